package org.nianbao.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

/**
 * Lays cells with spans out on rows and columns, as the HTML standard does (§4.9.12.1), with one difference: where a cell
 * would overlap one that hangs down from above, it is cut short, so that a position belongs to one cell only.
 */
final class SpanLayout {
    private final List<Grid.Cell> cells = new ArrayList<>();
    private int[] freeFrom = new int[16];
    private int row = -1;
    private int column;

    void beginRow() {
        row++;
        column = 0;
    }

    /** Adds the next cell of the row; spans are at least 1. */
    void add(int rowSpan, int columnSpan, String text, Locator.Place place) {
        while (isTaken(column)) {
            column++;
        }
        int width = 1;
        while (width < columnSpan && !isTaken(column + width)) {
            width++;
        }
        take(column, width, row + rowSpan);
        cells.add(new Grid.Cell(row, column, rowSpan, width, text, place));
        column += width;
    }

    private boolean isTaken(int c) {
        return c < freeFrom.length && freeFrom[c] > row;
    }

    private void take(int from, int width, int until) {
        if (from + width > freeFrom.length) {
            freeFrom = Arrays.copyOf(freeFrom, 2 * (from + width));
        }
        Arrays.fill(freeFrom, from, from + width, until);
    }

    List<Grid.Cell> cells() {
        return cells;
    }
}
