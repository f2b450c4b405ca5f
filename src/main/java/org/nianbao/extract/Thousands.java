package org.nianbao.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

/** Numbers in a text without other marks than blanks, whose thousands are parted by blanks, too: {@code 12 130 0 1 213}. */
final class Thousands {
    private static final Pattern FIRST = Pattern.compile("-?[1-9]\\d{0,2}");
    private static final Pattern NEXT = Pattern.compile("\\d{3}");
    /** Whoever has more ways than this to be read is not read. */
    private static final int MOST = 2000;

    private final List<Grid.Cell> printed;
    private final int wanted;
    private final Predicate<List<Grid.Cell>> fits;
    private final List<List<Grid.Cell>> found = new ArrayList<>();
    private int steps;

    private Thousands(List<Grid.Cell> printed, int wanted, Predicate<List<Grid.Cell>> fits) {
        this.printed = printed;
        this.wanted = wanted;
        this.fits = fits;
    }

    /**
     * Every way to put pieces together so that they are so many numbers; none when there are too many ways.
     *
     * @param printed the pieces of a row
     * @param wanted how many numbers the row has
     * @param fits whether the numbers from the left, as many as there are so far, may be right
     */
    static List<List<Grid.Cell>> joined(List<Grid.Cell> printed, int wanted, Predicate<List<Grid.Cell>> fits) {
        boolean text = printed.stream().allMatch(c -> c.place() instanceof Locator.Span);
        if (!text || printed.size() <= wanted || printed.size() > 4 * wanted) {
            return List.of();
        }
        Thousands ways = new Thousands(printed, wanted, fits);
        ways.from(0, new ArrayList<>());
        return ways.steps > 50 * MOST || ways.found.size() > MOST ? List.of() : ways.found;
    }

    private void from(int next, List<Grid.Cell> numbers) {
        if (++steps > 50 * MOST || found.size() > MOST || !fits.test(numbers)) {
            return;
        }
        if (next == printed.size()) {
            if (numbers.size() == wanted) {
                found.add(List.copyOf(numbers));
            }
            return;
        }
        int rest = wanted - numbers.size();
        for (int end = next + 1; rest > 0 && end <= printed.size() && number(next, end); end++) {
            if (printed.size() - end >= rest - 1) {
                numbers.add(joined(printed.subList(next, end)));
                from(end, numbers);
                numbers.remove(numbers.size() - 1);
            }
        }
    }

    private boolean number(int from, int to) {
        return to - from == 1
                || FIRST.matcher(printed.get(from).text()).matches()
                        && NEXT.matcher(printed.get(to - 1).text()).matches();
    }

    private static Grid.Cell joined(List<Grid.Cell> pieces) {
        Grid.Cell first = pieces.get(0);
        if (pieces.size() == 1) {
            return first;
        }
        String text = String.join(" ", pieces.stream().map(Grid.Cell::text).toList());
        int start = ((Locator.Span) first.place()).start();
        int end = ((Locator.Span) pieces.get(pieces.size() - 1).place()).end();
        return new Grid.Cell(
                first.row(), first.column(), first.rowSpan(), first.columnSpan(), text, new Locator.Span(start, end));
    }

    /** Whether any of the numbers was put together. */
    static boolean in(List<Grid.Cell> numbers) {
        return numbers.stream().anyMatch(c -> c.text().indexOf(' ') > 0);
    }
}
