package org.nianbao.discover.simulated;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nianbao.discover.simulated.Composition.Listing;
import org.nianbao.discover.simulated.Composition.Paging;

/** Writes the lists of a composed site, page by page. */
final class ComposedList {
    private final ComposedSite s;
    private final Composition c;
    private final int perPage;
    private int count;

    ComposedList(ComposedSite site) {
        this.s = site;
        this.c = site.c;
        this.perPage = c.between(12, 22);
    }

    /** Path of the first page of the list in a folder. */
    String first(String folder) {
        return switch (c.paging) {
            case OFFSET, FORM, TOTAL_QUERY -> folder + "list.jsp";
            case WHOLE, NEXT, TOTAL_SCRIPT, COUNT_SCRIPT, TOTAL_TEXT, PATH, FUNCTION_SUM, JUMP -> folder;
            default -> folder + "list.html";
        };
    }

    private String further(String folder, int page) {
        if (page == 1) {
            return first(folder);
        }
        return switch (c.paging) {
            case WHOLE, NEXT, TOTAL_SCRIPT, COUNT_SCRIPT, TOTAL_TEXT, FUNCTION_SUM, JUMP ->
                folder + "index_" + (page - 1) + ".html";
            case OFFSET -> folder + "list.jsp?start=" + (page - 1) * perPage;
            case FORM, TOTAL_QUERY -> folder + "list.jsp?page=" + page;
            case PATH -> folder + page + "/";
            default -> folder + "list_" + page + ".html";
        };
    }

    /** A column; gives the address of its first page. */
    String add(String folder, String name, List<Entry> given, String beside) {
        List<Entry> entries = SimulatedSite.newestFirst(given);
        int id = 300 + 7 * ++count;
        boolean served = List.of(
                        Listing.JSON,
                        Listing.HTML_FIELD,
                        Listing.SCRIPT_FILE,
                        Listing.FEED,
                        Listing.JSON_FIELDS,
                        Listing.CALLBACK,
                        Listing.XML,
                        Listing.RECORDS)
                .contains(c.listing);
        if (served) {
            s.page(s.part + folder, name, s.meta("ColumnName", name), crumbs(name) + service(id, entries) + beside);
            return s.part + folder;
        }
        int total = c.paging == Paging.WHOLE ? 1 : Math.max(1, (entries.size() + perPage - 1) / perPage);
        int size = c.paging == Paging.WHOLE ? Math.max(1, entries.size()) : perPage;
        for (int i = 1; i <= total; i++) {
            List<Entry> some = entries.subList((i - 1) * size, Math.min(entries.size(), i * size));
            put(
                    folder,
                    name,
                    i,
                    list(some) + turning(folder, i, total) + beside,
                    i < total ? s.part + further(folder, i + 1) : "");
        }
        return s.part + (c.listing == Listing.IFRAME ? folder + "main.html" : first(folder));
    }

    private void put(String folder, String name, int page, String body, String next) {
        String address = s.part + further(folder, page);
        String meta = s.meta("ColumnName", name)
                + (c.paging == Paging.LINK_TAG && !next.isEmpty() ? "<link rel=next href=\"" + next + "\">" : "");
        if (c.listing == Listing.IFRAME && page == 1) {
            s.page(address, name, "", body);
            s.page(
                    s.part + folder + "main.html",
                    name,
                    meta,
                    crumbs(name) + "<iframe src=\"" + address + "\"></iframe>");
        } else {
            s.page(address, name, meta, crumbs(name) + body);
        }
    }

    private String crumbs(String name) {
        return c.silent ? "" : "<div class=crumb>首页 &gt; " + c.section + " &gt; " + name + "</div>";
    }

    private String list(List<Entry> entries) {
        String rows = IntStream.range(0, entries.size())
                .mapToObj(i -> row(entries.get(i), i + 1))
                .collect(Collectors.joining());
        return switch (c.listing) {
            case TABLE, ROW_VIEW, CLICK_ROW -> "<table>" + rows + "</table>";
            case FUNCTION_ROW ->
                "<script>function showInfo(id){ var url='/show/'+id+'.html'; window.open(url); }</script><ul>" + rows
                        + "</ul>";
            case SCRIPT_ARRAY -> "<script>var list=[" + rows + "];render(list);</script>";
            case STATE ->
                "<script>window.__STATE__={\"data\":{\"rows\":[" + rows.replaceFirst(",$", "") + "]}}</script>";
            case WRITTEN -> "<script>" + rows + "</script>";
            case SELECT ->
                "<select onchange=\"location.href=this.value\"><option value=\"\">请选择</option>" + rows + "</select>";
            case TEMPLATE -> "<template id=l><ul>" + rows + "</ul></template>";
            case DEFINITIONS -> "<dl>" + rows + "</dl>";
            case TEXTAREA -> "<textarea style=\"display:none\"><ul>" + rows + "</ul></textarea>";
            default -> "<ul>" + rows + "</ul>";
        };
    }

    private String row(Entry e, int n) {
        String year = Integer.toString(Integer.parseInt(e.date().substring(0, 4)) - 1);
        String link = "<a href=\"" + e.path() + "\"";
        return switch (c.listing) {
            case TABLE ->
                "<tr><td>" + n + "</td><td>" + link + ">" + e.title() + "</a></td><td>" + e.date() + "</td></tr>";
            case ROW_VIEW ->
                "<tr><td>" + n + "</td><td>" + e.title() + "</td><td>" + e.date() + "</td><td>" + link
                        + ">查看</a></td></tr>";
            case CUT ->
                "<li>" + link + " title=\"" + e.title() + "\">"
                        + (e.title().length() > 20 ? e.title().substring(0, 18) + "..." : e.title()) + "</a></li>";
            case CLICK_ROW ->
                "<tr onclick=\"window.open('" + e.path() + "')\"><td>" + e.title() + "</td><td>" + e.date()
                        + "</td></tr>";
            case FUNCTION_ROW ->
                "<li><a href=\"javascript:void(0)\" onclick=\"showInfo('"
                        + e.path().replaceAll(".*/(\\d+)\\.html", "$1") + "')\">" + e.title() + "</a></li>";
            case SCRIPT_ARRAY -> "{title:'" + e.title() + "',url:'" + e.path() + "',date:'" + e.date() + "'},";
            case STATE ->
                "{\"headline\":\"" + escaped(e.title()) + "\",\"to\":\""
                        + e.path().replace("/", "\\/") + "\"},";
            case WRITTEN -> "document.write('<li>" + link.replace("\"", "\\\"") + ">" + e.title() + "</a></li>');\n";
            case SELECT -> "<option value=\"" + e.path() + "\">" + e.title() + "</option>";
            case CARDS -> "<li>" + link + " title=\"" + e.title() + "\"><img src=\"/images/card.png\"></a></li>";
            case DEFINITIONS -> "<dt>" + e.title() + "</dt><dd>" + e.date() + " " + link + ">查看全文</a></dd>";
            case DATA_ROWS ->
                "<li data-id=\"" + n + "\" data-to=\"" + e.path() + "\"><b>" + e.title() + "</b><i>" + e.date()
                        + "</i></li>";
            case TWO_FORMATS ->
                "<p>" + e.title() + "　" + link + ">网页版</a>　<a href=\"javascript:window.print()\">打印</a></p>";
            case BARE_TITLES -> "<li>" + link + ">" + year + "年度报告</a></li>";
            case BARE_YEARS -> "<li>" + link + ">" + year + "年</a></li>";
            default ->
                "<li>" + link + " title=\"" + e.title() + "\">" + e.title() + "</a><span>" + e.date() + "</span></li>";
        };
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(ch -> escaped.append(ch < 128 ? Character.toString(ch) : String.format("\\u%04x", ch)));
        return escaped.toString();
    }

    private String turning(String folder, int page, int total) {
        if (total == 1) {
            return "";
        }
        String next = page < total ? s.part + further(folder, page + 1) : "";
        return switch (c.paging) {
            case TOTAL_SCRIPT ->
                "<script>createPageHTML(" + total + ", " + (page - 1) + ", \"index\", \"html\");</script>";
            case COUNT_SCRIPT -> "<script>var currentPage = " + (page - 1) + ";var countPage = " + total + ";</script>";
            case FUNCTION ->
                "<script>function goPage(n){ location.href = 'list_' + n + '.html'; }</script>"
                        + each(total, page, n -> "<a href=\"javascript:goPage(" + n + ")\">" + n + "</a>");
            case SELECT ->
                "<select onchange=\"location.href='list_'+this.value+'.html'\">"
                        + each(total, page, n -> "<option value=\"" + n + "\">第" + n + "页</option>") + "</select>";
            case NUMBERS -> each(total, page, n -> "<a href=\"" + s.part + further(folder, n) + "\">" + n + "</a> ");
            case BRACKETS -> each(total, page, n -> "<a href=\"" + s.part + further(folder, n) + "\">[" + n + "]</a> ");
            case TOTAL_TEXT -> "<div>共" + total + "页　当前第" + page + "页</div>";
            case TOTAL_QUERY -> "<div>第" + page + "/" + total + "页</div>";
            case LINK_TAG -> "";
            case LAST_ONLY ->
                page < total
                        ? "<a href=\"" + s.part + further(folder, total) + "\">尾页</a>"
                        : "<a href=\"" + s.part + first(folder) + "\">首页</a>";
            case FUNCTION_SUM ->
                "<script>function turn(p){ window.location = 'index_' + (p-1) + '.html'; }</script>"
                        + each(total, page, n -> n == 1 ? "" : "<a onclick=\"turn(" + n + ")\">" + n + "</a>");
            case SELECT_ADDRESSES ->
                "<select onchange=\"go(this)\">"
                        + each(
                                total,
                                page,
                                n -> "<option value=\"" + s.part + further(folder, n) + "\">" + n + "</option>")
                        + "</select>";
            case JUMP -> "<span>共 " + total + " 页</span><input id=p><button onclick=\"jump()\">跳转</button>";
            default -> next.isEmpty() ? "" : one(next, page);
        };
    }

    private String one(String next, int page) {
        return switch (c.paging) {
            case MORE -> "<div class=more data-url=\"" + next + "\">加载更多</div>";
            case BUTTON -> "<button onclick=\"location.href='" + next + "'\">下一页</button>";
            case ICON -> "<a class=\"btn next\" href=\"" + next + "\"></a>";
            case OTHER_WORDS -> "<a href=\"" + next + "\">后页</a>";
            case ENGLISH -> "<a href=\"" + next + "\">Next ›</a>";
            case FORM ->
                "<form action=\"" + next.replaceFirst("\\?.*", "") + "\"><input type=hidden name=page value=\""
                        + (page + 1) + "\"><input type=submit value=\"下一页\"></form>";
            default -> "<a href=\"" + next + "\">下一页</a>";
        };
    }

    private static String each(int total, int but, java.util.function.IntFunction<String> written) {
        return IntStream.rangeClosed(1, total)
                .filter(n -> n != but)
                .mapToObj(written)
                .collect(Collectors.joining());
    }

    /** A list that the browser fetches from a service. */
    private String service(int id, List<Entry> entries) {
        return switch (c.listing) {
            case JSON -> json(id, entries, "/api/list?column=" + id + "&pageNo=", "total", "title", "url");
            case JSON_FIELDS ->
                json(id, entries, "/interface/articles?col=" + id + "&curPage=", "recordCount", "bt", "lj");
            case HTML_FIELD -> {
                StringBuilder items = new StringBuilder();
                entries.forEach(e -> items.append("<li><a href='")
                        .append(e.path())
                        .append("'>")
                        .append(e.title())
                        .append("</a></li>"));
                s.text(s.part + "/ajax/column?id=" + id, "application/json", "{\"code\":0,\"html\":\"" + items + "\"}");
                yield "<div id=l></div><script>$.get('/ajax/column?id=" + id
                        + "', function(r){ $('#l').html(r.html); });</script>";
            }
            case SCRIPT_FILE -> {
                s.text(
                        s.part + "/data/col" + id + ".js",
                        "text/javascript",
                        "var articles = " + rows(entries, "name", "href") + ";\nshow(articles);");
                yield "<div id=l></div><script src=\"/data/col" + id + ".js\"></script>";
            }
            case FEED -> {
                s.text(
                        s.part + "/rss/" + id + ".xml",
                        "application/rss+xml",
                        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>c</title>"
                                + entries.stream()
                                        .map(e -> "<item><title>" + e.title() + "</title><link>"
                                                + e.path().replace("&", "&amp;") + "</link></item>")
                                        .collect(Collectors.joining())
                                + "</channel></rss>");
                yield "<div id=l></div><a href=\"/rss/" + id + ".xml\">RSS</a>";
            }
            case CALLBACK -> {
                s.text(
                        s.part + "/api/list.do?callback=show&col=" + id,
                        "application/javascript",
                        "show(" + rows(entries, "t", "u") + ");");
                yield "<div id=l></div><script src=\"/api/list.do?callback=show&amp;col=" + id + "\"></script>";
            }
            case XML -> {
                s.text(
                        s.part + "/data/list_" + id + ".xml",
                        "text/xml",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><data>"
                                + entries.stream()
                                        .map(e -> "<row><bt>" + e.title() + "</bt><lj>"
                                                + e.path().replace("&", "&amp;") + "</lj></row>")
                                        .collect(Collectors.joining())
                                + "</data>");
                yield "<div id=l></div><script>loadXml('l', \"/data/list_" + id + ".xml\");</script>";
            }
            default ->
                "<script type=\"text/xml\"><datastore><recordset>"
                        + entries.stream()
                                .map(e -> "<record><![CDATA[<li><a href=\"" + e.path() + "\" title=\"" + e.title()
                                        + "\">" + e.title() + "</a></li>]]></record>")
                                .collect(Collectors.joining())
                        + "</recordset></datastore></script>";
        };
    }

    private static String rows(List<Entry> entries, String title, String address) {
        return entries.stream()
                .map(e -> "{\"" + title + "\":\"" + e.title() + "\",\"" + address + "\":\"" + e.path() + "\",\"d\":\""
                        + e.date() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String json(int id, List<Entry> entries, String service, String total, String title, String address) {
        int pages = Math.max(1, (entries.size() + perPage - 1) / perPage);
        for (int i = 1; i <= pages; i++) {
            List<Entry> some = entries.subList((i - 1) * perPage, Math.min(entries.size(), i * perPage));
            s.text(
                    s.part + service + i,
                    "application/json;charset=UTF-8",
                    "{\"" + total + "\":" + entries.size() + ",\"data\":" + rows(some, title, address) + "}");
        }
        return "<div id=l></div><script>var u" + id + " = \"" + service + "1\";load(u" + id + ");</script>";
    }
}
