package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.archive.Validators;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.serve.House;
import org.nianbao.serve.export.Exports;

/** WARC files that wget and warcio really make become captures, reports and figures, and do so again after a rebuild. */
class ImportIT {
    @TempDir
    Path root;

    @TempDir
    Path elsewhere;

    private static boolean wget(Path folder, String... words) throws Exception {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("wget", "-q"), Stream.of(words))
                            .toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor(30, TimeUnit.SECONDS);
        } catch (IOException notInstalled) {
            return false;
        }
    }

    @Test
    void filesOfWgetBecomeReports() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] list = ("<meta charset=utf-8><title>政府信息公开年报</title><a href=/2024.html>"
                        + "二七区人民政府2024年政府信息公开工作年度报告</a>")
                .getBytes(StandardCharsets.UTF_8);
        byte[] report = report();
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestURI().getPath().equals("/2024.html") ? report : list;
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String site = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        try {
            assumeTrue(
                    wget(elsewhere, "--warc-file=packed", "-r", "-l", "2", site)
                            && wget(elsewhere, "--warc-file=plain", "--no-warc-compression", site + "2024.html?plain"),
                    "wget is not installed");
        } finally {
            server.stop(0);
        }
        home(site);
        String cells;
        try (House house = open()) {
            List<Archive.Imported> imported = house.importFrom(
                    List.of(elsewhere.resolve("packed.warc.gz"), elsewhere.resolve("plain.warc")), Progress.none());
            assertThat(imported).allMatch(i -> i.broken().isEmpty() && i.captures() > 0);
            assertThat(imported.get(0).software()).startsWith("Wget/");
            reports(house);
            cells = cells(house);
            assertThat(cells.lines()).hasSizeGreaterThan(1);
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
        }
        try (House house = open()) {
            house.rebuild(Progress.none());
            reports(house);
            assertThat(cells(house)).isEqualTo(cells);
        }
    }

    /** The library with which Browsertrix writes: both versions of the standard, packed and not, with what it adds. */
    @Test
    void filesThatWarcioWritesBecomeReports() throws Exception {
        NodeTools.require();
        String site = "http://www.erqi.invalid/";
        Path report = Files.write(elsewhere.resolve("report.html"), report());
        List<Path> files = List.of(elsewhere.resolve("one.warc"), elsewhere.resolve("two.warc.gz"));
        List<String> versions = List.of("1.0", "1.1");
        for (int i = 0; i < files.size(); i++) {
            NodeTools.Run run = NodeTools.script(
                    60,
                    "write.mjs",
                    List.of(versions.get(i), files.get(i).toString(), report.toString(), site + i + "/2024.html"));
            assertThat(run.status()).as(run.errors()).isZero();
        }
        home(site);
        String cells;
        try (House house = open()) {
            List<Archive.Imported> imported = house.importFrom(files, Progress.none());
            assertThat(imported).allSatisfy(i -> {
                assertThat(i.broken()).isEmpty();
                assertThat(i.software()).isEqualTo("warcio.js test writer");
                assertThat(i.captures())
                        .as("response, revisit, 404, 301, resource, old digest")
                        .isEqualTo(6);
                assertThat(i.skipped()).containsEntry("no_web_address", 2);
            });
            assertThat(house.importFrom(files, Progress.none())).allMatch(i -> i.captures() == 0);
            reports(house);
            cells = cells(house);
            assertThat(cells).contains("5831").contains("/0/2024.html");
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
            Validators.jwat(house.archive().files());
            Validators.jwarc(house.archive().files());
        }
        try (House house = open()) {
            house.rebuild(Progress.none());
            assertThat(cells(house)).isEqualTo(cells);
        }
    }

    private House open() {
        return new Doors(Map.of(), Clock.systemUTC()).house(new Home(root), Map.of());
    }

    private static byte[] report() {
        return ("<html><meta charset=utf-8><title>二七区人民政府2024年政府信息公开工作年度报告</title><h1>二七区人民政府2024年政府信息公开工作年度报告</h1>"
                        + "<p>根据《中华人民共和国政府信息公开条例》编制。</p><p>二、主动公开政府信息情况</p><table border=1>"
                        + "<tr><td colspan=4>第二十条第（一）项</td></tr>"
                        + "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
                        + "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
                        + "<tr><td>行政规范性文件</td><td>3</td><td>1</td><td>17</td></tr>"
                        + "<tr><td colspan=4>第二十条第（五）项</td></tr>"
                        + "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>"
                        + "<tr><td>行政许可</td><td colspan=3>5831</td></tr></table></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void reports(House house) {
        List<Index.ReportRow> reports = house.index()
                .reports(new Index.ReportQuery(
                        Optional.of("410103"), Optional.of(2024), Optional.empty(), Optional.empty()));
        assertThat(reports).isNotEmpty();
        List<ArchivedRecord> captures = house.index().capturesOf(reports.get(0).sha256());
        assertThat(captures).isNotEmpty();
        assertThat(captures.get(0).origin().sweepId()).startsWith("import-");
    }

    private static String cells(House house) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Index.CellQuery all = new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), false);
        new Exports(house).write(Exports.Table.CELLS, Exports.Format.CSV, all, false, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void home(String site) throws IOException {
        Home home = new Home(root);
        for (Path folder : List.of(home.config(), home.seeds(), home.archive())) {
            Files.createDirectories(folder);
        }
        for (String name : List.of("nianbao.yaml", "deadlines.yaml", "indicators.tsv")) {
            Files.copy(Path.of("config", name), home.config().resolve(name));
        }
        Files.writeString(home.seeds().resolve("a.csv"), "code,name,home_url\n410103,二七区," + site + "\n");
    }
}
