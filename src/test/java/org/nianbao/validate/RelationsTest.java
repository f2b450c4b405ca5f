package org.nianbao.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Locator;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

class RelationsTest {
    private static final Relations RELATIONS = new Relations();

    @Test
    void aTotalIsTheSumOfItsParts() {
        Map<String, String> block = block("3", "2", "0", "2", "7");
        assertThat(only(block, "remedies.total").verdict()).isEqualTo(Finding.Verdict.PASS);
        block.put("remedies.litigation_direct.total", "8");
        Finding finding = only(block, "remedies.total");
        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.FAIL);
        assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(finding.where()).isEqualTo("litigation_direct");
        assertThat(finding.expected()).isEqualTo("7");
        assertThat(finding.printed()).isEqualTo("8");
        assertThat(finding.cells().get(0)).isEqualTo("remedies.litigation_direct.total");
        assertThat(finding.failIfBlankIsZero()).isEmpty();
    }

    @Test
    void aBlankOrDashIsNotZero() {
        Finding blank = only(block("3", "2", "", "2", "7"), "remedies.total");
        assertThat(blank.verdict()).isEqualTo(Finding.Verdict.NOT_ASSESSABLE);
        assertThat(blank.failIfBlankIsZero()).contains(false);
        Finding dash = only(block("3", "2", "-", "2", "9"), "remedies.total");
        assertThat(dash.verdict()).isEqualTo(Finding.Verdict.NOT_ASSESSABLE);
        assertThat(dash.failIfBlankIsZero()).contains(true);
    }

    @Test
    void wordsAndMissingPlacesCannotBeCountedAsZero() {
        Finding words = only(block("3", "2", "若干", "2", "7"), "remedies.total");
        assertThat(words.verdict()).isEqualTo(Finding.Verdict.NOT_ASSESSABLE);
        assertThat(words.failIfBlankIsZero()).isEmpty();
        Map<String, String> missing = block("3", "2", "0", "2", "7");
        missing.remove("remedies.litigation_direct.pending");
        assertThat(only(missing, "remedies.total").failIfBlankIsZero()).isEmpty();
    }

    @Test
    void onlyRelationsOfPrintedTablesAreApplied() {
        assertThat(RELATIONS.check(report(block("0", "0", "0", "0", "0"))))
                .extracting(Finding::rule)
                .containsExactly("remedies.total", "remedies.not_negative");
        assertThat(RELATIONS.check(report(Map.of()))).isEmpty();
    }

    @Test
    void equationsThatHoldConfirmTheirCells() {
        Map<String, String> figures = block("3", "2", "0", "2", "7");
        figures.put("remedies.reconsideration.upheld", "1");
        figures.put("remedies.reconsideration.corrected", "1");
        figures.put("remedies.reconsideration.other", "0");
        figures.put("remedies.reconsideration.pending", "0");
        figures.put("remedies.reconsideration.total", "3");
        figures.put("proactive.licences.decisions", "5");
        Report report = report(figures);
        List<Cell> confirmed = RELATIONS.confirm(report.cells(), RELATIONS.check(report));
        assertThat(confirmed)
                .filteredOn(Cell::confirmed)
                .extracting(Cell::code)
                .allMatch(c -> c.startsWith("remedies.litigation_direct."))
                .hasSize(5);
    }

    @Test
    void theBalanceOfTheFormIsChecked() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("requests.new.total", "22");
        figures.put("requests.carried_in.total", "1");
        figures.put("requests.handled_total.total", "22");
        figures.put("requests.carried_out.total", "0");
        Finding balance = RELATIONS.check(report(figures)).stream()
                .filter(f -> f.rule().equals("requests.balance") && f.where().equals("total"))
                .findFirst()
                .orElseThrow();
        assertThat(balance.verdict()).isEqualTo(Finding.Verdict.FAIL);
        assertThat(balance.printed()).isEqualTo("23");
        assertThat(balance.expected()).isEqualTo("22");
    }

    @Test
    void singleFiguresMustBePlausible() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("proactive.licences.items_change", "-80");
        figures.put("proactive.licences.items_previous_year", "60");
        figures.put("proactive.licences.decisions", "-3");
        figures.put("proactive.regulations.made", "2");
        figures.put("proactive.procurement.amount", "1.23456");
        figures.put("proactive.normative_documents.published", "5");
        figures.put("proactive.normative_documents.published_total", "4");
        List<Finding> failed =
                RELATIONS.check(report(figures)).stream().filter(Finding::fails).toList();
        assertThat(failed)
                .extracting(f -> f.rule() + " " + f.severity().id())
                .containsExactlyInAnyOrder(
                        "proactive.not_negative error",
                        "proactive.items warning",
                        "proactive.rules_in_district warning",
                        "proactive.decimals warning",
                        "proactive.published_total warning");
    }

    @Test
    void everyMessageIsWholeInBothTongues() {
        Map<String, String> figures = block("3", "2", "0", "2", "7");
        figures.put("statistics.requests.received", "1");
        figures.put("statistics.proactive.total", "1");
        figures.put("requests.new.total", "1");
        figures.put("proactive.licences.items_change", "1");
        for (Finding finding : RELATIONS.check(report(figures))) {
            assertThat(finding.message().zh()).endsWith("。");
            assertThat(finding.message().en()).endsWith(".");
            assertThat(finding.message().id()).isEqualTo(finding.rule());
        }
    }

    private static Finding only(Map<String, String> figures, String rule) {
        return RELATIONS.check(report(figures)).stream()
                .filter(f -> f.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> block(
            String upheld, String corrected, String other, String pending, String total) {
        Map<String, String> block = new LinkedHashMap<>();
        block.put("remedies.litigation_direct.upheld", upheld);
        block.put("remedies.litigation_direct.corrected", corrected);
        block.put("remedies.litigation_direct.other", other);
        block.put("remedies.litigation_direct.pending", pending);
        block.put("remedies.litigation_direct.total", total);
        return block;
    }

    private static Report report(Map<String, String> figures) {
        List<Cell> cells = new ArrayList<>();
        figures.forEach((code, raw) -> cells.add(cell(code, raw)));
        return new Report(
                "",
                Optional.of(2021),
                List.of(),
                List.of(Form.F2021),
                new Report.Publisher("二七区人民政府", Optional.of("410103"), Scope.DISTRICT),
                Optional.empty(),
                "simplified",
                List.of(),
                cells);
    }

    private static Cell cell(String code, String raw) {
        boolean number = raw.matches("-?[\\d.]+");
        Cell.Kind kind = number
                ? Cell.Kind.NUMBER
                : raw.isEmpty() ? Cell.Kind.BLANK : raw.equals("-") ? Cell.Kind.DASH : Cell.Kind.TEXT;
        return new Cell(
                code,
                number ? Optional.of(new BigDecimal(raw)) : Optional.empty(),
                kind,
                raw,
                code.endsWith("amount") ? "万元" : "件",
                new Locator(0, 0, 0, new Locator.InGrid()),
                Cell.By.LABEL,
                false);
    }
}
