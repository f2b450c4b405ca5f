package org.nianbao.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.zip.GZIPOutputStream;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;

/** One HTTP/1.1 server on 127.0.0.1 that answers for several host names. */
final class VirtualHosts implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int MOST_PARAMETERS = 50;
    private static final Set<String> TELLING = Set.of("columnid", "startrecord", "filename");
    private static final Resource NOT_FOUND = Resource.text(
            "text/html; charset=utf-8",
            "<!DOCTYPE html><html><head><title>404</title></head><body><h1>您访问的页面不存在</h1></body></html>",
            StandardCharsets.UTF_8,
            LocalDate.of(2022, 1, 1));

    private final Map<String, Map<String, Resource>> hosts;
    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Starts on a free port.
     *
     * @param hosts resources by {@link #key} by host name
     */
    VirtualHosts(Map<String, Map<String, Resource>> hosts) {
        this.hosts = hosts;
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "demo-sites");
            thread.setDaemon(true);
            return thread;
        };
        this.threads = Executors.newFixedThreadPool(THREADS, daemons);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new ConfigurationError(new Message(
                    "demo_cannot_listen",
                    "示例网站无法在 127.0.0.1 上监听（" + e.getMessage() + "）。请检查本机是否允许打开回环端口。",
                    "The demo sites can't listen on 127.0.0.1 (" + e.getMessage()
                            + "). Check that this machine lets programs open loopback ports."));
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Optional<Resource> found = find(exchange);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Server", "demo");
            if (found.isEmpty()) {
                send(exchange, 404, NOT_FOUND);
                return;
            }
            headers.set("ETag", found.get().etag());
            headers.set("Last-Modified", found.get().lastModified());
            if (unchanged(exchange.getRequestHeaders(), found.get())) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, found.get());
            }
        }
    }

    private Optional<Resource> find(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("")
                .replaceFirst(":\\d+$", "")
                .toLowerCase(Locale.ROOT);
        Map<String, Resource> site = hosts.getOrDefault(host, Map.of());
        String path = exchange.getRequestURI().getRawPath();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Optional.ofNullable(site.get(key(path, query)));
    }

    /** Addresses differ by these parameters only, in whatever order they come. */
    static String key(String path, String query) {
        List<String> telling = Arrays.stream(query.split("&", MOST_PARAMETERS))
                .filter(p -> TELLING.contains(p.replaceFirst("=.*", "")))
                .sorted()
                .toList();
        return telling.isEmpty() ? path : path + "?" + String.join("&", telling);
    }

    /** RFC 9110, 13.2.2: If-None-Match goes before If-Modified-Since. */
    private static boolean unchanged(Headers request, Resource resource) {
        String match = request.getFirst("If-None-Match");
        if (match != null) {
            return match.contains(resource.etag()) || match.equals("*");
        }
        return resource.lastModified().equals(request.getFirst("If-Modified-Since"));
    }

    private static void send(HttpExchange exchange, int status, Resource resource) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", resource.contentType());
        byte[] body = resource.bytes();
        if (resource.delivery() == Resource.Delivery.GZIP) {
            headers.set("Vary", "Accept-Encoding");
            String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
            if (accepted != null && accepted.contains("gzip")) {
                headers.set("Content-Encoding", "gzip");
                body = gzip(body);
            }
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        boolean chunked = resource.delivery() == Resource.Delivery.CHUNKED;
        exchange.sendResponseHeaders(status, chunked ? 0 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
