package org.nianbao.discover.simulated;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** From the home page of a site of the third set to its columns. */
final class HabitEntrance {
    private static final String SECTION = "/zwgk/";
    private static final List<String> SECTIONS = List.of("政务公开", "政府信息公开", "信息公开");

    private final HabitSite s;
    private final Habits h;
    private final HabitLists lists;
    private final String called;

    /**
     * What there is to lead to.
     *
     * @param column path of the column of reports
     * @param name of it
     * @param old path of the old site's column, or empty
     * @param own reports of the government and its office
     * @param foreign reports of other bodies
     */
    record Goal(String column, String name, String old, List<Line> own, List<Line> foreign) {}

    HabitEntrance(HabitSite site, HabitLists lists) {
        this.s = site;
        this.h = site.h;
        this.lists = lists;
        this.called = h.one(SECTIONS);
    }

    void build(Goal goal) {
        section(goal);
        beside();
        if (h.has(Habit.TIMED_SPLASH)) {
            s.bare(
                    "/",
                    "<title>" + s.name
                            + "</title><script>setTimeout(\"window.location.href='/index_main.html'\",8000);</script>",
                    "<embed src=\"/flash/intro.swf\" width=1000 height=600>");
            main("/index_main.html", goal);
        } else if (h.has(Habit.DEVICES)) {
            s.bare(
                    "/",
                    "<title>" + s.name + "人民政府</title><script>if(/Android|iPhone|iPad/i.test(navigator.userAgent)){"
                            + "window.location.href=\"/mobile/index.html\";}else{window.location.href=\"/pc/index.html\";}</script>",
                    "");
            s.page("/mobile/index.html", "手机版", "", news("/mobile/index.html"));
            main("/pc/index.html", goal);
        } else if (h.has(Habit.LANGUAGES)) {
            s.bare(
                    "/",
                    "<title>" + s.name + "</title>",
                    s.anchor("/", "/chn/", "简体中文")
                            + s.anchor("/", "/big5/", "繁體中文")
                            + s.anchor("/", "/en/", "English"));
            s.page("/big5/", "繁體", "", "<p>" + "本區概況介紹。".repeat(20) + "</p>");
            s.page("/en/", "English", "", "<p>" + "Welcome to the district. ".repeat(20) + "</p>");
            main("/chn/", goal);
        } else {
            main("/", goal);
        }
    }

    private void main(String path, Goal goal) {
        String old =
                goal.old.isEmpty() ? "" : "<div class=link>" + s.anchor(path, "/old/index.html", "返回旧版") + "</div>";
        s.page(path, "首页", "", entrance(path, goal) + news(path) + old);
        if (!goal.old.isEmpty()) {
            s.page(
                    "/old/index.html",
                    "首页（旧版）",
                    "",
                    s.anchor("/old/index.html", "/old/xxgk/", "政府信息公开") + news("/old/index.html"));
            s.page("/old/xxgk/", "政府信息公开", "", quartet("/old/xxgk/", goal.old, goal));
        }
    }

    private String entrance(String from, Goal goal) {
        String link = "<div class=menu>" + s.anchor(from, SECTION, called) + "</div>";
        if (h.has(Habit.SPECIAL)) {
            return special(from, goal) + link;
        }
        if (h.has(Habit.ESCAPED_MENU)) {
            return "<script>document.write(unescape('"
                    + escaped("<a href=\"" + SECTION + "\">" + called + "</a><a href=\"/xwzx/\">新闻</a>")
                    + "'));</script>";
        }
        if (h.has(Habit.FLASH_MENU)) {
            s.text(
                    "/flash/menu.xml",
                    "text/xml",
                    "<?xml version=\"1.0\" encoding=\"utf-8\"?><menus><menu name=\"新闻动态\" url=\"/xwzx/\"/><menu name=\""
                            + called + "\" url=\"" + SECTION + "\"/><menu name=\"网上办事\" url=\"/wsbs/\"/></menus>");
            return "<object width=980 height=60><param name=\"movie\" value=\"/flash/menu.swf\"><param name=\"FlashVars\" value=\"xmlUrl=/flash/menu.xml\">"
                    + "<embed src=\"/flash/menu.swf\" flashvars=\"xmlUrl=/flash/menu.xml\"></object>";
        }
        if (h.has(Habit.ARRAY_MENU)) {
            return "<script>var urls = new Array(); urls[0]=\"/xwzx/\"; urls[1]=\"" + SECTION
                    + "\"; urls[2]=\"/wsbs/\"; function openMenu(n){ window.location = urls[n]; }</script>"
                    + "<table><tr><td onclick=\"openMenu(0)\">新闻</td><td style=\"cursor:hand\" onclick=\"openMenu(1)\">"
                    + called
                    + "</td><td onclick=\"openMenu(2)\">办事</td></tr></table>";
        }
        return link;
    }

    private static String escaped(String text) {
        StringBuilder all = new StringBuilder();
        text.chars()
                .forEach(c -> all.append(
                        c > 127
                                ? String.format(Locale.ROOT, "%%u%04X", c)
                                : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8)
                                        .replace("+", "%20")));
        return all.toString();
    }

    private String special(String from, Goal goal) {
        s.page(
                "/ztzl/",
                "专题专栏",
                "",
                "<ul><li>" + s.anchor("/ztzl/", s.newsPath(3), "疫情防控") + "</li><li>"
                        + s.anchor("/ztzl/", "/ztzl/zwgkzl/", "政务公开专题") + "</li><li>"
                        + s.anchor("/ztzl/", s.newsPath(9), "乡村振兴")
                        + "</li></ul>");
        s.page(
                "/ztzl/zwgkzl/",
                "政务公开专题",
                "",
                "<h2>工作部署</h2>" + s.anchor("/ztzl/zwgkzl/", s.newsPath(40), "全区政务公开培训") + "<h2>"
                        + s.anchor("/ztzl/zwgkzl/", goal.column, shown(goal.name)) + "</h2>");
        return s.anchor(from, "/ztzl/", "专题专栏");
    }

    private void section(Goal goal) {
        if (h.has(Habit.ORGANS)) {
            organs(goal);
        } else if (h.has(Habit.TAB_LOAD)) {
            fragment(goal);
        } else if (h.has(Habit.TREE_IDS)) {
            tree(goal);
        } else {
            String body = h.has(Habit.SPECIAL) ? quartet(SECTION, "", goal) : quartet(SECTION, goal.column, goal);
            s.page(SECTION, called, "", body);
        }
    }

    private String quartet(String from, String column, Goal goal) {
        return "<ul class=left><li>" + entry(from, "/zwgk/zn/", "政府信息公开指南") + "</li><li>"
                + entry(from, "/zwgk/zd/", "政府信息公开制度")
                + "</li><li>" + entry(from, "/zwgk/zdgk/", "法定主动公开内容") + "</li>"
                + (column.isEmpty() ? "" : "<li>" + entry(from, column, goal.name) + "</li>")
                + "<li>" + entry(from, "/zwgk/ysqgk/", "依申请公开") + "</li></ul><div>" + "为方便公众查阅政府信息，设立本专栏。".repeat(12)
                + "</div>";
    }

    /** What stands beside the column and is of no use. */
    private void beside() {
        for (String[] page : List.of(
                new String[] {"/zwgk/zn/", "政府信息公开指南"},
                new String[] {"/zwgk/zd/", "政府信息公开制度"},
                new String[] {"/zwgk/zdgk/", "法定主动公开内容"},
                new String[] {"/zwgk/ysqgk/", "依申请公开"},
                new String[] {"/wsbs/", "网上办事"})) {
            s.page(
                    page[0],
                    page[1],
                    s.meta("ColumnName", page[1]),
                    "<h2>" + page[1] + "</h2><p>" + "公众可以按照本栏目的说明办理。".repeat(15) + "</p>");
        }
        s.page("/xwzx/", "新闻动态", "", news("/xwzx/"));
    }

    private String entry(String from, String to, String name) {
        return h.has(Habit.PICTURES)
                ? s.anchor(
                        from,
                        to,
                        "<img src=\"/images/m" + Math.floorMod(name.hashCode(), 9) + ".jpg\" alt=\"" + name + "\">")
                : s.anchor(from, to, shown(name));
    }

    /** A name of a column as the menus have it. */
    private String shown(String name) {
        if (h.has(Habit.SPACED)) {
            return String.join("&nbsp;", name.split(""));
        }
        boolean reports = !name.contains("指南") && !name.contains("制度") && !name.contains("内容") && !name.contains("申请");
        if (h.has(Habit.NUMBERED)) {
            return (reports
                            ? "四、"
                            : name.contains("指南")
                                    ? "一、"
                                    : name.contains("制度") ? "二、" : name.contains("内容") ? "三、" : "五、")
                    + name;
        }
        if (h.has(Habit.BROKEN_NAME)) {
            return "<span>" + name.substring(0, name.length() / 2) + "</span><br/><span>"
                    + name.substring(name.length() / 2) + "</span>";
        }
        if (reports && h.has(Habit.LONG_NAME)) {
            return name + "（2008—2024年）";
        }
        return reports && h.has(Habit.BILINGUAL) ? name + "<em>Annual Reports</em>" : name;
    }

    private void organs(Goal goal) {
        StringBuilder organs = new StringBuilder(
                "<h3>区政府及部门</h3><ul><li>" + s.anchor(SECTION, "/gk/qzf/", s.name + "政府（办公室）") + "</li>");
        s.page("/gk/qzf/", s.name + "政府（办公室）信息公开", "", quartet("/gk/qzf/", goal.column, goal));
        List<String> bodies = goal.foreign.stream().map(Line::body).distinct().toList();
        for (int i = 0; i < bodies.size(); i++) {
            String body = bodies.get(i);
            String path = "/gk/bm" + i + "/";
            String column = lists.add(
                    path + "nb/",
                    goal.name,
                    goal.foreign.stream().filter(l -> l.body().equals(body)).toList(),
                    "");
            s.page(path, body + "信息公开", "", quartet(path, column, goal));
            organs.append("<li>")
                    .append(s.anchor(SECTION, path, body.substring(s.name.length())))
                    .append("</li>");
        }
        s.page(SECTION, called, "", organs + "</ul>");
    }

    private void fragment(Goal goal) {
        StringBuilder newest = new StringBuilder("<ul>");
        goal.own.stream().skip(Math.max(0, goal.own.size() - 3)).forEach(l -> newest.append("<li><a href=\"")
                .append(l.address().replace("&", "&amp;"))
                .append("\">")
                .append(l.shown())
                .append("</a></li>"));
        newest.append("</ul><a href=\"")
                .append(goal.column.replace("&", "&amp;"))
                .append("\">更多&gt;&gt;</a>");
        s.put("/zwgk/block/nb.html", () -> s.html("</head>" + newest));
        s.put("/zwgk/block/zn.html", () -> s.html("</head><p>公开指南</p>"));
        s.page(
                SECTION,
                called,
                "",
                "<div class=tab><b>公开指南</b><b>" + shown(goal.name)
                        + "</b></div><div id=zn></div><div id=nb></div><script>$(function(){ $(\"#zn\").load(\"/zwgk/block/zn.html\"); $(\"#nb\").load(\"/zwgk/block/nb.html\"); });</script>");
    }

    private void tree(Goal goal) {
        String id = goal.column.replaceFirst(".*cid=", "");
        s.page(
                SECTION,
                called,
                "",
                "<ul id=tree class=ztree></ul><script>var zNodes=[{id:1,pId:0,name:\"政府信息公开\",open:true},"
                        + "{id:11,pId:1,name:\"政府信息公开指南\"},{id:12,pId:1,name:\"政府信息公开制度\"},{id:" + id + ",pId:1,name:\""
                        + goal.name
                        + "\"}];\nfunction onClick(e, treeId, node){ window.location.href = \"/zwgk/column.jsp?cid=\" + node.id; }\n"
                        + "$.fn.zTree.init($(\"#tree\"), {callback:{onClick:onClick}}, zNodes);</script>");
    }

    private String news(String from) {
        StringBuilder news = new StringBuilder("<ul class=xw>");
        for (int i = 0; i < 30; i++) {
            news.append("<li>")
                    .append(s.anchor(from, s.newsPath(i * 23), s.name + "要闻（" + i + "）"))
                    .append("</li>");
        }
        return news + "</ul>";
    }
}
