package org.nianbao.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Message;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

/** Rules about single figures: whole, not negative, decimals, and what a district cannot have. */
final class Plausibility {
    private static final Set<Scope> COUNTY =
            Set.of(Scope.DISTRICT, Scope.GOVERNMENT_AND_OFFICE, Scope.OFFICE, Scope.DEPARTMENT, Scope.TOWNSHIP);

    private Plausibility() {}

    /** Checks single figures; one finding for each rule that holds, one for each figure that breaks it. */
    static List<Finding> check(Report report, Figures figures) {
        List<Finding> findings = new ArrayList<>();
        for (String table : List.of("proactive", "requests", "remedies", "statistics")) {
            findings.addAll(notNegative(table, figures.beginning(table + ".")));
        }
        findings.addAll(decimals(figures));
        if (county(report)) {
            findings.addAll(rules(figures));
        }
        return findings;
    }

    private static List<Finding> notNegative(String table, List<Cell> cells) {
        Message words = new Message(
                table + ".not_negative",
                "数量应为不小于零的整数，金额不应为负（本年增减除外）。",
                "Counts must be whole and not negative, amounts not negative; only changes may be.");
        return each(words, Finding.Severity.ERROR, cells, "≥ 0", Plausibility::countable);
    }

    private static boolean countable(Cell cell, BigDecimal value) {
        boolean whole = "万元".equals(cell.unit()) || value.stripTrailingZeros().scale() <= 0;
        return whole && (value.signum() >= 0 || cell.code().endsWith("items_change"));
    }

    private static List<Finding> decimals(Figures figures) {
        List<Cell> amounts = Stream.of("proactive.procurement.amount", "proactive.fees.amount")
                .flatMap(code -> figures.beginning(code).stream())
                .toList();
        Message words = new Message(
                "proactive.decimals", "金额以万元为单位，保留不超过四位小数。", "Amounts are in 万元 with at most four decimals.");
        return each(
                words,
                Finding.Severity.WARNING,
                amounts,
                "≤ 4",
                (c, v) -> v.stripTrailingZeros().scale() <= 4);
    }

    /** Districts and counties make no 规章 (立法法: only cities divided into districts and above do). */
    private static List<Finding> rules(Figures figures) {
        Message words = new Message(
                "proactive.rules_in_district",
                "区县没有规章制定权，规章数应为零。",
                "A district or county cannot make regulations; there should be none.");
        return each(
                words,
                Finding.Severity.WARNING,
                figures.beginning("proactive.regulations."),
                "0",
                (c, v) -> v.signum() == 0);
    }

    private static boolean county(Report report) {
        String code = report.publisher().divisionCode().orElse("");
        String name = report.publisher().name();
        boolean city = code.length() == 6 && code.endsWith("00") || name.contains("省");
        boolean named = Stream.of("区", "县", "旗").anyMatch(name::contains);
        return COUNTY.contains(report.publisher().scope()) && !city && (named || !code.isEmpty());
    }

    /** A rule for one figure. */
    private interface Holds {
        boolean of(Cell cell, BigDecimal value);
    }

    private static List<Finding> each(
            Message words, Finding.Severity severity, List<Cell> cells, String expected, Holds holds) {
        List<Finding> broken = new ArrayList<>();
        List<String> checked = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell.value().isPresent()) {
                checked.add(cell.code());
                if (!holds.of(cell, cell.value().get())) {
                    broken.add(broken(words, severity, cell, expected));
                }
            }
        }
        if (!broken.isEmpty() || checked.isEmpty()) {
            return broken;
        }
        return List.of(new Finding(
                words.id(), severity, Finding.Verdict.PASS, Optional.empty(), "", expected, "", checked, words));
    }

    private static Finding broken(Message words, Finding.Severity severity, Cell cell, String expected) {
        return new Finding(
                words.id(),
                severity,
                Finding.Verdict.FAIL,
                Optional.empty(),
                cell.code(),
                expected,
                cell.raw(),
                List.of(cell.code()),
                words);
    }
}
