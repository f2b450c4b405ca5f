package org.nianbao.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Rows of a table whose numbers could stand in several columns, held against equations of its columns: ways that no
 * others make true are taken out.
 */
final class Placements {
    /** Steps of the search for a second way; whoever needs more stays undecided. */
    private static final int PATIENCE = 500;

    /** A row with its sign in each equation, 0 where it has no part. */
    record Line(Placement placement, List<Integer> signs) {}

    private final List<Line> lines;
    private final int equations;
    private final int columns;
    private final long[][] figures;
    private int steps;
    private List<List<int[]>> solution = List.of();

    Placements(List<Line> lines, int equations, int columns) {
        this.lines = lines;
        this.equations = equations;
        this.columns = columns;
        this.figures = lines.stream().map(l -> l.placement().figures()).toArray(long[][]::new);
    }

    /** The ways of each line that are left, none where the equations cannot be true; all as they were then. */
    List<Placement> settled() {
        List<List<int[]>> ways = new ArrayList<>();
        lines.forEach(l -> ways.add(l.placement().ways()));
        if (!narrowed(ways)) {
            return lines.stream().map(Line::placement).toList();
        }
        int found = search(ways, 0);
        List<List<int[]>> kept = found == 1 && steps < PATIENCE ? solution : ways;
        List<Placement> settled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            settled.add(new Placement(lines.get(i).placement().numbers(), kept.get(i)));
        }
        return settled;
    }

    /** How many solutions there are, up to two. */
    private int search(List<List<int[]>> ways, int found) {
        if (++steps >= PATIENCE) {
            return found;
        }
        int open = leastOpen(ways);
        if (open < 0) {
            solution = ways;
            return found + 1;
        }
        int count = found;
        for (int[] way : ways.get(open)) {
            List<List<int[]>> next = new ArrayList<>(ways);
            next.set(open, List.of(way));
            if (count < 2 && steps < PATIENCE && narrowed(next)) {
                count = search(next, count);
            }
        }
        return count;
    }

    /** The line with the fewest ways, of those with more than one; -1 when there is none. */
    private static int leastOpen(List<List<int[]>> ways) {
        int open = -1;
        for (int i = 0; i < ways.size(); i++) {
            boolean fewer = open < 0 || ways.get(i).size() < ways.get(open).size();
            open = ways.get(i).size() > 1 && fewer ? i : open;
        }
        return open;
    }

    /** Takes out the ways that no equation leaves room for, until nothing changes; false when a line has none left. */
    private boolean narrowed(List<List<int[]>> ways) {
        int before;
        do {
            before = ways.stream().mapToInt(List::size).sum();
            for (int i = 0; i < equations * columns; i++) {
                if (!narrow(ways, i / columns, i % columns)) {
                    return false;
                }
            }
        } while (ways.stream().mapToInt(List::size).sum() < before);
        return true;
    }

    private boolean narrow(List<List<int[]>> ways, int equation, int column) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < lines.size(); i++) {
            low += values(ways.get(i), i, equation, column).min().orElseThrow();
            high += values(ways.get(i), i, equation, column).max().orElseThrow();
        }
        for (int i = 0; i < lines.size(); i++) {
            List<int[]> kept = within(ways.get(i), i, equation, column, low, high);
            if (kept.size() < ways.get(i).size()) {
                ways.set(i, kept);
                return !kept.isEmpty(); // the others are looked at again
            }
        }
        return true;
    }

    /** The ways of a line with which all lines together, from low to high, can still come to nothing. */
    private List<int[]> within(List<int[]> ways, int line, int equation, int column, long low, long high) {
        long restLow = low - values(ways, line, equation, column).min().orElseThrow();
        long restHigh = high - values(ways, line, equation, column).max().orElseThrow();
        return ways.stream()
                .filter(w -> value(line, w, equation, column) + restLow <= 0)
                .filter(w -> value(line, w, equation, column) + restHigh >= 0)
                .toList();
    }

    private LongStream values(List<int[]> ways, int line, int equation, int column) {
        return ways.stream().mapToLong(w -> value(line, w, equation, column));
    }

    private long value(int line, int[] way, int equation, int column) {
        return way[column] == Placement.NONE ? 0 : lines.get(line).signs().get(equation) * figures[line][way[column]];
    }
}
