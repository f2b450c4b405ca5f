package org.nianbao.crawl;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells which addresses mean the same page; only for knowing twins, never for fetching. It is the first half of the SHA-256
 * of what tells pages apart.
 *
 * @param high its first eight bytes
 * @param low the next eight
 */
record Identity(long high, long low) {
    private static final int BYTES = 2 * Long.BYTES;
    /** In the path: of Java servers, and of ASP.NET without cookies, {@code /(S(abc))/}. */
    private static final Pattern PATH_SESSION =
            Pattern.compile(";jsessionid=[^/?;]*|/\\((?:[A-Z]\\([^()/]*\\))+\\)(?=/|$)", Pattern.CASE_INSENSITIVE);
    /** Sessions, counters of advertising and sharing; what they say is about the reader, not about the page. */
    private static final Pattern NOISE = Pattern.compile(
            "(?:jsessionid|phpsessid|aspsessionid\\w*|sessionid|cfid|cftoken|utm_\\w+|spm|gclid|fbclid|bd_vid|hm(?:sr|pl|cu|kw|ci)"
                    + "|nsukey|isappinstalled)(?:=.*)?|from=(?:timeline|singlemessage|groupmessage)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern INDEX = Pattern.compile("/index\\.(?:html?|shtml)$");

    /**
     * The address with a lower-case host, without scheme, {@code www.}, default port, fragment, session, tracking and a
     * trailing index.html.
     */
    static String key(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean defaultPort = Address.port(uri) < 0 || Address.port(uri) == ("https".equals(scheme) ? 443 : 80);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        if (path.contains(";") || path.contains("/(")) {
            path = PATH_SESSION.matcher(path).replaceAll("");
        }
        if (path.endsWith("html") || path.endsWith("htm")) {
            path = INDEX.matcher(path).replaceFirst("/");
        }
        String query = query(uri.getRawQuery());
        return "//" + bare(Address.host(uri).toLowerCase(Locale.ROOT)) + (defaultPort ? "" : ":" + Address.port(uri))
                + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** Without {@code www.}, unless that is the name of a domain itself. */
    private static String bare(String host) {
        int dot = host.startsWith("www.") ? host.indexOf('.', 4) : -1;
        return dot > 4 ? host.substring(4) : host;
    }

    private static String query(String raw) {
        if (raw == null) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty() && !NOISE.matcher(pair).matches()) {
                kept.add(pair);
            }
        }
        return String.join("&", kept);
    }

    private static Identity digest(String key) {
        ByteBuffer bytes = ByteBuffer.wrap(Spool.sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
        return new Identity(bytes.getLong(), bytes.getLong());
    }

    /**
     * The identity of what an address redirects to: where a site redirects to a twin (from {@code /index.html} to
     * {@code /}, say), the twin is a page of its own, or it would never be fetched.
     */
    static Identity ofRedirect(URI from, URI to) {
        String key = key(to);
        return digest(key.equals(key(from)) ? to.toString() : key);
    }

    static Identity of(URI uri) {
        return digest(key(uri));
    }

    /** Sixteen bytes for each. */
    static byte[] packed(List<Identity> identities) {
        ByteBuffer bytes = ByteBuffer.allocate(identities.size() * BYTES);
        identities.forEach(each -> bytes.putLong(each.high).putLong(each.low));
        return bytes.array();
    }

    /**
     * What {@link #packed} has made.
     *
     * @param bytes null where there are none
     */
    static List<Identity> unpacked(byte[] bytes) {
        List<Identity> identities = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
        while (left.remaining() >= BYTES) {
            identities.add(new Identity(left.getLong(), left.getLong()));
        }
        return identities;
    }
}
