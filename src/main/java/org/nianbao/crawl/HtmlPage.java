package org.nianbao.crawl;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.QueryParser;
import org.nianbao.crawl.script.PageScripts;
import org.nianbao.crawl.script.ScriptedPage;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Link;
import org.nianbao.model.PostAddress;

/** Reads title, meta, text and links out of an HTML page, however dirty. Pure. */
final class HtmlPage implements ScriptedPage {
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_REFRESH = 4_000;
    private static final int MOST_LINKS = 20_000;
    /** Up to so much visible text a script's {@code location=} is taken for a redirect of the whole page. */
    private static final int REDIRECTING_TEXT = 200;

    private static final Pattern REFRESH = Pattern.compile(
            "^\\s*+(?:[\\d.]++(?=[;,\\s])\\s*+[;,]?+\\s*+(?!url\\s*+=)|[\\d.]*+\\s*+[;,]?+\\s*+url\\s*+=\\s*+)[\"']?([^\"'\\s][^\"']*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCATION = Pattern.compile(
            "\\blocation(?:\\.href)?\\s*=\\s*[\"']([^\"'\\s]{1,1000})[\"'](?!\\s*\\+)|\\blocation\\.(?:replace|assign)\\(\\s*[\"']([^\"'\\s]{1,1000})[\"'](?!\\s*\\+)");
    private static final Pattern PLAIN_ADDRESS = Pattern.compile(
            "[\"'`]((?:https?:)?//[^\"'`\\s]{3,1000}|/[^\"'`\\s/][^\"'`\\s]{0,1000}|[\\w./%-]{1,500}\\.(?:s?html?|jhtml|jsp|aspx?|php|pdf|docx?|xlsx?|wps)(?:\\?[^\"'`\\s]{0,500})?)[\"'`]",
            Pattern.CASE_INSENSITIVE);
    /** Quotes around a value that a script puts together. */
    private static final Pattern QUOTES = Pattern.compile("^'|'$");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]{2,300})\"|'([^'\\n]{2,300})'");
    /** Data that an attribute names among other things: {@code flashvars="width=9&xmlUrl=/menu.xml"}. */
    private static final Pattern NAMED_DATA = Pattern.compile(
            "(?:^|[&;,])\\w{1,30}=([^&=;,\\s]{1,300}\\.(?:xml|json)(?:\\?[^&;,\\s]{0,200})?)(?=$|[&;,])");

    private static final Pattern PRINTED = Pattern.compile("https?://[\\w.:-]{3,200}(?:/[\\w./?=&%#~+-]{0,1000})?");
    private static final Pattern VIEWED = Pattern.compile(
            "=((?:https?(?::|%3a)|/|%2f)[^&]{1,800}\\.(?:pdf|docx?|xlsx?|wps|ofd))(?=&|$)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_BEFORE = 80;
    /** What may be an address where a script opens something. */
    private static final Pattern OPENED =
            Pattern.compile("[^\\s<>\"']{0,20}[/.?][^\\s<>\"']{1,1000}|[\\w-]{1,200}\\.\\w{2,5}");

    private static final Pattern FEED_TYPE = Pattern.compile("xml|json", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT_CLASS = Pattern.compile("(?:^|[\\s_-])(?:next|nextpage|pagedown)(?:$|[\\s_-])");
    private static final Pattern DOTS = Pattern.compile("(?:\\.{2,}|…+)$");
    private static final String BLANK = " \t\n\u000b\f\r\u00a0\u3000";
    private static final List<String> LOOSE_ADDRESSES = List.of("data-url", "data-href", "data-link", "data-src");
    private static final Pattern HANDLER = Pattern.compile("^(?:on|@|v-on:|ng-)(?:\\w{0,8}click|mouse(?:down|up)|tap)");
    /** Addresses that a library makes of an expression. */
    private static final Pattern BOUND = Pattern.compile("(?::|v-bind:)(?:href|to|src)");
    /** Attributes that other rules read, or that are no way for people. */
    private static final Set<String> READ_ELSEWHERE = Set.of(
            "href",
            "src",
            "class",
            "style",
            "id",
            "name",
            "title",
            "alt",
            "content",
            "action",
            "background",
            "poster",
            "cite",
            "profile",
            "codebase",
            "onchange",
            "type",
            "http-equiv",
            "srcset",
            "xmlns",
            "data");

    private static final Pattern NAMED =
            Pattern.compile("(?!.*(?:更多|页|加载))(?:\\p{IsHan}{4,20}|\\p{IsHan}?年报|20[0-3]\\d年?度?)");
    /** Elements of the site's own making that show another file. */
    private static final Pattern INCLUDES = Pattern.compile("include|[a-z]+-[a-z-]+");
    /** Links that say more may be cards: a title and a few sentences. */
    private static final int HEADLINED = 50;

    private static final int SHORTEST_HEADLINE = 8;
    private static final Evaluator HEADLINE = QueryParser.parse("h1, h2, h3, h4, h5, h6, [class*=tit]");
    private static final int SHORTEST_LIST = 20;
    private static final int SELECTABLE = 60;

    private final Document document;
    private final List<Element> elements;
    private final Charset charset;
    private final String source;
    private final String visible;
    private final Set<Link> links = new LinkedHashSet<>();
    private final URI at;
    private final URI base;
    private final Forms forms;
    private final PageScripts scripts;
    private Heading heading = Heading.NONE;
    /** Whether what is read is written by a script. */
    private boolean written;

    HtmlPage(URI uri, DecodedText text) {
        at = uri;
        source = text.text();
        charset = charset(text.charset());
        document = Jsoup.parse(source, "");
        elements = document.getAllElements();
        visible = document.body() == null ? "" : document.body().text();
        base = named("base")
                .filter(e -> e.hasAttr("href"))
                .findFirst()
                .flatMap(given -> Address.resolve(uri, given.attr("href"), charset))
                .orElse(uri);
        forms = new Forms(uri, charset, (address, words) -> add(address, folded(words), 'X'));
        scripts = new PageScripts(
                base,
                named("script")
                        .filter(e -> !e.attr("type").toLowerCase(Locale.ROOT).contains("json"))
                        .map(Element::data)
                        .toList(),
                document,
                this);
    }

    /** Elements of a name; a selector would have to be parsed for each page. */
    private Stream<Element> named(String name) {
        return elements.stream().filter(e -> e.normalName().equals(name));
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
        named("meta")
                .filter(e -> e.hasAttr("name") && e.hasAttr("content"))
                .forEach(e -> meta.putIfAbsent(e.attr("name").strip().toLowerCase(Locale.ROOT), e.attr("content")));
        return meta;
    }

    List<Link> links() {
        elements.forEach(this::read);
        if (visible.contains("http")) {
            elements.forEach(this::readPrinted);
        }
        readRecords();
        scripts.put();
        return List.copyOf(links);
    }

    /** Addresses that are printed and no links: 2023年年度报告：http://… */
    private void readPrinted(Element element) {
        String text = element.ownText();
        if (text.contains("http") && element.closest("a, script, textarea") == null) {
            Matcher printed = PRINTED.matcher(text);
            for (int from = 0; printed.find(); from = printed.end()) {
                String before = text.substring(Math.max(from, printed.start() - LONGEST_BEFORE), printed.start());
                add(printed.group(), folded(before.replaceFirst("[:：(（\\s]+$", "")), 'X');
            }
        }
    }

    private void read(Element element) {
        if (Heading.called(element)) {
            heading = heading.next(element);
        }
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "dt", "legend", "caption" -> heading = heading.next(element);
            case "a", "area" -> readAnchor(element);
            case "link" -> readFollowing(element);
            case "textarea", "template", "xmp" -> readHidden(element);
            case "select" -> readChoices(element);
            case "frame", "iframe", "embed" -> readFrame(element);
            case "object" -> add(element.attr("data"), words(element), 'E');
            case "meta" -> readRefresh(element);
            case "script" -> readScript(element);
            case "form" -> forms.form(element);
            case "option" -> forms.option(element);
            case "base", "image", "use" -> {}
            default -> {
                // Elements of the site's own making, which its scripts make links of.
                if (element.hasAttr("href")) {
                    add(element.attr("href"), words(element), 'X');
                }
                if (INCLUDES.matcher(element.normalName()).matches()) {
                    Stream.of("src", "data").forEach(name -> add(element.attr(name), words(element), 'E'));
                }
            }
        }
        // Most elements have none, and asking for their list would make one.
        for (Attribute each : element.attributesSize() == 0 ? List.<Attribute>of() : element.attributes()) {
            if (!READ_ELSEWHERE.contains(each.getKey())
                    && each.getValue().length() > 2
                    && !element.attr("name").startsWith("__")) {
                readAttribute(element, each.getKey(), each.getValue());
            }
        }
    }

    /** Scripts bind clicks and addresses to attributes of any name ({@code to}, {@code @click}, {@code xlink:href}). */
    private void readAttribute(Element element, String name, String value) {
        if (HANDLER.matcher(name).find()) {
            readHandler(element, value);
        } else if (leadsSomewhere(name, value)) {
            add(QUOTES.matcher(value).replaceAll(""), words(element), 'X');
        } else if (value.indexOf('=') > 0 && value.length() < Address.LONGEST) {
            NAMED_DATA.matcher(value).results().forEach(r -> add(r.group(1), "", 'X'));
        } else if (value.length() > SHORTEST_LIST && (value.startsWith("[") || value.startsWith("{"))) {
            List<Link> listed = ListedLinks.ofScript(base, value);
            listed.forEach(this::keep);
            if (listed.isEmpty()) {
                PLAIN_ADDRESS.matcher(value).results().forEach(r -> add(r.group(1), words(element), 'X'));
            }
        } else if (BOUND.matcher(name).matches()) {
            scripts.handle("location.href=" + value, element);
        }
    }

    private static boolean leadsSomewhere(String attribute, String value) {
        return LOOSE_ADDRESSES.contains(attribute)
                || (value.length() < Address.LONGEST
                        && PLAIN_ADDRESS
                                .matcher('"' + QUOTES.matcher(value).replaceAll("") + '"')
                                .matches());
    }

    private void readAnchor(Element element) {
        String href = element.attr("href").strip();
        if (href.regionMatches(true, 0, "javascript:", 0, 11)) {
            readHandler(element, href);
        } else {
            add(href, heading.over(element, RowWords.published(element, words(element))), written ? 'X' : 'L');
        }
    }

    /** What a click runs: an address in it, or a function of the page that puts one together. */
    private void readHandler(Element element, String handler) {
        PLAIN_ADDRESS.matcher(handler).results().forEach(r -> add(r.group(1), words(element), 'X'));
        scripts.handle(handler, element);
    }

    private void readFollowing(Element element) {
        switch (element.attr("rel").strip().toLowerCase(Locale.ROOT)) {
            case "next" -> add(element.attr("href"), "下一页", 'L');
            case "contents", "index", "section", "chapter", "sitemap", "archives" ->
                add(element.attr("href"), folded(element.attr("title")), 'X');
            case "alternate" -> {
                if (FEED_TYPE.matcher(element.attr("type")).find()) {
                    add(element.attr("href"), folded(element.attr("title")), 'X');
                }
            }
            default -> {}
        }
    }

    private void readFrame(Element frame) {
        add(frame.attr("src"), words(frame), 'E');
        readHidden(frame.attr("srcdoc"));
    }

    /** HTML that a script takes out of a field and shows. */
    private void readHidden(Element element) {
        readHidden(element.normalName().equals("template") ? "" : element.wholeText());
    }

    private void readHidden(String html) {
        if (html.contains("<a ")) {
            Jsoup.parseBodyFragment(html).select("a[href]").forEach(a -> add(a.attr("href"), words(a), 'X'));
        }
    }

    /** A menu whose script makes an address of the choice. */
    private void readChoices(Element element) {
        String handler = element.attr("onchange");
        if (!handler.isEmpty()) {
            element.select("option").stream().limit(SELECTABLE).forEach(o -> scripts.handle(handler, o));
        }
    }

    private void readRefresh(Element meta) {
        if ("refresh".equalsIgnoreCase(meta.attr("http-equiv"))) {
            refresh(meta.attr("content")).ifPresent(to -> add(to, "", 'R'));
        }
    }

    /** Where a refresh leads, by header or in the page, with {@code url=} or without (HTML, "shared declarative refresh steps"). */
    static Optional<String> refresh(String content) {
        Matcher target = REFRESH.matcher(content.substring(0, Math.min(content.length(), LONGEST_REFRESH)));
        return target.find() ? Optional.of(target.group(1).strip()) : Optional.empty();
    }

    private void readScript(Element element) {
        String script = element.data();
        if (element.attr("type").toLowerCase(Locale.ROOT).endsWith("json")) {
            ListedLinks.ofJson(base, script).orElse(List.of()).forEach(this::keep);
            return;
        }
        if (!script.contains("<![CDATA[")) {
            ListedLinks.ofScript(base, script).forEach(this::keep);
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

    // What scripts find

    @Override
    public boolean isHere(String printed) {
        return Address.resolve(base, printed, StandardCharsets.UTF_8)
                .filter(base::equals)
                .isPresent();
    }

    @Override
    public void opened(String address, Element from, String words) {
        if (OPENED.matcher(address).matches()) {
            boolean goesOn = from == null && words.isEmpty() && visible.length() <= REDIRECTING_TEXT;
            boolean frame = from != null && from.normalName().equals("iframe");
            String said = words.isEmpty() && from != null ? words(from) : words;
            add(address, folded(said), goesOn ? 'R' : frame ? 'E' : 'X');
        }
    }

    @Override
    public void shown(String html) {
        Heading before = heading;
        written = true;
        Element body = Jsoup.parseBodyFragment(html).body();
        body.getAllElements().forEach(this::read);
        heading = before;
        written = false;
    }

    @Override
    public void listed(String json) {
        ListedLinks.ofJson(base, json).orElse(List.of()).stream()
                .filter(link -> !link.text().isBlank())
                .forEach(this::keep);
    }

    @Override
    public void sent(Element from, String words, Map<String, String> fields) {
        if (from != null) {
            forms.sent(from, words.isEmpty() ? from.text() : words, fields);
        }
    }

    /** The name of the part of a page that a click brings; what only turns over a list names none. */
    @Override
    public String part(Element clicked) {
        String words = clicked == null ? "" : words(clicked);
        return NAMED.matcher(words).matches() ? words : "列表数据";
    }

    @Override
    public void asked(String method, String address, String body, String words) {
        Stream.of(base, at)
                .distinct()
                .flatMap(from -> Address.resolve(from, address, charset).stream())
                .map(uri -> !method.equals("POST")
                        ? uri
                        : body.startsWith("{") ? PostAddress.ofJson(uri, body) : PostAddress.ofForm(uri, body))
                .filter(uri -> uri.toString().length() < Address.LONGEST)
                .forEach(uri -> keep(new Link(uri, words, 'S')));
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
        uri.filter(u -> !String.valueOf(u.getHost()).equals(at.getHost())).ifPresent(u -> viewed(u, words));
        if (kind == 'X' && !base.equals(at)) {
            // Scripts were written before somebody gave the page another base.
            Address.resolve(at, printed, charset)
                    .filter(u -> !uri.equals(Optional.of(u)))
                    .ifPresent(u -> links.add(new Link(u, words, kind)));
        }
        if (uri.isPresent() && !charset.equals(StandardCharsets.UTF_8) && !Address.isAscii(printed)) {
            // Browsers encode the path in UTF-8 whatever the page's charset; old servers expect the page's own.
            Address.resolve(base, printed, StandardCharsets.UTF_8)
                    .filter(u -> !u.getRawPath().equals(uri.get().getRawPath()))
                    .ifPresent(u -> links.add(new Link(u, words, 'X')));
        }
    }

    /** A document of this site that a viewer on another host shows. */
    private void viewed(URI viewer, String words) {
        Matcher document = VIEWED.matcher(String.valueOf(viewer.getRawQuery()));
        if (document.find()) {
            String printed = document.group(1).replaceAll("(?i)%3a", ":").replaceAll("(?i)%2f", "/");
            Address.resolve(at, printed, charset)
                    .filter(u -> String.valueOf(u.getHost()).equals(at.getHost()))
                    .ifPresent(u -> keep(new Link(u, words, 'X')));
        }
    }

    /** The text of a link, or its title where the text is missing or cut short with dots. */
    private static String words(Element element) {
        String text = beginning(element);
        String title = folded(element.attr("title"));
        if (text.isEmpty()) {
            String unwritten = title.isEmpty() ? unwritten(element) : title;
            unwritten = unwritten.isEmpty() ? written(element) : unwritten;
            return unwritten.isEmpty() ? RowWords.ofRow(element) : unwritten;
        }
        text = text.length() > HEADLINED ? headline(element, text) : text;
        boolean dotted = text.endsWith("..") || text.endsWith("…");
        String begin = dotted ? DOTS.matcher(text).replaceFirst("") : text;
        return begin.length() < text.length() && title.startsWith(begin) ? title : RowWords.of(element, text, title);
    }

    /** The title of a card that is a link with all that it says of an article. */
    private static String headline(Element card, String text) {
        if (chinese(card.ownText()) > 0) {
            return text;
        }
        Element heading = card.selectFirst(HEADLINE);
        return Stream.concat(Stream.ofNullable(heading), card.children().stream())
                .map(Element::text)
                .filter(t -> chinese(t) >= SHORTEST_HEADLINE)
                .findFirst()
                .map(HtmlPage::folded)
                .orElse(text);
    }

    private static long chinese(String text) {
        return text.codePoints().filter(Character::isIdeographic).count();
    }

    /** What a script within a link writes there: the text for people that stands in it. */
    private static String written(Element element) {
        Element script = element.selectFirst("script");
        return script == null
                ? ""
                : QUOTED.matcher(script.data())
                        .results()
                        .map(r -> r.group(1) == null ? r.group(2) : r.group(1))
                        .filter(t -> t.indexOf('<') < 0 && t.codePoints().anyMatch(Character::isIdeographic))
                        .max(Comparator.comparingInt(String::length))
                        .map(HtmlPage::folded)
                        .orElse("");
    }

    /** What a link without text is called: by its pictures, for those who cannot see, or by the kind of its button. */
    private static String unwritten(Element element) {
        Element image = element.selectFirst("img[alt], img[title]");
        String pictured =
                image == null ? "" : image.attr("alt") + (image.attr("alt").isBlank() ? image.attr("title") : "");
        String words = Stream.of(pictured, element.attr("alt"), element.attr("aria-label"), element.attr("data-title"))
                .filter(w -> !w.isBlank())
                .findFirst()
                .orElse("");
        boolean next = words.isEmpty()
                && (element.attr("rel").equals("next")
                        || !element.select("img[src~=(?i)(?:next|xia_?y[ie]|down)[^/]*$]")
                                .isEmpty()
                        || NEXT_CLASS.matcher(element.className()).find());
        return next ? "下一页" : folded(words);
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

    /** The beginning of a text on one line, each run of blanks as one. */
    static String folded(String text) {
        int end = Math.min(text.length(), LONGEST_WORDS);
        StringBuilder folded = new StringBuilder(end);
        boolean blank = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (BLANK.indexOf(c) < 0) {
                folded.append(blank ? " " : "").append(c);
            }
            blank = BLANK.indexOf(c) >= 0;
        }
        return folded.toString().strip();
    }
}
