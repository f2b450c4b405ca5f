package org.nianbao.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.model.Grid;
import org.nianbao.model.Indicator;

/**
 * Table 三, 收到和处理政府信息公开申请情况, of the forms of 2019 and 2021: it collects the rows; {@link RequestRows}
 * settles what they are.
 */
final class RequestsTable implements FormTable {
    static final String PREFIX = "requests.";
    private static final String OTHER = "requests.other";

    private final Harvest harvest;
    private final List<RequestLine> lines;
    private final Labels<RequestLine> labels;
    private final Labels<String> groups;
    private final Labels<Integer> applicants;
    private final RequestRows rows;

    private String group = "";
    /** The header's columns in the grid it stands in. */
    private final TreeMap<Integer, Integer> header = new TreeMap<>();

    private int headed = -1;
    /** Words that may begin the label of the next row. */
    private String begun = "";
    /** A group heading's row that prints numbers, which may belong to the group's first line. */
    private Optional<RequestRow> onHeading = Optional.empty();

    private String numbered = "";

    private boolean open;

    RequestsTable(Harvest harvest) {
        this.harvest = harvest;
        Words words = harvest.words().requests();
        lines = words.lines();
        rows = new RequestRows(harvest, lines);
        labels = words.labels();
        groups = words.groups();
        applicants = words.applicants();
    }

    /** The lines of the forms, and the labels of lines, groups and columns. */
    record Words(
            List<RequestLine> lines, Labels<RequestLine> labels, Labels<String> groups, Labels<Integer> applicants) {
        static Words of(List<Indicator> indicators) {
            Words words = new Words(lines(indicators), new Labels<>(), new Labels<>(), new Labels<>());
            words.lines.forEach(words::learn);
            for (int i = 0; i < RequestRow.COLUMNS; i++) {
                String[] path = indicators.get(i).columnZh().split("/");
                words.applicants.add("", path[path.length - 1], i);
            }
            return words;
        }

        private static List<RequestLine> lines(List<Indicator> indicators) {
            List<RequestLine> found = new ArrayList<>();
            for (int i = 0; i + RequestRow.COLUMNS <= indicators.size(); i += RequestRow.COLUMNS) {
                String code = indicators.get(i).code();
                found.add(new RequestLine(
                        code.substring(0, code.lastIndexOf('.')),
                        indicators.get(i).rowZh(),
                        indicators.subList(i, i + RequestRow.COLUMNS)));
            }
            return List.copyOf(found);
        }

        private void learn(RequestLine line) {
            labels.add(line.group(), line.name(), line);
            String path = "";
            for (String level : line.label().split("/")) {
                path = path.isEmpty() ? level : path + "/" + level;
                boolean known = groups.exactWithin(Label.of(level), path).isPresent();
                if (!path.equals(line.label()) && !known) {
                    groups.add(path, level, path);
                }
            }
        }
    }

    @Override
    public void heading(String text) {
        Label label = Label.of(text);
        if (label.core().contains("行政复议行政诉讼情况")) {
            open = false;
        } else {
            groups.exact(label, "").ifPresent(this::enter);
        }
    }

    @Override
    public boolean accept(Row row) {
        if (header(row)) {
            open = true;
            return true;
        }
        List<Grid.Cell> words = labels(row);
        int end = words.stream().mapToInt(Grid.Cell::column).max().orElse(-1);
        List<Grid.Cell> tail = row.after(end);
        Optional<RequestLine> line = line(words);
        open = open || line.isPresent();
        if (!open || (words.isEmpty() && !row.hasNumber())) {
            return false;
        }
        String label = String.join("", words.stream().map(Grid.Cell::text).toList());
        RequestRow printed = RequestRow.align(row, Wording.spaced(label), tail, columns(row));
        if (printed.parted()) {
            harvest.parted();
        }
        place(printed, line, words);
        return true;
    }

    /** Applicants' names without numbering and without numbers beside them are a header. */
    private boolean header(Row row) {
        List<Grid.Cell> named =
                row.own().stream().filter(c -> applicant(row, c).isPresent()).toList();
        boolean within = headed == row.grid().ordinal() && !header.isEmpty();
        if (row.hasNumber() || named.isEmpty() || (named.size() < 2 && !within && !introduced(row))) {
            return false;
        }
        if (named.size() == 1 && header.size() >= RequestRow.COLUMNS) {
            return false;
        }
        if (headed != row.grid().ordinal()) {
            header.clear();
            headed = row.grid().ordinal();
        }
        named.forEach(c -> header.put(c.column(), applicant(row, c).orElseThrow()));
        return true;
    }

    private static boolean introduced(Row row) {
        return row.words().stream().anyMatch(c -> {
            String core = Label.of(c.text()).core();
            return core.equals("申请人情况") || core.equals("法人或其他组织");
        });
    }

    private Optional<Integer> applicant(Row row, Grid.Cell cell) {
        Label label = Label.of(cell.text());
        return label.number().isEmpty() && !label.blank()
                ? applicants.exact(label, row.grid().recognised())
                : Optional.empty();
    }

    /** The header's seven columns in this row's grid, in the form's order; empty when it did not name all of them. */
    private List<Integer> columns(Row row) {
        boolean complete = headed == row.grid().ordinal()
                && header.values().stream().distinct().count() == RequestRow.COLUMNS
                && header.size() == RequestRow.COLUMNS;
        return complete
                ? header.entrySet().stream()
                        .sorted(Comparator.comparingInt(e -> e.getValue()))
                        .map(e -> e.getKey())
                        .toList()
                : List.of();
    }

    /** The cells with words left of the row's first number, and left of the header's columns if there is no number. */
    private List<Grid.Cell> labels(Row row) {
        List<Integer> columns = columns(row);
        int first = row.own().stream()
                .filter(c -> Figure.read(c.text()).number())
                .mapToInt(Grid.Cell::column)
                .min()
                .orElse(columns.isEmpty() ? Integer.MAX_VALUE : columns.get(0) + RequestRow.COLUMNS);
        return row.words().stream().filter(c -> c.column() < first).toList();
    }

    /** Goes into the groups that the labels name, and gives the line that they name, if any. */
    private Optional<RequestLine> line(List<Grid.Cell> words) {
        Optional<RequestLine> found = Optional.empty();
        for (Grid.Cell cell : words) {
            Label label = Label.of(cell.text());
            boolean heading = cell.rowSpan() > 1 && cell != words.get(words.size() - 1);
            Optional<String> entered = label.core().length() < 2 ? Optional.empty() : groups.exact(label, group);
            if (entered.isEmpty() && heading) {
                continue; // words beside several rows name none of them
            }
            if (entered.isPresent()) {
                enter(entered.get());
                open = true;
            }
            if (entered.isEmpty() && label.core().length() >= 2) {
                Optional<RequestLine> before = found;
                found = labels.find(label, group)
                        .filter(l -> inContext(l, label))
                        .or(() -> before);
            }
        }
        return found.or(() -> joined(words));
    }

    /** 其他 and 总计 are words of any table: they count only within their group, or with their number. */
    private boolean inContext(RequestLine line, Label label) {
        boolean within = group.equals(line.group()) || group.startsWith(line.group() + "/");
        return label.core().length() > 2 || within || "七".equals(label.number());
    }

    /** Labels cut over cells, or begun in the rows before. */
    private Optional<RequestLine> joined(List<Grid.Cell> words) {
        String text = String.join("", words.stream().map(Grid.Cell::text).toList());
        Optional<RequestLine> whole = words.size() < 2 ? Optional.empty() : labels.find(Label.of(text), group);
        return whole.or(() -> begun.isEmpty() ? Optional.empty() : labels.find(Label.of(begun + text), group));
    }

    private void enter(String path) {
        if (!path.equals(group)) {
            group = path;
            begun = "";
        }
    }

    private void place(RequestRow row, Optional<RequestLine> line, List<Grid.Cell> words) {
        Optional<String> heading = words.isEmpty()
                ? Optional.empty()
                : groups.exact(Label.of(words.get(words.size() - 1).text()), group);
        if (line.isEmpty() && heading.isPresent()) {
            onHeading(row, heading.get());
        } else if (line.isPresent()) {
            known(row, line.get());
        } else if (row.printed()) {
            rows.addUnknown(row);
            begun = "";
        } else {
            begin(row);
        }
    }

    private void onHeading(RequestRow row, String heading) {
        begun = "";
        Optional<RequestLine> single = lines.stream()
                .filter(l -> l.code().equals(OTHER) && l.label().equals(heading))
                .findFirst();
        if (single.isPresent() && (!row.slots().isEmpty() || row.placement().isPresent())) {
            rows.addSingle(row.as(single.get()));
        }
        onHeading = row.printed() ? Optional.of(row) : Optional.empty();
        numbered = heading;
    }

    private void known(RequestRow row, RequestLine line) {
        if (row.printed()) {
            rows.add(row.as(line));
            dropHeading(line);
        } else if (onHeading.isPresent() && line.group().equals(numbered)) {
            rows.add(onHeading.get().as(line));
            onHeading = Optional.empty();
        } else if (!row.slots().isEmpty()) {
            rows.addBlank(row.as(line));
        } else {
            rows.addBare(row.as(line));
            begin(row);
            return;
        }
        begun = "";
    }

    private void dropHeading(RequestLine line) {
        if (onHeading.isPresent() && line.group().equals(numbered)) {
            rows.headingNumbers(onHeading.get());
        }
        onHeading = Optional.empty();
    }

    /** Keeps words without numbers: the end of the last label, or the beginning of the next. */
    private void begin(RequestRow row) {
        String core = Label.of(row.label()).core();
        if (!rows.endsLast(core)) {
            begun = begun.length() > 120 ? row.label() : begun + row.label();
        }
    }

    @Override
    public void finish() {
        rows.settle();
    }
}
