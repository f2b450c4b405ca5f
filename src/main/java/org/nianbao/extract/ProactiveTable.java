package org.nianbao.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.Cell;
import org.nianbao.model.Form;
import org.nianbao.model.Grid;
import org.nianbao.model.Indicator;
import org.nianbao.model.Locator;

/** Table 二, 主动公开政府信息情况, of the forms of 2019 and 2021, in one grid or four. */
final class ProactiveTable implements FormTable {
    static final String PREFIX = "proactive.";

    /** A column of the header in force. */
    private record Column(int grid, int column, String text) {}

    private final Harvest harvest;
    private final Labels<String> rows;
    private final Labels<String> columns;
    /** What a row can hold, by the row's code. */
    private final Map<String, Labels<Indicator>> places;

    private final Set<Form> forms = new LinkedHashSet<>();
    private List<Column> header = List.of();
    private boolean found;

    ProactiveTable(Harvest harvest) {
        this.harvest = harvest;
        Words words = harvest.words().proactive();
        this.rows = words.rows();
        this.columns = words.columns();
        this.places = words.places();
    }

    /** The labels of rows and columns, and what each row can hold, by the row's code. */
    record Words(Labels<String> rows, Labels<String> columns, Map<String, Labels<Indicator>> places) {
        static Words of(List<Indicator> indicators) {
            Words words = new Words(new Labels<>(), new Labels<>(), new HashMap<>());
            for (Indicator indicator : indicators) {
                String code = indicator.code().substring(0, indicator.code().lastIndexOf('.'));
                String[] path = indicator.rowZh().split("/");
                words.rows.add("", path[path.length - 1], code);
                for (String column : indicator.columnZh().split("\\|")) {
                    words.columns.add("", column, column);
                    words.places.computeIfAbsent(code, k -> new Labels<>()).add("", column, indicator);
                }
            }
            return words;
        }
    }

    @Override
    public void heading(String text) {
        String folded = Wording.folded(text);
        if (folded.startsWith("三、") || folded.startsWith("四、")) {
            header = List.of();
        }
    }

    @Override
    public boolean accept(Row row) {
        if (header(row)) {
            return true;
        }
        if (header.isEmpty()) {
            return false;
        }
        for (Grid.Cell cell : row.own()) {
            Optional<String> code = rowCode(cell);
            if (code.isPresent()) {
                take(code.get(), row, cell);
                return true;
            }
        }
        return false;
    }

    private Optional<String> rowCode(Grid.Cell cell) {
        Label label = Label.of(cell.text());
        return label.blank() ? Optional.empty() : rows.exact(label, "");
    }

    /** A row that names at least one column and holds no number is the header of what follows. */
    private boolean header(Row row) {
        List<Grid.Cell> words = row.words().stream().filter(row::begins).toList();
        long known = words.stream()
                .filter(c -> columns.find(Label.of(c.text()), "").isPresent())
                .count();
        boolean titled = words.stream().anyMatch(c -> Label.of(c.text()).core().equals("信息内容"));
        if (row.hasNumber() || known == 0 || (!titled && known < 2)) {
            return false;
        }
        List<Column> next = new ArrayList<>();
        for (Grid.Cell cell : words) {
            if (columns.find(Label.of(cell.text()), "").isPresent()) {
                next.add(new Column(row.grid().ordinal(), cell.column(), cell.text()));
            }
        }
        header = next;
        return true;
    }

    private void take(String code, Row row, Grid.Cell label) {
        List<Grid.Cell> cells = align(row, label);
        for (int i = 0; i < cells.size() && i < header.size(); i++) {
            Column column = header.get(i);
            Optional<Indicator> indicator = places.get(code).find(Label.of(column.text()), "");
            if (indicator.isPresent() && cells.get(i) != null) {
                harvest.take(indicator.get(), row.grid(), cells.get(i), Cell.By.LABEL, column.text());
                signal(indicator.get());
            }
        }
    }

    /** The cells under the header's columns; by order where the columns do not lie below each other. */
    private List<Grid.Cell> align(Row row, Grid.Cell label) {
        List<Grid.Cell> tail = row.after(label.column());
        List<Grid.Cell> below = new ArrayList<>();
        boolean sameGrid = header.get(0).grid() == row.grid().ordinal();
        for (Column column : header) {
            below.add(row.at(column.column())
                    .filter(c -> c.column() > label.column())
                    .orElse(null));
        }
        boolean all = tail.stream().filter(c -> Figure.read(c.text()).number()).allMatch(below::contains);
        return sameGrid && all && !(row.hasNumber() && lacking(tail)) ? below : ordered(tail, row);
    }

    /** Whether a row of a source without a fixed rectangle has fewer cells than its header: some may have vanished. */
    private boolean lacking(List<Grid.Cell> tail) {
        return tail.size() < header.size()
                && tail.stream().noneMatch(c -> c.columnSpan() > 1 || c.place() instanceof Locator.InGrid);
    }

    private List<Grid.Cell> ordered(List<Grid.Cell> tail, Row row) {
        List<Grid.Cell> printed = tail.stream()
                .filter(c -> !Figure.read(c.text()).equals(Figure.read("")))
                .toList();
        if (printed.size() == header.size()) {
            return printed;
        }
        if (tail.size() >= header.size() && printed.isEmpty()) {
            return tail.subList(0, header.size());
        }
        if (!printed.isEmpty()) {
            harvest.remark(Remarks.rowUnaligned(
                    Wording.spaced(row.own().get(0).text()), row.grid().locate(printed.get(0))));
        }
        return List.of();
    }

    private void signal(Indicator indicator) {
        found = true;
        if (indicator.forms().size() == 1) {
            forms.addAll(indicator.forms());
        }
    }

    @Override
    public void finish() {
        forms.forEach(harvest::form);
        if (found && forms.isEmpty()) {
            harvest.remark(Remarks.formUnclear());
        }
    }
}
