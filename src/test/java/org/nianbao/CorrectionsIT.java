package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.corpus.Papers;
import org.nianbao.extract.Extractor;
import org.nianbao.index.Index;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;
import org.nianbao.model.Correction.Standing;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.model.Reading;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.House;
import org.nianbao.serve.OperatorToken;
import org.nianbao.serve.cli.Openings;

/** A person's second value for a figure: journalled, shown beside the read one wherever that stands, never in its place. */
class CorrectionsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String AUTHOR = "=HYPERLINK(\"http://x\") <script>alert(1)</script>";
    private static final String REASON = "+原件第 3 页\"><img src=x onerror=alert(2)>";
    private static final Index.CellQuery ALL =
            new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), false);

    @TempDir
    Path root;

    private final Doors doors = new Doors(Map.of(), Clock.systemUTC());

    private TypedCommands.Ended run(String... words) {
        return new TypedCommands(doors, root, "--lang", "en", "--quiet").run(words);
    }

    private TypedCommands.Ended correct(String report, String code, String... more) {
        List<String> words = new ArrayList<>(List.of("correct", report, code, "--json"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    /** One paper, read. The id of its report. */
    private String small() throws IOException {
        FilledHome home = new FilledHome(root, Clock.systemUTC());
        try (House house = home.open()) {
            home.take(house, Papers.of("TEXT_TABS", 1), Extractor.VERSION);
            house.readWaiting(Progress.none());
            return row(house).id();
        }
    }

    private static Index.ReportRow row(House house) {
        return house.index()
                .reports(new Index.ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .get(0);
    }

    private static Index.ReportDetail detail(House house, String id) {
        return house.index().report(id, Optional.empty()).orElseThrow();
    }

    private House open() {
        return doors.house(new Home(root), Map.of());
    }

    private Cell number(String id) {
        try (House house = open()) {
            return detail(house, id).report().cells().stream()
                    .filter(c -> c.kind() == Cell.Kind.NUMBER)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String other(Cell cell) {
        return cell.value().orElseThrow().add(BigDecimal.ONE).toPlainString();
    }

    @Test
    void itStandsBesideTheReadValueAndARebuildGivesTheSameBytes() throws Exception {
        try (House house = doors.demo(new Home(root), Map.of())) {
            house.sweep(house.seeds().sites(), Set.of(), "demo", (site, fetched, queued, uri) -> {});
        }
        String id = run("report", "list", "--json", "--code", "990104", "--scope", "district")
                .json()
                .get(0)
                .get("id")
                .asText();
        Cell cell = number(id);
        JsonNode made = correct(id, cell.code(), "--value", other(cell), "--author", AUTHOR, "--reason", REASON)
                .json();
        assertThat(made.get("standing").asText()).isEqualTo("holds");
        assertThat(made.get("read_raw").asText()).isEqualTo(cell.raw());
        assertThat(made.get("value").asText()).isEqualTo(other(cell));

        String line = line(exported("cells", "csv"), cell.code(), AUTHOR.substring(0, 5));
        assertThat(line)
                .as("the read value stays, the second one stands behind it, words are no formula")
                .contains("," + cell.code() + "," + cell.value().orElseThrow().toPlainString() + ",number,")
                .contains("," + other(cell) + ",number,\"'=HYPERLINK")
                .contains("\"'+原件第 3 页");
        assertThat(exported("corrections", "csv").lines()).hasSize(2);
        inTheApiAndOnThePage(id, cell);
        inTheProvenance(id, cell);
        inTheCrate(id);
        rebuiltTheSame();
    }

    private static String line(String csv, String code, String author) {
        return csv.lines()
                .filter(l -> l.contains("," + code + ",") && l.contains(author))
                .findFirst()
                .orElseThrow();
    }

    private String exported(String table, String format) throws IOException {
        Path file = root.resolve("out." + format);
        assertThat(run("export", table, "--format", format, "-o", file.toString())
                        .code())
                .isZero();
        return Files.readString(file);
    }

    private void inTheApiAndOnThePage(String id, Cell cell) throws Exception {
        try (House house = open();
                Openings.Web web = doors.web(house, Optional.of(0))) {
            JsonNode report = JSON.readTree(get(web, "/api/v1/reports/" + id).body());
            assertThat(report.get("corrections")).singleElement().satisfies(c -> {
                assertThat(c.get("author").asText()).isEqualTo(AUTHOR);
                assertThat(c.get("reason").asText()).isEqualTo(REASON);
                assertThat(c.get("message").asText()).isEqualTo("有效");
            });
            JsonNode listed = JSON.readTree(get(web, "/api/v1/cells?code=990104&indicator=" + cell.code())
                    .body());
            assertThat(listed.get("items"))
                    .anySatisfy(c -> assertThat(c.get("corrected_by").asText()).isEqualTo(AUTHOR));
            assertThat(get(web, "/api/v1/corrections.csv").body())
                    .contains("\"'=HYPERLINK(\"\"http://x\"\")")
                    .contains("'+原件");
            for (String page : List.of(
                    "/reports/" + id + "?cell=" + cell.code(),
                    "/reports/" + id + "?lang=en&cell=" + cell.code(),
                    "/indicators/" + cell.code())) {
                Document html = Jsoup.parse(get(web, page).body());
                assertThat(html.select("span.corr").text()).as(page).contains("✎ " + other(cell));
                assertThat(html.select("main script, img[onerror]")).isEmpty();
            }
            Document page = Jsoup.parse(
                    get(web, "/reports/" + id + "?cell=" + cell.code()).body());
            assertThat(page.select("#detail .corrected").text())
                    .contains("更正为 " + other(cell))
                    .contains(AUTHOR)
                    .contains(REASON);
            assertThat(page.select("#detail form")).as("nobody is logged in").isEmpty();
            assertThat(page.select("a[id=c-" + cell.code() + "]").text())
                    .isEqualTo(cell.raw().strip());
        }
    }

    private void inTheProvenance(String id, Cell cell) throws Exception {
        JsonNode prov = run("report", "provenance", id).json();
        ProvenanceIT.keepsToTheRules(prov);
        JsonNode entities = prov.get("entity");
        String correction = Stream.of(entities.fieldNames())
                .flatMap(names -> {
                    List<String> all = new ArrayList<>();
                    names.forEachRemaining(all::add);
                    return all.stream();
                })
                .filter(name -> name.startsWith("nb:correction/"))
                .findFirst()
                .orElseThrow();
        assertThat(entities.get(correction).get("nb:reason").asText()).isEqualTo(REASON);
        assertThat(prov.get("wasDerivedFrom")).anySatisfy(r -> {
            assertThat(r.get("prov:generatedEntity").asText()).isEqualTo(correction);
            assertThat(r.get("prov:usedEntity").asText()).endsWith("/" + cell.code());
        });
        assertThat(prov.get("wasAttributedTo")).anySatisfy(r -> {
            assertThat(r.get("prov:entity").asText()).isEqualTo(correction);
            String agent = r.get("prov:agent").asText();
            assertThat(prov.at("/agent").get(agent).get("prov:label").asText()).isEqualTo(AUTHOR);
        });
    }

    private void inTheCrate(String id) throws IOException {
        Path crate = root.resolve("crate.zip");
        assertThat(run("archive", "export", "990104", "--format", "rocrate", "-o", crate.toString())
                        .code())
                .isZero();
        try (ZipFile zip = new ZipFile(crate.toFile())) {
            JsonNode graph = JSON.readTree(zip.getInputStream(zip.getEntry("ro-crate-metadata.json")))
                    .get("@graph");
            JsonNode person = node(graph, "Person");
            JsonNode act = node(graph, "UpdateAction");
            assertThat(person.get("name").asText()).isEqualTo(AUTHOR);
            assertThat(act.at("/agent/@id").asText())
                    .isEqualTo(person.get("@id").asText());
            assertThat(act.get("description").asText()).isEqualTo(REASON);
            assertThat(act.at("/object/@id").asText()).startsWith("provenance/" + id);
            assertThat(zip.getEntry(act.at("/object/@id").asText())).isNotNull();
        }
    }

    private static JsonNode node(JsonNode graph, String type) {
        return graph.valueStream()
                .filter(n -> n.path("@type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private void rebuiltTheSame() throws IOException {
        List<String> before = everything();
        Home home = new Home(root);
        for (Path folder : List.of(home.cdx(), home.db(), home.search())) {
            delete(folder);
        }
        assertThat(run("archive", "rebuild").code()).isZero();
        assertThat(everything()).isEqualTo(before);
        assertThat(run("archive", "verify").code()).isZero();
    }

    private List<String> everything() throws IOException {
        List<String> all = new ArrayList<>();
        for (String table : List.of("cells", "reports", "captures", "corrections")) {
            all.add(exported(table, "csv"));
        }
        return all;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void itBelongsToTheDocumentForWhichItWasMade() throws Exception {
        String id;
        String code;
        try (House house = doors.demo(new Home(root), Map.of())) {
            house.sweep(house.seeds().sites(), Set.of(), "demo", (site, fetched, queued, uri) -> {});
        }
        try (House house = doors.demo(new Home(root), Map.of())) {
            List<Correction> all = new ArrayList<>();
            for (Index.ReportRow row : house.index()
                    .reports(new Index.ReportQuery(
                            Optional.empty(), Optional.empty(), Optional.of("district"), Optional.empty()))) {
                Cell cell = detail(house, row.id()).report().cells().get(0);
                all.add(((Corrections.Taken) house.corrections()
                                .take(new Corrections.Wish(
                                        row.id(),
                                        Optional.empty(),
                                        cell.code(),
                                        Optional.of("illegible"),
                                        "甲",
                                        "核对",
                                        "command")))
                        .correction());
            }
            house.sweep(house.seeds().sites(), Set.of(), "demo", (site, fetched, queued, uri) -> {});
            Index.ReportRow changed = house.index().changes(java.time.Instant.EPOCH, 100).stream()
                    .filter(c -> c.kind().equals("changed_report"))
                    .findFirst()
                    .orElseThrow()
                    .report();
            id = changed.id();
            code = all.stream()
                    .filter(c -> c.reportId().equals(changed.id()))
                    .findFirst()
                    .orElseThrow()
                    .code();
            assertThat(detail(house, id).corrections()).singleElement().satisfies(c -> assertThat(c.standing())
                    .isEqualTo(Standing.OTHER_DOCUMENT));
            assertThat(detail(house, id).correction(code)).isEmpty();
            assertThat(house.index().report(id, Optional.of(1)).orElseThrow().correction(code))
                    .isPresent();
        }
    }

    @Test
    void anotherReadingOfTheDocumentLeavesItForAnEarlierValue() throws IOException {
        String id = small();
        Cell cell = number(id);
        assertThat(correct(id, cell.code(), "--value", other(cell), "--author", "甲", "--reason", "原件如此")
                        .code())
                .isZero();
        try (House house = open()) {
            readOtherwise(house, id, cell);
            assertThat(detail(house, id).corrections().get(0).standing()).isEqualTo(Standing.EARLIER_VALUE);
            assertThat(detail(house, id).correction(cell.code())).isEmpty();
            try (Stream<Index.CellRow> cells = house.index().cells(ALL)) {
                assertThat(cells).allMatch(c -> c.correction().isEmpty());
            }
            house.replaceReadings(Set.of(row(house).sha256()), Progress.none());
            assertThat(detail(house, id).corrections().get(0).standing()).isEqualTo(Standing.HOLDS);
        }
    }

    /** As other rules might: one figure is read as 987654. */
    private static void readOtherwise(House house, String id, Cell cell) {
        Index.ReportDetail detail = detail(house, id);
        List<Cell> cells = new ArrayList<>(detail.report().cells());
        cells.replaceAll(c -> !c.equals(cell)
                ? c
                : new Cell(
                        c.code(),
                        Optional.of(new BigDecimal("987654")),
                        c.kind(),
                        "987654",
                        c.unit(),
                        c.locator(),
                        c.by(),
                        c.confirmed()));
        house.index().readAgain(Set.of(detail.row().sha256()), "other");
        Index.Task task = house.index().claim("other", Duration.ofMinutes(1)).orElseThrow();
        house.index()
                .read(
                        task,
                        new Reading.ReportRead(
                                detail.source(),
                                detail.report().withCells(cells),
                                detail.findings(),
                                detail.remarks()));
    }

    @Test
    void theLastWordCountsAndCanBeTakenBack() throws IOException {
        String id = small();
        Cell cell = number(id);
        correct(id, cell.code(), "--value", other(cell), "--author", "甲", "--reason", "一");
        assertThat(correct(id, cell.code(), "--value", "－", "--author", "乙", "--reason", "二")
                        .json()
                        .get("kind")
                        .asText())
                .isEqualTo("dash");
        try (House house = open()) {
            assertThat(detail(house, id).corrections())
                    .extracting(Index.Corrected::standing)
                    .containsExactly(Standing.REPLACED, Standing.HOLDS);
        }
        JsonNode back = correct(id, cell.code(), "--withdraw", "--author", "丙", "--reason", "看错了")
                .json();
        assertThat(back.get("standing").asText()).isEqualTo("withdrawn");
        assertThat(back.get("withdrawn_by").asText()).isEqualTo("丙");
        try (House house = open()) {
            assertThat(detail(house, id).correction(cell.code())).isEmpty();
            assertThat(detail(house, id).corrections()).hasSize(2);
            assertThat(house.ledger().verify()).isEmpty();
        }
        TypedCommands.Ended again = correct(id, cell.code(), "--withdraw", "--author", "丙", "--reason", "再来");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("can be withdrawn");
        String prov = run("report", "provenance", id).out();
        assertThat(prov).contains("wasInvalidatedBy").contains("看错了");
    }

    @Test
    void aPlaceThatWasNotReadCanBeGivenAValue() throws IOException {
        String id = small();
        String unread;
        try (House house = open()) {
            Set<String> read = new java.util.HashSet<>();
            detail(house, id).report().cells().forEach(c -> read.add(c.code()));
            unread = house.indicators().stream()
                    .map(i -> i.code())
                    .filter(c -> !read.contains(c))
                    .findFirst()
                    .orElseThrow();
        }
        JsonNode made = correct(id, unread, "--value", "7", "--author", "甲", "--reason", "漏读")
                .json();
        assertThat(made.get("read_kind").isNull()).isTrue();
        assertThat(made.get("standing").asText()).isEqualTo("holds");
        assertThat(run("report", "show", id).out()).contains("(not read) → 7");
    }

    @Test
    void whatCannotBeIsRefusedInWordsAndNothingIsJournalled() throws IOException {
        String id = small();
        Cell cell = number(id);
        String value = other(cell);
        refused(3, "There is no report", "none", cell.code(), "--value", value, "--author", "甲", "--reason", "一");
        refused(2, "There is no indicator", id, "no.such", "--value", value, "--author", "甲", "--reason", "一");
        for (String wrong : List.of("abc", "", "1,234", "1e3", "-5", "2.5", "九")) {
            refused(2, "cannot be the value", id, cell.code(), "--value", wrong, "--author", "甲", "--reason", "一");
        }
        refused(2, "Say who", id, cell.code(), "--value", value, "--author", " ", "--reason", "一");
        refused(2, "Say who", id, cell.code(), "--value", value, "--author", "甲\u202E乙", "--reason", "一");
        refused(2, "Say why", id, cell.code(), "--value", value, "--author", "甲", "--reason", "\t\n");
        refused(2, "Say why", id, cell.code(), "--value", value, "--author", "甲", "--reason", "x".repeat(2001));
        refused(2, "value that was read", id, cell.code(), "--value", cell.raw(), "--author", "甲", "--reason", "一");
        refused(2, "one of the two", id, cell.code(), "--author", "甲", "--reason", "一");
        assertThat(run("correct", id, cell.code(), "--value", value).code()).isEqualTo(2);
        try (House house = open();
                var entries = house.ledger().entries()) {
            assertThat(entries).noneMatch(e -> e.kind().startsWith("figure."));
        }
    }

    private void refused(int code, String why, String id, String indicator, String... more) {
        TypedCommands.Ended ended = correct(id, indicator, more);
        assertThat(ended.err()).contains(why);
        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.out()).isEmpty();
    }

    private static HttpResponse<String> get(Openings.Web web, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(web.address().resolve(path.replace("<", "%3C")))
                .GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(Openings.Web web, String path, String body, String... headers)
            throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(web.address().resolve(path))
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anOperatorCorrectsOverTheApiAndNobodyElse() throws Exception {
        String id = small();
        Cell cell = number(id);
        ObjectNode wish = JSON.createObjectNode()
                .put("indicator", cell.code())
                .put("value", other(cell))
                .put("author", "甲")
                .put("reason", "一");
        try (House house = open();
                Openings.Web web = doors.web(house, Optional.of(0))) {
            String path = "/api/v1/reports/" + id + "/corrections";
            String token = "Bearer "
                    + Files.readString(OperatorToken.file(house.home())).strip();
            assertThat(post(web, path, wish.toString(), "Content-Type", "application/json")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(post(web, path, "[", "Authorization", token).statusCode())
                    .isEqualTo(400);
            assertThat(post(web, path, "{}", "Authorization", token).statusCode())
                    .isEqualTo(400);
            assertThat(post(web, path.replace(id, "none"), wish.toString(), "Authorization", token)
                            .statusCode())
                    .isEqualTo(404);
            HttpResponse<String> bad =
                    post(web, path, wish.deepCopy().put("value", "x").toString(), "Authorization", token);
            assertThat(bad.statusCode()).isEqualTo(422);
            assertThat(bad.body()).contains("correction_value");
            assertThat(house.index().corrections(ALL)).isEmpty();
            HttpResponse<String> good = post(web, path, wish.toString(), "Authorization", token);
            assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
            assertThat(JSON.readTree(good.body()).get("standing").asText()).isEqualTo("holds");
            wish.remove("value");
            HttpResponse<String> back =
                    post(web, path, wish.put("withdraw", true).toString(), "Authorization", token);
            assertThat(JSON.readTree(back.body()).get("standing").asText()).isEqualTo("withdrawn");
        }
    }

    @Test
    void anOperatorCorrectsOnThePageAndNoForeignPageDoes() throws Exception {
        String id = small();
        Cell cell = number(id);
        try (House house = open();
                Openings.Web web = doors.web(house, Optional.of(0))) {
            String own = web.address().toString().replaceFirst("/$", "");
            String token = Files.readString(OperatorToken.file(house.home())).strip();
            String cookie = post(
                            web,
                            "/operator/login",
                            "token=" + token,
                            "Content-Type",
                            "application/x-www-form-urlencoded",
                            "Origin",
                            own)
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow()
                    .split(";")[0];
            Element form = form(get(web, "/reports/" + id + "?cell=" + cell.code(), "Cookie", cookie));
            String secret = form.select("input[name=secret]").attr("value");
            String wish = "&version=1&cell=" + cell.code() + "&act=correct&author=" + encoded(AUTHOR) + "&reason="
                    + encoded(REASON) + "&value=";
            String action = URI.create(form.attr("action")).getPath();
            assertThat(send(web, action, "secret=x" + wish + other(cell), cookie, own)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(web, action, "secret=" + secret + wish + other(cell), "a=b", own)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(web, action, "secret=" + secret + wish + other(cell), cookie, "http://evil.invalid")
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> refused = send(web, action, "secret=" + secret + wish + "x", cookie, own);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(form(refused).select("textarea").text()).isEqualTo(REASON);
            assertThat(form(refused).select("input[name=author]").attr("value")).isEqualTo(AUTHOR);
            assertThat(Jsoup.parse(refused.body()).select("[role=alert]").text())
                    .contains("不能是");
            assertThat(house.index().corrections(ALL)).isEmpty();
            HttpResponse<String> taken = send(web, action, "secret=" + secret + wish + other(cell), cookie, own);
            assertThat(taken.statusCode()).isEqualTo(303);
            assertThat(detail(house, id).correction(cell.code()).orElseThrow().author())
                    .isEqualTo(AUTHOR);
            assertThat(form(get(web, "/reports/" + id + "?cell=" + cell.code(), "Cookie", cookie))
                            .select("button[value=withdraw]"))
                    .hasSize(1);
            send(web, action, "secret=" + secret + wish.replace("act=correct", "act=withdraw"), cookie, own);
            assertThat(detail(house, id).correction(cell.code())).isEmpty();
        }
    }

    private static Element form(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).select("details.correct form").first();
    }

    private static HttpResponse<String> send(Openings.Web web, String action, String body, String cookie, String from)
            throws Exception {
        return post(
                web,
                action,
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                cookie,
                "Origin",
                from);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
