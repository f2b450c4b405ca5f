package org.nianbao.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.index.Samples.ERQI;
import static org.nianbao.index.Samples.number;
import static org.nianbao.index.Samples.reading;
import static org.nianbao.index.Samples.record;
import static org.nianbao.index.Samples.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.HandSetClock;
import org.nianbao.index.Index.Appearance.Role;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Form;
import org.nianbao.model.Home;
import org.nianbao.model.Judgement;
import org.nianbao.model.Reading;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

/** One report has several addresses and several documents, in whatever order they become known. */
class OneReportTest {
    private static final String PAGE = "http://www.410103.example/nb/t1.html";
    private static final String FEB = "2022-02-01T00:00:00Z";
    private static final String A = "requests.new.total";
    private static final String B = "requests.carried_in.total";
    private static final Index.ReportQuery ALL =
            new Index.ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Index.CellQuery CELLS =
            new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), false);

    @TempDir
    Path folder;

    private Index index;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, Function<Index.Task, Reading>> contents = new HashMap<>();

    private record Seen(ArchivedRecord record, Judgement judgement) {}

    @BeforeEach
    void open() {
        index = Index.open(
                new Home(folder),
                Samples.settings(Optional.empty()),
                new HandSetClock(Samples.MAY_2024),
                Samples.indicators(),
                Samples.DEADLINES,
                Samples::related);
        index.sites(List.of(ERQI, Samples.GULOU));
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void see(String url, String payload, String at, String via, String name) {
        Judgement judgement = new Judgement(
                Judgement.Kind.REPORT,
                "",
                Optional.of(new Judgement.ReportClue(name, Optional.of(2021), Scope.OFFICE, "二七区人民政府办公室")),
                List.of(),
                List.of("x"));
        seen.add(new Seen(record(ERQI, url, payload, at, via), judgement));
    }

    private void says(String payload, Report report) {
        contents.put(Hash.of(payload), task -> reading(task, report));
    }

    private void saysNothing(String payload) {
        contents.put(Hash.of(payload), Samples::notAReport);
    }

    private void takeAll() {
        for (Seen one : seen) {
            index.captured(one.record());
            index.judged(one.record(), one.record().origin().anchor(), one.judgement(), Samples.EXTRACTOR);
        }
        readAll();
    }

    private void readAll() {
        for (Optional<Index.Task> task = index.claim("w", Duration.ofMinutes(1));
                task.isPresent();
                task = index.claim("w", Duration.ofMinutes(1))) {
            index.read(
                    task.get(),
                    contents.get(task.get().record().payloadSha256()).apply(task.get()));
        }
        index.refresh();
    }

    private Index.ReportDetail only() {
        List<String> ids =
                index.reports(ALL).stream().map(Index.ReportRow::id).distinct().toList();
        assertThat(ids).hasSize(1);
        return index.report(ids.get(0), Optional.empty()).orElseThrow();
    }

    private static Report office(String title, org.nianbao.model.Cell... cells) {
        Report r = report(Optional.of("410103"), Scope.OFFICE, "郑州市二七区人民政府办公室", 2021, "正文", cells);
        return new Report(
                title,
                r.year(),
                r.yearFrom(),
                List.of(Form.F2021),
                r.publisher(),
                r.published(),
                r.script(),
                r.sections(),
                r.cells());
    }

    /** What a form without title is read as: the site's district, and no year that it says itself. */
    private static Report nameless(org.nianbao.model.Cell... cells) {
        Report r = report(Optional.of("410103"), Scope.DISTRICT, "郑州市二七区人民政府", 2021, "", cells);
        return new Report(
                "政府信息公开工作年度报告",
                Optional.empty(),
                List.of(),
                r.forms(),
                r.publisher(),
                Optional.empty(),
                r.script(),
                List.of(),
                r.cells());
    }

    private Map<Role, Integer> roles() {
        Map<Role, Integer> roles = new HashMap<>();
        only().appearances().forEach(a -> roles.merge(a.role(), 1, Integer::sum));
        return roles;
    }

    @Test
    void aFormThatHangsOnThePageOfAReportIsThatReportAndTheBestReadableLeads() {
        see(PAGE, "page", FEB, "", "二七区人民政府办公室2021年年报");
        see("http://www.410103.example/nb/f.pdf", "pdf", "2022-02-01T00:01:00Z", PAGE, "附件.pdf");
        see("http://www.410103.example/nb/s.pdf", "scan", "2022-02-01T00:02:00Z", PAGE, "附件（图片版）.pdf");
        says("page", office("郑州市二七区人民政府办公室2021年政府信息公开工作年度报告"));
        says("pdf", nameless(number(A, "22")));
        contents.put(Hash.of("scan"), Samples::notReadable);
        takeAll();
        Index.ReportDetail detail = only();
        assertThat(detail.row().scope()).isEqualTo("office");
        assertThat(detail.row().year()).contains(2021);
        assertThat(detail.versions()).hasSize(1);
        assertThat(detail.row().url()).endsWith("f.pdf");
        assertThat(roles()).isEqualTo(Map.of(Role.LEAD, 1, Role.PAGE, 1, Role.ATTACHMENT, 1));
        assertThat(detail.appearances().get(0).role()).isEqualTo(Role.LEAD);
        assertThat(index.reports(ALL).get(0).addresses())
                .containsExactly("http://www.410103.example/nb/f.pdf", PAGE, "http://www.410103.example/nb/s.pdf");
    }

    @Test
    void aPageThatOnlyHoldsTheFileIsListedWithTheReport() {
        see(PAGE, "page", FEB, "", "二七区人民政府办公室2021年年报");
        see("http://www.410103.example/nb/f.docx", "docx", "2022-02-01T00:01:00Z", PAGE, "下载");
        saysNothing("page");
        says("docx", nameless(number(A, "22")));
        takeAll();
        assertThat(only().row().scope()).isEqualTo("office");
        assertThat(roles()).isEqualTo(Map.of(Role.LEAD, 1, Role.PAGE, 1));
        assertThat(only().appearances().get(1).state()).isEqualTo("not_a_report");
        assertThat(index.reports(ALL).get(0).addresses()).containsExactly("http://www.410103.example/nb/f.docx", PAGE);
    }

    @Test
    void aFileThatNamesAnotherBodyOrYearStaysItsOwn() {
        see(PAGE, "page", FEB, "", "二七区人民政府办公室2021年年报");
        see("http://www.410103.example/nb/f.pdf", "pdf", "2022-02-01T00:01:00Z", PAGE, "2020年.pdf");
        see("http://www.410103.example/nb/g.pdf", "edu", "2022-02-01T00:01:00Z", PAGE, "教育局.pdf");
        says("page", office("郑州市二七区人民政府办公室2021年政府信息公开工作年度报告", number(A, "1")));
        says("pdf", report(2020, "去年", number(A, "2")));
        says("edu", report(Optional.of("410103"), Scope.DEPARTMENT, "二七区教育局", 2021, "教育", number(A, "3")));
        takeAll();
        assertThat(index.reports(ALL)).extracting(Index.ReportRow::scope).contains("office", "department", "district");
        assertThat(index.reports(ALL)).hasSize(3).allMatch(row -> row.version() == 1);
    }

    @Test
    void mirrorsViewsAndTheCityPortalAreAddressesOfOneVersionAndAChangedPageIsANewOne() {
        Report first = report(2021, "正文", number(A, "22"));
        Report prose = report(2021, "正文 客户端");
        String portal = "http://www.city.example/qx/410103/t1.html";
        see(PAGE, "p1", FEB, "", "年报");
        see("http://410103.example/nb/t1.html", "p1", "2022-02-02T00:00:00Z", "", "年报");
        see("http://www.410103.example/nb/t1_wap.html", "wap", "2022-02-02T00:00:00Z", "", "年报");
        see("http://www.410103.example/nb/t1.html?print=1", "print", "2022-02-02T00:00:00Z", PAGE, "打印");
        see("http://www.410103.example/gk/77.html", "copy", "2022-02-02T00:00:00Z", "", "年报");
        see(portal, "portal", "2022-02-02T00:00:00Z", "", "年报");
        Stream.of("p1", "print", "copy", "portal").forEach(p -> says(p, first));
        says("wap", prose);
        takeAll();
        assertThat(only().versions()).hasSize(1);
        assertThat(roles())
                .isEqualTo(Map.of(
                        Role.LEAD, 1, Role.ALIAS, 1, Role.MOBILE, 1, Role.PRINT, 1, Role.COPY, 1, Role.ELSEWHERE, 1));
        seen.clear();
        see(PAGE, "p2", "2022-03-01T00:00:00Z", "", "年报");
        says("p2", report(2021, "正文", number(A, "47")));
        takeAll();
        assertThat(only().versions()).hasSize(2);
        assertThat(only().row().url()).isEqualTo(PAGE);
        assertThat(only().appearances()).hasSize(1);
    }

    @Test
    void prosePagesForTelephonesMakeNoVersion() {
        see(PAGE, "p", "2022-02-02T00:00:00Z", "", "年报");
        see("http://www.410103.example/nb/t1_wap.html", "wap", FEB, "", "年报");
        says("p", report(2012, "正文"));
        says("wap", report(2012, "正文 触屏版"));
        takeAll();
        assertThat(only().versions()).hasSize(1);
        assertThat(only().row().url()).isEqualTo(PAGE);
    }

    private void twoParts() {
        see(PAGE, "page", FEB, "", "二七区2021年年报");
        see("http://www.410103.example/nb/1.pdf", "one", "2022-02-01T00:01:00Z", PAGE, "年度报告（1/2）.pdf");
        see("http://www.410103.example/nb/2.pdf", "two", "2022-02-01T00:02:00Z", PAGE, "年度报告（2/2）.pdf");
        saysNothing("page");
        says("one", report(2021, "上半", number(A, "22")));
        says("two", report(2021, "下半", number(B, "1"), number("requests.granted.total", "7")));
    }

    @Test
    void partsBelongTogetherAndTheFiguresOfAllAreTheReports() {
        twoParts();
        takeAll();
        Index.ReportDetail detail = only();
        assertThat(detail.versions()).hasSize(1);
        assertThat(detail.row().cells()).isEqualTo(3);
        assertThat(detail.parts()).extracting(Index.PartRead::number).containsExactly(1, 2);
        assertThat(detail.report().cells()).extracting(c -> c.code()).contains(A, B);
        assertThat(detail.report().sections()).extracting(Report.Section::text).containsExactly("上半", "下半");
        assertThat(roles()).isEqualTo(Map.of(Role.LEAD, 1, Role.PART, 1, Role.PAGE, 1));
        try (Stream<Index.CellRow> cells = index.cells(CELLS)) {
            List<Index.CellRow> rows = cells.toList();
            assertThat(rows).hasSize(3);
            for (Index.CellRow row : rows) {
                boolean first = row.cell().code().equals(A);
                assertThat(row.report().url()).endsWith(first ? "1.pdf" : "2.pdf");
                assertThat(row.report().sha256()).isEqualTo(Hash.of(first ? "one" : "two"));
                assertThat(detail.rowOf(row.cell()).report().sha256())
                        .isEqualTo(row.report().sha256());
            }
        }
        assertThat(index.search("上半", 5).total()).isEqualTo(1);
        assertThat(index.figures().cells()).isEqualTo(3);
    }

    @Test
    void aChangedPartIsANewVersionOfTheWhole() {
        twoParts();
        takeAll();
        seen.clear();
        see("http://www.410103.example/nb/1.pdf", "one, corrected", "2022-03-01T00:00:00Z", PAGE, "年度报告（1/2）.pdf");
        says("one, corrected", report(2021, "上半", number(A, "23")));
        takeAll();
        assertThat(only().versions()).hasSize(2);
        assertThat(only().report().cell(A).orElseThrow().raw()).isEqualTo("23");
        assertThat(only().report().cell(B)).isPresent();
        Index.Change change = index.changes(java.time.Instant.EPOCH, 10).get(0);
        assertThat(change.kind()).isEqualTo("changed_report");
        assertThat(change.cells()).containsExactly(new Index.CellChange(A, "22", "23"));
    }

    @Test
    void theOrderInWhichThingsBecomeKnownDoesNotMatter() {
        twoParts();
        see(PAGE, "page, later", "2022-03-01T00:00:00Z", "", "二七区2021年年报");
        see("http://www.410103.example/nb/1.pdf", "one, corrected", "2022-03-01T00:00:00Z", PAGE, "年度报告（1/2）.pdf");
        see("http://www.410103.example/nb/x.pdf", "form", "2022-03-02T00:00:00Z", PAGE, "表.pdf");
        says("page, later", office("郑州市二七区人民政府办公室2021年政府信息公开工作年度报告"));
        says("one, corrected", report(2021, "上半", number(A, "23")));
        says("form", nameless(number(A, "22")));
        takeAll();
        String once = everything();
        Random random = new Random(20261121);
        for (int n = 0; n < 8; n++) {
            index.clear();
            Collections.shuffle(seen, random);
            for (Seen one : seen) {
                index.captured(one.record());
                index.judged(one.record(), one.record().origin().anchor(), one.judgement(), Samples.EXTRACTOR);
                if (random.nextBoolean()) {
                    readAll();
                }
            }
            readAll();
            assertThat(everything()).isEqualTo(once);
        }
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        index.reports(ALL).forEach(row -> all.append(row)
                .append('\n')
                .append(index.report(row.id(), Optional.of(row.version()))
                        .orElseThrow()
                        .appearances())
                .append('\n'));
        try (Stream<Index.CellRow> cells = index.cells(CELLS)) {
            cells.forEach(cell -> all.append(cell).append('\n'));
        }
        return all.toString();
    }

    @Test
    void aTitleThatNamesItsBodyIsBelieved() {
        assertThat(Kinship.nameless(report(2021, "x"))).isFalse();
        assertThat(Kinship.nameless(nameless())).isTrue();
        assertThat(Kinship.yearRead(report(2021, "x"))).isTrue();
        assertThat(Kinship.yearRead(nameless())).isFalse();
    }
}
