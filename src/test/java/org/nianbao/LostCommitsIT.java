package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Progress;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;
import org.nianbao.serve.Sweeps;

/**
 * The database forgets its last commits, as H2 may when its process is killed (decision 48), here those of ten addresses
 * on purpose: what the archive has is taken from there, the site is asked for nothing twice, and the answers are the same.
 */
class LostCommitsIT {
    private static final int PAGES = 17;
    private static final Set<String> PASSING = Set.of("/nb/t12.html");

    @TempDir
    Path root;

    private static final long LONGEST_DELAY = 1500;

    private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private LoopbackHome home;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        home = new LoopbackHome(root)
                .name(server.getAddress().getPort(), List.of("www.lost.example"))
                .seeds("x-1,失区,http://www.lost.example/\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Every seventh report has moved, one of them by Refresh; every eleventh is gone, and one is not to be had at first. */
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean first = !asked.contains(path);
        asked.add(path);
        times.add(System.currentTimeMillis());
        int number = Integer.parseInt("0" + path.replaceAll("\\D", ""));
        boolean moved = path.startsWith("/nb/t") && number % 7 == 0;
        boolean gone = path.equals("/robots.txt") || (path.startsWith("/nb/t") && number % 11 == 0);
        boolean refresh = moved && number == 7;
        int status = PASSING.contains(path) && first ? 503 : refresh ? 200 : moved ? 302 : gone ? 404 : 200;
        byte[] page = refresh ? new byte[0] : page(path, number).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        if (moved) {
            String to = "/neu/t" + number + ".html";
            exchange.getResponseHeaders().set(refresh ? "Refresh" : "Location", refresh ? "0; url=" + to : to);
        }
        exchange.sendResponseHeaders(status, page.length == 0 ? -1 : page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static String page(String path, int number) {
        if (path.equals("/")) {
            return "<title>失区人民政府</title><a href=/nb/>政府信息公开年报</a>";
        }
        if (!path.equals("/nb/")) {
            String title = title(number);
            return "<title>" + title + "</title><h1>" + title + "</h1>" + ("<p>" + title + "，依法公开。</p>").repeat(40);
        }
        StringBuilder list = new StringBuilder("<title>政府信息公开年报</title><ul>");
        for (int i = 1; i <= PAGES; i++) {
            list.append("<li><a href=/nb/t")
                    .append(i)
                    .append(".html>")
                    .append(title(i))
                    .append("</a>");
        }
        return list.toString();
    }

    private static String title(int i) {
        return "失区" + (2007 + i) + "年政府信息公开工作年度报告";
    }

    /** Sweeps until so many addresses have ended, or to the end. */
    private SweepAccount sweep(Optional<Integer> until) {
        try (House house = home.open(Clock.systemUTC())) {
            return house.sweep(house.seeds().sites(), Set.of(), "test", (site, fetched, queued, uri) -> {
                        if (until.filter(most -> fetched >= most).isPresent()) {
                            house.sweeps().steer(site.code(), Sweeps.Order.STOP, "test");
                        }
                    })
                    .get(0);
        }
    }

    @Test
    void whatTheArchiveHasIsNotAskedForAgain() throws IOException {
        assertThat(sweep(Optional.of(6)).state()).isEqualTo(SweepAccount.State.INTERRUPTED);
        Path db = home.home().db();
        Path earlier = root.resolve("earlier");
        copy(db, earlier);
        assertThat(sweep(Optional.of(16)).state()).isEqualTo(SweepAccount.State.INTERRUPTED);
        int before = asked.size();
        copy(earlier, db);
        SweepAccount account = sweep(Optional.empty());
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(asked.size()).isGreaterThan(before);
        List<String> pages = asked.stream()
                .filter(path -> !path.equals("/robots.txt") && !PASSING.contains(path))
                .toList();
        assertThat(pages)
                .doesNotHaveDuplicates()
                .contains("/", "/nb/", "/nb/t1.html", "/neu/t7.html", "/neu/t14.html", "/nb/t" + PAGES + ".html");
        assertThat(account.counts())
                .containsEntry("captured.redirect", PAGES / 7)
                .containsEntry("soft_error.not_found", PAGES / 11);
        sameAfterARebuild();
    }

    /** The database has forgotten, too, when the site was asked last and what it answered then. */
    @Test
    void aSiteIsLeftInPeaceForTheLongestDelayWhereItIsForgottenWhenItWasAsked() throws IOException {
        home.settings("politeness:\n  min_delay_ms: 1\n  max_delay_ms: " + LONGEST_DELAY + "\n  factor: 1\n");
        sweep(Optional.of(6));
        Path earlier = root.resolve("earlier");
        copy(home.home().db(), earlier);
        sweep(Optional.of(9));
        copy(earlier, home.home().db());
        int before = asked.size();
        long start = System.currentTimeMillis();
        sweep(Optional.of(10));
        assertThat(asked).hasSizeGreaterThan(before);
        assertThat(times.get(before)).isGreaterThanOrEqualTo(start + LONGEST_DELAY);
    }

    @Test
    void aDatabaseThatHasLostAllTakesInWhatASmallArchiveHolds() throws IOException {
        try (House house = home.open(Clock.systemUTC())) {
            assertThat(records(house)).isEmpty();
        }
        Path earlier = root.resolve("earlier");
        copy(home.home().db(), earlier);
        sweep(Optional.of(3));
        copy(earlier, home.home().db());
        try (House house = home.open(Clock.systemUTC())) {
            assertThat(records(house)).hasSizeGreaterThan(2);
        }
        sameAfterARebuild();
    }

    private void sameAfterARebuild() {
        try (House house = home.open(Clock.systemUTC())) {
            Set<String> records = records(house);
            house.rebuild(Progress.none());
            assertThat(records(house)).isEqualTo(records);
        }
    }

    private static Set<String> records(House house) {
        try (var captures = house.index().captures(Optional.empty())) {
            Set<String> ids = new HashSet<>();
            captures.forEach(record -> ids.add(record.recordId()));
            return ids;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
