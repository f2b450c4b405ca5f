package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Home;
import org.nianbao.serve.House;

/** The archive of the demo's sites and those of the other tests, proved by tools that others wrote: warcio, ReplayWeb.page. */
class OtherToolsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where the tests leave the archives they made, see {@code Validators}. */
    private static final Path KEPT = Path.of("target/archives");

    @TempDir
    static Path root;

    private static House house;

    @BeforeAll
    static void sweep() {
        house = new Doors(Map.of(), Clock.systemUTC()).demo(new Home(root), Map.of());
        house.sweep(house.seeds().sites(), Set.of(), "demo", (site, fetched, queued, uri) -> {});
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void warcioReadsEveryRecordAndFindsEveryDigestRight() throws IOException {
        NodeTools.require();
        List<String> files = new ArrayList<>();
        house.archive().files().forEach(f -> files.add(f.toAbsolutePath().toString()));
        files.addAll(kept());
        NodeTools.Run run = NodeTools.script(120, "records.mjs", files);
        assertThat(run.status()).as(run.errors()).isZero();
        Set<String> types = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        int compared = 0;
        for (String line : run.output().lines().toList()) {
            JsonNode record = JSON.readTree(line);
            assertThat(record.path("blockRight").asBoolean()).as(line).isTrue();
            assertThat(record.path("payloadRight").asBoolean(true)).as(line).isTrue();
            assertThat(record.path("version").asText()).startsWith("WARC/1.");
            compared += record.path("payloadRight").isBoolean() ? 1 : 0;
            types.add(record.path("type").asText());
            seen.add(record.path("file").asText());
        }
        assertThat(types).contains("warcinfo", "request", "response", "revisit", "metadata");
        assertThat(compared).as("payloads compared").isGreaterThan(30);
        assertThat(seen).hasSameSizeAs(files);
    }

    /** Archives that the tests before this one have made and left; none when this test runs alone. */
    private static List<String> kept() throws IOException {
        if (!Files.isDirectory(KEPT)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.map(f -> f.toAbsolutePath().toString()).sorted().toList();
        }
    }

    @Test
    void replayWebPageShowsEveryKindOfReportPageOfAPackage() throws IOException {
        NodeTools.require();
        Optional<Path> browser = NodeTools.found("chromium").or(() -> NodeTools.found("google-chrome"));
        Assumptions.assumeTrue(browser.isPresent(), "needs chromium");
        for (String code : List.of("990101", "990104")) {
            Index.ReportRow report = report(code);
            ArchivedRecord record = house.index()
                    .report(report.id(), Optional.empty())
                    .orElseThrow()
                    .record();
            Path wacz = root.resolve(code + ".wacz");
            house.archive().export(ofSite(code), wacz, packing(code));
            assertThat(Archive.validate(wacz).defects()).isEmpty();
            JsonNode shown = shown(browser.get(), wacz, record);
            assertThat(shown.get("text").asText()).contains(report.title(), "举办各类培训班数");
            assertThat(shown.get("drawn").asInt()).isEqualTo(shown.get("images").asInt());
        }
    }

    /** One in UTF-8, one in GBK; both are pages of HTML. */
    private static Index.ReportRow report(String code) {
        return house
                .index()
                .reports(new Index.ReportQuery(
                        Optional.of(code), Optional.empty(), Optional.of("district"), Optional.empty()))
                .stream()
                .filter(r -> r.mediaType().equals("text/html"))
                .findFirst()
                .orElseThrow();
    }

    private static List<ArchivedRecord> ofSite(String code) throws IOException {
        List<ArchivedRecord> all = new ArrayList<>();
        house.archive()
                .scan(
                        record -> {
                            if (record.origin().siteCode().equals(code)) {
                                all.add(record);
                            }
                        },
                        (done, total, what) -> {});
        return all;
    }

    private static Archive.Packing packing(String code) {
        return new Archive.Packing(Archive.Format.WACZ, "Package of " + code, code, "nianbao test");
    }

    private static JsonNode shown(Path browser, Path wacz, ArchivedRecord record) throws IOException {
        String ts14 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(record.date());
        Path picture = wacz.resolveSibling(wacz.getFileName() + ".png");
        NodeTools.Run run = NodeTools.script(
                90,
                "replay.mjs",
                List.of(browser.toString(), wacz.toString(), record.uri().toString(), ts14, picture.toString()));
        assertThat(run.status()).as(run.errors()).isZero();
        assertThat(Files.size(picture)).isPositive();
        return JSON.readTree(run.output());
    }
}
