package org.nianbao.serve.web.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.Cell;
import org.nianbao.model.Indicator;

/**
 * A piece of a form as a table: rows that share the same columns.
 *
 * @param title the form's table; blank when it continues the one before
 * @param columns its columns
 * @param rows its rows
 */
public record TableView(Heading title, List<Column> columns, List<Row> rows) {
    private static final Heading NONE = new Heading("", "");

    /** What stands over a table or over a group of its rows, {@code /} between levels; blank for none. */
    public record Heading(String zh, String en) {
        /** In the page's tongue. */
        public String text(Frame f) {
            return f.t(zh, en).replace("/", " › ");
        }

        /** Whether there is none. */
        public boolean isBlank() {
            return zh.isBlank();
        }
    }

    /** A column's official label and its English one. */
    public record Column(String zh, String en) {
        /** The innermost level of the label. */
        public String brief(Frame f) {
            return f.t(last(zh), en);
        }
    }

    /**
     * A row.
     *
     * @param zh official label, {@code /} between levels
     * @param en English label
     * @param above the outer levels when they differ from those of the row before, otherwise blank
     * @param places one a column
     */
    public record Row(String zh, String en, Heading above, List<Place> places) {
        /** The innermost level of the label. */
        public String brief(Frame f) {
            return f.t(last(zh), en);
        }
    }

    /** A place of the form: the figure, and the cell when the document prints it. */
    public record Place(Indicator indicator, Optional<Cell> cell) {}

    private record Line(Heading table, Heading group, String zh, String en, List<Indicator> figures) {
        Line(Indicator i) {
            this(
                    new Heading(i.table(), i.tableEn()),
                    new Heading(i.groupZh(), i.groupEn()),
                    i.rowZh(),
                    i.rowEn(),
                    new ArrayList<>());
        }

        List<Column> columns(boolean newest) {
            return figures.stream()
                    .map(i -> new Column(wording(i.columnZh(), newest), i.columnEn()))
                    .toList();
        }
    }

    /**
     * Lays figures out as the forms print them.
     *
     * @param figures the figures in the order of the forms
     * @param cells the cells by code
     * @param newest whether the newest wording of a label counts
     */
    public static List<TableView> of(List<Indicator> figures, Map<String, Cell> cells, boolean newest) {
        List<TableView> tables = new ArrayList<>();
        Heading table = NONE;
        List<Line> waiting = new ArrayList<>();
        for (Line line : lines(figures)) {
            if (!waiting.isEmpty() && !alike(waiting.get(0), line, newest)) {
                tables.add(table(waiting, table, cells, newest));
                table = waiting.get(0).table();
                waiting.clear();
            }
            waiting.add(line);
        }
        if (!waiting.isEmpty()) {
            tables.add(table(waiting, table, cells, newest));
        }
        return tables;
    }

    private static List<Line> lines(List<Indicator> figures) {
        Map<String, Line> lines = new LinkedHashMap<>();
        figures.forEach(i -> lines.computeIfAbsent(i.table() + "\t" + i.rowZh(), k -> new Line(i))
                .figures()
                .add(i));
        return List.copyOf(lines.values());
    }

    private static boolean alike(Line one, Line other, boolean newest) {
        return one.table().equals(other.table())
                && one.columns(newest).stream()
                        .map(Column::zh)
                        .toList()
                        .equals(other.columns(newest).stream().map(Column::zh).toList());
    }

    private static TableView table(List<Line> lines, Heading before, Map<String, Cell> cells, boolean newest) {
        Line first = lines.get(0);
        List<Row> rows = new ArrayList<>();
        Heading outer = NONE;
        for (Line line : lines) {
            rows.add(new Row(
                    line.zh(), line.en(), line.group().equals(outer) ? NONE : line.group(), places(line, cells)));
            outer = line.group();
        }
        Heading title = first.table().equals(before) ? NONE : first.table();
        return new TableView(title, first.columns(newest), rows);
    }

    private static List<Place> places(Line line, Map<String, Cell> cells) {
        return line.figures().stream()
                .map(i -> new Place(i, Optional.ofNullable(cells.get(i.code()))))
                .toList();
    }

    private static String wording(String label, boolean newest) {
        int bar = label.indexOf('|');
        if (bar < 0) {
            return label;
        }
        return newest ? label.substring(label.lastIndexOf('|') + 1) : label.substring(0, bar);
    }

    static String last(String label) {
        return "本年增/减".equals(label) ? label : label.substring(label.lastIndexOf('/') + 1);
    }
}
