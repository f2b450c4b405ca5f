package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.House;

/** {@code seeds test} is as good a guest as a sweep, and never beside one. */
class TriedSiteIT {
    private static final String OWN = "own.example";
    private static final String PLAIN = "plain.example";
    private static final String QUIET =
            """
            politeness:
              min_delay_ms: 1
              max_delay_ms: 20
              factor: 0
            """;

    @TempDir
    Path root;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    /** When each request came, in nanoseconds. */
    private final List<Long> begins = Collections.synchronizedList(new ArrayList<>());

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    /** At noon in China. */
    private final HandSetClock clock = new HandSetClock("2026-03-02T04:00:00Z");

    private HttpServer server;
    private LoopbackHome home;
    private volatile boolean refusing;
    private volatile boolean holding;
    private volatile String named = "区人民政府";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        home = new LoopbackHome(root)
                .settings(QUIET)
                .name(server.getAddress().getPort(), List.of(OWN, PLAIN))
                .seeds("x-1,夜区,http://" + OWN + "/\nx-2,昼区,http://" + PLAIN + "/\n")
                .overrides("x-1:\n  politeness.window: 20:00-07:00\n  politeness.min_delay_ms: 15\n"
                        + "  budget.requests: 3\n");
    }

    @AfterEach
    void stop() {
        held.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        begins.add(System.nanoTime());
        asked.add(exchange.getRequestHeaders().getFirst("Host").split(":", 2)[0] + path);
        if (holding && !path.equals("/robots.txt")) {
            reached.countDown();
            awaitLetGo();
        }
        byte[] page = ("<title>" + named + "</title><p>区政府</p>").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(path.equals("/robots.txt") ? 404 : refusing ? 403 : 200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private void awaitLetGo() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TypedCommands.Ended test(String site) {
        return new TypedCommands(new Doors(Map.of(), clock), root, "--quiet").run("seeds", "test", site, "--json");
    }

    /** Nothing was asked, and it says why in both tongues. */
    private void refused(String site, int code, String state, String reason) {
        int before = asked.size();
        TypedCommands.Ended ended = test(site);
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(code);
        JsonNode json = ended.json();
        assertThat(json.get("state").asText()).isEqualTo(state);
        assertThat(json.get("reason").asText()).isEqualTo(reason);
        assertThat(json.get("requests").asInt()).isZero();
        assertThat(json.get("message").asText()).isNotBlank();
        assertThat(json.get("message_en").asText()).isNotBlank();
        assertThat(asked).hasSize(before);
    }

    private static Site site(House house, String code) {
        return house.seeds().sites().stream()
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSitesOwnHoursDelayAndBudgetHold() throws IOException {
        refused("x-1", 4, "interrupted", "outside_hours");
        refused("http://" + OWN + "/", 4, "interrupted", "outside_hours");
        Settings general = new Doors(Map.of(), clock).settings(home.home(), Map.of());
        Site listed = Seeds.read(home.home().seeds()).sites().get(0);
        Settings own = new Guest(home.home(), general, clock, new HashMap<>()).settings(listed);
        assertThat(own.politeness().minDelay()).isEqualTo(Duration.ofMillis(15));
        assertThat(own.budget().requests()).isEqualTo(3);
        assertThat(test("x-2").json().get("requests").asInt()).isPositive();
    }

    @Test
    void whenTheHoursBeginIsToldInWholeSentences() {
        JsonNode json = test("x-1").json();
        assertThat(json.get("detail").asText()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(json.get("message").asText()).endsWith("时段从北京时间 2026-03-02 20:00 开始。");
        assertThat(json.get("message_en").asText()).endsWith(". The hours begin at 2026-03-02 20:00 Beijing time.");
        String swept = new TypedCommands(new Doors(Map.of(), clock), root, "--quiet", "--lang", "zh")
                .run("sweep", "x-1")
                .out();
        assertThat(swept).contains("（" + OWN + "）时段从北京时间 2026-03-02 20:00 开始。");
    }

    private void keptTheDelay(Duration delay) {
        for (int i = 1; i < begins.size(); i++) {
            assertThat(begins.get(i) - begins.get(i - 1))
                    .as(asked.get(i - 1) + " and " + asked.get(i))
                    .isGreaterThanOrEqualTo(delay.toNanos());
        }
    }

    @Test
    void betweenTheIntroductionAndTheDryRunIsTheDelayOfTheSite() throws IOException {
        home.seeds("x-1,夜区,http://" + OWN + "/\n")
                .settings(QUIET.replace("delay_ms: 1\n", "delay_ms: 400\n").replace(": 20\n", ": 400\n"));
        named = "金河区人民政府";
        TypedCommands.Ended ended = test("http://" + PLAIN + "/");
        assertThat(ended.json().get("requests").asInt()).isPositive();
        assertThat(asked.stream().filter((PLAIN + "/robots.txt")::equals)).hasSize(2);
        keptTheDelay(Duration.ofMillis(400));
    }

    @Test
    void theRestThatASweepKeptOfAHostIsKept() throws IOException {
        home.overrides("x-2:\n  politeness.min_delay_ms: 600\n  politeness.max_delay_ms: 600\n");
        try (House house = home.open(clock)) {
            house.sweep(List.of(site(house, "x-2")), Set.of(), "schedule", (at, fetched, queued, uri) -> {});
            int before = asked.size();
            test("x-2");
            assertThat(asked.size()).as("beside the process that swept").isGreaterThan(before);
        }
        keptTheDelay(Duration.ofMillis(600));
        begins.clear();
        asked.clear();
        try (House house = home.open(clock)) {
            house.sweep(List.of(site(house, "x-2")), Set.of(), "schedule", (at, fetched, queued, uri) -> {});
        }
        test("x-2");
        keptTheDelay(Duration.ofMillis(600));
    }

    @Test
    void aSiteThatRefusedIsLeftInPeaceWhetherAProcessHasTheHomeOrNot() throws IOException {
        refusing = true;
        try (House house = home.open(clock)) {
            List<SweepAccount> accounts =
                    house.sweep(List.of(site(house, "x-2")), Set.of(), "schedule", (at, fetched, queued, uri) -> {});
            assertThat(accounts).extracting(SweepAccount::state).containsExactly(SweepAccount.State.BLOCKED);
            refused("x-2", 1, "blocked", "forbidden");
            JsonNode told = test("x-2").json();
            assertThat(told.get("message").asText()).endsWith("北京时间 2026-03-09 12:00 以前不再访问该网站。");
            assertThat(told.get("message_en").asText())
                    .endsWith(" The site is left in peace until 2026-03-09 12:00 Beijing time.");
            Files.copy(database(), root.resolve("as-after-a-kill"));
        }
        Files.move(root.resolve("as-after-a-kill"), database(), StandardCopyOption.REPLACE_EXISTING);
        List<String> files = files();
        refused("x-2", 1, "blocked", "forbidden");
        assertThat(files()).isEqualTo(files);
        clock.forward(Duration.ofDays(8));
        refusing = false;
        assertThat(test("x-2").json().get("state").asText()).isEqualTo("finished");
    }

    private Path database() {
        return home.home().db().resolve("nianbao.mv.db");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void whileASweepOfTheSiteIsUnderWayNothingAsksBesideIt() throws Exception {
        holding = true;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (House house = home.open(clock)) {
            Future<List<SweepAccount>> sweep = thread.submit(() ->
                    house.sweep(List.of(site(house, "x-2")), Set.of(), "schedule", (at, fetched, queued, uri) -> {}));
            assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
            refused("x-2", 4, "interrupted", "under_way");
            refused("http://" + PLAIN + "/", 4, "interrupted", "under_way");
            TypedCommands.Ended added = new TypedCommands(new Doors(Map.of(), clock), root, "--quiet")
                    .run("seeds", "add", "http://" + PLAIN + "/");
            assertThat(added.code()).as(added.out() + added.err()).isEqualTo(2);
            assertThat(added.err()).contains("巡查正在进行");
            holding = false;
            held.countDown();
            assertThat(sweep.get(60, TimeUnit.SECONDS)).hasSize(1);
            assertThat(test("x-2").json().get("state").asText()).isEqualTo("finished");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void whatAnotherMachineSweepsIsSeenByItsLease() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            home.settings(QUIET + "database:\n  url: " + postgres.getJdbcUrl("postgres", "postgres") + "\n");
            try (House house = home.open(clock)) {
                house.index().enqueue(List.of(Work.sweep(site(house, "x-2"), Set.of(), clock, "schedule")));
                assertThat(house.index().nextSweep().map(s -> s.site().code())).isEqualTo(Optional.of("x-2"));
            }
            refused("x-2", 4, "interrupted", "under_way");
            clock.forward(Duration.ofDays(2));
            assertThat(test("x-2").json().get("state").asText()).isEqualTo("finished");
        }
    }
}
