package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.demo.DemoSites;
import org.nianbao.index.Index;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;
import org.nianbao.serve.cli.Openings;
import org.nianbao.serve.export.Exports;

/**
 * The whole way in a home of its own: simulated sites, sweep, archive, reading, index, pages. Nothing is killed and
 * nothing is mocked; the questions are asked over HTTP as a user's program would.
 */
class WholeWayIT {
    /** Nobody has said anything yet. */
    private static final Set<Exports.Table> SAID_BY_PEOPLE =
            Set.of(Exports.Table.CORRECTIONS, Exports.Table.SETTLEMENTS);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Index.CellQuery ALL =
            new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), false);

    @TempDir
    Path root;

    private Home home;
    private final Doors doors = new Doors(Map.of(), Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void home() {
        home = new Home(root);
    }

    private House open() {
        return doors.demo(home, Map.of());
    }

    private static List<SweepAccount> sweep(House house) {
        return house.sweep(house.seeds().sites(), Set.of(), "demo", (site, fetched, queued, uri) -> {});
    }

    @Test
    void everyPublishedFigureIsAnsweredWithItsPlaceInTheRawBytes() throws Exception {
        try (House house = open();
                Openings.Web web = doors.web(house, Optional.of(0))) {
            assertThat(sweep(house)).allMatch(a -> a.state() == SweepAccount.State.FINISHED);
            for (DemoSites.Published published : doors.promised(house).orElseThrow()) {
                JsonNode report = report(web.address(), published);
                assertThat(raws(report)).as(published.url()).isEqualTo(new TreeMap<>(published.figures()));
                if (published.format().endsWith("html")) {
                    provePlaces(web.address(), report);
                }
            }
        }
    }

    /** The newest version of the district's own report, as the API gives it. */
    private JsonNode report(URI web, DemoSites.Published published) throws Exception {
        JsonNode found = json(
                web.resolve("/api/v1/reports?scope=district&code=" + published.code() + "&year=" + published.year()));
        assertThat(found.get("items")).as(published.url()).isNotEmpty();
        String id = found.get("items").get(0).get("id").asText();
        return json(web.resolve("/api/v1/reports/" + id));
    }

    private static Map<String, String> raws(JsonNode report) {
        Map<String, String> raws = new TreeMap<>();
        report.get("cells")
                .forEach(c -> raws.put(c.get("code").asText(), c.get("raw").asText()));
        return raws;
    }

    /** The bytes at the locator of a cell, decoded as the answer says, hold the number. */
    private void provePlaces(URI web, JsonNode report) throws Exception {
        JsonNode source = report.get("source");
        byte[] raw = decoded(get(web.resolve(report.get("raw").asText())));
        assertThat(sha256(raw)).isEqualTo(source.get("sha256").asText());
        String text = new String(raw, Charset.forName(source.get("charset").asText()));
        for (JsonNode cell : report.get("cells")) {
            JsonNode locator = cell.get("locator");
            String there = text.substring(
                    locator.get("start").asInt(), locator.get("end").asInt());
            assertThat(there.replaceAll("<[^>]*>|&nbsp;|\\s", ""))
                    .as(cell.get("code").asText())
                    .isEqualTo(cell.get("raw").asText().replaceAll("\\s", ""));
        }
    }

    @Test
    void secondLookMakesRevisitsAndFindsTheChangedFigureAsVersionTwo() throws Exception {
        try (House house = open()) {
            sweep(house);
            assertThat(house.index().changes(Instant.EPOCH, 100))
                    .allMatch(c -> c.kind().equals("new_report"));
        }
        try (House house = open();
                Openings.Web web = doors.web(house, Optional.of(0))) {
            sweep(house);
            JsonNode changes = json(web.address().resolve("/api/v1/changes"));
            List<JsonNode> changed = changes.get("items")
                    .valueStream()
                    .filter(c -> c.get("kind").asText().equals("changed_report"))
                    .toList();
            assertThat(changed).singleElement().satisfies(c -> {
                assertThat(c.get("report").get("version").asInt()).isEqualTo(2);
                assertThat(c.get("cells")).singleElement().satisfies(cell -> assertThat(
                                cell.get("before").asText())
                        .isNotEqualTo(cell.get("after").asText()));
            });
            try (var captures = house.index().captures(Optional.empty())) {
                var second = captures.filter(r -> r.origin()
                                .sweepId()
                                .startsWith(latestSweep(house).substring(0, 14)))
                        .toList();
                assertThat(second).filteredOn(r -> !r.revisit()).hasSizeLessThan(second.size() / 2);
            }
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
        }
    }

    private static String latestSweep(House house) {
        return house.index().sweeps(Optional.empty(), 1).get(0).id();
    }

    @Test
    void rebuildFromArchiveAndLedgerGivesTheSameBytes() throws Exception {
        Map<Exports.Table, String> before;
        String tracker;
        List<Index.Judged> judged;
        try (House house = open()) {
            sweep(house);
        }
        try (House house = open()) {
            sweep(house);
            before = exports(house);
            tracker = house.index().tracker(Set.of()).toString();
            judged = judged(house);
        }
        for (Path derived : List.of(home.cdx(), home.db(), home.search())) {
            delete(derived);
        }
        try (House house = open()) {
            house.rebuild(Progress.none());
            assertThat(exports(house)).isEqualTo(before);
            assertThat(house.index().tracker(Set.of()).toString()).isEqualTo(tracker);
            assertThat(judged(house)).hasSizeGreaterThan(50).isEqualTo(judged);
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
        }
    }

    /** What was thought of every page of every sweep; a sweep reads robots.txt without judging it, a rebuild does judge it. */
    private static List<Index.Judged> judged(House house) {
        return house.index().sweeps(Optional.empty(), 1000).stream()
                .flatMap(sweep -> house.index().judgements(sweep.id()).stream())
                .filter(j -> !j.record().uri().getPath().equals("/robots.txt"))
                .toList();
    }

    private static Map<Exports.Table, String> exports(House house) throws IOException {
        Map<Exports.Table, String> all = new TreeMap<>();
        for (Exports.Table table : Exports.Table.values()) {
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            long rows = new Exports(house).write(table, Exports.Format.CSV, ALL, false, to);
            assertThat(rows > 0).as(table.name()).isEqualTo(!SAID_BY_PEOPLE.contains(table));
            all.put(table, to.toString(StandardCharsets.UTF_8));
        }
        return all;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException failed) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void pagesShowTheReportBesideItsSourceAndFindItByAWord() throws Exception {
        try (House house = open();
                Openings.Web web = doors.web(house, Optional.of(0))) {
            sweep(house);
            DemoSites.Published published = doors.promised(house).orElseThrow().stream()
                    .filter(p -> p.format().equals("html") && p.year() == 2021)
                    .findFirst()
                    .orElseThrow();
            String id = json(web.address()
                            .resolve("/api/v1/reports?scope=district&code=" + published.code() + "&year=2021"))
                    .get("items")
                    .get(0)
                    .get("id")
                    .asText();
            assertThat(text(web.address().resolve("/"))).contains("通过校验");
            assertThat(text(web.address().resolve("/reports/" + id + "?cell=requests.new.total")))
                    .contains("<iframe")
                    .contains("requests.new.total");
            assertThat(text(web.address().resolve("/search?q=" + URLEncoder.encode("诉讼", StandardCharsets.UTF_8))))
                    .contains("/reports/");
        }
    }

    private JsonNode json(URI uri) throws Exception {
        return JSON.readTree(bytes(uri));
    }

    private String text(URI uri) throws Exception {
        return new String(bytes(uri), StandardCharsets.UTF_8);
    }

    private byte[] bytes(URI uri) throws Exception {
        return get(uri).body();
    }

    private HttpResponse<byte[]> get(URI uri) throws Exception {
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(uri.toString()).isEqualTo(200);
        return answer;
    }

    /** What the site sent is handed out as it was, content coding included; any client can undo it. */
    private static byte[] decoded(HttpResponse<byte[]> answer) throws IOException {
        if (answer.headers().firstValue("Content-Encoding").isEmpty()) {
            return answer.body();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
