package org.nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.nianbao.model.Capture;

/**
 * The records of one exchange: response or revisit, request, metadata. All of them carry the same WARC-Date and refer to
 * the first by WARC-Concurrent-To (WARC/1.1 §5.7).
 *
 * <p>Digests are set as header text: the library's own builder writes SHA-256 in Base32, which the errata advise against.
 */
final class ExchangeRecords {
    private static final String REVISIT = "http://netpreserve.org/warc/1.1/revisit/";
    private static final Set<String> CUT = Set.of("length", "time", "disconnect", "unspecified");

    private final Capture capture;
    private final Measurement measured;
    private final String warcinfoId;
    private final String id = "urn:uuid:" + UUID.randomUUID();
    private final Instant date;
    private final String target;

    ExchangeRecords(Capture capture, Measurement measured, String warcinfoId) {
        this.capture = capture;
        this.measured = measured;
        this.warcinfoId = warcinfoId;
        this.date = capture.begun().truncatedTo(ChronoUnit.MICROS);
        this.target = capture.uri().toASCIIString();
    }

    /** What is no HTTP message, as another tool has archived it. */
    WarcRecord resource(String type, InputStream block) {
        WarcResource.Builder builder = new WarcResource.Builder(URI.create(target));
        builder.setHeader("WARC-Target-URI", target);
        connection(common(builder, id));
        builder.setHeader("WARC-Payload-Digest", Sha256.LABEL + measured.payloadSha256());
        return body(builder, type.isBlank() ? "application/octet-stream" : type, block, measured.response())
                .build();
    }

    /** The whole response. */
    WarcRecord response(InputStream block) {
        WarcResponse.Builder builder = new WarcResponse.Builder(target);
        connection(common(builder, id));
        capture.truncated()
                .ifPresent(why -> builder.setHeader("WARC-Truncated", CUT.contains(why) ? why : "unspecified"));
        builder.setHeader("WARC-Payload-Digest", Sha256.LABEL + measured.payloadSha256());
        return body(builder, "application/http;msgtype=response", block, measured.response())
                .build();
    }

    /** The head of the response only; the payload is that of the original. */
    WarcRecord revisit(byte[] head, CdxEntry original) {
        WarcRevisit.Builder builder = new WarcRevisit.Builder(target);
        connection(common(builder, id));
        String profile = measured.status() == 304 ? "server-not-modified" : "identical-payload-digest";
        builder.setHeader("WARC-Profile", REVISIT + profile);
        builder.setHeader("WARC-Refers-To", "<" + original.record().recordId() + ">");
        builder.setHeader("WARC-Refers-To-Target-URI", original.record().uri().toString());
        builder.setHeader("WARC-Refers-To-Date", original.record().date().toString());
        builder.setHeader(
                "WARC-Payload-Digest", Sha256.LABEL + original.record().payloadSha256());
        if (head.length < measured.response().length()) {
            builder.setHeader("WARC-Truncated", "length");
        }
        return body(
                        builder,
                        "application/http;msgtype=response",
                        new ByteArrayInputStream(head),
                        Measurement.Block.of(head))
                .build();
    }

    WarcRecord request(InputStream block) {
        WarcRequest.Builder builder = new WarcRequest.Builder(target);
        connection(common(builder, "urn:uuid:" + UUID.randomUUID()));
        builder.setHeader("WARC-Concurrent-To", "<" + id + ">");
        return body(builder, "application/http;msgtype=request", block, measured.request())
                .build();
    }

    WarcRecord metadata(Map<String, String> fields) {
        WarcMetadata.Builder builder = new WarcMetadata.Builder();
        builder.targetURI(target);
        common(builder, "urn:uuid:" + UUID.randomUUID());
        builder.setHeader("WARC-Concurrent-To", "<" + id + ">");
        byte[] block = WarcFields.format(fields);
        return body(builder, "application/warc-fields", new ByteArrayInputStream(block), Measurement.Block.of(block))
                .build();
    }

    private <B extends WarcCaptureRecord.AbstractBuilder<?, B>> B common(B builder, String recordId) {
        return builder.version(MessageVersion.WARC_1_1)
                .date(date)
                .recordId(URI.create(recordId))
                .setHeader("WARC-Warcinfo-ID", "<" + warcinfoId + ">");
    }

    private <B extends WarcCaptureRecord.AbstractBuilder<?, B>> void connection(B builder) {
        capture.address().flatMap(ExchangeRecords::literal).ifPresent(builder::ipAddress);
        measured.head()
                .map(HttpHead::protocol)
                .filter(p -> !p.isEmpty())
                .ifPresent(p -> builder.addHeader("WARC-Protocol", p));
        capture.tls().ifPresent(tls -> {
            builder.addHeader("WARC-Protocol", tlsProtocol(tls.version()));
            String cipher = WarcFields.clean(tls.cipher());
            if (!cipher.isEmpty()) {
                builder.setHeader("WARC-Cipher-Suite", cipher);
            }
        });
    }

    private static <B extends WarcCaptureRecord.AbstractBuilder<?, B>> B body(
            B builder, String type, InputStream block, Measurement.Block measured) {
        return builder.body(null, Channels.newChannel(block), measured.length())
                .setHeader("Content-Type", type)
                .setHeader("WARC-Block-Digest", Sha256.LABEL + measured.sha256());
    }

    /** {@code TLSv1.3} as WARC-Protocol writes it: {@code tls/1.3}. */
    private static String tlsProtocol(String version) {
        String text = WarcFields.clean(version).toLowerCase(Locale.ROOT);
        if (text.matches("(tls|ssl)v\\d(\\.\\d)?")) {
            String number = text.substring(4);
            return text.substring(0, 3) + "/"
                    + (number.contains(".") || text.startsWith("ssl") ? number : number + ".0");
        }
        return text.isEmpty() ? "tls" : text;
    }

    /** Only literals are taken, so that no name is ever looked up here. */
    private static Optional<InetAddress> literal(String address) {
        String bare = address.split("%", 2)[0];
        if (!bare.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (java.net.UnknownHostException e) {
            return Optional.empty(); // looks like an address but is none; the field is optional
        }
    }

    /** The first bytes of the response: its head. */
    static byte[] head(Capture capture, HttpHead head) throws IOException {
        try (InputStream in = capture.response().open()) {
            return in.readNBytes((int) head.length());
        }
    }
}
