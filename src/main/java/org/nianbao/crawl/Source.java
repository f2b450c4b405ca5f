package org.nianbao.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.model.Octets;

/** Tells which bodies hold links to be read, and as what: decided by the first bytes, since servers label as they like. */
final class Source {
    private static final int HEAD = 2048;
    private static final int LONGEST = 16 << 20;
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> VAGUE = Set.of("unk", "text/plain");
    private static final Set<String> GZIP =
            Set.of("application/gzip", "application/x-gzip", "application/octet-stream", "unk");
    private static final Pattern JSON_TYPE = Pattern.compile("(?:application|text)/(?:[\\w.-]+\\+)?json");
    private static final Pattern XML_TYPE = Pattern.compile("(?:application|text)/(?:[\\w.-]+\\+)?xml|unk|text/plain");
    private static final Pattern SCRIPT_TYPE = Pattern.compile("(?:application|text)/(?:x-)?(?:java|ecma)script");
    private static final Pattern XML =
            Pattern.compile("^\\s*<(?:\\?xml|rss|feed)\\b(?!.{0,600}<html\\b)", Pattern.DOTALL);
    private static final Pattern SITEMAP = Pattern.compile("<(?:\\w+:)?(?:urlset|sitemapindex)[\\s>]");
    private static final Pattern RECORDS = Pattern.compile("<(?:datastore|recordset)[\\s>]");
    private static final Pattern ADDRESSES = Pattern.compile("^https?://\\S{3,2000}\\s*(?:\\n|$)");

    /** What XML begins with that is sent as HTML: an element that HTML does not know, and no link behind it. */
    private static final Pattern DISGUISED = Pattern.compile(
            "^\\s*<(?!(?:html|head|body|base|title|meta|link|style|script|div|span|p|a|b|i|u|em|strong|font|center|br|hr|h[1-6]|ul|ol|li|dl|dt|dd|table"
                    + "|thead|tbody|tr|td|th|form|input|select|option|button|label|textarea|iframe|frameset|frame|img|map|area|section|article|nav"
                    + "|header|footer|main|aside|template|ucap\\w+|datastore|recordset|object|embed|svg|noscript)\\b)[a-z_][\\w:-]*(?:\\s[^<>]{0,300})?>"
                    + "(?!.*<(?:html|body|a)\\b)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern LINES_TYPE =
            Pattern.compile("text/(?:csv|plain|comma-separated-values|tab-separated-values)");
    /** A line with words, a separator and an address, in any order. */
    private static final Pattern LINE = Pattern.compile(
            "(?m)^(?=[^\\n<>{}]{0,600}[,|;#^$\\t：])(?=[^\\n<>{}]{0,600}(?:https?://|/[\\w.-]+/|\\.s?html?|\\.pdf|\\.docx?))[^\\n<>{}]{8,2000}$");

    private Source() {}

    /** What a text is. */
    enum Kind {
        HTML,
        JSON,
        /** A script that a page loads. */
        SCRIPT,
        /** Records in XML of a kind of its own. */
        XML,
        /** A sitemap in XML, or an index of sitemaps. */
        SITEMAP,
        /** A sitemap in text: an address a line. */
        ADDRESSES,
        /** Records in text, one a line, with separators. */
        LINES
    }

    static boolean html(String mediaType, byte[] body) {
        if (HTML.contains(mediaType)) {
            return true;
        }
        if (!VAGUE.contains(mediaType)) {
            return false;
        }
        String start = head(body).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head");
    }

    /** The bytes to decode; empty for a body without links to read. */
    static Optional<byte[]> of(String mediaType, byte[] body) {
        if (html(mediaType, body)
                || JSON_TYPE.matcher(mediaType).matches()
                || SCRIPT_TYPE.matcher(mediaType).matches()
                || plain(mediaType, head(body))) {
            return Optional.of(body);
        }
        boolean gzipped = body.length > 2 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b && GZIP.contains(mediaType);
        return gzipped ? unfolded(body) : Optional.empty();
    }

    /** Whether {@link #of} may find something to read in a body of a type. */
    static boolean may(String mediaType) {
        return HTML.contains(mediaType)
                || VAGUE.contains(mediaType)
                || GZIP.contains(mediaType)
                || Stream.of(JSON_TYPE, SCRIPT_TYPE, XML_TYPE)
                        .anyMatch(p -> p.matcher(mediaType).matches());
    }

    private static boolean plain(String mediaType, String head) {
        if (lines(mediaType, head) || (VAGUE.contains(mediaType) && (json(head) || addresses(head)))) {
            return true;
        }
        return XML_TYPE.matcher(mediaType).matches()
                && (sitemap(head)
                        || RECORDS.matcher(head).find()
                        || XML.matcher(head).find());
    }

    /** A sitemap may be packed as a file, without any content coding; nothing else that is packed is unpacked here. */
    private static Optional<byte[]> unfolded(byte[] body) {
        try {
            return Optional.of(ContentCoding.decoded(Octets.of(body), Optional.of("gzip"), LONGEST))
                    .map(ContentCoding.Unfolded::bytes)
                    .filter(b -> sitemap(head(b)) || addresses(head(b)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a decoded text is read as.
     *
     * @param mediaType as the server said
     */
    static Kind kind(String mediaType, String text) {
        int begin = text.startsWith("\ufeff") ? 1 : 0;
        String head = text.substring(begin, Math.min(text.length(), HEAD));
        if (json(head)) {
            return Kind.JSON;
        }
        if (SCRIPT_TYPE.matcher(mediaType).matches()) {
            return Kind.SCRIPT;
        }
        if (sitemap(head)) {
            return Kind.SITEMAP;
        }
        boolean xml = XML_TYPE.matcher(mediaType).matches() && XML.matcher(head).find();
        if (xml && !RECORDS.matcher(head).find()) {
            return Kind.XML;
        }
        if (HTML.contains(mediaType) && DISGUISED.matcher(head).find()) {
            return Kind.XML;
        }
        return addresses(head) ? Kind.ADDRESSES : lines(mediaType, head) ? Kind.LINES : Kind.HTML;
    }

    private static boolean sitemap(String head) {
        return (head.contains("urlset") || head.contains("sitemapindex"))
                && SITEMAP.matcher(head).find();
    }

    private static boolean addresses(String head) {
        String start = head.stripLeading();
        return start.startsWith("http") && ADDRESSES.matcher(start).find();
    }

    private static boolean json(String head) {
        String start = head.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static String head(byte[] body) {
        byte[] some = Arrays.copyOf(body, Math.min(body.length, HEAD));
        String head = new String(some, StandardCharsets.ISO_8859_1);
        return head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
    }

    private static boolean lines(String mediaType, String head) {
        return LINES_TYPE.matcher(mediaType).matches()
                && LINE.matcher(head.replace("\r", "")).find();
    }

    /** Media type without parameters, lower case; {@code unk} when the server gave none. */
    static String mediaType(Optional<String> contentType) {
        String type = contentType.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() ? "unk" : type;
    }
}
