package org.nianbao.discover;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.nianbao.model.Link;

/** Makes links out of what scripts and fragments say. Addresses that can't be parsed are left out. */
final class Addresses {
    private static final Pattern INDEX = Pattern.compile("(index|list|default)(_\\d+)?\\.(s?html?)$");
    /** Beyond this a list is not walked page by page. */
    static final int MOST_PAGES = 50;

    private Addresses() {}

    /**
     * An address relative to a page, without fragment.
     *
     * @return empty when it is no http address
     */
    static Optional<URI> resolve(URI base, String href) {
        try {
            String printed = href.strip().replace(" ", "%20");
            // Java resolves a bare query against the folder; browsers against the page.
            URI uri = base.resolve(new URI(printed.startsWith("?") ? base.getRawPath() + printed : printed));
            if (uri.getHost() == null || !String.valueOf(uri.getScheme()).startsWith("http")) {
                return Optional.empty();
            }
            String text = uri.toString();
            int fragment = text.indexOf('#');
            return Optional.of(fragment < 0 ? uri : new URI(text.substring(0, fragment)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            // A site's mistake in one address; there is nothing to follow.
            return Optional.empty();
        }
    }

    /** The anchors of a fragment of HTML. */
    static List<Link> anchors(URI base, String html) {
        List<Link> links = new ArrayList<>();
        for (Element anchor : Jsoup.parseBodyFragment(html).select("a[href]")) {
            String title = anchor.attr("title");
            String text = title.isBlank() ? anchor.text() : title;
            resolve(base, anchor.attr("href")).ifPresent(uri -> links.add(new Link(uri, text.strip(), 'X')));
        }
        return links;
    }

    /**
     * Addresses of the pages of a list whose first one is {@code name.html} and whose others are {@code name_N.html}.
     *
     * @param base address of one of the pages
     * @param name file name without number
     * @param extension without dot
     * @param first number of the second page
     * @param last number of the last page
     */
    static List<Link> numbered(URI base, String name, String extension, int first, int last) {
        List<Link> links = new ArrayList<>();
        for (int n = first; n <= Math.min(last, first + MOST_PAGES); n++) {
            int page = n - first + 2;
            resolve(base, name + "_" + n + "." + extension)
                    .ifPresent(uri -> links.add(new Link(uri, "第" + page + "页", 'X')));
        }
        return links;
    }

    /** Pages of a list that is known by a total and its own address {@code index.html}. */
    static List<Link> byTotal(URI base, int pages) {
        Matcher index = INDEX.matcher(String.valueOf(base.getRawPath()));
        if (index.find()) {
            return numbered(base, index.group(1), index.group(3), 1, pages - 1);
        }
        return String.valueOf(base.getRawPath()).endsWith("/")
                ? numbered(base, "index", "html", 1, pages - 1)
                : List.of();
    }

    /** A number out of a page; a silly one counts as zero. */
    static int number(String digits) {
        return digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }
}
