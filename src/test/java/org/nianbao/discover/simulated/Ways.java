package org.nianbao.discover.simulated;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** From the home page to the column. */
final class Ways {
    private final SimulatedSite s;
    private final Layout layout;

    Ways(SimulatedSite s, Layout layout) {
        this.s = s;
        this.layout = layout;
    }

    void build(String column, String address, List<Entry> alike, List<Entry> own) {
        String way = layout.way();
        String centre = layout.centre();
        String middle =
                switch (s.style) {
                    case GKMLPT -> s.home + "/gkmlpt/index";
                    case LONSUN -> s.home + "/public/" + s.number;
                    case EPORTAL -> s.home + "/eportal/ui?pageId=1" + s.number;
                    case ZHENGZHOU -> s.publicHost + "/?a=platform";
                    case FRAMES -> s.publicHost + "/";
                    default -> s.home + "/zwgk/xxgk/";
                };
        StringBuilder home = new StringBuilder("<div class=main>");
        if (s.style != Style.SITEMAP) {
            String first = layout.chance(70) ? s.home + "/zwgk/" : middle;
            home.append("<a href=\"")
                    .append(first)
                    .append("\">")
                    .append(first.equals(middle) ? centre : way)
                    .append("</a>");
        } else {
            home.append("<script>buildMenu('").append(s.number).append("');</script>");
        }
        for (int i = 0; i < 30; i++) {
            home.append("<li><a href=\"")
                    .append(s.newsPath(i * 19))
                    .append("\">")
                    .append(s.name)
                    .append("要闻")
                    .append(i)
                    .append("</a></li>");
        }
        alike.stream().limit(4).forEach(e -> home.append("<li><a href=\"")
                .append(e.path())
                .append("\">")
                .append(e.title())
                .append("</a></li>"));
        if (layout.chance(30) && s.publicHost.equals(s.home)) {
            own.stream().limit(2).forEach(e -> home.append("<li><a href=\"")
                    .append(s.home.replace("www.", ""))
                    .append(e.path())
                    .append("\">")
                    .append(e.title())
                    .append("</a></li>"));
        }
        s.put(s.home + "/", () -> s.html(s.head(s.name + "人民政府", "") + s.frame(home + "</div>")));
        String quartet = quartet(column, address, alike);
        s.put(
                s.home + "/zwgk/",
                () -> s.html(s.head(way + "_" + s.name + "人民政府", "")
                        + s.frame("<a href=\"" + middle + "\">" + centre
                                + "</a><a href=\"/zwgk/ghjh/\">规划计划</a><a href=\"/zwgk/czxx/\">财政信息</a>")));
        if (s.style == Style.FRAMES) {
            s.put(
                    middle,
                    () -> s.html(
                            "<title>" + centre
                                    + "</title></head><frameset rows=\"80,*\"><frame src=\"/top.jsp\"><frame src=\"/left.jsp\"></frameset>"));
            s.put(
                    s.publicHost + "/top.jsp",
                    () -> s.html("<title>top</title></head><body><h2>" + centre + "</h2></body>"));
            s.put(s.publicHost + "/left.jsp", () -> s.html("<title>left</title></head><body>" + quartet + "</body>"));
        } else if (s.style != Style.GKMLPT) {
            s.put(middle, () -> s.html(s.head(centre + "_" + s.name + "人民政府", "") + s.frame(quartet)));
        }
        if (s.style == Style.GKMLPT) {
            gkmlpt(middle, quartet, column, address);
        }
        if (s.style == Style.SITEMAP) {
            sitemap();
        }
    }

    private void gkmlpt(String middle, String quartet, String column, String address) {
        String id = address.replaceAll(".*/all/(\\d+).*", "$1");
        String config = "<script>window._CONFIG = {SID: '" + s.number
                + "', TREE: [{\"id\":11,\"name\":\"政府信息公开指南\"},{\"id\":12,\"name\":\"政府信息公开制度\"},"
                + "{\"id\":13,\"name\":\"法定主动公开内容\"},{\"id\":" + id + ",\"name\":\"" + column + "\"}]}</script>";
        s.put(middle, () -> s.html(s.head("政府信息公开", "") + s.frame(config + quartet)));
        for (int i = 11; i <= 13; i++) {
            s.put(s.home + "/gkmlpt/api/all/" + i + "?page=1&sid=" + s.number, () -> s.json("{\"articles\":[]}"));
        }
    }

    private String quartet(String column, String address, List<Entry> alike) {
        String gkmlpt = s.home + "/gkmlpt/annualreport";
        String target = s.style == Style.GKMLPT ? gkmlpt : address;
        if (s.style == Style.PREFECTURE) {
            target = portal(column, address);
        }
        String link = layout.chance(20) && s.style != Style.SITEMAP
                ? "<a title=\"" + column + "\" href=\"" + target + "\"><img src=\"/images/nb.png\"></a>"
                : "<a href=\"" + target + "\">" + column + "</a>";
        return "<ul><li><a href=\"" + alike.get(0).path()
                + "\">政府信息公开指南</a></li><li><a href=\"/zwgk/zd/\">政府信息公开制度</a></li>"
                + "<li><a href=\"/zwgk/fdzdgknr/\">法定主动公开内容</a></li><li>" + link
                + "</li><li><a href=\"/zwgk/ysq/\">依申请公开</a></li></ul>"
                + "<p>" + "本栏目依照《中华人民共和国政府信息公开条例》设置，提供政府信息的查阅服务。".repeat(5) + "</p>";
    }

    /** The prefecture's page that lists its districts, this one among them. */
    private String portal(String column, String address) {
        String url = s.publicHost + "/zzb/zfxxgk/zfxxgknb/gqzf/";
        StringBuilder list = new StringBuilder("<ul>");
        for (String other : s.others()) {
            String theirs = s.publicHost + "/zzb/zfxxgk/zfxxgknb/gqzf/q" + Math.abs(other.hashCode()) + "/";
            list.append("<li><a href=\"")
                    .append(theirs)
                    .append("\">")
                    .append(other)
                    .append("</a></li>");
            s.put(
                    theirs,
                    () -> s.html("<title>" + other + "</title></head><body><ul><li><a href=\"./t1.html\">" + other
                            + "2020年政府信息公开工作年度报告</a></li></ul></body>"));
        }
        list.append("<li><a href=\"")
                .append(address)
                .append("\">")
                .append(s.name)
                .append(layout.heldOut ? "人民政府" : "")
                .append("</a></li></ul>");
        s.put(
                url,
                () -> s.html("<title>各区政府信息公开年报_" + s.parent + "人民政府</title>" + SimulatedSite.meta("ColumnName", column)
                        + "</head><body><h2>各区</h2>" + list + "</body>"));
        return url;
    }

    private void sitemap() {
        List<String> pages = s.addresses().stream()
                .filter(a -> a.endsWith("html") || a.endsWith("/"))
                .toList();
        StringBuilder map = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        for (int i = 0; i < s.filler(); i++) {
            map.append("<url><loc>").append(s.home).append(s.newsPath(i)).append("</loc></url>");
        }
        pages.forEach(p -> map.append("<url><loc>").append(p).append("</loc></url>"));
        boolean packed = s.number % 3 == 0;
        String index = "<?xml version=\"1.0\"?><sitemapindex><sitemap><loc>" + s.home + "/sitemap_1.xml"
                + (packed ? ".gz" : "") + "</loc></sitemap></sitemapindex>";
        boolean nested = layout.heldOut || s.number % 2 == 0;
        byte[] whole = map.append("</urlset>").toString().getBytes(StandardCharsets.UTF_8);
        String type = "text/xml";
        s.put(
                s.home + "/sitemap.xml",
                () -> new Resource(type, nested ? index.getBytes(StandardCharsets.UTF_8) : whole));
        s.put(s.home + "/sitemap_1.xml", () -> new Resource(type, whole));
        s.put(s.home + "/sitemap_1.xml.gz", () -> new Resource("application/x-gzip", ComposedWay.packed(whole)));
    }
}
