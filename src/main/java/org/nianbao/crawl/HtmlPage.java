package org.nianbao.crawl;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Link;

/** Reads title, meta, text and links out of an HTML page, however dirty. Pure. */
final class HtmlPage {
    private static final int LONGEST_WORDS = 500;
    private static final int MOST_LINKS = 20_000;
    /** Up to so much visible text a script's {@code location=} is taken for a redirect of the whole page. */
    private static final int REDIRECTING_TEXT = 200;

    private static final Pattern REFRESH =
            Pattern.compile("^\\s*[\\d.]*\\s*[;,]?\\s*url\\s*=\\s*[\"']?([^\"']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCATION = Pattern.compile(
            "\\blocation(?:\\.href)?\\s*=\\s*[\"']([^\"'\\s]{1,1000})[\"']|\\blocation\\.(?:replace|assign)\\(\\s*[\"']([^\"'\\s]{1,1000})[\"']");
    private static final Pattern PLAIN_ADDRESS = Pattern.compile(
            "[\"']((?:https?:)?//[^\"'\\s]{3,1000}|/[^\"'\\s/][^\"'\\s]{0,1000}|[\\w./-]{1,500}\\.(?:s?html?|jhtml|jsp|aspx?|php|pdf|docx?|xlsx?|wps)(?:\\?[^\"'\\s]{0,500})?)[\"']",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> DATA_ADDRESSES = List.of("data-url", "data-href", "data-link");

    private final Document document;
    private final Charset charset;
    private final String source;
    private final String visible;
    private final Set<Link> links = new LinkedHashSet<>();
    private final URI base;
    private final Forms forms;

    HtmlPage(URI uri, DecodedText text) {
        source = text.text();
        charset = charset(text.charset());
        document = Jsoup.parse(source, "");
        visible = document.body() == null ? "" : document.body().text();
        Element given = document.selectFirst("base[href]");
        base = given == null
                ? uri
                : Address.resolve(uri, given.attr("href"), charset).orElse(uri);
        forms = new Forms(charset, (address, words) -> add(address, folded(words), 'X'));
    }

    private static Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    String title() {
        return document.title();
    }

    String text() {
        return visible;
    }

    Map<String, String> meta() {
        Map<String, String> meta = new LinkedHashMap<>();
        for (Element each : document.select("meta[name][content]")) {
            meta.putIfAbsent(each.attr("name").strip().toLowerCase(Locale.ROOT), each.attr("content"));
        }
        return meta;
    }

    List<Link> links() {
        document.getAllElements().forEach(this::read);
        readRecords();
        return List.copyOf(links);
    }

    private void read(Element element) {
        switch (element.normalName()) {
            case "a", "area" -> add(element.attr("href"), words(element), 'L');
            case "frame", "iframe", "embed" -> add(element.attr("src"), words(element), 'E');
            case "object" -> add(element.attr("data"), words(element), 'E');
            case "meta" -> readRefresh(element);
            case "script" -> readScript(element);
            case "form" -> forms.form(element);
            case "option" -> forms.option(element);
            default -> {}
        }
        if (element.hasAttr("onclick")) {
            PLAIN_ADDRESS.matcher(element.attr("onclick")).results().forEach(r -> add(r.group(1), words(element), 'X'));
        }
        DATA_ADDRESSES.stream().filter(element::hasAttr).forEach(name -> add(element.attr(name), words(element), 'X'));
    }

    private void readRefresh(Element meta) {
        Matcher target = REFRESH.matcher(meta.attr("content"));
        if ("refresh".equalsIgnoreCase(meta.attr("http-equiv")) && target.find()) {
            add(target.group(1), "", 'R');
        }
    }

    private void readScript(Element element) {
        String script = element.data();
        if (element.attr("type").toLowerCase(Locale.ROOT).endsWith("json")) {
            ListedLinks.ofJson(base, script).orElse(List.of()).forEach(this::keep);
            return;
        }
        char kind = visible.length() <= REDIRECTING_TEXT ? 'R' : 'X';
        LOCATION.matcher(script).results().forEach(r -> add(r.group(1) == null ? r.group(2) : r.group(1), "", kind));
    }

    /** Lists that a script unfolds in the browser: records of a {@code <datastore>}, each a piece of HTML in CDATA. */
    private void readRecords() {
        int from = source.indexOf("<![CDATA[");
        while (from >= 0) {
            int to = source.indexOf("]]>", from);
            if (to < 0) {
                return;
            }
            String record = source.substring(from + "<![CDATA[".length(), to);
            Jsoup.parseBodyFragment(record).select("a[href]").forEach(a -> add(a.attr("href"), words(a), 'L'));
            from = source.indexOf("<![CDATA[", to);
        }
    }

    private void keep(Link link) {
        if (links.size() < MOST_LINKS) {
            links.add(link);
        }
    }

    private void add(String printed, String words, char kind) {
        if (printed.isBlank() || printed.startsWith("#") || links.size() >= MOST_LINKS) {
            return;
        }
        Optional<URI> uri = Address.resolve(base, printed, charset);
        uri.ifPresent(u -> links.add(new Link(u, words, kind)));
        if (uri.isPresent() && !charset.equals(StandardCharsets.UTF_8) && !isAscii(printed)) {
            // Browsers encode the path in UTF-8 whatever the page's charset; old servers expect the page's own.
            Address.resolve(base, printed, StandardCharsets.UTF_8)
                    .filter(u -> !u.getRawPath().equals(uri.get().getRawPath()))
                    .ifPresent(u -> links.add(new Link(u, words, 'X')));
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** The text of a link, or its title where the text is missing or cut short with dots. */
    private static String words(Element element) {
        String text = beginning(element);
        String title = folded(element.attr("title"));
        if (text.isEmpty()) {
            Element image = element.selectFirst("img[alt]");
            return title.isEmpty() && image != null ? folded(image.attr("alt")) : title;
        }
        String begin = text.replaceFirst("(?:\\.{2,}|…+)$", "");
        return begin.length() < text.length() && title.startsWith(begin) ? title : text;
    }

    /** The first words of an element; whole sections may be clickable, and links may be nested deep. */
    private static String beginning(Element element) {
        StringBuilder text = new StringBuilder();
        NodeFilter collect = (node, depth) -> {
            if (node instanceof TextNode words) {
                text.append(
                        words.getWholeText(), 0, Math.min(words.getWholeText().length(), LONGEST_WORDS));
            } else if (node instanceof Element inner
                    && (inner.isBlock() || inner.normalName().equals("br"))) {
                text.append(' ');
            }
            return text.length() > LONGEST_WORDS ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        };
        collect.traverse(element);
        return folded(text.toString());
    }

    private static String folded(String text) {
        String some = text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) : text;
        return some.replaceAll("[\\s\u00a0\u3000]+", " ").strip();
    }
}
