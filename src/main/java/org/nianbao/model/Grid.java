package org.nianbao.model;

import java.util.List;
import java.util.Optional;

/**
 * A table as read from any format: a rectangle of rows and columns on which cells with spans lie. Where a source has no
 * table marks (plain text), a grid is a run of lines, each split into cells.
 *
 * @param ordinal of the grid in its document, from 0
 * @param heading the text block just before it, blank when there is none
 * @param cells every cell once, in reading order
 * @param recognised whether its characters were recognised in a picture
 */
public record Grid(int ordinal, String heading, List<Cell> cells, boolean recognised) {

    /** Copies the list. */
    public Grid {
        cells = List.copyOf(cells);
    }

    /** A grid of a document that holds characters. */
    public Grid(int ordinal, String heading, List<Cell> cells) {
        this(ordinal, heading, cells, false);
    }

    /**
     * One cell.
     *
     * @param row first row it covers, from 0
     * @param column first column it covers, from 0
     * @param rowSpan rows it covers, at least 1
     * @param columnSpan columns it covers, at least 1
     * @param text text as in the source, lines joined by {@code \n}, never null
     * @param place where it is in the source
     */
    public record Cell(int row, int column, int rowSpan, int columnSpan, String text, Locator.Place place) {

        /** Whether the cell covers a position. */
        public boolean covers(int r, int c) {
            return r >= row && r < row + rowSpan && c >= column && c < column + columnSpan;
        }
    }

    /** Number of rows. */
    public int rows() {
        return cells.stream().mapToInt(c -> c.row() + c.rowSpan()).max().orElse(0);
    }

    /** Number of columns. */
    public int columns() {
        return cells.stream().mapToInt(c -> c.column() + c.columnSpan()).max().orElse(0);
    }

    /** The cell that covers a position, if any. */
    public Optional<Cell> at(int row, int column) {
        return cells.stream().filter(c -> c.covers(row, column)).findFirst();
    }

    /** The cells that begin in a row, from left to right. */
    public List<Cell> row(int row) {
        return cells.stream().filter(c -> c.row() == row).toList();
    }

    /** The locator of one of this grid's cells. */
    public Locator locate(Cell cell) {
        return new Locator(ordinal, cell.row(), cell.column(), cell.place());
    }
}
