package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nianbao.model.PostAddress;

/**
 * The sites of the third set really offer their reports: somebody who reads the sources of the pages and tries each
 * address, each function and each request that stands in them comes to all of them. Nothing of discovery is used.
 */
class HabitsTest {
    private static final Pattern QUOTED =
            Pattern.compile("[\"'](?:xmlUrl=)?((?:\\.{0,2}/|https?://)[^\"'<>\\s]*)[\"']");
    private static final Pattern SUM = Pattern.compile(
            "['\"]([^'\"<>]*)['\"]\\s*\\+\\s*(?:n|page|this\\.value|e\\.curr|node\\.id)\\b\\s*(?:\\+\\s*['\"]([^'\"]*)['\"])?");
    private static final Pattern ESCAPED = Pattern.compile("%u([0-9A-F]{4})");
    /** Lists whose requests only somebody who understands the script can make. */
    private static final Set<Manner> SCRIPTED = EnumSet.of(
            Manner.SLUG_FUNCTION,
            Manner.GOTO_FORM,
            Manner.CURSOR,
            Manner.BRACKETS,
            Manner.CALLBACK,
            Manner.IDS,
            Manner.UNKNOWN_PAGER,
            Manner.VARIABLES,
            Manner.POSTED_JSON,
            Manner.TWO_POSTS);

    private static final Pattern BACK = Pattern.compile("__doPostBack\\('([^']+)','(\\d+)'\\)");
    private static final Pattern AJAX = Pattern.compile("type:\"POST\", url:\"([^\"]+)\", data:\\{([^}]*)}");

    @Test
    void everyReportIsOffered() {
        Set<Habit> seen = EnumSet.noneOf(Habit.class);
        for (boolean heldOut : new boolean[] {false, true}) {
            for (HabitSite site : HabitsIT.sites(HabitsIT.SEED, heldOut)) {
                seen.addAll(site.h.all);
                Set<String> reached = reached(site);
                List<Truth> hidden = site.truths().stream()
                        .filter(t -> t.addresses().stream().noneMatch(reached::contains))
                        .toList();
                assertThat(hidden).as(site.label()).isEmpty();
                assertThat(site.truths()).as(site.label()).isNotEmpty();
                assertThat(site.size()).isGreaterThanOrEqualTo(600);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Habit.values());
    }

    @Test
    void everyReportOfTheFourthSetIsOffered() {
        Set<Manner> seen = EnumSet.noneOf(Manner.class);
        List<String> hidden = new ArrayList<>();
        for (boolean heldOut : new boolean[] {false, true}) {
            for (MannerSite site : HabitsIT.manners(HabitsIT.SEED, heldOut)) {
                seen.addAll(site.m.all);
                Set<String> reached = reached(site);
                long missing = site.truths().stream()
                        .filter(t -> t.addresses().stream().noneMatch(reached::contains))
                        .count();
                if (missing > 0 && site.m.all.stream().noneMatch(SCRIPTED::contains)) {
                    hidden.add(site.label() + " " + missing + " of "
                            + site.truths().size());
                }
                assertThat(site.truths()).as(site.label()).hasSizeGreaterThan(5);
            }
        }
        assertThat(hidden).isEmpty();
        assertThat(seen).containsExactlyInAnyOrder(Manner.values());
    }

    private static Set<String> reached(OrdinarySite site) {
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
                if (!next.contains("/xwzx/2") && !known.contains(site.canonical(next)) && tried.add(next)) {
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
        Charset charset = type.contains("gb") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        String source = new String(resource.body(), charset);
        if (type.equals("text/html") && source.contains("charset=gb")) {
            source = new String(resource.body(), Charset.forName("GB18030"));
        }
        Set<String> raw = new LinkedHashSet<>();
        Document page = Jsoup.parse(source);
        for (Element e : page.select("a[href], iframe[src]")) {
            raw.add(e.hasAttr("href") ? e.attr("href").strip() : e.attr("src"));
        }
        String read = decoded(source).replace("&quot;", "\"").replace("&amp;", "&");
        QUOTED.matcher(read).results().map(m -> m.group(1)).forEach(r -> IntStream.range(1, r.contains("{p}") ? 40 : 2)
                .forEach(n -> raw.add(r.replace("{p}", String.valueOf(n)))));
        sums(read, raw);
        Set<String> all = new LinkedHashSet<>();
        Element base = page.selectFirst("base[href]");
        String from = base == null ? at : base.attr("href");
        raw.stream()
                .filter(r -> !r.startsWith("javascript") && !r.startsWith("#"))
                .forEach(r -> all.add(absolute(from, r)));
        all.addAll(posts(at, source, page));
        return all;
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
        Matcher back = BACK.matcher(source);
        while (back.find()) {
            Element form = page.selectFirst("form");
            all.add(PostAddress.ofForm(
                            URI.create(absolute(at, form.attr("action"))),
                            "__EVENTTARGET=" + back.group(1) + "&__EVENTARGUMENT=" + back.group(2) + "&__VIEWSTATE="
                                    + form.select("[name=__VIEWSTATE]").attr("value"))
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
        for (int n = 1; n < 40; n++) {
            all.add(PostAddress.ofForm(service, form.replaceFirst("\\b" + field + "=\\d+", field + "=" + n))
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
