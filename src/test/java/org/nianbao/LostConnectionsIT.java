package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.index.Index;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;

/** PostgreSQL ends all connections in mid-sweep, as a restart of it does: the sweep goes on by itself. */
class LostConnectionsIT {
    private static final int PAGES = 12;

    @TempDir
    Path root;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private EmbeddedPostgres postgres;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        postgres.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        byte[] page = page(path).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(path.equals("/robots.txt") ? 404 : 200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
        if (path.equals("/nb/t3.html") || path.equals("/nb/t7.html")) {
            endAllConnections();
        }
    }

    private static String page(String path) {
        if (path.equals("/")) {
            return "<title>失区人民政府</title><a href=/nb/>政府信息公开年报</a>";
        }
        if (!path.equals("/nb/")) {
            String title = title(Integer.parseInt("0" + path.replaceAll("\\D", "")));
            return "<title>" + title + "</title><h1>" + title + "</h1>" + ("<p>" + title + "，依法公开。</p>").repeat(40);
        }
        StringBuilder list = new StringBuilder("<title>政府信息公开年报</title><ul>");
        IntStream.rangeClosed(1, PAGES).forEach(i -> list.append("<li><a href=/nb/t" + i + ".html>")
                .append(title(i))
                .append("</a>"));
        return list.toString();
    }

    private static String title(int i) {
        return "失区" + (2007 + i) + "年政府信息公开工作年度报告";
    }

    private synchronized void endAllConnections() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theSweepGoesOnAndNothingIsAskedForTwice() throws IOException {
        LoopbackHome home = new LoopbackHome(root)
                .settings(
                        """
                        politeness:
                          min_delay_ms: 1
                          max_delay_ms: 20
                          factor: 1
                        database:
                          url: %s
                        """
                                .replace("%s", postgres.getJdbcUrl("postgres", "postgres")))
                .name(server.getAddress().getPort(), List.of("www.lost.example"))
                .seeds("x-1,失区,http://www.lost.example/\n");
        try (House house = home.open(Clock.systemUTC())) {
            List<SweepAccount> accounts = house.sweep(house.seeds().sites(), Set.of(), "test", (s, f, q, u) -> {});
            assertThat(accounts).extracting(SweepAccount::state).containsExactly(SweepAccount.State.FINISHED);
            assertThat(house.index().losses()).isPositive();
            assertThat(house.index().figures().reports()).isEqualTo(PAGES);
            Set<String> payloads = house.index().held().stream()
                    .map(held -> held.task().record().payloadSha256())
                    .collect(Collectors.toSet());
            long before = house.index().losses();
            house.replaceReadings(payloads, (done, all, what) -> {
                if (done == 2) {
                    endAllConnections();
                }
            });
            assertThat(house.index().losses()).isGreaterThan(before);
            assertThat(house.index().figures())
                    .extracting(Index.Figures::reports, Index.Figures::waiting)
                    .containsExactly((long) PAGES, 0);
        }
        assertThat(asked.stream().filter(path -> path.startsWith("/nb/t")))
                .doesNotHaveDuplicates()
                .hasSize(PAGES);
    }
}
