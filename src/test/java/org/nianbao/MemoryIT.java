package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.model.Remembered;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;

/** What is remembered from one season to the next, over real connections, with a site that moves its column. */
class MemoryIT {
    private static final String CODE = "410199";

    @TempDir
    Path root;

    private final Map<String, String> pages = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private LoopbackHome home;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        home = new LoopbackHome(root)
                .name(server.getAddress().getPort(), List.of("www.memory.example"))
                .seeds(CODE + ",记忆区,http://www.memory.example/\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        byte[] page = pages.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(page.length == 0 ? 404 : 200, page.length == 0 ? -1 : page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static String page(String title, String... links) {
        return "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1>" + String.join("\n", links)
                + "</body></html>";
    }

    private static String link(String to, String text) {
        return "<a href=\"" + to + "\">" + text + "</a>";
    }

    /** Home, a way of three pages, the column, a report for each year. */
    private void publish(String column, int last) {
        pages.clear();
        pages.put("/", page("记忆区人民政府", link("/zwgk/", "政务公开"), link("/news/", "新闻")));
        pages.put("/zwgk/", page("政务公开_记忆区", link("/xxgk/", "政府信息公开"), link("/xxgk/zn.html", "政府信息公开指南")));
        pages.put("/xxgk/", page("政府信息公开_记忆区", link("/xxgk/zd/", "政府信息公开制度"), link(column, "政府信息公开年报")));
        String[] reports = IntStream.rangeClosed(2018, last)
                .mapToObj(y -> link(column + "t" + y + ".html", "记忆区" + y + "年政府信息公开工作年度报告"))
                .toArray(String[]::new);
        pages.put(column, page("政府信息公开年报_记忆区", reports));
        IntStream.rangeClosed(2018, last)
                .forEach(y -> pages.put(
                        column + "t" + y + ".html",
                        page("记忆区" + y + "年政府信息公开工作年度报告", "<p>一、总体情况 本区 " + y + " 年……</p>")));
    }

    private SweepAccount sweep(String now) {
        asked.clear();
        Clock clock =
                Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(Clock.systemUTC()), Instant.parse(now)));
        try (House house = home.open(clock)) {
            return house.sweep(house.seeds().sites(), Set.of(), "command", (site, fetched, queued, uri) -> {})
                    .get(0);
        }
    }

    @Test
    void theSecondSeasonGoesStraightToTheColumnAndTakesFewerRequests() {
        publish("/xxgk/nb/", 2021);
        SweepAccount first = sweep("2022-03-01T00:00:00Z");
        assertThat(asked).contains("/", "/zwgk/", "/xxgk/", "/xxgk/nb/", "/xxgk/nb/t2021.html");
        assertThat(first.remembered()).isEmpty();
        publish("/xxgk/nb/", 2022);
        SweepAccount second = sweep("2023-03-01T00:00:00Z");
        assertThat(asked)
                .contains("/xxgk/nb/", "/xxgk/nb/t2018.html", "/xxgk/nb/t2022.html")
                .doesNotContain("/", "/zwgk/");
        assertThat(second.remembered()).contains(new Remembered(1, 0, true));
        assertThat(second.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(second.requests()).isLessThan(first.requests());
        // robots.txt, the column and five reports; the first season also took the home page, the way and two
        // side-steps.
        assertThat(second.requests()).isLessThanOrEqualTo(8);
        assertThat(first.requests()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aDeadColumnSendsTheSearchBackToTheHomePageAndItSaysSo() {
        publish("/xxgk/nb/", 2021);
        sweep("2022-03-01T00:00:00Z");
        publish("/gk/bg/", 2022);
        SweepAccount moved = sweep("2023-03-01T00:00:00Z");
        assertThat(asked).contains("/xxgk/nb/", "/", "/zwgk/", "/gk/bg/", "/gk/bg/t2022.html");
        assertThat(moved.remembered()).contains(new Remembered(0, 1, false));
        assertThat(moved.remembered().orElseThrow().message().zh()).contains("从首页重新找起");
        SweepAccount again = sweep("2023-04-01T00:00:00Z");
        assertThat(asked).doesNotContain("/", "/xxgk/nb/");
        assertThat(again.remembered()).contains(new Remembered(1, 0, true));
    }

    @Test
    void aColumnThatLacksTheNewestReportDoesNotSuffice() {
        publish("/xxgk/nb/", 2021);
        sweep("2022-03-01T00:00:00Z");
        SweepAccount next = sweep("2023-02-01T00:00:00Z");
        assertThat(asked).contains("/xxgk/nb/", "/", "/zwgk/");
        assertThat(next.remembered()).contains(new Remembered(1, 0, false));
    }

    @Test
    void aColumnOfDepartmentsThatMovedIsLookedForWhereTheyAreAskedFor() throws IOException {
        home.overrides("\"" + CODE + "\":\n  scope: departments\n");
        departments("/xxgk/nb/", "/bm/", 2021);
        sweep("2022-03-01T00:00:00Z");
        assertThat(asked).contains("/xxgk/nb/t2021.html", "/bm/t2021.html");
        departments("/xxgk/nb/", "/bm/", 2022);
        SweepAccount second = sweep("2023-03-01T00:00:00Z");
        assertThat(asked).contains("/xxgk/nb/t2022.html", "/bm/t2022.html").doesNotContain("/", "/zwgk/");
        assertThat(second.remembered()).contains(new Remembered(2, 0, true));
        departments("/xxgk/nb/", "/bumen/", 2023);
        SweepAccount third = sweep("2024-03-01T00:00:00Z");
        assertThat(asked).contains("/xxgk/nb/t2023.html", "/", "/bumen/", "/bumen/t2023.html");
        assertThat(third.remembered()).contains(new Remembered(1, 1, false));
    }

    /** The same with a column of departments that the home page links. */
    private void departments(String column, String theirs, int last) {
        publish(column, last);
        pages.put("/", page("记忆区人民政府", link("/zwgk/", "政务公开"), link(theirs, "部门信息公开年报")));
        String[] reports = IntStream.rangeClosed(2020, last)
                .mapToObj(y -> link(theirs + "t" + y + ".html", "记忆区财政局" + y + "年政府信息公开工作年度报告"))
                .toArray(String[]::new);
        pages.put(theirs, page("部门信息公开年报_记忆区", reports));
        IntStream.rangeClosed(2020, last)
                .forEach(y -> pages.put(
                        theirs + "t" + y + ".html", page("记忆区财政局" + y + "年政府信息公开工作年度报告", "<p>一、总体情况 本局……</p>")));
    }

    @Test
    void aRebuildRemembersTheSame() {
        publish("/xxgk/nb/", 2021);
        sweep("2022-03-01T00:00:00Z");
        try (House house = new Doors(Map.of(), Clock.systemUTC()).house(new Home(root), Map.of())) {
            var before = house.index().remembered(CODE);
            assertThat(before.columns()).hasSize(1);
            assertThat(before.years()).containsExactly(2018, 2019, 2020, 2021);
            house.rebuild(Progress.none());
            assertThat(house.index().remembered(CODE)).isEqualTo(before);
        }
    }

    @Test
    void aColumnOfOneYearIsLookedForUnderTheNextYearsAddress() {
        publish("/xxgk/nb/", 2021);
        pages.put("/xxgk/", page("政府信息公开_记忆区", link("/xxgk/nb/", "政府信息公开年报")));
        pages.put("/xxgk/nb/", page("政府信息公开年报_记忆区", link("/xxgk/nb/2021/", "2021年")));
        pages.put("/xxgk/nb/2021/", page("2021年_记忆区", link("/r21.html", "记忆区2021年政府信息公开工作年度报告")));
        pages.put("/r21.html", page("记忆区2021年政府信息公开工作年度报告", "一、总体情况"));
        sweep("2022-03-01T00:00:00Z");
        sweep("2023-03-01T00:00:00Z");
        assertThat(asked).contains("/xxgk/nb/2022/");
        assertThat(asked.indexOf("/xxgk/nb/2022/")).isLessThan(asked.indexOf("/"));
    }
}
