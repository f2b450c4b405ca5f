package org.nianbao.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.model.Grid;

/**
 * One row of a grid: the cells that cover it, from left to right.
 *
 * @param grid the grid
 * @param index the row, from 0
 * @param cells cells that begin in it or reach into it from above
 * @param own those of them that begin in it
 */
record Row(Grid grid, int index, List<Grid.Cell> cells, List<Grid.Cell> own) {
    /** A hostile grid may claim any number of rows; no form has more. */
    private static final int MOST_ROWS = 3000;

    /** A cell may claim to reach down any number of rows; no group of the forms has more. */
    private static final int LONGEST_SPAN = 60;

    /** The rows of a grid that hold anything. */
    static List<Row> of(Grid grid) {
        TreeMap<Integer, List<Grid.Cell>> rows = new TreeMap<>();
        for (Grid.Cell cell : grid.cells()) {
            int last = Math.min(cell.row() + Math.min(cell.rowSpan(), LONGEST_SPAN), MOST_ROWS);
            for (int r = cell.row(); r < last; r++) {
                rows.computeIfAbsent(r, k -> new ArrayList<>()).add(cell);
            }
        }
        List<Row> list = new ArrayList<>();
        rows.forEach((index, cells) -> {
            cells.sort(Comparator.comparingInt(Grid.Cell::column));
            List<Grid.Cell> own = cells.stream().filter(c -> c.row() == index).toList();
            list.add(new Row(grid, index, List.copyOf(cells), own));
        });
        return list;
    }

    /** Whether a cell begins in this row. */
    boolean begins(Grid.Cell cell) {
        return cell.row() == index;
    }

    /** The cell over a column that begins in this row. */
    Optional<Grid.Cell> at(int column) {
        return own.stream()
                .filter(c -> column >= c.column() && column < c.column() + c.columnSpan())
                .findFirst();
    }

    /** The own cells right of a column. */
    List<Grid.Cell> after(int column) {
        return own().stream().filter(c -> c.column() > column).toList();
    }

    /** Whether the first own cell is a number; a row that cells from above cover wholly has none. */
    boolean beginsWithNumber() {
        return !own.isEmpty() && Figure.read(own.get(0).text()).number();
    }

    /** How many own cells are numbers. */
    int numbers() {
        int numbers = 0;
        for (Grid.Cell cell : own) {
            numbers += Figure.read(cell.text()).number() ? 1 : 0;
        }
        return numbers;
    }

    /** Whether any own cell is a number. */
    boolean hasNumber() {
        for (Grid.Cell cell : own) {
            if (Figure.read(cell.text()).number()) {
                return true;
            }
        }
        return false;
    }

    /** The cells that hold words, spanning ones included. */
    List<Grid.Cell> words() {
        return cells.stream()
                .filter(c -> !Figure.read(c.text()).mark() && !Figure.unread(c.text()))
                .toList();
    }
}
