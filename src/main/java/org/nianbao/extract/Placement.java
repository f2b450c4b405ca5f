package org.nianbao.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

/**
 * Numbers of a row in whose text blank cells have vanished, and the ways to place them, in order, in the columns of the
 * row: what all ways agree on is certain.
 *
 * @param numbers the printed cells
 * @param ways for each way and column the index of its number, {@link #NONE} for a blank cell
 */
record Placement(List<Grid.Cell> numbers, List<int[]> ways) {
    /** No number stands in a column. */
    static final int NONE = -1;
    /** The ways disagree on a column. */
    static final int OPEN = -2;

    /** Every way to place so many numbers in so many columns, in order. */
    static List<int[]> all(int numbers, int columns) {
        List<int[]> ways = new ArrayList<>();
        for (int mask = 0; mask < 1 << columns; mask++) {
            if (Integer.bitCount(mask) == numbers) {
                int[] way = new int[columns];
                int next = 0;
                for (int c = 0; c < columns; c++) {
                    way[c] = (mask >> c & 1) == 1 ? next++ : NONE;
                }
                ways.add(way);
            }
        }
        return ways;
    }

    /** Every way to place numbers whose last is the sum of the others, in columns whose last is the total. */
    static List<int[]> totalled(List<Grid.Cell> numbers, int from, int count, int columns) {
        List<int[]> ways = new ArrayList<>();
        if (count == 0) {
            ways.add(filled(new int[0], columns, 0));
        } else if (count > 1 && count <= columns && sums(numbers.subList(from, from + count))) {
            all(count - 1, columns - 1).forEach(w -> {
                int[] way = filled(w, columns, from);
                way[columns - 1] = from + count - 1;
                ways.add(way);
            });
        }
        return ways;
    }

    private static int[] filled(int[] way, int columns, int from) {
        int[] filled = new int[columns];
        Arrays.fill(filled, NONE);
        for (int i = 0; i < way.length; i++) {
            filled[i] = way[i] == NONE ? NONE : way[i] + from;
        }
        return filled;
    }

    private static boolean sums(List<Grid.Cell> numbers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < numbers.size(); i++) {
            Figure figure = Figure.read(numbers.get(i).text());
            BigDecimal value = figure.value().orElse(BigDecimal.ONE.negate());
            if (value.signum() < 0 || value.stripTrailingZeros().scale() > 0) {
                return false;
            }
            sum = i < numbers.size() - 1 ? sum.add(value) : sum.subtract(value);
        }
        return sum.signum() == 0;
    }

    /** For each column what all ways agree on: the index of a number, {@link #NONE} or {@link #OPEN}. */
    int[] certain() {
        int[] certain = ways.get(0).clone();
        for (int[] way : ways) {
            for (int c = 0; c < certain.length; c++) {
                certain[c] = certain[c] == way[c] ? certain[c] : OPEN;
            }
        }
        return certain;
    }

    /** Whether every column is certain. */
    boolean settled() {
        return ways.size() == 1;
    }

    /**
     * The ways that blanks bear out up to the last column: where single blanks part the columns, a blank cell leaves one
     * more. All ways when none is borne out, for blanks may be mere filling.
     */
    Placement spaced(Row row) {
        List<int[]> borneOut = ways.stream().filter(w -> spaced(row, w)).toList();
        return borneOut.isEmpty() ? this : new Placement(numbers, borneOut);
    }

    private boolean spaced(Row row, int[] way) {
        int at = row.own().indexOf(numbers.get(0));
        int last = at > 0 ? -1 : column(way, 0);
        int end = at > 0 ? span(row.own().get(at - 1)).end() : 0;
        boolean fits = true;
        for (int i = at > 0 ? 0 : 1; i < numbers.size(); i++) {
            Locator.Span span = span(numbers.get(i));
            Locator.Span before = i > 0 ? span(numbers.get(i - 1)) : new Locator.Span(end, end);
            int column = column(way, i);
            fits = fits && span.start() - before.end() == column - last;
            last = column;
        }
        return fits && last == way.length - 1;
    }

    private static int column(int[] way, int number) {
        for (int c = 0; c < way.length; c++) {
            if (way[c] == number) {
                return c;
            }
        }
        throw new IllegalArgumentException("every number has a column");
    }

    private static Locator.Span span(Grid.Cell cell) {
        return (Locator.Span) cell.place();
    }

    /** The numbers' values. */
    long[] figures() {
        return numbers.stream()
                .mapToLong(c ->
                        Figure.read(c.text()).value().orElse(BigDecimal.ZERO).longValue())
                .toArray();
    }

    /** The cell that stands for a column of this row, blank where no number does. */
    Grid.Cell cell(int index, Row row) {
        return index == NONE ? blank(row) : numbers.get(index);
    }

    /** A blank cell behind the last one that is printed in a row. */
    static Grid.Cell blank(Row row) {
        Grid.Cell last = row.own().get(row.own().size() - 1);
        Locator.Place place =
                last.place() instanceof Locator.Span span ? new Locator.Span(span.end(), span.end()) : last.place();
        return new Grid.Cell(last.row(), last.column() + 1, 1, 1, "", place);
    }

    /** Whether the cells of a row come from text between blanks, where a blank cell leaves no trace. */
    static boolean squeezed(List<Grid.Cell> cells) {
        return !cells.isEmpty()
                && cells.stream()
                        .allMatch(c -> c.place() instanceof Locator.Span
                                && Figure.read(c.text()).number());
    }
}
