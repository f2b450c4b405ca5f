package org.nianbao.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.nianbao.model.Link;

/** Reads links out of lists made for programs: JSON of a column's service, sitemaps. Pure; what is broken lists less. */
final class ListedLinks {
    private static final int MOST = 20_000;
    private static final int MOST_SITEMAPS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?:)?//[^\\s\"'<>]{3,1000}|/[^\\s/\"'<>][^\\s\"'<>]{0,1000}"
                    + "|[\\w./%-]{1,500}\\.(?:s?html?|jhtml|jsp|aspx?|php|pdf|docx?|xlsx?|wps)(?:\\?[^\\s\"'<>]{0,500})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PACKED =
            Pattern.compile("\\s*(?:\\{\\s*\"|\\[\\s*[\\[{]).*[\\]}]\\s*", Pattern.DOTALL);
    private static final Pattern SEPARATORS = Pattern.compile("[,|;#^$\\t\"：]+");
    private static final Pattern MARKUP = Pattern.compile("<a\\s[^>]*href", Pattern.CASE_INSENSITIVE);
    /** {@code callback({...});} and {@code var list = [...];} */
    private static final Pattern CALLED = Pattern.compile(
            "\\s*(?:[\\w$.]{1,80}\\s*\\(|(?:var|let|const)\\s+[\\w$]{1,60}\\s*=)?\\s*([\\[{].*[\\]}])\\s*\\)?\\s*;?\\s*",
            Pattern.DOTALL);

    private static final Pattern WRITTEN = Pattern.compile(
            "<a\\s[^<>]{1,1000}>[^<]{0,300}(?:<(?!/?a\\b)[^<>]{0,200}>[^<]{0,300}){0,4}</a>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^>]{0,100}>");
    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]{10,3000}\\}");
    private static final Pattern FIELD = Pattern.compile(":\\s*(?:\"([^\"\\n]{1,1000})\"|'([^'\\n]{1,1000})')");
    /** A name in Chinese that is given an address. */
    private static final Pattern KEYED =
            Pattern.compile("[\"'](\\p{IsHan}[^\"'\\n]{1,40})[\"']\\s*:\\s*[\"']([^\"'\\s]{2,500})[\"']");

    private static final Pattern ARRAY =
            Pattern.compile("\\[\\s*((?:(?:\"[^\"\\n]{1,300}\"|'[^'\\n]{1,300}')\\s*,?\\s*){2,60})\\]");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\n]{1,300})\"|'([^'\\n]{1,300})'");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final int LONGEST_SCRIPT = 1 << 20;
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_NAME = 200;
    private static final List<String> NAMES =
            List.of("title", "name", "doctitle", "articletitle", "text", "label", "filename");

    private final URI base;
    private final Set<Link> links = new LinkedHashSet<>();

    private ListedLinks(URI base) {
        this.base = base;
    }

    /** Addresses among the values of a JSON text, named by the title beside them; empty when it is no JSON. */
    static Optional<List<Link>> ofJson(URI base, String source) {
        ListedLinks found = new ListedLinks(base);
        try {
            found.walk(JSON.readTree(source.replaceFirst("^\\ufeff", "")));
        } catch (JsonProcessingException e) {
            // Cut short, too deep, or no JSON at all: the caller reads it as a page.
            return Optional.empty();
        }
        return Optional.of(List.copyOf(found.links));
    }

    private void walk(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty() && links.size() < MOST) {
            JsonNode node = open.poll();
            if (node.isObject()) {
                String words = name(node);
                for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
                    Map.Entry<String, JsonNode> field = fields.next();
                    // Some menus are keyed by their names.
                    value(field.getValue(), chinese(field.getKey()) > 1 ? folded(field.getKey()) : words, open);
                }
            } else {
                String words = row(node);
                node.elements().forEachRemaining(each -> value(each, words, open));
            }
        }
    }

    /** The words of a row that is a list of values, without names for them. */
    private static String row(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.elements().forEachRemaining(value -> texts.add(value.isTextual() ? value.asText() : ""));
        boolean row = texts.stream().filter(t -> chinese(t) >= 4).count() == 1;
        return row ? folded(Parser.unescapeEntities(mostChinese(texts), false)) : "";
    }

    private void value(JsonNode value, String words, Deque<JsonNode> open) {
        if (value.isContainerNode()) {
            open.add(value);
        } else if (value.isTextual() && ADDRESS.matcher(value.asText().strip()).matches()) {
            add(value.asText(), words, 'X');
        } else if (value.isTextual() && PACKED.matcher(value.asText()).matches()) {
            packed(value.asText()).ifPresent(open::add);
        } else if (value.isTextual() && MARKUP.matcher(value.asText()).find()) {
            Jsoup.parseBodyFragment(value.asText())
                    .select("a[href]")
                    .forEach(a -> add(a.attr("href"), folded(a.text()), 'X'));
        }
    }

    /** Some services put their answer in JSON into a text of another. */
    private static Optional<JsonNode> packed(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // A text in brackets, and no JSON.
            return Optional.empty();
        }
    }

    private void keyed(String name, String address) {
        if (ADDRESS.matcher(address).matches()) {
            add(address, folded(name), 'X');
        }
    }

    private static List<String> texts(String array) {
        return TEXT.matcher(array)
                .results()
                .map(r -> r.group(1) == null ? r.group(2) : r.group(1))
                .toList();
    }

    /** Two lists of the same length, one after the other: of names and of their addresses. */
    private void sideBySide(List<List<String>> lists) {
        for (int i = 0; i + 1 < lists.size(); i++) {
            pairs(lists.get(i), lists.get(i + 1));
            pairs(lists.get(i + 1), lists.get(i));
        }
    }

    private void pairs(List<String> names, List<String> addresses) {
        boolean pairs = names.size() == addresses.size()
                && addresses.stream().allMatch(t -> ADDRESS.matcher(t).matches())
                && names.stream().allMatch(t -> chinese(t) > 0);
        for (int n = 0; pairs && n < names.size(); n++) {
            add(addresses.get(n), folded(names.get(n)), 'X');
        }
    }

    private static String name(JsonNode object) {
        for (String each : NAMES) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                if (field.getKey().equalsIgnoreCase(each) && field.getValue().isTextual()) {
                    return folded(Parser.unescapeEntities(field.getValue().asText(), false));
                }
            }
        }
        List<String> texts = new ArrayList<>();
        object.elements().forEachRemaining(value -> texts.add(value.isTextual() ? value.asText() : ""));
        return folded(Parser.unescapeEntities(mostChinese(texts), false));
    }

    /** What is read by people among values of unknown names. */
    private static String mostChinese(List<String> texts) {
        return texts.stream()
                .filter(t -> t.length() <= LONGEST_NAME && chinese(t) >= 4)
                .max(Comparator.comparingLong(ListedLinks::chinese))
                .orElse("");
    }

    private static long chinese(String text) {
        return text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
    }

    /**
     * Addresses in a script: JSON, also as the argument of a call; objects that a script holds, whatever their fields
     * are called; and the HTML that it writes.
     */
    static List<Link> ofScript(URI base, String script) {
        String source = script.length() > LONGEST_SCRIPT ? script.substring(0, LONGEST_SCRIPT) : script;
        Matcher call = CALLED.matcher(source);
        Optional<List<Link>> json = call.matches() ? ofJson(base, call.group(1)) : Optional.empty();
        if (json.isPresent()) {
            return json.get();
        }
        ListedLinks found = new ListedLinks(base);
        String plain = source.replace("\\/", "/").replace("\\\"", "\"").replace("\\'", "'");
        WRITTEN.matcher(plain)
                .results()
                .filter(r -> !r.group().contains("+") && !r.group().contains("${"))
                .forEach(r -> found.html(r.group()));
        OBJECT.matcher(plain).results().forEach(r -> found.object(r.group()));
        KEYED.matcher(plain).results().forEach(r -> found.keyed(r.group(1), r.group(2)));
        found.sideBySide(
                ARRAY.matcher(plain).results().map(r -> texts(r.group(1))).toList());
        found.literals(plain);
        return List.copyOf(found.links);
    }

    /** What no object holds together; an address that has a name already gets no other. */
    private void literals(String script) {
        Set<URI> named = new HashSet<>();
        links.forEach(l -> named.add(l.uri()));
        List<Link> beside = new ArrayList<>();
        new Literals(
                        unescaped(script),
                        text -> ADDRESS.matcher(text).matches(),
                        text -> text.length() <= LONGEST_NAME && text.indexOf('<') < 0 && chinese(text) >= 2,
                        (address, words) -> Address.resolve(base, address, StandardCharsets.UTF_8)
                                .filter(uri -> !named.contains(uri))
                                .ifPresent(uri -> beside.add(new Link(uri, folded(words), 'X'))))
                .read();
        beside.stream().limit(Math.max(0, MOST - links.size())).forEach(links::add);
    }

    private void html(String html) {
        Jsoup.parseBodyFragment(html).select("a[href]").forEach(a -> {
            String title = a.attr("title");
            add(a.attr("href"), folded(title.isBlank() ? a.text() : title), 'X');
        });
    }

    private void object(String literal) {
        List<String> values = FIELD.matcher(literal)
                .results()
                .map(r -> r.group(1) == null ? r.group(2) : r.group(1))
                .map(ListedLinks::unescaped)
                .toList();
        String words = folded(mostChinese(values));
        if (!words.isEmpty()) {
            values.stream().filter(v -> ADDRESS.matcher(v.strip()).matches()).forEach(v -> add(v, words, 'X'));
        }
    }

    private static String unescaped(String text) {
        return UNICODE.matcher(text)
                .replaceAll(r -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(r.group(1), 16))));
    }

    /** Records in XML whatever their elements are called: an address beside words. */
    static List<Link> ofXml(URI base, String source) {
        ListedLinks found = new ListedLinks(base);
        for (Element each : Jsoup.parse(source, "", Parser.xmlParser()).getAllElements()) {
            found.record(each);
        }
        return List.copyOf(found.links);
    }

    private void record(Element element) {
        List<String> values = new ArrayList<>();
        element.children().forEach(c -> values.add(c.wholeText().strip()));
        element.attributes().forEach(a -> values.add(a.getValue().strip()));
        String words = folded(mostChinese(values));
        values.forEach(v -> {
            if (ADDRESS.matcher(v).matches()) {
                add(v, words, 'X');
            } else if (MARKUP.matcher(v).find()) {
                html(v);
            }
        });
    }

    /** Pages of a sitemap, and the sitemaps of an index as kind {@code M} (sitemaps.org 0.9). */
    static List<Link> ofSitemap(URI base, String source) {
        ListedLinks found = new ListedLinks(base);
        int sitemaps = 0;
        // Read leniently, without entities of its own: a sitemap is written by whatever program a site has.
        for (Element loc : Jsoup.parse(source, "", Parser.xmlParser()).select("loc, *|loc")) {
            boolean index = loc.parent() != null && loc.parent().nodeName().endsWith("sitemap");
            if (!index || ++sitemaps <= MOST_SITEMAPS) {
                found.add(loc.text(), "", index ? 'M' : 'L');
            }
        }
        return List.copyOf(found.links);
    }

    /** A sitemap in text, an address a line. */
    static List<Link> ofLines(URI base, String source) {
        ListedLinks found = new ListedLinks(base);
        source.replaceFirst("^\\ufeff", "")
                .lines()
                .map(String::strip)
                .filter(l -> l.startsWith("http"))
                .forEach(l -> found.add(l, "", 'L'));
        return List.copyOf(found.links);
    }

    /** Records in text, one a line: an address beside words. */
    static List<Link> ofRecords(URI base, String source) {
        ListedLinks found = new ListedLinks(base);
        source.lines().limit(MOST).forEach(line -> {
            List<String> values =
                    Arrays.stream(SEPARATORS.split(line, 40)).map(String::strip).toList();
            String words = folded(mostChinese(values));
            values.stream().filter(v -> ADDRESS.matcher(v).matches()).forEach(v -> found.add(v, words, 'X'));
        });
        return List.copyOf(found.links);
    }

    private void add(String printed, String words, char kind) {
        if (links.size() < MOST) {
            Address.resolve(base, printed, StandardCharsets.UTF_8)
                    .ifPresent(uri -> links.add(new Link(uri, words, kind)));
        }
    }

    private static String folded(String text) {
        String some = text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) : text;
        return HtmlPage.folded(TAG.matcher(some).replaceAll(""));
    }
}
