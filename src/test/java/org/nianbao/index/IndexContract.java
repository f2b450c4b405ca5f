package org.nianbao.index;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.index.Samples.ERQI;
import static org.nianbao.index.Samples.EXTRACTOR;
import static org.nianbao.index.Samples.GULOU;
import static org.nianbao.index.Samples.account;
import static org.nianbao.index.Samples.cell;
import static org.nianbao.index.Samples.finding;
import static org.nianbao.index.Samples.judged;
import static org.nianbao.index.Samples.judgedReport;
import static org.nianbao.index.Samples.link;
import static org.nianbao.index.Samples.notAReport;
import static org.nianbao.index.Samples.notReadable;
import static org.nianbao.index.Samples.number;
import static org.nianbao.index.Samples.reading;
import static org.nianbao.index.Samples.record;
import static org.nianbao.index.Samples.report;
import static org.nianbao.index.Samples.sweep;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.HandSetClock;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.DistrictYear.State;
import org.nianbao.model.Finding;
import org.nianbao.model.Home;
import org.nianbao.model.Judgement;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reading;
import org.nianbao.model.Reason;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;
import org.nianbao.model.Settlement;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.Withdrawal;

/** What the index promises, whatever database it is on. */
abstract class IndexContract {
    static final Duration LEASE = Duration.ofMinutes(5);
    static final String PAGE = "http://www.410103.example/nb/2021.html";
    static final String TOTAL = "requests.new.total";
    static final Index.CellQuery ALL_CELLS =
            new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), false);
    static final Index.ReportQuery ALL_REPORTS =
            new Index.ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    final HandSetClock clock = new HandSetClock(Samples.MAY_2024);
    Index index;

    /** The address of a fresh and empty database. */
    abstract String freshDatabase();

    @BeforeEach
    void open() {
        index = Index.open(
                new Home(folder),
                Samples.settings(Optional.of(freshDatabase())),
                clock,
                Samples.indicators(),
                Samples.DEADLINES,
                Samples::related);
        index.sites(List.of(ERQI, GULOU));
    }

    @AfterEach
    void close() {
        index.close();
    }

    /** Takes in a captured and judged page. */
    void take(ArchivedRecord record, Judgement judgement) {
        index.captured(record);
        index.judged(record, "年度报告", judgement, EXTRACTOR);
    }

    /** Reads everything that waits. */
    int readAll(Function<Index.Task, Reading> reader) {
        int n = 0;
        Optional<Index.Task> task = index.claim("w", LEASE);
        while (task.isPresent()) {
            index.read(task.get(), reader.apply(task.get()));
            n++;
            task = index.claim("w", LEASE);
        }
        index.refresh();
        return n;
    }

    void takeAndRead(ArchivedRecord record, Report report, Finding... findings) {
        take(
                record,
                judgedReport(report.year().orElseThrow(), report.publisher().scope()));
        readAll(task -> reading(task, report, findings));
    }

    List<Index.CellRow> cells(Index.CellQuery query) {
        try (Stream<Index.CellRow> rows = index.cells(query)) {
            return rows.toList();
        }
    }

    List<ArchivedRecord> captures(Optional<URI> uri) {
        try (Stream<ArchivedRecord> records = index.captures(uri)) {
            return records.toList();
        }
    }

    DistrictYear line(Site site, int year) {
        return index.tracker(Set.of(year)).stream()
                .filter(l -> l.code().equals(site.code()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sitesComeBackAsTheyWere() {
        Site full = new Site(
                "x-1",
                "沭阳县",
                "县",
                "宿迁市",
                Optional.empty(),
                List.of(URI.create("http://a.example/l1"), URI.create("http://a.example/l2?a=b")),
                List.of("a.example", "b.example"),
                false,
                Optional.of(LocalDate.of(1996, 7, 19)),
                Optional.of(LocalDate.of(2030, 1, 1)),
                "备注, with 'quotes'");
        index.sites(List.of(GULOU, full));
        assertThat(index.sites()).containsExactly(GULOU, full);
    }

    @Test
    void takingInTwiceChangesNothing() {
        ArchivedRecord record = record(PAGE, "a", "2022-02-01T00:00:00.123456Z");
        for (int i = 0; i < 3; i++) {
            take(record, judgedReport(2021));
        }
        assertThat(captures(Optional.empty())).containsExactly(record);
        assertThat(captures(Optional.of(URI.create(PAGE)))).containsExactly(record);
        assertThat(captures(Optional.of(URI.create("http://other.example/")))).isEmpty();
        assertThat(readAll(task -> reading(task, report(2021, "正文", number(TOTAL, "22")))))
                .isEqualTo(1);
        take(record, judgedReport(2021));
        assertThat(index.claim("w", LEASE)).isEmpty();
        assertThat(index.reports(ALL_REPORTS)).hasSize(1);
    }

    @Test
    void reportComesBackWhole() {
        ArchivedRecord record = record(PAGE, "a", "2022-02-01T00:00:00Z");
        Report report = report(
                2021,
                "正文 <b>&",
                number("proactive.regulations.made", "0"),
                cell("proactive.regulations.published", Optional.empty(), Cell.Kind.BLANK, ""),
                cell("proactive.regulations.published_total", Optional.empty(), Cell.Kind.DASH, "—"),
                cell(TOTAL, Optional.of(new BigDecimal("1234.50")), Cell.Kind.NUMBER, "1,234.50"));
        takeAndRead(record, report, finding(Finding.Verdict.FAIL), finding(Finding.Verdict.PASS));

        Index.ReportRow row = index.reports(ALL_REPORTS).get(0);
        assertThat(row.id()).isEqualTo(Hash.of("410103|district|二七区人民政府|2021").substring(0, 16));
        assertThat(row.district()).isEqualTo("二七区");
        assertThat(row.publisher()).isEqualTo("郑州市二七区人民政府");
        assertThat(row.state()).isEqualTo("findings");
        assertThat(row.failedRules()).isEqualTo(1);
        assertThat(row.forms()).isEqualTo("2021");
        assertThat(row.published()).isEqualTo("2022-01-20");
        assertThat(row.capturedAt()).isEqualTo(record.date());

        Index.ReportDetail detail = index.report(row.id(), Optional.empty()).orElseThrow();
        assertThat(detail.report()).isEqualTo(report);
        assertThat(detail.findings()).containsExactly(finding(Finding.Verdict.FAIL), finding(Finding.Verdict.PASS));
        assertThat(detail.remarks()).hasSize(1);
        assertThat(detail.record()).isEqualTo(record);
        assertThat(detail.sightings()).containsExactly(record);
        assertThat(index.report(row.id(), Optional.of(2))).isEmpty();
        assertThat(index.report("nonsense", Optional.empty())).isEmpty();

        assertThat(cells(ALL_CELLS).stream().map(Index.CellRow::cell).toList())
                .containsExactlyInAnyOrderElementsOf(report.cells());
    }

    @Test
    void cellsComeInTheOrderOfTheIndicators() {
        takeAndRead(
                record(PAGE, "a", "2022-02-01T00:00:00Z"),
                report(
                        2021,
                        "正文",
                        number("zz.unknown", "7"),
                        number(TOTAL, "1"),
                        number("proactive.regulations.made", "2")));
        takeAndRead(
                record("http://www.410103.example/nb/2020.html", "b", "2022-02-02T00:00:00Z"),
                report(2020, "正文", number(TOTAL, "3")));
        assertThat(cells(ALL_CELLS).stream()
                        .map(c ->
                                c.report().year().orElseThrow() + " " + c.cell().code()))
                .containsExactly(
                        "2020 " + TOTAL, "2021 proactive.regulations.made", "2021 " + TOTAL, "2021 zz.unknown");
        Index.CellQuery one = new Index.CellQuery(Optional.of("410103"), Optional.of(TOTAL), Optional.of(2021), true);
        assertThat(cells(one)).hasSize(1);
    }

    @Test
    void hitCounterMakesNoVersionAndACorrectionMakesOne() {
        takeAndRead(record(PAGE, "a", "2022-02-01T00:00:00Z"), report(2021, "正文 一", number(TOTAL, "41")));
        takeAndRead(record(PAGE, "b", "2022-03-01T00:00:00Z"), report(2021, "正文一 ", number(TOTAL, "41")));
        assertThat(index.reports(ALL_REPORTS)).hasSize(1);
        takeAndRead(record(PAGE, "c", "2022-04-01T00:00:00Z"), report(2021, "正文一", number(TOTAL, "47")));

        List<Index.ReportRow> rows = index.reports(ALL_REPORTS);
        assertThat(rows).extracting(Index.ReportRow::version).containsExactly(1, 2);
        Index.ReportDetail first =
                index.report(rows.get(0).id(), Optional.of(1)).orElseThrow();
        assertThat(first.sightings()).extracting(ArchivedRecord::date).hasSize(2);
        assertThat(first.versions()).hasSize(2);
        List<Index.Change> changes = index.changes(Instant.parse("2022-01-01T00:00:00Z"), 10);
        assertThat(changes).extracting(Index.Change::kind).containsExactly("changed_report", "new_report");
        assertThat(changes.get(0).cells()).containsExactly(new Index.CellChange(TOTAL, "41", "47"));
        assertThat(index.changes(Instant.parse("2022-03-15T00:00:00Z"), 10)).hasSize(1);
        Index.CellQuery newest = new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), true);
        assertThat(cells(newest)).extracting(c -> c.cell().raw()).containsExactly("47");
        assertThat(cells(ALL_CELLS)).hasSize(2);
    }

    @Test
    void versionsFollowTheTimeOfCaptureNotTheOrderOfReading() {
        List<String> raws = List.of("1", "2", "3", "4", "5");
        List<Index.Task> tasks = new ArrayList<>();
        for (String raw : raws) {
            take(record(PAGE, raw, "2022-0" + raw + "-01T00:00:00Z"), judgedReport(2021));
            tasks.add(index.claim("w", LEASE).orElseThrow());
        }
        Collections.shuffle(tasks, new Random(7));
        for (Index.Task task : tasks) {
            String raw = String.valueOf(task.record().date().toString().charAt(6));
            index.read(task, reading(task, report(2021, "正文", number(TOTAL, raw))));
        }
        assertThat(cells(ALL_CELLS)).extracting(c -> c.cell().raw()).containsExactlyElementsOf(raws);
        assertThat(index.reports(ALL_REPORTS))
                .extracting(Index.ReportRow::version)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void pageAndItsAttachmentAreOneReport() {
        String pdf = "http://www.410103.example/nb/2021.pdf";
        take(record(PAGE, "page", "2022-02-01T00:00:00Z"), judgedReport(2021));
        take(record(ERQI, pdf, "pdf", "2022-02-01T00:00:05Z", PAGE), judged(Judgement.Kind.OTHER));
        readAll(task -> task.record().uri().toString().equals(pdf)
                ? reading(task, report(2021, "正文，另存", number(TOTAL, "41")))
                : reading(task, report(2021, "详见附件")));
        List<Index.ReportRow> rows = index.reports(ALL_REPORTS);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).url()).isEqualTo(pdf);
        assertThat(index.report(rows.get(0).id(), Optional.empty())
                        .orElseThrow()
                        .sightings())
                .extracting(r -> r.uri().toString())
                .containsExactly(PAGE, pdf);
    }

    @Test
    void knownBytesElsewhereAreASightingOnly() {
        takeAndRead(record(PAGE, "a", "2022-02-01T00:00:00Z"), report(2021, "正文", number(TOTAL, "41")));
        String elsewhere = "http://www.410103.example/copy.html";
        take(record(elsewhere, "a", "2022-03-01T00:00:00Z"), judgedReport(2021));
        ArchivedRecord again = record(PAGE, "a", "2022-04-01T00:00:00Z");
        index.captured(Samples.with(again, new Outcome.NotModified(Reason.UNCHANGED, "304"), true));
        assertThat(index.claim("w", LEASE)).isEmpty();
        Index.ReportRow row = index.reports(ALL_REPORTS).get(0);
        assertThat(index.report(row.id(), Optional.empty()).orElseThrow().sightings())
                .hasSize(3);
        assertThat(index.capturesOf(row.sha256())).hasSize(3).first().satisfies(r -> assertThat(r.revisit())
                .isFalse());
    }

    @Test
    void bytesAreReadAsTheirEarliestCaptureSaysEvenIfItIsJudgedLater() {
        Report anonymous = report(Optional.empty(), Scope.DISTRICT, "区人民政府", 2021, "正文", number(TOTAL, "1"));
        takeAndRead(record(GULOU, "http://g.example/a", "same", "2022-03-01T00:00:00Z", ""), anonymous);
        assertThat(index.reports(ALL_REPORTS).get(0).divisionCode()).isEqualTo("410204");
        take(record(PAGE, "same", "2022-02-01T00:00:00Z"), judgedReport(2021));
        assertThat(readAll(task -> reading(task, anonymous))).isEqualTo(1);
        assertThat(index.reports(ALL_REPORTS)).singleElement().satisfies(row -> assertThat(row.divisionCode())
                .isEqualTo("410103"));
    }

    @Test
    void newExtractorReadsOldBytesAgain() {
        ArchivedRecord record = record(PAGE, "a", "2022-02-01T00:00:00Z");
        takeAndRead(record, report(2021, "正文", number(TOTAL, "41")));
        index.judged(record, "年度报告", judgedReport(2021), "2");
        assertThat(index.claim("anybody", LEASE)).as("nobody has agreed yet").isEmpty();
        assertThat(index.held()).singleElement().satisfies(held -> {
            assertThat(held.extractorVersion()).isEqualTo(EXTRACTOR);
            assertThat(held.task().record()).isEqualTo(record);
        });
        index.readAgain(Set.of(record.payloadSha256()), "2");
        assertThat(cells(ALL_CELLS)).extracting(c -> c.cell().raw()).containsExactly("41");
        assertThat(readAll(task -> reading(task, report(2021, "正文", number(TOTAL, "42")))))
                .isEqualTo(1);
        assertThat(cells(ALL_CELLS)).extracting(c -> c.cell().raw()).containsExactly("42");
        assertThat(index.held()).extracting(Index.Held::extractorVersion).containsExactly("2");
    }

    @Test
    void goingBackToAnEarlierExtractorCounts() {
        ArchivedRecord record = record(PAGE, "a", "2022-02-01T00:00:00Z");
        takeAndRead(record, report(2021, "正文", number(TOTAL, "41")));
        for (String version : List.of("2", EXTRACTOR)) {
            index.readAgain(Set.of(record.payloadSha256()), version);
            assertThat(readAll(task -> reading(task, report(2021, "正文", number(TOTAL, "5" + version)))))
                    .isEqualTo(1);
        }
        assertThat(cells(ALL_CELLS)).extracting(c -> c.cell().raw()).containsExactly("5" + EXTRACTOR);
        assertThat(index.held()).hasSize(1);
    }

    @Test
    void whatWaitsDuringAnUpgradeIsReadByTheNewExtractor() {
        take(record(PAGE, "a", "2022-02-01T00:00:00Z"), judgedReport(2021));
        index.readWaitingAs("2");
        readAll(task -> reading(task, report(2021, "正文", number(TOTAL, "41"))));
        assertThat(index.held()).extracting(Index.Held::extractorVersion).containsExactly("2");
    }

    @Test
    void whatIsNoReportIsKeptWithItsReason() {
        take(record(PAGE, "a", "2022-02-01T00:00:00Z"), judgedReport(2021));
        readAll(Samples::notAReport);
        assertThat(index.reports(ALL_REPORTS)).isEmpty();
        assertThat(index.candidates(Optional.of("410103"))).singleElement().satisfies(c -> {
            assertThat(c.state()).isEqualTo(Index.Candidate.State.REJECTED);
            assertThat(c.why().id()).isEqualTo("guide");
        });
        assertThat(index.candidates(Optional.of("410204"))).isEmpty();
    }

    @Test
    void whatCannotBeReadIsShownUntilSomethingCan() {
        take(record("http://www.410103.example/2021.pdf", "scan", "2022-02-01T00:00:00Z"), judgedReport(2021));
        readAll(Samples::notReadable);
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.UNREADABLE);
        assertThat(line(ERQI, 2021).why().id()).isEqualTo("encrypted");
        Index.ReportRow row = index.reports(ALL_REPORTS).get(0);
        assertThat(row.state()).isEqualTo("unreadable");
        assertThat(row.version()).isZero();
        assertThat(index.report(row.id(), Optional.empty()).orElseThrow().remarks())
                .hasSize(1);

        takeAndRead(record(PAGE, "b", "2022-03-01T00:00:00Z"), report(2021, "正文", number(TOTAL, "1")));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.CLEAN);
        assertThat(index.reports(ALL_REPORTS))
                .extracting(Index.ReportRow::state)
                .containsExactly("clean");
    }

    @Test
    void guideIsNotRead() {
        take(record("http://www.410103.example/zn.pdf", "a", "2022-02-01T00:00:00Z"), judged(Judgement.Kind.LOOKALIKE));
        take(record("http://www.410103.example/", "b", "2022-02-01T00:00:00Z"), judged(Judgement.Kind.WAY));
        ArchivedRecord broken = record(PAGE, "c", "2022-02-01T00:00:00Z");
        take(Samples.with(broken, new Outcome.SoftError(Reason.NOT_FOUND, "404"), false), judgedReport(2021));
        assertThat(index.claim("w", LEASE)).isEmpty();
        assertThat(index.candidates(Optional.empty())).isEmpty();
    }

    @Test
    void trackerTellsWhereEachDistrictYearStands() {
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.SEARCHING);
        index.swept(account(sweep("s1", ERQI), "2024-05-01T01:00:00Z", SweepAccount.State.UNREACHABLE, Reason.TIMEOUT));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.UNREACHABLE);
        index.swept(account(sweep("s2", ERQI), "2024-05-02T01:00:00Z", SweepAccount.State.BLOCKED, Reason.CHALLENGE));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.BLOCKED);
        assertThat(line(ERQI, 2021).why().id()).isEqualTo("challenge");
        index.swept(account(sweep("s3", ERQI), "2024-05-03T01:00:00Z", SweepAccount.State.BUDGET_SPENT, Reason.BUDGET));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.SEARCHING);
        index.swept(account(sweep("s4", ERQI), "2024-05-04T01:00:00Z", SweepAccount.State.FINISHED, Reason.CONTENT));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.OVERDUE);
        assertThat(line(ERQI, 2021).why().zh())
                .contains("已检索 1 次")
                .contains("2024-05-04")
                .contains("我们未找到");
        assertThat(line(GULOU, 2021).state()).isEqualTo(State.SEARCHING);
        assertThat(line(ERQI, 2024).state()).isEqualTo(State.NOT_DUE);

        ArchivedRecord column = record("http://www.410103.example/nb/", "col", "2024-05-04T00:30:00Z");
        take(column, judged(Judgement.Kind.COLUMN, link(PAGE, "二七区2021年政府信息公开年度报告", 950)));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.FOUND);
        ArchivedRecord missing = record(PAGE, "404", "2024-05-04T00:35:00Z");
        index.captured(Samples.with(missing, new Outcome.SoftError(Reason.NOT_FOUND, "404"), false));
        assertThat(line(ERQI, 2021).why().zh()).contains(PAGE).contains("该页不存在");
        take(record(PAGE, "a", "2024-05-04T00:40:00Z"), judgedReport(2021));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.SEARCHING);
        assertThat(line(ERQI, 2021).why().id()).isEqualTo("waiting");
        readAll(task -> reading(task, report(2021, "正文", number(TOTAL, "1")), finding(Finding.Verdict.FAIL)));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.FINDINGS);
        assertThat(line(ERQI, 2021).lastLooked()).contains(Instant.parse("2024-05-04T00:40:00Z"));
    }

    @Test
    void aPersonsWordSettlesUntilAReportIsFoundAndComesTwiceWithoutHarm() {
        for (int times = 0; times < 2; times++) {
            index.settled(said(1, GULOU, Settlement.As.MERGED, Optional.empty()));
            index.settled(said(2, ERQI, Settlement.As.ABSENT, Optional.empty()));
            index.settled(said(3, GULOU, Settlement.As.ABOLISHED, Optional.empty()));
        }
        assertThat(line(GULOU, 2021).state()).isEqualTo(State.SETTLED);
        assertThat(line(GULOU, 2021).why().zh())
                .contains("该区划已撤销")
                .contains("甲")
                .contains("公函");
        assertThat(line(ERQI, 2021).settlement().orElseThrow().entry()).isEqualTo(2);
        takeAndRead(record(PAGE, "a", "2024-05-04T00:40:00Z"), report(2021, "正文", number(TOTAL, "41")));
        assertThat(line(ERQI, 2021).state()).as("a later success clears it").isEqualTo(State.CLEAN);
        assertThat(standings())
                .containsExactly(Settlement.Standing.REPLACED, Settlement.Standing.REFUTED, Settlement.Standing.HOLDS);
        index.settled(said(4, ERQI, Settlement.As.MERGED, line(ERQI, 2021).reportId()));
        assertThat(line(ERQI, 2021).state()).as("said in view of the report").isEqualTo(State.SETTLED);
        index.unsettled(4, new Withdrawal(5, Instant.parse("2024-05-05T00:00:00Z"), "乙", "看错了"));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.CLEAN);
        assertThat(standings())
                .endsWith(Settlement.Standing.REPLACED, Settlement.Standing.HOLDS, Settlement.Standing.WITHDRAWN);
        index.clear();
        assertThat(standings()).isEmpty();
    }

    private List<Settlement.Standing> standings() {
        return index.settlements(Optional.empty(), Optional.of(2021)).stream()
                .map(Index.Settled::standing)
                .toList();
    }

    private static Settlement said(long entry, Site site, Settlement.As as, Optional<String> report) {
        Instant at = Instant.parse("2024-05-04T00:00:00Z");
        return new Settlement(entry, at, site.code(), 2021, as, report, "甲", "公函", Optional.empty());
    }

    @Test
    void correctionsStandToWhatIsReadAndComeTwiceWithoutHarm() {
        ArchivedRecord record = record(PAGE, "a", "2024-05-04T00:40:00Z");
        takeAndRead(record, report(2021, "正文", number(TOTAL, "41")));
        for (int times = 0; times < 2; times++) {
            index.corrected(correction(1, record.payloadSha256(), "41", "47"));
            index.corrected(correction(2, record.payloadSha256(), "41", "48"));
            index.corrected(correction(3, "0".repeat(64), "41", "49"));
        }
        Index.CellQuery all = new Index.CellQuery(Optional.of("410103"), Optional.of(TOTAL), Optional.of(2021), false);
        String id = index.reports(
                        new Index.ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .get(0)
                .id();
        assertThat(index.report(id, Optional.empty()).orElseThrow().corrections())
                .extracting(Index.Corrected::standing)
                .containsExactly(Correction.Standing.REPLACED, Correction.Standing.HOLDS);
        try (Stream<Index.CellRow> cells = index.cells(all)) {
            assertThat(cells).singleElement().satisfies(c -> assertThat(
                            c.correction().orElseThrow().entry())
                    .isEqualTo(2));
        }
        index.withdrawn(2, new Withdrawal(4, Instant.parse("2024-05-05T00:00:00Z"), "乙", "看错了"));
        try (Stream<Index.CellRow> cells = index.cells(all)) {
            assertThat(cells).allMatch(c -> c.correction().isEmpty());
        }
        assertThat(index.corrections(new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), false)))
                .extracting(Index.Corrected::standing)
                .containsExactly(
                        Correction.Standing.REPLACED, Correction.Standing.WITHDRAWN, Correction.Standing.EARLIER_VALUE);
        assertThat(index.learnt()).as("nobody has told it yet").isEmpty();
        index.learnt(3);
        index.learnt(4);
        assertThat(index.learnt()).hasValue(4);
        index.clear();
        assertThat(index.learnt()).isEmpty();
        assertThat(index.corrections(all)).isEmpty();
    }

    private static Correction correction(long entry, String document, String read, String corrected) {
        return new Correction(
                entry,
                Instant.parse("2024-05-04T01:00:00Z"),
                "r",
                1,
                document,
                TOTAL,
                new Correction.Value(Cell.Kind.NUMBER, Optional.of(new BigDecimal(corrected)), corrected),
                Optional.of(new Correction.Value(Cell.Kind.NUMBER, Optional.of(new BigDecimal(read)), read)),
                "甲",
                "原件如此",
                Optional.empty());
    }

    @Test
    void searchBeforeTheDeadlineIsNoEvidenceAfterIt() {
        clock.set("2024-03-31T15:59:59Z");
        index.swept(account(sweep("s1", ERQI), "2024-02-01T00:00:00Z", SweepAccount.State.FINISHED, Reason.CONTENT));
        assertThat(line(ERQI, 2023).state()).isEqualTo(State.NOT_DUE);
        clock.set("2024-03-31T16:00:00Z"); // 1 April in China
        assertThat(line(ERQI, 2023).state()).isEqualTo(State.SEARCHING);
        index.swept(account(sweep("s2", ERQI), "2024-03-31T16:30:00Z", SweepAccount.State.FINISHED, Reason.CONTENT));
        assertThat(line(ERQI, 2023).state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void districtReportLeadsAndADepartmentDoesNot() {
        takeAndRead(
                record("http://www.410103.example/jyj", "d", "2022-02-01T00:00:00Z"),
                report(Optional.of("410103"), Scope.DEPARTMENT, "二七区教育局", 2021, "一", number(TOTAL, "1")));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.SEARCHING);
        takeAndRead(
                record("http://www.410103.example/bgs", "o", "2022-02-01T00:00:00Z"),
                report(Optional.of("410103"), Scope.OFFICE, "二七区人民政府办公室", 2021, "二", number(TOTAL, "2")));
        String office = line(ERQI, 2021).reportId().orElseThrow();
        takeAndRead(record(PAGE, "a", "2022-02-02T00:00:00Z"), report(2021, "三", number(TOTAL, "3")));
        assertThat(line(ERQI, 2021).reportId()).isPresent().isNotEqualTo(Optional.of(office));
        assertThat(index.reports(ALL_REPORTS))
                .extracting(Index.ReportRow::scope)
                .containsExactly("department", "district", "office");
    }

    @Test
    void statesAddUpToDistrictsTimesYears() {
        Random random = new Random(11);
        List<Site> sites = new ArrayList<>(List.of(ERQI, GULOU));
        for (int i = 0; i < 8; i++) {
            sites.add(Samples.site("9900" + i, "第" + i + "区", "某市"));
        }
        index.sites(sites);
        SweepAccount.State[] states = SweepAccount.State.values();
        for (int i = 0; i < 40; i++) {
            Site site = sites.get(random.nextInt(sites.size()));
            int year = 2014 + random.nextInt(11);
            String at = "2024-04-" + (10 + random.nextInt(19)) + "T00:00:00Z";
            index.swept(account(sweep("s" + i, site), at, states[random.nextInt(states.length)], Reason.TIMEOUT));
            take(record(site, "http://x.example/" + i, "p" + i, at, ""), judgedReport(year));
            int kind = random.nextInt(4);
            Optional<Index.Task> task = kind == 3 ? Optional.empty() : index.claim("w", LEASE);
            task.ifPresent(t -> index.read(t, anything(t, kind, site, year)));
            Map<State, Long> sums =
                    index.tracker(Set.of()).stream().collect(groupingBy(DistrictYear::state, counting()));
            assertThat(sums.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(10L * (2023 - 2015 + 1));
        }
        assertThat(index.tracker(Set.of(2020, 2024))).hasSize(20);
    }

    private static Reading anything(Index.Task task, int kind, Site site, int year) {
        return switch (kind) {
            case 0 -> notReadable(task);
            case 1 -> notAReport(task);
            default ->
                reading(
                        task,
                        report(Optional.of(site.code()), Scope.DISTRICT, site.name() + "人民政府", year, "文"),
                        finding(kind == 2 ? Finding.Verdict.FAIL : Finding.Verdict.PASS));
        };
    }

    @Test
    void reportWithoutTheTablesItMustHaveIsNotCalledClean() {
        takeAndRead(record(PAGE, "a", "2022-02-01T00:00:00Z"), report(2021, "正文"));
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.FINDINGS);
        assertThat(line(ERQI, 2021).why().id()).isEqualTo("no_figures");
        takeAndRead(record("http://x.example/2015", "b", "2022-02-01T00:00:00Z"), report(2015, "正文"));
        assertThat(line(ERQI, 2015).state()).isEqualTo(State.CLEAN);
    }

    @Test
    void yearsInWhichTheDivisionDidNotExistAreNotOverdue() {
        Site young = new Site(
                "x-2",
                "新区",
                "区",
                "某市",
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                Optional.of(LocalDate.of(2019, 6, 1)),
                Optional.of(LocalDate.of(2021, 6, 1)),
                "");
        index.sites(List.of(young));
        index.swept(account(sweep("s1", young), "2024-05-01T01:00:00Z", SweepAccount.State.FINISHED, Reason.CONTENT));
        assertThat(index.tracker(Set.of(2018, 2019, 2021, 2022)))
                .extracting(DistrictYear::state)
                .containsExactly(State.SETTLED, State.OVERDUE, State.OVERDUE, State.SETTLED);
    }

    @Test
    void changesTellBlankDashZeroAndAbsentApart() {
        String made = "proactive.regulations.made";
        Cell blank = cell(TOTAL, Optional.empty(), Cell.Kind.BLANK, "");
        Cell dash = cell(TOTAL, Optional.empty(), Cell.Kind.DASH, "—");
        takeAndRead(record(PAGE, "a", "2022-02-01T00:00:00Z"), report(2021, "文", number(made, "1234"), blank));
        takeAndRead(record(PAGE, "b", "2022-02-02T00:00:00Z"), report(2021, "文", number(made, "1234.0"), dash));
        takeAndRead(record(PAGE, "c", "2022-02-03T00:00:00Z"), report(2021, "文", number(TOTAL, "0")));
        assertThat(index.changes(Instant.EPOCH, 2))
                .extracting(Index.Change::cells)
                .containsExactly(
                        List.of(new Index.CellChange(TOTAL, "—", "0"), new Index.CellChange(made, "1234.0", "∅")),
                        List.of(new Index.CellChange(TOTAL, "", "—")));
    }

    @Test
    void disabledSitesAreNotTracked() {
        Site off = new Site(
                "410106",
                "上街区",
                "区",
                "郑州市",
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                "");
        index.sites(List.of(ERQI, off));
        assertThat(index.tracker(Set.of(2021))).extracting(DistrictYear::code).containsExactly("410103");
    }

    @Test
    void sameAnswersAfterEverythingIsTakenInAgain() {
        List<ArchivedRecord> records = new ArrayList<>();
        Map<String, Report> byPayload = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 30; i++) {
            int year = 2019 + random.nextInt(4);
            String payload = "p" + random.nextInt(20);
            ArchivedRecord record = record(
                    random.nextBoolean() ? ERQI : GULOU,
                    "http://x.example/" + year + "/" + random.nextInt(3),
                    payload,
                    "2024-04-01T00:00:" + (10 + i) + "Z",
                    "");
            records.add(record);
            byPayload.computeIfAbsent(
                    record.payloadSha256(),
                    p -> report(
                            Optional.empty(),
                            Scope.DISTRICT,
                            "某区人民政府",
                            year,
                            "文" + random.nextInt(3),
                            number(TOTAL, String.valueOf(random.nextInt(4)))));
        }
        takeInShuffled(records, byPayload, new Random(1));
        String before = answers();
        assertThat(cells(ALL_CELLS)).isNotEmpty();
        index.clear();
        assertThat(index.figures().captures()).isZero();
        assertThat(index.search("某区", 5).searched()).isZero();
        clock.forward(Duration.ofDays(3));
        takeInShuffled(records, byPayload, new Random(2));
        assertThat(answers()).isEqualTo(before);
    }

    /** Captured in the order of the archive, but judged and read in whatever order threads come by. */
    private void takeInShuffled(List<ArchivedRecord> records, Map<String, Report> byPayload, Random random) {
        records.forEach(index::captured);
        List<ArchivedRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        for (ArchivedRecord record : shuffled) {
            index.judged(record, "年度报告", judgedReport(2021), EXTRACTOR);
            if (random.nextInt(3) == 0) {
                readAll(task -> reading(task, byPayload.get(task.record().payloadSha256())));
            }
        }
        readAll(task -> reading(task, byPayload.get(task.record().payloadSha256())));
    }

    private String answers() {
        StringBuilder answers = new StringBuilder();
        cells(ALL_CELLS).forEach(row -> answers.append(row).append('\n'));
        index.reports(ALL_REPORTS).forEach(row -> answers.append(row)
                .append(index.report(row.id(), Optional.of(row.version()))
                        .orElseThrow()
                        .sightings())
                .append('\n'));
        captures(Optional.empty()).forEach(row -> answers.append(row).append('\n'));
        answers.append(index.search("人民政府", 50)).append(index.changes(Instant.EPOCH, 100));
        return answers.toString();
    }

    @Test
    void twoWorkersNeverHaveTheSamePayload() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            take(record("http://x.example/" + i, "p" + i, "2022-02-01T00:00:00Z"), judgedReport(2021));
        }
        List<Long> claimed = new CopyOnWriteArrayList<>();
        Runnable work = () -> {
            Optional<Index.Task> task = index.claim(Thread.currentThread().getName(), LEASE);
            while (task.isPresent()) {
                claimed.add(task.get().id());
                index.read(task.get(), reading(task.get(), report(2021, "文", number(TOTAL, "1"))));
                task = index.claim(Thread.currentThread().getName(), LEASE);
            }
        };
        Thread one = new Thread(work);
        Thread two = new Thread(work);
        one.start();
        two.start();
        one.join();
        two.join();
        assertThat(claimed).hasSize(20).doesNotHaveDuplicates();
        // The same content at twenty addresses is one version, and no reading was lost when two ended together.
        Index.ReportRow row = index.reports(ALL_REPORTS).get(0);
        assertThat(index.report(row.id(), Optional.empty()).orElseThrow().sightings())
                .hasSize(20);
    }

    @Test
    void expiredLeaseIsHandedOutAgainAndABadPayloadSetAside() {
        take(record(PAGE, "a", "2022-02-01T00:00:00Z"), judgedReport(2021));
        Index.Task dead = index.claim("dead", LEASE).orElseThrow();
        assertThat(index.claim("other", LEASE)).isEmpty();
        clock.forward(LEASE);
        Index.Task second = index.claim("other", LEASE).orElseThrow();
        assertThat(second.id()).isEqualTo(dead.id());
        assertThat(second.attempts()).isEqualTo(2);
        index.failed(dead, "late");
        assertThat(index.claim("third", LEASE)).isEmpty();
        index.failed(second, "out of memory");
        assertThat(index.claim("third", LEASE)).isEmpty();
        clock.forward(Duration.ofHours(1));
        index.failed(index.claim("third", LEASE).orElseThrow(), "out of memory");
        clock.forward(Duration.ofDays(1));
        assertThat(index.claim("fourth", LEASE)).isEmpty();
        assertThat(index.figures().setAside()).isEqualTo(1);
        assertThat(line(ERQI, 2021).state()).isEqualTo(State.UNREADABLE);
        assertThat(line(ERQI, 2021).why().zh()).contains("out of memory");
    }

    @Test
    void payloadThatKillsItsWorkersIsSetAside() {
        take(record(PAGE, "a", "2022-02-01T00:00:00Z"), judgedReport(2021));
        for (int i = 0; i < 3; i++) {
            assertThat(index.claim("dead", LEASE)).isPresent();
            clock.forward(LEASE);
        }
        assertThat(index.claim("w", LEASE)).isEmpty();
        assertThat(index.figures().setAside()).isEqualTo(1);
    }

    @Test
    void sweepsAreQueuedOnceForEachSite() {
        Sweep first = sweep("s1", ERQI);
        index.enqueue(List.of(first, sweep("s2", ERQI), sweep("s3", GULOU)));
        assertThat(index.sweeps(Optional.empty(), 10))
                .extracting(Index.SweepRow::state)
                .containsExactly("waiting", "waiting");
        assertThat(index.nextSweep()).contains(first);
        index.enqueue(List.of(sweep("s4", ERQI)));
        assertThat(index.nextSweep()).map(Sweep::id).contains("s3");
        assertThat(index.nextSweep()).isEmpty();
        SweepAccount account = account(first, "2024-05-06T03:00:00Z", SweepAccount.State.FINISHED, Reason.CONTENT);
        index.swept(account);
        index.swept(account);
        Index.SweepRow row = index.sweeps(Optional.of("410103"), 10).get(0);
        assertThat(row.state()).isEqualTo("finished");
        assertThat(row.counts()).isEqualTo(account.counts());
        assertThat(row.district()).isEqualTo("二七区");
        assertThat(index.notable("s1")).isEqualTo(account.notable());
        index.enqueue(List.of(sweep("s4", ERQI)));
        assertThat(index.nextSweep()).map(Sweep::id).contains("s4");
        clock.forward(Duration.ofDays(1));
        assertThat(index.nextSweep()).map(Sweep::id).contains("s3");
        index.clear();
        assertThat(index.sweeps(Optional.empty(), 10)).hasSize(2);
    }

    @Test
    void searchFindsShortWordsNamesCodesAndFigures() {
        takeAndRead(
                record(PAGE, "a", "2022-02-01T00:00:00Z"),
                report(
                        2021,
                        "申请公租房<script>alert(1)</script>分配方案 A&B 的群众增多。行政訴訟三件。ＧＤＰ数据已公开。",
                        number(TOTAL, "22"),
                        number("proactive.normative_documents.made", "9")));
        for (String words : List.of(
                "公租",
                "公租房",
                "诉讼",
                "訴訟",
                "GDP",
                "gdp",
                "二七区",
                "二七",
                "郑州市",
                "410103",
                "2021",
                "规范性文件",
                "二七区 公租房",
                "年度报告",
                "租",
                "公租房2021年度报告",
                "政府总体情况",
                "总体情况")) {
            assertThat(index.search(words, 10).total()).as(words).isEqualTo(1);
        }
        for (String words : List.of("", "  ", "\"", "AND OR", "*", "廉租房", "+-&&||!(){}[]^~?:\\/", "公租房 金水区")) {
            assertThat(index.search(words, 10).hits()).as(words).isEmpty();
        }
        Index.SearchAnswer answer = index.search("公租房", 10);
        assertThat(answer.searched()).isEqualTo(1);
        assertThat(answer.hits().get(0).snippet())
                .contains("申请<em>公租房</em>&lt;script&gt;")
                .contains("A&amp;B")
                .doesNotContain("<script>");
        assertThat(index.search("诉讼", 10).hits().get(0).snippet()).contains("<em>訴訟</em>");
        assertThat(index.search("规范性文件", 10).hits().get(0).snippet())
                .contains("<em>规范性文件</em>")
                .contains("9");
    }

    @Test
    void searchShowsTheNewestVersionOnly() {
        takeAndRead(record(PAGE, "a", "2022-02-01T00:00:00Z"), report(2021, "旧文提到廉租房"));
        takeAndRead(record(PAGE, "b", "2022-03-01T00:00:00Z"), report(2021, "新文提到公租房"));
        assertThat(index.search("廉租房", 10).hits()).isEmpty();
        assertThat(index.search("公租房", 10).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.report().version()).isEqualTo(2));
        assertThat(index.search("公租房", 10).searched()).isEqualTo(1);
    }

    @Test
    void hostileTextIsStored() {
        String odd = "零\u0000半\uD800面" + "长".repeat(100_000);
        ArchivedRecord record = record("http://x.example/" + "a".repeat(20_000), "a", "2022-02-01T00:00:00Z");
        index.captured(record);
        index.judged(record, odd, judgedReport(2021), EXTRACTOR);
        readAll(task -> reading(task, report(2021, odd, cell(TOTAL, Optional.empty(), Cell.Kind.TEXT, odd))));
        assertThat(cells(ALL_CELLS))
                .singleElement()
                .satisfies(row -> assertThat(row.cell().raw()).startsWith("零\uFFFD半\uFFFD面长"));
        assertThat(captures(Optional.of(record.uri()))).containsExactly(record);
    }

    @Test
    void figuresCountEverything() {
        takeAndRead(
                record(PAGE, "a", "2022-02-01T00:00:00Z"),
                report(2021, "正文", number(TOTAL, "41"), number("proactive.regulations.made", "0")),
                finding(Finding.Verdict.FAIL));
        take(record("http://x.example/w", "w", "2022-02-01T00:00:00Z"), judgedReport(2020));
        index.swept(account(sweep("s1", ERQI), "2024-05-01T01:00:00Z", SweepAccount.State.FINISHED, Reason.CONTENT));
        assertThat(index.figures())
                .isEqualTo(
                        new Index.Figures(2, 2, 1, 1, 2, 1, 1, 0, Optional.of(Instant.parse("2024-05-01T01:00:00Z"))));
    }
}
