package org.nianbao.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.index.Samples.EXTRACTOR;
import static org.nianbao.index.Samples.judgedReport;
import static org.nianbao.index.Samples.number;
import static org.nianbao.index.Samples.reading;
import static org.nianbao.index.Samples.record;
import static org.nianbao.index.Samples.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.HandSetClock;
import org.nianbao.model.Finding;
import org.nianbao.model.Home;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;
import org.nianbao.serve.Succession;

/** A report is answered together with what the report of the year before, and those of sisters, say about it. */
class SuccessionTest {
    @TempDir
    Path folder;

    @Test
    void theReportOfTheYearBeforeIsCompared() {
        try (Index index = Index.open(
                new Home(folder),
                Samples.settings(Optional.empty()),
                new HandSetClock(Samples.MAY_2024),
                Samples.indicators(),
                Samples.DEADLINES,
                Samples::related)) {
            index.sites(List.of(Samples.ERQI));
            take(index, 2021, "requests.carried_out.total", "14");
            take(index, 2022, "requests.carried_in.total", "13");
            assertThat(across(index, 2022)).singleElement().satisfies(f -> {
                assertThat(f.rule()).isEqualTo("years.carried_over");
                assertThat(f.expected()).isEqualTo("14");
                assertThat(f.printed()).isEqualTo("13");
            });
            assertThat(across(index, 2021)).isEmpty();
        }
    }

    @Test
    void reportsOfTheSameCityAndYearAreCompared() {
        Site sister = Samples.site("410102", "中原区", "郑州市");
        Site stranger = Samples.site("410204", "鼓楼区", "开封市");
        try (Index index = Index.open(
                new Home(folder),
                Samples.settings(Optional.empty()),
                new HandSetClock(Samples.MAY_2024),
                Samples.indicators(),
                Samples.DEADLINES,
                Samples::related)) {
            index.sites(List.of(Samples.ERQI, sister, stranger));
            for (Site site : List.of(Samples.ERQI, sister, stranger)) {
                take(index, site);
            }
            assertThat(beside(index, "410103")).singleElement().satisfies(f -> {
                assertThat(f.printed()).isEqualTo("100 % 中原区人民政府");
                assertThat(f.verdict()).isEqualTo(Finding.Verdict.FAIL);
            });
            assertThat(beside(index, "410204")).isEmpty();
        }
    }

    private static void take(Index index, Site site) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            words.append((char) ('一' + 13 * i));
        }
        String page = "http://www." + site.code() + ".example/nb/2023.html";
        index.judged(record(site, page, site.code(), "2024-02-01T00:00:00Z", ""), "", judgedReport(2023), EXTRACTOR);
        Index.Task task = index.claim("w", IndexContract.LEASE).orElseThrow();
        String publisher = site.name() + "人民政府";
        index.read(
                task,
                reading(task, report(Optional.of(site.code()), Scope.DISTRICT, publisher, 2023, words.toString())));
    }

    private static List<Finding> beside(Index index, String code) {
        Index.ReportRow row = index.reports(
                        new Index.ReportQuery(Optional.of(code), Optional.empty(), Optional.empty(), Optional.empty()))
                .get(0);
        return Succession.amongOthers(
                        index, index.report(row.id(), Optional.empty()).orElseThrow())
                .findings()
                .stream()
                .filter(f -> f.rule().startsWith("sisters."))
                .toList();
    }

    private static void take(Index index, int year, String code, String number) {
        String page = "http://www.410103.example/nb/" + year + ".html";
        index.judged(record(page, "p" + year, (year + 1) + "-02-01T00:00:00Z"), "", judgedReport(year), EXTRACTOR);
        Index.Task task = index.claim("w", IndexContract.LEASE).orElseThrow();
        index.read(task, reading(task, report(year, "文", number(code, number))));
    }

    private static List<Finding> across(Index index, int year) {
        Index.ReportRow row = index.reports(
                        new Index.ReportQuery(Optional.empty(), Optional.of(year), Optional.empty(), Optional.empty()))
                .get(0);
        return Succession.amongOthers(
                        index, index.report(row.id(), Optional.empty()).orElseThrow())
                .findings()
                .stream()
                .filter(f -> f.rule().startsWith("years."))
                .toList();
    }
}
