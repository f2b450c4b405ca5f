package org.nianbao.discover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/**
 * Sites whose lists are made in the browser out of JSON (新点 Epoint WebBuilder and others): the column's page names the
 * service in a script, the service answers titles and addresses, to GET or to POST ({@link PostLists}).
 */
final class JsonLists implements Platform {
    private static final String COUNTER =
            "(?!\\w*(?:size|count|per|pre|rows|limit|total)\\w*=)\\w{0,12}(?:page|pn|pno|cur|index)\\w{0,12}";
    private static final Pattern SERVICE = Pattern.compile(
            "[\"']((?:https?://|/)?[^\"'\\s<>]{1,300}[?&]" + COUNTER + "=\\d{1,4}(?:&[^\"'\\s<>]{0,200})?)[\"']",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE = Pattern.compile(
            "([?&]" + COUNTER + "=|%22" + COUNTER.replace("=)", "%22)") + "%22%3A(?:%22)?)(\\d{1,4})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET =
            Pattern.compile("([?&](?:start|offset|from|skip)=)(\\d{1,5})", Pattern.CASE_INSENSITIVE);
    private static final Pattern CURSOR = Pattern.compile(
            "([?&](?:cursor|after|next\\w{0,10}|last_?id|since_?id|scroll\\w{0,8}|mark(?:er)?|token)=)([^&]{0,200})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MARK = Pattern.compile(
            "next_?(?:cursor|id|token|mark(?:er)?|key)?|(?:end|last)?_?cursor|last_?id|scroll_?id",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> TITLES = List.of("title", "infotitle", "doctitle", "articletitle", "subject");
    private static final List<String> ADDRESSES =
            List.of("url", "infourl", "visiturl", "linkurl", "docpuburl", "href", "link", "link_url");
    private static final Pattern TOTAL = Pattern.compile(
            "(?:total|count|(?:total|record|row|all|item|data)_?(?:count|num|number|record|records|rows|size|total|elements))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOLE = Pattern.compile("\\{(\\w{1,40})\\}");
    private static final Pattern VALUE = Pattern.compile("[\\w./-]{1,100}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{4}");
    private static final int DEEPEST = 6;
    private static final int MOST_RECORDS = 2000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether a page is the answer of a service rather than a page for people. */
    static boolean answers(Page page) {
        String start = page.html().stripLeading();
        return start.startsWith("{") || start.startsWith("[{") || start.startsWith("[[") || start.startsWith("[\"");
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean recognises(Page page) {
        boolean known = page.uri().toString().contains("/gkmlpt/");
        return !known
                && (answers(page)
                        || !services(page).isEmpty()
                        || !PostLists.of(page).isEmpty());
    }

    @Override
    public List<Link> entries(Page page) {
        List<Link> links = new ArrayList<>();
        if (answers(page)) {
            collect(tree(page), page.uri(), links, templates(page), 0);
        }
        return links;
    }

    /** The next page of an answer, as long as its total says so; on a page for people the service itself. */
    @Override
    public List<Link> paging(Page page) {
        if (!answers(page)) {
            List<Link> all = new ArrayList<>(services(page));
            all.addAll(PostLists.of(page));
            return all;
        }
        String address = page.uri().toString();
        long shown = page.links().stream().map(Link::uri).distinct().count();
        Matcher number = PAGE.matcher(address);
        Matcher offset = OFFSET.matcher(address);
        if (shown == 0) {
            return List.of();
        }
        List<Link> cursor = cursor(page);
        if (!cursor.isEmpty()) {
            return cursor;
        }
        return number.find() ? numbered(page, number, shown) : shifted(page, offset, shown);
    }

    /** The next page by the mark that an answer gives for it. */
    private static List<Link> cursor(Page page) {
        Matcher asked = CURSOR.matcher(page.uri().toString());
        Optional<String> next = asked.find() ? marked(tree(page), 0) : Optional.empty();
        return next.filter(mark -> !mark.equals(asked.group(2)))
                .map(mark -> next(page, asked.replaceFirst("$1" + Matcher.quoteReplacement(mark))))
                .orElse(List.of());
    }

    private static Optional<String> marked(JsonNode node, int depth) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            String value = field.getValue().asText("");
            if (MARK.matcher(field.getKey()).matches() && VALUE.matcher(value).matches() && !value.equals("null")) {
                return Optional.of(value);
            }
        }
        for (JsonNode inner : node) {
            Optional<String> found = inner.isObject() && depth < 2 ? marked(inner, depth + 1) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Link> numbered(Page page, Matcher number, long shown) {
        int at = Addresses.number(number.group(2));
        return at < Addresses.MOST_PAGES && more(page, Math.max(1, at) * shown)
                ? next(page, number.replaceFirst("$1" + (at + 1)))
                : List.of();
    }

    private static List<Link> shifted(Page page, Matcher offset, long shown) {
        long to = offset.find() ? Addresses.number(offset.group(2)) + shown : 0;
        return to > 0 && to < MOST_RECORDS && more(page, to) ? next(page, offset.replaceFirst("$1" + to)) : List.of();
    }

    /** Pages are counted from 0 or from 1; an empty one too many costs less than a lost one. */
    private static boolean more(Page page, long shown) {
        OptionalInt total = total(tree(page), 0);
        return total.isEmpty() || shown < total.getAsInt();
    }

    private static List<Link> next(Page page, String address) {
        String name = templates(page).stream().reduce("下一页", (all, t) -> all + " " + t);
        return Addresses.resolve(page.uri(), address).map(uri -> new Link(uri, name, 'X')).stream()
                .toList();
    }

    /** The services that the scripts of a page ask for a numbered page of a list. */
    static List<Link> services(Page page) {
        List<Link> links = new ArrayList<>();
        String scripts = Frames.scriptText(page);
        if (scripts.isEmpty()) {
            return links;
        }
        Matcher service = SERVICE.matcher(scripts);
        while (service.find() && links.size() < 5) {
            Addresses.resolve(page.uri(), service.group(1).replace("&amp;", "&"))
                    .ifPresent(uri -> links.add(new Link(uri, "列表服务" + GetLists.templates(page), 'X')));
        }
        GetLists.of(page).stream()
                .filter(l -> PAGE.matcher(l.uri().toString()).find())
                .forEach(links::add);
        return links;
    }

    private static void collect(JsonNode node, URI base, List<Link> links, List<String> templates, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        Optional<String> title = value(node, TITLES).or(() -> longest(node));
        Optional<String> address = value(node, ADDRESSES).or(() -> templates.stream()
                .flatMap(t -> filled(t, node).stream())
                .findFirst());
        if (title.isPresent() && address.isPresent()) {
            Addresses.resolve(base, address.get())
                    .ifPresent(uri -> links.add(new Link(uri, title.get().strip(), 'X')));
        }
        node.forEach(inner -> collect(inner, base, links, templates, depth + 1));
    }

    /** The text for people among fields of unknown names. */
    private static Optional<String> longest(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(value -> texts.add(value.isTextual() ? value.asText() : ""));
        return texts.stream().filter(t -> CHINESE.matcher(t).find()).max(Comparator.comparingInt(String::length));
    }

    /** The address that the page's scripts would make of an entry ({@link GetLists#templates}). */
    private static Optional<String> filled(String template, JsonNode node) {
        Matcher hole = HOLE.matcher(template);
        boolean[] missing = new boolean[1];
        String address = hole.replaceAll(r -> {
            String value = node.path(r.group(1)).asText("");
            missing[0] |= !VALUE.matcher(value).matches();
            return Matcher.quoteReplacement(value);
        });
        return missing[0] ? Optional.empty() : Optional.of(address);
    }

    private static OptionalInt total(JsonNode node, int depth) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            boolean counts = TOTAL.matcher(field.getKey()).matches();
            if (counts && field.getValue().asText("").matches("\\d{1,6}")) {
                return OptionalInt.of(field.getValue().asInt());
            }
        }
        for (JsonNode inner : node) {
            OptionalInt found = inner.isObject() && depth < 2 ? total(inner, depth + 1) : OptionalInt.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalInt.empty();
    }

    /** Stands behind the name of the link that led here. */
    private static List<String> templates(Page page) {
        return Arrays.stream(page.anchor().split(" "))
                .filter(w -> w.contains("{"))
                .toList();
    }

    private static Optional<String> value(JsonNode node, List<String> names) {
        return names.stream()
                .map(name -> node.path(name).asText(""))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static JsonNode tree(Page page) {
        try {
            return JSON.readTree(page.html());
        } catch (JsonProcessingException e) {
            // An answer that is no JSON lists nothing.
            return JSON.createObjectNode();
        }
    }
}
