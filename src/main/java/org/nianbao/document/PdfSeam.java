package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Grid;

/**
 * Puts a table together that a page end has cut. It goes on on the next page when its columns do; a header printed again
 * is left out, and a cell or row that the page end has torn is mended.
 */
final class PdfSeam {
    private static final Pattern NUMBERED =
            Pattern.compile("^\\s*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?[0-9０-９]{1,2}[)）、.．])[\\s\\S]*");
    private static final Pattern FIGURE = Pattern.compile("[-+]?[0-9０-９,，.．/—－-]+");
    private static final int HEADER = 4;

    private PdfSeam() {}

    /** Both as one, if the columns match. */
    static Optional<PdfTable> join(PdfTable above, PdfTable below) {
        Optional<List<Double>> xs = commonColumns(above.xs(), below.xs());
        return xs.map(columns -> joined(on(columns, above), on(columns, below)));
    }

    /** The finer columns, when both tables are as wide and every edge of the coarser is one of the finer's. */
    private static Optional<List<Double>> commonColumns(List<Double> a, List<Double> b) {
        List<Double> fine = a.size() >= b.size() ? a : b;
        List<Double> coarse = a.size() >= b.size() ? b : a;
        boolean sameWidth = near(a.get(0), b.get(0)) && near(a.get(a.size() - 1), b.get(b.size() - 1));
        boolean within = coarse.stream().allMatch(x -> fine.stream().anyMatch(f -> near(f, x)));
        return sameWidth && within ? Optional.of(fine) : Optional.empty();
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= Ruling.NEAR;
    }

    private static PdfTable on(List<Double> columns, PdfTable table) {
        List<Integer> index = table.xs().stream().map(x -> nearest(columns, x)).toList();
        List<Grid.Cell> cells = table.cells().stream()
                .map(c -> {
                    int from = index.get(c.column());
                    int to = index.get(c.column() + c.columnSpan());
                    return cell(c, new Lattice.Area(c.row(), from, c.rowSpan(), to - from), c.text());
                })
                .toList();
        return new PdfTable(table.lastPage(), table.top(), columns, cells, table.full(), table.recognised());
    }

    private static int nearest(List<Double> columns, double x) {
        int best = 0;
        for (int i = 1; i < columns.size(); i++) {
            best = Math.abs(columns.get(i) - x) < Math.abs(columns.get(best) - x) ? i : best;
        }
        return best;
    }

    private static PdfTable joined(PdfTable above, PdfTable below) {
        int header = repeatedHeader(above, below);
        List<Grid.Cell> cells = new ArrayList<>(above.cells());
        List<Grid.Cell> rest = below.cells().stream()
                .filter(c -> c.row() >= header)
                .map(c -> moved(c, -header))
                .toList();
        int end = above.rows();
        boolean torn = header == 0 && isTornRow(above, rest);
        for (Grid.Cell c : rest) {
            append(cells, c, end, torn);
        }
        cells.sort((a, b) -> a.row() != b.row() ? a.row() - b.row() : a.column() - b.column());
        return new PdfTable(
                below.lastPage(),
                above.top(),
                above.xs(),
                cells,
                below.full(),
                above.recognised() || below.recognised());
    }

    /** How many rows at the top of the next page only say again what the table began with. */
    private static int repeatedHeader(PdfTable above, PdfTable below) {
        for (int rows = Math.min(HEADER, below.rows() - 1); rows > 0; rows--) {
            int n = rows;
            List<Grid.Cell> head =
                    below.cells().stream().filter(c -> c.row() < n).toList();
            List<String> first =
                    shape(above.cells().stream().filter(c -> c.row() < n).toList());
            boolean closed = head.stream().allMatch(c -> c.row() + c.rowSpan() <= n);
            boolean words = head.stream()
                    .anyMatch(c ->
                            !c.text().isEmpty() && !FIGURE.matcher(c.text()).matches());
            if (closed && words && shape(head).equals(first)) {
                return rows;
            }
        }
        return 0;
    }

    private static List<String> shape(List<Grid.Cell> cells) {
        return cells.stream()
                .map(c -> c.row() + " " + c.column() + " " + c.rowSpan() + " " + c.columnSpan() + " "
                        + c.text().replaceAll("\\s", ""))
                .toList();
    }

    /**
     * Whether the first row of the next page is the rest of the last one: its words go on where words above filled their
     * cell and carry no number of their own, no position holds text in both else, and one of both has no figures.
     */
    private static boolean isTornRow(PdfTable above, List<Grid.Cell> below) {
        int end = above.rows();
        List<Grid.Cell> last =
                above.cells().stream().filter(c -> c.row() == end - 1).toList();
        List<Grid.Cell> first =
                below.stream().filter(c -> c.row() == 0 && c.rowSpan() == 1).toList();
        boolean words = first.stream().anyMatch(c -> isWords(c.text()));
        boolean fits = first.stream().filter(c -> !c.text().isEmpty()).allMatch(c -> fits(above, c, end));
        boolean oneWithout = figures(last) == 0 || figures(first) == 0;
        return words && fits && oneWithout && figures(last) + figures(first) > 0;
    }

    private static boolean fits(PdfTable above, Grid.Cell c, int end) {
        Optional<Grid.Cell> partner = partner(above.cells(), c, end);
        return isWords(c.text())
                ? partner.filter(p -> above.full().contains(p.place())).isPresent() && !isNumbered(c)
                : partner.filter(p -> p.text().isEmpty()).isPresent();
    }

    private static boolean isWords(String text) {
        return !text.isEmpty() && !FIGURE.matcher(text).matches();
    }

    private static long figures(List<Grid.Cell> cells) {
        return cells.stream().filter(c -> FIGURE.matcher(c.text()).matches()).count();
    }

    private static void append(List<Grid.Cell> cells, Grid.Cell c, int end, boolean torn) {
        int shift = torn ? end - 1 : end;
        Optional<Grid.Cell> partner = c.row() == 0 ? partner(cells, c, end) : Optional.empty();
        if (partner.isPresent() && (torn || goesOn(partner.get(), c))) {
            Grid.Cell p = partner.get();
            int down = shift + c.rowSpan() - p.row();
            String text = p.text().isEmpty() || c.text().isEmpty() ? p.text() + c.text() : p.text() + "\n" + c.text();
            Grid.Cell place = p.text().isEmpty() && !c.text().isEmpty() ? c : p;
            Lattice.Area area = new Lattice.Area(p.row(), p.column(), Math.max(down, p.rowSpan()), p.columnSpan());
            cells.set(cells.indexOf(p), cell(place, area, text));
        } else {
            cells.add(moved(c, shift));
        }
    }

    /** The cell that touches the page end from above in the same columns. */
    private static Optional<Grid.Cell> partner(List<Grid.Cell> above, Grid.Cell c, int end) {
        return above.stream()
                .filter(p ->
                        p.row() + p.rowSpan() == end && p.column() == c.column() && p.columnSpan() == c.columnSpan())
                .findFirst();
    }

    /** A label that hangs over several rows goes on below the page end unless another one begins there. */
    private static boolean goesOn(Grid.Cell above, Grid.Cell below) {
        if (above.rowSpan() == 1 && below.rowSpan() == 1) {
            return false;
        }
        if (above.text().isEmpty() || below.text().isEmpty()) {
            return isWords(above.text() + below.text());
        }
        return isNumbered(above) && !isNumbered(below) && isWords(below.text());
    }

    private static boolean isNumbered(Grid.Cell label) {
        return NUMBERED.matcher(label.text().replaceAll("\\s", "")).matches();
    }

    private static Grid.Cell moved(Grid.Cell c, int down) {
        return cell(c, new Lattice.Area(c.row() + down, c.column(), c.rowSpan(), c.columnSpan()), c.text());
    }

    private static Grid.Cell cell(Grid.Cell of, Lattice.Area at, String text) {
        return new Grid.Cell(at.row(), at.column(), at.rows(), at.columns(), text, of.place());
    }
}
