package org.nianbao.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netpreserve.jwarc.URIs;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/**
 * One line of CDXJ 0.1.0: SURT key, 14-digit time, JSON on one line.
 *
 * <p>The seven fields of the specification come first, then its optional {@code recordDigest}, then our own, which hold
 * the rest of an {@link ArchivedRecord} so that opening an archive reads no WARC file. All of them are flat strings:
 * CDXJ 0.1.0 demands {@code offset}, {@code length} and {@code status} but does not fix their JSON type; its example has
 * numbers, the tools that write CDXJ (jwarc, js-wacz) write strings, and a file that is to be read and compared with
 * those tools follows the tools. Nothing is nested, for the same reason. The digest carries the label
 * of the WARC errata ({@code sha256:}), so that it can be compared with the record as text; a 304 revisit has the digest
 * of the payload it confirms, since the specification demands one on every line.
 */
final class CdxLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonStringEncoder QUOTED = JsonStringEncoder.getInstance();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CdxLine() {}

    /** The line of an entry, without line end. */
    static String format(CdxEntry entry) {
        ArchivedRecord record = entry.record();
        Map<String, String> fields = standard(entry);
        fields.put("recordDigest", Sha256.LABEL + entry.recordDigest());
        fields.put("exchangeLength", Long.toString(entry.exchangeLength()));
        fields.put("recordId", record.recordId());
        fields.put("date", record.date().toString());
        put(fields, "refersTo", entry.refersTo());
        put(fields, "truncated", entry.truncated() ? "true" : "");
        put(fields, "httpMime", record.revisit() ? record.mediaType() : "");
        put(fields, "contentType", record.contentType().orElse(""));
        fields.put("outcome", record.outcome().kind());
        fields.put("reason", record.outcome().reason().id());
        put(fields, "outcomeDetail", record.outcome().detail());
        Capture.Origin origin = record.origin();
        put(fields, "site", origin.siteCode());
        put(fields, "sweep", origin.sweepId());
        put(fields, "via", origin.via().map(URI::toString).orElse(""));
        put(fields, "hops", origin.hops());
        put(fields, "anchor", origin.anchor());
        return key(record) + " " + TIME.format(record.date()) + " " + json(fields);
    }

    /** The line of a record that lies elsewhere, with the fields of the specification only, for other tools. */
    static String standard(CdxEntry entry, long offset) {
        Map<String, String> fields = standard(entry);
        fields.put("offset", Long.toString(offset));
        fields.put("recordDigest", Sha256.LABEL + entry.recordDigest());
        return key(entry.record()) + " " + TIME.format(entry.record().date()) + " " + json(fields);
    }

    private static Map<String, String> standard(CdxEntry entry) {
        ArchivedRecord record = entry.record();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("url", record.uri().toString());
        fields.put("mime", record.revisit() ? "warc/revisit" : record.mediaType());
        fields.put("status", Integer.toString(record.status()));
        fields.put("digest", Sha256.LABEL + record.payloadSha256());
        fields.put("length", Long.toString(record.length()));
        fields.put("offset", Long.toString(record.offset()));
        fields.put("filename", record.warcFile());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    static String key(ArchivedRecord record) {
        return surt(record.uri().toString()).replace(" ", "%20");
    }

    /** The SURT form of an address, as index lines have it for a key. */
    static String surt(String url) {
        return URIs.toNormalizedSurt(url);
    }

    private static String json(Map<String, String> fields) {
        StringBuilder json = new StringBuilder(1024);
        fields.forEach((name, value) -> {
            json.append(json.length() == 0 ? "{\"" : ",\"").append(name).append("\":\"");
            QUOTED.quoteAsString(value, json);
            json.append('"');
        });
        return json.append('}').toString();
    }

    /** Reads a line that {@link #format} has written; empty when it is none. */
    static Optional<CdxEntry> parse(String line) {
        int json = line.indexOf(" {"); // a key may have braces of its own, but no blank
        if (json < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(entry(JSON.readValue(line.substring(json + 1), FIELDS)));
        } catch (JsonProcessingException | IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty(); // a torn or foreign line: the WARC file tells what belongs here
        }
    }

    private static CdxEntry entry(Map<String, String> fields) {
        boolean revisit = "warc/revisit".equals(fields.get("mime"));
        ArchivedRecord record = new ArchivedRecord(
                need(fields, "recordId"),
                revisit,
                URI.create(need(fields, "url")),
                Instant.parse(need(fields, "date")),
                Integer.parseInt(need(fields, "status")),
                need(fields, revisit ? "httpMime" : "mime"),
                Optional.ofNullable(fields.get("contentType")),
                digest(fields, "digest"),
                need(fields, "filename"),
                Long.parseLong(need(fields, "offset")),
                Long.parseLong(need(fields, "length")),
                outcome(fields),
                origin(fields));
        return new CdxEntry(
                record,
                digest(fields, "recordDigest"),
                Long.parseLong(need(fields, "exchangeLength")),
                fields.getOrDefault("refersTo", ""),
                fields.containsKey("truncated"));
    }

    private static Outcome outcome(Map<String, String> fields) {
        return Outcome.of(
                need(fields, "outcome"), Reason.of(need(fields, "reason")), fields.getOrDefault("outcomeDetail", ""));
    }

    private static Capture.Origin origin(Map<String, String> fields) {
        return new Capture.Origin(
                fields.getOrDefault("site", ""),
                fields.getOrDefault("sweep", ""),
                Optional.ofNullable(fields.get("via")).map(URI::create),
                fields.getOrDefault("hops", ""),
                fields.getOrDefault("anchor", ""));
    }

    private static String digest(Map<String, String> fields, String name) {
        String value = need(fields, name);
        if (!Sha256.labels(value)) {
            throw new IllegalArgumentException(name + " is no SHA-256");
        }
        return value.substring(Sha256.LABEL.length());
    }

    private static String need(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the line has no " + name);
        }
        return value;
    }
}
