package org.nianbao.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP/1 response and the way to its entity body (RFC 9112), read as leniently as browsers do: what
 * servers really send is what was archived.
 *
 * @param status status code of the final response; those of interim ones (1xx) are passed over
 * @param protocol {@code http/1.1} or {@code http/1.0}, as WARC-Protocol names them
 * @param fields header fields in order, names as sent, values read as ISO-8859-1 so that no byte is lost
 * @param length bytes of the head, interim heads and the blank line included
 */
record HttpHead(int status, String protocol, List<Map.Entry<String, String>> fields, long length) {
    /** A head is never larger; Apache HttpClient and browsers give up far earlier. */
    private static final int LARGEST = 1 << 20;

    private static final Pattern STATUS = Pattern.compile("HTTP/(\\d)(?:\\.(\\d))?\\s+(\\d{3})(?:\\s.*)?");
    private static final Pattern TYPE = Pattern.compile("[!-~]+");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern COMMA = Pattern.compile(",");

    /**
     * Reads the head and leaves the stream where the body begins.
     *
     * @return empty when the bytes are not HTTP
     */
    static Optional<HttpHead> read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        while (true) {
            Matcher start = STATUS.matcher(lines.next().orElse(""));
            if (!start.matches()) {
                return Optional.empty();
            }
            List<Map.Entry<String, String>> fields = lines.fields();
            int status = Integer.parseInt(start.group(3));
            if (status >= 200 || status == 101) {
                String minor = start.group(2) == null ? "0" : start.group(2);
                return Optional.of(new HttpHead(status, protocol(start.group(1), minor), fields, lines.count));
            }
        }
    }

    /** The head of what a record holds: HTTP, or for a resource record a stand-in that says its media type. */
    static Optional<HttpHead> read(String recordType, String contentType, InputStream in) throws IOException {
        return recordType.equals("resource") ? Optional.of(ofResource(contentType)) : read(in);
    }

    /** Heads that browsers reported may say HTTP/2 or 3, which WARC-Protocol calls h2 and h3. */
    private static String protocol(String major, String minor) {
        return major.compareTo("2") < 0 ? "http/" + major + "." + minor : "h" + major;
    }

    /** Stands for the head that a resource record does not have: found, and of this media type. */
    static HttpHead ofResource(String contentType) {
        return new HttpHead(
                200, "", contentType.isBlank() ? List.of() : List.of(Map.entry("Content-Type", contentType)), 0);
    }

    /** The first field of a name, blank ones included. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All fields of a name. */
    List<String> all(String name) {
        return fields.stream()
                .filter(f -> f.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The tokens of a list field in order, lower case. */
    List<String> tokens(String name) {
        return all(name).stream()
                .flatMap(COMMA::splitAsStream)
                .map(t -> t.strip().toLowerCase(Locale.ROOT))
                .filter(t -> !t.isEmpty())
                .toList();
    }

    /** The media type without parameters in lower case; {@code unk} when there is none, as CDX writers say. */
    String mediaType() {
        String type = first("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : "unk";
    }

    /**
     * The entity body: transfer coding removed, content coding kept.
     *
     * @param rest the stream {@link #read} has left
     */
    InputStream entity(InputStream rest) {
        if (status == 204 || status == 304 || status == 101) {
            return InputStream.nullInputStream();
        }
        if (tokens("Transfer-Encoding").contains("chunked")) {
            return new ChunkedBody(rest);
        }
        return contentLength().map(n -> (InputStream) new LimitedBody(rest, n)).orElse(rest);
    }

    private Optional<Long> contentLength() {
        return first("Content-Length").filter(v -> LENGTH.matcher(v).matches()).map(Long::valueOf);
    }

    /** Lines that end in LF or CRLF. */
    private static final class Lines {
        private final InputStream in;
        private long count;

        Lines(InputStream in) {
            this.in = in;
        }

        /** The next line without its end; empty at the end of the stream or when the head is too large. */
        Optional<String> next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b = -1;
            while (count < LARGEST && (b = in.read()) >= 0) {
                count++;
                if (b == '\n') {
                    break;
                }
                line.write(b);
            }
            if (b != '\n' && line.size() == 0) {
                return Optional.empty();
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        }

        List<Map.Entry<String, String>> fields() throws IOException {
            List<Map.Entry<String, String>> fields = new ArrayList<>();
            for (String line = next().orElse(""); !line.isEmpty(); line = next().orElse("")) {
                int colon = line.indexOf(':');
                if ((line.startsWith(" ") || line.startsWith("\t")) && !fields.isEmpty()) {
                    var last = fields.remove(fields.size() - 1);
                    fields.add(Map.entry(last.getKey(), (last.getValue() + " " + line.strip()).strip()));
                } else if (colon > 0) {
                    fields.add(Map.entry(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip()));
                }
            }
            return fields;
        }
    }
}
