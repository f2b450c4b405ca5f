package org.nianbao.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.nianbao.model.Link;

/** Links of a page to documents: anchors, embedded files, viewers, addresses in scripts of buttons. */
final class HtmlLinks {
    private static final String SUFFIX = "\\.(?:pdf|docx?|xlsx?|wps|et|rtf|zip)";
    private static final Pattern FILE = Pattern.compile("(?i).*" + SUFFIX + "(?:[?#].*)?$", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("(?i).*" + SUFFIX + "\\W*$", Pattern.DOTALL);
    private static final Pattern IN_SCRIPT = Pattern.compile("(?i)['\"]([^'\"\\s]{1,1000}" + SUFFIX + ")['\"]");
    private static final Pattern VIEWER = Pattern.compile("(?i)[?&](?:file|url|src|pdf)=([^&#]+)");
    private static final int MOST = 1_000;

    private final String base;
    private final Map<URI, Link> links = new LinkedHashMap<>();

    private HtmlLinks(String base) {
        this.base = base;
    }

    static List<Link> of(String base, HtmlParts page) {
        HtmlLinks found = new HtmlLinks(base);
        page.linking().stream().takeWhile(e -> found.links.size() < MOST).forEach(found::look);
        return List.copyOf(found.links.values());
    }

    private void look(Element element) {
        String text = Whitespace.fold(element.text().isBlank() ? element.attr("title") : element.text());
        if (element.nameIs("a")) {
            String href = element.attr("href");
            if (isFile(href)
                    || NAMED.matcher(text).matches()
                    || NAMED.matcher(element.attr("title")).matches()) {
                add(href, text, 'L');
            }
        } else if (!element.hasAttr("onclick")) {
            String src = element.hasAttr("src") ? element.attr("src") : element.attr("data");
            if (isFile(src) || element.attr("type").contains("pdf")) {
                add(src, text, 'E');
            }
        }
        Matcher m = IN_SCRIPT.matcher(element.attr("onclick"));
        while (m.find()) {
            add(m.group(1), text, 'X');
        }
    }

    private static boolean isFile(String address) {
        return FILE.matcher(address).matches() || viewed(address).isPresent();
    }

    /** The file that a viewer is asked to show. */
    private static Optional<String> viewed(String address) {
        Matcher m = VIEWER.matcher(address);
        while (m.find()) {
            String file = decoded(m.group(1));
            if (FILE.matcher(file).matches()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static String decoded(String parameter) {
        try {
            return URLDecoder.decode(parameter, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return parameter; // a lone percent sign: taken as written
        }
    }

    private void add(String address, String text, char kind) {
        resolve(viewed(address).orElse(address)).ifPresent(uri -> links.putIfAbsent(uri, new Link(uri, text, kind)));
    }

    /** The absolute http address without fragment, characters that are not allowed escaped; empty for any other. */
    private Optional<URI> resolve(String address) {
        try {
            URI uri = new URI(escaped(address.strip()));
            URI absolute = base.isEmpty() ? uri : new URI(escaped(base)).resolve(uri);
            boolean http =
                    "http".equalsIgnoreCase(absolute.getScheme()) || "https".equalsIgnoreCase(absolute.getScheme());
            return http && absolute.getHost() != null ? Optional.of(withoutFragment(absolute)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // not an address
        }
    }

    private static URI withoutFragment(URI uri) throws URISyntaxException {
        String text = uri.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? uri : new URI(text.substring(0, hash));
    }

    private static String escaped(String address) {
        StringBuilder out = new StringBuilder();
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c <= ' ' || c >= 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0) {
                out.append('%').append("0123456789ABCDEF".charAt(c >> 4)).append("0123456789ABCDEF".charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
