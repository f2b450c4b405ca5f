package org.nianbao.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.corpus.Table.Slot;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;

/** Lays a specimen out in the tables of its form. */
final class Layout {
    /** Rows on a page where a table is cut. */
    private static final int PAGE = 9;

    private static final Map<String, String> VARIANTS = Map.of(
            "2.其他法律行政法规禁止公开", "2.其他法律法规禁止公开",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2.逾期未缴费",
            "（七）总计", "（七）合计",
            "3.要求提供公开出版物", "3.要求提供出版物",
            "行政规范性文件", "规范性文件",
            "四、结转下年度继续办理", "四、结转下年继续办理",
            "行政事业性收费", "行政事业收费");
    private static final Map<String, String> COLUMNS = Map.of(
            "社会公益组织", "社会组织",
            "法律服务机构", "法律服务组织",
            "本年制发件数", "本年制发数量",
            "结果维持", "维持",
            "尚未审结", "未审结",
            "总计", "合计",
            "本年增/减", "本年增减");
    private static final Map<String, String> TAIWAN = new LinkedHashMap<>();

    static {
        TAIWAN.put("文件", "檔案");
        TAIWAN.put("网络", "網路");
        TAIWAN.put("在线", "線上");
        TAIWAN.put("设置", "設定");
    }

    private static final Map<Character, Character> TRADITIONAL = traditional();

    private final Specimen specimen;
    private final List<Indicator> indicators;
    private final List<Table> tables = new ArrayList<>();
    private List<List<Slot>> rows = new ArrayList<>();

    private Layout(Specimen specimen, List<Indicator> indicators) {
        this.specimen = specimen;
        this.indicators = indicators;
    }

    /** The tables of a specimen in order. */
    static List<Table> of(Specimen specimen, List<Indicator> indicators) {
        Layout layout = new Layout(specimen, indicators);
        if (specimen.has(Irregularity.METADATA)) {
            layout.metadata();
        }
        if (specimen.form() == Form.F2014) {
            layout.statistics();
        } else {
            layout.proactive();
            layout.requests();
            layout.remedies();
        }
        return layout.tables;
    }

    /** A title or a line of prose in the specimen's script. */
    static String words(Specimen specimen, String text) {
        return specimen.has(Irregularity.TRADITIONAL) ? taiwan(text) : text;
    }

    private void metadata() {
        rows.add(List.of(label("索 引 号"), label("005252/2022-00012"), label("主题分类"), label("行政许可")));
        rows.add(List.of(label("发布机构"), label("区政府办公室"), label("发布日期"), label("2022-01-20")));
        end("");
    }

    private void end(String heading) {
        tables.add(new Table(words(specimen, heading), List.copyOf(rows)));
        rows = new ArrayList<>();
    }

    private Slot label(String text) {
        return label(text, 1, 1);
    }

    private Slot label(String text, int down, int across) {
        return Slot.label(wording(text), down, across);
    }

    /** A label as the specimen words it. */
    private String wording(String text) {
        return switch (specimen.irregularity()) {
            case LABEL_VARIANTS -> VARIANTS.getOrDefault(text, text);
            case COLUMN_VARIANTS -> COLUMNS.getOrDefault(text, text);
            case SPACED_LABELS -> spaced(text);
            case TRADITIONAL -> taiwan(text);
            default -> text;
        };
    }

    private static String spaced(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            out.append(i > 0 && i % 3 == 2 ? i % 2 == 0 ? " " : "\n" : "").append(text.charAt(i));
        }
        return out.toString();
    }

    private static String taiwan(String text) {
        String worded = text;
        for (Map.Entry<String, String> pair : TAIWAN.entrySet()) {
            worded = worded.replace(pair.getKey(), pair.getValue());
        }
        StringBuilder out = new StringBuilder();
        worded.chars().forEach(c -> out.append(TRADITIONAL.getOrDefault((char) c, (char) c)));
        return out.toString();
    }

    private static Map<Character, Character> traditional() {
        Map<Character, Character> map = new HashMap<>();
        try {
            for (String line : Files.readAllLines(
                    Path.of("src/main/resources/org/nianbao/extract/simplified.txt"), StandardCharsets.UTF_8)) {
                if (!line.startsWith("#")) {
                    for (String pair : line.strip().split(" ")) {
                        map.putIfAbsent(pair.charAt(pair.length() - 1), pair.charAt(0));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return map;
    }

    /** Table 二: one header for every item of article 20. */
    private void proactive() {
        Map<String, Map<String, List<Indicator>>> items = new LinkedHashMap<>();
        indicators.stream()
                .filter(i -> i.forms().contains(specimen.form()) && i.code().startsWith("proactive."))
                .forEach(i -> items.computeIfAbsent(i.rowZh().split("/")[0], k -> new LinkedHashMap<>())
                        .computeIfAbsent(i.rowZh().split("/")[1], k -> new ArrayList<>())
                        .add(i));
        items.forEach(this::item);
        end("二、主动公开政府信息情况");
    }

    private void item(String item, Map<String, List<Indicator>> lines) {
        rows.add(List.of(label(item, 1, 4)));
        List<Indicator> first = lines.values().iterator().next();
        List<Slot> header = new ArrayList<>(List.of(label("信息内容")));
        for (Indicator i : first) {
            String[] wordings = i.columnZh().split("\\|");
            String unit = i.kind() != Indicator.Kind.AMOUNT
                    ? ""
                    : specimen.has(Irregularity.YUAN) ? "（单位：元）" : "（单位：万元，保留4位小数）";
            header.add(
                    label(wordings[specimen.form() == Form.F2021 ? wordings.length - 1 : 0] + unit, 1, width(first)));
        }
        if (!specimen.has(Irregularity.NO_HEADER)) {
            rows.add(header);
        }
        lines.forEach((name, line) -> {
            if (specimen.prints().containsKey(line.get(0).code())) {
                List<Slot> row = new ArrayList<>(List.of(label(name)));
                line.forEach(i -> row.add(figure(i, width(line))));
                rows.add(row);
            }
        });
    }

    /** Columns of the grid that one of so many figures covers in table 二. */
    private static int width(List<Indicator> line) {
        return line.size() == 1 ? 3 : 1;
    }

    private Slot figure(Indicator indicator, int across) {
        return Slot.figure(specimen.text(indicator.code()), across);
    }

    private void requestsHeader() {
        rows.add(List.of(label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), label("申请人情况", 1, 7)));
        rows.add(List.of(label("自然人", 2, 1), label("法人或其他组织", 1, 5), label("总计", 2, 1)));
        rows.add(List.of(label("商业企业"), label("科研机构"), label("社会公益组织"), label("法律服务机构"), label("其他")));
    }

    private void requests() {
        List<List<Indicator>> lines = Figures.lines(indicators, specimen.requestsForm()).stream()
                .filter(l -> specimen.prints().containsKey(l.get(0).code()))
                .toList();
        boolean cut = specimen.has(Irregularity.CUT) || specimen.has(Irregularity.CUT_REPEATED);
        int page = cut ? PAGE : lines.size();
        for (int from = 0; from < lines.size(); from += page) {
            if (from == 0 || specimen.has(Irregularity.CUT_REPEATED)) {
                requestsHeader();
            }
            int to = Math.min(from + page, lines.size());
            for (int i = from; i < to; i++) {
                line(lines, i, from, to);
            }
            end(from == 0 ? "三、收到和处理政府信息公开申请情况" : "");
        }
    }

    private void line(List<List<Indicator>> lines, int index, int from, int to) {
        String[] path = path(lines.get(index));
        List<Slot> row = new ArrayList<>();
        for (int level = 0; level + 1 < path.length; level++) {
            boolean goesOn = index > 0 && path[level].equals(group(lines.get(index - 1), level));
            if (index == from || !goesOn) {
                row.add(groupSlot(goesOn ? "" : path[level], span(lines, index, level, to)));
            }
        }
        String name = path[path.length - 1];
        boolean split = split(name);
        row.add(label(split ? name.substring(0, 8) : name, 1, 4 - path.length));
        lines.get(index).forEach(i -> row.add(figure(i, 1)));
        if (specimen.has(Irregularity.EIGHT_NUMBERS) && index >= lines.size() - 2) {
            row.add(row.size() - 1, Slot.figure("0", 1));
        }
        if (specimen.has(Irregularity.SIX_NUMBERS) && index >= lines.size() - 2) {
            row.remove(row.size() - 2);
        }
        rows.add(row);
        if (split) {
            List<Slot> rest = new ArrayList<>(List.of(label(name.substring(8), 1, 4 - path.length)));
            lines.get(index).forEach(i -> rest.add(Slot.figure("", 1)));
            rows.add(rest);
        }
    }

    private Slot groupSlot(String text, int down) {
        if (specimen.has(Irregularity.NO_GROUPS)) {
            return Slot.label("", down, 1);
        }
        String worded = wording(text);
        return Slot.label(specimen.has(Irregularity.VERTICAL) ? String.join("\n", worded.split("")) : worded, down, 1);
    }

    private boolean split(String name) {
        return specimen.has(Irregularity.SPLIT_LABELS) && name.length() > 10 && name.matches("\\d\\..*");
    }

    private int span(List<List<Indicator>> lines, int index, int level, int to) {
        String group = group(lines.get(index), level);
        int span = 0;
        for (int i = index; i < to && group.equals(group(lines.get(i), level)); i++) {
            String[] path = path(lines.get(i));
            span += split(path[path.length - 1]) ? 2 : 1;
        }
        return span;
    }

    private static String[] path(List<Indicator> line) {
        return line.get(0).rowZh().split("/");
    }

    /** The group of a line down to a level, so that equal words under different groups differ. */
    private static String group(List<Indicator> line, int level) {
        String[] path = path(line);
        return level + 1 < path.length ? path[level] : "";
    }

    private void remedies() {
        rows.add(List.of(label("行政复议", 1, 5), label("行政诉讼", 1, 10)));
        List<String> results = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
        List<Slot> second = new ArrayList<>();
        results.forEach(r -> second.add(label(r, 2, 1)));
        second.add(label("未经复议直接起诉", 1, 5));
        second.add(label("复议后起诉", 1, 5));
        rows.add(second);
        List<Slot> third = new ArrayList<>();
        results.forEach(r -> third.add(label(r)));
        results.forEach(r -> third.add(label(r)));
        rows.add(third);
        rows.add(indicators.stream()
                .filter(i -> i.code().startsWith("remedies."))
                .map(i -> figure(i, 1))
                .toList());
        end("四、政府信息公开行政复议、行政诉讼情况");
    }

    private void statistics() {
        statisticsHeader();
        Map<Integer, String> printed = new HashMap<>();
        List<Indicator> own = indicators.stream()
                .filter(i -> i.code().startsWith("statistics."))
                .toList();
        int count = 0;
        for (Indicator i : own) {
            String[] path = i.rowZh().split("/");
            for (int level = 0; level + 1 < path.length; level++) {
                String whole = String.join("/", List.of(path).subList(0, level + 1));
                boolean figure = own.stream().anyMatch(o -> o.rowZh().equals(whole));
                if (!figure && !whole.equals(printed.put(level, whole))) {
                    rows.add(List.of(label(path[level]), label("——"), Slot.figure("", 1)));
                }
            }
            if (specimen.prints().containsKey(i.code())) {
                rows.add(List.of(label(path[path.length - 1]), label(i.unit()), figure(i, 1)));
            }
            cut(++count);
        }
        end("政府信息公开情况统计表");
    }

    private void cut(int count) {
        boolean again = specimen.has(Irregularity.CUT_REPEATED);
        if (count % 20 == 0 && count < 58 && (again || specimen.has(Irregularity.CUT))) {
            end(count == 20 ? "政府信息公开情况统计表" : "");
            if (again) {
                statisticsHeader();
            }
        }
    }

    private void statisticsHeader() {
        rows.add(List.of(label("统  计  指  标"), label("单位"), label("统计数")));
    }
}
