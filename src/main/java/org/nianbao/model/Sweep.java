package org.nianbao.model;

import java.time.Instant;
import java.util.Set;

/**
 * One sweep of one site: the unit of work.
 *
 * @param id unique, sortable by time, used in WARC metadata and the ledger
 * @param site the site
 * @param years the report years wanted; empty means all
 * @param requested when it was asked for
 * @param by what asked: {@code schedule}, {@code command}, {@code demo}, or {@link #PERSON}
 */
public record Sweep(String id, Site site, Set<Integer> years, Instant requested, String by) {
    /** A person named this very site; so a pause after a refusal may end early. */
    public static final String PERSON = "person";

    /** Copies the set. */
    public Sweep {
        years = Set.copyOf(years);
    }
}
