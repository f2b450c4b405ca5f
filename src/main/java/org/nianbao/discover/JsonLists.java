package org.nianbao.discover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/**
 * Sites whose lists are made in the browser out of JSON (新点 Epoint WebBuilder and others): the column's page names the
 * service in a script, the service answers titles and addresses. Only services that answer to GET can be asked.
 */
final class JsonLists implements Platform {
    private static final Pattern SERVICE = Pattern.compile(
            "[\"']((?:https?://|/)[^\"'\\s<>]{1,300}[?&](?:pageIndex|pageNo|pageNum|currentPage|page)=\\d{1,4}(?:&[^\"'\\s<>]{0,200})?)[\"']",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REST =
            Pattern.compile("/(rest|api|interface|service|ajax)/", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE =
            Pattern.compile("([?&](?:pageIndex|pageNo|pageNum|currentPage|page)=)(\\d{1,4})", Pattern.CASE_INSENSITIVE);
    private static final List<String> TITLES = List.of("title", "infotitle", "doctitle", "articletitle", "subject");
    private static final List<String> ADDRESSES =
            List.of("url", "infourl", "visiturl", "linkurl", "docpuburl", "href", "link", "link_url");
    private static final List<String> TOTALS = List.of("total", "totalcount", "totalrecord", "count", "rowcount");
    private static final int DEEPEST = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether a page is the answer of a service rather than a page for people. */
    static boolean answers(Page page) {
        String start = page.html().stripLeading();
        return start.startsWith("{") || start.startsWith("[{");
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean recognises(Page page) {
        boolean known = page.uri().toString().contains("/gkmlpt/");
        return !known && (answers(page) || !services(page).isEmpty());
    }

    @Override
    public List<Link> entries(Page page) {
        List<Link> links = new ArrayList<>();
        if (answers(page)) {
            collect(tree(page), page.uri(), links, 0);
        }
        return links;
    }

    /** The next page of an answer, as long as its total says so; on a page for people the service itself. */
    @Override
    public List<Link> paging(Page page) {
        if (!answers(page)) {
            return services(page);
        }
        String address = page.uri().toString();
        Matcher number = PAGE.matcher(address);
        JsonNode tree = tree(page);
        List<Link> shown = entries(page);
        if (!number.find() || shown.isEmpty()) {
            return List.of();
        }
        int at = Addresses.number(number.group(2));
        OptionalInt total = total(tree, 0);
        boolean more = total.isEmpty() || (long) (at + 1) * shown.size() < total.getAsInt();
        String next = number.replaceFirst("$1" + (at + 1));
        return more && at < Addresses.MOST_PAGES
                ? Addresses.resolve(page.uri(), next).map(uri -> new Link(uri, "下一页", 'X')).stream()
                        .toList()
                : List.of();
    }

    private static List<Link> services(Page page) {
        List<Link> links = new ArrayList<>();
        Matcher service = SERVICE.matcher(page.html());
        while (service.find() && links.size() < 5) {
            if (REST.matcher(service.group(1)).find()) {
                Addresses.resolve(page.uri(), service.group(1).replace("&amp;", "&"))
                        .ifPresent(uri -> links.add(new Link(uri, "列表服务", 'X')));
            }
        }
        return links;
    }

    private static void collect(JsonNode node, URI base, List<Link> links, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        Optional<String> title = value(node, TITLES);
        Optional<String> address = value(node, ADDRESSES);
        if (title.isPresent() && address.isPresent()) {
            Addresses.resolve(base, address.get())
                    .ifPresent(uri -> links.add(new Link(uri, title.get().strip(), 'X')));
        }
        node.forEach(inner -> collect(inner, base, links, depth + 1));
    }

    private static OptionalInt total(JsonNode node, int depth) {
        for (String name : TOTALS) {
            if (node.path(name).canConvertToInt()) {
                return OptionalInt.of(node.path(name).asInt());
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
