package org.nianbao.serve.web;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.nianbao.model.Locator;
import org.nianbao.serve.web.view.Frame;

/**
 * Makes an archived page fit for replay: nothing in it can run or reach out of the archive, links lead to the archive, and
 * one place can be marked. Pure.
 */
final class Rewriting {
    private static final Set<String> ADDRESSES = Set.of("href", "src", "background", "poster", "data", "xlink:href");
    private static final Set<String> DROPPED = Set.of(
            "srcset",
            "imagesrcset",
            "sizes",
            "integrity",
            "crossorigin",
            "nonce",
            "ping",
            "srcdoc",
            "target",
            "action",
            "formaction",
            "manifest",
            "http-equiv",
            "autofocus",
            "accesskey",
            "download",
            "codebase",
            "classid",
            "archive");
    private static final String GONE =
            "script, object, embed, applet, portal, base, link[rel~=(?i)(preload|prefetch|preconnect|import|manifest|modulepreload)],"
                    + " meta[http-equiv], meta[charset], link[rel~=(?i)dns-prefetch], template";
    private static final List<String> LATE = List.of("data-src", "data-original", "data-lazy-src", "_src");
    private static final Pattern CSS_URL =
            Pattern.compile("url\\(\\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"']*))\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CSS_IMPORT =
            Pattern.compile("@import\\s+(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
    private static final String MARKED =
            "outline:3px solid #c2410c!important;background:#fde68a!important;color:#111!important;scroll-margin:30vh";

    private final String ts14;
    private final String base;
    private final Set<URI> needed = new LinkedHashSet<>();

    /**
     * Of one capture.
     *
     * @param ts14 its time, which the links keep
     * @param base its address
     */
    Rewriting(String ts14, String base) {
        this.ts14 = ts14;
        this.base = base;
    }

    /**
     * A page that can be shown.
     *
     * @param html the source, UTF-8 to be
     * @param found whether the wanted place was found; empty when none was wanted
     * @param needed addresses that it needs to be looked at: style sheets, images, frames
     */
    record Page(Document html, Optional<Boolean> found, Set<URI> needed) {}

    /** Rewrites a page and marks the element whose source a span covers. */
    Page html(String text, Optional<Locator.Span> mark) {
        Parser parser = Parser.htmlParser();
        parser.setTrackPosition(true);
        Document page = parser.parseInput(text, base);
        Optional<Boolean> found = mark.map(span -> Marking.mark(page, span, MARKED));
        Element ownBase = page.selectFirst("base[href]");
        String from = ownBase == null
                ? base
                : Optional.of(ownBase.absUrl("href")).filter(u -> !u.isEmpty()).orElse(base);
        page.setBaseUri(from);
        embedded(page);
        page.select(GONE).remove();
        page.select("form").forEach(Element::unwrap);
        page.select("img").forEach(Rewriting::eager);
        for (Element element : page.getAllElements()) {
            clean(element, from);
        }
        page.outputSettings().prettyPrint(false).charset("UTF-8");
        return new Page(page, found, needed);
    }

    /** What a plug-in showed stands in a frame, where the archive shows it by its own means. */
    private static void embedded(Document page) {
        for (Element plugin : page.select("object[data], embed[src]")) {
            String address = plugin.attr(plugin.normalName().equals("object") ? "data" : "src");
            String type = plugin.attr("type").toLowerCase(Locale.ROOT);
            boolean shown = plugin.parent() != null && !type.contains("flash") && !address.contains(".swf");
            if (shown && plugin.closest("object") == (plugin.normalName().equals("object") ? plugin : null)) {
                Element frame = new Element("iframe").attr("src", address);
                frame.attr("width", plugin.attr("width").isEmpty() ? "100%" : plugin.attr("width"));
                frame.attr("height", plugin.attr("height").isEmpty() ? "600" : plugin.attr("height"));
                plugin.replaceWith(frame);
            }
        }
    }

    /** Without scripts nobody puts a late image in its place. */
    private static void eager(Element image) {
        String src = image.attr("src").strip();
        if (src.isEmpty() || src.startsWith("data:")) {
            LATE.stream()
                    .map(name -> image.attr(name).strip())
                    .filter(late -> !late.isEmpty())
                    .findFirst()
                    .ifPresent(late -> image.attr("src", late));
        }
    }

    private void clean(Element element, String from) {
        for (Attribute attribute : List.copyOf(element.attributes().asList())) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("on") || DROPPED.contains(name)) {
                element.removeAttr(attribute.getKey());
            } else if (ADDRESSES.contains(name)) {
                readdress(element, attribute.getKey(), attribute.getValue(), from);
            } else if ("style".equals(name)) {
                element.attr(attribute.getKey(), css(attribute.getValue(), from));
            }
        }
        if ("style".equals(element.normalName())) {
            element.dataNodes().forEach(d -> d.setWholeData(css(d.getWholeData(), from)));
        }
        removeComments(element);
    }

    private static void removeComments(Element element) {
        for (Node child : List.copyOf(element.childNodes())) {
            // Conditional comments and CDATA of old pages carry scripts; text and elements are all that is shown.
            boolean comment = child.nodeName().equals("#comment");
            boolean data = child instanceof DataNode && !"style".equals(element.normalName());
            if (comment || data) {
                child.remove();
            }
        }
    }

    private void readdress(Element element, String key, String value, String from) {
        String name = element.normalName();
        boolean link = name.equals("a") || name.equals("area");
        Optional<String> there = replayed(value, from, link);
        if (there.isPresent()) {
            boolean inner = name.equals("iframe") || name.equals("frame");
            element.attr(
                    key, inner ? there.get().replaceFirst("^/" + ts14 + "/", "/" + ts14 + "~inner=1/") : there.get());
        } else {
            element.removeAttr(key);
        }
    }

    /** The address in the replay; empty when it must not be followed. */
    private Optional<String> replayed(String given, String from, boolean link) {
        String value = given.strip();
        String scheme = value.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cntrl}]", "");
        if (value.isEmpty() || value.startsWith("#")) {
            return Optional.of(value);
        }
        if (link && scheme.startsWith("mailto:")) {
            return Optional.of(value);
        }
        if (!link && scheme.startsWith("data:image/")) {
            return Optional.of(value);
        }
        String absolute = org.jsoup.internal.StringUtil.resolve(from, value);
        if (!absolute.startsWith("http://") && !absolute.startsWith("https://")) {
            return Optional.empty();
        }
        if (!link) {
            Query.address(Frame.ascii(absolute)).ifPresent(needed::add);
        }
        return Optional.of("/" + ts14 + "/" + Frame.ascii(absolute));
    }

    /** A style sheet whose addresses lead to the archive. */
    String css(String text) {
        return css(text, base);
    }

    private String css(String text, String from) {
        String imported = CSS_IMPORT
                .matcher(text)
                .replaceAll(m ->
                        Matcher.quoteReplacement("@import " + url(m.group(1) == null ? m.group(2) : m.group(1), from)));
        return CSS_URL.matcher(imported).replaceAll(m -> {
            String value = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
            return Matcher.quoteReplacement(url(value, from));
        });
    }

    private String url(String value, String from) {
        if (value.startsWith("/" + ts14 + "/")) {
            return "url(\"" + value + "\")";
        }
        String there = replayed(value, from, false).orElse("about:invalid");
        return "url(\"" + there.replace("\"", "%22").replace("\\", "%5C").replace("\n", "") + "\")";
    }

    /** The address a redirect led to. */
    static Optional<URI> redirect(URI from, String location) {
        try {
            return Query.address(from.resolve(Frame.ascii(location.strip())).toString());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
