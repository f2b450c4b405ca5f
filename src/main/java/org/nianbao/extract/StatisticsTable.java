package org.nianbao.extract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.Cell;
import org.nianbao.model.Form;
import org.nianbao.model.Grid;
import org.nianbao.model.Indicator;

/** 政府信息公开情况统计表, the form of 2014: rows of label, unit and number under nine numbered parts. */
final class StatisticsTable implements FormTable {
    static final String PREFIX = "statistics.";
    private static final Set<String> UNITS =
            Set.of("条", "件", "次", "篇", "个", "人", "人次", "万元", "元", "千元", "亿元", "份", "项", "家", "期");
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
        parts.exact(Label.of(text), "").ifPresent(p -> part = p);
    }

    @Override
    public boolean accept(Row row) {
        List<Grid.Cell> own = row.own();
        boolean taken = false;
        if (own.stream().filter(c -> Figure.read(c.text()).number()).count() > MOST_NUMBERS) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            String text = own.get(i).text();
            heading(text);
            noteHeader(row, own.get(i));
            Optional<Indicator> indicator =
                    Figure.read(text).mark() ? Optional.empty() : labels.find(Label.of(text), part);
            if (indicator.isPresent()
                    && !heading(text, own.subList(i + 1, own.size()))
                    && take(indicator.get(), row, own.subList(i + 1, own.size()))) {
                taken = true;
            }
        }
        return taken;
    }

    /** Long dashes in the place of a unit mark a heading, unless its words are exactly those of a figure. */
    private boolean heading(String text, List<Grid.Cell> after) {
        boolean dashed = after.stream()
                .map(c -> Wording.folded(c.text()))
                .filter(t -> !t.isEmpty())
                .findFirst()
                .filter(t -> t.matches("[—─-]{2,}"))
                .isPresent();
        return dashed && labels.exact(Label.of(text), part).isEmpty();
    }

    /** The column headed 统计数, should a row print several numbers. */
    private void noteHeader(Row row, Grid.Cell cell) {
        if (Label.of(cell.text()).core().equals("统计数")) {
            valueColumn = cell.column();
            valueGrid = row.grid().ordinal();
        }
    }

    private boolean take(Indicator indicator, Row row, List<Grid.Cell> after) {
        List<Grid.Cell> places = places(row, after);
        if (places.isEmpty()) {
            return false;
        }
        rows++;
        if (!harvest.filled(indicator.code())) {
            pick(indicator, row, places, header(after));
        }
        return true;
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

    private void pick(Indicator indicator, Row row, List<Grid.Cell> places, String unit) {
        List<Grid.Cell> printed =
                places.stream().filter(c -> !Wording.spaced(c.text()).isEmpty()).toList();
        Optional<Grid.Cell> headed = row.grid().ordinal() == valueGrid
                ? places.stream().filter(c -> c.column() == valueColumn).findFirst()
                : Optional.empty();
        if (headed.isPresent()) {
            harvest.take(indicator, row.grid(), headed.get(), Cell.By.LABEL, unit);
        } else if (printed.size() <= 1) {
            Grid.Cell place = printed.isEmpty() ? places.get(0) : printed.get(0);
            harvest.take(indicator, row.grid(), place, Cell.By.LABEL, unit);
        } else {
            harvest.illegible(indicator, row.grid(), printed.get(0));
            harvest.remark(Remarks.rowUnaligned(
                    Wording.spaced(indicator.rowZh()), row.grid().locate(printed.get(0))));
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
        if (rows >= LEAST_ROWS) {
            harvest.form(Form.F2014);
        } else {
            harvest.forget(PREFIX);
        }
    }
}
