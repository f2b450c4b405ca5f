package org.nianbao.model;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which report years a sweep has met so far, and with it how much longer guessing is worth the site's trouble: links that
 * promise something are always followed, guesses only while years are missing, and not without end.
 *
 * @param thisYear the calendar year of the sweep
 * @param years report years of the district met
 * @param lower report years of its departments and townships met
 * @param fruitless guesses in a row that brought nothing
 * @param lucky whether the last guess led to something: then the next best is tried, too
 */
public record Coverage(int thisYear, SortedSet<Integer> years, SortedSet<Integer> lower, int fruitless, boolean lucky) {
    /** Links whose promise is lower are guesses. */
    public static final int GUESS = 100;

    private static final int ALL_YEARS_UNKNOWN = 80;
    private static final int FEW_YEARS = 20;
    private static final int LATE_BEGINNING = 6;
    private static final int FEW = 3;
    /** Sites that begin later have usually lost their older reports, or keep them elsewhere. */
    private static final int EARLY = 2016;
    /** The newest report may be late, and one year may be missing. */
    private static final int LATE = 3;

    /** From this promise on a link is named like a column or a report. */
    private static final int TELLING = 740;

    /** Copies the sets. */
    public Coverage {
        years = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(years));
        lower = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(lower));
    }

    /** At the beginning of a sweep. */
    public static Coverage none(int thisYear) {
        return new Coverage(thisYear, new TreeSet<>(), new TreeSet<>(), 0, false);
    }

    /**
     * After an address has ended.
     *
     * @param judgement of its page, when there was one to judge
     * @param promise that it had
     */
    public Coverage after(Optional<Judgement> judgement, int promise) {
        TreeSet<Integer> all = new TreeSet<>(years);
        TreeSet<Integer> lowerToo = new TreeSet<>(lower);
        judgement.flatMap(Judgement::report).ifPresent(clue -> clue.year()
                .ifPresent(ofDistrict(clue) ? all::add : lowerToo::add));
        boolean gain =
                all.size() > years.size() || judgement.filter(Coverage::leadsOn).isPresent();
        boolean guess = promise < GUESS;
        int guesses = guess ? fruitless + 1 : fruitless;
        boolean luck = guess ? gain : lucky;
        return new Coverage(thisYear, all, lowerToo, gain ? 0 : guesses, luck);
    }

    /** The report of a department or township accounts for no year of the district's. */
    private static boolean ofDistrict(Judgement.ReportClue clue) {
        return clue.scope() != Scope.DEPARTMENT && clue.scope() != Scope.TOWNSHIP;
    }

    private static boolean leadsOn(Judgement judgement) {
        return judgement.links().stream().anyMatch(link -> link.promise() >= TELLING);
    }

    /** The lowest promise that is still worth a request. */
    public int least() {
        return fruitless < patience() ? 1 : GUESS;
    }

    private int patience() {
        if (years.isEmpty()) {
            return ALL_YEARS_UNKNOWN;
        }
        if (years.size() < FEW || years.last() < thisYear - LATE || gaps()) {
            return FEW_YEARS;
        }
        return accounted() ? (lucky ? 1 : 0) : LATE_BEGINNING;
    }

    /** A year may be missing here and there; where every other one is, they lie somewhere else. */
    private boolean gaps() {
        int span = years.last() - years.first() + 1;
        return years.size() * 3 < span * 2;
    }

    /** Whether the years met look like all there are: recent ones and early ones, and most of those between. */
    public boolean accounted() {
        return years.size() >= FEW && years.last() >= thisYear - LATE && years.first() <= EARLY && !gaps();
    }
}
