package org.nianbao.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.nianbao.model.Document;
import org.nianbao.model.Form;
import org.nianbao.model.Grid;
import org.nianbao.model.Indicator;
import org.nianbao.model.Locator;

/** Lays figures out as the official forms do, with merged cells as HTML, Word and PDF readers give them. */
final class FormSheets {
    static final List<Indicator> INDICATORS = Indicators.read(Path.of("config/indicators.tsv"));

    private final Map<String, String> figures;
    private List<Grid.Cell> cells = new ArrayList<>();
    private final List<Grid> grids = new ArrayList<>();
    private int row;

    FormSheets(Map<String, String> figures) {
        this.figures = figures;
    }

    /** Figures that satisfy every sum of a form. */
    static Map<String, String> random(Form form, Random random) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (Indicator i : of(form, "")) {
            figures.put(i.code(), number(i, random));
        }
        requestSums(form, figures);
        for (String block : List.of("reconsideration", "litigation_direct", "litigation_after_reconsideration")) {
            if (figures.containsKey("remedies." + block + ".total")) {
                int sum = 0;
                for (String part : List.of("upheld", "corrected", "other", "pending")) {
                    sum += Integer.parseInt(figures.get("remedies." + block + "." + part));
                }
                figures.put("remedies." + block + ".total", String.valueOf(sum));
            }
        }
        return figures;
    }

    private static String number(Indicator indicator, Random random) {
        return switch (indicator.kind()) {
            case COUNT -> String.valueOf(random.nextInt(4) == 0 ? random.nextInt(90) : random.nextInt(3));
            case DELTA -> String.valueOf(random.nextInt(200) - 100);
            case AMOUNT -> random.nextInt(9000) + "." + (1000 + random.nextInt(9000));
        };
    }

    private static void requestSums(Form form, Map<String, String> figures) {
        List<RequestLine> lines = lines(form);
        for (int column = 0; column < 7 && !lines.isEmpty(); column++) {
            int handled = 0;
            for (RequestLine line : lines) {
                if (!line.group().isEmpty() && !line.code().endsWith("handled_total")) {
                    if (column == 6) {
                        figures.put(line.indicators().get(6).code(), String.valueOf(rowSum(line, figures)));
                    }
                    handled += Integer.parseInt(
                            figures.get(line.indicators().get(column).code()));
                }
            }
            int out = Integer.parseInt(figures.get(code(lines, "carried_out", column)));
            if (column == 6) {
                out = rowSum(line(lines, "carried_out"), figures);
            }
            int in = Math.min(handled + out, 3);
            figures.put(code(lines, "handled_total", column), String.valueOf(handled));
            figures.put(code(lines, "carried_out", column), String.valueOf(out));
            figures.put(
                    code(lines, "carried_in", column),
                    String.valueOf(column == 6 ? rowSum(line(lines, "carried_in"), figures) : in));
            int carried = Integer.parseInt(figures.get(code(lines, "carried_in", column)));
            figures.put(code(lines, "new", column), String.valueOf(handled + out - carried));
        }
    }

    private static int rowSum(RequestLine line, Map<String, String> figures) {
        return line.indicators().subList(0, 6).stream()
                .mapToInt(i -> Integer.parseInt(figures.get(i.code())))
                .sum();
    }

    private static RequestLine line(List<RequestLine> lines, String end) {
        return lines.stream()
                .filter(l -> l.code().equals("requests." + end))
                .findFirst()
                .orElseThrow();
    }

    private static String code(List<RequestLine> lines, String end, int column) {
        return line(lines, end).indicators().get(column).code();
    }

    static List<Indicator> of(Form form, String prefix) {
        return INDICATORS.stream()
                .filter(i -> i.forms().contains(form) && i.code().startsWith(prefix))
                .toList();
    }

    static List<RequestLine> lines(Form form) {
        List<Indicator> requests = of(form, "requests.");
        List<RequestLine> lines = new ArrayList<>();
        for (int i = 0; i + 7 <= requests.size(); i += 7) {
            String code = requests.get(i).code();
            lines.add(new RequestLine(
                    code.substring(0, code.lastIndexOf('.')), requests.get(i).rowZh(), requests.subList(i, i + 7)));
        }
        return lines;
    }

    /** A document of the grids laid out so far. */
    Document document(String... blocks) {
        List<Document.Block> texts = java.util.stream.Stream.of(blocks)
                .map(b -> new Document.Block(b, 0))
                .toList();
        return new Document(
                new Document.Source(Optional.empty(), "text/html", "", Optional.empty(), Optional.empty()),
                "",
                Map.of(),
                texts,
                grids,
                List.of());
    }

    /** Ends a grid. */
    FormSheets grid(String heading) {
        grids.add(new Grid(grids.size(), heading, cells));
        cells = new ArrayList<>();
        row = 0;
        return this;
    }

    private void put(int column, int rowSpan, int columnSpan, String text) {
        cells.add(new Grid.Cell(row, column, rowSpan, columnSpan, text, new Locator.InGrid()));
    }

    /** A table of page metadata such as stands before the body. */
    FormSheets metadata() {
        put(0, 1, 1, "索 引 号");
        put(1, 1, 1, "005252/2022-00012");
        put(2, 1, 1, "主题分类");
        put(3, 1, 1, "行政许可");
        row++;
        put(0, 1, 1, "发布机构");
        put(1, 1, 1, "区政府办公室");
        put(2, 1, 1, "发布日期");
        put(3, 1, 1, "2022-01-20");
        return grid("");
    }

    /** Table 二, every item of article 20 with its own header; one grid or four. */
    FormSheets proactive(Form form, boolean apart) {
        Map<String, Map<String, List<Indicator>>> items = new LinkedHashMap<>();
        for (Indicator i : of(form, "proactive.")) {
            String[] path = i.rowZh().split("/");
            items.computeIfAbsent(path[0], k -> new LinkedHashMap<>())
                    .computeIfAbsent(path[1], k -> new ArrayList<>())
                    .add(i);
        }
        items.forEach((item, rows) -> {
            put(0, 1, 4, item);
            row++;
            header(rows.values().iterator().next(), form);
            rows.forEach((label, indicators) -> {
                put(0, 1, 1, label);
                values(indicators, 1, indicators.size() == 1 ? 3 : 1);
                row++;
            });
            if (apart) {
                grid(item);
            }
        });
        return apart ? this : grid("二、主动公开政府信息情况");
    }

    private void header(List<Indicator> indicators, Form form) {
        put(0, 1, 1, "信息内容");
        for (int i = 0; i < indicators.size(); i++) {
            String[] wordings = indicators.get(i).columnZh().split("\\|");
            String wording = wordings[form == Form.F2021 ? wordings.length - 1 : 0];
            String unit = indicators.get(i).kind() == Indicator.Kind.AMOUNT ? "（单位：万元，保留4位小数）" : "";
            put(1 + i, 1, indicators.size() == 1 ? 3 : 1, wording + unit);
        }
        row++;
    }

    private void values(List<Indicator> indicators, int column, int span) {
        for (int i = 0; i < indicators.size(); i++) {
            put(column + i, 1, span, figures.getOrDefault(indicators.get(i).code(), ""));
        }
    }

    /** The three header rows of table 三. */
    private void requestHeader() {
        put(0, 3, 3, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
        put(3, 1, 7, "申请人情况");
        row++;
        put(3, 2, 1, "自然人");
        put(4, 1, 5, "法人或其他组织");
        put(9, 2, 1, "总计");
        row++;
        String[] names = {"商业\n企业", "科研\n机构", "社会公益组织", "法律服务机构", "其他"};
        for (int i = 0; i < names.length; i++) {
            put(4 + i, 1, 1, names[i]);
        }
        row++;
    }

    /**
     * Table 三.
     *
     * @param cut the table goes on in a new grid after every so many lines, 0 for one grid
     * @param again whether the header is repeated there
     */
    FormSheets requests(Form form, int cut, boolean again) {
        List<RequestLine> lines = lines(form);
        requestHeader();
        for (int i = 0; i < lines.size(); i++) {
            if (cut > 0 && i > 0 && i % cut == 0) {
                grid("");
                if (again) {
                    requestHeader();
                }
            }
            line(lines, i, cut > 0 ? cut - i % cut : lines.size());
        }
        return grid("三、收到和处理政府信息公开申请情况");
    }

    /** A line with its group cells, which span as many of the following lines as fit on the page. */
    private void line(List<RequestLine> lines, int index, int room) {
        String[] path = lines.get(index).label().split("/");
        boolean top = path.length == 1;
        int column = 0;
        for (int level = 0; level + 1 < path.length; level++) {
            int span = span(lines, index, level, path[level], room);
            if (span > 0) {
                put(column, span, 1, level == 0 ? vertical(path[level]) : path[level]);
            }
            column++;
        }
        put(column, 1, top ? 3 : 3 - column, path[path.length - 1]);
        values(lines.get(index).indicators(), 3, 1);
        row++;
    }

    private boolean begins(int room, List<RequestLine> lines, int index, int level, String group) {
        boolean pageTop = cells.stream()
                .noneMatch(c -> c.row() < row && c.column() == 3 && c.text().matches("-?\\d+|"));
        return index == 0 || pageTop || !group(lines.get(index - 1), level).equals(group);
    }

    private int span(List<RequestLine> lines, int index, int level, String group, int room) {
        if (!begins(room, lines, index, level, group)) {
            return 0;
        }
        int span = 1;
        while (span < room
                && index + span < lines.size()
                && group(lines.get(index + span), level).equals(group)) {
            span++;
        }
        return span;
    }

    private static String group(RequestLine line, int level) {
        String[] path = line.label().split("/");
        return level + 1 < path.length ? path[level] : "";
    }

    /** One character a line, as narrow merged cells print it. */
    private static String vertical(String label) {
        return String.join("\n", label.split(""));
    }

    /** Table 四. */
    FormSheets remedies() {
        put(0, 1, 5, "行政复议");
        put(5, 1, 10, "行政诉讼");
        row++;
        String[] results = {"结果\n维持", "结果\n纠正", "其他\n结果", "尚未\n审结", "总计"};
        for (int i = 0; i < 5; i++) {
            put(i, 2, 1, results[i]);
        }
        put(5, 1, 5, "未经复议直接起诉");
        put(10, 1, 5, "复议后起诉");
        row++;
        for (int i = 5; i < 15; i++) {
            put(i, 1, 1, results[i % 5]);
        }
        row++;
        values(of(Form.F2021, "remedies."), 0, 1);
        return grid("四、政府信息公开行政复议、行政诉讼情况");
    }

    /** The form of 2014: label, unit, number. */
    FormSheets statistics() {
        put(0, 1, 1, "统  计  指  标");
        put(1, 1, 1, "单位");
        put(2, 1, 1, "统计数");
        row++;
        Map<Integer, String> printed = new HashMap<>();
        for (Indicator i : of(Form.F2014, "statistics.")) {
            String[] path = i.rowZh().split("/");
            for (int level = 0; level + 1 < path.length; level++) {
                boolean leaf = of(Form.F2014, "statistics.").stream().anyMatch(ownRow(path, level));
                if (!leaf && !path[level].equals(printed.get(level))) {
                    statistic(path[level], "——", "");
                }
                printed.put(level, path[level]);
            }
            statistic(path[path.length - 1], i.unit(), figures.getOrDefault(i.code(), ""));
        }
        return grid("政府信息公开情况统计表");
    }

    private static java.util.function.Predicate<Indicator> ownRow(String[] path, int level) {
        String whole = String.join("/", List.of(path).subList(0, level + 1));
        return i -> i.rowZh().equals(whole);
    }

    private void statistic(String label, String unit, String number) {
        put(0, 1, 1, label);
        put(1, 1, 1, unit);
        put(2, 1, 1, number);
        row++;
    }
}
