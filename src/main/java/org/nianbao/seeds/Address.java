package org.nianbao.seeds;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as written in a seed file, and what is wrong with it.
 *
 * @param text as written
 * @param uri the address, when it could be read at all
 * @param fault what is wrong
 */
record Address(String text, Optional<URI> uri, Fault fault) {
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9_-]{0,62})(\\.[a-z0-9]([a-z0-9_-]{0,62}))*");
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.%]*]?");

    /** What is wrong with an address. */
    enum Fault {
        /** Nothing. */
        NONE,
        /** It is blank. */
        BLANK,
        /** It is no address, or has no host. */
        NO_HOST,
        /** Neither http nor https. */
        SCHEME,
        /** It carries a user name or password. */
        CREDENTIALS,
        /** It lies in a private or loopback network, which the crawl does not enter unless the configuration allows it. */
        PRIVATE
    }

    static Address of(String text) {
        if (text.isBlank()) {
            return new Address(text, Optional.empty(), Fault.BLANK);
        }
        try {
            URI uri = new URI(text);
            return new Address(text, Optional.of(uri), fault(uri));
        } catch (URISyntaxException noAddress) {
            return new Address(text, Optional.empty(), Fault.NO_HOST);
        }
    }

    /** The address, if a site can have it; a private one is judged by the settings and not here. */
    Optional<URI> usable() {
        return fault == Fault.NONE || fault == Fault.PRIVATE ? uri.map(Address::withPath) : Optional.empty();
    }

    /** The host in lower case, blank when there is none. */
    String host() {
        return uri.map(URI::getHost).map(h -> h.toLowerCase(Locale.ROOT)).orElse("");
    }

    /** Whether two addresses name the same page for a reader: scheme, {@code www.} and a last slash aside. */
    String sameAs() {
        String host = host().startsWith("www.") ? host().substring(4) : host();
        String path = uri.map(URI::getRawPath).orElse("").replaceAll("/+$", "");
        int port = uri.map(URI::getPort).orElse(-1);
        return host
                + (port < 0 || port == 80 || port == 443 ? "" : ":" + port)
                + path
                + uri.map(URI::getRawQuery).map(q -> "?" + q).orElse("");
    }

    /** Whether a text is a host name or address alone. */
    static boolean isHostName(String text) {
        return HOST.matcher(text).matches();
    }

    private static Fault fault(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Fault.SCHEME;
        }
        if (uri.getHost() == null) {
            return Fault.NO_HOST;
        }
        if (uri.getRawUserInfo() != null) {
            return Fault.CREDENTIALS;
        }
        return isPrivate(uri.getHost().toLowerCase(Locale.ROOT)) ? Fault.PRIVATE : Fault.NONE;
    }

    static boolean isPrivate(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost") || host.endsWith(".local")) {
            return true;
        }
        if (!LITERAL.matcher(host).matches()) {
            return false;
        }
        try {
            return isPrivate(InetAddress.getByName(host));
        } catch (UnknownHostException noLiteral) {
            return false;
        }
    }

    private static boolean isPrivate(InetAddress address) {
        boolean uniqueLocal = address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
        return uniqueLocal
                || address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }

    private static URI withPath(URI uri) {
        return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? uri.resolve("/") : uri;
    }
}
