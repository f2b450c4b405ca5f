package org.nianbao.discover;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/**
 * 大汉 JPAAS: a page leaves its list to a unit, whose service and query stand in the attributes {@code url} and {@code
 * querydata} of an element. The service answers HTML in JSON, a further page to {@code paramJson}.
 */
final class HanwebUnit implements Platform {
    private static final String QUERY = "querydata";
    private static final int LONGEST_TAG = 4000;
    private static final Pattern FIELD =
            Pattern.compile("['\"](\\w{1,40})['\"]\\s*:\\s*(?:'([^']{0,200})'|\"([^\"]{0,200})\"|(\\d{1,9}))");
    private static final Sought ASKED = Sought.of("/page/build/unit\\?", "/page/build/unit?");
    private static final Pattern PAGES = Pattern.compile("共\\s*(\\d{1,3})\\s*页");
    private static final Pattern ENTRIES = Pattern.compile("\\bcount=\\\\?[\"']?(\\d{1,4})");
    private static final String PARAMETER = "paramJson=";
    private static final int MOST = 6;

    @Override
    public String name() {
        return "hanweb";
    }

    @Override
    public boolean recognises(Page page) {
        return page.html().contains(QUERY) || (ASKED.in(page.uri().toString()) && JsonLists.answers(page));
    }

    /** The services of the units of a page. */
    static List<Link> units(Page page) {
        List<Link> links = new ArrayList<>();
        String html = page.html();
        int at = html.indexOf(QUERY);
        for (int seen = 0; at >= 0 && seen < MOST; seen++, at = html.indexOf(QUERY, at + 1)) {
            unit(page, html.lastIndexOf('<', at), at).ifPresent(links::add);
        }
        return links;
    }

    private static Optional<Link> unit(Page page, int from, int at) {
        if (from < 0 || at - from > LONGEST_TAG) {
            return Optional.empty();
        }
        String tag = page.html().substring(from, Math.min(page.html().length(), from + LONGEST_TAG));
        return Optional.ofNullable(Jsoup.parseBodyFragment(tag).selectFirst("[querydata][url]"))
                .filter(element -> !query(element).isEmpty())
                .flatMap(element -> Addresses.resolve(page.uri(), element.attr("url") + "?" + query(element)))
                .map(uri -> new Link(uri, "列表数据", 'E'));
    }

    private static String query(Element unit) {
        List<String> pairs = new ArrayList<>();
        Matcher field = FIELD.matcher(unit.attr(QUERY));
        while (field.find()) {
            String text = field.group(2) == null ? field.group(3) : field.group(2);
            pairs.add(field.group(1) + "=" + encoded(text == null ? field.group(4) : text));
        }
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** All further pages of the first answer. */
    @Override
    public List<Link> paging(Page page) {
        URI at = page.uri();
        int each = (int) page.links().stream().map(Link::uri).distinct().count();
        if (!JsonLists.answers(page) || each == 0 || at.toString().contains(PARAMETER)) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        int pages = Math.min(Addresses.MOST_PAGES, pages(page.html(), each));
        for (int n = 2; n <= pages; n++) {
            String asked = at + "&" + PARAMETER + encoded("{\"pageNo\":" + n + ",\"pageSize\":" + each + "}");
            Optional<URI> uri = Addresses.resolve(at, asked);
            String name = "第" + n + "页";
            uri.ifPresent(u -> links.add(new Link(u, name, 'X')));
        }
        return links;
    }

    private static int pages(String answer, int each) {
        Matcher pages = PAGES.matcher(answer);
        Matcher entries = ENTRIES.matcher(answer);
        return pages.find()
                ? Addresses.number(pages.group(1))
                : entries.find() ? (Addresses.number(entries.group(1)) + each - 1) / each : 1;
    }
}
