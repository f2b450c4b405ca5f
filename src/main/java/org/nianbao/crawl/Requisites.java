package org.nianbao.crawl;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Link;

/**
 * What a page or a style sheet needs to be looked at: style sheets with what they import and name, images, frames,
 * embedded documents, hop letter {@code E}; and the documents attached to it, {@code L}. Pure.
 */
final class Requisites {
    private static final int MOST = 300;
    private static final int LONGEST_CSS = 2 << 20;
    private static final Pattern DOCUMENT =
            Pattern.compile(".*\\.(?:pdf|docx?|xlsx?|wps|et|rtf|ofd|zip|rar)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CSS_ADDRESS = Pattern.compile(
            "(?:@import\\s+(?!url\\s*\\()|url\\(\\s*)(?:\"([^\"\\n]{1,2000})\"|'([^'\\n]{1,2000})'|([^)\"'\\s;]{1,2000}))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CSS_COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    /** Where scripts would put the address of an image that is loaded late. */
    private static final List<String> LATE = List.of("data-src", "data-original", "data-lazy-src", "_src");

    private final URI base;
    private final Set<Link> found = new LinkedHashSet<>();

    private Requisites(URI base) {
        this.base = base;
    }

    /** What a page needs. */
    static List<Link> ofPage(URI uri, DecodedText text) {
        Document page = Jsoup.parse(text.text(), "");
        Element given = page.selectFirst("base[href]");
        URI base = given == null
                ? uri
                : Address.resolve(uri, given.attr("href"), StandardCharsets.UTF_8)
                        .orElse(uri);
        Requisites needs = new Requisites(base);
        page.getAllElements().forEach(needs::read);
        return List.copyOf(needs.found);
    }

    /** What a style sheet needs. */
    static List<Link> ofStyleSheet(URI uri, String css) {
        Requisites needs = new Requisites(uri);
        needs.css(css);
        return List.copyOf(needs.found);
    }

    private void read(Element element) {
        switch (element.normalName()) {
            case "link" -> styleSheet(element);
            case "img" -> image(element);
            case "input" -> embedded(element.attr("type").equalsIgnoreCase("image") ? element.attr("src") : "");
            case "frame", "iframe" -> embedded(element.attr("src"));
            case "embed" -> plugin(element, element.attr("src"));
            case "object" -> plugin(element, element.attr("data"));
            case "style" -> css(element.data());
            case "a" -> attached(element);
            default -> {}
        }
        embedded(element.attr("background"));
        if (element.hasAttr("style")) {
            css(element.attr("style"));
        }
    }

    private void styleSheet(Element link) {
        String relation = link.attr("rel").toLowerCase(Locale.ROOT);
        boolean used = relation.contains("stylesheet") && !relation.contains("alternate");
        embedded(used ? link.attr("href") : "");
    }

    private void image(Element image) {
        embedded(image.attr("src"));
        LATE.stream().filter(image::hasAttr).findFirst().ifPresent(name -> embedded(image.attr(name)));
    }

    /** Flash shows nothing any more. */
    private void plugin(Element element, String address) {
        boolean flash = element.attr("type").contains("flash") || address.contains(".swf");
        embedded(flash ? "" : address);
    }

    private void attached(Element link) {
        String address = link.attr("href").replaceFirst("[?#].*$", "");
        if (DOCUMENT.matcher(address).matches()) {
            add(link.attr("href"), link.text(), 'L');
        }
    }

    private void css(String text) {
        String some = text.substring(0, Math.min(text.length(), LONGEST_CSS));
        Matcher address = CSS_ADDRESS.matcher(CSS_COMMENT.matcher(some).replaceAll(""));
        while (address.find()) {
            String quoted = address.group(1) == null ? address.group(2) : address.group(1);
            embedded(quoted == null ? address.group(3) : quoted);
        }
    }

    private void embedded(String printed) {
        add(printed, "", 'E');
    }

    private void add(String printed, String words, char hop) {
        String address = printed.strip();
        boolean inline = address.isEmpty() || address.startsWith("#") || address.startsWith("data:");
        if (!inline && found.size() < MOST) {
            String some = words.substring(0, Math.min(words.length(), 500)).strip();
            // As browsers do it, whatever the charset of the page.
            Address.resolve(base, address, StandardCharsets.UTF_8)
                    .ifPresent(uri -> found.add(new Link(uri, some, hop)));
        }
    }
}
