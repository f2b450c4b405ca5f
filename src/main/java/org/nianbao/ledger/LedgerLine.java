package org.nianbao.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the ledger: fields in fixed order, keys of {@code data} sorted, so that equal entries have equal bytes. */
final class LedgerLine {
    /** Stands in the place of the digest of a line before the first. */
    static final String NONE = "0".repeat(64);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();
    private static final Pattern BEGINNING = Pattern.compile("\\{\"sequence\":(\\d{1,18}),");
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private LedgerLine() {}

    /**
     * The bytes of a line, without line end.
     *
     * @throws IllegalArgumentException when the data cannot be written as JSON
     */
    static byte[] format(Ledger.Entry entry) {
        StringBuilder line = new StringBuilder();
        line.append("{\"sequence\":").append(entry.sequence());
        line.append(",\"at\":").append(json(entry.at().toString()));
        line.append(",\"kind\":").append(json(entry.kind()));
        line.append(",\"subject\":").append(json(entry.subject()));
        line.append(",\"data\":").append(json(entry.data()));
        line.append(",\"previous\":").append(json(entry.previous())).append('}');
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the ledger takes plain values, lists and maps only: " + e, e);
        }
    }

    /**
     * Reads a line.
     *
     * @throws IOException when it is no entry
     */
    static Ledger.Entry parse(byte[] line) throws IOException {
        Map<String, Object> fields = JSON.readValue(line, OBJECT);
        try {
            return new Ledger.Entry(
                    ((Number) fields.get("sequence")).longValue(),
                    Instant.parse((String) fields.get("at")),
                    need(fields, "kind"),
                    need(fields, "subject"),
                    JSON.convertValue(fields.get("data"), OBJECT),
                    need(fields, "previous"));
        } catch (ClassCastException | NullPointerException | DateTimeException | IllegalArgumentException e) {
            throw new IOException("the line is no ledger entry: " + e.getMessage(), e);
        }
    }

    private static String need(Map<String, Object> fields, String name) {
        return java.util.Objects.requireNonNull((String) fields.get(name), name);
    }

    /** The number of the entry in a line, 0 when it does not begin as one; cheaper than reading it. */
    static long sequence(byte[] line) {
        Matcher beginning =
                BEGINNING.matcher(new String(line, 0, Math.min(line.length, 32), StandardCharsets.ISO_8859_1));
        return beginning.lookingAt() ? Long.parseLong(beginning.group(1)) : 0;
    }

    /** Lowercase hex SHA-256 of a line without its end. */
    static String digest(byte[] line) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
