package org.nianbao.archive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header of a WARC record as its bytes stand there. Libraries repair or refuse what a validator has to name.
 *
 * @param version the first line
 * @param fields name and value in order; folded lines are joined
 */
record RawHeader(String version, List<Map.Entry<String, String>> fields) {
    static final int LARGEST = 1 << 20;

    private static final Pattern FIELD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:.*", Pattern.DOTALL);
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[\\w-]+\\?[BbQq]\\?[^?]*\\?=");

    /** The header breaks off, which has been told. */
    static final class Torn extends EOFException {
        private static final long serialVersionUID = 1L;

        Torn() {
            super("the record header does not end");
        }
    }

    /** Is told what is wrong. */
    @FunctionalInterface
    interface Tell {
        void of(Flaw flaw, String detail);
    }

    /**
     * Reads a header and leaves the stream at the block.
     *
     * @return empty when this is no WARC record, which has been told
     * @throws Torn when it breaks off
     */
    static Optional<RawHeader> read(InputStream in, Tell tell) throws IOException {
        Lines lines = new Lines(in, tell);
        String version = lines.next();
        if (!version.equals("WARC/1.0") && !version.equals("WARC/1.1")) {
            tell.of(Flaw.WARC_VERSION, version);
            if (!version.startsWith("WARC/")) {
                return Optional.empty();
            }
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            field(line, fields, tell);
        }
        return Optional.of(new RawHeader(version, List.copyOf(fields)));
    }

    private static void field(String line, List<Map.Entry<String, String>> fields, Tell tell) {
        if ((line.startsWith(" ") || line.startsWith("\t")) && !fields.isEmpty()) {
            tell.of(Flaw.WARC_FIELD_FOLDED, line.strip());
            Map.Entry<String, String> last = fields.remove(fields.size() - 1);
            fields.add(Map.entry(last.getKey(), last.getValue() + " " + line.strip()));
            return;
        }
        if (!FIELD.matcher(line).matches()) {
            tell.of(Flaw.WARC_FIELD_MALFORMED, line);
            return;
        }
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        if (ENCODED_WORD.matcher(value).find()) {
            tell.of(Flaw.WARC_FIELD_ENCODED_WORD, line);
        }
        fields.add(Map.entry(line.substring(0, colon), value));
    }

    /** The first value of a field, blank when there is none. */
    String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(f -> f.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    String type() {
        return first("WARC-Type");
    }

    String id() {
        return CdxEntry.id(first("WARC-Record-ID"));
    }

    /** The address without the angle brackets that WARC/1.0 writers put there. */
    String target() {
        return CdxEntry.id(first("WARC-Target-URI"));
    }

    Optional<Long> length() {
        return Optional.of(first("Content-Length"))
                .filter(v -> v.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    private static final class Lines {
        private final InputStream in;
        private final Tell tell;
        private int count;

        Lines(InputStream in, Tell tell) {
            this.in = in;
            this.tell = tell;
        }

        String next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b = in.read();
            while (b >= 0 && b != '\n' && count < LARGEST) {
                line.write(b);
                count++;
                b = in.read();
            }
            if (b != '\n') {
                tell.of(
                        b < 0 ? Flaw.WARC_HEADER_TORN : Flaw.WARC_HEADER_TOO_LARGE,
                        b < 0 ? text(line.toByteArray()) : Integer.toString(LARGEST));
                throw new Torn();
            }
            return ended(line.toByteArray());
        }

        private String ended(byte[] line) {
            String text = text(line);
            if (!text.endsWith("\r")) {
                tell.of(Flaw.WARC_LINE_END, text);
                return text;
            }
            return text.substring(0, text.length() - 1);
        }

        private String text(byte[] line) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line))
                        .toString();
            } catch (CharacterCodingException e) {
                String latin = new String(line, StandardCharsets.ISO_8859_1);
                tell.of(Flaw.WARC_FIELD_NOT_UTF8, latin);
                return latin;
            }
        }
    }
}
