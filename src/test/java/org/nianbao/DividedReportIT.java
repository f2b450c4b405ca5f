package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.corpus.DividedReport;
import org.nianbao.index.Index;
import org.nianbao.index.Index.Appearance.Role;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.serve.House;
import org.nianbao.serve.export.Exports;

/**
 * A page and what is attached to it are one report, whoever prints which table: swept from a site, archived, read, and
 * made again from the archive. Each figure leads to the document that prints it, and where two documents contradict each
 * other, both are named.
 */
class DividedReportIT {
    private static final String LONG = "<p>" + "区政府信息公开工作动态。".repeat(60) + "</p>";
    private static final Index.CellQuery ALL =
            new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), false);
    private static final DividedReport REPORT = DividedReport.balanced();

    @TempDir
    Path root;

    private HttpServer server;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> types = new HashMap<>();

    @BeforeEach
    void site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        for (String folder : List.of("config", "archive", "seeds")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String file : List.of("indicators.tsv", "deadlines.yaml")) {
            Files.copy(Path.of("config", file), root.resolve("config").resolve(file));
        }
        Files.writeString(
                root.resolve("config/nianbao.yaml"),
                """
                network:
                  contact: test@library.example.net
                  allow_private: true
                politeness:
                  min_delay_ms: 1
                  max_delay_ms: 20
                  factor: 1
                reading:
                  processes: 0
                """);
        Files.writeString(
                root.resolve("seeds/a.csv"),
                "code,name,home_url\n410103,金河区,http://127.0.0.1:"
                        + server.getAddress().getPort() + "/\n");
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = files.getOrDefault(path, "<title>404</title>".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Content-Type", types.getOrDefault(path, "text/html; charset=utf-8"));
        exchange.sendResponseHeaders(files.containsKey(path) ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String title(int year) {
        return "金河区人民政府" + year + "年政府信息公开工作年度报告";
    }

    /** The page of a year with some tables and a link to its attachment. */
    private void page(int year, DividedReport report, int from, int to, String file) {
        String html = new String(report.document("HTML_CLEAN", title(year), true, from, to), StandardCharsets.UTF_8);
        String link = file.isEmpty() ? "" : "<p>附件：<a href=\"" + file + "\">政府信息公开统计表</a></p>";
        put("/nb/" + year + ".html", "text/html; charset=utf-8", html.replace("</body>", link + "</body>"));
    }

    private void attachment(String file, String format, DividedReport report, int from, int to) {
        files.put("/nb/" + file, report.document(format, "政府信息公开工作年度报告统计表", false, from, to));
        types.put("/nb/" + file, DividedReport.mediaType(format));
    }

    private void put(String path, String type, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        types.put(path, type);
    }

    private void lists(Map<String, String> links) {
        StringBuilder list = new StringBuilder();
        links.forEach((file, text) -> list.append("<li><a href=\"/nb/")
                .append(file)
                .append("\">")
                .append(text)
                .append("</a></li>"));
        put("/", "text/html; charset=utf-8", "<title>金河区人民政府</title>" + LONG + "<a href='/nb/'>政府信息公开年报</a>");
        put("/nb/", "text/html; charset=utf-8", "<title>政府信息公开年报</title><ul>" + list + "</ul>");
    }

    private House open() {
        return new Doors(Map.of(), Clock.systemUTC()).house(new Home(root), Map.of());
    }

    private static Index.ReportDetail report(House house, int year) {
        List<Index.ReportRow> rows = house.index()
                .reports(
                        new Index.ReportQuery(Optional.empty(), Optional.of(year), Optional.empty(), Optional.empty()));
        assertThat(rows).as("reports of %d", year).hasSize(1);
        return house.index().report(rows.get(0).id(), Optional.empty()).orElseThrow();
    }

    private static Map<String, BigDecimal> figures(Index.ReportDetail detail) {
        Map<String, BigDecimal> figures = new HashMap<>();
        detail.report().cells().forEach(c -> c.value().ifPresent(v -> figures.put(c.code(), v)));
        return figures;
    }

    /** The file at which each table stands. */
    private static Map<String, Set<String>> places(Index.ReportDetail detail) {
        Map<String, Set<String>> places = new TreeMap<>();
        for (Cell cell : detail.report().cells()) {
            String table = cell.code().substring(0, cell.code().indexOf('.'));
            String path = detail.recordOf(cell).uri().getPath();
            places.computeIfAbsent(table, t -> new java.util.TreeSet<>()).add(path.substring("/nb/".length()));
        }
        return places;
    }

    private static List<Finding> contradictions(Index.ReportDetail detail) {
        return detail.findings().stream()
                .filter(f -> f.rule().equals("documents.agree"))
                .toList();
    }

    private static Map<String, String> exports(House house) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Exports.Table table : Exports.Table.values()) {
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            new Exports(house).write(table, Exports.Format.CSV, ALL, false, to);
            all.put(table.name(), to.toString(StandardCharsets.UTF_8));
        }
        return all;
    }

    private static void sweep(House house) {
        house.sweep(house.seeds().sites(), Set.of(), "command", (at, fetched, queued, uri) -> {});
    }

    @Test
    void tablesOfAPageAndOfItsAttachmentAreOneReport() throws IOException {
        page(2021, REPORT, 0, 2, "a.docx");
        attachment("a.docx", "DOCX", REPORT, 2, 3);
        page(2022, REPORT, 0, 1, "b.xlsx");
        attachment("b.xlsx", "XLSX", REPORT, 1, 3);
        page(2023, REPORT, 0, 0, "c.xls");
        attachment("c.xls", "XLS", REPORT, 0, 3);
        lists(Map.of("2021.html", title(2021), "2022.html", title(2022), "2023.html", title(2023)));
        try (House house = open()) {
            sweep(house);
            for (int year = 2021; year <= 2023; year++) {
                Index.ReportDetail detail = report(house, year);
                assertThat(figures(detail)).as("%d", year).isEqualTo(REPORT.figures());
                assertThat(detail.row().state()).isEqualTo("clean");
                assertThat(detail.versions()).hasSize(1);
                assertThat(detail.parts()).hasSize(year == 2023 ? 0 : 2);
            }
            assertThat(places(report(house, 2021)))
                    .isEqualTo(Map.of(
                            "proactive", Set.of("2021.html"),
                            "requests", Set.of("2021.html"),
                            "remedies", Set.of("a.docx")));
            assertThat(places(report(house, 2022)))
                    .isEqualTo(Map.of(
                            "proactive", Set.of("2022.html"),
                            "requests", Set.of("b.xlsx"),
                            "remedies", Set.of("b.xlsx")));
            Map<String, String> before = exports(house);
            assertThat(before.get("CELLS")).contains("/nb/a.docx", "/nb/2021.html");
            house.rebuild(Progress.none());
            assertThat(exports(house)).isEqualTo(before);
        }
    }

    @Test
    void aTwinIsNoPartAndSaysNothingWhereItAgrees() throws IOException {
        page(2021, REPORT, 0, 3, "a.pdf");
        attachment("a.pdf", "PDF_RULED", REPORT, 0, 3);
        lists(Map.of("2021.html", title(2021)));
        try (House house = open()) {
            sweep(house);
            Index.ReportDetail detail = report(house, 2021);
            assertThat(detail.parts()).isEmpty();
            assertThat(detail.row().url()).endsWith("/2021.html");
            assertThat(detail.appearances()).extracting(Index.Appearance::role).contains(Role.LEAD, Role.ATTACHMENT);
            assertThat(contradictions(detail)).isEmpty();
            assertThat(detail.row().state()).isEqualTo("clean");
        }
    }

    @Test
    void whereTwoDocumentsContradictEachOtherBothAreNamed() throws IOException {
        String code = "requests.granted.commercial_enterprise";
        DividedReport other = REPORT.printing(code, "987");
        page(2021, REPORT, 0, 3, "twin.pdf");
        attachment("twin.pdf", "PDF_RULED", other, 0, 3);
        page(2022, REPORT, 0, 2, "part.docx");
        attachment("part.docx", "DOCX", other, 1, 3);
        lists(Map.of("2021.html", title(2021), "2022.html", title(2022)));
        try (House house = open()) {
            sweep(house);
            for (int year : List.of(2021, 2022)) {
                Index.ReportDetail detail = report(house, year);
                List<Finding> found = contradictions(detail);
                assertThat(found).as("%d", year).hasSize(1);
                assertThat(found.get(0).cells()).containsExactly(code);
                assertThat(found.get(0).message().zh())
                        .contains(year + ".html", year == 2021 ? "twin.pdf" : "part.docx");
                assertThat(found.get(0).expected() + found.get(0).printed())
                        .contains("987", REPORT.figures().get(code).toPlainString());
                assertThat(detail.row().state()).isEqualTo("findings");
                assertThat(detail.row().failedRules()).isEqualTo((int) detail.findings().stream()
                        .filter(f -> f.fails() && f.severity() != Finding.Severity.INFO)
                        .count());
                assertThat(figures(detail).keySet()).isEqualTo(REPORT.figures().keySet());
            }
            assertThat(figures(report(house, 2021))).isEqualTo(REPORT.figures());
            Index.ReportDetail divided = report(house, 2022);
            Map<String, String> before = exports(house);
            house.rebuild(Progress.none());
            assertThat(exports(house)).isEqualTo(before);
            assertThat(report(house, 2022)).usingRecursiveComparison().isEqualTo(divided);
        }
    }

    @Test
    void twoPagesOfOneListWithDifferentTablesAreOneReport() throws IOException {
        page(2021, REPORT, 0, 1, "");
        String second = "2021-2.html";
        put(
                "/nb/" + second,
                "text/html; charset=utf-8",
                new String(REPORT.document("HTML_WORD", title(2021) + "统计表", false, 1, 3), StandardCharsets.UTF_8));
        lists(Map.of("2021.html", title(2021), second, title(2021) + "统计表"));
        try (House house = open()) {
            sweep(house);
            Index.ReportDetail detail = report(house, 2021);
            assertThat(figures(detail)).isEqualTo(REPORT.figures());
            assertThat(detail.versions()).hasSize(1);
            assertThat(detail.row().state()).isEqualTo("clean");
            assertThat(places(detail).get("requests")).containsExactly(second);
            assertThat(detail.appearances()).extracting(Index.Appearance::role).startsWith(Role.LEAD, Role.PART);
        }
    }
}
