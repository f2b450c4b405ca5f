package org.nianbao.crawl;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.cookie.CookieOrigin;
import org.apache.hc.client5.http.cookie.CookieSpec;
import org.apache.hc.client5.http.cookie.MalformedCookieException;
import org.apache.hc.client5.http.impl.cookie.RFC6265LaxSpec;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Cookies of one sweep, in memory only. None is kept until a host insists on it, and a cookie goes back to no other host
 * than the one that gave it, whatever domain it names.
 */
final class Cookies {
    private static final int MOST = 30;

    private final CookieSpec spec = new RFC6265LaxSpec();
    private final Map<String, BasicCookieStore> kept = new HashMap<>();
    /** What addresses offered that sent on; to insist is to lead back there. */
    private final Map<URI, List<Cookie>> offered = new HashMap<>();

    /**
     * Takes the cookies of an answer that insists on them: it redirects to itself, or back to an address of its host that has
     * set a cookie and sent on.
     *
     * @return what is worth asking for again, now with cookies
     */
    Optional<URI> insists(Exchange exchange, Optional<URI> redirect) {
        String host = key(exchange.uri);
        if (redirect.isEmpty() || kept.containsKey(host)) {
            return Optional.empty();
        }
        if (offered.size() < MOST && !offering(exchange).isEmpty()) {
            offered.put(exchange.uri, offering(exchange));
        }
        URI back = redirect.get();
        if (!key(back).equals(host) || !offered.containsKey(back)) {
            return Optional.empty();
        }
        kept.put(host, new BasicCookieStore());
        offered.get(back).forEach(kept.get(host)::addCookie);
        take(exchange);
        if (header(back).isPresent()) {
            return redirect;
        }
        kept.remove(host);
        return Optional.empty();
    }

    /** Takes the cookies of an answer, where its host has insisted on cookies before. */
    void take(Exchange exchange) {
        BasicCookieStore store = kept.get(key(exchange.uri));
        if (store == null) {
            return;
        }
        for (Cookie each : offering(exchange)) {
            if (store.getCookies().size() < MOST) {
                store.addCookie(each);
            }
        }
    }

    private List<Cookie> offering(Exchange exchange) {
        CookieOrigin origin = origin(exchange.uri);
        return exchange.headers.stream()
                .filter(h -> h.getKey().equalsIgnoreCase("Set-Cookie"))
                .limit(MOST)
                .flatMap(h -> parsed(new BasicHeader("Set-Cookie", h.getValue()), origin).stream())
                .toList();
    }

    private List<Cookie> parsed(Header header, CookieOrigin origin) {
        try {
            return spec.parse(header, origin).stream()
                    .filter(c -> spec.match(c, origin))
                    .toList();
        } catch (MalformedCookieException e) {
            // No cookie, then; a browser would not keep it either.
            return List.of();
        }
    }

    /** The Cookie header for an address. */
    Optional<String> header(URI uri) {
        BasicCookieStore store = kept.get(key(uri));
        if (store == null) {
            return Optional.empty();
        }
        CookieOrigin origin = origin(uri);
        List<Cookie> fitting =
                store.getCookies().stream().filter(c -> spec.match(c, origin)).toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(spec.formatCookies(fitting).get(0).getValue());
    }

    private static String key(URI uri) {
        return Address.host(uri).toLowerCase(Locale.ROOT);
    }

    private static CookieOrigin origin(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        int port = Address.port(uri) < 0 ? secure ? 443 : 80 : Address.port(uri);
        return new CookieOrigin(key(uri), port, uri.getRawPath(), secure);
    }
}
