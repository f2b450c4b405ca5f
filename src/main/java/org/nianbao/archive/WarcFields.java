package org.nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.netpreserve.jwarc.MessageHeaders;
import org.nianbao.model.Capture;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/**
 * A block of {@code application/warc-fields} (WARC/1.1 §6.3): lines of name, colon, value in UTF-8. Blank values are left
 * out, since absence and blankness are the same in this format.
 */
final class WarcFields {
    /** Line ends and other control characters would end or break a field; runs of them become one space. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private WarcFields() {}

    /**
     * The metadata record of a capture.
     *
     * @param entitySha256 digest of the entity as read from the archived bytes; where the crawl read another one, that is
     *     noted, because one of the two readings is wrong
     */
    static Map<String, String> of(Capture capture, String entitySha256) {
        Map<String, String> fields = new LinkedHashMap<>();
        Capture.Origin origin = capture.origin();
        fields.put("via", origin.via().map(URI::toASCIIString).orElse(""));
        fields.put("hopsFromSeed", origin.hops());
        fields.put("fetchTimeMs", Long.toString(millis(capture.took())));
        fields.put("site", origin.siteCode());
        fields.put("sweep", origin.sweepId());
        fields.put("anchor", origin.anchor());
        fields.put(
                "outcome",
                capture.outcome().kind() + " " + capture.outcome().reason().id());
        fields.put("outcomeDetail", capture.outcome().detail());
        capture.tls().ifPresent(tls -> {
            fields.put("tlsVersion", tls.version());
            fields.put("tlsVerdict", tls.verdict());
            fields.put(
                    "tlsCertificate", tls.certificateSha256().isBlank() ? "" : Sha256.LABEL + tls.certificateSha256());
            fields.put(
                    "tlsCertificateChain",
                    tls.chain().stream().map(c -> Sha256.LABEL + c).collect(Collectors.joining(" ")));
        });
        if (!capture.entitySha256().equals(entitySha256)) {
            fields.put("entityDigestAsFetched", Sha256.LABEL + capture.entitySha256());
        }
        return clean(fields);
    }

    private static long millis(Duration took) {
        return Math.max(0, took.toMillis());
    }

    /** Values fit for writing, blank ones left out. */
    static Map<String, String> clean(Map<String, String> fields) {
        Map<String, String> clean = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String text = clean(value);
            if (!text.isEmpty()) {
                clean.put(name, text);
            }
        });
        return clean;
    }

    /** One line of valid Unicode without white space at its ends. */
    static String clean(String value) {
        return isPlain(value) ? value.strip() : mended(value);
    }

    /** Whether there is nothing but printable ASCII. */
    private static boolean isPlain(String value) {
        int at = 0;
        while (at < value.length() && value.charAt(at) >= ' ' && value.charAt(at) <= '~') {
            at++;
        }
        return at == value.length();
    }

    private static String mended(String value) {
        // Half a surrogate pair has no UTF-8 form; writing and reading once shows what will be read back.
        String text = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** The block of a record. */
    static byte[] format(Map<String, String> fields) {
        StringBuilder block = new StringBuilder();
        fields.forEach(
                (name, value) -> block.append(name).append(": ").append(value).append("\r\n"));
        return block.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a block; the first value of a name counts. */
    static Map<String, String> parse(byte[] block) throws IOException {
        // The parser wants one empty line at the end of header fields; in this format there may be any number.
        int end = block.length;
        while (end > 0 && (block[end - 1] == '\n' || block[end - 1] == '\r')) {
            end--;
        }
        byte[] ends = (end == 0 ? "\r\n" : "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] ended = java.util.Arrays.copyOf(block, end + ends.length);
        System.arraycopy(ends, 0, ended, end, ends.length);
        Map<String, String> fields = new LinkedHashMap<>();
        MessageHeaders.parse(Channels.newChannel(new ByteArrayInputStream(ended)))
                .map()
                .forEach((name, values) -> fields.put(name, first(values)));
        return fields;
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }

    /** How the crawl came here; unknown things are blank. */
    static Capture.Origin origin(Map<String, String> fields) {
        return new Capture.Origin(
                fields.getOrDefault("site", ""),
                fields.getOrDefault("sweep", ""),
                Optional.ofNullable(fields.get("via")).map(URI::create),
                fields.getOrDefault("hopsFromSeed", ""),
                fields.getOrDefault("anchor", ""));
    }

    /** What the page was; records of other makers say nothing and count as content. */
    static Outcome outcome(Map<String, String> fields) {
        String[] words = fields.getOrDefault("outcome", "captured content").split(" ", 2);
        return Outcome.of(words[0], Reason.of(words[words.length - 1]), fields.getOrDefault("outcomeDetail", ""));
    }
}
