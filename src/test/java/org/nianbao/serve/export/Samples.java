package org.nianbao.serve.export;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.index.Index.CellRow;
import org.nianbao.index.Index.ReportRow;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Cell;
import org.nianbao.model.Document;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;
import org.nianbao.model.Locator;
import org.nianbao.model.Message;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reading;
import org.nianbao.model.Reason;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

/** Records as the stages hand them over, for tests of what is written from them. */
public final class Samples {
    private static final String SHA = "ab".repeat(32);

    private Samples() {}

    /** A number. */
    public static Cell number(String code, String value) {
        return new Cell(
                code,
                Optional.of(new BigDecimal(value)),
                Cell.Kind.NUMBER,
                value,
                "件",
                new Locator(3, 4, 9, new Locator.Span(18211, 18213)),
                Cell.By.LABEL,
                true);
    }

    /** A cell without number. */
    public static Cell other(String code, Cell.Kind kind, String raw) {
        return new Cell(
                code,
                Optional.empty(),
                kind,
                raw,
                "件",
                new Locator(0, 1, 2, new Locator.Box(5, 71.5, 100.25, 30, 12)),
                Cell.By.ORDER,
                false);
    }

    /** A report with one cell of each sort. */
    public static Reading.ReportRead reading() {
        Report report = new Report(
                "开封市鼓楼区人民政府2021年政府信息公开工作年度报告",
                Optional.of(2021),
                List.of("title", "period"),
                List.of(Form.F2021),
                new Report.Publisher("开封市鼓楼区人民政府", Optional.of("410204"), Scope.DISTRICT),
                Optional.of(LocalDate.of(2022, 1, 20)),
                "simplified",
                List.of(new Report.Section(1, "一、总体情况", "第一段。\n第二段。")),
                List.of(
                        number("requests.new.total", "22"),
                        other("requests.new.legal_aid", Cell.Kind.DASH, "—"),
                        other("requests.new.other", Cell.Kind.BLANK, "")));
        return new Reading.ReportRead(source(), report, findings(), remarks());
    }

    private static List<Remark> remarks() {
        return List.of(
                new Remark(
                        new Message(
                                "row_shifted",
                                "有一行少印一格，已按标签对齐。",
                                "A row prints one cell less; it was aligned by labels."),
                        Optional.of(new Locator(3, 5, 0, new Locator.InGrid()))),
                new Remark(new Message("no_attachment", "没有附件。", "There is no attachment."), Optional.empty()));
    }

    private static List<Finding> findings() {
        Message message =
                new Message("requests.balance", "收到与结转之和应等于办理与结转之和。", "What came in must equal what went out.");
        return List.of(
                new Finding(
                        "requests.balance",
                        Finding.Severity.ERROR,
                        Finding.Verdict.FAIL,
                        Optional.empty(),
                        "total",
                        "23",
                        "22",
                        List.of("requests.new.total", "requests.carried_in.total"),
                        message),
                new Finding(
                        "requests.columns",
                        Finding.Severity.ERROR,
                        Finding.Verdict.NOT_ASSESSABLE,
                        Optional.of(true),
                        "",
                        "22",
                        "",
                        List.of("requests.new.other"),
                        message));
    }

    /** Where a sample came from. */
    public static Document.Source source() {
        return new Document.Source(
                Optional.of(URI.create("http://www.gulou.gov.cn/a.html")),
                "text/html",
                SHA,
                Optional.of("GB18030"),
                Optional.of("meta"));
    }

    /** A report version with a title. */
    public static ReportRow row(String title, int version) {
        return new ReportRow(
                "410204-2021-district",
                "410204",
                "鼓楼区",
                "开封市鼓楼区人民政府",
                "district",
                Optional.of(2021),
                version,
                title,
                "2022-01-20",
                "http://www.gulou.gov.cn/a.html",
                SHA,
                Instant.parse("2026-03-01T02:03:04Z"),
                "text/html",
                "2021",
                200,
                0,
                "clean",
                List.of(),
                List.of());
    }

    /** A row of the table of cells. */
    public static CellRow cellRow(String title, Cell cell) {
        return new CellRow(row(title, 1), cell);
    }

    /** An archived exchange. */
    public static ArchivedRecord capture() {
        return new ArchivedRecord(
                "urn:uuid:00000000-0000-0000-0000-000000000001",
                false,
                URI.create("http://www.gulou.gov.cn/a.html"),
                Instant.parse("2026-03-01T02:03:04Z"),
                200,
                "text/html",
                Optional.of("text/html; charset=gb2312"),
                SHA,
                "nianbao-1.warc.gz",
                1234,
                567,
                new Outcome.Captured(Reason.CONTENT, ""),
                new Capture.Origin("410204", "s1", Optional.of(URI.create("http://www.gulou.gov.cn/")), "L", "年报"));
    }

    /** A figure of the form. */
    public static Indicator indicator() {
        return new Indicator(
                "requests.new.total",
                Set.of(Form.F2019, Form.F2021),
                "三、收到和处理政府信息公开申请情况",
                "一、本年新收政府信息公开申请数量",
                "总计",
                "件",
                Indicator.Kind.COUNT,
                "newly received",
                "total");
    }
}
