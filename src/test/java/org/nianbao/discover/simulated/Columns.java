package org.nianbao.discover.simulated;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.model.PostAddress;

/** Writes the lists of a platform, page by page. */
final class Columns {
    private final SimulatedSite s;
    private final int perPage;
    private final Map<String, String> besides = new HashMap<>();
    private int count;

    Columns(SimulatedSite site) {
        this.s = site;
        this.perPage = site.style == Style.GKMLPT ? 20 : site.layout.between(14, 22);
    }

    /** A link to another column on every page of a column. */
    void beside(String address, String name, String other) {
        besides.put(address, "<a href=\"" + other + "\">" + name + "</a>");
    }

    /** A column that lists columns: pairs of name and address. */
    String folders(String path, String name, List<String[]> parts) {
        String address = s.style == Style.GKMLPT || s.style == Style.EPOINT ? s.home + path : first(path, ++count);
        StringBuilder links = new StringBuilder("<ul>");
        for (String[] part : parts) {
            String target = part[1].contains("/gkmlpt/api/")
                    ? part[1].replaceAll("\\?.*", "") + "?page=1&sid=" + s.number
                    : part[1];
            links.append("<li><a href=\"")
                    .append(target.replace("&", "&amp;"))
                    .append("\">")
                    .append(part[0])
                    .append("</a></li>");
        }
        s.put(address, () -> page(name, links + "</ul>"));
        if (s.style == Style.GKMLPT) {
            s.put(s.home + "/gkmlpt/annualreport", () -> page(name, links + "</ul>"));
        }
        return address;
    }

    /** A column of entries. Returns the address of its first page. */
    String add(String path, String name, List<Entry> given) {
        List<Entry> entries = SimulatedSite.newestFirst(given);
        int id = 1200 + 7 * ++count;
        return switch (s.style) {
            case HANWEB_RECORDS -> records(id, name, entries);
            case HANWEB_PROXY -> proxy(id, name, entries);
            case GKMLPT -> gkmlpt(id, name, entries);
            case EPOINT -> epoint(id, path, name, entries);
            default -> pages(path, id, name, entries);
        };
    }

    private String first(String path, int id) {
        return switch (s.style) {
            case HANWEB_RECORDS, HANWEB_PROXY -> s.home + "/col/col" + id + "/index.html";
            case UCAP -> s.home + path + "list.shtml";
            case ZHENGZHOU -> s.publicHost + (count == 1 ? "/D41X/" : "/D4" + id + "/") + "index.jhtml";
            case LONSUN ->
                s.home + "/public/column/" + s.number + id + "?type=" + (path.contains("bm") ? 4 : 3) + "&action=list";
            case EPORTAL -> s.home + "/eportal/ui?pageId=" + id;
            case FRAMES -> s.publicHost + "/col.jsp?id=" + id;
            case PREFECTURE ->
                path.contains("bm") ? s.home + path : s.publicHost + "/zzb/zfxxgk/zfxxgknb/gqzf/q" + s.number + "/";
            default -> s.home + path;
        };
    }

    private String further(String first, int page) {
        return switch (s.style) {
            case UCAP -> first.replace("list.shtml", "list_" + page + ".shtml");
            case ZHENGZHOU -> first.replace("index.jhtml", "index_" + page + ".jhtml");
            case LONSUN -> first + "&pageIndex=" + page;
            case EPORTAL -> first + "&currentPage=" + page;
            case FRAMES -> first.replace("col.jsp", "list.jsp") + "&page=" + page;
            case PLAIN -> first + page + ".html";
            default -> first + "index_" + (page - 1) + ".html";
        };
    }

    private Resource page(String name, String body) {
        boolean silent = s.style == Style.FRAMES || (s.style == Style.PLAIN && s.layout.heldOut);
        String meta = silent ? "" : SimulatedSite.meta("ColumnName", name);
        if (s.style == Style.LONSUN) {
            meta += SimulatedSite.meta("ColumnType", "信息公开年报");
        }
        return s.html(s.head(name + "_" + s.name + "人民政府", meta)
                + s.frame("<div class=crumb>首页 &gt; 政务公开 &gt; " + name + "</div>" + body));
    }

    private String list(List<Entry> entries) {
        StringBuilder list = new StringBuilder("<ul>");
        for (Entry entry : entries) {
            boolean cut = s.layout.heldOut && entry.title().length() > 24 && s.number % 2 == 0;
            String shown = cut ? entry.title().substring(0, 22) + "..." : entry.title();
            list.append("<li><a href=\"")
                    .append(entry.path())
                    .append("\" title=\"")
                    .append(entry.title())
                    .append("\">")
                    .append(shown)
                    .append("</a><span>")
                    .append(entry.date())
                    .append("</span></li>");
        }
        return list + "</ul>";
    }

    private String pages(String path, int id, String name, List<Entry> entries) {
        String first = first(path, id);
        int total = Math.max(1, (entries.size() + perPage - 1) / perPage);
        for (int i = 1; i <= total; i++) {
            int page = i;
            List<Entry> some = entries.subList((i - 1) * perPage, Math.min(entries.size(), i * perPage));
            s.put(
                    i == 1 && s.style != Style.FRAMES ? first : further(first, i),
                    () -> page(name, list(some) + turning(first, page, total) + besides.getOrDefault(first, "")));
        }
        if (s.style == Style.FRAMES) {
            s.put(
                    first,
                    () -> page(
                            name,
                            "<iframe src=\"" + further(first, 1).replace("&", "&amp;") + "\"></iframe>"
                                    + besides.getOrDefault(first, "")));
        }
        return first;
    }

    private String turning(String first, int page, int total) {
        if (total == 1) {
            return "";
        }
        boolean heldOut = s.layout.heldOut;
        return switch (s.style) {
            case TRS, PREFECTURE, SITEMAP ->
                heldOut
                        ? "<script>var currentPage = " + (page - 1) + ";var countPage = " + total
                                + "//共多少页\nvar prevPage = currentPage-1;</script>"
                        : "<script>createPageHTML(" + total + ", " + (page - 1) + ", \"index\", \"html\");</script>";
            case LONSUN ->
                "<script>Ls.pagination(\"#page\",{pageCount: " + total + ", pageIndex: " + page + ", linkUrl: '" + first
                        + "&pageIndex='});</script>";
            case EPORTAL ->
                heldOut
                        ? "<a href=\"javascript:next(" + Math.min(total, page + 1) + ")\">下一页</a> 第" + page + "页/共"
                                + total + "页"
                        : anchors(first, page, total).replace("&", "&amp;");
            default -> anchors(first, page, total).replace("&", "&amp;");
        };
    }

    private String anchors(String first, int page, int total) {
        String next = page < total
                ? "<a href=\"" + further(first, page + 1) + "\">" + (s.layout.heldOut ? "下页" : "下一页") + "</a>"
                : "";
        return "<a href=\"" + first + "\">首页</a>" + next + "<a href=\"" + further(first, total) + "\">尾页</a>";
    }

    private String record(Entry entry) {
        return "<record><![CDATA[<li><a href=\"" + entry.path() + "\" title=\"" + entry.title() + "\">" + entry.title()
                + "</a></li>]]></record>";
    }

    private String records(int id, String name, List<Entry> entries) {
        StringBuilder all = new StringBuilder();
        entries.forEach(e -> all.append(record(e)));
        String address = first("", id);
        s.put(
                address,
                () -> page(
                        name,
                        "<script type=\"text/xml\"><datastore><recordset>" + all + "</recordset></datastore></script>"
                                + besides.getOrDefault(address, "")));
        return address;
    }

    private String proxy(int id, String name, List<Entry> entries) {
        String address = first("", id);
        int group = 3 * perPage;
        boolean posts = s.number % 2 == 0;
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += perPage) {
            StringBuilder some = new StringBuilder();
            int to = Math.min(entries.size(), from + perPage);
            entries.subList(from, to).forEach(e -> some.append(record(e)));
            groups.add(some.toString());
            String answer = "<datastore><totalrecord>" + entries.size() + "</totalrecord><recordset>" + some
                    + "</recordset></datastore>";
            String range = "startrecord=" + (from + 1) + "&endrecord=" + to + "&perpage=" + perPage;
            String form = "columnid=" + id + "&unitid=5" + id + "&webid=" + s.number;
            String service = s.home + "/module/web/jpage/dataproxy.jsp?";
            s.put(
                    posts
                            ? PostAddress.ofForm(URI.create(service + range), form)
                                    .toString()
                            : service + form + "&" + range,
                    () -> new Resource(
                            s.layout.heldOut ? "text/xml;charset=UTF-8" : "text/html;charset=UTF-8",
                            answer.getBytes(StandardCharsets.UTF_8)));
        }
        String begin = groups.isEmpty() ? "" : groups.get(0);
        s.put(
                address,
                () -> page(
                        name,
                        "<script type=\"text/xml\"><datastore><nextgroup>/module/web/jpage/dataproxy.jsp?page=1</nextgroup><recordset>"
                                + begin
                                + "</recordset></datastore></script><script>$('#" + id + "').jpage({perPage:" + perPage
                                + ",totalRecord:" + entries.size() + ",groupSize:" + group
                                + ",proxyUrl:'/module/web/jpage/dataproxy.jsp',webid:'" + s.number + "',columnid:'" + id
                                + "',unitid:'5" + id + "'" + (posts ? ",type:'POST'" : "") + "});</script>"
                                + besides.getOrDefault(address, "")));
        return address;
    }

    private String gkmlpt(int id, String name, List<Entry> entries) {
        String service = s.home + "/gkmlpt/api/all/" + id + "?page=";
        int total = Math.max(1, (entries.size() + perPage - 1) / perPage);
        for (int i = 1; i <= total + 1; i++) {
            List<Entry> some =
                    i > total ? List.of() : entries.subList((i - 1) * perPage, Math.min(entries.size(), i * perPage));
            StringBuilder articles = new StringBuilder();
            some.forEach(e -> articles.append(articles.isEmpty() ? "" : ",")
                    .append("{\"title\":\"")
                    .append(e.title())
                    .append("\",\"url\":\"")
                    .append(s.home)
                    .append(e.path())
                    .append("\",\"created_at\":\"")
                    .append(e.date())
                    .append("\",\"publisher\":\"")
                    .append(e.source())
                    .append("\"}"));
            s.put(
                    service + i + "&sid=" + s.number,
                    () -> s.json("{\"total\":" + entries.size() + ",\"articles\":[" + articles + "]}"));
        }
        String shell = "<title>政府信息公开平台</title></head><body><div id=app></div><script>window._CONFIG = {SID: '"
                + s.number + "', TREE: [{\"id\":11,\"name\":\"政府信息公开指南\"},{\"id\":" + id + ",\"name\":\"" + name
                + "\"}]}</script></body>";
        if (!s.has(s.home + "/gkmlpt/annualreport")) {
            s.put(s.home + "/gkmlpt/annualreport", () -> s.html(shell));
        }
        return service + "1&sid=" + s.number;
    }

    /** The service of an Epoint column that is asked with POST. */
    private String posted(int id, int page) {
        String json = "{\"categoryNum\":\"00" + id + "\",\"pageIndex\":" + page + ",\"pageSize\":" + perPage + "}";
        return PostAddress.ofForm(
                        URI.create(s.home + "/rest/govInfo/getGovInfoList"),
                        "params=" + URLEncoder.encode(json, StandardCharsets.UTF_8))
                .toString();
    }

    private String epoint(int id, String path, String name, List<Entry> entries) {
        String service = "/rest/govInfo/getGovInfoList?categoryNum=00" + id + "&pageSize=" + perPage + "&pageIndex=";
        int total = Math.max(1, (entries.size() + perPage - 1) / perPage);
        boolean posts = s.number % 2 == 0;
        for (int i = 0; i < total; i++) {
            List<Entry> some = entries.subList(i * perPage, Math.min(entries.size(), (i + 1) * perPage));
            StringBuilder rows = new StringBuilder();
            some.forEach(e -> rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"title\":\"")
                    .append(e.title())
                    .append("\",\"infourl\":\"")
                    .append(e.path())
                    .append("\",\"infodate\":\"")
                    .append(e.date())
                    .append("\"}"));
            s.put(
                    posts ? posted(id, i) : s.home + service + i,
                    () -> s.json("{\"status\":{\"code\":1},\"custom\":{\"total\":" + entries.size() + ",\"data\":["
                            + rows + "]}}"));
        }
        s.put(
                s.home + path,
                () -> page(
                        name,
                        (posts
                                        ? "<div id=list></div><script>$.ajax({type:'post',url:'/rest/govInfo/getGovInfoList',data:{params:"
                                                + "JSON.stringify({categoryNum:'00" + id + "',pageIndex:0,pageSize:"
                                                + perPage
                                                + "})},success:show});</script>"
                                        : "<div id=list></div><script>var listUrl = \"" + service
                                                + "0\";loadList(listUrl);</script>")
                                + besides.getOrDefault(s.home + path, "")));
        return s.home + path;
    }
}
