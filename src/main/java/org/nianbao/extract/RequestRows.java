package org.nianbao.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.Cell;
import org.nianbao.model.Form;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

/** The rows of table 三 as collected, and what becomes of them: known by label, by confirmed order, or not at all. */
final class RequestRows {
    private static final String OTHER = "requests.other";
    private static final String HANDLED = "requests.handled_total";
    /** More rows than this are no table of the forms; the rest is left aside. */
    private static final int MOST = 400;

    private final Harvest harvest;
    private final List<RequestLine> lines;
    private final List<RequestRow> rows = new ArrayList<>();
    private final Map<String, RequestRow> byCode = new HashMap<>();
    private final List<RequestRow> bare = new ArrayList<>();
    private Optional<RequestRow> single = Optional.empty();
    private Optional<RequestLine> last = Optional.empty();

    RequestRows(Harvest harvest, List<RequestLine> lines) {
        this.harvest = harvest;
        this.lines = lines;
    }

    /** Takes a row of numbers whose label is not known; rows of another shape belong to other tables. */
    void addUnknown(RequestRow row) {
        if (!row.slots().isEmpty()) {
            last = Optional.empty();
            keep(row);
        }
    }

    /** Takes a known row that prints numbers. */
    void add(RequestRow row) {
        last = row.line();
        String code = row.line().orElseThrow().code();
        RequestRow before = byCode.get(code);
        if (before == null || !before.printed()) {
            forget(before);
            keep(row);
            byCode.put(code, row);
        } else if (!figures(before).equals(figures(row))) {
            harvest.remark(Remarks.repeatedRow(row.line().orElseThrow().name(), locator(row)));
        }
    }

    /** Takes a known row whose seven cells are blank. */
    void addBlank(RequestRow row) {
        last = row.line();
        String code = row.line().orElseThrow().code();
        if (!byCode.containsKey(code)) {
            keep(row);
            byCode.put(code, row);
        }
    }

    /** Takes a known label beside which nothing is printed; in some texts that is a row of blank cells. */
    void addBare(RequestRow row) {
        if (bare.size() < MOST) {
            bare.add(row);
        }
    }

    /** Takes the line （六）其他处理, which is a group heading in the form of 2021 and a figure in that of 2019. */
    void addSingle(RequestRow row) {
        last = row.line();
        if (single.isEmpty()) {
            single = Optional.of(row);
            keep(row);
        }
    }

    /** Notes numbers beside a group heading, when the group's own lines have theirs. */
    void headingNumbers(RequestRow row) {
        harvest.remark(Remarks.headingNumbers(row.label(), locator(row)));
    }

    /** Whether words are how the label of the last row ends. */
    boolean endsLast(String core) {
        return last.filter(l -> Wording.letters(Wording.folded(l.name())).endsWith(core))
                .isPresent();
    }

    /** Decides what every row is and takes its figures. */
    void settle() {
        decideSingle();
        decideRivals();
        Optional<Form> form = form();
        List<RequestRow> settled = ordered(form);
        Map<RequestRow, Placement> placed = new SqueezedRows(settled, bare, lines, form).placed();
        for (RequestRow row : settled) {
            row.line().ifPresent(line -> take(row, line, placed));
        }
        bare.stream()
                .filter(placed::containsKey)
                .forEach(row -> take(row, row.line().orElseThrow(), placed));
        form.ifPresent(harvest::form);
    }

    private void forget(RequestRow row) {
        rows.removeIf(r -> r == row);
    }

    private void keep(RequestRow row) {
        if (rows.size() < MOST) {
            rows.add(row);
        }
    }

    /** （六）其他处理 is a heading when lines of its group follow. */
    private void decideSingle() {
        boolean heading = byCode.keySet().stream().anyMatch(c -> c.startsWith(OTHER + "."));
        if (heading) {
            single.ifPresent(rows::remove);
        } else {
            single.ifPresent(row -> byCode.putIfAbsent(OTHER, row));
        }
    }

    /** Where a row with numbers too many sums in several ways, the columns of the table decide. */
    private void decideRivals() {
        for (int i = 0; i < rows.size(); i++) {
            RequestRow row = rows.get(i);
            List<RequestRow> fitting = row.line().isEmpty()
                    ? List.of()
                    : row.rivals().stream().map(row::with).filter(this::fits).toList();
            if (fitting.size() == 1) {
                rows.set(i, fitting.get(0));
                byCode.put(row.line().orElseThrow().code(), fitting.get(0));
            }
        }
    }

    /** Whether every column adds up with this row in its place, in the sum of results or in the balance. */
    private boolean fits(RequestRow row) {
        RequestLine line = row.line().orElseThrow();
        List<RequestRow> others = rows.stream()
                .filter(r -> r.line().isPresent() && !r.line().equals(row.line()))
                .toList();
        List<RequestRow> results = new ArrayList<>(List.of(row));
        List<RequestRow> balance = new ArrayList<>(List.of(row));
        others.forEach(r -> (r.line().orElseThrow().group().isEmpty() ? balance : results).add(r));
        if (line.group().isEmpty()) {
            others.stream()
                    .filter(r -> r.line().orElseThrow().code().equals(HANDLED))
                    .forEach(balance::add);
            return nil(balance, "carried_out");
        }
        return nil(results, "\n");
    }

    /** Whether rows are all known and every column of them comes to nothing, totals counting the other way. */
    private static boolean nil(List<RequestRow> rows, String alsoOut) {
        boolean known =
                rows.size() > 3 && rows.stream().noneMatch(r -> r.slots().isEmpty());
        for (int column = 0; known && column < RequestRow.COLUMNS; column++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (RequestRow row : rows) {
                String code = row.line().orElseThrow().code();
                BigDecimal value = row.value(column).orElse(BigDecimal.ZERO);
                sum = code.equals(HANDLED) || code.endsWith(alsoOut) ? sum.subtract(value) : sum.add(value);
            }
            known = sum.signum() == 0;
        }
        return known;
    }

    /** The form that alone has one of the lines. */
    private Optional<Form> form() {
        return rows.stream()
                .flatMap(r -> r.line().stream())
                .flatMap(l -> l.onlyForm().stream())
                .findFirst();
    }

    /** Gives rows without a known label the lines that must stand there, if the sums of the table confirm it. */
    private List<RequestRow> ordered(Optional<Form> form) {
        if (rows.stream().allMatch(r -> r.line().isPresent())) {
            return rows;
        }
        for (Form candidate : form.map(List::of).orElse(List.of(Form.F2021, Form.F2019))) {
            List<RequestLine> official =
                    lines.stream().filter(l -> l.in(candidate)).toList();
            List<RequestRow> filled = inOrder(official);
            if (filled.size() == official.size()) {
                boolean confirmed = confirmed(filled, official);
                filled.stream().filter(r -> !rows.contains(r)).forEach(r -> note(r, confirmed));
                candidateForm(candidate, confirmed);
                return confirmed ? marked(filled) : withheld(filled);
            }
        }
        return unknown();
    }

    private void candidateForm(Form candidate, boolean confirmed) {
        if (confirmed) {
            harvest.form(candidate);
        }
    }

    private List<RequestRow> unknown() {
        List<RequestRow> strange = rows.stream().filter(r -> r.line().isEmpty()).toList();
        harvest.remark(Remarks.rowsUnknown(strange.size(), locator(strange.get(0))));
        return rows;
    }

    /** The rows as the official lines in their order; empty when they do not fit. */
    private List<RequestRow> inOrder(List<RequestLine> official) {
        List<RequestRow> filled = new ArrayList<>();
        if (rows.size() != official.size()) {
            return filled;
        }
        for (int i = 0; i < official.size(); i++) {
            RequestRow row = rows.get(i);
            RequestLine line = official.get(i);
            if (row.line().filter(l -> !l.equals(line)).isPresent()) {
                return List.of();
            }
            filled.add(row.line().isPresent() ? row : row.as(line));
        }
        return filled;
    }

    /** Whether every row sums to its total and every column of results to （七）总计, with anything to sum at all. */
    private static boolean confirmed(List<RequestRow> filled, List<RequestLine> official) {
        boolean rowsHold = filled.stream().allMatch(RequestRow::sums);
        boolean columnsHold = true;
        for (int column = 0; column < RequestRow.COLUMNS; column++) {
            columnsHold = columnsHold && columnHolds(filled, column);
        }
        boolean anything = filled.stream()
                .anyMatch(r -> r.line().orElseThrow().code().equals(HANDLED)
                        && r.value(RequestRow.COLUMNS - 1)
                                        .orElse(BigDecimal.ZERO)
                                        .signum()
                                > 0);
        return rowsHold && columnsHold && anything && filled.size() == official.size();
    }

    private static boolean columnHolds(List<RequestRow> filled, int column) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal balance = BigDecimal.ZERO;
        for (RequestRow row : filled) {
            RequestLine line = row.line().orElseThrow();
            BigDecimal value = row.value(column).orElse(BigDecimal.ZERO);
            if (line.code().equals(HANDLED)) {
                sum = sum.subtract(value);
                balance = balance.subtract(value);
            } else if (!line.group().isEmpty()) {
                sum = sum.add(value);
            } else {
                balance = line.code().endsWith("carried_out") ? balance.subtract(value) : balance.add(value);
            }
        }
        return sum.signum() == 0 && balance.signum() == 0;
    }

    private void note(RequestRow row, boolean confirmed) {
        String name = row.line().orElseThrow().name();
        harvest.remark(
                confirmed ? Remarks.orderUsed(name, locator(row)) : Remarks.orderUnconfirmed(name, locator(row)));
    }

    private List<RequestRow> marked(List<RequestRow> filled) {
        filled.stream().filter(r -> !rows.contains(r)).forEach(r -> take(r, Cell.By.ORDER));
        return filled;
    }

    private List<RequestRow> withheld(List<RequestRow> filled) {
        for (RequestRow row : filled) {
            if (!rows.contains(row)) {
                withhold(row);
            }
        }
        return rows;
    }

    private void take(RequestRow row, RequestLine line, Map<RequestRow, Placement> placed) {
        if (placed.containsKey(row)) {
            harvest.take(line.indicators(), placed.get(row), row.row(), line.name());
        } else if (row.slots().isEmpty() || row.lacksTotal()) {
            withhold(row);
            harvest.remark(Remarks.rowUnaligned(line.name(), locator(row)));
        } else {
            if (row.shifted()) {
                harvest.remark(Remarks.rowShifted(line.name(), locator(row)));
            }
            take(row, Cell.By.LABEL);
        }
    }

    private void take(RequestRow row, Cell.By by) {
        RequestLine line = row.line().orElseThrow();
        for (int i = 0; i < RequestRow.COLUMNS && !row.slots().isEmpty(); i++) {
            harvest.take(line.indicators().get(i), row.row().grid(), row.slots().get(i), by);
        }
    }

    private void withhold(RequestRow row) {
        Grid grid = row.row().grid();
        for (int i = 0; i < RequestRow.COLUMNS; i++) {
            Grid.Cell place = row.slots().isEmpty() ? place(row) : row.slots().get(i);
            harvest.illegible(row.line().orElseThrow().indicators().get(i), grid, place);
        }
    }

    private static List<Figure> figures(RequestRow row) {
        return row.slots().stream().map(c -> Figure.read(c.text())).toList();
    }

    private static Grid.Cell place(RequestRow row) {
        List<Grid.Cell> cells = row.tail().isEmpty() ? row.row().cells() : row.tail();
        return cells.stream()
                .filter(c -> Figure.read(c.text()).number())
                .findFirst()
                .orElse(cells.get(0));
    }

    private static Locator locator(RequestRow row) {
        return row.row().grid().locate(place(row));
    }
}
