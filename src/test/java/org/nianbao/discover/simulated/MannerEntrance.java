package org.nianbao.discover.simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the home page of a site of the fourth set leads to its column. */
final class MannerEntrance {
    private static final String HOME = "/";

    private final MannerSite s;
    private final Manners m;
    private final MannerColumn column;
    private final String section;

    MannerEntrance(MannerSite site, MannerColumn column) {
        this.s = site;
        this.m = site.m;
        this.column = column;
        this.section = m.has(Manner.ODD_SECTION) ? m.one(List.of("透明政府", "阳光政务", "政民公开")) : "政务公开";
    }

    void build() {
        for (String[] each : new String[][] {{"zn", "政府信息公开指南"}, {"zd", "政府信息公开制度"}, {"nr", "法定主动公开内容"}}) {
            s.text("/zwgk/" + each[0] + "/", each[1]);
        }
        home(
                switch (m.of(Manner.Side.ENTRANCE, Manner.ICON_LINK)) {
                    case SLUG_FUNCTION -> slugs();
                    case ONE_ADDRESS -> oneAddress();
                    case TAB_QUERY, PANES -> panes();
                    case NESTED_CELLS -> cells();
                    case ICON_FONT -> icons();
                    case CHINESE_QUERY -> chinese();
                    case SHELL -> shell();
                    case BODY_FIRST -> bodies();
                    case COMMENTED -> commented();
                    case JSON_MENU -> json();
                    case NUMBERS -> numbers();
                    default -> section(column.build());
                });
    }

    private void home(String entrance) {
        String news = IntStream.range(0, 12)
                .mapToObj(i -> "<li>" + s.anchor(HOME, s.newsPath(i * 29), s.name + "要闻" + i) + "</li>")
                .collect(Collectors.joining());
        s.page(HOME, "首页", s.meta("SiteName", s.name + "人民政府"), entrance + "<ul>" + news + "</ul>");
    }

    /** The section's page with the quartet; the home page links it. */
    private String section(String to) {
        return section("/zwgk/", quartet("/zwgk/", to));
    }

    private String section(String path, String body) {
        s.page(path, section, s.meta("ColumnName", section), "<h2>" + section + "</h2>" + body + departments(path));
        return "<div class=nav>" + s.anchor(HOME, path, section) + "</div>";
    }

    private String quartet(String from, String to) {
        return "<ul class=menu><li>" + s.anchor(from, "/zwgk/zn/", "政府信息公开指南") + "</li><li>"
                + s.anchor(from, "/zwgk/zd/", "政府信息公开制度") + "</li><li>" + s.anchor(from, "/zwgk/nr/", "法定主动公开内容")
                + "</li><li>" + s.anchor(from, to, column.name) + "</li></ul>";
    }

    /** Half of the sites have the departments' reports beside it. */
    private String departments(String from) {
        boolean silent = m.has(Manner.SILENT_DEPARTMENTS);
        if (!silent && (column.divides() || m.chance(50))) {
            return "";
        }
        Map<String, List<Line>> bodies = new LinkedHashMap<>();
        new MannerLines(s, 6_900_000).departments(bodies, 6, column.years(), !silent);
        String list = "/zwgk/bmnb/";
        StringBuilder names = new StringBuilder("<ul>");
        bodies.forEach((body, lines) -> {
            String path = list + lines.get(0).address().hashCode() % 1000 + "/";
            s.page(
                    path,
                    body + "年报",
                    s.meta("ColumnName", "信息公开年报"),
                    "<h2>" + body + "</h2>" + column.rows(path, lines));
            names.append("<li>").append(s.anchor(list, path, body)).append("</li>");
        });
        s.page(list, "部门信息公开年报", s.meta("ColumnName", "部门信息公开年报"), names + "</ul>");
        return "<p>" + s.anchor(from, list, "部门信息公开年报") + "</p>";
    }

    private String slugs() {
        s.text(
                "/js/nav.js",
                "application/javascript",
                "function goXxgkml(c){window.open('/zwgk/'+c+'/index.html','_self');}");
        String to = column.build();
        s.page(
                "/zwgk/xxgknb/index.html",
                column.name,
                "",
                "<div>" + s.anchor("/zwgk/xxgknb/", to, "查看全部年报") + "</div>" + column.rows("/zwgk/xxgknb/"));
        return "<script src=\"/js/nav.js\"></script><ul><li><a href=\"javascript:goXxgkml('zn')\">信息公开指南</a></li>"
                + "<li><a href=\"javascript:goXxgkml('zd')\">信息公开制度</a></li><li><a href=\"javascript:goXxgkml('xxgknb')\">"
                + column.name + "</a></li></ul>";
    }

    private String oneAddress() {
        String page = "/zwgk/spage.xp?unitid=0018";
        for (String[] each : new String[][] {{"zn", "公开指南"}, {"ml", "公开目录"}}) {
            s.bare(page + "&frame=" + each[0], "", "<p>" + each[1] + "</p>");
        }
        s.bare(page + "&frame=nb", "", column.rows(page));
        s.bare(
                page,
                "<title>信息公开</title>",
                "<table><tr>"
                        + "<td><iframe src=\"/zwgk/spage.xp?unitid=0018&amp;frame=zn\"></iframe></td>"
                        + "<td><iframe src=\"/zwgk/spage.xp?unitid=0018&amp;frame=ml\"></iframe></td>"
                        + "<td><iframe src=\"/zwgk/spage.xp?unitid=0018&amp;frame=nb\"></iframe></td></tr></table>");
        return s.anchor(HOME, page, "信息公开指南") + s.anchor(HOME, page, "信息公开目录") + s.anchor(HOME, page, "信息公开年报");
    }

    private String panes() {
        boolean query = m.has(Manner.TAB_QUERY);
        String page = query ? "/zwgk/n810214/index.html?tab=gknb" : "/zfxxgkpt/index.html";
        String body = "<div class=tab><span>公开指南</span><span>公开制度</span><span>" + column.name
                + "</span></div><div id=gkzn><p>为了方便公民查阅，编制本指南。</p></div><div id=gkzd style=\"display:none\"><ul><li>"
                + s.anchor(page, "/zwgk/zd/", "信息公开保密审查办法") + "</li></ul></div><div id=gknb style=\"display:none\">"
                + column.rows(page) + "</div>";
        s.page("/zwgk/n810214/index.html", "政府信息公开", "", body);
        s.page(page, "政府信息公开平台", "", body);
        return query ? s.anchor(HOME, page, column.name) : s.anchor(HOME, page, "政府信息公开平台");
    }

    private String cells() {
        String spaced = column.name.replace("公开", "<br>&nbsp;公&nbsp;开");
        return "<table background=\"/images/xxgk_54.jpg\"><tr><td><table><tr><td>&nbsp;"
                + s.anchor(HOME, "/zwgk/zn/", "&nbsp;政府信息公开指南")
                + "</td></tr></table></td></tr><tr><td><table><tr><td>&nbsp;&nbsp;"
                + s.anchor(HOME, column.build(), "&nbsp;" + spaced) + "</td></tr></table></td></tr></table>";
    }

    private String icons() {
        return "<div class=quick>"
                + s.anchor(HOME, "/zwgk/zn/", "<i class=\"iconfont icon-zn\"></i>", "title=\"政府信息公开指南\"")
                + s.anchor(HOME, column.build(), "<i class=\"iconfont icon-nb\"></i>", "title=\"" + column.name + "\"")
                + "</div>";
    }

    private String chinese() {
        String page = "/xxgk/xxgk_list.aspx?nav1=%E5%85%B6%E4%BB%96&nav2="
                + "%E6%94%BF%E5%BA%9C%E4%BF%A1%E6%81%AF%E5%85%AC%E5%BC%80%E5%B9%B4%E5%BA%A6%E5%B7%A5%E4%BD%9C%E6%8A%A5%E5%91%8A"
                + "&node=ChildMenu8&id=107&pagesize=15";
        column.page(page, column.rows(page));
        return "<table><tr><td>" + s.anchor(HOME, "/zwgk/zn/", "<img src=\"/images/leftbutten1_2.jpg\" alt=\"\">")
                + "</td></tr><tr><td>" + s.anchor(HOME, page, "<img src=\"/images/leftbutten1_3.jpg\" alt=\"\">")
                + "</td></tr></table>";
    }

    private String shell() {
        s.bare(
                "/gongkai/",
                "<title>政务公开</title>",
                "<script type=\"text/javascript\">var u=\"/gongkai/gkzl/index.html\";window.location.replace(u);</script>");
        section("/gongkai/gkzl/index.html", quartet("/gongkai/gkzl/", column.build()));
        return "<div class=nav>" + s.anchor(HOME, "/gongkai/", section) + "</div>";
    }

    private String bodies() {
        StringBuilder all = new StringBuilder();
        List<String> names = List.of("教育局", "民政局", "财政局", "水利局", "司法局", "审计局", "统计局", "商务局");
        for (int i = 0; i < 41; i++) {
            String path = "/public/column/" + (6596100 + i * 7);
            String name = i == 0 ? s.name + "人民政府" : s.name + names.get(i % 8) + (i < 9 ? "" : i + "分局");
            String to = i == 0 ? column.build() : path + "?type=3";
            if (i > 0) {
                s.text(path + "?type=3", name + "年报");
            }
            s.page(
                    path,
                    name,
                    "",
                    "<h2>" + name + "</h2>" + s.anchor(path, path + "?type=2", "信息公开指南")
                            + s.anchor(path, to, "信息公开年报"));
            all.append("<li>").append(s.anchor("/zwgk/", path, name)).append("</li>");
        }
        return section("/zwgk/", "<ul>" + all + "</ul>");
    }

    private String commented() {
        return section(
                "/zwgk/",
                "<!--<ul><li><a href=\"/xxgk/gknb/\">信息公开年报</a></li><li><a href=\"/xxgk/ndbg/\">年度报告</a></li></ul>-->"
                        + "<h3>" + s.anchor("/zwgk/", column.build(), "<em class=\"bnt4\"></em>" + column.name)
                        + "</h3>");
    }

    private String json() {
        String to = column.build();
        s.put(
                "/data/nav.json",
                () -> MannerLines.json("[{\"name\":\"区情概况\",\"link\":\"/gk/\"},{\"name\":\"" + section
                        + "\",\"children\":[{\"name\":\"政府信息公开指南\",\"link\":\"/zwgk/zn/\"},{\"name\":\"" + column.name
                        + "\",\"link\":\""
                        + to + "\"}]}]"));
        return "<ul id=nav></ul><script>fetch('/data/nav.json').then(function(r){return r.json()}).then(function(d){nav(d)});</script>";
    }

    private String numbers() {
        String to = column.build();
        String[] names = {"信息公开", "信息公开目录", "综合政务", column.name};
        String[] paths = {"/22560/22701/", "/22560/22702/", "/22560/22703/", to};
        for (int i = 0; i < 3; i++) {
            String path = paths[i];
            StringBuilder body = new StringBuilder("<ul>");
            for (int n = 0; n < 9; n++) {
                body.append("<li>")
                        .append(s.anchor(path, s.newsPath(i * 100 + n), "公开事项" + n))
                        .append("</li>");
            }
            s.page(
                    path,
                    names[i],
                    s.meta("ColumnName", names[i]),
                    body + "<li>" + s.anchor(path, paths[i + 1], names[i + 1]) + "</li></ul>");
        }
        return s.anchor(HOME, paths[0], names[0]);
    }
}
