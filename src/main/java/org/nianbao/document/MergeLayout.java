package org.nianbao.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

/** Lays out cells of which each row has its own, merged downwards by marks, as Word writes them. */
final class MergeLayout {
    private final List<Grid.Cell> cells = new ArrayList<>();
    /** By column, the cell that may go on in the next row: its index among the cells. */
    private Map<Integer, Integer> open = new HashMap<>();

    private Map<Integer, Integer> openNext = new HashMap<>();
    private int row = -1;
    private int column;

    /** A cell's mark. */
    enum Merge {
        /** It stands alone. */
        NONE,
        /** It is the first of several. */
        FIRST,
        /** It belongs to the cell above. */
        CONTINUED
    }

    /** Begins a row that leaves the given number of columns empty. */
    void beginRow(int columnsBefore) {
        row++;
        column = columnsBefore;
        open = openNext;
        openNext = new HashMap<>();
    }

    /** Adds the next cell of the row. A cell that goes on where none began begins one. */
    void add(int columnSpan, Merge merge, String text) {
        Integer above = open.get(column);
        if (merge == Merge.CONTINUED && above != null && cells.get(above).columnSpan() == columnSpan) {
            cells.set(above, longer(cells.get(above), text));
            openNext.put(column, above);
        } else {
            if (merge != Merge.NONE) {
                openNext.put(column, cells.size());
            }
            cells.add(new Grid.Cell(row, column, 1, columnSpan, text, new Locator.InGrid()));
        }
        column += columnSpan;
    }

    private static Grid.Cell longer(Grid.Cell cell, String more) {
        String text = cell.text().isEmpty() || more.isEmpty() ? cell.text() + more : cell.text() + "\n" + more;
        return new Grid.Cell(cell.row(), cell.column(), cell.rowSpan() + 1, cell.columnSpan(), text, cell.place());
    }

    List<Grid.Cell> cells() {
        return cells;
    }
}
