package org.nianbao.crawl;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** A web server on loopback that answers byte by byte as told, and remembers by its own clock who asked what when. */
final class LoopbackSite implements AutoCloseable {

    /** How one address answers. */
    @FunctionalInterface
    interface Behaviour {
        /** Writes whatever it likes; returns whether the connection stays open. */
        boolean answer(Request request, Socket to) throws IOException;
    }

    /**
     * A request as it came.
     *
     * @param path with query
     * @param head the bytes up to the blank line, as text
     * @param headers by lower-case name
     * @param begun when its last line was read, in nanoseconds
     * @param body what was sent behind the head, blank for most
     */
    record Request(String path, String head, Map<String, String> headers, long begun, String body) {}

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(r -> {
        Thread thread = new Thread(r, "loopback-site");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<Long> answered = new CopyOnWriteArrayList<>();

    LoopbackSite() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    LoopbackSite(ServerSocket listening) {
        server = listening;
        on("/robots.txt", status(404, ""));
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    LoopbackSite on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /** Paths asked for, robots.txt left out. */
    List<String> paths() {
        return requests.stream()
                .map(Request::path)
                .filter(p -> !p.equals("/robots.txt"))
                .toList();
    }

    /** How many connections are open, once all have ended or two seconds have passed, less than an asker waits. */
    int openAfterAWhile() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            for (int i = 0; open.get() > 0 && i < 200; i++) {
                never.await(10, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return open.get();
    }

    int mostOpen() {
        return mostOpen.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            boolean stays = true;
            for (Request request = read(in); request != null && stays; request = stays ? read(in) : null) {
                requests.add(request);
                Behaviour behaviour = behaviours.getOrDefault(request.path(), status(404, "<p>none"));
                // Before the bytes leave: a time taken after them may be late by whatever else the machine does.
                answered.add(System.nanoTime());
                stays = behaviour.answer(request, socket);
            }
        } catch (SocketException | javax.net.ssl.SSLException e) {
            // The crawler hung up, as it does at its limits.
            return;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            open.decrementAndGet();
        }
    }

    private static Request read(BufferedReader in) throws IOException {
        StringBuilder head = new StringBuilder();
        Map<String, String> headers = new LinkedHashMap<>();
        String first = in.readLine();
        for (String line = first; line != null; line = in.readLine()) {
            head.append(line).append("\r\n");
            if (line.isEmpty()) {
                String body = body(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
                return new Request(first.split(" ")[1], head.toString(), headers, System.nanoTime(), body);
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return null;
    }

    private static String body(BufferedReader in, int length) throws IOException {
        char[] body = new char[length];
        for (int at = 0; at < length; ) {
            int read = in.read(body, at, length - at);
            if (read < 0) {
                throw new SocketException("the body ends early");
            }
            at += read;
        }
        return new String(body);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    static byte[] message(int status, String headers, byte[] body) {
        String head = "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** Sends these bytes. */
    static Behaviour bytes(byte[] message) {
        return (request, to) -> {
            to.getOutputStream().write(message);
            return true;
        };
    }

    static Behaviour html(String page) {
        return html(page, StandardCharsets.UTF_8, "text/html; charset=utf-8");
    }

    static Behaviour html(String page, Charset charset, String contentType) {
        return bytes(message(200, "Content-Type: " + contentType + "\r\n", page.getBytes(charset)));
    }

    static Behaviour status(int status, String page) {
        return bytes(message(status, "Content-Type: text/html\r\n", page.getBytes(StandardCharsets.UTF_8)));
    }

    static Behaviour text(String text) {
        return bytes(message(200, "Content-Type: text/plain\r\n", text.getBytes(StandardCharsets.UTF_8)));
    }

    static Behaviour redirect(String to) {
        return bytes(message(302, "Location: " + to + "\r\n", new byte[0]));
    }

    /** Reads the request and says nothing until the crawler hangs up. */
    static Behaviour silent() {
        return (request, to) -> {
            while (to.getInputStream().read() >= 0) {
                continue;
            }
            return false;
        };
    }

    /** Sends the beginning of an answer, then resets the connection. */
    static Behaviour reset(String begin) {
        return (request, to) -> {
            to.getOutputStream().write(begin.getBytes(StandardCharsets.ISO_8859_1));
            to.getOutputStream().flush();
            to.setSoLinger(true, 0);
            return false;
        };
    }

    /** A body without end. */
    static Behaviour endless() {
        return (request, to) -> {
            OutputStream out = to.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            byte[] piece = "<p>无尽</p>".repeat(500).getBytes(StandardCharsets.UTF_8);
            while (true) {
                out.write(piece);
            }
        };
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    /** A message in chunks of a few bytes, with its framing. */
    static byte[] chunked(String headers, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("HTTP/1.1 200 OK\r\n" + headers + "Transfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        for (int from = 0; from < body.length; from += 37) {
            int count = Math.min(37, body.length - from);
            out.writeBytes((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, from, count);
            out.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
