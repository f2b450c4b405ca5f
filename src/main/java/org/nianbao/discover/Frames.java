package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** What a page shows or opens by itself: frames, viewers of documents, redirects by script. */
final class Frames {
    private static final Sought FRAME =
            Sought.anyCase("<i?frame\\b[^>]{0,500}?\\bsrc\\s*=\\s*[\"']?([^\"'\\s>]{1,500})", "<iframe", "<frame");
    private static final Sought SCRIPT =
            Sought.anyCase("<script\\b[^>]{0,300}?\\bsrc\\s*=\\s*[\"']?([^\"'\\s>]{1,500})", "<script");
    /** Scripts that every second site has and that list nothing. */
    private static final Pattern LIBRARY = Pattern.compile(
            "jquery|swiper|vue|react|bootstrap|layui|echarts|require|polyfill|\\.min\\.js|/lib/|analytics|hm\\.js",
            Pattern.CASE_INSENSITIVE);

    private static final Sought VIEWED = Sought.anyCase(
            "(?:\\bfile=|<embed\\b[^>]{0,300}?src\\s*=\\s*[\"']?|<object\\b[^>]{0,300}?data\\s*=\\s*[\"']?)([^\"'\\s>&]{1,500}\\.(?:pdf|docx?|xlsx?|wps))",
            "file=",
            "<embed",
            "<object");
    private static final Sought REDIRECT = Sought.anyCase(
            "(?:location(?:\\.href)?\\s*=\\s*|location\\.replace\\s*\\(\\s*|http-equiv\\s*=\\s*[\"']?refresh[^>]{0,60}?url\\s*=\\s*)[\"']?([^\"'\\s>;)]{1,500})",
            "location",
            "refresh");
    /** A page with less text than this is a shell around what it opens. */
    private static final int SHELL = 120;

    private static final Pattern INLINE = Pattern.compile("<script\\b[^>]{0,300}>", Pattern.CASE_INSENSITIVE);
    /** Addresses of data, and of services that a page asks with GET. */
    private static final Pattern DATA = Pattern.compile(
            "[\"']([^\"'\\s<>()+]{0,300}(?:\\.(?:json|xml)|/(?:rest|api|interface|service|ajax)/[^\"'\\s<>()+]{1,200}|\\.(?:do|action|ashx|jsp|php)\\?)(?:\\?[^\"'\\s<>]{0,300}|[^\"'\\s<>?+]{0,100}))[\"'](?!\\s*\\+)",
            Pattern.CASE_INSENSITIVE);
    /** What the page offers to other programs: the same list, mostly. */
    private static final Pattern FEED = Pattern.compile("\\.(?:xml|json|rss)(?:\\?|$)|/rss/", Pattern.CASE_INSENSITIVE);

    /** An address that another one carries. */
    private static final Pattern CARRIED = Pattern.compile("(?<=&)(\\w{2,30})=((?:https?:/)?/[^&\\s/][^&\\s]{0,500})");

    private static final int LONGEST_SCRIPTS = 1 << 20;
    private static final int MOST_SCRIPTS = 6;

    private Frames() {}

    /** Whether a page says nothing itself. */
    static boolean shell(Page page) {
        return page.text().length() < SHELL || page.html().contains("<frameset");
    }

    /** The frames of a page. */
    static List<Link> frames(Page page) {
        List<Link> frames = new ArrayList<>(found(page, FRAME, "内嵌框架", 'E'));
        frames.addAll(carried(page));
        return frames;
    }

    /** What a shell shows that takes the address out of its own: {@code /sub.html?url=/xxgk/nb/}. */
    private static List<Link> carried(Page page) {
        List<Link> frames = new ArrayList<>();
        if (page.uri().getRawQuery() != null && shell(page)) {
            CARRIED.matcher('&' + page.uri().getQuery())
                    .results()
                    .filter(r -> page.html().contains(r.group(1)))
                    .flatMap(r -> Addresses.resolve(page.uri(), r.group(2)).stream())
                    .filter(uri -> !uri.equals(page.uri()))
                    .forEach(uri -> frames.add(new Link(uri, "内嵌框架", 'E')));
        }
        return frames;
    }

    /** The scripts a page loads, but for well-known libraries: some sites write their menus so. */
    static List<Link> scripts(Page page) {
        return found(page, SCRIPT, "脚本" + Called.carried(page), 'E').stream()
                .filter(l -> !LIBRARY.matcher(l.uri().toString()).find())
                .limit(MOST_SCRIPTS)
                .toList();
    }

    /** Documents shown by a viewer on the page. */
    static List<Link> viewed(Page page) {
        return found(page, VIEWED, "页面内嵌的文件", 'E');
    }

    /** Where a script or a meta tag sends the visitor. */
    static List<Link> redirects(Page page) {
        return found(page, REDIRECT, "脚本跳转", 'X');
    }

    /** The text of the scripts that stand on a page. */
    static String scriptText(Page page) {
        if (page.mediaType().contains("javascript")) {
            return page.html().substring(0, Math.min(page.html().length(), LONGEST_SCRIPTS));
        }
        if (!page.html().contains("<script") && !page.html().contains("<SCRIPT")) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        Matcher script = INLINE.matcher(page.html());
        while (script.find() && text.length() < LONGEST_SCRIPTS) {
            int end = page.html().indexOf("</", script.end());
            while (end >= 0 && !page.html().regionMatches(true, end, "</script", 0, 8)) {
                end = page.html().indexOf("</", end + 2);
            }
            text.append(page.html(), script.end(), end < 0 ? page.html().length() : end)
                    .append('\n');
        }
        return text.toString();
    }

    /** Data that a script of the page loads: lists that only the browser fills. */
    static List<Link> data(Page page) {
        List<Link> links = new ArrayList<>();
        Matcher data = DATA.matcher(scriptText(page));
        Asked.without(page.links()).stream()
                .filter(l -> FEED.matcher(l.uri().toString()).find())
                .limit(2)
                .forEach(links::add);
        List<Link> asked = new ArrayList<>(HanwebUnit.units(page));
        asked.addAll(GetLists.of(page));
        Asked.lists(page)
                .filter(l -> asked.stream().noneMatch(a -> a.uri().equals(l.uri())))
                .limit(MOST_SCRIPTS)
                .forEach(asked::add);
        links.addAll(asked);
        while (data.find() && links.size() < MOST_SCRIPTS) {
            Addresses.resolve(page.uri(), data.group(1).replace("&amp;", "&"))
                    .filter(uri ->
                            asked.stream().noneMatch(a -> a.uri().toString().startsWith(uri.toString())))
                    .ifPresent(uri -> links.add(new Link(uri, "列表数据" + GetLists.templates(page), 'E')));
        }
        List<Link> posts = PostLists.of(page);
        links.removeIf(link -> PostLists.better(posts, link.uri()));
        return links;
    }

    private static List<Link> found(Page page, Sought sought, String text, char kind) {
        List<Link> links = new ArrayList<>();
        Matcher found = sought.matcher(page.html());
        while (found.find() && links.size() < Addresses.MOST_PAGES) {
            Addresses.resolve(page.uri(), found.group(1).replace("&amp;", "&"))
                    .filter(uri -> !uri.equals(page.uri()))
                    .ifPresent(uri -> links.add(new Link(uri, text, kind)));
        }
        return links;
    }
}
