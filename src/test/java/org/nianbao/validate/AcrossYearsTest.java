package org.nianbao.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Locator;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

/** What the report of one year says about that of the next; figures as districts published them. */
class AcrossYearsTest {

    @Test
    void whatIsCarriedOverArrives() {
        Report earlier = report(2022, "requests.carried_out.total", "121");
        assertThat(verdicts(earlier, report(2023, "requests.carried_in.total", "121")))
                .containsExactly("years.carried_over PASS");
        assertThat(verdicts(earlier, report(2023, "requests.carried_in.total", "120")))
                .containsExactly("years.carried_over FAIL");
    }

    @Test
    void documentsInForceAreThoseOfTheYearBeforePlusIssuedLessRepealed() {
        String normative = "proactive.normative_documents.";
        Report earlier = report(2022, normative + "in_force", "597");
        Report later =
                report(2023, normative + "issued", "50", normative + "repealed", "227", normative + "in_force", "420");
        assertThat(verdicts(earlier, later)).containsExactly("years.in_force PASS");
        Report first =
                report(2021, normative + "issued", "50", normative + "repealed", "227", normative + "in_force", "420");
        assertThat(verdicts(report(2020, normative + "in_force", "597"), first)).isEmpty();
    }

    @Test
    void itemsOf2020BeginWhereThoseOf2019Ended() {
        String licences = "proactive.licences.";
        Report earlier = report(2019, licences + "items_previous_year", "1374", licences + "items_change", "42");
        Report later = report(2020, licences + "items_previous_year", "1400");
        assertThat(across(earlier, later)).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo("years.items");
            assertThat(f.fails()).isTrue();
            assertThat(f.expected()).isEqualTo("1416");
            assertThat(f.printed()).isEqualTo("1400");
            assertThat(f.cells()).containsExactly(licences + "items_previous_year");
        });
    }

    @Test
    void whatIsPublishedIn2020AddsToWhatWasThere() {
        String normative = "proactive.normative_documents.";
        Report earlier = report(2019, normative + "published_total", "186");
        assertThat(verdicts(earlier, report(2020, normative + "published", "10", normative + "published_total", "196")))
                .containsExactly("years.published_total PASS");
        assertThat(across(earlier, report(2020, normative + "published", "10", normative + "published_total", "190")))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.fails()).isTrue();
                    assertThat(f.severity()).as("repeals have no cell").isEqualTo(Finding.Severity.INFO);
                });
        assertThat(verdicts(
                        report(2020, normative + "published_total", "186"),
                        report(2021, normative + "published", "1", normative + "published_total", "1")))
                .doesNotContain("years.published_total FAIL");
    }

    @Test
    void whatIsInForceIn2021WasPublishedOrIssued() {
        String normative = "proactive.normative_documents.";
        Report earlier = report(2020, normative + "published_total", "51");
        assertThat(verdicts(
                        earlier,
                        report(
                                2021,
                                normative + "issued",
                                "4",
                                normative + "repealed",
                                "1",
                                normative + "in_force",
                                "54")))
                .containsExactly("years.in_force_2021 PASS");
        assertThat(across(
                        earlier,
                        report(
                                2021,
                                normative + "issued",
                                "4",
                                normative + "repealed",
                                "1",
                                normative + "in_force",
                                "55")))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.rule()).isEqualTo("years.in_force_2021");
                    assertThat(f.fails()).isTrue();
                    assertThat(f.severity()).as("defined differently").isEqualTo(Finding.Severity.INFO);
                });
    }

    @Test
    void aBlankIsNotAssessableAndSaysHowItWouldEnd() {
        Report earlier = report(2022, "requests.carried_out.total", "");
        Finding finding =
                across(earlier, report(2023, "requests.carried_in.total", "0")).get(0);
        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.NOT_ASSESSABLE);
        assertThat(finding.failIfBlankIsZero()).contains(false);
    }

    @Test
    void leapsAreWorthALook() {
        Report earlier = report(2022, "requests.new.total", "12", "requests.granted.total", "2");
        Report later = report(2023, "requests.new.total", "96", "requests.granted.total", "19");
        assertThat(verdicts(earlier, later)).containsExactly("years.leap FAIL");
    }

    @Test
    void otherBodiesScopesAndDistantYearsSayNothing() {
        Report earlier = report(2022, "requests.carried_out.total", "121");
        Report later = report(2023, "requests.carried_in.total", "1");
        assertThat(across(earlier, of(later, "410306", Scope.DISTRICT))).isEmpty();
        assertThat(across(earlier, of(later, "410305", Scope.OFFICE))).isEmpty();
        assertThat(across(earlier, report(2024, "requests.carried_in.total", "1")))
                .isEmpty();
        assertThat(across(later, earlier)).isEmpty();
    }

    private static List<String> verdicts(Report earlier, Report later) {
        return across(earlier, later).stream()
                .map(f -> f.rule() + " " + f.verdict())
                .toList();
    }

    private static Report of(Report report, String code, Scope scope) {
        return new Report(
                report.title(),
                report.year(),
                report.yearFrom(),
                report.forms(),
                new Report.Publisher("涧西区人民政府", Optional.of(code), scope),
                report.published(),
                report.script(),
                report.sections(),
                report.cells());
    }

    private static Report report(int year, String... codesAndNumbers) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < codesAndNumbers.length; i += 2) {
            String raw = codesAndNumbers[i + 1];
            cells.add(new Cell(
                    codesAndNumbers[i],
                    raw.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(raw)),
                    raw.isEmpty() ? Cell.Kind.BLANK : Cell.Kind.NUMBER,
                    raw,
                    "件",
                    new Locator(0, i, 0, new Locator.InGrid()),
                    Cell.By.LABEL,
                    false));
        }
        Report bare = new Report(
                "", Optional.of(year), List.of(), List.of(), null, Optional.empty(), "simplified", List.of(), cells);
        return of(bare, "410305", Scope.DISTRICT);
    }

    private static List<Finding> across(Report earlier, Report later) {
        return new Relations()
                .acrossYears(new Relations.AsRead(earlier, List.of()), new Relations.AsRead(later, List.of()));
    }
}
