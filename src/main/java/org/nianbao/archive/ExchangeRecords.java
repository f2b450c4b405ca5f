package org.nianbao.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.WarcResponse;
import org.nianbao.model.Capture;

/**
 * The headers of the records of one exchange: response or revisit, request, metadata. All of them carry the same WARC-Date
 * and refer to the first by WARC-Concurrent-To (WARC/1.1 §5.7).
 */
final class ExchangeRecords {
    private static final String REVISIT = "http://netpreserve.org/warc/1.1/revisit/";
    private static final Set<String> CUT = Set.of("length", "time", "disconnect", "unspecified");
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+");
    private static final Pattern TLS = Pattern.compile("(tls|ssl)v\\d(\\.\\d)?");

    private final Capture capture;
    private final Measurement measured;
    private final String warcinfoId;
    private final String id = freshId();
    private final Instant date;
    private final String dateText;
    private final String target;

    ExchangeRecords(Capture capture, Measurement measured, String warcinfoId) {
        this.capture = capture;
        this.measured = measured;
        this.warcinfoId = warcinfoId;
        this.date = capture.begun().truncatedTo(ChronoUnit.MICROS);
        this.dateText = date.toString();
        this.target = capture.uri().toASCIIString();
    }

    private static String freshId() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    /** What is no HTTP message, as another tool has archived it. */
    byte[] resource(String type) {
        return connection(begin("resource", id))
                .with("WARC-Payload-Digest", Sha256.LABEL + measured.payloadSha256())
                .bytes(type.isBlank() ? "application/octet-stream" : type, measured.response());
    }

    /** The whole response. */
    byte[] response() {
        RecordHeader header = connection(begin("response", id));
        capture.truncated().ifPresent(why -> header.with("WARC-Truncated", CUT.contains(why) ? why : "unspecified"));
        return header.with("WARC-Payload-Digest", Sha256.LABEL + measured.payloadSha256())
                .bytes("application/http;msgtype=response", measured.response());
    }

    /** The head of the response only; the payload is that of the original. */
    byte[] revisit(Measurement.Block head, CdxEntry original) {
        String profile = measured.status() == 304 ? "server-not-modified" : "identical-payload-digest";
        RecordHeader header = connection(begin("revisit", id))
                .with("WARC-Profile", REVISIT + profile)
                .with("WARC-Refers-To", "<" + original.record().recordId() + ">")
                .with("WARC-Refers-To-Target-URI", original.record().uri().toString())
                .with("WARC-Refers-To-Date", original.record().date().toString())
                .with("WARC-Payload-Digest", Sha256.LABEL + original.record().payloadSha256());
        if (head.length() < measured.response().length()) {
            header.with("WARC-Truncated", "length");
        }
        return header.bytes("application/http;msgtype=response", head);
    }

    /** The request. */
    byte[] request() {
        return connection(begin("request", freshId()))
                .with("WARC-Concurrent-To", "<" + id + ">")
                .bytes("application/http;msgtype=request", measured.request());
    }

    /** The metadata. */
    byte[] metadata(Measurement.Block fields) {
        return begin("metadata", freshId())
                .with("WARC-Concurrent-To", "<" + id + ">")
                .bytes("application/warc-fields", fields);
    }

    /**
     * The first record as its header describes it.
     *
     * @param original what it refers to when it is a revisit record
     * @param truncated whether it may say that the capture was cut
     */
    CdxEntry.Described first(Optional<CdxEntry> original, boolean truncated) {
        URI uri = capture.uri().toString().equals(target) ? capture.uri() : URI.create(target);
        return new CdxEntry.Described(
                id,
                original.isPresent(),
                uri,
                date,
                original.map(o -> o.record().recordId()).orElse(""),
                truncated && capture.truncated().isPresent());
    }

    private RecordHeader begin(String type, String recordId) {
        return new RecordHeader()
                .with("WARC-Type", type)
                .with("WARC-Record-ID", "<" + recordId + ">")
                .with("WARC-Date", dateText)
                .with("WARC-Target-URI", target)
                .with("WARC-Warcinfo-ID", "<" + warcinfoId + ">");
    }

    private RecordHeader connection(RecordHeader header) {
        capture.address().flatMap(ExchangeRecords::literal).ifPresent(a -> header.with("WARC-IP-Address", a));
        measured.head()
                .map(HttpHead::protocol)
                .filter(p -> !p.isEmpty())
                .ifPresent(p -> header.with("WARC-Protocol", p));
        capture.tls().ifPresent(tls -> {
            header.with("WARC-Protocol", tlsProtocol(tls.version()));
            String cipher = WarcFields.clean(tls.cipher());
            if (!cipher.isEmpty()) {
                header.with("WARC-Cipher-Suite", cipher);
            }
        });
        return header;
    }

    /** {@code TLSv1.3} as WARC-Protocol writes it: {@code tls/1.3}. */
    private static String tlsProtocol(String version) {
        String text = WarcFields.clean(version).toLowerCase(Locale.ROOT);
        if (TLS.matcher(text).matches()) {
            String number = text.substring(4);
            return text.substring(0, 3) + "/"
                    + (number.contains(".") || text.startsWith("ssl") ? number : number + ".0");
        }
        return text.isEmpty() ? "tls" : text;
    }

    /** Only literals are taken, so that no name is ever looked up here. */
    private static Optional<String> literal(String address) {
        String bare = address.split("%", 2)[0];
        if (!LITERAL.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress literal = InetAddress.getByName(bare);
            return literal instanceof Inet4Address ? Optional.of(literal.getHostAddress()) : canonical(literal);
        } catch (java.net.UnknownHostException e) {
            return Optional.empty(); // looks like an address but is none; the field is optional
        }
    }

    /** An IPv6 address in the form of RFC 5952, which the library knows how to write. */
    private static Optional<String> canonical(InetAddress address) {
        return new WarcResponse.Builder("urn:x")
                .ipAddress(address)
                .build()
                .headers()
                .first("WARC-IP-Address");
    }

    /** The first bytes of the response: its head. */
    static byte[] head(Capture capture, HttpHead head) throws IOException {
        try (InputStream in = capture.response().open()) {
            return in.readNBytes((int) head.length());
        }
    }
}
