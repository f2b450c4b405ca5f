package org.nianbao.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as a national form prints it, with its merged cells.
 *
 * @param widths relative widths of the columns of the grid
 * @param rows the cells that begin in each row, from the left
 */
record FormTable(List<Integer> widths, List<List<FormCell>> rows) {

    FormTable {
        widths = List.copyOf(widths);
        rows = List.copyOf(rows);
    }

    int columns() {
        return widths.size();
    }

    /** Where each cell stands once the merged cells of earlier rows are taken into account. */
    List<Placed> placed() {
        boolean[][] taken = new boolean[rows.size()][columns()];
        List<Placed> placed = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int column = 0;
            for (FormCell cell : rows.get(row)) {
                while (taken[row][column]) {
                    column++;
                }
                occupy(taken, row, column, cell);
                placed.add(new Placed(row, column, cell));
                column += cell.across();
            }
        }
        return placed;
    }

    private static void occupy(boolean[][] taken, int row, int column, FormCell cell) {
        for (int r = row; r < row + cell.down(); r++) {
            for (int c = column; c < column + cell.across(); c++) {
                taken[r][c] = true;
            }
        }
    }

    /**
     * A cell with its place.
     *
     * @param row first row it covers, from 0
     * @param column first column it covers, from 0
     * @param cell the cell
     */
    record Placed(int row, int column, FormCell cell) {}
}
