package org.nianbao.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Cell;
import org.nianbao.model.Deadline;
import org.nianbao.model.Document;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Locator;
import org.nianbao.model.Message;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reading;
import org.nianbao.model.Reason;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.validate.Relations;

/** Small true-to-form inputs of the index. */
final class Samples {
    static final String MAY_2024 = "2024-05-06T02:00:00Z";
    static final String EXTRACTOR = "1";

    static final Site ERQI = site("410103", "二七区", "郑州市");
    static final Site GULOU = site("410204", "鼓楼区", "开封市");

    static final List<Deadline> DEADLINES = List.of(
            new Deadline(2008, 2018, MonthDay.of(3, 31), "《政府信息公开条例》（2007）第三十一条"),
            new Deadline(2019, 9999, MonthDay.of(3, 31), "《政府信息公开条例》（2019）第四十九条"));

    private Samples() {}

    static Site site(String code, String name, String parent) {
        return new Site(
                code,
                name,
                "区",
                parent,
                Optional.of(URI.create("http://www." + code + ".example/")),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    static List<Indicator> indicators() {
        try (var lines = Files.lines(Path.of("config/indicators.tsv"))) {
            return lines.skip(1).map(Samples::indicator).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Indicator indicator(String line) {
        String[] part = line.split("\t", -1);
        Set<Form> forms =
                Arrays.stream(part[1].split("[ ,;]+", -1)).map(Form::of).collect(Collectors.toSet());
        Indicator.Kind kind = Indicator.Kind.valueOf(part[6].toUpperCase(java.util.Locale.ROOT));
        return new Indicator(part[0], forms, part[2], part[3], part[4], part[5], kind, part[7], part[8]);
    }

    static Settings settings(Optional<String> url) {
        Duration second = Duration.ofSeconds(1);
        return new Settings(
                new Settings.Network("", true, Optional.empty(), Optional.empty(), second, second, second, 1_000_000),
                new Settings.Politeness(second, second, 1),
                new Settings.Budget(100, 1_000_000, 30, 0),
                new Settings.Sweeping(1, 2015),
                new Settings.Server("127.0.0.1", 0),
                new Settings.Database(url),
                new Settings.Schedule("0 0 3 * * ?", "0 0 4 * * ?"),
                Map.of());
    }

    /** A payload at an address at a time, on the site of 二七区. */
    static ArchivedRecord record(String url, String payload, String at) {
        return record(ERQI, url, payload, at, "");
    }

    static ArchivedRecord record(Site site, String url, String payload, String at, String via) {
        Instant date = Instant.parse(at);
        String type = url.endsWith(".pdf") ? "application/pdf" : "text/html";
        return new ArchivedRecord(
                "urn:uuid:" + Hash.of(url + at + payload).substring(0, 32),
                false,
                URI.create(url),
                date,
                200,
                type,
                Optional.of(type + "; charset=utf-8"),
                Hash.of(payload),
                "NB-0001.warc.gz",
                date.getEpochSecond() % 1_000_000,
                1234,
                new Outcome.Captured(Reason.CONTENT, ""),
                new Capture.Origin(
                        site.code(),
                        "s-" + site.code(),
                        Optional.of(via).filter(v -> !v.isEmpty()).map(URI::create),
                        "LL",
                        "年度报告"));
    }

    static ArchivedRecord with(ArchivedRecord r, Outcome outcome, boolean revisit) {
        return new ArchivedRecord(
                r.recordId() + "-" + outcome.kind(),
                revisit,
                r.uri(),
                r.date(),
                r.status(),
                r.mediaType(),
                r.contentType(),
                r.payloadSha256(),
                r.warcFile(),
                r.offset(),
                r.length(),
                outcome,
                r.origin());
    }

    static Judgement judgedReport(int year) {
        return judgedReport(year, Scope.DISTRICT);
    }

    static Judgement judgedReport(int year, Scope scope) {
        return new Judgement(
                Judgement.Kind.REPORT,
                "",
                Optional.of(new Judgement.ReportClue(year + "年政府信息公开工作年度报告", Optional.of(year), scope, "二七区人民政府")),
                List.of(),
                List.of("title"));
    }

    static Judgement judged(Judgement.Kind kind, Judgement.LinkJudgement... links) {
        return new Judgement(kind, "", Optional.empty(), List.of(links), List.of());
    }

    static Judgement.LinkJudgement link(String url, String text, int promise) {
        return new Judgement.LinkJudgement(new Link(URI.create(url), text, 'L'), promise, List.of("anchor"));
    }

    static Cell number(String code, String value) {
        return cell(code, Optional.of(new BigDecimal(value)), Cell.Kind.NUMBER, value);
    }

    static Cell cell(String code, Optional<BigDecimal> value, Cell.Kind kind, String raw) {
        Locator locator = new Locator(1, 2, 3, new Locator.Span(10, 12));
        return new Cell(code, value, kind, raw, "件", locator, Cell.By.LABEL, true);
    }

    static Report report(int year, String prose, Cell... cells) {
        return report(Optional.of("410103"), Scope.DISTRICT, "郑州市二七区人民政府", year, prose, cells);
    }

    static Report report(Optional<String> code, Scope scope, String publisher, int year, String prose, Cell... cells) {
        return new Report(
                publisher + year + "年政府信息公开工作年度报告",
                Optional.of(year),
                List.of("title"),
                List.of(Form.F2021),
                new Report.Publisher(publisher, code, scope),
                Optional.of(java.time.LocalDate.of(year + 1, 1, 20)),
                "simplified",
                List.of(new Report.Section(1, "一、总体情况", prose)),
                List.of(cells));
    }

    static Finding finding(Finding.Verdict verdict) {
        return new Finding(
                "requests.balance",
                Finding.Severity.ERROR,
                verdict,
                Optional.of(true),
                "total",
                "23",
                "22",
                List.of("requests.new.total"),
                new Message("requests.balance", "收到与处理不平衡。", "Received and handled do not balance."));
    }

    static Document.Source source(Index.Task task) {
        return new Document.Source(
                Optional.of(task.record().uri()),
                task.record().mediaType(),
                task.record().payloadSha256(),
                Optional.of("GB18030"),
                Optional.of("meta"));
    }

    static Reading.ReportRead reading(Index.Task task, Report report, Finding... findings) {
        Remark remark = new Remark(
                new Message("row_shifted", "有一行错位。", "One row is shifted."),
                Optional.of(new Locator(0, 1, 2, new Locator.Box(1, 1.5, 2.5, 3.5, 4.5))));
        return new Reading.ReportRead(source(task), report, List.of(findings), List.of(remark));
    }

    /** Holds a report in parts against the relations, as the program does. */
    static Reading.ReportRead related(Reading.ReportRead read) {
        return new Reading.ReportRead(
                read.source(), read.report(), new Relations().check(read.report()), read.remarks());
    }

    static Reading.NotReadable notReadable(Index.Task task) {
        Message why = new Message("encrypted", "文件已加密，无法读取。", "The file is encrypted and cannot be read.");
        return new Reading.NotReadable(source(task), List.of(new Remark(why, Optional.empty())));
    }

    static Reading.NotAReport notAReport(Index.Task task) {
        Message why = new Message("guide", "这是公开指南，不是年度报告。", "This is a guide, not an annual report.");
        return new Reading.NotAReport(source(task), "公开指南", List.of(new Remark(why, Optional.empty())));
    }

    static Sweep sweep(String id, Site site) {
        return new Sweep(id, site, Set.of(), Instant.parse("2024-05-01T00:00:00Z"), "schedule");
    }

    static SweepAccount account(Sweep sweep, String ended, SweepAccount.State state, Reason reason) {
        Instant end = Instant.parse(ended);
        return new SweepAccount(
                sweep,
                end.minusSeconds(600),
                end,
                state,
                reason,
                "www.example",
                Map.of("captured.content", 12, "skipped.unpromising", 40),
                Optional.empty(),
                14,
                0,
                123_456,
                List.of(new SweepAccount.Ended(
                        "http://www.410103.example/x", new Outcome.SoftError(Reason.NOT_FOUND, "404"))));
    }
}
