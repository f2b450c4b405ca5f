package org.nianbao.discover.simulated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the home page of a site of the fifth or the sixth set leads to its column. */
final class PracticeEntrance {
    static final String SECTION = "/zwgk/zfxxgk/";
    static final String GUIDE = SECTION + "zfxxgkzn/";
    static final List<String> AFFAIRS = List.of(
            "领导之窗", "机构设置", "政策文件", "政策解读", "规划计划", "财政预决算", "统计信息", "人事信息", "政府采购", "重点领域", "行政执法", "建议提案", "应急管理",
            "政府公报");

    private final PracticeSite s;
    private final Practices p;
    private final PracticeColumn column;

    PracticeEntrance(PracticeSite site, PracticeColumn column) {
        this.s = site;
        this.p = site.p;
        this.column = column;
    }

    void build() {
        if (!p.has(Practice.POSTED_TABS) && !p.has(Practice.SEARCH_FORM)) {
            column.build();
        }
        platform();
        String home = p.has(Practice.MOVED_HOST) ? "/jbdt/" : "/";
        switch (p.of(Practice.Side.ENTRANCE)) {
            case SHELL_TO_GUIDE -> home(home, shell(SECTION, "location.replace(\"./zfxxgkzn/\");"));
            case FIRST_CHANNEL ->
                home(home, shell("/fnq/c101899/redirect_firstChannel.shtml", "window.location.href='" + GUIDE + "';"));
            case MOVED_HOST -> moved(home);
            case DEEP_MENU -> home(home, deepMenu());
            case POSTED_TABS -> home(home, postedTabs());
            case MEGA_MENU -> home(home, megaMenu(home));
            case PLATFORM_TABS -> home(home, tabs());
            case GUIDE_FIRST -> home(home, guideFirst());
            case FRAMED_HEAD -> framedHead();
            case TOPICS -> home(home, topics());
            case SEARCH_FORM, LETTERS, TEXT_EDITION, OFFICE_COLUMN, HASH_PANES ->
                new PracticeWays(s, column, this).put();
            default -> home(home, section());
        }
        if (p.has(Practice.OPEN_SUBPAGE)) {
            s.query(
                    "/govxxgk/114110240057660135/openSubPage.html",
                    fields -> Optional.of(
                            s.html(
                                    s.head("政府信息公开", "")
                                            + "<body><iframe id=\"sub\" width=\"100%\"></iframe><script>var u=getQueryString(\"specialurl\");document.getElementById(\"sub\").src=u;</script></body>")));
        }
    }

    void home(String path, String entrance) {
        s.page(path, "首页", s.meta("SiteName", s.name + "人民政府"), entrance + news(path));
    }

    private String news(String from) {
        return IntStream.range(0, 14)
                .mapToObj(i -> "<li>" + s.anchor(from, s.newsPath(i * 29), s.name + "要闻" + i) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    /** The pages of the section beside the column. */
    private void platform() {
        s.text(GUIDE, "政府信息公开指南", column.sidebar(GUIDE));
        s.text(SECTION + "zfxxgkzd/", "政府信息公开制度", column.sidebar(SECTION + "zfxxgkzd/"));
        s.text(SECTION + "ysqgk/", "依申请公开", column.sidebar(SECTION + "ysqgk/"));
        String contents = SECTION + "fdzdgknr/";
        s.page(
                contents,
                "法定主动公开内容",
                s.meta("ColumnName", "法定主动公开内容"),
                column.sidebar(contents) + menu(contents, AFFAIRS) + bodies(contents));
    }

    String menu(String from, List<String> entries) {
        return entries.stream()
                .map(e -> "<li>" + s.anchor(from, s.newsPath(e.hashCode() & 0xfff), e) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    /** Departments and townships with a column each; every second site has some. */
    private String bodies(String from) {
        boolean all = p.has(Practice.BODY_SITES);
        if (!all && (p.of(Practice.Side.LAYOUT).divides() || p.chance(50))) {
            return "";
        }
        Map<String, List<Line>> bodies = PracticeReports.bodies(s, 6_100_000, all ? 12 : 5, column.years(), true);
        String list = "/bmjz/";
        StringBuilder names = new StringBuilder();
        bodies.forEach((body, lines) -> {
            String own = list + "bm" + PracticeReports.hex(body.hashCode(), 4) + "/zwgk/";
            String reports = own + "zfxxgknb_97478/";
            s.page(
                    own,
                    s.name + body,
                    s.meta("ColumnName", "政务公开"),
                    "<h2>" + s.name + body + "</h2><ul><li>" + s.anchor(own, GUIDE, "政府信息公开指南") + "</li><li>"
                            + s.anchor(own, reports, "政府信息公开年报") + "</li></ul>");
            s.page(
                    reports,
                    "政府信息公开年报",
                    s.meta("ColumnName", "政府信息公开年报"),
                    "<div class=position>首页 &gt; " + s.name + body + " &gt; 政府信息公开年报</div>"
                            + column.rows(reports, lines));
            names.append("<li>").append(s.anchor(list, own, body)).append("</li>");
        });
        s.page(list, "部门街镇", s.meta("ColumnName", "部门街镇"), "<ul>" + names + "</ul>");
        return "<p>" + s.anchor(from, list, "部门街镇信息公开") + "</p>";
    }

    /** The usual way: 政务公开, then 政府信息公开. */
    String section() {
        s.page(SECTION, "政府信息公开", s.meta("ColumnName", "政府信息公开"), column.sidebar(SECTION) + news(SECTION));
        s.page(
                "/zwgk/",
                "政务公开",
                s.meta("ColumnName", "政务公开"),
                "<h2>" + s.anchor("/zwgk/", SECTION, "政府信息公开") + "</h2>" + menu("/zwgk/", AFFAIRS));
        return "<div class=nav>" + s.anchor("/", "/zwgk/", "政务公开") + "</div>";
    }

    private String shell(String path, String script) {
        s.bare(path, "", "<script>" + script + "</script>");
        return "<div class=nav>" + s.anchor("/", path, "政府信息公开") + "</div>";
    }

    private void moved(String home) {
        String there = "http://zyk.h" + s.number + ".example" + home;
        s.bare(
                "/",
                "<title>" + s.name + "人民政府门户网站</title><meta http-equiv=\"refresh\" content=\"5;url=" + there + "\">",
                "<p>本站已迁移，5秒后自动跳转，<a href=\"" + there + "\">点此进入新站</a></p>");
        home(home, section());
    }

    private String deepMenu() {
        StringBuilder menu = new StringBuilder("<ul>");
        for (int i = 0; i < 4; i++) {
            menu.append("<li><span>")
                    .append(List.of("走进" + s.name, "新闻中心", "政务公开", "政民互动").get(i))
                    .append("</span><ul><li><ul><li><span>")
                    .append(i == 2 ? "政府信息公开" : "栏目")
                    .append("</span><dl>");
            AFFAIRS.forEach(e -> menu.append("<dd>")
                    .append(s.anchor("/", s.newsPath(e.hashCode() & 0xff), e))
                    .append("</dd>"));
            if (i == 2) {
                menu.append("<dd>").append(s.anchor("/", GUIDE, "政府信息公开指南")).append("</dd><dd>");
                menu.append(s.anchor("/", column.address, column.name)).append("</dd>");
            }
            menu.append("</dl></li></ul></li></ul></li>");
        }
        return menu + "</ul>";
    }

    private String postedTabs() {
        String page = "/zfxxgk.htm";
        StringBuilder ways = new StringBuilder();
        for (String[] each :
                new String[][] {{"gkzn", "政府信息公开指南"}, {"gkml", "政府信息公开目录"}, {"gkgd", "政府信息公开规定"}, {"ndbg", column.name}
                }) {
            ways.append("<div><a href=\"javascript:getMainData('" + each[0] + "')\">" + each[1] + "</a></div>");
            String html = each[0].equals("ndbg") ? column.rows(page, column.lines) : "<p>" + each[1] + "</p>";
            Resource piece = MannerLines.json("[\"SUCCESS\",\"" + html.replace("\"", "\\\"") + "\"]");
            s.service(page + "?loc=" + each[0], fields -> Optional.of(piece));
            s.put(page + "?loc=" + each[0], () -> piece);
        }
        s.page(
                page,
                "政府信息公开专栏",
                "",
                ways
                        + "<div id=main></div><script>function getMainData(lb){$.post('zfxxgk.htm?loc='+lb,function(data){if(data[0]=='SUCCESS'){$('#main').html(data[1]);}},'json');}</script>");
        return s.anchor("/", page, "政府信息公开专栏");
    }

    private String megaMenu(String home) {
        section();
        return "<ul class=nav><li>" + s.anchor(home, "/zwgk/", "政务公开") + "<dl>" + menu(home, AFFAIRS) + "<dd>"
                + s.anchor(home, GUIDE, "政府信息公开指南") + "</dd><dd>" + s.anchor(home, column.address, column.name)
                + "</dd></dl></li><li>互动交流<dl>" + menu(home, List.of("区长信箱", "在线访谈", "民意征集", "网上调查", "在线咨询", "投诉举报"))
                + "</dl></li></ul>";
    }

    private String tabs() {
        List<Line> newest = column.lines.subList(0, Math.min(6, column.lines.size()));
        s.page(
                SECTION,
                "政府信息公开",
                s.meta("ColumnName", "政府信息公开"),
                "<ul class=tab><li>政府信息公开指南</li><li>政府信息公开制度</li><li>法定主动公开内容</li><li>" + column.name
                        + "</li></ul><div class=pane><p>为了方便公民、法人和其他组织依法获取政府信息，编制本指南。</p>"
                        + s.anchor(SECTION, GUIDE, "更多&gt;&gt;") + "</div><div class=pane style=\"display:none\">"
                        + s.anchor(SECTION, SECTION + "zfxxgkzd/", "更多&gt;&gt;")
                        + "</div><div class=pane style=\"display:none\">" + menu(SECTION, AFFAIRS)
                        + s.anchor(SECTION, SECTION + "fdzdgknr/", "更多&gt;&gt;")
                        + "</div><div class=pane style=\"display:none\">" + column.rows(SECTION, newest)
                        + s.anchor(SECTION, column.address, "更多&gt;&gt;") + "</div>");
        return s.anchor("/", SECTION, "<img src=\"/images/zfxxgk.png\" alt=\"政府信息公开\">");
    }

    private String guideFirst() {
        String guide = GUIDE + "201508/t20150829_449101.html";
        s.text(guide, "政府信息公开指南", column.sidebar(guide));
        return "<table><tr><td>" + s.anchor("/", guide, "政府信息公开指南") + "</td></tr><tr><td>"
                + s.anchor("/", "/zwgk/zfxxgk/ysqgk/", "依申请公开") + "</td></tr></table>";
    }

    private void framedHead() {
        s.bare(
                "/top.html",
                "",
                "<table><tr><td>" + section().replace("<a ", "<a target=\"_top\" ") + "</td></tr></table>");
        s.bare("/footer.html", "", "<p>主办：" + s.name + "人民政府</p>");
        s.bare(
                "/",
                "<title>" + s.name + "人民政府</title>",
                "<iframe src=\"top.html\" scrolling=\"no\"></iframe>" + news("/")
                        + "<iframe src=\"footer.html\"></iframe>");
    }

    private String topics() {
        String list = "/ztzl/";
        s.page(
                list,
                "专题专栏",
                s.meta("ColumnName", "专题专栏"),
                menu(list, List.of("学习贯彻主题教育", "优化营商环境", "乡村振兴", "文明城市创建", "安全生产月", "扫黑除恶", "生态环保督察"))
                        + s.anchor(
                                list,
                                column.address,
                                "<img src=\"/images/zt12.jpg\" alt=\"政府信息公开年报专栏\"><p>政府信息公开年报专栏</p>"));
        return s.anchor("/", list, "专题专栏");
    }
}
