package org.nianbao.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as a form lays it out, before it is given a format.
 *
 * @param heading the line before it
 * @param rows the cells that begin in each row, from the left
 */
record Table(String heading, List<List<Slot>> rows) {

    /**
     * A cell.
     *
     * @param text what is printed, lines parted by {@code \n}
     * @param down rows it covers
     * @param across columns it covers
     * @param figure whether it is a place of a figure
     */
    record Slot(String text, int down, int across, boolean figure) {
        static Slot label(String text, int down, int across) {
            return new Slot(text, down, across, false);
        }

        static Slot figure(String text, int across) {
            return new Slot(text, 1, across, true);
        }

        /** The text on one line. */
        String line() {
            return text.replace('\n', ' ');
        }
    }

    /** A cell with the place of its upper left corner. */
    record Placed(int row, int column, Slot slot) {}

    /** The columns of the whole table. */
    int columns() {
        return placed().stream()
                .mapToInt(p -> p.column() + p.slot().across())
                .max()
                .orElse(0);
    }

    /** Every cell with its place once merged cells of earlier rows are taken into account. */
    List<Placed> placed() {
        boolean[][] taken = new boolean[rows.size() + 80][40];
        List<Placed> placed = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int column = 0;
            for (Slot slot : rows.get(row)) {
                while (taken[row][column]) {
                    column++;
                }
                for (int r = row; r < row + slot.down(); r++) {
                    for (int c = column; c < column + slot.across(); c++) {
                        taken[r][c] = true;
                    }
                }
                placed.add(new Placed(row, column, slot));
                column += slot.across();
            }
        }
        return placed;
    }
}
