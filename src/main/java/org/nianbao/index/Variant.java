package org.nianbao.index;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address as what it shows: the same page under {@code www.} and the bare host, by http and https, as a page for
 * telephones ({@code _wap.html}, {@code m.}) and as a print view is one page. Pure.
 *
 * @param kind which view it is
 * @param stem the page, whatever the view
 */
record Variant(Kind kind, String stem) {
    private static final Pattern MOBILE_HOST = Pattern.compile("^(?:m|wap|3g|mobile)\\.");
    private static final Pattern MOBILE_PATH = Pattern.compile("_wap(?=\\.|$)|/(?:wap|mobile|m)(?=/)");
    private static final Pattern PRINT_PATH = Pattern.compile("[_-]?print(?:view)?(?=\\.|$)|/print(?=/)");
    private static final Pattern PRINT_QUERY =
            Pattern.compile("(?<=^|&)(?:print|printview|view=print|type=print|action=print)(?:=[^&]*)?(?:&|$)");

    /** Which view of a page an address is. */
    enum Kind {
        /** The page itself. */
        PLAIN,
        /** Made for telephones. */
        MOBILE,
        /** Made for printing. */
        PRINT
    }

    static Variant of(String url) {
        URI uri = URI.create(url);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        String path = String.valueOf(uri.getRawPath());
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String plainHost = MOBILE_HOST.matcher(host).replaceFirst("");
        String wide = MOBILE_PATH.matcher(path).replaceAll("");
        String paper = PRINT_PATH.matcher(wide).replaceFirst("");
        String asked = PRINT_QUERY.matcher(query).replaceAll("").replaceFirst("&$", "");
        boolean mobile = !plainHost.equals(host) || !wide.equals(path);
        boolean print = !paper.equals(wide) || !asked.equals(query);
        Kind kind = print ? Kind.PRINT : mobile ? Kind.MOBILE : Kind.PLAIN;
        return new Variant(kind, plainHost + port(uri) + paper + (asked.isEmpty() ? "" : "?" + asked));
    }

    /** The host and port, without what only tells views apart. */
    String host() {
        int path = stem.indexOf('/');
        return path < 0 ? stem : stem.substring(0, path);
    }

    private static String port(URI uri) {
        return uri.getPort() < 0 || uri.getPort() == 80 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
    }
}
