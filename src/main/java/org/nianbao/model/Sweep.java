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
 * @param by what asked: {@code schedule}, {@code command}, {@code demo}
 */
public record Sweep(String id, Site site, Set<Integer> years, Instant requested, String by) {

    /** Copies the set. */
    public Sweep {
        years = Set.copyOf(years);
    }
}
