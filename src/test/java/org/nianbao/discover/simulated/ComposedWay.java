package org.nianbao.discover.simulated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** From a composed site's home page to its column. */
final class ComposedWay {
    private final ComposedSite s;
    private final Composition c;

    ComposedWay(ComposedSite site) {
        this.s = site;
        this.c = site.c;
    }

    void build(String column, List<Entry> alike, List<Entry> own) {
        String section = s.part + "/zwgk/";
        section(section, column, alike);
        String body = entrance(section, column, own) + news(own);
        switch (c.way) {
            case REFRESH -> {
                s.put(
                        s.home + "/",
                        () -> s.html("<meta http-equiv=\"refresh\" content=\"0;url=/web/index.html\"><title>" + s.name
                                + "</title></head><body></body>"));
                s.page(s.home + "/web/index.html", s.name + "人民政府", "", body);
            }
            case SCRIPT_HOME -> {
                s.put(
                        s.home + "/",
                        () -> s.html("</head><body><script>window.location.href=\"/web/index.html\";</script></body>"));
                s.page(s.home + "/web/index.html", s.name + "人民政府", "", body);
            }
            case SPLASH -> {
                s.put(
                        s.home + "/",
                        () -> s.html("<title>" + s.name
                                + "</title></head><body><a href=\"/main.shtml\"><img src=\"/enter.jpg\"></a></body>"));
                s.page(s.home + "/main.shtml", s.name + "人民政府", "", body);
            }
            case NESTED_FRAMES -> {
                s.put(
                        s.home + "/",
                        () -> s.html(
                                "<title>" + s.name
                                        + "</title></head><frameset cols=\"*,900,*\"><frame src=\"about:blank\"><frame src=\"/mid.html\"></frameset>"));
                s.put(
                        s.home + "/mid.html",
                        () -> s.html(
                                "<title>mid</title></head><frameset rows=\"90,*\"><frame name=a src=\"/inc/top.html\"><frame src=\"/main.html\"></frameset>"));
                s.put(
                        s.home + "/inc/top.html",
                        () -> s.html("<title>top</title></head><body><a target=main href=\"" + section + "\">"
                                + c.section + "</a></body>"));
                s.page(s.home + "/main.html", "main", "", news(own));
            }
            case FRAMESET -> {
                s.put(
                        s.home + "/",
                        () -> s.html(
                                "<title>" + s.name
                                        + "</title></head><frameset rows=\"90,*\"><frame src=\"/top.html\"><frame src=\"/main.html\"></frameset>"));
                s.put(
                        s.home + "/top.html",
                        () -> s.html("<title>top</title></head><body><a target=main href=\"" + section + "\">"
                                + c.section + "</a></body>"));
                s.page(s.home + "/main.html", "main", "", news(own));
            }
            default -> s.page(s.home + "/", s.name + "人民政府", "", body);
        }
    }

    private void section(String address, String column, List<Entry> alike) {
        String column4 = c.way == Composition.Way.ICON_BLANK
                ? "<a href=\"" + column + "\"><img src=\"/i/4.png\"></a>"
                : "<a href=\"" + column + "\">" + c.column + "</a>";
        String listed = "<ul><li><a href=\"" + alike.get(0).path()
                + "\">政府信息公开指南</a></li><li><a href=\"/zwgk/zd/\">政府信息公开制度</a></li>"
                + "<li><a href=\"/zwgk/fdzdgknr/\">法定主动公开内容</a></li><li>" + column4
                + "</li><li><a href=\"/zwgk/ysq/\">依申请公开</a></li></ul>"
                + "<p>" + "本栏目提供政府信息的查阅服务。".repeat(12) + "</p>";
        if (c.way == Composition.Way.DEEP) {
            s.page(
                    address,
                    c.section,
                    "",
                    "<a href=\"/zwgk/ghjh/\">规划计划</a><a href=\"/zwgk/ml/\">政府信息公开目录</a><p>" + "政务公开栏目说明。".repeat(20));
            s.page(
                    s.home + "/zwgk/ml/",
                    "政府信息公开目录",
                    "",
                    "<a href=\"/zwgk/ml/all.html\">全部目录</a><a href=\"/zwgk/ml/jg.html\">机构职能</a><p>"
                            + "目录说明文字。".repeat(20));
            s.page(s.home + "/zwgk/ml/all.html", "全部目录", "", listed);
        } else {
            s.page(address, c.section, "", listed);
        }
    }

    private String entrance(String section, String column, List<Entry> own) {
        String link = "<a href=\"" + section + "\">" + c.section + "</a>";
        return switch (c.way) {
            case HOVER -> menu(column);
            case AREA ->
                "<img src=\"/map.png\" usemap=\"#m\"><map name=m><area shape=rect coords=\"0,0,9,9\" href=\"" + section
                        + "\" alt=\"" + c.section + "\"></map>";
            case ICON_TITLE -> "<a title=\"" + c.section + "\" href=\"" + section + "\"><img src=\"/i/1.png\"></a>";
            case ICON_BLANK ->
                "<a href=\"/hd/\"><img src=\"/i/1.png\"></a><a href=\"" + section
                        + "\"><img src=\"/i/2.png\"></a><a href=\"/bs/\"><img src=\"/i/3.png\"></a>";
            case ONCLICK -> "<div class=tab onclick=\"window.location.href='" + section + "'\">" + c.section + "</div>";
            case SCRIPT_HREF -> "<a href=\"javascript:window.open('" + section + "')\">" + c.section + "</a>";
            case DATA_ADDRESS -> "<li class=menu data-address=\"" + section + "\">" + c.section + "</li>";
            case SELECT ->
                "<select onchange=\"window.open(this.value)\"><option>请选择栏目</option><option value=\"/xw/\">新闻</option><option value=\""
                        + section + "\">" + c.section + "</option></select>";
            case SITEMAP, SITEMAP_PACKED -> sitemap();
            case MAP_PAGE -> map(section, column);
            case FOOTER -> "<div class=bottom>" + "<a href=\"" + column + "\">" + c.column + "</a></div>";
            case MENU_SCRIPT -> script(section);
            case FUNCTION ->
                "<script>function go(x){ window.location.href = '/' + x + '/'; }</script><a href=\"javascript:go('zwgk')\">"
                        + c.section + "</a>";
            case BREADCRUMB -> "";
            case IFRAME_MENU -> {
                s.put(
                        s.home + "/inc/nav.html",
                        () -> s.html("<title>nav</title></head><body><a target=_top href=\"" + section + "\">"
                                + c.section + "</a><a href=\"/hd/\">互动</a></body>"));
                yield "<iframe src=\"/inc/nav.html\"></iframe>";
            }
            case MENU_DATA -> {
                s.text(
                        s.home + "/data/menu.json",
                        "application/json",
                        "{\"menus\":[{\"label\":\"新闻中心\",\"path\":\"/xw/\"},{\"label\":\"" + c.section
                                + "\",\"path\":\"" + section + "\"}]}");
                yield "<div id=nav></div><script>$.getJSON('/data/menu.json', function(d){ draw(d); });</script>";
            }
            case TABS -> {
                s.put(
                        s.home + "/inc/tab2.html",
                        () -> s.html("</head><body><ul><li><a href=\"" + section + "\">" + c.section
                                + "</a></li></ul></body>"));
                yield "<ul><li data-src=\"/inc/tab1.html\">要闻</li><li data-src=\"/inc/tab2.html\">公开</li></ul>";
            }
            case BUTTON_FORM ->
                "<form action=\"" + section + "\" method=get><input type=hidden name=from value=home><button>"
                        + c.section + "</button></form>";
            case BASE -> "<base href=\"" + s.part + "/zwgk/\"><a href=\"./\">" + c.section + "</a>";
            case PICTURE_CLICK ->
                "<img src=\"/i/gk.png\" alt=\"" + c.section + "\" onclick=\"location='" + section + "'\">";
            case MENU_OBJECTS ->
                "<div id=menu></div><script>var menus=[{n:'新闻',u:'/xw/'},{n:'" + c.section + "栏目',u:'" + section
                        + "'},{n:'办事服务大厅',u:'/bs/'}];draw(menus);</script>";
            default -> link;
        };
    }

    private String menu(String column) {
        StringBuilder menu = new StringBuilder("<ul class=menu>");
        for (String group : List.of("走进", "要闻", "办事", "互动", "公开")) {
            menu.append("<li><span>").append(group).append("</span><ul>");
            for (int i = 0; i < 9; i++) {
                menu.append("<li><a href=\"")
                        .append(s.newsPath(i + group.hashCode() % 50 + 60))
                        .append("\">")
                        .append(group)
                        .append("栏")
                        .append(i)
                        .append("</a></li>");
            }
            menu.append(group.equals("公开") ? "<li><a href=\"" + column + "\">" + c.column + "</a></li>" : "")
                    .append("</ul></li>");
        }
        return menu + "</ul>";
    }

    private String map(String section, String column) {
        s.page(s.home + "/wzdt.html", "网站地图", "", menu(column) + "<a href=\"" + section + "\">" + c.section + "</a>");
        return "<div class=foot2><a href=\"/wzdt.html\">网站地图</a></div>";
    }

    private String script(String section) {
        s.text(
                s.home + "/js/nav.js",
                "application/javascript",
                "document.write('<ul><li><a href=\"/xw/\">新闻<\\/a><\\/li><li><a href=\"" + section + "\">" + c.section
                        + "<\\/a><\\/li><\\/ul>');");
        return "<script src=\"/js/jquery.min.js\"></script><script src=\"/js/nav.js\"></script>";
    }

    private String sitemap() {
        boolean packed = c.way == Composition.Way.SITEMAP_PACKED;
        StringBuilder map = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        for (int i = 0; i < s.filler(); i++) {
            map.append("<url><loc>").append(s.home).append(s.newsPath(i)).append("</loc></url>");
        }
        s.addresses().stream()
                .filter(a -> a.endsWith("l") || a.endsWith("/") || a.endsWith("jsp"))
                .forEach(p -> map.append("<url><loc>").append(p).append("</loc></url>"));
        byte[] whole = map.append("</urlset>").toString().getBytes(StandardCharsets.UTF_8);
        if (packed) {
            s.text(
                    s.home + "/sitemap.xml",
                    "text/xml",
                    "<?xml version=\"1.0\"?><sitemapindex><sitemap><loc>" + s.home
                            + "/sitemap-1.xml.gz</loc></sitemap></sitemapindex>");
            s.put(s.home + "/sitemap-1.xml.gz", () -> new Resource("application/x-gzip", packed(whole)));
        } else {
            s.put(s.home + "/sitemap.xml", () -> new Resource("text/xml", whole));
        }
        return "<script>buildMenu('" + s.number + "');</script>";
    }

    static byte[] packed(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String news(List<Entry> own) {
        StringBuilder news = new StringBuilder("<ul>");
        for (int i = 0; i < 30; i++) {
            news.append("<li><a href=\"")
                    .append(s.newsPath(i * 19))
                    .append("\">")
                    .append(s.name)
                    .append("要闻")
                    .append(i)
                    .append("</a></li>");
        }
        if (c.way == Composition.Way.BREADCRUMB || c.chance(15)) {
            Entry latest = own.get(own.size() - 1);
            news.append("<li><a href=\"")
                    .append(latest.path())
                    .append("\">")
                    .append(latest.title())
                    .append("</a></li>");
        }
        return news + "</ul>";
    }
}
