package org.nianbao.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A straight line along an axis of a page.
 *
 * @param horizontal its direction
 * @param at where it lies across its direction
 * @param from where it begins
 * @param to where it ends
 */
record Ruling(boolean horizontal, double at, double from, double to) {
    /** Lines nearer than this, in points, are one; so are ends and crossings. */
    static final double NEAR = 3;

    private static final double SAME_LINE = 1;

    boolean touches(Ruling other) {
        return horizontal != other.horizontal
                && other.at >= from - NEAR
                && other.at <= to + NEAR
                && at >= other.from - NEAR
                && at <= other.to + NEAR;
    }

    /** Pieces of one line, dashes too, put together. */
    static List<Ruling> joined(List<Ruling> pieces) {
        List<Ruling> joined = new ArrayList<>();
        List<Ruling> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparing(Ruling::horizontal).thenComparing(Ruling::at));
        int begin = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !sorted.get(i).isInLineWith(sorted.get(i - 1))) {
                joined.addAll(joinedInLine(new ArrayList<>(sorted.subList(begin, i))));
                begin = i;
            }
        }
        return joined;
    }

    private boolean isInLineWith(Ruling before) {
        return horizontal == before.horizontal && at - before.at <= SAME_LINE;
    }

    private static List<Ruling> joinedInLine(List<Ruling> line) {
        line.sort(Comparator.comparing(Ruling::from));
        List<Ruling> joined = new ArrayList<>();
        for (Ruling piece : line) {
            Ruling last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && piece.from <= last.to + NEAR) {
                joined.set(
                        joined.size() - 1,
                        new Ruling(last.horizontal, last.at, last.from, Math.max(last.to, piece.to)));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }
}
