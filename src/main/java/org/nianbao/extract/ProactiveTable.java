package org.nianbao.extract;

import java.util.ArrayList;
import java.util.Collections;
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
    private static final String TITLE = "信息内容";

    /** A column of the header in force. */
    private record Column(int grid, int column, String text) {}

    /** A row whose pieces make one number for each column in one way only. */
    private record Parted(String code, Row row, List<Column> header, List<Grid.Cell> numbers) {}

    private final Harvest harvest;
    private final Labels<String> rows;
    private final Labels<String> columns;
    /** What a row can hold, by the row's code. */
    private final Map<String, Labels<Indicator>> places;

    private final Set<Form> forms = new LinkedHashSet<>();
    /** Rows of more pieces than columns, which are read if blanks turn out to part the thousands of this document. */
    private final List<Parted> parted = new ArrayList<>();

    /** The last row, when it ended with its label. */
    private Optional<Parted> bare = Optional.empty();

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
        endBare(row.beginsWithNumber());
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
        List<Column> broken = row.hasNumber() ? List.of() : broken(words);
        if (!broken.isEmpty()) {
            header = broken;
            return true;
        }
        long known = words.stream()
                .filter(c -> columns.find(Label.of(c.text()), "").isPresent())
                .count();
        boolean titled = words.stream().anyMatch(c -> Label.of(c.text()).core().equals(TITLE));
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

    /** The columns that words name together, when blanks have broken all of them: where they stand is not told then. */
    private List<Column> broken(List<Grid.Cell> words) {
        String text = String.join("", words.stream().map(Grid.Cell::text).toList());
        String core = Label.of(text).core();
        if (!core.startsWith(TITLE) || words.get(0).text().length() >= TITLE.length()) {
            return List.of();
        }
        return columns.parts(core.substring(TITLE.length()))
                .map(parts -> parts.stream()
                        .map(column -> new Column(-1, -1, column + note(text)))
                        .toList())
                .orElse(List.of());
    }

    /** The notes in brackets, which may name a unit. */
    private static String note(String text) {
        String folded = Wording.folded(text);
        return folded.indexOf('(') < 0 ? "" : folded.substring(folded.indexOf('('));
    }

    private void take(String code, Row row, Grid.Cell label) {
        List<List<Grid.Cell>> joined =
                Thousands.joined(printed(row.after(label.column())), header.size(), numbers -> true);
        if (joined.size() == 1) {
            parted.add(new Parted(code, row, header, joined.get(0)));
        } else if (row.own().size() == 1 && label.place() instanceof Locator.Span) {
            bare = Optional.of(new Parted(code, row, header, List.of()));
        } else {
            take(code, row, header, align(row, label));
        }
    }

    /** A row of text that ends with its label has blank cells only, unless its numbers stand on the next line. */
    private void endBare(boolean number) {
        Optional<Parted> row = bare;
        bare = Optional.empty();
        if (row.isPresent() && !number) {
            Grid.Cell blank = Placement.blank(row.get().row());
            int columns = row.get().header().size();
            take(row.get().code(), row.get().row(), row.get().header(), Collections.nCopies(columns, blank));
        }
    }

    private void take(String code, Row row, List<Column> header, List<Grid.Cell> cells) {
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
        List<Grid.Cell> printed = printed(tail);
        if (printed.size() == header.size()) {
            return printed;
        }
        if (tail.size() >= header.size() && printed.isEmpty()) {
            return tail.subList(0, header.size());
        }
        if (!printed.isEmpty() && !placed(printed, row)) {
            harvest.remark(Remarks.rowUnaligned(
                    Wording.spaced(row.own().get(0).text()), row.grid().locate(printed.get(0))));
        }
        return List.of();
    }

    private static List<Grid.Cell> printed(List<Grid.Cell> tail) {
        return tail.stream()
                .filter(c -> !Figure.read(c.text()).equals(Figure.read("")))
                .toList();
    }

    /** Fewer numbers than columns in a text without trace of blank cells: what a column counts or measures may decide. */
    private boolean placed(List<Grid.Cell> printed, Row row) {
        List<Indicator> wanted = indicators(row);
        if (wanted.size() != header.size() || printed.size() >= wanted.size() || !Placement.squeezed(printed)) {
            return false;
        }
        List<int[]> ways = Placement.all(printed.size(), wanted.size()).stream()
                .filter(w -> fits(w, printed, wanted))
                .toList();
        Placement placement = new Placement(printed, ways);
        boolean sole = !ways.isEmpty() && placement.spaced(row).settled();
        if (sole) {
            wanted.forEach(this::signal);
            harvest.take(
                    wanted,
                    placement.spaced(row),
                    row,
                    Wording.spaced(row.own().get(0).text()));
        }
        return sole;
    }

    private List<Indicator> indicators(Row row) {
        return rowCode(row.own().get(0)).stream()
                .flatMap(code -> header.stream().flatMap(c -> places.get(code).find(Label.of(c.text()), "").stream()))
                .toList();
    }

    /** Whether only amounts have decimals. */
    private static boolean fits(int[] way, List<Grid.Cell> printed, List<Indicator> wanted) {
        boolean fits = true;
        for (int i = 0; i < way.length; i++) {
            boolean whole = way[i] == Placement.NONE
                    || Figure.read(printed.get(way[i]).text())
                                    .value()
                                    .orElseThrow()
                                    .stripTrailingZeros()
                                    .scale()
                            <= 0;
            fits = fits && (whole || wanted.get(i).kind() == Indicator.Kind.AMOUNT);
        }
        return fits;
    }

    private void settle(Parted row) {
        String label = Wording.spaced(row.row().own().get(0).text());
        Locator locator = row.row().grid().locate(row.numbers().get(0));
        if (harvest.isParted()) {
            take(row.code(), row.row(), row.header(), row.numbers());
            harvest.remark(Remarks.thousandsJoined(label, locator));
        } else {
            harvest.remark(Remarks.rowUnaligned(label, locator));
        }
    }

    private void signal(Indicator indicator) {
        found = true;
        if (indicator.forms().size() == 1) {
            forms.addAll(indicator.forms());
        }
    }

    @Override
    public void finish() {
        endBare(false);
        parted.forEach(this::settle);
        forms.forEach(harvest::form);
        if (found && forms.isEmpty()) {
            harvest.remark(Remarks.formUnclear());
        }
    }
}
