package org.nianbao.crawl;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Capture;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Settings;

/** One request and its answer while they pass over the wire, and what is known of them afterwards. */
final class Exchange {
    static final String KEY = "nianbao.exchange";
    /** Any 1xx but 101, behind which there is no HTTP any more (RFC 9110 §15.2). */
    private static final Pattern INTERIM = Pattern.compile("HTTP/\\d\\.\\d 1(?!01)\\d\\d");

    private static final int A_REQUEST = 1 << 10;
    private static final int A_PAGE = 1 << 14;

    final URI uri;
    final Instant begun;
    final Spool request;
    final Spool response;
    final Spool entity;

    private final long startNanos = System.nanoTime();
    private final long deadlineNanos;
    private final long answerNanos;
    private final long maxBytes;
    private long tookNanos;

    int status;
    List<Map.Entry<String, String>> headers = List.of();
    Optional<String> address = Optional.empty();
    Optional<Capture.Tls> tls = Optional.empty();
    Optional<String> truncated = Optional.empty();
    Optional<Outcome> failure = Optional.empty();

    Exchange(URI uri, Settings.Network limits, Path folder, Clock clock) {
        this.uri = uri;
        this.begun = clock.instant();
        this.request = new Spool(folder, A_REQUEST);
        this.response = new Spool(folder, A_PAGE);
        this.entity = Spool.digesting(folder, A_PAGE);
        this.deadlineNanos = startNanos + limits.wholeTimeout().toNanos();
        this.answerNanos = limits.answerTimeout().toNanos();
        this.maxBytes = limits.maxBytes();
    }

    /** When all of it is to be over, as {@link System#nanoTime()}. */
    long deadlineNanos() {
        return deadlineNanos;
    }

    /** Called before each read of the socket: neither a silent nor a dripping server may hold us beyond the limits. */
    void beforeRead(Socket socket) throws IOException {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
            throw new CutShort("time");
        }
        socket.setSoTimeout(
                (int) Math.max(1, Duration.ofNanos(Math.min(left, answerNanos)).toMillis()));
    }

    /** Takes bytes from the socket, up to the limit. */
    void received(byte[] bytes, int from, int count) throws IOException {
        long room = maxBytes - response.length();
        response.write(bytes, from, (int) Math.min(room, count));
        if (count > room) {
            throw new CutShort("length");
        }
    }

    void finish() {
        tookNanos = System.nanoTime() - startNanos;
    }

    Duration took() {
        return Duration.ofNanos(tookNanos);
    }

    boolean answered() {
        return status > 0;
    }

    /** The first header of a name. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(h -> h.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Media type without parameters, lower case; {@code unk} when the server gave none. */
    String mediaType() {
        return Source.mediaType(header("Content-Type"));
    }

    /** What the archive gets. */
    Capture capture(Outcome outcome, Capture.Origin origin) throws IOException {
        return new Capture(
                uri,
                begun,
                took(),
                address,
                request.octets(),
                wireAnswer(),
                entity.octets(),
                entity.sha256Hex(),
                status,
                header("Content-Type"),
                truncated,
                tls,
                outcome,
                origin);
    }

    /** The answer without bytes that a server sent beyond the length it had announced. */
    private Octets wireAnswer() throws IOException {
        Octets all = response.octets();
        boolean plain = header("Content-Length").isPresent()
                && header("Transfer-Encoding").isEmpty();
        if (truncated.isPresent() || !plain || !(all instanceof Octets.InMemory kept)) {
            return all;
        }
        byte[] bytes = kept.bytes();
        int head = headLength(bytes);
        long wanted = head + entity.length();
        return head < 0 || wanted >= bytes.length ? all : Octets.of(java.util.Arrays.copyOf(bytes, (int) wanted));
    }

    /** Length of the heads, those of interim responses (1xx) before the final one included; -1 when they do not end. */
    private static int headLength(byte[] bytes) {
        int begin = 0;
        int end = headEnd(bytes, begin);
        while (end > 0 && interim(bytes, begin)) {
            begin = end;
            end = headEnd(bytes, begin);
        }
        return end;
    }

    private static boolean interim(byte[] bytes, int begin) {
        String line = new String(bytes, begin, Math.min(12, bytes.length - begin), StandardCharsets.ISO_8859_1);
        return INTERIM.matcher(line).matches();
    }

    private static int headEnd(byte[] bytes, int begin) {
        for (int i = begin; i + 3 < bytes.length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    void delete() throws IOException {
        request.delete();
        response.delete();
        entity.delete();
    }
}
