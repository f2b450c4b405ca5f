package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ways from the home page to the column that only the sixth set has. */
final class PracticeWays {
    private static final List<String> COLUMNS = List.of(
            "安全生产", "办事指南", "部门预决算", "财政资金", "城乡规划", "地方概况", "法治政府", "扶贫", "公示公告", "规范性文件", "环境保护", "会议公开", "机构职能",
            "教育", "就业", "历史文化", "领导之窗", "民生实事", "农业农村", "普惠金融", "企业服务", "区情概况", "人事任免", "审计公开", "食品药品", "统计公报", "图片新闻",
            "网上调查", "卫生健康", "宪法宣传", "乡村振兴", "行政处罚", "养老服务", "依申请公开", "应急管理", "政府公报", "政策解读", "重大项目", "住房保障", "专题专栏");
    private static final String INITIALS = "ABBCCDFFGGHHJJJLLMNPQQRSSTTWWXXXYYYZZZZZ";
    private static final Map<Character, Character> FIRST =
            Map.of('政', 'Z', '公', 'G', '年', 'N', '信', 'X', '区', 'Q', '县', 'X');

    private final PracticeSite s;
    private final PracticeColumn column;
    private final PracticeEntrance entrance;

    PracticeWays(PracticeSite site, PracticeColumn column, PracticeEntrance entrance) {
        this.s = site;
        this.column = column;
        this.entrance = entrance;
    }

    /** Puts the home page and what stands between it and the column. */
    void put() {
        switch (s.p.of(Practice.Side.ENTRANCE)) {
            case SEARCH_FORM -> entrance.home("/", searchForm());
            case LETTERS -> entrance.home("/", letters());
            case TEXT_EDITION -> textEdition();
            case OFFICE_COLUMN -> entrance.home("/", office());
            default -> entrance.home("/", panes());
        }
    }

    private String searchForm() {
        String directory = "/xxgk/ml/";
        String service = "/xxgk/search.jsp";
        String form = "<form action=\"" + service
                + "\" method=\"get\"><input type=\"hidden\" name=\"channelId\" value=\"1177\">主题：<select name=\"zt\"><option value=\"\">全部</option>"
                + "<option value=\"zn\">政府信息公开指南</option><option value=\"gfwj\">规范性文件</option><option value=\"ndbg\">"
                + column.name
                + "</option><option value=\"ghjh\">规划计划</option></select><input type=\"submit\" value=\"检索\"></form>";
        s.page(directory, "信息公开目录", s.meta("ColumnName", "信息公开目录"), "<h2>信息公开目录</h2>" + form);
        List<List<Line>> chunks = column.chunks();
        s.query(service, fields -> {
            int n = fields.containsKey("page") ? MannerData.number(fields, "page") : 1;
            boolean reports = "1177".equals(fields.get("channelId")) && "ndbg".equals(fields.get("zt"));
            String body = reports && n > 0 && n <= chunks.size()
                    ? column.rows(service, chunks.get(n - 1)) + turn(service, n, chunks.size())
                    : entrance.menu(service, PracticeEntrance.AFFAIRS);
            return Optional.of(s.html(s.head("信息公开目录", "") + s.frame(service, form + body)));
        });
        return "<div class=nav>" + s.anchor("/", directory, "信息公开目录") + "</div>";
    }

    private String turn(String service, int at, int pages) {
        StringBuilder turn = new StringBuilder("<div>");
        for (int n = 1; n <= pages; n++) {
            turn.append(n == at ? "" + n : s.anchor(service, service + "?channelId=1177&zt=ndbg&page=" + n, "" + n))
                    .append(' ');
        }
        return turn + "</div>";
    }

    private String letters() {
        Map<Character, List<String>> letters = new TreeMap<>();
        String map = "/wzdt/";
        for (int i = 0; i < COLUMNS.size(); i++) {
            letters.computeIfAbsent(INITIALS.charAt(i), x -> new ArrayList<>())
                    .add(s.anchor(map, s.newsPath(i * 37), COLUMNS.get(i)));
        }
        letters.computeIfAbsent(FIRST.get(column.name.charAt(0)), x -> new ArrayList<>())
                .add(s.anchor(map, column.address, column.name));
        StringBuilder page = new StringBuilder("<h2>网站地图（按首字母）</h2>");
        letters.forEach((letter, links) -> page.append("<dl id=")
                .append(letter)
                .append("><dt>")
                .append(letter)
                .append("</dt><dd>")
                .append(String.join("</dd><dd>", links))
                .append("</dd></dl>"));
        s.page(map, "网站地图", "", page.toString());
        return "<div class=foot>" + s.anchor("/", map, "网站地图") + "</div>";
    }

    private void textEdition() {
        String text = "/wza/";
        s.bare(
                "/",
                "<title>" + s.name + "人民政府</title>",
                "<div id=app></div><noscript>您的浏览器不支持脚本，请使用" + s.anchor("/", text, "无障碍文本版") + "</noscript>");
        entrance.home(text, entrance.section());
    }

    private String office() {
        String list = "/bmxxgk/";
        String own = list + "zfb/";
        s.page(
                list,
                "部门信息公开",
                s.meta("ColumnName", "部门信息公开"),
                "<ul><li>" + s.anchor(list, own, s.kind() + "政府办公室") + "</li></ul>"
                        + entrance.menu(list, List.of("教育局", "财政局", "民政局", "司法局", "统计局", "审计局", "水利局", "信访局")));
        s.page(
                own,
                s.kind() + "政府办公室",
                s.meta("ColumnName", s.kind() + "政府办公室"),
                "<h2>" + s.kind() + "政府办公室</h2>" + entrance.menu(own, List.of("机构职能", "领导信息", "内设机构", "政策文件", "工作动态"))
                        + "<ul><li>" + s.anchor(own, PracticeEntrance.GUIDE, "政府信息公开指南") + "</li><li>"
                        + s.anchor(own, column.address, column.name) + "</li></ul>");
        return "<div class=nav>" + s.anchor("/", list, "部门信息公开") + "</div>";
    }

    private String panes() {
        String folder = "/zwgk/panes/";
        List<Line> newest = column.lines.subList(0, Math.min(6, column.lines.size()));
        s.bare(folder + "nb.html", "", column.rows(folder, newest) + s.anchor(folder, column.address, "更多&gt;&gt;"));
        s.bare(folder + "zn.html", "", "<p>为了方便公民、法人和其他组织依法获取政府信息，编制本指南。</p>");
        s.bare(folder + "ml.html", "", entrance.menu(folder, PracticeEntrance.AFFAIRS));
        String section = PracticeEntrance.SECTION;
        s.page(
                section,
                "政府信息公开",
                s.meta("ColumnName", "政府信息公开"),
                "<ul class=tab><li><a href=\"#zn\">政府信息公开指南</a></li><li><a href=\"#ml\">法定主动公开内容</a></li><li><a href=\"#nb\">"
                        + column.name
                        + "</a></li></ul><div id=pane></div><script>var panes={zn:'/zwgk/panes/zn.html',ml:'/zwgk/panes/ml.html',nb:'/zwgk/panes/nb.html'};"
                        + "function show(){$('#pane').load(panes[location.hash.substring(1)||'zn']);}window.onhashchange=show;show();</script>");
        return "<div class=nav>" + s.anchor("/", section, "政府信息公开") + "</div>";
    }
}
