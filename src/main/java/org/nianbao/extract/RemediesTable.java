package org.nianbao.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nianbao.model.Cell;
import org.nianbao.model.Grid;
import org.nianbao.model.Indicator;

/** Table 四, 政府信息公开行政复议、行政诉讼情况: three blocks of five results in one row, the same in 2019 and 2021. */
final class RemediesTable implements FormTable {
    static final String PREFIX = "remedies.";
    private static final int RESULTS = 5;
    private static final int LONGEST_WORD = 12;

    private final Harvest harvest;
    private final List<Indicator> indicators;
    private final Labels<Integer> blocks;
    private final Labels<Integer> results;

    /** The results named by the header, by column; the blocks named, in order. */
    private final TreeMap<Integer, Integer> columns = new TreeMap<>();

    private final Set<Integer> named = new LinkedHashSet<>();
    /** Whether the last heading was this table's; words of a broken header may follow it. */
    private boolean below;

    private int headed = -1;
    private int leaves;

    RemediesTable(Harvest harvest) {
        this.harvest = harvest;
        Words words = harvest.words().remedies();
        this.indicators = words.indicators();
        this.blocks = words.blocks();
        this.results = words.results();
    }

    /** The labels of the three blocks and of the five results. */
    record Words(List<Indicator> indicators, Labels<Integer> blocks, Labels<Integer> results) {
        static Words of(List<Indicator> indicators) {
            Words words = new Words(indicators, new Labels<>(), new Labels<>());
            for (int i = 0; i < indicators.size(); i++) {
                String[] path = indicators.get(i).rowZh().split("/");
                words.blocks.add("", path[path.length - 1], i / RESULTS);
                words.results.add("", indicators.get(i).columnZh(), i % RESULTS);
            }
            return words;
        }
    }

    @Override
    public void heading(String text) {
        String core = Label.of(text).core();
        below = core.contains("行政复议") && core.contains("行政诉讼") || below && core.length() < LONGEST_WORD;
    }

    @Override
    public boolean accept(Row row) {
        if (header(row)) {
            return true;
        }
        if (harvest.filled(indicators.get(RESULTS - 1).code())) {
            return false;
        }
        if (leaves < RESULTS) {
            return headed(row);
        }
        return block(row) || whole(row);
    }

    /** Whether the row names results or blocks and holds no number. */
    private boolean header(Row row) {
        List<Grid.Cell> words = row.words().stream().filter(row::begins).toList();
        long known = words.stream().filter(c -> result(row, c).isPresent()).count();
        long parts = words.stream().filter(c -> blockOf(row, c).isPresent()).count();
        if (row.hasNumber() || (known < 3 && parts == 0) || known + parts < words.size()) {
            return false;
        }
        if (headed != row.grid().ordinal()) {
            columns.clear();
            named.clear();
            leaves = 0;
            headed = row.grid().ordinal();
        }
        for (Grid.Cell cell : words) {
            blockOf(row, cell).ifPresent(named::add);
            result(row, cell).ifPresent(r -> {
                columns.put(cell.column(), r);
                leaves++;
            });
        }
        return true;
    }

    private Optional<Integer> result(Row row, Grid.Cell cell) {
        Label label = Label.of(cell.text());
        return label.number().isEmpty() ? results.exact(label, row.grid().recognised()) : Optional.empty();
    }

    private Optional<Integer> blockOf(Row row, Grid.Cell cell) {
        Label label = Label.of(cell.text());
        if (label.core().equals("行政诉讼")) {
            return Optional.of(-1);
        }
        return label.number().isEmpty() ? blocks.exact(label, row.grid().recognised()) : Optional.empty();
    }

    /** A row of fifteen figures below the table's heading, whose header cannot be read: its sums must bear it out. */
    private boolean headed(Row row) {
        boolean fits = below && row.own().size() == indicators.size() && sums(row.own());
        for (int i = 0; fits && i < indicators.size(); i++) {
            harvest.take(indicators.get(i), row.grid(), row.own().get(i), Cell.By.ORDER);
        }
        return fits;
    }

    /** Whether all are figures and each block's last is the sum of its others. */
    private static boolean sums(List<Grid.Cell> places) {
        boolean sums = true;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; sums && i < places.size(); i++) {
            Figure figure = Figure.read(places.get(i).text());
            BigDecimal value = figure.value().orElse(BigDecimal.ZERO);
            boolean total = i % RESULTS == RESULTS - 1;
            sums = figure.mark() && (!total || sum.compareTo(value) == 0);
            sum = total ? BigDecimal.ZERO : sum.add(value);
        }
        return sums;
    }

    /** A row of one block with its name in front, where a site has turned the table. */
    private boolean block(Row row) {
        for (Grid.Cell cell : row.own()) {
            Optional<Integer> block = blockOf(row, cell).filter(b -> b >= 0);
            List<Grid.Cell> places = printed(row.after(cell.column()));
            if (block.isPresent() && places.size() == RESULTS) {
                take(row, places, block.get() * RESULTS);
                return true;
            }
        }
        return false;
    }

    private boolean whole(Row row) {
        List<Grid.Cell> places = places(row);
        List<Integer> parts = named.stream()
                .filter(b -> b >= 0)
                .sorted(Comparator.naturalOrder())
                .toList();
        if (places.size() == indicators.size()) {
            take(row, places, 0);
            return true;
        }
        List<Grid.Cell> every = every(row);
        if (!every.isEmpty()) {
            take(row, every, 0);
            return true;
        }
        if (!parts.isEmpty() && places.size() == parts.size() * RESULTS) {
            for (int i = 0; i < parts.size(); i++) {
                take(row, places.subList(i * RESULTS, (i + 1) * RESULTS), parts.get(i) * RESULTS);
            }
            return true;
        }
        return parted(row) || placed(row) || unaligned(row);
    }

    /** A row in which blanks part columns and thousands alike, if its sums bear out one way to read it only. */
    private boolean parted(Row row) {
        List<List<Grid.Cell>> ways = Thousands.joined(printed(row.own()), indicators.size(), RemediesTable::sums);
        if (ways.size() == 1) {
            take(row, ways.get(0), 0);
            harvest.remark(Remarks.thousandsJoined(
                    "行政复议、行政诉讼", row.grid().locate(ways.get(0).get(0))));
        }
        return ways.size() == 1;
    }

    /** A row of exactly the form's places, some of them blank; one blank more at its end, if the sums bear it out. */
    private List<Grid.Cell> every(Row row) {
        List<Grid.Cell> own = row.own();
        boolean longer = own.size() == indicators.size() + 1
                && Wording.spaced(own.get(indicators.size()).text()).isEmpty()
                && sums(own.subList(0, indicators.size()));
        List<Grid.Cell> places = longer ? own.subList(0, indicators.size()) : own;
        boolean figures = places.size() == indicators.size()
                && row.hasNumber()
                && places.stream().allMatch(c -> Figure.read(c.text()).mark());
        return figures ? places : List.of();
    }

    /** A row whose blank cells have left no trace: the sums of its blocks tell where its numbers may stand. */
    private boolean placed(Row row) {
        List<Grid.Cell> numbers = printed(row.own());
        if (numbers.size() >= indicators.size() || !Placement.squeezed(row.own())) {
            return false;
        }
        List<int[]> ways = new ArrayList<>();
        ways(numbers, 0, new int[0], ways);
        if (!ways.isEmpty()) {
            harvest.take(indicators, new Placement(numbers, ways).spaced(row), row, "行政复议、行政诉讼");
        }
        return !ways.isEmpty();
    }

    private void ways(List<Grid.Cell> numbers, int from, int[] before, List<int[]> ways) {
        if (before.length == indicators.size()) {
            if (from == numbers.size()) {
                ways.add(before);
            }
            return;
        }
        for (int count = 0; count <= Math.min(RESULTS, numbers.size() - from); count++) {
            for (int[] block : Placement.totalled(numbers, from, count, RESULTS)) {
                int[] longer = Arrays.copyOf(before, before.length + RESULTS);
                System.arraycopy(block, 0, longer, before.length, RESULTS);
                ways(numbers, from + count, longer, ways);
            }
        }
    }

    private boolean unaligned(Row row) {
        List<Grid.Cell> printed = printed(row.own());
        if (printed.size() < RESULTS
                || printed.stream().anyMatch(c -> !Figure.read(c.text()).mark())) {
            return false;
        }
        indicators.forEach(i -> harvest.illegible(i, row.grid(), printed.get(0)));
        harvest.remark(Remarks.rowUnaligned("行政复议、行政诉讼", row.grid().locate(printed.get(0))));
        return true;
    }

    /** The cells under the header's results when they lie below each other, else those printed in the row. */
    private List<Grid.Cell> places(Row row) {
        List<Grid.Cell> below = new ArrayList<>();
        if (headed == row.grid().ordinal() && columns.size() == leaves && standard()) {
            for (int column : columns.keySet()) {
                row.at(column).filter(c -> !below.contains(c)).ifPresent(below::add);
            }
        }
        boolean all =
                row.own().stream().filter(c -> Figure.read(c.text()).number()).allMatch(below::contains);
        boolean clean = below.stream().allMatch(c -> Figure.read(c.text()).kind() != Cell.Kind.TEXT);
        return all && clean && below.size() == columns.size() ? below : printed(row.own());
    }

    /** Whether the header names the five results in the form's order, over and over. */
    private boolean standard() {
        int i = 0;
        for (int result : columns.values()) {
            if (result != i++ % RESULTS) {
                return false;
            }
        }
        return true;
    }

    private static List<Grid.Cell> printed(List<Grid.Cell> cells) {
        return cells.stream().filter(c -> !Wording.spaced(c.text()).isEmpty()).toList();
    }

    private void take(Row row, List<Grid.Cell> places, int first) {
        for (int i = 0; i < places.size(); i++) {
            harvest.take(indicators.get(first + i), row.grid(), places.get(i), Cell.By.LABEL);
        }
    }

    @Override
    public void finish() {
        // Nothing waits: the row is taken where it stands, and the table tells no form.
    }
}
