package org.nianbao.discover.simulated;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The column of a site of the fifth or the sixth set: its pages, and how one comes from one to the next. */
final class PracticeColumn {
    /** 政务公开/年报. */
    static final String GBK = "/%D5%FE%CE%F1%B9%AB%BF%AA/%C4%EA%B1%A8/";

    private static final int MANY = 40;

    final PracticeSite s;
    final List<Line> lines;
    final String name;
    /** Where it begins. */
    final String address;

    private final Practices p;
    private final Practice layout;
    private final String folder;
    private final boolean titled;
    private final boolean linked;

    PracticeColumn(PracticeSite site, List<Line> lines) {
        this.s = site;
        this.p = site.p;
        this.layout = p.of(Practice.Side.LAYOUT);
        this.lines = layout == Practice.MIXED_DOCUMENTS ? PracticeReports.among(site, 7_100_000, lines) : lines;
        this.name = name();
        this.folder = folder();
        this.address = address();
        this.titled = p.chance(60);
        this.linked = p.chance(50);
    }

    private String name() {
        if (layout == Practice.MIXED_DOCUMENTS) {
            return "政府信息公开目录";
        }
        return switch (p.of(Practice.Side.NAME)) {
            case SHORT_NAME -> p.one(List.of("公开年报", "年报", "年度报告", "信息公开年报"));
            case REPORT_NAME -> p.one(List.of("政府信息公开报告", "政府信息公开工作年度报告", "公开报告"));
            case BODY_NAME -> s.kind() + "政府年报";
            case AFFAIRS_NAME -> p.one(List.of("政务公开年报", "政务公开工作年度报告", "信息公开情况年报"));
            default -> p.one(List.of("政府信息公开年报", "政府信息公开年报", "政府信息公开年度报告"));
        };
    }

    private String folder() {
        return switch (p.of(Practice.Side.ADDRESS)) {
            case HEX -> "/fengningrenminzhengfu/" + PracticeReports.hex(9, 32) + "/";
            case CODES -> "/fnq/c112289c/";
            case UUID -> "/fnq/zfxxgknb/";
            case SITE_SOURCES -> "/sitesources/fnq/page_pc/zwgk/zfxxgknb/";
            case GBK_PATH -> GBK;
            default -> "/zwgk/zfxxgk/zfxxgknb/";
        };
    }

    private String address() {
        return switch (layout) {
            case POWER_EASY -> "/Category_598/Index.aspx";
            case SITE_SERVER -> "/channels/32564.html";
            case DEDE -> "/plus/list.php?tid=3";
            case DASH_LIST -> "/list-61891-1.html";
            case COLUMN_JSP -> "/column.jsp?id=1414231541890";
            case JEECMS -> "/zfxxgknb/index.jhtml";
            case MORE_INFO -> "/xxgk/MoreInfo.aspx?CategoryNum=003001";
            case BLOCKS -> "/columns/" + PracticeReports.uuid(117) + "/index.html";
            case JPAAS -> "/col/col1487002/index.html";
            case PAGE_DIV -> folder + "zfxxgk_list.shtml";
            case NODE_PARTS -> "/node_87384.htm";
            case FORM_BUTTONS -> PracticeLists.FORM + "?cid=117";
            default -> folder;
        };
    }

    /** Puts the column's pages. */
    void build() {
        switch (layout) {
            case YEARS_FOLDED, YEARS_THEN_BODIES -> folders();
            case TWO_LISTS -> twoLists();
            case SUMMARY -> summaries();
            case OLD_SITE -> oldSite();
            case JPAAS, WAS, INFO_OPEN, BLOCKS, TEXTAREA -> new PracticeData(this).put(layout);
            case MORE_INFO -> moreInfo();
            case MONTHS, NOSCRIPT, LINKED_DATA, FORM_BUTTONS, BODY_SELECT, HAND_LIST, NEWEST_OF_EACH ->
                new PracticeLists(this, folder).put(layout);
            case NODE_PARTS -> pages(n -> "/node_87384_" + n + ".htm");
            case STUB_PAGES -> stubs();
            case POWER_EASY -> pages(n -> "/Category_598/Index_" + n + ".aspx");
            case SITE_SERVER -> pages(n -> "/channels/32564_" + n + ".html");
            case DEDE -> pages(n -> "/plus/list.php?tid=3&TotalResult=" + lines.size() + "&PageNo=" + n);
            case DASH_LIST -> pages(n -> "/list-61891-" + n + ".html");
            case COLUMN_JSP -> pages(n -> "/column.jsp?id=1414231541890&current=" + n);
            case JEECMS -> pages(n -> "/zfxxgknb/index_" + n + ".jhtml");
            case PAGE_DIV -> pages(n -> folder + "zfxxgk_list_" + n + ".shtml");
            default -> pages(n -> folder + "index_" + (n - 1) + ".html");
        }
    }

    List<List<Line>> chunks() {
        int rows = lines.size() > MANY ? 15 : 6;
        return IntStream.range(0, (lines.size() + rows - 1) / rows)
                .mapToObj(i -> lines.subList(i * rows, Math.min(lines.size(), (i + 1) * rows)))
                .toList();
    }

    void page(String path, String body) {
        page(path, name, body);
    }

    void page(String path, String title, String body) {
        s.page(path, title, s.meta("ColumnName", name), whole(path, title, body));
    }

    private String whole(String path, String title, String body) {
        return sidebar(path) + "<div class=position>首页 &gt; 政府信息公开 &gt; " + title + "</div><div class=main>" + body
                + "</div>";
    }

    /** The menu that the pages of the section have in common. */
    String sidebar(String from) {
        return "<div class=left><h2>政府信息公开</h2><ul>"
                + entry(from, "/zwgk/zfxxgk/zfxxgkzn/", "政府信息公开指南")
                + entry(from, "/zwgk/zfxxgk/zfxxgkzd/", "政府信息公开制度")
                + entry(from, "/zwgk/zfxxgk/fdzdgknr/", "法定主动公开内容") + entry(from, address, name)
                + entry(from, "/zwgk/zfxxgk/ysqgk/", "依申请公开") + "</ul></div>";
    }

    private String entry(String from, String to, String text) {
        String way = p.has(Practice.OPEN_SUBPAGE)
                ? "/govxxgk/114110240057660135/openSubPage.html?specialurl=" + to + "&righttitle="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8)
                : to;
        return "<li>" + s.anchor(from, way, text) + "</li>";
    }

    private void pages(IntFunction<String> path) {
        List<List<Line>> chunks = chunks();
        for (int n = 1; n <= chunks.size(); n++) {
            String from = n == 1 ? address : path.apply(n);
            page(from, rows(from, chunks.get(n - 1)) + turn(from, n, chunks.size(), path));
        }
    }

    private String turn(String from, int at, int pages, IntFunction<String> path) {
        return switch (layout) {
            case COUNT_PAGE -> countPage(at - 1, pages);
            case PAGE_DIV ->
                "<div id=page_div></div><script>createPageHTML('page_div'," + pages + ", " + at
                        + ",'zfxxgk_list','shtml'," + lines.size() + ");</script>";
            case JEECMS -> jeecms(at, pages);
            case TWINS ->
                linked
                        ? links(from, at, pages, path)
                        : "<script>createPageHTML(" + pages + ", " + (at - 1) + ", \"index\", \"html\");</script>";
            default -> links(from, at, pages, path);
        };
    }

    private String links(String from, int at, int pages, IntFunction<String> path) {
        StringBuilder turn = new StringBuilder("<div class=page>共" + lines.size() + "条 ");
        for (int n = 1; n <= Math.min(pages, 5); n++) {
            String to = n == 1 ? address : path.apply(n);
            turn.append(n == at ? "<b>" + n + "</b>" : s.anchor(from, to, "" + n))
                    .append(' ');
        }
        return turn
                + (at < pages
                        ? s.anchor(from, path.apply(at + 1), "下一页") + s.anchor(from, path.apply(pages), "末页")
                        : "下一页 末页")
                + "</div>";
    }

    private static String jeecms(int at, int pages) {
        String next = at < pages
                ? "<a href=\"javascript:void(0);\" onclick=\"location.href=encodeURI('index_" + (at + 1)
                        + ".jhtml');\">下一页</a> <a href=\"javascript:void(0);\" onclick=\"location.href=encodeURI('index_"
                        + pages + ".jhtml');\">尾页</a>"
                : "下一页 尾页";
        return "<div>" + at + "/" + pages + "页 首页 上一页 " + next + "</div>";
    }

    private static String countPage(int at, int pages) {
        return "<script>\nvar currentPage = " + at
                + ";//所在页从0开始\nvar prevPage = currentPage-1//上一页\nvar nextPage = currentPage+1//下一页\nvar countPage = "
                + pages
                + "//共多少页\ndocument.write(\"共计\"+\"" + pages
                + "\"+\"页\");\ndocument.write(\"<a href=\\\"index.\"+\"html\\\">首页</a>\");\n"
                + "for(var i=0 ; i<=6 && (i<countPage); i++){\nif(currentPage==i)\ndocument.write(\"<b>\"+(i+1)+\"</b>\");\n"
                + "else if(i==0)\ndocument.write(\"<a href=\\\"index.html\\\">1</a>\");\nelse\n"
                + "document.write(\"<a href=\\\"index\"+\"_\" + i + \".\"+\"html\\\">\"+(i+1)+\"</a>\");\n}\n"
                + "if(countPage>1&&currentPage!=(countPage-1))\n"
                + "document.write(\"<a href=\\\"index\"+\"_\" + nextPage + \".\"+\"html\\\">下一页</a>\");\n</script>";
    }

    private void stubs() {
        page(address, rows(address, lines) + "<script>createPageHTML(3, 0, \"index\", \"html\");</script>");
        s.bare(folder + "index_1.html", "<title></title>", "");
        s.bare(folder + "index_2.html", "<title></title>", "");
    }

    private void moreInfo() {
        List<List<Line>> chunks = chunks();
        Function<Integer, String> page = n -> rows(address, chunks.get(n - 1))
                + "<form method=\"post\" action=\"MoreInfo.aspx?CategoryNum=003001\" id=\"Form1\">"
                + hidden("__EVENTTARGET", "")
                + hidden("__EVENTARGUMENT", "") + hidden("__VIEWSTATE", state(n))
                + hidden("__VIEWSTATEGENERATOR", "012B8FE0") + "</form><table id=\"MoreInfoList1_Pager\"><tr><td>记录总数："
                + lines.size() + " 总页数：" + chunks.size() + " 当前页：" + n + "</td><td>" + back(n - 1, chunks.size(), "上页")
                + back(n + 1, chunks.size(), "下页") + back(chunks.size(), chunks.size(), "尾页") + "</td></tr></table>";
        page(address, page.apply(1));
        s.service("/xxgk/MoreInfo.aspx?CategoryNum=003001", fields -> {
            int n = MannerData.number(fields, "__EVENTARGUMENT");
            boolean right = "MoreInfoList1$Pager".equals(fields.get("__EVENTTARGET"))
                    && fields.getOrDefault("__VIEWSTATE", "").length() == state(1).length();
            return right && n > 0 && n <= chunks.size()
                    ? Optional.of(s.html(s.head(name, "") + s.frame(address, whole(address, name, page.apply(n)))))
                    : Optional.empty();
        });
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + value + "\" />";
    }

    private static String state(int page) {
        return "/wEPDwUJ" + PracticeReports.hex(page, 32).repeat(250) + "ZGQ=";
    }

    private static String back(int to, int pages, String text) {
        return to < 1 || to > pages
                ? text
                : "<a href=\"javascript:__doPostBack('MoreInfoList1$Pager','" + to + "')\">" + text + "</a>";
    }

    private Map<Integer, List<Line>> byYear(Collection<Line> of) {
        return of.stream()
                .sorted((a, b) -> b.year() - a.year())
                .collect(Collectors.groupingBy(Line::year, LinkedHashMap::new, Collectors.toList()));
    }

    /** Of which there are reports, youngest first. */
    Set<Integer> years() {
        return byYear(lines).keySet();
    }

    private void folders() {
        Map<Integer, List<Line>> own = byYear(lines);
        Map<String, List<Line>> bodies = PracticeReports.bodies(s, 5_400_000, 9, own.keySet(), true);
        StringBuilder folders = new StringBuilder("<ul>");
        own.forEach((year, of) -> {
            boolean list = layout == Practice.YEARS_FOLDED;
            String path = folder + (list ? "gknb" + year : year + "n") + "/";
            List<Line> others = bodies.values().stream()
                    .flatMap(List::stream)
                    .filter(l -> l.year() == year)
                    .toList();
            if (list) {
                List<Line> all = new ArrayList<>(others);
                all.addAll(p.between(0, all.size()), of);
                page(path, year + "年", rows(path, all));
            } else {
                yearOfBodies(path, year, of, others);
            }
            folders.append("<li>").append(s.anchor(folder, path, year + "年")).append("</li>");
        });
        page(folder, folders + "</ul>");
    }

    private void yearOfBodies(String path, int year, List<Line> own, List<Line> others) {
        Map<String, List<Line>> parts = new LinkedHashMap<>();
        parts.put("qzf", own);
        parts.put("bmdw", others.stream().filter(l -> !township(l)).toList());
        parts.put("xzjd", others.stream().filter(PracticeColumn::township).toList());
        Map<String, String> names = Map.of("qzf", s.kind() + "政府", "bmdw", s.kind() + "直部门", "xzjd", "乡镇街道");
        StringBuilder tabs = new StringBuilder("<ul>");
        parts.forEach((slug, of) -> tabs.append("<li>")
                .append(s.anchor(path, path + slug + "/", names.get(slug)))
                .append("</li>"));
        page(path, year + "年", tabs + "</ul>");
        parts.forEach((slug, of) -> page(path + slug + "/", names.get(slug), rows(path + slug + "/", of)));
    }

    static boolean township(Line line) {
        return township(line.body());
    }

    static boolean township(String body) {
        return body.matches(".*(镇|乡|街道).*");
    }

    private void twoLists() {
        Map<String, List<Line>> bodies = PracticeReports.bodies(s, 5_400_000, 7, years(), p.chance(60));
        List<Line> others = bodies.values().stream().flatMap(List::stream).toList();
        page(
                address,
                "<h3>" + s.kind() + "政府年报</h3><div id=in_zfnb>" + rows(address, lines)
                        + "</div><h3>部门年报</h3><div id=in_list>" + rows(address, others) + "</div>");
    }

    private void summaries() {
        Map<Integer, List<Line>> own = byYear(lines);
        Map<String, List<Line>> bodies = PracticeReports.bodies(s, 5_400_000, 10, own.keySet(), true);
        List<Line> articles = new ArrayList<>();
        own.forEach((year, of) -> {
            String path = folder + (year + 1) + "02/t" + (year + 1) + "0215_" + (470000 + year) + ".html";
            String title = s.name + year + "年政府信息公开年报汇总";
            StringBuilder files = new StringBuilder("<h1>" + title + "</h1><table><tr>");
            of.forEach(l -> files.append("<td>")
                    .append(s.anchor(path, l.address(), s.name + "人民政府"))
                    .append("</td>"));
            bodies.forEach(
                    (body, all) -> all.stream().filter(l -> l.year() == year).forEach(l -> files.append("<td>")
                            .append(s.anchor(path, l.address(), body))
                            .append("</td>")));
            s.page(path, title, s.meta("ArticleTitle", title), sidebar(path) + files + "</tr></table>");
            articles.add(new Line(year, s.name, title, title, year + 1 + "-02-15", path, false));
        });
        page(address, rows(address, articles));
    }

    private void oldSite() {
        String old = "http://old.h" + s.number + ".example";
        List<Line> before = lines.stream().filter(l -> l.year() <= 2018).toList();
        List<Line> young = lines.stream().filter(l -> l.year() > 2018).toList();
        page(
                address,
                rows(address, young) + "<p>" + s.anchor(address, old + "/zfxxgk/ndbg/", "2018年及以前政府信息公开年报（旧版网站）")
                        + "</p>");
        s.page(
                old + "/zfxxgk/ndbg/",
                "政府信息公开年度报告",
                "",
                "<div>旧版网站 &gt; 政府信息公开年度报告</div><ul>"
                        + before.stream()
                                .map(l ->
                                        "<li>" + s.anchor("/", old + l.address(), l.title()) + " " + l.date() + "</li>")
                                .collect(Collectors.joining())
                        + "</ul>");
    }

    String rows(String from, List<Line> of) {
        boolean documents = p.has(Practice.DOCUMENT_ROW);
        boolean table = layout == Practice.COLUMN_JSP || documents;
        String columns = documents ? "名称</td><td>文号</td><td>成文日期" : "序号</td><td>标题";
        String head = table ? "<table width=\"97%\"><tr id=\"th\"><td>" + columns + "</td><td>发布日期</td></tr>" : "<ul>";
        return of.stream()
                .map(l -> row(from, l, table))
                .collect(Collectors.joining("", head, table ? "</table>" : "</ul>"));
    }

    private String row(String from, Line l, boolean table) {
        String title = titled ? "title=\"" + l.title() + "\"" : "";
        String link = s.anchor(from, l.address(), l.title(), title);
        if (p.has(Practice.DOCUMENT_ROW)) {
            return "<tr><td>" + link + "</td><td>丰政办〔" + l.date().substring(0, 4) + "〕"
                    + Math.floorMod(l.address().hashCode(), 40) + "号</td><td>"
                    + l.date().substring(0, 8) + "06</td><td>"
                    + l.date() + "</td></tr>";
        }
        if (table) {
            return "<tr><td>1</td><td>" + link + "</td><td>" + l.date() + "</td></tr>";
        }
        return "<li>"
                + switch (p.of(Practice.Side.ROW)) {
                    case CUT ->
                        s.anchor(from, l.address(), cut(l.title()), "title=\"" + l.title() + "\"") + "<span>" + l.date()
                                + "</span>";
                    case DATE_WITHIN -> s.anchor(from, l.address(), l.title() + "<span>" + l.date() + "</span>", title);
                    case DATE_BEFORE -> "<span>[" + l.date() + "]</span><img src=\"/img/doth.gif\"> " + link;
                    case SOURCE_BEFORE -> "【" + source(l) + "】" + link + "<span>" + l.date() + "</span>";
                    case MONTH_DAY -> link + "<span>[" + l.date().substring(5) + "]</span>";
                    case INDEX_CARD -> link + "<span>" + l.date() + "</span>" + card(l);
                    default -> link + "<span>" + l.date() + "</span>";
                }
                + "</li>";
    }

    private String source(Line l) {
        return l.body().matches(s.name + "(人民政府办公室)?")
                ? s.kind() + "政府办"
                : l.body().replace(s.name, "");
    }

    private static String cut(String title) {
        return title.length() > 14 ? title.substring(0, 14) + "…" : title;
    }

    private static String card(Line l) {
        return "<div class=popup style=\"display:none\"><table><tr><td>索引号：</td><td>00"
                + Math.floorMod(l.address().hashCode(), 10000)
                + "/" + l.date().substring(0, 4) + "-0012</td></tr><tr><td>发布机构：</td><td>" + l.body()
                + "</td></tr><tr><td>名称：</td><td>" + l.title() + "</td></tr><tr><td>发文日期：</td><td>" + l.date()
                + "</td></tr></table></div>";
    }
}
