package org.nianbao.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Cell;
import org.nianbao.model.Form;
import org.nianbao.model.Grid;
import org.nianbao.model.Indicator;
import org.nianbao.model.Locator;
import org.nianbao.model.Remark;

/** What the tables of one document give: each code at most once, the forms in the order met, remarks. */
final class Harvest {
    private static final Pattern UNIT = Pattern.compile("单位[::](亿元|万元|千元|元)");

    private final FormWords words;
    private final Map<String, Cell> cells = new HashMap<>();
    private final Set<Form> forms = new LinkedHashSet<>();
    private final List<Remark> remarks = new ArrayList<>();
    private boolean parted;

    Harvest(FormWords words) {
        this.words = words;
    }

    /** The words that name the figures. */
    FormWords words() {
        return words;
    }

    /** Notes that a table follows a form. */
    void form(Form form) {
        forms.add(form);
    }

    void remark(Remark remark) {
        remarks.add(remark);
    }

    /** Notes that a sum has shown that blanks part the thousands of numbers. */
    void parted() {
        parted = true;
    }

    /** Whether a sum has shown that blanks part the thousands of numbers. */
    boolean isParted() {
        return parted;
    }

    /** Whether a code already has a cell that holds something. */
    boolean filled(String code) {
        return cells.containsKey(code) && cells.get(code).kind() != Cell.Kind.BLANK;
    }

    /** Takes a grid's cell as the place of a figure; the first place that holds something stays. */
    void take(Indicator indicator, Grid grid, Grid.Cell cell, Cell.By by) {
        take(indicator, grid, cell, by, "");
    }

    /**
     * Takes a grid's cell as the place of a figure.
     *
     * @param header the column's header as printed, which may name another unit
     */
    void take(Indicator indicator, Grid grid, Grid.Cell cell, Cell.By by, String header) {
        if (filled(indicator.code())) {
            return;
        }
        Locator locator = grid.locate(cell);
        Figure figure = Figure.read(cell.text());
        Optional<BigDecimal> value = figure.value().map(v -> inUnit(v, figure, indicator, header, locator));
        if (!figure.note().isEmpty()) {
            remark(Remarks.noteInCell(indicator, cell.text().strip(), locator));
        }
        if (figure.kind() == Cell.Kind.ILLEGIBLE) {
            remark(Remarks.illegible(indicator, cell.text().strip(), locator));
        }
        cells.put(
                indicator.code(),
                new Cell(
                        indicator.code(),
                        value,
                        figure.kind(),
                        cell.text().strip(),
                        indicator.unit(),
                        locator,
                        grid.recognised() ? Cell.By.OCR : by,
                        false));
    }

    /**
     * Takes what all ways to place the numbers of a row agree on; the rest is not readable.
     *
     * @param indicators the figures of the row, one a column
     * @param label of the row
     */
    void take(List<Indicator> indicators, Placement placement, Row row, String label) {
        int[] certain = placement.certain();
        for (int i = 0; i < certain.length; i++) {
            if (certain[i] == Placement.OPEN) {
                illegible(indicators.get(i), row.grid(), placement.numbers().get(0));
            } else {
                take(indicators.get(i), row.grid(), placement.cell(certain[i], row), Cell.By.ORDER);
            }
        }
        Locator locator = row.grid().locate(row.own().get(0));
        remark(placement.settled() ? Remarks.rowPlaced(label, locator) : Remarks.rowPartlyPlaced(label, locator));
    }

    /** Marks the place of a figure as not readable: its number could not be told from its neighbours'. */
    void illegible(Indicator indicator, Grid grid, Grid.Cell cell) {
        if (!filled(indicator.code())) {
            Locator locator = grid.locate(cell);
            cells.put(
                    indicator.code(),
                    new Cell(
                            indicator.code(),
                            Optional.empty(),
                            Cell.Kind.ILLEGIBLE,
                            cell.text().strip(),
                            indicator.unit(),
                            locator,
                            grid.recognised() ? Cell.By.OCR : Cell.By.ORDER,
                            false));
        }
    }

    /** Forgets the figures of a table that turned out to be something else. */
    void forget(String codePrefix) {
        cells.keySet().removeIf(code -> code.startsWith(codePrefix));
    }

    /** The cells in the order of the indicators. */
    List<Cell> cells() {
        return words.indicators().stream()
                .map(i -> cells.get(i.code()))
                .filter(c -> c != null)
                .toList();
    }

    List<Form> forms() {
        return List.copyOf(forms);
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    private BigDecimal inUnit(BigDecimal value, Figure figure, Indicator indicator, String header, Locator locator) {
        String unit = printedUnit(figure, indicator, header);
        int shift = shift(unit, indicator.unit());
        if (shift == 0) {
            return value;
        }
        BigDecimal converted = value.scaleByPowerOfTen(shift);
        BigDecimal plain = converted.scale() < 0 ? converted.setScale(0) : converted;
        remark(Remarks.unitConverted(indicator, unit, plain.toPlainString(), locator));
        return plain;
    }

    private static String printedUnit(Figure figure, Indicator indicator, String header) {
        if (!figure.unit().isEmpty()) {
            return figure.unit();
        }
        Matcher named = UNIT.matcher(Wording.folded(header));
        return indicator.kind() == Indicator.Kind.AMOUNT && named.find() ? named.group(1) : "";
    }

    /** Powers of ten from a printed unit to the indicator's own; amounts are in 万元, counts in ones. */
    private static int shift(String printed, String own) {
        int base = "万元".equals(own) ? 4 : 0;
        return switch (printed) {
            case "元" -> base == 4 ? -4 : 0;
            case "千元" -> 3 - base;
            case "万元", "万" -> 4 - base;
            case "亿元" -> 8 - base;
            default -> 0;
        };
    }
}
