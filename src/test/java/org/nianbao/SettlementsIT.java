package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.corpus.Papers;
import org.nianbao.extract.Extractor;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.serve.House;
import org.nianbao.serve.OperatorToken;
import org.nianbao.serve.cli.Openings;

/** A person's word on a district-year: journalled, shown with author and reason, the same after a rebuild. */
class SettlementsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String AUTHOR = "=HYPERLINK(\"http://x\") <script>alert(1)</script>";
    private static final String REASON = "+郑政函〔2013〕7 号\"><img src=x onerror=alert(2)>\n@第二行";

    @TempDir
    Path root;

    private final Doors doors = new Doors(Map.of(), Clock.systemUTC());
    private String code;
    private int reported;
    private List<Integer> free = List.of();

    private TypedCommands.Ended run(String... words) {
        return new TypedCommands(doors, root, "--lang", "en", "--quiet").run(words);
    }

    private TypedCommands.Ended settle(int year, String... more) {
        List<String> words = new ArrayList<>(List.of("settle", code, String.valueOf(year), "--json"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private House open() {
        return doors.house(new Home(root), Map.of());
    }

    /** A home with one report that is read. */
    private void onePaperRead() throws IOException {
        FilledHome home = new FilledHome(root, Clock.systemUTC());
        try (House house = home.open()) {
            home.take(house, Papers.of("TEXT_TABS", 1), Extractor.VERSION);
            house.readWaiting(Progress.none());
        }
        known();
    }

    /** A district with a report and three years without, if the home has one. */
    private void known() {
        List<JsonNode> tracker = tracker();
        JsonNode held = tracker.stream()
                .filter(line -> !line.get("report").isNull())
                .filter(line -> without(tracker, line.get("code").asText()).size() >= 3)
                .findFirst()
                .orElseThrow();
        code = held.get("code").asText();
        reported = held.get("year").asInt();
        free = without(tracker, code);
    }

    private static List<Integer> without(List<JsonNode> tracker, String code) {
        return tracker.stream()
                .filter(line -> line.get("code").asText().equals(code))
                .filter(line -> line.get("report").isNull()
                        && !line.get("state").asText().equals("settled"))
                .map(line -> line.get("year").asInt())
                .toList();
    }

    private List<JsonNode> tracker() {
        return run("tracker", "--json").json().valueStream().toList();
    }

    private JsonNode line(int year) {
        return tracker().stream()
                .filter(l ->
                        l.get("code").asText().equals(code) && l.get("year").asInt() == year)
                .findFirst()
                .orElseThrow();
    }

    private String exported(String table) throws IOException {
        Path file = root.resolve("out.csv");
        run("export", table, "-o", file.toString());
        return Files.readString(file);
    }

    @Test
    void aWordSettlesTheYearAndARebuildGivesTheSameStatesAndBytes() throws Exception {
        try (House house = doors.demo(new Home(root), Map.of())) {
            house.sweep(house.seeds().sites(), Set.of(), "demo", (site, fetched, queued, uri) -> {});
        }
        known();
        int all = tracker().size();
        JsonNode made = settle(free.get(0), "--as", "absent", "--author", AUTHOR, "--reason", REASON)
                .json();
        assertThat(made.get("standing").asText()).isEqualTo("holds");
        settle(free.get(1), "--as", "merged", "--author", "甲", "--reason", "一");
        settle(free.get(1), "--as", "abolished", "--author", "乙", "--reason", "二");
        settle(free.get(2), "--as", "not_required", "--author", "甲", "--reason", "一");
        assertThat(settle(free.get(2), "--withdraw", "--author", "丙", "--reason", "看错了")
                        .json()
                        .get("withdrawn_by")
                        .asText())
                .isEqualTo("丙");
        settle(reported, "--as", "merged", "--author", "甲", "--reason", "与市合并公布");

        JsonNode line = line(free.get(0));
        assertThat(line.get("state").asText()).isEqualTo("settled");
        assertThat(line.get("settled_by").asText()).isEqualTo(AUTHOR);
        assertThat(line.get("settled_reason").asText()).isEqualTo(REASON);
        assertThat(line.at("/why/zh").asText())
                .contains("没有公布报告")
                .contains(AUTHOR)
                .contains(REASON);
        assertThat(line(free.get(1)).get("settled_as").asText()).isEqualTo("abolished");
        assertThat(line(free.get(2)).get("state").asText()).isNotEqualTo("settled");
        assertThat(line(reported).get("state").asText()).isEqualTo("settled");
        assertThat(tracker()).as("districts × years").hasSize(all);

        String csv = exported("settlements");
        assertThat(csv).contains(",\"'=HYPERLINK(\"\"http://x\"\")").contains("\"'+郑政函");
        assertThat(csv.lines().filter(l -> l.matches("\\d+,.*"))).hasSize(5);
        onPagesAndInTheApi(all);
        rebuiltTheSame();
    }

    private void onPagesAndInTheApi(int all) throws Exception {
        try (House house = open();
                Openings.Web web = doors.web(house, Optional.of(0))) {
            JsonNode listed = JSON.readTree(
                    get(web, "/api/v1/tracker?state=settled&limit=1000").body());
            assertThat(listed.get("items")).hasSize(3).anySatisfy(d -> assertThat(
                            d.get("settled_reason").asText())
                    .isEqualTo(REASON));
            JsonNode counts = JSON.readTree(get(web, "/api/v1/status").body()).get("district_years");
            assertThat(counts.get("settled").asInt()).isEqualTo(3);
            assertThat(counts.valueStream().mapToInt(JsonNode::asInt).sum()).isEqualTo(all);
            assertThat(get(web, "/api/v1/tracker.csv?state=settled").body())
                    .contains(",absent,\"'=HYPERLINK")
                    .contains("\"'+郑政函");
            assertThat(JSON.readTree(get(web, "/api/v1/settlements?code=" + code + "&year=" + free.get(1))
                                    .body())
                            .get("items"))
                    .extracting(i -> i.get("standing").asText())
                    .containsExactly("replaced", "holds");
            assertThat(get(web, "/api/v1/settlements.csv").body()).contains("\"'=HYPERLINK");
            for (String page : List.of(
                    "/districts/" + code + "/" + free.get(0),
                    "/districts/" + code + "/" + free.get(0) + "?lang=en",
                    "/districts/" + code,
                    "/")) {
                Document html = Jsoup.parse(get(web, page).body());
                assertThat(html.html()).as(page).contains("郑政函");
                assertThat(html.select("main script, img[onerror]")).as(page).isEmpty();
            }
            Document page = Jsoup.parse(
                    get(web, "/districts/" + code + "/" + free.get(0)).body());
            assertThat(page.select(".corrected").text()).contains("没有公布报告").contains(AUTHOR);
            assertThat(page.select("form[method=post]"))
                    .as("nobody is logged in")
                    .isEmpty();
            assertThat(Jsoup.parse(get(web, "/districts/" + code + "/" + reported)
                                    .body())
                            .select("a[href^=/reports/]"))
                    .as("what is held stays within reach")
                    .isNotEmpty();
        }
    }

    private void rebuiltTheSame() throws IOException {
        List<String> before = everything();
        Home home = new Home(root);
        for (Path folder : List.of(home.cdx(), home.db(), home.search())) {
            delete(folder);
        }
        assertThat(run("archive", "rebuild").code()).isZero();
        List<String> after = everything();
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).lines())
                    .as("table " + i)
                    .containsExactlyElementsOf(before.get(i).lines().toList());
        }
        assertThat(run("archive", "verify").code()).isZero();
    }

    private List<String> everything() throws IOException {
        List<String> all = new ArrayList<>();
        for (String table : List.of("cells", "reports", "captures", "settlements")) {
            all.add(exported(table));
        }
        all.add(run("tracker", "--json").out());
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
    void aReportThatIsFoundLaterRefutesTheWord() throws IOException {
        onePaperRead();
        Path other = Files.createDirectory(root.resolve("later"));
        FilledHome home = new FilledHome(other, Clock.systemUTC());
        try (House house = home.open()) {
            var answer = house.settlements()
                    .take(new org.nianbao.serve.Settlements.Wish(
                            code, reported, Optional.of("absent"), "甲", "来函", "command"));
            assertThat(answer).isInstanceOf(org.nianbao.serve.Settlements.Taken.class);
            home.take(house, Papers.of("TEXT_TABS", 1), Extractor.VERSION);
            house.readWaiting(Progress.none());
            assertThat(house.settlements().list(Optional.empty(), Optional.empty()))
                    .singleElement()
                    .satisfies(s -> assertThat(s.standing().id()).isEqualTo("refuted"));
            assertThat(house.index().tracker(Set.of(reported)))
                    .filteredOn(d -> d.code().equals(code))
                    .singleElement()
                    .satisfies(d -> {
                        assertThat(d.state().id()).isIn("clean", "findings");
                        assertThat(d.settlement()).isEmpty();
                    });
        }
    }

    @Test
    void whatCannotBeIsRefusedInWordsAndNothingIsJournalled() throws IOException {
        onePaperRead();
        refused(2, "no report year", 2007, "--as", "absent", "--author", "甲", "--reason", "一");
        refused(2, "no report year", 9999, "--as", "absent", "--author", "甲", "--reason", "一");
        refused(2, "cannot be said", 2009, "--as", "ABSENT", "--author", "甲", "--reason", "一");
        refused(2, "cannot be said", 2009, "--as", "", "--author", "甲", "--reason", "一");
        refused(2, "Say who", 2009, "--as", "absent", "--author", " \t", "--reason", "一");
        refused(2, "Say who", 2009, "--as", "absent", "--author", "x".repeat(101), "--reason", "一");
        refused(2, "Say who", 2009, "--as", "absent", "--author", "甲\u202E乙", "--reason", "一");
        refused(2, "Say why", 2009, "--as", "absent", "--author", "甲", "--reason", "\n");
        refused(2, "Say why", 2009, "--as", "absent", "--author", "甲", "--reason", "x".repeat(2001));
        for (String unseen :
                List.of("\u0000", "\u001b[31m", "\u007f", "\u0085", "\u009b", "\u2028", "\u200f", "\ud800")) {
            refused(2, "Say why", 2009, "--as", "absent", "--author", "甲", "--reason", "一" + unseen + "二");
        }
        refused(2, "one of the two", 2009, "--author", "甲", "--reason", "一");
        refused(2, "one of the two", 2009, "--as", "absent", "--withdraw", "--author", "甲", "--reason", "一");
        refused(2, "can be withdrawn", 2009, "--withdraw", "--author", "甲", "--reason", "一");
        assertThat(run("settle", "000000", "2009", "--as", "absent", "--author", "甲", "--reason", "一"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(3))
                .satisfies(e -> assertThat(e.err()).contains("The tracker has no division code"));
        assertThat(run("settle", code, "year", "--as", "absent", "--author", "甲", "--reason", "一")
                        .code())
                .isEqualTo(2);
        try (House house = open();
                var entries = house.ledger().entries()) {
            assertThat(entries).noneMatch(e -> e.kind().startsWith("district_year."));
        }
    }

    private void refused(int exit, String why, int year, String... more) {
        TypedCommands.Ended ended = settle(year, more);
        assertThat(ended.err()).contains(why);
        assertThat(ended.code()).isEqualTo(exit);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void anOperatorSettlesOverTheApiAndNobodyElse() throws Exception {
        onePaperRead();
        try (House house = open();
                Openings.Web web = doors.web(house, Optional.of(0))) {
            String path = "/api/v1/districts/" + code + "/2009/settlement";
            String wish = "{\"as\":\"absent\",\"author\":\"甲\",\"reason\":\"一\"}";
            String token = "Bearer "
                    + Files.readString(OperatorToken.file(house.home())).strip();
            assertThat(post(web, path, wish, "Content-Type", "application/json").statusCode())
                    .isEqualTo(401);
            assertThat(post(web, path, "[", "Authorization", token).statusCode())
                    .isEqualTo(400);
            assertThat(post(web, path, "{}", "Authorization", token).statusCode())
                    .isEqualTo(400);
            assertThat(post(web, path.replace("2009", "x"), wish, "Authorization", token)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(post(web, path.replace(code, "none"), wish, "Authorization", token)
                            .statusCode())
                    .isEqualTo(404);
            HttpResponse<String> bad = post(web, path, wish.replace("absent", "lost"), "Authorization", token);
            assertThat(bad.statusCode()).isEqualTo(422);
            assertThat(bad.body()).contains("settlement_word");
            HttpResponse<String> good = post(web, path, wish, "Authorization", token);
            assertThat(JSON.readTree(good.body()).get("standing").asText()).isEqualTo("holds");
            HttpResponse<String> back =
                    post(web, path, "{\"withdraw\":true,\"author\":\"乙\",\"reason\":\"二\"}", "Authorization", token);
            assertThat(JSON.readTree(back.body()).get("standing").asText()).isEqualTo("withdrawn");
        }
    }

    @Test
    void anOperatorSettlesOnThePageAndNoForeignPageDoes() throws Exception {
        onePaperRead();
        try (House house = open();
                Openings.Web web = doors.web(house, Optional.of(0))) {
            String own = web.address().toString().replaceFirst("/$", "");
            String token = Files.readString(OperatorToken.file(house.home())).strip();
            String cookie = send(web, "/operator/login", "token=" + token, "a=b", own)
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow()
                    .split(";")[0];
            String page = "/districts/" + code + "/2009";
            Element form = form(get(web, page, "Cookie", cookie));
            String secret = form.select("input[name=secret]").attr("value");
            String action = URI.create(form.attr("action")).getPath();
            String wish = "&act=settle&as=absent&author=" + encoded(AUTHOR) + "&reason=";
            String right = wish + encoded(REASON);
            assertThat(send(web, action, "secret=x" + right, cookie, own).statusCode())
                    .isEqualTo(403);
            assertThat(send(web, action, "secret=" + secret + right, "a=b", own).statusCode())
                    .isEqualTo(403);
            assertThat(send(web, action, "secret=" + secret + right, cookie, "http://evil.invalid")
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> refused = send(web, action, "secret=" + secret + wish, cookie, own);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(form(refused).select("input[name=author]").attr("value")).isEqualTo(AUTHOR);
            assertThat(house.settlements().list(Optional.empty(), Optional.empty()))
                    .isEmpty();
            assertThat(send(web, action, "secret=" + secret + right, cookie, own)
                            .statusCode())
                    .isEqualTo(303);
            HttpResponse<String> settled = get(web, page, "Cookie", cookie);
            assertThat(settled.body()).contains("s-settled");
            assertThat(form(settled).select("button[value=withdraw]")).hasSize(1);
            send(web, action, "secret=" + secret + right.replace("act=settle", "act=withdraw"), cookie, own);
            assertThat(get(web, page).body()).doesNotContain("st big s-settled").contains("已撤回");
        }
    }

    private static Element form(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).select("details.correct form").first();
    }

    private static HttpResponse<String> get(Openings.Web web, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(web.address().resolve(path)).GET();
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
