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
import org.nianbao.serve.Succession;

/** A report is answered together with what the report of the year before says about it. */
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
        return Succession.report(index, row.id(), Optional.empty()).orElseThrow().findings().stream()
                .filter(f -> f.rule().startsWith("years."))
                .toList();
    }
}
