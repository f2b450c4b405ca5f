package org.nianbao.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a CDXJ file (0.1.0) and proves each of its lines by reading the record it names. */
final class CdxjValidation implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+) (\\{.*)");
    private static final List<String> FIELDS =
            List.of("url", "digest", "mime", "filename", "offset", "length", "status");
    private static final int LONGEST_LINE = 1 << 20;

    private final Defects defects;
    private final IndexedRecords proof;
    private final Set<String> urls;
    private byte[] last = new byte[0];
    private long offset;

    /**
     * Makes ready.
     *
     * @param files finds the WARC file of a name
     */
    CdxjValidation(Defects defects, IndexedRecords.Files files) {
        this.defects = defects;
        this.proof = new IndexedRecords(files);
        this.urls = new TreeSet<>();
    }

    /** Checks a file and returns the number of its lines. */
    long of(InputStream in) throws IOException {
        CountedInput input = new CountedInput(in);
        long lines = 0;
        while (!input.ended()) {
            offset = input.count();
            byte[] line = line(input);
            // The first lines of a compressed index (ZipNum) describe it.
            if (!new String(line, StandardCharsets.UTF_8).startsWith("!meta")) {
                lines++;
                line(line);
            }
        }
        if (lines == 0) {
            defects.add(Flaw.FILE_EMPTY, 0, "", "CDXJ");
        }
        return lines;
    }

    /** The addresses that were indexed. */
    Set<String> urls() {
        return urls;
    }

    private static byte[] line(CountedInput in) throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        int b = in.read();
        while (b >= 0 && b != '\n' && line.size() < LONGEST_LINE) {
            line.write(b);
            b = in.read();
        }
        return line.toByteArray();
    }

    private void line(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int order = Arrays.compareUnsigned(last, bytes);
        if (order > 0) {
            tell(Flaw.CDXJ_UNSORTED, text);
        } else if (order == 0) {
            tell(Flaw.CDXJ_REPEATED, text);
        }
        last = bytes;
        Matcher parts = LINE.matcher(text);
        if (!parts.matches()) {
            tell(Flaw.CDXJ_LINE_FORM, text);
            return;
        }
        boolean timed = parts.group(2).matches("\\d{14}(\\d{3})?");
        if (!timed) {
            tell(Flaw.CDXJ_TIME_FORM, parts.group(2));
        }
        Optional<JsonNode> json = json(parts.group(3));
        if (json.isPresent() && complete(json.get())) {
            key(parts.group(1), json.get().path("url").asText());
            prove(json.get(), timed ? parts.group(2) : "");
        }
    }

    private Optional<JsonNode> json(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) {
                return Optional.of(json);
            }
        } catch (JsonProcessingException e) {
            // told below: it is no JSON object
        }
        tell(Flaw.CDXJ_JSON, text);
        return Optional.empty();
    }

    private boolean complete(JsonNode json) {
        boolean complete = true;
        for (String field : FIELDS) {
            boolean number = field.equals("offset") || field.equals("length") || field.equals("status");
            String value = json.path(field).asText();
            if (value.isEmpty()) {
                tell(Flaw.CDXJ_FIELD_MISSING, field);
                complete = false;
            } else if (number && !value.matches("\\d{1,18}")) {
                tell(Flaw.CDXJ_NUMBER_FORM, field + ": " + value);
                complete = false;
            }
        }
        return complete;
    }

    /** Canonicalisation differs between tools in the path, not in the host. */
    private void key(String key, String url) {
        urls.add(url);
        String expected = CdxLine.surt(url);
        int end = expected.indexOf(')');
        if (end > 0 && !key.startsWith(expected.substring(0, end))) {
            tell(Flaw.CDXJ_KEY_WRONG, key);
        }
    }

    private void prove(JsonNode json, String time) throws IOException {
        proof.check(json, time, this::tell);
    }

    private void tell(Flaw flaw, String detail) {
        defects.add(flaw, offset, "", detail);
    }

    @Override
    public void close() throws IOException {
        proof.close();
    }
}
