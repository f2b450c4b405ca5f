package org.nianbao.serve.web.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.index.Index;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;

/**
 * A report beside its source.
 *
 * @param detail the version shown
 * @param tables its figures as the forms lay them out
 * @param place the place of the form that was chosen, when one was
 * @param form for a correction of the chosen figure
 * @param changes for each version after the first: the figures that differ from the version before, newest first
 * @param citation how to cite it
 * @param indicators names of the figures, by code
 */
public record ReportView(
        Index.ReportDetail detail,
        List<TableView> tables,
        Optional<Indicator> place,
        CorrectionForm form,
        List<VersionChange> changes,
        Citation citation,
        Map<String, Indicator> indicators) {

    /** What a version changed. */
    public record VersionChange(Index.ReportRow version, List<Index.CellChange> cells) {}

    /** Of a report with what is shown beside it. */
    public static ReportView of(
            Index.ReportDetail detail,
            List<Indicator> all,
            Optional<String> code,
            CorrectionForm form,
            List<VersionChange> changes,
            Citation citation) {
        Map<String, Cell> cells = detail.report().cells().stream()
                .collect(Collectors.toMap(Cell::code, c -> c, (a, b) -> a, LinkedHashMap::new));
        Set<Form> forms = new HashSet<>(detail.report().forms());
        List<Indicator> shown = all.stream()
                .filter(i -> cells.containsKey(i.code()) || i.forms().stream().anyMatch(forms::contains))
                .sorted(Comparator.comparingInt(ReportView::item)) // stable: only 表二 is in another order than printed
                .toList();
        Map<String, Indicator> names = new HashMap<>();
        all.forEach(i -> names.put(i.code(), i));
        boolean newest = forms.contains(Form.F2021);
        return new ReportView(
                detail, TableView.of(shown, cells, newest), code.map(names::get), form, changes, citation, names);
    }

    /** The cell whose place is marked, when one was chosen. */
    public Optional<Cell> chosen() {
        return place.flatMap(i -> detail.report().cell(i.code()));
    }

    /** The corrections of a figure, the last one first. */
    public List<Index.Corrected> correctionsOf(String code) {
        List<Index.Corrected> all = new ArrayList<>(detail.corrections());
        all.removeIf(c -> !c.correction().code().equals(code));
        Collections.reverse(all);
        return all;
    }

    /** Whether a correction stands beside what is read here. */
    public boolean holds(Index.Corrected corrected) {
        return detail.correction(corrected.correction().code())
                .filter(corrected.correction()::equals)
                .isPresent();
    }

    /** Whether a figure has a correction that can be withdrawn. */
    public boolean stands(String code) {
        return correctionsOf(code).stream()
                .map(Index.Corrected::standing)
                .anyMatch(s -> s != Correction.Standing.WITHDRAWN && s != Correction.Standing.REPLACED);
    }

    /** What a value shows. */
    public static String shown(Frame f, Correction.Value value) {
        return shown(f, value.kind(), value.raw());
    }

    /** The 项 of article 20 of the Regulation by which the forms order their second table; 0 before, 99 after it. */
    private static int item(Indicator indicator) {
        if (!indicator.table().startsWith("二、")) {
            return indicator.table().startsWith("政府信息公开情况统计表") ? 0 : 99;
        }
        int bracket = indicator.rowZh().indexOf('（');
        return bracket < 0 ? 1 : 1 + "一二三四五六七八九".indexOf(indicator.rowZh().charAt(bracket + 1));
    }

    /** The figures that differ between two versions. */
    public static List<Index.CellChange> compare(List<Cell> before, List<Cell> after) {
        Map<String, String> old = before.stream().collect(Collectors.toMap(Cell::code, Cell::raw, (a, b) -> a));
        List<Index.CellChange> changes = new ArrayList<>();
        for (Cell cell : after) {
            String was = old.remove(cell.code());
            if (was == null || !was.strip().equals(cell.raw().strip())) {
                changes.add(new Index.CellChange(cell.code(), was == null ? "" : was, cell.raw()));
            }
        }
        old.forEach((code, was) -> changes.add(new Index.CellChange(code, was, "")));
        return changes;
    }

    /** The relations that fail and contain a figure. */
    public List<Finding> failing(String code) {
        return detail.findings().stream()
                .filter(Finding::fails)
                .filter(f -> f.cells().contains(code))
                .toList();
    }

    /** Who is likely wrong where a relation fails, with a stop before it; blank when nobody is named. */
    public String suspect(Frame f, Finding finding) {
        return finding.suspect().map(s -> f.t("；", "; ") + f.t(s.words())).orElse("");
    }

    /** The relations with a verdict. */
    public List<Finding> with(Finding.Verdict verdict) {
        return detail.findings().stream().filter(f -> f.verdict() == verdict).toList();
    }

    /** Label of a figure, row and column. */
    public String label(Frame f, String code) {
        Indicator i = indicators.get(code);
        if (i == null) {
            return code;
        }
        return f.t(
                TableView.last(i.rowZh()) + " · " + i.columnZh().replace('|', '、'), i.rowEn() + " · " + i.columnEn());
    }

    /** Unit of a cell in the page's tongue. */
    public String unit(Frame f, Cell cell) {
        Indicator i = indicators.get(cell.code());
        return i == null ? cell.unit() : f.t(cell.unit(), i.unitEn());
    }

    /** What a cell shows: blank, dash and zero differ. */
    public static String shown(Frame f, Cell cell) {
        return shown(f, cell.kind(), cell.raw());
    }

    private static String shown(Frame f, Cell.Kind kind, String raw) {
        return switch (kind) {
            case BLANK -> f.t("（空）", "(blank)");
            case ILLEGIBLE -> f.t("（无法辨认）", "(illegible)");
            case NUMBER, DASH, TEXT -> raw.strip();
        };
    }

    /** The kind in words. */
    public static String kind(Frame f, Cell.Kind kind) {
        return switch (kind) {
            case NUMBER -> f.t("数字", "number");
            case BLANK -> f.t("空白（不等于零）", "blank (not zero)");
            case DASH -> f.t("横线或“无”（不等于零）", "dash or “none” (not zero)");
            case TEXT -> f.t("文字", "text");
            case ILLEGIBLE -> f.t("无法辨认", "illegible");
        };
    }

    /** In words how a cell was assigned. */
    public static String by(Frame f, Cell.By by) {
        return switch (by) {
            case LABEL -> f.t("按行列标签对应", "by the labels of row and column");
            case ORDER -> f.t("按行序对应，经勾稽关系印证", "by the order of rows, proved by arithmetic");
            case OCR -> f.t("光学字符识别", "by optical character recognition");
        };
    }
}
