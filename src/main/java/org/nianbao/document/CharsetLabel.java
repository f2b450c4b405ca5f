package org.nianbao.document;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Charset labels: where they stand and what they mean. */
final class CharsetLabel {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset BIG5 = Charset.forName("Big5");

    private static final Set<String> BIG5_LABELS = Set.of("big5", "big-5", "big5-hkscs", "x-x-big5", "cp950", "ms950");
    private static final int HEAD = 256 * 1024;
    private static final Pattern PARAMETER =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:+-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern GB_LABEL = Pattern.compile(
            "gb.*|x-gbk|cp936|ms936|windows-936|936|euc-cn|euccn|x-euc-cn|hz-gb-2312|chinese|csgb.*|iso-ir-58");
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']\\s*([\\w.:+-]+)");

    private CharsetLabel() {}

    /** The label in a Content-Type header. */
    static Optional<String> inContentType(String contentType) {
        return first(PARAMETER, contentType);
    }

    /** The label in a {@code <meta>} or the XML declaration of a page's beginning, comments left out. */
    static Optional<String> inMarkup(byte[] bytes) {
        String head = new String(Arrays.copyOf(bytes, Math.min(HEAD, bytes.length)), StandardCharsets.ISO_8859_1);
        if (head.stripLeading().startsWith("<?xml")) {
            int end = head.indexOf("?>");
            return first(ENCODING, head.substring(0, end < 0 ? 0 : end)).or(() -> inMeta(head));
        }
        return inMeta(head);
    }

    private static Optional<String> inMeta(String head) {
        int at = head.indexOf('<');
        while (at >= 0) {
            int end = head.startsWith("<!--", at) ? after(head, "-->", at + 2) : after(head, ">", at);
            if (head.regionMatches(true, at, "<meta", 0, 5)) {
                Optional<String> label = first(PARAMETER, head.substring(at, end));
                if (label.isPresent()) {
                    return label;
                }
                end = at + 5;
            } else if (!head.startsWith("<!--", at)) {
                end = at + 1;
            }
            at = head.indexOf('<', end);
        }
        return Optional.empty();
    }

    /** Past the next mark; the end when there is none. */
    private static int after(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at + mark.length();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** The charset of a label, if there is one of that name. All of the GB family is GB18030, its superset. */
    static Optional<Charset> charset(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        if (GB_LABEL.matcher(name).matches()) {
            return Optional.of(GB18030);
        }
        if (BIG5_LABELS.contains(name)) {
            return Optional.of(BIG5);
        }
        if (name.equals("utf8") || name.equals("unicode-1-1-utf-8")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return named(name);
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // an unknown label says nothing
        }
    }

    /** Whether Chinese sites use it. */
    static boolean isChinese(Charset charset) {
        return charset.equals(GB18030) || charset.equals(BIG5) || charset.name().startsWith("UTF-");
    }
}
