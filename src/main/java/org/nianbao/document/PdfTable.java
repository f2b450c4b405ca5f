package org.nianbao.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

/**
 * A ruled table on one page, or over several once they are put together.
 *
 * @param lastPage the page it ends on
 * @param top upper edge on its first page
 * @param xs edges of its columns from left to right
 * @param cells its cells in reading order
 * @param full places of cells on its last page whose last line reaches to their edge, as if it had been broken there
 * @param recognised whether its characters were recognised in a picture
 */
record PdfTable(
        int lastPage, double top, List<Double> xs, List<Grid.Cell> cells, Set<Locator.Place> full, boolean recognised) {
    private static final double FULL = 1.6;

    /** The tables of a page from top to bottom; their characters are taken out of {@code glyphs}. */
    static List<PdfTable> of(PdfPage page, List<Glyph> glyphs) {
        List<Lattice> lattices = new ArrayList<>(Lattice.of(page.rulings()));
        lattices.sort((a, b) -> Double.compare(area(a), area(b)));
        List<PdfTable> tables = new ArrayList<>();
        for (Lattice lattice : lattices) {
            PdfTable table = table(page, lattice, glyphs);
            if (table.cells().stream().filter(c -> !c.text().isEmpty()).count() > 1) {
                tables.add(table);
                glyphs.removeIf(g -> isIn(lattice, g));
            }
        }
        tables.sort((a, b) -> Double.compare(a.top(), b.top()));
        return tables;
    }

    private static double area(Lattice l) {
        return (l.xs().get(l.columns()) - l.xs().get(0)) * (l.ys().get(l.rows()) - l.ys().get(0));
    }

    private static boolean isIn(Lattice l, Glyph g) {
        return index(l.xs(), g.middleX()) >= 0 && index(l.ys(), g.middleY()) >= 0;
    }

    private static PdfTable table(PdfPage page, Lattice lattice, List<Glyph> glyphs) {
        List<Lattice.Area> areas = lattice.areas();
        int columns = lattice.columns();
        int[] owner = new int[lattice.rows() * columns];
        for (int i = 0; i < areas.size(); i++) {
            own(owner, areas.get(i), columns, i);
        }
        List<List<Glyph>> held =
                areas.stream().map(a -> (List<Glyph>) new ArrayList<Glyph>()).toList();
        for (Glyph glyph : glyphs) {
            if (isIn(lattice, glyph)) {
                int row = index(lattice.ys(), glyph.middleY());
                held.get(owner[row * columns + index(lattice.xs(), glyph.middleX())])
                        .add(glyph);
            }
        }
        List<Grid.Cell> cells = new ArrayList<>();
        Set<Locator.Place> full = new HashSet<>();
        for (int i = 0; i < areas.size(); i++) {
            List<TextLine> lines = TextLine.of(held.get(i));
            Grid.Cell cell = cell(page, lattice, areas.get(i), lines);
            cells.add(cell);
            if (isFull(lines, lattice.xs().get(cell.column() + cell.columnSpan()))) {
                full.add(cell.place());
            }
        }
        return new PdfTable(page.number(), lattice.ys().get(0), lattice.xs(), cells, full, page.recognised());
    }

    private static boolean isFull(List<TextLine> lines, double edge) {
        if (lines.isEmpty()) {
            return false;
        }
        TextLine last = lines.get(lines.size() - 1);
        return last.right() > edge - FULL * last.size();
    }

    private static void own(int[] owner, Lattice.Area area, int columns, int index) {
        for (int r = area.row(); r < area.row() + area.rows(); r++) {
            for (int c = area.column(); c < area.column() + area.columns(); c++) {
                owner[r * columns + c] = index;
            }
        }
    }

    private static Grid.Cell cell(PdfPage page, Lattice lattice, Lattice.Area area, List<TextLine> lines) {
        String text = lines.stream().map(TextLine::text).collect(Collectors.joining("\n"));
        return new Grid.Cell(
                area.row(),
                area.column(),
                area.rows(),
                area.columns(),
                text,
                page.frame()
                        .box(
                                lattice.xs().get(area.column()),
                                lattice.ys().get(area.row()),
                                lattice.xs().get(area.column() + area.columns()),
                                lattice.ys().get(area.row() + area.rows())));
    }

    /** Which step of an axis a position is in, -1 when in none. */
    private static int index(List<Double> edges, double position) {
        int low = 0;
        int high = edges.size() - 1;
        if (position < edges.get(0) || position >= edges.get(high)) {
            return -1;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (edges.get(middle) <= position) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int rows() {
        return cells.stream().mapToInt(c -> c.row() + c.rowSpan()).max().orElse(0);
    }

    /** The cells that begin in a row. */
    List<Grid.Cell> row(int row) {
        return cells.stream().filter(c -> c.row() == row).toList();
    }
}
