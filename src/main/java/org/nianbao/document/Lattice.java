package org.nianbao.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells that rulings cut out: positions of rulings make an elementary grid, and neighbours without a ruling between
 * them are one cell.
 */
final class Lattice {
    private static final int MANY = 4_000;

    private final List<Double> xs;
    private final List<Double> ys;
    private final DisjointSets cells;

    /**
     * A cell in elementary rows and columns.
     *
     * @param row first row
     * @param column first column
     * @param rows how many it covers
     * @param columns how many it covers
     */
    record Area(int row, int column, int rows, int columns) {}

    private Lattice(List<Ruling> rulings) {
        List<Ruling> across = rulings.stream().filter(Ruling::horizontal).toList();
        List<Ruling> down = rulings.stream().filter(r -> !r.horizontal()).toList();
        this.xs = axis(down, across);
        this.ys = axis(across, down);
        this.cells = new DisjointSets(rows() * columns());
        join(down, across);
    }

    /** The lattices of a page; rulings that touch belong to the same. */
    static List<Lattice> of(List<Ruling> rulings) {
        List<Ruling> joined = Ruling.joined(rulings);
        if (joined.size() > MANY) {
            return List.of(); // a drawing
        }
        DisjointSets touching = new DisjointSets(joined.size());
        for (int i = 0; i < joined.size(); i++) {
            for (int j = i + 1; j < joined.size(); j++) {
                if (joined.get(i).touches(joined.get(j))) {
                    touching.join(i, j);
                }
            }
        }
        Map<Integer, List<Ruling>> groups = new LinkedHashMap<>();
        for (int i = 0; i < joined.size(); i++) {
            groups.computeIfAbsent(touching.find(i), k -> new ArrayList<>()).add(joined.get(i));
        }
        return groups.values().stream()
                .filter(group -> group.size() >= 4)
                .map(Lattice::new)
                .filter(lattice -> lattice.columns() > 1 && lattice.rows() > 0)
                .toList();
    }

    /** Positions of the lines in one direction; where no line closes the lattice, the ends of the others do. */
    private static List<Double> axis(List<Ruling> lines, List<Ruling> others) {
        List<Double> all = new ArrayList<>(lines.stream().map(Ruling::at).toList());
        List<Double> first = clustered(others.stream().map(Ruling::from).toList());
        List<Double> last = clustered(others.stream().map(Ruling::to).toList());
        if (!first.isEmpty()) {
            all.add(first.get(0));
            all.add(last.get(last.size() - 1));
        }
        return clustered(all);
    }

    private static List<Double> clustered(List<Double> positions) {
        List<Double> sorted = positions.stream().sorted().toList();
        List<Double> clusters = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || sorted.get(i) - sorted.get(begin) > Ruling.NEAR) {
                clusters.add(sorted.subList(begin, i).stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow());
                begin = i;
            }
        }
        return clusters;
    }

    int rows() {
        return Math.max(0, ys.size() - 1);
    }

    int columns() {
        return Math.max(0, xs.size() - 1);
    }

    List<Double> xs() {
        return xs;
    }

    List<Double> ys() {
        return ys;
    }

    private void join(List<Ruling> down, List<Ruling> across) {
        boolean[] walls = walls(down, xs, ys);
        boolean[] floors = walls(across, ys, xs);
        for (int r = 0; r < rows(); r++) {
            for (int c = 0; c < columns(); c++) {
                if (c > 0 && !walls[c * rows() + r]) {
                    cells.join(r * columns() + c, r * columns() + c - 1);
                }
                if (r > 0 && !floors[r * columns() + c]) {
                    cells.join(r * columns() + c, (r - 1) * columns() + c);
                }
            }
        }
    }

    /** For each position of the lines and each step along them, whether a line is there. */
    private static boolean[] walls(List<Ruling> lines, List<Double> at, List<Double> along) {
        int steps = Math.max(0, along.size() - 1);
        boolean[] walls = new boolean[at.size() * steps];
        for (Ruling line : lines) {
            int position = nearest(at, line.at());
            for (int s = 0; s < steps; s++) {
                double middle = (along.get(s) + along.get(s + 1)) / 2;
                walls[position * steps + s] |= line.from() <= middle && line.to() >= middle;
            }
        }
        return walls;
    }

    private static int nearest(List<Double> positions, double wanted) {
        int best = 0;
        for (int i = 1; i < positions.size(); i++) {
            if (Math.abs(positions.get(i) - wanted) < Math.abs(positions.get(best) - wanted)) {
                best = i;
            }
        }
        return best;
    }

    /** The cells in reading order. One that is no rectangle, because a ruling is missing, is cut into rows. */
    List<Area> areas() {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < rows() * columns(); i++) {
            members.computeIfAbsent(cells.find(i), k -> new ArrayList<>()).add(i);
        }
        List<Area> areas = new ArrayList<>();
        for (List<Integer> cell : members.values()) {
            Area whole = bounds(cell);
            if (whole.rows() * whole.columns() == cell.size()) {
                areas.add(whole);
            } else {
                areas.addAll(strips(cell));
            }
        }
        areas.sort((a, b) -> a.row() != b.row() ? a.row() - b.row() : a.column() - b.column());
        return areas;
    }

    private Area bounds(List<Integer> cell) {
        int top = cell.get(0) / columns();
        int bottom = cell.get(cell.size() - 1) / columns();
        int left = cell.stream().mapToInt(i -> i % columns()).min().orElseThrow();
        int right = cell.stream().mapToInt(i -> i % columns()).max().orElseThrow();
        return new Area(top, left, bottom - top + 1, right - left + 1);
    }

    private List<Area> strips(List<Integer> cell) {
        Map<String, Area> open = new HashMap<>();
        List<Area> strips = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= cell.size(); i++) {
            boolean runs = i < cell.size()
                    && cell.get(i) == cell.get(i - 1) + 1
                    && cell.get(i) / columns() == cell.get(begin) / columns();
            if (!runs) {
                Area strip = new Area(cell.get(begin) / columns(), cell.get(begin) % columns(), 1, i - begin);
                String key = strip.column() + " " + strip.columns();
                Area above = open.get(key);
                if (above != null && above.row() + above.rows() == strip.row()) {
                    strips.remove(above);
                    strip = new Area(above.row(), above.column(), above.rows() + 1, above.columns());
                }
                strips.add(strip);
                open.put(key, strip);
                begin = i;
            }
        }
        return strips;
    }
}
