package org.nianbao.model;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is remembered of a site from the last sweep that found reports there: where it found them. Tried first; when it no
 * longer leads to all that is wanted, a sweep goes on from the home page as if nothing were known.
 *
 * @param columns the columns that led to reports, best first
 * @param years the report years of the district that they led to
 * @param lower those of its departments and townships; empty where theirs are not asked for
 */
public record Memory(List<Column> columns, SortedSet<Integer> years, Optional<SortedSet<Integer>> lower) {
    /** Once memory suffices, only what is named like a report or a column of reports is still worth a request. */
    private static final int TELLING = 720;

    /** Copies the collections. */
    public Memory {
        columns = List.copyOf(columns);
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
        lower = lower.map(l -> Collections.unmodifiableSortedSet(new TreeSet<>(l)));
    }

    /** Of a site that is not known yet. */
    public static Memory none() {
        return new Memory(List.of(), new TreeSet<>(), Optional.empty());
    }

    /** Whether a sweep has met again every year that was known, and the newest report that can be expected. */
    public boolean suffices(Coverage met) {
        return !columns.isEmpty()
                && all(met.years(), years, met)
                && lower.filter(l -> !all(met.lower(), l, met)).isEmpty();
    }

    private static boolean all(SortedSet<Integer> found, SortedSet<Integer> known, Coverage met) {
        return found.containsAll(known) && found.contains(met.thisYear() - 1);
    }

    /** The same for a site that is asked for its departments' and townships' reports, or is not. */
    public Memory wanting(Set<Scope> beyond) {
        return new Memory(columns, years, lower.filter(l -> !beyond.isEmpty()));
    }

    /** The lowest promise that is still worth a request. */
    public int least(Coverage met) {
        return suffices(met) ? TELLING : met.least();
    }

    /**
     * A remembered column.
     *
     * @param uri its address
     * @param via the page that linked to it then
     * @param anchor text of that link, by which some columns are known only
     * @param promise above all links when it was there the last time; lower for an address that only follows its pattern
     */
    public record Column(URI uri, Optional<URI> via, String anchor, int promise) {}
}
