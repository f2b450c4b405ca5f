package org.nianbao.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.Cell;
import org.nianbao.model.Grid;

/**
 * One row of numbers as printed in table 三.
 *
 * @param row the row of the grid
 * @param line what it is, once known
 * @param label its label as printed
 * @param tail the cells behind its label
 * @param slots the seven cells from 自然人 to 总计, empty when the numbers cannot be assigned to columns
 * @param shifted whether the sum of the row had to decide that
 */
record RequestRow(
        Row row,
        Optional<RequestLine> line,
        String label,
        List<Grid.Cell> tail,
        List<Grid.Cell> slots,
        boolean shifted) {
    /** Columns of the table: six kinds of applicants and their total. */
    static final int COLUMNS = 7;

    /** Finds out which of the printed cells belong to the seven columns. */
    static RequestRow align(Row row, String label, List<Grid.Cell> tail, List<Integer> header) {
        List<Grid.Cell> below = below(row, tail, header);
        if (!below.isEmpty()) {
            return new RequestRow(row, Optional.empty(), label, tail, below, false);
        }
        List<Grid.Cell> printed = trimmed(tail);
        if (printed.size() == COLUMNS || (tail.size() == COLUMNS && printed.size() < COLUMNS)) {
            List<Grid.Cell> seven = printed.size() == COLUMNS ? printed : tail;
            return new RequestRow(row, Optional.empty(), label, tail, seven, false);
        }
        List<Grid.Cell> chosen = printed.size() > COLUMNS ? summing(tooMany(printed)) : summing(windows(tail, printed));
        return new RequestRow(row, Optional.empty(), label, tail, chosen, !printed.isEmpty() && !chosen.isEmpty());
    }

    /** The same row, known. */
    RequestRow as(RequestLine known) {
        return new RequestRow(row, Optional.of(known), label, tail, slots, shifted);
    }

    /** The same row with cells for its seven columns that more than its own sum decided on. */
    RequestRow with(List<Grid.Cell> seven) {
        return new RequestRow(row, line, label, tail, seven, true);
    }

    /** The different ways to leave out what is too many so that the row sums. */
    List<List<Grid.Cell>> rivals() {
        List<Grid.Cell> printed = trimmed(tail);
        Map<List<Figure>, List<Grid.Cell>> different = new LinkedHashMap<>();
        if (slots.isEmpty() && printed.size() > COLUMNS) {
            tooMany(printed).stream()
                    .filter(RequestRow::sums)
                    .forEach(cells -> different.putIfAbsent(
                            cells.stream().map(c -> Figure.read(c.text())).toList(), cells));
        }
        return List.copyOf(different.values());
    }

    /** Whether blanks part the thousands of its numbers. */
    boolean parted() {
        return Thousands.in(slots);
    }

    /** Whether it prints any number or dash. */
    boolean printed() {
        return !trimmed(tail).isEmpty();
    }

    /** The ways to place its numbers when the text holds fewer of them than columns and no trace of blank cells. */
    Optional<Placement> placement() {
        if (!slots.isEmpty() || tail.size() >= COLUMNS || !Placement.squeezed(tail)) {
            return Optional.empty();
        }
        List<int[]> ways = Placement.totalled(tail, 0, tail.size(), COLUMNS);
        return ways.isEmpty() ? Optional.empty() : Optional.of(new Placement(tail, ways).spaced(row));
    }

    /** Its seven cells as a placement that is certain. */
    Placement placed() {
        int[] way = new int[COLUMNS];
        Arrays.setAll(way, i -> value(i).isPresent() ? i : Placement.NONE);
        return new Placement(slots, List.of(way));
    }

    /** Whether its total is the sum of its applicants, blanks and dashes counting nothing. */
    boolean sums() {
        return slots.size() == COLUMNS && sums(slots);
    }

    /** Whether it prints numbers but none in the place of their total, as when a row has one number too few. */
    boolean lacksTotal() {
        boolean blank = !slots.isEmpty() && blank(slots.get(COLUMNS - 1));
        return blank && slots.stream().anyMatch(c -> Figure.read(c.text()).number());
    }

    /** The number in a column; empty unless it is one. */
    Optional<BigDecimal> value(int column) {
        return slots.isEmpty()
                ? Optional.empty()
                : Figure.read(slots.get(column).text()).value();
    }

    /** The cells below the header's columns, when they are seven and leave no number out. */
    private static List<Grid.Cell> below(Row row, List<Grid.Cell> tail, List<Integer> header) {
        List<Grid.Cell> below = new ArrayList<>();
        for (int column : header) {
            row.at(column).filter(c -> tail.contains(c) && !below.contains(c)).ifPresent(below::add);
        }
        boolean all = tail.stream().filter(c -> Figure.read(c.text()).number()).allMatch(below::contains);
        return all && below.size() == COLUMNS ? below : List.of();
    }

    private static List<Grid.Cell> trimmed(List<Grid.Cell> tail) {
        int from = 0;
        int to = tail.size();
        while (from < to && blank(tail.get(from))) {
            from++;
        }
        while (to > from && blank(tail.get(to - 1))) {
            to--;
        }
        return tail.subList(from, to);
    }

    private static boolean blank(Grid.Cell cell) {
        return Figure.read(cell.text()).kind() == Cell.Kind.BLANK;
    }

    /** Every way to read a row of more cells than columns: some are too many, or blanks part their thousands. */
    private static List<List<Grid.Cell>> tooMany(List<Grid.Cell> printed) {
        List<List<Grid.Cell>> ways = new ArrayList<>(choices(printed));
        ways.addAll(Thousands.joined(printed, COLUMNS, numbers -> true));
        return ways;
    }

    /** One or two cells too many: every way to leave out what counts nothing, those before the total first. */
    private static List<List<Grid.Cell>> choices(List<Grid.Cell> printed) {
        List<List<Grid.Cell>> choices = new ArrayList<>();
        if (printed.size() == COLUMNS + 1) {
            for (int out = printed.size() - 2; out >= 0; out--) {
                if (nothing(printed.get(out))) {
                    choices.add(without(printed, out));
                }
            }
        } else if (printed.size() == COLUMNS + 2) {
            for (int out = printed.size() - 2; out >= 0; out--) {
                if (nothing(printed.get(out))) {
                    choices.addAll(choices(without(printed, out)));
                }
            }
        }
        return choices;
    }

    private static boolean nothing(Grid.Cell cell) {
        Figure figure = Figure.read(cell.text());
        return figure.mark() && figure.value().orElse(BigDecimal.ZERO).signum() == 0;
    }

    private static List<Grid.Cell> without(List<Grid.Cell> cells, int out) {
        List<Grid.Cell> rest = new ArrayList<>(cells);
        rest.remove(out);
        return rest;
    }

    /** Too few numbers: every seven neighbouring cells that hold them all. */
    private static List<List<Grid.Cell>> windows(List<Grid.Cell> tail, List<Grid.Cell> printed) {
        List<List<Grid.Cell>> windows = new ArrayList<>();
        for (int from = 0; from + COLUMNS <= tail.size() && from < COLUMNS; from++) {
            List<Grid.Cell> window = tail.subList(from, from + COLUMNS);
            if (window.containsAll(printed)) {
                windows.add(window);
            }
        }
        return windows;
    }

    /** The choice whose total is the sum of its applicants, if all such choices say the same. */
    private static List<Grid.Cell> summing(List<List<Grid.Cell>> choices) {
        List<List<Grid.Cell>> good = choices.stream().filter(RequestRow::sums).toList();
        Set<List<Figure>> different = new HashSet<>();
        good.forEach(cells ->
                different.add(cells.stream().map(c -> Figure.read(c.text())).toList()));
        return different.size() == 1 ? List.copyOf(good.get(0)) : List.of();
    }

    private static boolean sums(List<Grid.Cell> seven) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < COLUMNS; i++) {
            Figure figure = Figure.read(seven.get(i).text());
            if (!figure.mark()) {
                return false;
            }
            BigDecimal value = figure.value().orElse(BigDecimal.ZERO);
            sum = i < COLUMNS - 1 ? sum.add(value) : sum.subtract(value);
        }
        return sum.signum() == 0;
    }
}
