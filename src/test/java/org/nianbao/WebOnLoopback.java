package org.nianbao;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Small sites by host name and path on one server of this machine; what is not set is not found. */
final class WebOnLoopback implements AutoCloseable {
    /** Text enough for a page not to look like a shell. */
    static final String LONG = "<p>" + "甲区位于某市中部，下辖若干街道。".repeat(20) + "</p>";

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    WebOnLoopback() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** A page under host and path, as {@code www.a.example/x/}. */
    WebOnLoopback page(String where, String html) {
        pages.put(where, html);
        return this;
    }

    WebOnLoopback redirect(String where, String to) {
        redirects.put(where, to);
        return this;
    }

    /** What was asked for so far, host and path. */
    List<String> asked() {
        return asked;
    }

    static String link(String to, String text) {
        return "<a href='" + to + "'>" + text + "</a>";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", "");
        String where = host + exchange.getRequestURI();
        asked.add(where);
        byte[] page = pages.getOrDefault(where, "").getBytes(StandardCharsets.UTF_8);
        if (redirects.containsKey(where)) {
            exchange.getResponseHeaders().add("Location", redirects.get(where));
            exchange.sendResponseHeaders(302, -1);
        } else if (page.length == 0) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
