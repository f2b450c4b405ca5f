package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.index.Index;
import org.nianbao.model.Progress;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;

/** When a whole house leaves sites in peace: outside their hours, and after they refused, even if the database is made anew. */
class QuietTimesIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String NIGHT = "night.example";

    @TempDir
    Path root;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    /** At noon in China. */
    private final HandSetClock clock = new HandSetClock("2026-03-02T04:00:00Z");

    private HttpServer server;
    private LoopbackHome home;
    private volatile boolean refusing;
    /** Asked for this, the night ends. */
    private volatile String lastOfTheNight = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        home = new LoopbackHome(root)
                .settings(
                        """
                        politeness:
                          min_delay_ms: 1
                          max_delay_ms: 20
                          factor: 0
                        sweep:
                          parallel_sites: 1
                        """)
                .name(server.getAddress().getPort(), List.of(NIGHT, "day.example"))
                .seeds("x-1,夜区,http://" + NIGHT + "/\nx-2,昼区,http://day.example/\n")
                .overrides("x-1:\n  politeness.window: 20:00-07:00\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String at = exchange.getRequestHeaders().getFirst("Host").split(":", 2)[0] + path;
        asked.add(at);
        if (at.equals(lastOfTheNight)) {
            clock.forward(Duration.ofHours(12));
        }
        byte[] page = page(path).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        int status = path.equals("/robots.txt") ? 404 : refusing ? 403 : 200;
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static String page(String path) {
        return switch (path) {
            case "/" -> "<title>区人民政府</title><a href=/nb/>政府信息公开年报</a>";
            case "/nb/" ->
                "<title>政府信息公开年报</title><a href=/nb/1.html>2024年政府信息公开工作年度报告</a>"
                        + "<a href=/nb/2.html>2025年政府信息公开工作年度报告</a>";
            default -> "<title>政府信息公开工作年度报告</title><p>" + path + "一、总体情况。</p>";
        };
    }

    private House open() {
        return home.open(clock);
    }

    private static Site site(House house, String code) {
        return house.seeds().sites().stream()
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Has a site swept whose hours are always: what waited before it has had its turn when it ends. */
    private void passOthers(House house) {
        clock.forward(Duration.ofSeconds(1));
        house.index().enqueue(List.of(Work.sweep(site(house, "x-2"), Set.of(), clock, "test")));
        int before = ended(house, "x-2");
        await().atMost(LONG).until(() -> ended(house, "x-2") > before);
    }

    private static int ended(House house, String code) {
        return (int) house.index().sweeps(Optional.of(code), 99).stream()
                .filter(s -> s.ended().isPresent())
                .count();
    }

    /** The last one that ended; the next may be waiting already. */
    private static Optional<Index.SweepRow> last(House house, String code) {
        return house.index().sweeps(Optional.of(code), 9).stream()
                .filter(s -> s.ended().isPresent())
                .findFirst();
    }

    private List<String> atNight() {
        return List.copyOf(asked).stream().filter(a -> a.startsWith(NIGHT)).toList();
    }

    @Test
    void aSweepWaitsForItsHoursAndGoesOnInTheNextOnes() {
        try (House house = open()) {
            house.startWorking();
            house.index().enqueue(List.of(Work.sweep(site(house, "x-1"), Set.of(), clock, "test")));
            passOthers(house);
            assertThat(atNight()).isEmpty();

            lastOfTheNight = NIGHT + "/nb/";
            clock.forward(Duration.ofHours(9));
            await().atMost(LONG).until(() -> ended(house, "x-1") == 1);
            assertThat(last(house, "x-1").orElseThrow().reason()).isEqualTo("outside_hours");
            passOthers(house);
            assertThat(atNight()).containsExactly(NIGHT + "/robots.txt", NIGHT + "/", NIGHT + "/nb/");

            lastOfTheNight = "";
            clock.forward(Duration.ofHours(12));
            await().atMost(LONG).until(() -> last(house, "x-1")
                    .filter(s -> s.state().equalsIgnoreCase("finished"))
                    .isPresent());
            assertThat(atNight())
                    .contains(NIGHT + "/nb/1.html", NIGHT + "/nb/2.html")
                    .filteredOn(a -> !a.endsWith("/robots.txt"))
                    .doesNotHaveDuplicates();
        }
    }

    private SweepAccount sweep(House house) {
        asked.clear();
        return house.sweep(List.of(site(house, "x-2")), Set.of(), "schedule", (s, f, q, u) -> {})
                .get(0);
    }

    @Test
    void aSiteThatRefusedIsLeftInPeaceEvenAfterTheDatabaseWasMadeAnew() throws IOException {
        refusing = true;
        try (House house = open()) {
            assertThat(sweep(house).state()).isEqualTo(SweepAccount.State.BLOCKED);
            assertThat(asked).isNotEmpty();
            // What is known already counts once.
            house.rebuild(Progress.none());
            assertThat(sweep(house).detail()).contains("2026-03-09");
        }
        forgetDatabase();
        refusing = false;
        clock.forward(Duration.ofDays(6));
        try (House house = open()) {
            house.rebuild(Progress.none());
            SweepAccount resting = sweep(house);
            assertThat(resting.state()).isEqualTo(SweepAccount.State.BLOCKED);
            assertThat(resting.detail()).contains("2026-03-09");
            assertThat(asked).isEmpty();
            clock.forward(Duration.ofDays(2));
            assertThat(sweep(house).state()).isEqualTo(SweepAccount.State.FINISHED);
        }
    }

    private void forgetDatabase() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("archive/db"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.delete(file);
            }
        }
    }
}
