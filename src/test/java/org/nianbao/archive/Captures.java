package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.nianbao.model.Capture;
import org.nianbao.model.Home;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/** Makes captures as the crawl hands them over. */
final class Captures {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-31T08:15:30.123Z"), ZoneOffset.UTC);
    static final Map<String, String> WARCINFO = Map.of(
            "configuration",
            "politeness.factor=5",
            "software",
            "nianbao 0.1.0",
            "operator",
            "某大学 图书馆",
            "robots",
            "obey",
            "http-header-user-agent",
            "nianbao/0.1");
    static final Outcome CONTENT = new Outcome.Captured(Reason.CONTENT, "");

    private static int ticks;

    private Captures() {}

    static Archive open(Path root) {
        return Archive.open(new Home(root), CLOCK, WARCINFO);
    }

    static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A plain page. */
    static Capture page(String uri, String html) {
        byte[] body = html.getBytes(UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + body.length
                + "\r\nETag: \"a\"\r\n\r\n";
        return capture(uri, join(bytes(head), body), body);
    }

    static Capture notModified(String uri) {
        return capture(uri, bytes("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n"), new byte[0]);
    }

    static Capture capture(String uri, byte[] response, byte[] entity) {
        return capture(uri, Octets.of(response), entity, Sha256.of(entity));
    }

    static Capture capture(String uri, Octets response, byte[] entity, String sha256) {
        ticks++;
        URI address = URI.create(uri);
        byte[] request = bytes("GET " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getHost()
                + "\r\nUser-Agent: nianbao/0.1\r\n\r\n");
        return new Capture(
                address,
                Instant.parse("2026-03-31T08:15:31Z").plusNanos(ticks * 1_234_567_891L),
                Duration.ofMillis(87),
                Optional.of("127.0.0.1"),
                Octets.of(request),
                response,
                Octets.of(entity),
                sha256,
                200,
                Optional.of("text/html"),
                Optional.empty(),
                Optional.empty(),
                CONTENT,
                new Capture.Origin(
                        "410103", "s-1", Optional.of(URI.create("http://www.erqi.example/zfxxgk/")), "LL", "2024年度报告"));
    }

    static Capture with(Capture c, Optional<String> truncated, Outcome outcome, Capture.Origin origin) {
        return new Capture(
                c.uri(),
                c.begun(),
                c.took(),
                c.address(),
                c.request(),
                c.response(),
                c.entity(),
                c.entitySha256(),
                c.status(),
                c.contentType(),
                truncated,
                c.tls(),
                outcome,
                origin);
    }

    static Capture cut(Capture c, String why) {
        return with(c, Optional.of(why), c.outcome(), c.origin());
    }

    static Capture secure(Capture c, String address) {
        return new Capture(
                c.uri(),
                c.begun(),
                c.took(),
                Optional.of(address),
                c.request(),
                c.response(),
                c.entity(),
                c.entitySha256(),
                c.status(),
                c.contentType(),
                c.truncated(),
                Optional.of(new Capture.Tls(
                        "TLSv1.3",
                        "TLS_AES_256_GCM_SHA384",
                        Sha256.of(bytes("certificate")),
                        List.of(Sha256.of(bytes("certificate")), Sha256.of(bytes("authority"))),
                        "self-signed certificate")),
                c.outcome(),
                c.origin());
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] chunked(byte[] body, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < body.length; i += size) {
            int n = Math.min(size, body.length - i);
            out.writeBytes(bytes(Integer.toHexString(n) + ";x=y\r\n"));
            out.write(body, i, n);
            out.writeBytes(bytes("\r\n"));
        }
        out.writeBytes(bytes("0\r\nX-Trailer: t\r\n\r\n"));
        return out.toByteArray();
    }
}
