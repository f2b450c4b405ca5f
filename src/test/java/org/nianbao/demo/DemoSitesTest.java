package org.nianbao.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ConfigurationError;

class DemoSitesTest {
    private static final Map<Integer, Map<String, String>> ETAGS = new TreeMap<>();
    private static DemoSites sites;
    private static Loopback loopback;

    @BeforeAll
    static void start() {
        sites = DemoSites.start(1);
        loopback = new Loopback(sites.address());
    }

    @AfterAll
    static void stop() throws IOException {
        loopback.close();
        sites.close();
    }

    /** Every resource of every site of an edition by host and key: ETags stand for the bytes. */
    private static Map<String, String> etags(int edition) {
        return ETAGS.computeIfAbsent(edition, DemoSitesTest::built);
    }

    private static Map<String, String> built(int edition) {
        Map<String, String> etags = new TreeMap<>();
        for (District district : Sample.districts()) {
            new SiteBuilder(district, Sample.template(district), edition)
                    .build(Sample.reports(district))
                    .resources()
                    .forEach((key, resource) -> etags.put(district.host() + key, resource.etag()));
        }
        return etags;
    }

    @Test
    void twoStartsServeTheSameBytes() {
        assertThat(built(1)).isEqualTo(etags(1)).hasSizeGreaterThan(600);
    }

    @Test
    void theSecondEditionDiffersInOneReportAndInOneFigure() {
        Map<String, String> before = etags(1);
        List<String> changed = etags(2).entrySet().stream()
                .filter(e -> !e.getValue().equals(before.get(e.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(changed).hasSize(1);
        assertThat(before).hasSameSizeAs(etags(2));
        try (DemoSites second = DemoSites.start(2)) {
            List<DemoSites.Published> reports = second.published().stream()
                    .filter(p -> !sites.published().contains(p))
                    .toList();
            assertThat(reports).singleElement().satisfies(p -> {
                assertThat(p.url()).isEqualTo("http://" + changed.get(0));
                assertThat(p.figures()).containsEntry("proactive.penalties.decisions", "107");
            });
        }
    }

    @Test
    void eachSiteHasAHundredPagesThatAreNoReports() {
        for (District district : Sample.districts()) {
            long pages = etags(1).keySet().stream()
                    .filter(k -> k.startsWith(district.host()))
                    .count();
            assertThat(pages).as(district.name()).isGreaterThan(130);
        }
    }

    @Test
    void anUnchangedPageIsAnsweredWith304() {
        String url = sites.published().get(0).url();
        Loopback.Answer first = loopback.get(url);
        assertThat(first.status()).isEqualTo(200);
        assertThat(loopback.get(url, "If-None-Match", first.headers().get("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(loopback.get(url, "If-Modified-Since", first.headers().get("Last-Modified"))
                        .status())
                .isEqualTo(304);
        assertThat(loopback.get(url, "If-None-Match", "\"another\"").status()).isEqualTo(200);
    }

    @Test
    void bodiesComePlainChunkedAndCompressed() throws IOException {
        Map<String, Long> encodings = sites.published().stream()
                .map(p -> loopback.get(p.url(), "Accept-Encoding", "gzip"))
                .collect(Collectors.groupingBy(
                        a -> a.headers().getOrDefault("Content-Encoding", "")
                                + a.headers().getOrDefault("Transfer-Encoding", ""),
                        Collectors.counting()));
        assertThat(encodings).containsKeys("", "gzip", "chunked");
        Loopback.Answer zipped = sites.published().stream()
                .map(p -> loopback.get(p.url(), "Accept-Encoding", "gzip"))
                .filter(a -> a.headers().containsKey("Content-Encoding"))
                .findFirst()
                .orElseThrow();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.ISO_8859_1)).contains("</html>");
    }

    @Test
    void everySiteHasRobotsAndAnswers404() {
        for (District district : Sample.districts()) {
            assertThat(loopback.get(district.home() + "robots.txt").status()).isEqualTo(200);
            assertThat(loopback.get(district.home() + "missing.html").status()).isEqualTo(404);
        }
        assertThat(loopback.get("http://unknown.example/").status()).isEqualTo(404);
    }

    @Test
    void theCharsetsAreWhatTheSitesSayOrFailToSay() {
        assertThat(loopback.get(Sample.TRS.home()).headers().get("Content-Type"))
                .contains("UTF-8");
        Loopback.Answer gbk = loopback.get(Sample.HANWEB.home());
        assertThat(gbk.headers().get("Content-Type")).isEqualTo("text/html");
        assertThat(new String(gbk.body(), Charset.forName("GBK")))
                .contains("银山区")
                .contains("charset=GBK");
        Loopback.Answer late = loopback.get(Sample.FRAMES.home());
        assertThat(late.headers().get("Content-Type")).isEqualTo("text/html");
        assertThat(new String(late.body(), StandardCharsets.UTF_8).indexOf("charset=utf-8"))
                .isGreaterThan(1024);
        String report = published("990103", 2020).url();
        Loopback.Answer mislabelled = loopback.get(report);
        assertThat(mislabelled.headers().get("Content-Type")).contains("gb2312");
        assertThat(new String(mislabelled.body(), Charset.forName("GB18030"))).contains("㙍头、喆林、镕溪");
        assertThat(new String(mislabelled.body(), Charset.forName("GB2312"))).doesNotContain("镕");
    }

    private static DemoSites.Published published(String code, int year) {
        return sites.published().stream()
                .filter(p -> p.code().equals(code) && p.year() == year)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPdfOpensAndHoldsItsFigures() throws IOException {
        for (DemoSites.Published report : of("pdf")) {
            try (PDDocument document = Loader.loadPDF(loopback.get(report.url()).body())) {
                assertThat(document.getNumberOfPages()).isGreaterThanOrEqualTo(2);
                String text = new PDFTextStripper().getText(document);
                assertThat(text).contains("政府信息公开工作年度报告").contains("- 2 -");
                report.figures().values().forEach(figure -> assertThat(text).contains(figure.split(" ", 2)[0]));
                document.getPage(0).getResources().getFontNames().forEach(name -> {
                    try {
                        assertThat(document.getPage(0)
                                        .getResources()
                                        .getFont(name)
                                        .isEmbedded())
                                .isTrue();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
            }
        }
    }

    @Test
    void everyDocxOpensAndHoldsItsFigures() throws IOException {
        for (DemoSites.Published report : of("docx")) {
            try (XWPFDocument document = new XWPFDocument(
                    new ByteArrayInputStream(loopback.get(report.url()).body()))) {
                List<String> cells = document.getTables().stream()
                        .map(XWPFTable::getRows)
                        .flatMap(List::stream)
                        .map(XWPFTableRow::getTableCells)
                        .flatMap(List::stream)
                        .map(cell -> cell.getText())
                        .toList();
                assertThat(cells).containsAll(report.figures().values());
            }
        }
    }

    @Test
    void everyHtmlReportHasTheFiguresInTheOfficialLayout() {
        sites.published().stream().filter(p -> p.format().endsWith("html")).forEach(report -> {
            Document document = document(report);
            List<String> cells = document.select("td").eachText();
            report.figures().values().stream().filter(f -> !f.isBlank()).forEach(figure -> assertThat(cells)
                    .contains(figure));
            if (report.year() >= 2019) {
                Element group = document.select("td:contains(三、本年度办理结果)").last();
                assertThat(group.attr("rowspan")).isEqualTo(report.year() < 2021 ? "20" : "22");
            }
            assertThat(document.select("table.MsoNormalTable").isEmpty())
                    .isEqualTo(report.format().equals("html"));
        });
    }

    private static Document document(DemoSites.Published report) {
        Map<String, Charset> charsets = Map.of(
                "990101",
                StandardCharsets.UTF_8,
                "990102",
                Charset.forName("GBK"),
                "990103",
                Charset.forName("GB18030"),
                "990104",
                StandardCharsets.UTF_8);
        return Jsoup.parse(new String(loopback.get(report.url()).body(), charsets.get(report.code())));
    }

    private static List<DemoSites.Published> of(String format) {
        List<DemoSites.Published> reports = sites.published().stream()
                .filter(p -> p.format().equals(format))
                .toList();
        assertThat(reports).hasSizeGreaterThan(3);
        return reports;
    }

    @Test
    void theFiguresCoverTheFormsAndOneDistrictYearIsMissing() {
        assertThat(sites.published()).hasSize(27);
        assertThat(sites.published()).noneMatch(p -> p.code().equals("990104") && p.year() == 2018);
        sites.published()
                .forEach(p -> assertThat(p.figures()).hasSize(p.year() < 2019 ? 58 : p.year() < 2021 ? 198 : 200));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> sites.writeSeeds(file.resolve("seeds")))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("demo.csv");
    }

    @Test
    void seedsAndHostsAreWritten(@TempDir Path folder) throws IOException {
        sites.writeSeeds(folder.resolve("seeds"));
        sites.writeHosts(folder.resolve("hosts"));
        assertThat(Files.readAllLines(folder.resolve("seeds/demo.csv")))
                .hasSize(5)
                .contains("990101,金河区,区,示例市,http://www.jinhe.example/,,,true,,,虚构的示例");
        assertThat(Files.readAllLines(folder.resolve("hosts")))
                .hasSize(4)
                .contains("127.0.0.1:" + sites.address().getPort() + " www.moxi.example");
        assertThat(sites.districts()).containsEntry("990104", "云桥区");
    }
}
