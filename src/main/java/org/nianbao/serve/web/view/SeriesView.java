package org.nianbao.serve.web.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.index.Index;
import org.nianbao.model.Indicator;

/**
 * One figure of one district over the years; a year without a number is a gap, never zero.
 *
 * @param chosen the figure
 * @param choices the figures there are
 * @param points one a year, ascending, without holes
 */
public record SeriesView(Indicator chosen, List<Indicator> choices, List<Point> points) {

    /** Width of the picture. */
    public static final int WIDTH = 720;
    /** Height of the picture. */
    public static final int HEIGHT = 220;

    private static final int LEFT = 64;
    private static final int RIGHT = 24;
    private static final int TOP = 20;
    private static final int BOTTOM = 32;

    /** A year, with the cell when some report prints one. */
    public record Point(int year, Optional<Index.CellRow> cell) {

        /** The number, when it is one. */
        public Optional<BigDecimal> value() {
            return cell.flatMap(c -> c.cell().value());
        }
    }

    /** Of the cells of one figure; of several reports for a year the one with the widest scope, given first, counts. */
    public static SeriesView of(Indicator chosen, List<Indicator> choices, List<Index.CellRow> cells) {
        TreeMap<Integer, Index.CellRow> byYear = new TreeMap<>();
        cells.forEach(c -> c.report().year().ifPresent(y -> byYear.putIfAbsent(y, c)));
        List<Point> points = new ArrayList<>();
        if (!byYear.isEmpty()) {
            for (int year = byYear.firstKey(); year <= byYear.lastKey(); year++) {
                points.add(new Point(year, Optional.ofNullable(byYear.get(year))));
            }
        }
        return new SeriesView(chosen, choices, points);
    }

    private BigDecimal most() {
        return points.stream().flatMap(p -> p.value().stream()).reduce(BigDecimal.ONE, BigDecimal::max);
    }

    private BigDecimal least() {
        return points.stream().flatMap(p -> p.value().stream()).reduce(BigDecimal.ZERO, BigDecimal::min);
    }

    /** Horizontal place of a point. */
    public long x(Point point) {
        int first = points.get(0).year();
        int steps = Math.max(1, points.size() - 1);
        return Math.round(LEFT + (double) (point.year() - first) / steps * (WIDTH - LEFT - RIGHT));
    }

    /** Vertical place of a value. */
    public long y(BigDecimal value) {
        double low = least().doubleValue();
        double span = most().doubleValue() - low;
        return Math.round(TOP + (1 - (value.doubleValue() - low) / span) * (HEIGHT - TOP - BOTTOM));
    }

    /** Lines between neighbouring years that both have a number: x1, y1, x2, y2. */
    public List<long[]> lines() {
        List<long[]> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            if (from.value().isPresent() && to.value().isPresent()) {
                lines.add(new long[] {
                    x(from), y(from.value().get()), x(to), y(to.value().get())
                });
            }
        }
        return lines;
    }

    /** The values written at the vertical axis. */
    public List<BigDecimal> ticks() {
        return Map.of(true, List.of(least(), most()), false, List.of(least(), BigDecimal.ZERO, most()))
                .get(least().signum() == 0);
    }

    /** Whether there is anything to draw. */
    public boolean drawable() {
        return points.stream().anyMatch(p -> p.value().isPresent());
    }
}
