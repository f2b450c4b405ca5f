package org.nianbao.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.Cell;
import org.nianbao.model.Form;
import org.nianbao.model.Grid;
import org.nianbao.model.Indicator;
import org.nianbao.model.Locator;

/** 政府信息公开情况统计表, the form of 2014: rows of label, unit and number under nine numbered parts. */
final class StatisticsTable implements FormTable {
    static final String PREFIX = "statistics.";
    private static final Set<String> UNITS =
            Set.of("条", "件", "次", "篇", "个", "人", "人次", "万元", "元", "千元", "亿元", "份", "项", "家", "期");
    private static final Set<String> CODES = Set.of("代码", "代号", "编码", "指标代码", "指标编码");
    /** The header of the column of figures in the national form. */
    private static final String FIGURES = "统计数";
    /** Fewer labels than this are a coincidence. */
    private static final int LEAST_ROWS = 5;

    /** A row with more numbers belongs to another table. */
    private static final int MOST_NUMBERS = 4;

    private final Harvest harvest;
    private final Labels<Indicator> labels;
    private final Labels<String> parts;
    private String part = "";
    private int rows;
    private int valueColumn = -1;
    private int valueGrid = -1;
    /** The grid whose header ends with the figures' column. */
    private int lastColumn = -1;
    /** The grid whose header has a column of codes and none of figures. */
    private int codedGrid = -1;
    /** Rows that print one number. */
    private int singles;
    /** Rows that print several pieces. */
    private final List<Several> several = new ArrayList<>();

    /** The last row, when it ended with its unit. */
    private Optional<Several> waiting = Optional.empty();

    /** A row of several pieces in the place of one figure. */
    private record Several(Indicator indicator, Row row, List<Grid.Cell> places, String unit) {}

    StatisticsTable(Harvest harvest) {
        this.harvest = harvest;
        this.labels = harvest.words().statistics().labels();
        this.parts = harvest.words().statistics().parts();
    }

    /** The labels of the rows and of the parts they stand under. */
    record Words(Labels<Indicator> labels, Labels<String> parts) {
        static Words of(List<Indicator> indicators) {
            Words words = new Words(new Labels<>(), new Labels<>());
            for (Indicator indicator : indicators) {
                String[] path = indicator.rowZh().split("/");
                words.labels.add(path[0], path[path.length - 1], indicator);
                words.parts.add("", path[0], path[0]);
            }
            return words;
        }
    }

    @Override
    public void heading(String text) {
        heading(Label.of(text));
    }

    private void heading(Label label) {
        parts.exact(label, "").ifPresent(p -> part = p);
    }

    @Override
    public boolean accept(Row row) {
        List<Grid.Cell> own = row.own();
        if (waiting.isPresent()) {
            endWaiting(row.beginsWithNumber());
        }
        if (row.numbers() > MOST_NUMBERS || provincial(row)) {
            return false;
        }
        boolean taken = false;
        for (int i = 0; i < own.size(); i++) {
            if (!Figure.read(own.get(i).text()).mark()) {
                taken |= accept(row, own.get(i), own.subList(i + 1, own.size()));
            }
        }
        return taken;
    }

    /** Takes a cell of words with what stands behind it. */
    private boolean accept(Row row, Grid.Cell words, List<Grid.Cell> after) {
        Label label = Label.of(words.text());
        heading(label);
        noteHeader(row, words, label);
        Optional<Indicator> indicator = labels.find(label, part);
        return indicator.isPresent() && !heading(label, after) && take(indicator.get(), row, after);
    }

    /** Forms of provinces before 2014 number their rows in a column of codes, which are no figures. */
    private boolean provincial(Row row) {
        boolean coded = false;
        boolean figures = false;
        for (Grid.Cell cell : row.own()) {
            String words = Wording.folded(cell.text());
            coded |= CODES.contains(words);
            figures |= FIGURES.equals(words);
        }
        codedGrid = coded && !figures ? row.grid().ordinal() : codedGrid;
        return codedGrid == row.grid().ordinal() && valueGrid != codedGrid;
    }

    /** Long dashes in the place of a unit mark a heading, unless its words are exactly those of a figure. */
    private boolean heading(Label label, List<Grid.Cell> after) {
        boolean dashed = after.stream()
                .map(c -> Wording.folded(c.text()))
                .filter(t -> !t.isEmpty())
                .findFirst()
                .filter(t -> t.matches("[—─-]{2,}"))
                .isPresent();
        return dashed && labels.exact(label, part).isEmpty();
    }

    /** The column headed 统计数, should a row print several numbers. */
    private void noteHeader(Row row, Grid.Cell cell, Label label) {
        if (label.core().equals(FIGURES)) {
            boolean last = row.own().get(row.own().size() - 1).equals(cell);
            lastColumn = last ? row.grid().ordinal() : lastColumn;
            valueColumn = cell.column();
            valueGrid = row.grid().ordinal();
        }
    }

    private boolean take(Indicator indicator, Row row, List<Grid.Cell> after) {
        List<Grid.Cell> places = places(row, after);
        if (places.isEmpty()) {
            boolean traceless = after.size() == 1
                    && isUnit(after.get(0).text())
                    && after.get(0).place() instanceof Locator.Span;
            waiting = traceless ? Optional.of(new Several(indicator, row, List.of(), header(after))) : waiting;
            return traceless;
        }
        rows++;
        if (!harvest.filled(indicator.code())) {
            pick(indicator, row, places, header(after));
        }
        return true;
    }

    /** A row of text that ends with its unit has a blank cell, unless its number stands on the next line. */
    private void endWaiting(boolean number) {
        Optional<Several> row = waiting;
        waiting = Optional.empty();
        if (row.isPresent() && !number && !harvest.filled(row.get().indicator().code())) {
            Several blank = row.get();
            rows++;
            harvest.take(
                    blank.indicator(), blank.row().grid(), Placement.blank(blank.row()), Cell.By.LABEL, blank.unit());
        }
    }

    /** The cells behind a label that may hold its figure; in a picture, where units are easily misread, by the header. */
    private List<Grid.Cell> places(Row row, List<Grid.Cell> after) {
        if (row.grid().recognised() && row.grid().ordinal() == valueGrid) {
            return after.stream().filter(c -> c.column() == valueColumn).toList();
        }
        return after.stream()
                .takeWhile(c -> isUnit(c.text()) || Figure.read(c.text()).kind() != Cell.Kind.TEXT)
                .filter(c -> !isUnit(c.text()))
                .toList();
    }

    /**
     * Rows of several pieces, below a header whose last column is that of the figures: blanks part the thousands if the
     * pieces of every such row make one number.
     */
    private void settle() {
        boolean parted =
                several.size() + singles >= LEAST_ROWS && several.stream().allMatch(this::joins);
        if (parted || several.size() <= singles) {
            several.forEach(row -> take(row, parted));
        } else {
            rows = 0; // most rows print several numbers that no column tells apart: a form of another kind
        }
    }

    private void take(Several row, boolean parted) {
        Grid grid = row.row().grid();
        Locator locator = grid.locate(row.places().get(0));
        String name = Wording.spaced(row.indicator().rowZh());
        if (parted) {
            Grid.Cell number =
                    Thousands.joined(row.places(), 1, n -> true).get(0).get(0);
            harvest.take(row.indicator(), grid, number, Cell.By.LABEL, row.unit());
            harvest.remark(Remarks.thousandsJoined(name, locator));
        } else {
            harvest.illegible(row.indicator(), grid, row.places().get(0));
            harvest.remark(Remarks.rowUnaligned(name, locator));
        }
    }

    private boolean joins(Several row) {
        return lastColumn == row.row().grid().ordinal()
                && Thousands.joined(row.places(), 1, n -> true).size() == 1;
    }

    private void pick(Indicator indicator, Row row, List<Grid.Cell> places, String unit) {
        List<Grid.Cell> printed =
                places.stream().filter(c -> !Wording.spaced(c.text()).isEmpty()).toList();
        Optional<Grid.Cell> headed = row.grid().ordinal() == valueGrid
                ? places.stream().filter(c -> c.column() == valueColumn).findFirst()
                : Optional.empty();
        if (headed.isPresent()) {
            harvest.take(indicator, row.grid(), headed.get(), Cell.By.LABEL, unit);
        } else if (printed.size() <= 1) {
            singles += printed.size();
            Grid.Cell place = printed.isEmpty() ? places.get(0) : printed.get(0);
            harvest.take(indicator, row.grid(), place, Cell.By.LABEL, unit);
        } else {
            several.add(new Several(indicator, row, printed, unit));
        }
    }

    private static boolean isUnit(String text) {
        return UNITS.contains(Wording.folded(text));
    }

    /** The unit cell as a header would name it. */
    private static String header(List<Grid.Cell> after) {
        return after.stream()
                .filter(c -> isUnit(c.text()))
                .findFirst()
                .map(c -> "单位:" + c.text())
                .orElse("");
    }

    @Override
    public void finish() {
        endWaiting(false);
        settle();
        if (rows >= LEAST_ROWS) {
            harvest.form(Form.F2014);
        } else {
            harvest.forget(PREFIX);
        }
    }
}
