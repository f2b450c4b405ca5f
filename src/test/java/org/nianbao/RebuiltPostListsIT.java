package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Home;
import org.nianbao.model.PostAddress;
import org.nianbao.model.Progress;
import org.nianbao.serve.House;
import org.nianbao.serve.export.Exports;

/** Captures of lists that were asked for with POST, forms and JSON, are rebuilt like any other. */
class RebuiltPostListsIT {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";
    private static final String FORM =
            "$.ajax({ type: 'POST', url: '/rest/form/getList', data: { pageIndex: 0, size: 2 } });";
    private static final String JSON =
            "fetch('/rest/json/getList', { method: 'POST', body: JSON.stringify({ page: 1 }) });";
    private static final Index.CellQuery ALL =
            new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), false);

    @TempDir
    Path root;

    private HttpServer server;
    private LoopbackHome home;

    @BeforeEach
    void site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        int port = server.getAddress().getPort();
        home = new LoopbackHome(root)
                .seeds("410103,甲区,http://127.0.0.1:" + port + "/\n410104,甲区,http://localhost:" + port + "/\n");
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        boolean form = exchange.getRequestHeaders().getFirst("Host").startsWith("localhost");
        Optional<String> body = body(path, asked, form);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        (path.startsWith("/rest/") ? "application/json" : "text/html") + "; charset=utf-8");
        byte[] bytes = body.orElse("<title>404</title>").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.isPresent() ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Optional<String> body(String path, String asked, boolean form) {
        if (path.startsWith("/a/")) {
            String title = "甲区" + path.replaceAll("\\D", "") + "年政府信息公开工作年度报告";
            return Optional.of("<title>" + title + "</title><h1>" + title + "</h1>" + LONG);
        }
        return Optional.ofNullable(
                switch (path) {
                    case "/" -> "<title>甲区</title>" + LONG + "<a href='/nb/'>政府信息公开年报</a>";
                    case "/nb/" -> "<title>政府信息公开年报</title>" + LONG + "<script>" + (form ? FORM : JSON) + "</script>";
                    case "/rest/form/getList" -> asked.contains("pageIndex=0") ? rows(2024, 2023) : rows();
                    case "/rest/json/getList" -> asked.startsWith("{\"page\":1") ? rows(2022, 2021) : rows();
                    default -> null;
                });
    }

    private static String rows(int... years) {
        StringBuilder rows = new StringBuilder();
        for (int year : years) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"title\":\"甲区")
                    .append(year)
                    .append("年政府信息公开工作年度报告\",\"infourl\":\"/a/")
                    .append(year)
                    .append(".html\"}");
        }
        return "{\"total\":2,\"rows\":[" + rows + "]}";
    }

    private House open() {
        return home.open(Clock.systemUTC());
    }

    /** Exports and judgements. */
    private static Map<String, String> answers(House house) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Exports.Table table : Exports.Table.values()) {
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            new Exports(house).write(table, Exports.Format.CSV, ALL, false, to);
            all.put(table.name(), to.toString(StandardCharsets.UTF_8));
        }
        house.index()
                .sweeps(Optional.empty(), 100)
                .forEach(sweep ->
                        all.put(sweep.id(), house.index().judgements(sweep.id()).toString()));
        return all;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void listsBehindAPostAreRebuiltToTheSameAnswers() throws IOException {
        Map<String, String> before;
        try (House house = open()) {
            house.sweep(house.seeds().sites(), Set.of(), "command", (at, fetched, queued, uri) -> {});
            before = answers(house);
            try (Stream<ArchivedRecord> captures = house.index().captures(Optional.empty())) {
                List<String> bodies = captures.flatMap(r -> PostAddress.of(r.uri()).stream())
                        .map(PostAddress::contentType)
                        .distinct()
                        .toList();
                assertThat(bodies).contains("application/json", "application/x-www-form-urlencoded");
            }
            assertThat(before.toString()).contains("/a/2024.html", "/a/2021.html");
        }
        Home home = new Home(root);
        for (Path derived : List.of(home.cdx(), home.db(), home.search())) {
            delete(derived);
        }
        try (House house = open()) {
            house.rebuild(Progress.none());
            assertThat(answers(house)).isEqualTo(before);
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
        }
    }
}
