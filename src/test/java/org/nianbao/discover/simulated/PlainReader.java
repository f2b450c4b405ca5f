package org.nianbao.discover.simulated;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.nianbao.model.PostAddress;

/**
 * Somebody who reads the sources of the pages and tries each address, each function and each request that stands in
 * them, in any order and without an end. Nothing of discovery is used.
 */
final class PlainReader {
    private static final Pattern QUOTED =
            Pattern.compile("[\"'](?:xmlUrl=)?((?:\\.{0,2}/|https?://)[^\"'<>\\s]*)[\"']");
    private static final Pattern SUM = Pattern.compile(
            "['\"]([^'\"<>]*)['\"]\\s*\\+\\s*(?:n|page|this\\.value|e\\.curr|node\\.id)\\b\\s*(?:\\+\\s*['\"]([^'\"]*)['\"])?");
    private static final Pattern ESCAPED = Pattern.compile("%u([0-9A-F]{4})");
    private static final Pattern BACK = Pattern.compile("__doPostBack\\('([^']+)','(\\d+)'\\)");
    private static final Pattern AJAX = Pattern.compile("type:\"POST\", url:\"([^\"]+)\", data:\\{([^}]*)}");

    private static final Pattern IN_QUERY = Pattern.compile("specialurl=([^&\"']+)");
    private static final Pattern LOCATION = Pattern.compile("location\\.href=(?:encodeURI\\()?'([^']+)'");
    private static final Pattern PAGER = Pattern.compile("createPageHTML\\(([^)]*)\\)");
    private static final Pattern COUNT = Pattern.compile("countPage = (\\d+)");
    private static final Pattern FUNCTION =
            Pattern.compile("function (\\w+)\\((\\w+)\\)\\{\\$\\.post\\('([^']+)'\\+(\\w+)");
    private static final int PAGES = 40;

    private PlainReader() {}

    /** The addresses of everything to which the home page leads. */
    static Set<String> reached(OrdinarySite site) {
        Set<String> known = new LinkedHashSet<>();
        Set<String> tried = new HashSet<>();
        ArrayDeque<String> waiting = new ArrayDeque<>(List.of(site.home + "/"));
        while (!waiting.isEmpty()) {
            String at = waiting.remove();
            Optional<Resource> page = site.get(at);
            if (page.isEmpty() || !known.add(site.canonical(at))) {
                continue;
            }
            for (String next : mentioned(at, page.get())) {
                if (!site.isNews(next)
                        && site.site().hasHost(URI.create(next).getHost())
                        && !known.contains(site.canonical(next))
                        && tried.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return known;
    }

    private static Set<String> mentioned(String at, Resource resource) {
        String type = resource.contentType();
        if (!type.startsWith("text/") && !type.contains("json")) {
            return Set.of();
        }
        String written = text(type, resource.body());
        String source = type.contains("json") ? written.replace("\\\"", "\"") : written;
        Set<String> raw = new LinkedHashSet<>();
        Document page = Jsoup.parse(source);
        for (Element e : page.select("a[href], iframe[src]")) {
            raw.add(e.hasAttr("href") ? e.attr("href").strip() : e.attr("src"));
        }
        String read = decoded(source).replace("&quot;", "\"").replace("&amp;", "&");
        QUOTED.matcher(read).results().map(m -> m.group(1)).forEach(r -> IntStream.range(1, r.contains("{p}") ? 40 : 2)
                .forEach(n -> raw.add(r.replace("{p}", String.valueOf(n)))));
        sums(read, raw);
        IN_QUERY.matcher(read).results().map(m -> m.group(1)).forEach(raw::add);
        LOCATION.matcher(read).results().map(m -> m.group(1)).forEach(raw::add);
        pagers(read, raw);
        units(page, raw);
        questions(page, raw);
        Set<String> all = new LinkedHashSet<>();
        Element base = page.selectFirst("base[href]");
        String from = base == null ? at : base.attr("href");
        raw.stream()
                .filter(r -> !r.startsWith("javascript") && !r.startsWith("#"))
                .forEach(r -> all.add(absolute(from, r)));
        all.addAll(posts(at, source, page));
        return all;
    }

    /** By mark, header, declaration, and what the bytes can be. */
    private static String text(String type, byte[] body) {
        String utf8 = new String(body, StandardCharsets.UTF_8);
        boolean marked = utf8.startsWith("\ufeff");
        boolean declared =
                type.equals("text/html") && utf8.toLowerCase(Locale.ROOT).contains("charset=gb");
        return !marked && (type.contains("gb") || declared || utf8.contains("\ufffd"))
                ? new String(body, Charset.forName("GB18030"))
                : utf8;
    }

    /** Pages that a pager counts: {@code index_1.html} on, {@code list_2.shtml} on. */
    private static void pagers(String source, Set<String> raw) {
        PAGER.matcher(source).results().forEach(m -> {
            List<String> said = Arrays.stream(m.group(1).split(","))
                    .map(a -> a.strip().replaceAll("['\"]", ""))
                    .filter(a -> !a.equals("page_div"))
                    .toList();
            IntStream.rangeClosed(1, Integer.parseInt(said.get(0)))
                    .forEach(n -> raw.add(said.get(2) + "_" + n + "." + said.get(3)));
        });
        COUNT.matcher(source).results().forEach(m -> IntStream.range(1, Integer.parseInt(m.group(1)))
                .forEach(n -> raw.add("index_" + n + ".html")));
    }

    /** Pieces of a page that are asked for with what stands beside their script. */
    private static void units(Document page, Set<String> raw) {
        for (Element unit : page.select("script[querydata]")) {
            String fields = Arrays.stream(
                            unit.attr("querydata").replaceAll("[{}']", "").split(","))
                    .map(f -> f.split(":", 2))
                    .map(f -> f[0] + "=" + URLEncoder.encode(f[1], StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            IntStream.range(1, PAGES)
                    .mapToObj(n -> URLEncoder.encode("{\"pageNo\":" + n + ",\"pageSize\":6}", StandardCharsets.UTF_8))
                    .forEach(asked -> raw.add(unit.attr("url") + "?" + fields + "&paramJson=" + asked));
        }
    }

    /** What forms that are sent by GET can ask for: each choice, each page. */
    private static void questions(Document page, Set<String> raw) {
        for (Element form : page.select("form:not([method=post])")) {
            String asked = form.attr("action") + "?"
                    + form.select("input[type=hidden]").stream()
                            .map(i -> i.attr("name") + "=" + i.attr("value") + "&")
                            .collect(Collectors.joining());
            form.select("select[name] option")
                    .forEach(o -> raw.add(asked + o.closest("select").attr("name") + "=" + o.attr("value")));
            form.select("input[name=page]")
                    .forEach(i -> IntStream.range(1, PAGES).forEach(n -> raw.add(asked + "page=" + n)));
        }
    }

    private static String decoded(String source) {
        String read = ESCAPED.matcher(source)
                .replaceAll(m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
        Matcher packed = Pattern.compile("(?:unescape\\('|decodeURIComponent\\(\")([^'\"]*)")
                .matcher(read);
        return packed.replaceAll(m -> Matcher.quoteReplacement(URLDecoder.decode(m.group(1), StandardCharsets.UTF_8)));
    }

    private static void sums(String source, Set<String> raw) {
        Matcher sum = SUM.matcher(source);
        while (sum.find()) {
            // Pages, columns, years.
            IntStream.of(1, 1200, 2008)
                    .flatMap(from -> IntStream.range(from, from + 60))
                    .forEach(n -> raw.add(sum.group(1) + n + (sum.group(2) == null ? "" : sum.group(2))));
        }
    }

    private static Set<String> posts(String at, String source, Document page) {
        Set<String> all = new LinkedHashSet<>();
        Matcher ajax = AJAX.matcher(source);
        if (ajax.find()) {
            String form = Arrays.stream(ajax.group(2).split(","))
                    .map(f -> f.strip().replaceFirst(":", "=").replace("\"", ""))
                    .collect(Collectors.joining("&"));
            pages(all, URI.create(absolute(at, ajax.group(1))), form, "pageNo");
        }
        FUNCTION.matcher(source)
                .results()
                .filter(m -> m.group(2).equals(m.group(4)))
                .forEach(m -> Pattern.compile(m.group(1) + "\\('(\\w+)'\\)")
                        .matcher(source)
                        .results()
                        .forEach(call ->
                                all.add(PostAddress.ofForm(URI.create(absolute(at, m.group(3) + call.group(1))), "")
                                        .toString())));
        Matcher back = BACK.matcher(source);
        while (back.find()) {
            Element form = page.selectFirst("form");
            all.add(PostAddress.ofForm(
                            URI.create(absolute(at, form.attr("action"))),
                            "__EVENTTARGET=" + back.group(1) + "&__EVENTARGUMENT=" + back.group(2) + "&__VIEWSTATE="
                                    + URLEncoder.encode(
                                            form.select("[name=__VIEWSTATE]").attr("value"), StandardCharsets.UTF_8))
                    .toString());
        }
        for (Element e : page.select("form[method=post]")) {
            List<String> fields = new ArrayList<>();
            e.select("input[type=hidden]").forEach(i -> fields.add(i.attr("name") + "=" + i.attr("value")));
            pages(all, URI.create(absolute(at, e.attr("action"))), String.join("&", fields), "page");
        }
        return all;
    }

    private static void pages(Set<String> all, URI service, String form, String field) {
        for (int n = 1; n < PAGES; n++) {
            all.add(PostAddress.ofForm(service, form.replaceFirst("\\b" + field + "=\\w+", field + "=" + n))
                    .toString());
        }
    }

    private static String absolute(String at, String raw) {
        String ascii = URI.create(raw.replace(" ", "%20").replace("|", "%7C").replace('\\', '/'))
                .toASCIIString();
        String base = at.replaceFirst("[?&]__wb_method.*", "");
        return URI.create(base)
                .resolve(ascii.startsWith("?") ? URI.create(base).getPath() + ascii : ascii)
                .toString();
    }
}
