package org.nianbao.demo;

import static org.nianbao.demo.FormCell.figure;
import static org.nianbao.demo.FormCell.label;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.model.Form;

/**
 * The tables of the national forms with their official merged layout (国办公开办函〔2019〕60号, 〔2021〕30号, and the return of
 * 国办发〔2014〕32号), filled with figures.
 */
final class FormTables {
    private static final List<String> APPLICANTS = List.of(
            "natural_person",
            "commercial_enterprise",
            "research_institution",
            "public_welfare_organization",
            "legal_service_organization",
            "other_organization",
            "total");
    private static final List<String> RESULTS = List.of("upheld", "corrected", "other", "pending", "total");
    private static final List<String> RESULT_LABELS = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
    private static final String ITEMS = "上一年项目数量";
    private static final String CHANGE = "本年增/减";
    private static final int LABEL_COLUMNS = 3;

    private final Figures figures;

    FormTables(Figures figures) {
        this.figures = figures;
    }

    /** The statistics return of 2014. */
    FormTable statistics() {
        List<List<FormCell>> rows = new ArrayList<>();
        rows.add(List.of(label("统 计 指 标"), label("单位"), label("统计数")));
        for (String[] line : Lines.of("forms/2014.tsv")) {
            String figure = line[2].isEmpty() ? "" : figures.get(line[2]);
            rows.add(List.of(label(line[0]), label(line[1]), figure(figure, 1)));
        }
        return new FormTable(List.of(68, 14, 18), rows);
    }

    /** Table 二, 主动公开政府信息情况. */
    FormTable proactive() {
        return new FormTable(List.of(28, 24, 24, 24), figures.form() == Form.F2019 ? proactive2019() : proactive2021());
    }

    private List<List<FormCell>> proactive2019() {
        List<List<FormCell>> rows = new ArrayList<>();
        item(rows, "一", List.of("本年新制作数量", "本年新公开数量", "对外公开总数量"));
        row(rows, "规章", "regulations", List.of("made", "published", "published_total"));
        row(rows, "规范性文件", "normative_documents", List.of("made", "published", "published_total"));
        List<String> counted = List.of("items_previous_year", "items_change", "decisions");
        item(rows, "五", List.of(ITEMS, CHANGE, "处理决定数量"));
        row(rows, "行政许可", "licences", counted);
        row(rows, "其他对外管理服务事项", "other_services", counted);
        item(rows, "六", List.of(ITEMS, CHANGE, "处理决定数量"));
        row(rows, "行政处罚", "penalties", counted);
        row(rows, "行政强制", "coercive_measures", counted);
        item(rows, "八", List.of(ITEMS, CHANGE));
        row(rows, "行政事业性收费", "fees", List.of("items_previous_year", "items_change"));
        item(rows, "九", List.of("采购项目数量", "采购总金额（单位：万元，保留4位小数）"));
        row(rows, "政府集中采购", "procurement", List.of("items", "amount"));
        return rows;
    }

    private List<List<FormCell>> proactive2021() {
        List<List<FormCell>> rows = new ArrayList<>();
        item(rows, "一", List.of("本年制发件数", "本年废止件数", "现行有效件数"));
        row(rows, "规章", "regulations", List.of("issued", "repealed", "in_force"));
        row(rows, "行政规范性文件", "normative_documents", List.of("issued", "repealed", "in_force"));
        item(rows, "五", List.of("本年处理决定数量"));
        row(rows, "行政许可", "licences", List.of("decisions"));
        item(rows, "六", List.of("本年处理决定数量"));
        row(rows, "行政处罚", "penalties", List.of("decisions"));
        row(rows, "行政强制", "coercive_measures", List.of("decisions"));
        item(rows, "八", List.of("本年收费金额（单位：万元）"));
        row(rows, "行政事业性收费", "fees", List.of("amount"));
        return rows;
    }

    private static void item(List<List<FormCell>> rows, String number, List<String> columns) {
        rows.add(List.of(label("第二十条第（" + number + "）项", 4, 1)));
        List<FormCell> header = new ArrayList<>(List.of(label("信息内容")));
        for (int i = 0; i < columns.size(); i++) {
            header.add(label(columns.get(i), across(columns.size(), i), 1));
        }
        rows.add(header);
    }

    private void row(List<List<FormCell>> rows, String label, String stem, List<String> names) {
        List<FormCell> row = new ArrayList<>(List.of(label(label)));
        for (int i = 0; i < names.size(); i++) {
            String code = "proactive." + stem + "." + names.get(i);
            row.add(figure(figures.get(code), across(names.size(), i)));
        }
        rows.add(row);
    }

    /** Three value columns are shared out so that the last one takes what is left. */
    private static int across(int count, int position) {
        return position == count - 1 ? LABEL_COLUMNS - position : 1;
    }

    /** Table 三, 收到和处理政府信息公开申请情况. */
    FormTable requests() {
        List<List<FormCell>> rows = new ArrayList<>();
        rows.add(List.of(label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), label("申请人情况", 7, 1)));
        rows.add(List.of(label("自然人", 1, 2), label("法人或其他组织", 5, 1), label("总计", 1, 2)));
        rows.add(List.of(label("商业企业"), label("科研机构"), label("社会公益组织"), label("法律服务机构"), label("其他")));
        List<String[]> lines = Lines.of("forms/requests.tsv").stream()
                .filter(l -> l[0].contains(figures.form().id()))
                .toList();
        List<String[]> paths = lines.stream().map(l -> l[1].split("/", -1)).toList();
        for (int i = 0; i < lines.size(); i++) {
            List<FormCell> row = labels(paths, i);
            String stem = lines.get(i)[2];
            APPLICANTS.forEach(a -> row.add(figure(figures.get(stem + "." + a), 1)));
            rows.add(row);
        }
        return new FormTable(List.of(7, 9, 28, 8, 8, 8, 8, 8, 8, 8), rows);
    }

    /** The label cells of a row; a group's cell stands in its first row and covers the others. */
    private static List<FormCell> labels(List<String[]> paths, int row) {
        String[] path = paths.get(row);
        List<FormCell> cells = new ArrayList<>();
        for (int level = 0; level < path.length - 1; level++) {
            if (row == 0 || !sameGroup(paths.get(row - 1), path, level)) {
                cells.add(label(path[level], 1, groupSize(paths, row, level)));
            }
        }
        cells.add(label(path[path.length - 1], LABEL_COLUMNS - (path.length - 1), 1));
        return cells;
    }

    private static int groupSize(List<String[]> paths, int row, int level) {
        int end = row + 1;
        while (end < paths.size() && sameGroup(paths.get(row), paths.get(end), level)) {
            end++;
        }
        return end - row;
    }

    private static boolean sameGroup(String[] one, String[] other, int level) {
        if (level >= one.length - 1 || level >= other.length - 1) {
            return false;
        }
        for (int i = 0; i <= level; i++) {
            if (!one[i].equals(other[i])) {
                return false;
            }
        }
        return true;
    }

    /** Table 四, 政府信息公开行政复议、行政诉讼情况. */
    FormTable remedies() {
        List<List<FormCell>> rows = new ArrayList<>();
        rows.add(List.of(label("行政复议", 5, 1), label("行政诉讼", 10, 1)));
        List<FormCell> second = new ArrayList<>();
        RESULT_LABELS.forEach(l -> second.add(label(l, 1, 2)));
        second.add(label("未经复议直接起诉", 5, 1));
        second.add(label("复议后起诉", 5, 1));
        rows.add(second);
        List<FormCell> third = new ArrayList<>();
        List<FormCell> last = new ArrayList<>();
        for (String block : List.of("reconsideration", "litigation_direct", "litigation_after_reconsideration")) {
            if (!block.equals("reconsideration")) {
                RESULT_LABELS.forEach(l -> third.add(label(l)));
            }
            RESULTS.forEach(r -> last.add(figure(figures.get("remedies." + block + "." + r), 1)));
        }
        rows.add(third);
        rows.add(last);
        return new FormTable(java.util.Collections.nCopies(15, 6), rows);
    }
}
