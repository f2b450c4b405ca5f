package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The column of a site of the fourth set: its pages, and how one comes from one to the next. */
final class MannerColumn {
    private static final int ROWS = 7;

    final MannerSite s;
    private final Manners m;
    private final List<Line> lines;
    private final String folder;
    final String name;

    MannerColumn(MannerSite site, List<Line> lines) {
        this.s = site;
        this.m = site.m;
        this.lines = lines;
        this.folder = m.has(Manner.NUMBERS)
                ? "/22560/22709/43459/"
                : (m.has(Manner.OWN_HOST) ? "http://zfxxgk.h" + s.number + ".example" : "/zwgk") + "/zfxxgknb/";
        this.name = m.has(Manner.ODD_NAME)
                ? m.one(List.of("政府信息年度公开", "信息公开年度情况", "公开报告"))
                : m.one(List.of("政府信息公开年报", "信息公开年报", "政府信息公开年度报告"));
    }

    /** The rows of the column without a page around them. */
    String rows(String from) {
        return rows(from, lines);
    }

    /** Puts the column's pages. @return where it begins */
    String build() {
        Manner layout = m.of(Manner.Side.LAYOUT, Manner.ICON_LINK);
        return switch (layout) {
            case YEAR_CODES, YEAR_MENU, YEAR_HEADINGS, BODY_HEADINGS, MATRIX -> whole(layout);
            case THREE_COLUMNS, OLD_COLUMN, FRAMED_LIST -> divided(layout);
            case CURSOR, VARIABLES, BRACKETS, POSTED_JSON, CALLBACK, IDS, TWO_POSTS ->
                new MannerData(this, lines).put(layout, folder);
            case COUNTING_DOWN -> {
                int last = chunks().size();
                yield pages(i -> i == 0 ? "/zwgk/xxgknb.htm" : "/zwgk/xxgknb/" + (last - i) + ".htm", true);
            }
            case NUMBERED_PAGES -> pages(i -> folder + (i + 1) + ".html", true);
            case ASPX -> pages(i -> "/InfoPublic.aspx?cid=1019&pid=971&page=" + (i + 1) + "&kw=", true);
            case UNKNOWN_PAGER -> pages(i -> folder + (i == 0 ? "list" : "list_" + (i + 1)) + ".shtml", false);
            case GOTO_FORM -> pages(i -> "/info/iList.jsp?node_id=GKmzs&cat_id=15971&cur_page=" + (i + 1), false);
            case POSTBACK -> postback();
            case PIECES -> pieces();
            case MORE -> more();
            default -> pages(i -> folder + (i == 0 ? "" : "index_" + i + ".html"), true);
        };
    }

    /** Whether the departments stand in it already. */
    boolean divides() {
        return m.has(Manner.MATRIX)
                || m.has(Manner.YEAR_HEADINGS)
                || m.has(Manner.BODY_HEADINGS)
                || m.has(Manner.THREE_COLUMNS);
    }

    List<List<Line>> chunks() {
        return IntStream.range(0, (lines.size() + ROWS - 1) / ROWS)
                .mapToObj(i -> lines.subList(i * ROWS, Math.min(lines.size(), (i + 1) * ROWS)))
                .toList();
    }

    void page(String path, String body) {
        s.page(
                path,
                name,
                s.meta("ColumnName", name),
                "<div class=position>首页 &gt; 政务公开 &gt; " + name + "</div>" + body);
    }

    /** Pages in the order of their numbers; links to the others, or only what the pager of the layout says. */
    private String pages(Function<Integer, String> path, boolean links) {
        List<List<Line>> chunks = chunks();
        for (int i = 0; i < chunks.size(); i++) {
            String from = path.apply(i);
            String turn = links ? turn(from, i, chunks.size(), path) : said(chunks.size());
            page(from, rows(from, chunks.get(i)) + turn);
        }
        return path.apply(0);
    }

    private String turn(String from, int at, int pages, Function<Integer, String> path) {
        return "<div class=page>共" + pages + "页 "
                + (at + 1 < pages
                        ? s.anchor(from, path.apply(at + 1), "下页") + s.anchor(from, path.apply(pages - 1), "尾页")
                        : "下页 尾页")
                + "</div>";
    }

    private String said(int pages) {
        return m.has(Manner.GOTO_FORM)
                ? "<form method=get action=\"/info/iList.jsp\">共" + pages
                        + "页 转到<input type=hidden name=node_id value=GKmzs><input type=hidden name=cat_id value=15971>"
                        + "<input type=text name=cur_page size=3 value=1>页<input type=submit value=GO></form>"
                : "<div id=pager></div><script>pageNav({total:" + pages + ",name:'list',ext:'shtml'});</script>";
    }

    private String whole(Manner layout) {
        Map<Integer, List<Line>> years =
                lines.stream().collect(Collectors.groupingBy(Line::year, LinkedHashMap::new, Collectors.toList()));
        if (layout == Manner.YEAR_CODES) {
            StringBuilder codes = new StringBuilder("<ul>");
            years.forEach((year, of) -> {
                String path = folder + "c" + year + "niandu" + year % 7 + "/";
                page(path, rows(path, of));
                codes.append("<li>").append(s.anchor(folder, path, year + "年度")).append("</li>");
            });
            page(folder, codes + "</ul>");
        } else if (layout == Manner.YEAR_MENU) {
            StringBuilder menu = new StringBuilder("<select onchange=\"location.href='?nd='+this.value\">");
            years.keySet().forEach(y -> menu.append("<option value=").append(y).append(">" + y + "年</option>"));
            int youngest = years.keySet().iterator().next();
            years.forEach((year, of) -> page(folder + "?nd=" + year, menu + "</select>" + rows(folder, of)));
            page(folder, menu + "</select>" + rows(folder, years.get(youngest)));
        } else {
            page(folder, layout == Manner.MATRIX ? matrix() : headings(layout == Manner.YEAR_HEADINGS, years));
        }
        return folder;
    }

    /** Under a year what the bodies are called, under a body what the years are called. */
    private String headings(boolean byYear, Map<Integer, List<Line>> years) {
        Map<String, List<Line>> departments = new LinkedHashMap<>();
        new MannerLines(s, 5_800_000).departments(departments, 4, years.keySet(), false);
        StringBuilder page = new StringBuilder();
        if (byYear) {
            years.forEach((year, of) -> {
                page.append("<h3>").append(year).append("年</h3><p>");
                of.forEach(l -> page.append(s.anchor(folder, l.address(), s.kind() + (office(l) ? "政府办公室" : "政府")))
                        .append(' '));
                departments.forEach((body, all) -> all.stream()
                        .filter(l -> l.year() == year)
                        .forEach(l ->
                                page.append(s.anchor(folder, l.address(), body)).append(' ')));
                page.append("</p>");
            });
        } else {
            page.append("<h3>").append(s.kind()).append("政府</h3>").append(bare(lines));
            departments.forEach((body, all) ->
                    page.append("<h3>").append(body).append("</h3>").append(bare(all)));
        }
        return page.toString();
    }

    private static boolean office(Line line) {
        return line.body().endsWith("办公室");
    }

    private String bare(List<Line> of) {
        return of.stream()
                .map(l -> "<li>" + s.anchor(folder, l.address(), l.year() + "年政府信息公开工作年度报告") + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private String matrix() {
        Set<Integer> years = lines.stream().map(Line::year).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, List<Line>> bodies = new LinkedHashMap<>();
        lines.forEach(
                l -> bodies.computeIfAbsent(office(l) ? s.kind() + "政府办" : s.kind() + "政府", x -> new ArrayList<>())
                        .add(l));
        new MannerLines(s, 5_800_000).departments(bodies, 4, years, false);
        StringBuilder table = new StringBuilder("<table><tr><th>单位</th>");
        years.forEach(y -> table.append("<th>").append(y).append("年</th>"));
        bodies.forEach((body, all) -> {
            table.append("</tr><tr><td>").append(body).append("</td>");
            years.forEach(y -> table.append("<td>")
                    .append(all.stream()
                            .filter(l -> l.year() == y)
                            .map(l -> s.anchor(folder, l.address(), "查看"))
                            .collect(Collectors.joining()))
                    .append("</td>"));
        });
        return table + "</tr></table>";
    }

    private String divided(Manner layout) {
        if (layout == Manner.FRAMED_LIST) {
            page(folder, "<iframe src=\"/iframe/list.jsp?col=117\" width=100%></iframe>");
            s.bare("/iframe/list.jsp?col=117", "", rows("/iframe/", lines));
            return folder;
        }
        if (layout == Manner.OLD_COLUMN) {
            List<Line> young = lines.stream().filter(l -> l.year() > 2018).toList();
            List<Line> old = lines.stream().filter(l -> l.year() <= 2018).toList();
            page(folder, rows(folder, young) + "<p>" + s.anchor(folder, "/lszl/nbhz/", "历史年报") + "</p>");
            page("/lszl/nbhz/", rows("/lszl/nbhz/", old));
            return folder;
        }
        Map<String, List<Line>> departments = new LinkedHashMap<>();
        new MannerLines(s, 5_800_000).departments(departments, 8, years(), true);
        List<Line> all = departments.values().stream().flatMap(List::stream).toList();
        String tabs = "<div>" + s.anchor(folder, folder + "zf/", s.kind() + "政府")
                + s.anchor(folder, folder + "bm/", s.kind() + "政府部门") + s.anchor(folder, folder + "zj/", "镇街")
                + "</div>";
        page(folder, tabs);
        page(folder + "zf/", tabs + rows(folder + "zf/", lines));
        page(
                folder + "bm/",
                tabs
                        + rows(
                                folder + "bm/",
                                all.stream()
                                        .filter(l -> !l.body().contains("镇"))
                                        .toList()));
        page(
                folder + "zj/",
                tabs
                        + rows(
                                folder + "zj/",
                                all.stream().filter(l -> l.body().contains("镇")).toList()));
        return folder;
    }

    Set<Integer> years() {
        return lines.stream().map(Line::year).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String postback() {
        String path = "/xxgk/List.aspx?id=56";
        List<List<Line>> chunks = chunks();
        Function<Integer, String> page = i -> rows(path, chunks.get(i))
                + "<form method=post action=\"./List.aspx?id=56\" id=form1><input type=hidden name=__EVENTTARGET value=\"\">"
                + "<input type=hidden name=__EVENTARGUMENT value=\"\"><input type=hidden name=__VIEWSTATE value=\"dDwt"
                + i
                + "NTE0\"><input type=hidden name=__EVENTVALIDATION value=\"wEWAw\"></form><div>第" + (i + 1) + "页/共"
                + chunks.size()
                + "页 "
                + (i + 1 < chunks.size()
                        ? "<a href=\"javascript:__doPostBack('AspNetPager1','" + (i + 2) + "')\">下一页</a>"
                        : "")
                + "</div><script>function __doPostBack(t,a){form1.__EVENTTARGET.value=t;form1.__EVENTARGUMENT.value=a;form1.submit();}</script>";
        page(path, page.apply(0));
        s.service("/xxgk/List.aspx?id=56", fields -> {
            int n = MannerData.number(fields, "__EVENTARGUMENT");
            return n > 0
                            && "AspNetPager1".equals(fields.get("__EVENTTARGET"))
                            && fields.containsKey("__VIEWSTATE")
                            && n <= chunks.size()
                    ? Optional.of(s.html(s.head(name, "") + s.frame(path, page.apply(n - 1))))
                    : Optional.empty();
        });
        return path;
    }

    private String pieces() {
        List<List<Line>> chunks = chunks();
        page(
                folder,
                "<div id=\"div1229106886\"></div><script>var pages=" + chunks.size()
                        + ";function goPage(n){$('#div1229106886').load('/module/xxgk/search.jsp?divid=div1229106886&infotypeId=A0103&currpage='+n);}goPage(1);</script>");
        for (int i = 0; i < chunks.size(); i++) {
            String path = "/module/xxgk/search.jsp?divid=div1229106886&infotypeId=A0103&currpage=" + (i + 1);
            String piece = rows(path, chunks.get(i)) + "<a href=\"javascript:goPage(" + Math.min(chunks.size(), i + 2)
                    + ")\">下一页</a> 共" + chunks.size() + "页";
            s.put(path, () -> s.html("<body>" + piece + "</body>"));
        }
        return folder;
    }

    private String more() {
        List<List<Line>> chunks = chunks();
        page(
                folder,
                rows(folder, chunks.get(0)) + "<div class=more data-url=\"/list/more?col=117&amp;p={p}\" data-pages="
                        + chunks.size() + ">加载更多</div>");
        for (int i = 1; i < chunks.size(); i++) {
            List<Line> chunk = chunks.get(i);
            s.put("/list/more?col=117&p=" + (i + 1), () -> s.html("<body>" + rows("/list/", chunk) + "</body>"));
        }
        return folder;
    }

    String rows(String from, List<Line> of) {
        return of.stream()
                .map(l -> row(from, l))
                .collect(Collectors.joining(
                        "",
                        m.has(Manner.INDEX_TABLE)
                                ? "<table><tr><th>索引号</th><th>名称</th><th>发布机构</th><th>日期</th></tr>"
                                : "<ul>",
                        m.has(Manner.INDEX_TABLE) ? "</table>" : "</ul>"));
    }

    private String row(String from, Line l) {
        String date = "<span>" + l.date() + "</span>";
        return switch (m.of(Manner.Side.ROW, Manner.PDF_LINK)) {
            case ICON_LINK ->
                "<li>" + l.title() + date + s.anchor(from, l.address(), "<i class=\"fa fa-eye\"></i>") + "</li>";
            case WRITTEN_TITLE ->
                "<li>"
                        + s.anchor(
                                from,
                                l.address(),
                                "<script>var str=\"" + l.title()
                                        + "\";document.write(str.length>12?str.substring(0,12)+\"...\":str);</script>")
                        + date + "</li>";
            case INDEX_TABLE ->
                "<tr><td>00" + l.address().hashCode() % 10000 + "/" + l.year() + "-0003</td><td>"
                        + s.anchor(from, l.address(), l.title()) + "</td><td>" + l.body() + "</td><td>" + l.date()
                        + "</td></tr>";
            case COVERS ->
                "<li>" + s.anchor(from, l.address(), "<img src=\"/images/cover.jpg\" alt=\"" + l.title() + "\">") + date
                        + "</li>";
            default -> "<li>" + s.anchor(from, l.address(), l.title(), "title=\"" + l.title() + "\"") + date + "</li>";
        };
    }
}
