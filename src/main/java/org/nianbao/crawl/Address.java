package org.nianbao.crawl;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as pages print them: with spaces, back slashes and Chinese characters; made absolute and fetchable. */
final class Address {
    static final int LONGEST = 2000;
    /** With what is sent by POST: readers of WARC files take no head of a record longer than 8,192 bytes. */
    private static final int LONGEST_POST = 7000;

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final String UNSAFE = "%\\\"<>`{}|^[]";

    private static final Pattern PRINTED_HOST =
            Pattern.compile("^((?:https?:)?[/\\\\]{2})([^/\\\\?#@:\\[]+)", Pattern.CASE_INSENSITIVE);
    /** Names that DNS knows although RFC 2396, and with it java.net.URI, does not: with an underscore, above all. */
    private static final Pattern LOOSE_AUTHORITY =
            Pattern.compile("([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,250}[A-Za-z0-9_])?)(?::(\\d{1,5})?)?");

    private Address() {}

    /** The host of an address that {@link #resolve} gave. */
    static String host(URI uri) {
        return hostOf(uri).orElseThrow();
    }

    /** The port of an address, -1 when it names none. */
    static int port(URI uri) {
        if (uri.getHost() != null) {
            return uri.getPort();
        }
        Matcher loose = loose(uri);
        return loose.matches() && loose.group(2) != null ? Integer.parseInt(loose.group(2)) : -1;
    }

    private static Optional<String> hostOf(URI uri) {
        if (uri.getHost() != null) {
            return Optional.of(uri.getHost());
        }
        Matcher loose = loose(uri);
        return loose.matches() ? Optional.of(loose.group(1)) : Optional.empty();
    }

    private static Matcher loose(URI uri) {
        return LOOSE_AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
    }

    /** A host in Chinese characters as DNS knows it (RFC 3490). */
    private static String withAsciiHost(String text) {
        if (isAscii(text)) {
            return text;
        }
        Matcher printed = PRINTED_HOST.matcher(text);
        if (!printed.find() || isAscii(printed.group(2))) {
            return text;
        }
        return printed.group(1) + IDN.toASCII(printed.group(2), IDN.ALLOW_UNASSIGNED) + text.substring(printed.end());
    }

    /** Whether a text has nothing but ASCII. */
    static boolean isAscii(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 0x80) {
            at++;
        }
        return at == text.length();
    }

    /**
     * The absolute address a page means.
     *
     * @param base the page's address or what its {@code <base>} says
     * @param printed as it stands in the page
     * @param charset of the page, in which what is not ASCII gets percent-encoded
     * @return empty for anything but a usable http or https address
     */
    static Optional<URI> resolve(URI base, String printed, Charset charset) {
        String text = withoutFragment(unbroken(printed).strip());
        if (text.isEmpty() || text.length() > longest(text) || !startsUsably(text)) {
            return Optional.empty();
        }
        try {
            // Escapes make it longer than it was printed; the frontier takes no more.
            return usable(join(base, escape(withAsciiHost(text), charset)))
                    .filter(uri -> uri.toString().length() <= LONGEST_POST);
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Dirty markup: an address nobody could follow is no link.
            return Optional.empty();
        }
    }

    /** A Location header: its bytes were read one a character, so they are escaped as they are. */
    static Optional<URI> location(URI base, String header) {
        return resolve(base, header, StandardCharsets.ISO_8859_1);
    }

    /** An address of a seed or a row, made fetchable. */
    static Optional<URI> of(URI uri) {
        return usable(uri).or(() -> resolve(uri, uri.toString(), StandardCharsets.UTF_8));
    }

    private static String unbroken(String text) {
        return text.replace("\t", "").replace("\r", "").replace("\n", "");
    }

    private static boolean startsUsably(String text) {
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        boolean hasScheme = colon > 0
                && (slash < 0 || colon < slash)
                && SCHEME.matcher(text.substring(0, colon)).matches();
        return !hasScheme || text.regionMatches(true, 0, "http:", 0, 5) || text.regionMatches(true, 0, "https:", 0, 6);
    }

    private static int longest(String text) {
        return text.length() > LONGEST && text.contains("__wb_method=POST&") ? LONGEST_POST : LONGEST;
    }

    private static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    /** RFC 3986 §5.2.2 by hand: java.net.URI loses the last segment before a mere query, and folds empty segments. */
    private static URI join(URI base, String reference) throws URISyntaxException {
        if (reference.startsWith("//")) {
            return new URI(base.getScheme() + ":" + reference);
        }
        boolean rooted = reference.startsWith("/");
        if (!rooted && ABSOLUTE.matcher(reference).lookingAt()) {
            return new URI(reference);
        }
        String path = base.getRawPath() == null || base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        String start = base.getScheme() + "://" + base.getRawAuthority();
        if (rooted) {
            return new URI(start + reference);
        }
        return reference.startsWith("?")
                ? new URI(start + path + reference)
                : new URI(start + path.substring(0, path.lastIndexOf('/') + 1) + reference);
    }

    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!dots) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static Optional<URI> usable(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || hostOf(uri).isEmpty() || port(uri) > 65_535) {
            return Optional.empty();
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : withoutDots(uri.getRawPath());
        String port = port(uri) < 0 ? "" : ":" + port(uri);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String usable = scheme + "://" + host(uri) + port + path + query;
        return Optional.of(usable.equals(uri.toString()) ? uri : URI.create(usable));
    }

    /** Percent-encodes what may not stand in an address and leaves every escape as published. */
    static String escape(String text, Charset charset) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        int query = text.indexOf('?');
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (int i = plain; i < text.length(); ) {
            int c = text.codePointAt(i);
            int width = Character.charCount(c);
            if (c == '\\' && (query < 0 || i < query)) {
                out.append('/');
            } else if (c == '%' && !isEscape(text, i)) {
                out.append("%25");
            } else if (c == '%' || isPlain(c)) {
                out.append((char) c);
            } else {
                appendEscaped(out, text.substring(i, i + width), charset);
            }
            i += width;
        }
        return out.toString();
    }

    /** Whether a character stands in an address as it is; of {@code %} that depends on what follows. */
    private static boolean isPlain(int c) {
        return c >= 0x21 && c <= 0x7e && UNSAFE.indexOf(c) < 0;
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    private static void appendEscaped(StringBuilder out, String character, Charset charset) {
        for (byte b : character.getBytes(charset)) {
            out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
        }
    }
}
