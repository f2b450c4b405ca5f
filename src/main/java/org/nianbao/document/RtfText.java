package org.nianbao.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/** The characters of RTF: bytes in the charset of their font or of the document, and Unicode with its fallback. */
final class RtfText {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Map<String, Character> SYMBOLS = Map.ofEntries(
            Map.entry("tab", '\t'),
            Map.entry("par", '\n'),
            Map.entry("line", '\n'),
            Map.entry("sect", '\n'),
            Map.entry("page", '\n'),
            Map.entry("emdash", '—'),
            Map.entry("endash", '–'),
            Map.entry("lquote", '‘'),
            Map.entry("rquote", '’'),
            Map.entry("ldblquote", '“'),
            Map.entry("rdblquote", '”'),
            Map.entry("bullet", '•'),
            Map.entry("emspace", ' '),
            Map.entry("enspace", ' '),
            Map.entry("qmspace", ' '),
            Map.entry("~", '\u00a0'),
            Map.entry("_", '-'));

    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Charset charset = WESTERN;
    private Charset document = WESTERN;
    private StringBuilder out = new StringBuilder();
    /** Characters still to be passed over behind a Unicode one. */
    private int fallback;

    /** Where characters go from now on. */
    void into(StringBuilder target) {
        end();
        out = target;
    }

    /** The charset of text whose font has none of its own. */
    void codePage(int page) {
        document = switch (page) {
            case 936, 54936 -> CharsetLabel.GB18030;
            case 950 -> Charset.forName("Big5");
            case 65001 -> java.nio.charset.StandardCharsets.UTF_8;
            default -> WESTERN;
        };
        charset = document;
    }

    /** Notes the charset of a font (§ Font Table). */
    void font(int number, int fcharset) {
        if (fcharset == 134) {
            fonts.put(number, CharsetLabel.GB18030);
        } else if (fcharset == 136) {
            fonts.put(number, Charset.forName("Big5"));
        }
    }

    /** Text goes on in a font. */
    void use(int font) {
        Charset next = fonts.getOrDefault(font, document);
        if (!next.equals(charset)) {
            end();
            charset = next;
        }
    }

    void add(int value) {
        if (fallback > 0) {
            fallback--;
        } else {
            bytes.write(value);
        }
    }

    void unicode(int value, int fallbackLength) {
        end();
        out.append((char) value);
        fallback = fallbackLength;
    }

    /** A control word that stands for a character; nothing when it stands for none. */
    void symbol(String word) {
        Character c = SYMBOLS.get(word);
        if (c != null) {
            end();
            out.append(c.charValue());
        }
    }

    /** Turns the bytes so far into characters. */
    void end() {
        if (bytes.size() > 0) {
            out.append(bytes.toString(charset));
            bytes.reset();
        }
    }

    /** A brace ends what a Unicode character's fallback may be. */
    void noFallback() {
        fallback = 0;
    }
}
