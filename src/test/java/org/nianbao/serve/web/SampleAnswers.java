package org.nianbao.serve.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.nianbao.archive.Archive;
import org.nianbao.document.Documents;
import org.nianbao.extract.Indicators;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Cell;
import org.nianbao.model.DecodedText;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.DistrictYear.State;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Grid;
import org.nianbao.model.Indicator;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Locator;
import org.nianbao.model.Message;
import org.nianbao.model.Outcome;
import org.nianbao.model.PagePicture;
import org.nianbao.model.Reading;
import org.nianbao.model.Reason;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.Trap;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.FixityReport;
import org.nianbao.serve.OperatorToken;
import org.nianbao.serve.Settlements;
import org.nianbao.serve.Sweeps;
import org.nianbao.serve.api.Answers;

/**
 * A small archive in memory: three districts, a GBK report of two versions whose cells carry true offsets, a PDF, a
 * spreadsheet, hostile texts wherever a site could put them.
 */
class SampleAnswers implements Answers {
    static final String TOKEN = "operator-of-the-tests";
    static final OperatorToken OPERATOR = OperatorToken.of(TOKEN);
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Instant FIRST = Instant.parse("2022-01-25T02:03:04Z");
    static final Instant SECOND = Instant.parse("2022-03-08T01:00:00Z");
    static final URI REPORT = URI.create("http://www.jinhe.example/zwgk/2022/t1.html");
    static final URI PDF = URI.create("http://www.jinhe.example/zwgk/2020.pdf?id=7&page=2");
    static final URI SHEET = URI.create("http://www.jinhe.example/zwgk/2019.xls");
    static final URI TEXT = URI.create("http://www.jinhe.example/zwgk/2018.txt");
    static final URI STYLE = URI.create("http://www.jinhe.example/css/site.css");
    static final URI MOVED = URI.create("http://www.jinhe.example/old.html");
    private static final String TLS = "protocol: no protocol in common; certificate: PKIX path building failed";
    static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    static final Charset GBK = Charset.forName("GB18030");
    static final int CHANGED_FROM = 41;
    static final int CHANGED_TO = 47;

    final SampleSweeps running = new SampleSweeps();
    private final List<Indicator> indicators = readIndicators();
    private final Map<String, byte[]> payloads = new LinkedHashMap<>();
    private final List<ArchivedRecord> records = new ArrayList<>();
    private final List<Index.ReportDetail> details = new ArrayList<>();
    private final List<DistrictYear> tracker = new ArrayList<>();

    SampleAnswers() {
        ArchivedRecord first =
                archive(REPORT, FIRST, "text/html", page(CHANGED_FROM).getBytes(GBK));
        ArchivedRecord second =
                archive(REPORT, SECOND, "text/html", page(CHANGED_TO).getBytes(GBK));
        archive(PDF, FIRST, "application/pdf", SamplePdf.make());
        archive(SHEET, FIRST, "application/vnd.ms-excel", "sheet".getBytes(StandardCharsets.UTF_8));
        archive(TEXT, FIRST, "text/plain", "一、总体情况\n新收 22 件 <b>\n".getBytes(StandardCharsets.UTF_8));
        archive(
                STYLE,
                FIRST,
                "text/css",
                "@import 'x.css'; b{background:url(../i/a.png)} a{behavior:url(javascript:1)}"
                        .getBytes(StandardCharsets.UTF_8));
        archive(MOVED, FIRST, "text/html", new byte[0]);
        report(first, 1, CHANGED_FROM);
        report(second, 2, CHANGED_TO);
        track();
    }

    static List<Indicator> readIndicators() {
        return Indicators.read(Path.of("config/indicators.tsv"));
    }

    private List<Indicator> of2021() {
        return indicators.stream().filter(i -> i.forms().contains(Form.F2021)).toList();
    }

    private String raw(Indicator i, int n, int changed) {
        if (i.code().equals("requests.new.total")) {
            return String.valueOf(changed);
        }
        return n % 17 == 3 ? "" : n % 19 == 5 ? "—" : String.valueOf(n % 7);
    }

    private String page(int changed) {
        StringBuilder rows = new StringBuilder();
        String row = "";
        int n = 0;
        for (Indicator i : of2021()) {
            if (!i.rowZh().equals(row)) {
                row = i.rowZh();
                rows.append("</tr>\n<tr><th>").append(row);
            }
            rows.append("<td class=v id=\"").append(i.code()).append("\">").append(raw(i, n++, changed));
        }
        return """
                <html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
                <meta http-equiv=refresh content="0;url=http://evil.example/"><title>鼓楼区政府信息公开年报</title>
                <base href="/zwgk/2022/"><script>alert('ran')</script><link rel=stylesheet href="/css/site.css">
                <style>body{font-family:SimSun;background:url('../bg.png')} td,th{border:1px solid #999;padding:2px 6px}</style></head>
                <body onload="alert(1)" background="tile.gif"><h1>鼓楼区人民政府2021年政府信息公开工作年度报告</h1>
                <!--[if IE]><script>alert(3)</script><![endif]-->
                <form action="http://evil.example/post"><input name=q onfocus=alert(4) autofocus></form>
                <a id=rel href="t2.html?id=1&amp;page=2">相对链接</a> <a id=js href=" java\tscript:alert(5)">脚本链接</a>
                <a id=other href="https://other.example/甲.html">外链</a> <img src="a.png" srcset="b.png 2x">
                <iframe srcdoc="<script>alert(6)</script>" src="frame.html"></iframe>
                <p>一、总体情况。䶮字在 GBK 之外。</p>
                <table><tr>%s</table></body></html>
                """
                .formatted(rows);
    }

    private ArchivedRecord archive(URI uri, Instant at, String type, byte[] bytes) {
        String digest = sha256(bytes);
        payloads.put(digest, bytes);
        boolean moved = uri.equals(MOVED);
        ArchivedRecord record = new ArchivedRecord(
                "urn:uuid:00000000-0000-0000-0000-00000000000" + records.size(),
                false,
                uri,
                at,
                moved ? 302 : 200,
                type,
                Optional.of(type.equals("text/html") ? "text/html" : type),
                digest,
                "NIANBAO-20220125020304-00001.warc.gz",
                1024L * records.size(),
                900,
                new Outcome.Captured(moved ? Reason.REDIRECT : Reason.CONTENT, ""),
                new Capture.Origin(
                        "410204", "20220125-1", Optional.of(URI.create("http://www.jinhe.example/")), "LL", HOSTILE));
        records.add(record);
        return record;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private void report(ArchivedRecord record, int version, int changed) {
        String text = decode(payloads.get(record.payloadSha256()), record.contentType())
                .text();
        Parser parser = Parser.htmlParser();
        parser.setTrackPosition(true);
        var page = parser.parseInput(text, record.uri().toString());
        List<Cell> cells = new ArrayList<>();
        int n = 0;
        for (Indicator i : of2021()) {
            cells.add(cell(i, page.getElementById(i.code()), raw(i, n, changed), n));
            n++;
        }
        Report.Publisher publisher = new Report.Publisher("开封市鼓楼区人民政府", Optional.of("410204"), Scope.DISTRICT);
        Report report = new Report(
                "鼓楼区人民政府2021年政府信息公开工作年度报告" + HOSTILE,
                Optional.of(2021),
                List.of("title"),
                List.of(Form.F2021),
                publisher,
                Optional.of(LocalDate.parse("2022-01-20")),
                "simplified",
                List.of(new Report.Section(1, "一、总体情况", "第一段 " + HOSTILE + "\n第二段")),
                cells);
        Index.ReportRow row = row(record, version, report);
        List<Index.ReportRow> versions = Stream.concat(details.stream().map(Index.ReportDetail::row), Stream.of(row))
                .toList();
        details.replaceAll(d -> new Index.ReportDetail(
                d.row(), d.report(), d.findings(), d.remarks(), versions, d.record(), d.sightings(), d.source()));
        details.add(new Index.ReportDetail(
                row, report, findings(), remarks(cells), versions, record, List.of(record), source(record)));
    }

    private static Document.Source source(ArchivedRecord record) {
        return new Document.Source(
                Optional.of(record.uri()),
                record.mediaType(),
                record.payloadSha256(),
                Optional.of("GB18030"),
                Optional.of("meta"));
    }

    private static Cell cell(Indicator i, Element element, String raw, int n) {
        int start = element.sourceRange().startPos();
        int end = element.sourceRange().endPos() + raw.length();
        boolean number = raw.matches("[0-9]+");
        Cell.Kind kind = number ? Cell.Kind.NUMBER : raw.isEmpty() ? Cell.Kind.BLANK : Cell.Kind.DASH;
        return new Cell(
                i.code(),
                number ? Optional.of(new BigDecimal(raw)) : Optional.empty(),
                kind,
                raw,
                i.unit(),
                new Locator(0, n / 7, n % 7, new Locator.Span(start, end)),
                n % 23 == 7 ? Cell.By.ORDER : Cell.By.LABEL,
                number && n % 3 != 0);
    }

    private static Index.ReportRow row(ArchivedRecord record, int version, Report report) {
        return new Index.ReportRow(
                "410204-2021-district",
                "410204",
                "鼓楼区",
                report.publisher().name(),
                "district",
                report.year(),
                version,
                report.title(),
                "2022-01-20",
                record.uri().toString(),
                record.payloadSha256(),
                record.date(),
                "text/html",
                "2021",
                report.cells().size(),
                1,
                "findings",
                List.of(),
                List.of());
    }

    private static List<Finding> findings() {
        return List.of(
                new Finding(
                        "requests.balance",
                        Finding.Severity.ERROR,
                        Finding.Verdict.FAIL,
                        Optional.empty(),
                        "total",
                        "48",
                        "47",
                        List.of("requests.new.total", "requests.carried_in.total", "requests.handled_total.total"),
                        new Message(
                                "requests.balance",
                                "新收加上年结转应等于办理加结转下年。",
                                "Received plus carried in must equal handled plus carried out.")),
                new Finding(
                        "remedies.sum",
                        Finding.Severity.ERROR,
                        Finding.Verdict.PASS,
                        Optional.empty(),
                        "reconsideration",
                        "3",
                        "3",
                        List.of("remedies.reconsideration.total"),
                        new Message("remedies.sum", "各结果之和应等于总计。", "The results must add up to the total.")),
                new Finding(
                        "requests.sum",
                        Finding.Severity.ERROR,
                        Finding.Verdict.NOT_ASSESSABLE,
                        Optional.of(true),
                        "carried_in",
                        "",
                        "",
                        List.of("requests.carried_in.total"),
                        new Message(
                                "requests.sum", "各类申请人之和应等于总计。", "The kinds of applicants must add up to the total.")));
    }

    private static List<Remark> remarks(List<Cell> cells) {
        return List.of(new Remark(
                new Message("row_shifted", "有一行少印了一格。", "One row prints a cell too few."),
                Optional.of(cells.get(9).locator())));
    }

    private void track() {
        State[] states = State.values();
        String[][] districts = {
            {"410103", "二七区", "郑州市"},
            {"410106", "上街区", "郑州市"},
            {"410204", "鼓楼区", "开封市"},
            {"410305", "涧西区" + HOSTILE, "洛阳市"}
        };
        for (int d = 0; d < districts.length; d++) {
            for (int year = 2014; year <= 2025; year++) {
                boolean read = d == 2 && year == 2021;
                State state = read ? State.FINDINGS : states[(d * 5 + year) % states.length];
                boolean figures = state == State.FINDINGS || state == State.CLEAN;
                tracker.add(new DistrictYear(
                        districts[d][0],
                        districts[d][1],
                        districts[d][2],
                        year,
                        state,
                        new Message(
                                "why",
                                "截至今日共找过三次，最近一次在首页和年报栏目。" + HOSTILE,
                                "Looked three times, last on the home page and the column." + HOSTILE),
                        read ? Optional.of("410204-2021-district") : Optional.empty(),
                        figures ? "2021" : "",
                        read ? 2 : 0,
                        figures ? 200 : 0,
                        state == State.FINDINGS ? 1 : 0,
                        Optional.of(NOW),
                        Optional.empty()));
            }
        }
    }

    @Override
    public Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Override
    public List<Indicator> indicators() {
        return indicators;
    }

    @Override
    public List<Site> sites() {
        return tracker.stream()
                .filter(d -> d.year() == 2014)
                .map(d -> new Site(
                        d.code(),
                        d.district(),
                        "区",
                        d.parent(),
                        Optional.of(URI.create("http://www.jinhe.example/")),
                        List.of(),
                        List.of(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        HOSTILE))
                .toList();
    }

    @Override
    public List<DistrictYear> tracker(Set<Integer> years) {
        return tracker.stream()
                .filter(d -> years.isEmpty() || years.contains(d.year()))
                .toList();
    }

    @Override
    public List<Index.ReportRow> reports(Index.ReportQuery q) {
        return details.stream()
                .map(Index.ReportDetail::row)
                .filter(r -> q.code().filter(c -> !c.equals(r.divisionCode())).isEmpty())
                .filter(r ->
                        q.year().filter(y -> !r.year().equals(Optional.of(y))).isEmpty())
                .filter(r -> q.state().filter(s -> !s.equals(r.state())).isEmpty())
                .toList();
    }

    @Override
    public Index.ReportDetail amongOthers(Index.ReportDetail detail) {
        return detail;
    }

    @Override
    public Optional<Index.ReportDetail> report(String id, Optional<Integer> version) {
        return details.stream()
                .filter(d -> d.row().id().equals(id))
                .filter(d -> version.filter(v -> v != d.row().version()).isEmpty())
                .reduce((a, b) -> b);
    }

    @Override
    public Stream<Index.CellRow> cells(Index.CellQuery q) {
        return details.stream()
                .filter(d -> !q.newestOnly() || d.row().version() == 2)
                .filter(d ->
                        q.code().filter(c -> !c.equals(d.row().divisionCode())).isEmpty())
                .flatMap(d -> d.report().cells().stream().map(c -> new Index.CellRow(d.row(), c)))
                .filter(c ->
                        q.indicator().filter(i -> !i.equals(c.cell().code())).isEmpty());
    }

    @Override
    public Index.SearchAnswer search(String query, int limit) {
        if (!query.contains("复议")) {
            return new Index.SearchAnswer(2, 0, List.of());
        }
        Index.Hit hit = new Index.Hit(details.get(1).row(), "行政<em>复议</em>三件 <script>alert(7)</script>&lt;b&gt;");
        return new Index.SearchAnswer(2, 1, List.of(hit));
    }

    @Override
    public List<Index.Change> changes(Instant since, int limit) {
        return List.of(new Index.Change(
                "changed_report",
                SECOND,
                details.get(1).row(),
                List.of(new Index.CellChange("requests.new.total", "41", "47"))));
    }

    @Override
    public Optional<Index.SweepRow> sweep(String id) {
        return sweeps(Optional.empty(), 2).stream()
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    @Override
    public List<Index.Judged> judgements(String sweepId) {
        Link guide = new Link(URI.create("http://www.jinhe.example/zn"), HOSTILE, 'L');
        Judgement judgement = new Judgement(
                Judgement.Kind.REPORT,
                "trs",
                Optional.of(new Judgement.ReportClue(HOSTILE, Optional.of(2021), Scope.DISTRICT, HOSTILE)),
                List.of(new Judgement.LinkJudgement(guide, 950, List.of("链接文字是2021年政府信息公开年度报告"))),
                List.of(new Judgement.LinkJudgement(guide, 0, List.of("链接文字是政府信息公开指南，不是年报"))),
                List.of("标题是政府信息公开年度报告", "标题“" + HOSTILE + "”是解读，不是年报"));
        return sweepId.equals("20261121-1") ? List.of(new Index.Judged(records.get(0), judgement)) : List.of();
    }

    @Override
    public List<SweepAccount.Ended> notable(String sweepId) {
        return List.of(
                new SweepAccount.Ended(
                        "http://clone.invalid/nb", new Outcome.Skipped(Reason.OUT_OF_SCOPE, "clone.invalid")),
                new SweepAccount.Ended("http://www.kaifeng.invalid/rl?y=2099", Trap.CALENDAR.cutOff(2099)));
    }

    @Override
    public List<Index.SweepRow> sweeps(Optional<String> siteCode, int limit) {
        return List.of(
                new Index.SweepRow(
                        "20261121-2",
                        "410103",
                        "二七区",
                        "unreachable",
                        "host_not_found",
                        "www.erqi.invalid",
                        NOW,
                        Optional.of(NOW),
                        1,
                        0,
                        Map.of("unreachable.host_not_found", 1),
                        Optional.empty()),
                new Index.SweepRow(
                        "20261121-1",
                        "410204",
                        "鼓楼区",
                        "finished",
                        "content",
                        HOSTILE,
                        NOW,
                        Optional.of(NOW),
                        42,
                        1_234_567,
                        Map.of(
                                "captured.content",
                                40,
                                "skipped.unpromising",
                                210,
                                "skipped.out_of_scope",
                                1200,
                                "skipped.trap",
                                1),
                        Optional.empty()));
    }

    @Override
    public Index.Figures figures() {
        return new Index.Figures(4, records.size(), 1, 2, 400, 2, 0, 1, Optional.of(NOW));
    }

    @Override
    public List<ArchivedRecord> captures(URI uri) {
        return records.stream().filter(r -> r.uri().equals(uri)).toList();
    }

    @Override
    public List<Archive.Indexed> indexed(String from, String below) {
        return records.stream()
                .map(r -> new Archive.Indexed(Archive.surt(r.uri().toString()), r, Optional.empty()))
                .filter(i -> i.key().compareTo(from) >= 0 && i.key().compareTo(below) < 0)
                .sorted(java.util.Comparator.comparing(Archive.Indexed::key)
                        .thenComparing(i -> i.record().date()))
                .toList();
    }

    @Override
    public List<ArchivedRecord> capturesOf(String payloadSha256) {
        return records.stream()
                .filter(r -> r.payloadSha256().equals(payloadSha256))
                .toList();
    }

    @Override
    public byte[] payload(ArchivedRecord record, long limit) {
        return payloads.get(record.payloadSha256()).clone();
    }

    @Override
    public List<Map.Entry<String, String>> headers(ArchivedRecord record) {
        List<Map.Entry<String, String>> headers =
                new ArrayList<>(List.of(Map.entry("Content-Type", record.mediaType()), Map.entry("Server", HOSTILE)));
        if (record.uri().equals(MOVED)) {
            headers.add(Map.entry("Location", "/zwgk/2022/t1.html"));
        }
        return headers;
    }

    @Override
    public void entity(ArchivedRecord record, OutputStream to) throws IOException {
        to.write(payloads.get(record.payloadSha256()));
    }

    @Override
    public void warc(ArchivedRecord record, OutputStream to) throws IOException {
        to.write("WARC/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Map<String, String> provenance(ArchivedRecord record) {
        return Map.of("WARC-IP-Address", "127.0.0.1", "tlsVersion", "TLSv1.3", "tlsVerdict", TLS, "anchor", HOSTILE);
    }

    @Override
    public DecodedText decode(byte[] bytes, Optional<String> contentType) {
        boolean gb = new String(bytes, StandardCharsets.ISO_8859_1).contains("charset=gb");
        return gb
                ? new DecodedText(new String(bytes, GBK), "GB18030", "meta", "gb2312")
                : new DecodedText(new String(bytes, StandardCharsets.UTF_8), "UTF-8", "default", "");
    }

    @Override
    public String mediaType(byte[] bytes, Optional<String> contentType, Optional<URI> uri) {
        return contentType.orElse("application/octet-stream");
    }

    @Override
    public PagePicture picture(byte[] bytes, Optional<String> contentType, Optional<URI> uri, PagePicture.Wish wish) {
        return new Documents().picture(bytes, contentType, uri, wish);
    }

    @Override
    public DocumentOutcome document(byte[] bytes, Optional<String> contentType, Optional<URI> uri) {
        Grid grid = new Grid(
                0,
                "",
                List.of(
                        new Grid.Cell(0, 0, 1, 2, "表头 <b>", new Locator.InGrid()),
                        new Grid.Cell(1, 0, 1, 1, "新收", new Locator.InGrid()),
                        new Grid.Cell(1, 1, 1, 1, "22", new Locator.InGrid())));
        Document.Source source =
                new Document.Source(uri, contentType.orElse(""), sha256(bytes), Optional.empty(), Optional.empty());
        return new DocumentOutcome.Readable(new Document(
                source,
                "",
                Map.of(),
                List.of(new Document.Block("表前的话", 0), new Document.Block("表后的话", 1)),
                List.of(grid),
                List.of()));
    }

    @Override
    public ObjectNode json(Reading reading) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("is_report", reading instanceof Reading.ReportRead);
        if (reading instanceof Reading.ReportRead read) {
            var cells = node.putArray("cells");
            read.report()
                    .cells()
                    .forEach(c -> cells.addObject().put("code", c.code()).put("raw", c.raw()));
        }
        return node;
    }

    @Override
    public FixityReport fixity() {
        FixityReport.FileState good =
                new FixityReport.FileState("a.warc.gz", 1000, Optional.of(NOW), NOW.plusSeconds(1), 0);
        FixityReport.FileState bad = new FixityReport.FileState("b.warc.gz", 2000, Optional.empty(), NOW, 2);
        FixityReport.Bad damage = new FixityReport.Bad(
                NOW,
                "b.warc.gz",
                812,
                "urn:uuid:1",
                "the gzip member does not match its checksum",
                900,
                List.of("http://a.example/<b>"),
                List.of("0123456789abcdef"),
                196,
                List.of("/mnt/copy"),
                2);
        return new FixityReport(
                java.time.Duration.ofDays(30),
                Optional.of(NOW),
                List.of(good, bad),
                List.of(damage),
                List.of(new FixityReport.Copy("/mnt/copy", NOW, 3)));
    }

    @Override
    public Optional<Verified> lastVerification() {
        return Optional.of(new Verified(NOW, 0, Map.of()));
    }

    @Override
    public Corrections corrections() {
        return new Corrections() {
            @Override
            public List<Index.Corrected> list(Index.CellQuery query) {
                return List.of();
            }

            @Override
            public Answer take(Wish wish) {
                throw new UnsupportedOperationException("corrections are tested in a home of their own");
            }
        };
    }

    @Override
    public Settlements settlements() {
        return new Settlements() {
            @Override
            public List<Index.Settled> list(Optional<String> code, Optional<Integer> year) {
                return List.of();
            }

            @Override
            public Answer take(Wish wish) {
                throw new UnsupportedOperationException("settlements are tested in a home of their own");
            }
        };
    }

    @Override
    public Sweeps sweeps() {
        return running;
    }

    /** The newest version. */
    Index.ReportDetail newest() {
        return details.get(1);
    }
}
