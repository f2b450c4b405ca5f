package org.nianbao.discover.simulated;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the columns of a site of the third set, page by page. */
final class HabitLists {
    private final HabitSite s;
    private final Habits h;
    private final int perPage;
    private final Habit listing;
    private final HabitTurning turning;
    private int count;
    private int stubs;

    HabitLists(HabitSite site) {
        this.s = site;
        this.h = site.h;
        this.perPage = h.between(9, 14);
        this.listing = h.all.stream()
                .filter(x -> x.side == Habit.Side.LIST)
                .findFirst()
                .orElse(null);
        this.turning = new HabitTurning(site);
    }

    /** A column; gives the path of its first page. {@code beside} is the path of the departments' column or empty. */
    String add(String folder, String name, List<Line> given, String beside) {
        List<Line> lines = given.stream()
                .sorted(Comparator.comparing(Line::date).reversed())
                .toList();
        int id = 1200 + 5 * ++count;
        String first = first(folder, id);
        String other = beside.isEmpty() ? "" : "<div class=left>" + s.anchor(first, beside, "部门年报") + "</div>";
        if (listing != null && Habit.WHOLE.contains(listing)) {
            page(first, name, other + whole(folder, first, id, lines));
            return first;
        }
        int size = h.has(Habit.OLDER) ? Math.max(4, lines.size() / 5) : perPage;
        int total = h.has(Habit.OLDER) ? (lines.size() > size ? 2 : 1) : Math.max(1, (lines.size() + size - 1) / size);
        Function<Integer, String> addresses = n -> n == 1 ? first : turning.further(folder, first, n, total);
        for (int n = 1; n <= total; n++) {
            int to = n == total ? lines.size() : n * size;
            String at = addresses.apply(n);
            // A fragment stands in the first page, an answer to a form at the form's own address.
            String from = h.has(Habit.SCROLL) || h.has(Habit.POST_TURN) ? first : at;
            String body = list(from, first, name, lines.subList((n - 1) * size, to));
            if (h.has(Habit.SCROLL) && n > 1) {
                s.put(at, () -> s.html("</head>" + body));
            } else {
                page(at, name, other + body + (total > 1 ? turning.controls(folder, addresses, n, total, id) : ""));
            }
            turning.served(first, n, total, () -> s.get(s.home + at).orElseThrow());
        }
        return first;
    }

    private String first(String folder, int id) {
        if (h.has(Habit.TREE_IDS)) {
            return "/zwgk/column.jsp?cid=" + id;
        }
        if (!h.has(Habit.Side.TURNING) && h.has(Habit.ASPX)) {
            return "/NewsList.aspx?ClassID=" + id;
        }
        if (!h.has(Habit.Side.TURNING) && h.has(Habit.PHPCMS)) {
            return "/index.php?m=content&c=index&a=lists&catid=" + id;
        }
        return turning.first(folder);
    }

    private void page(String path, String name, String body) {
        s.page(
                path,
                name,
                s.meta("ColumnName", name),
                "<div class=pos>当前位置：首页 &gt; 政务公开 &gt; " + name + "</div><h2>" + name + "</h2>" + body);
    }

    private String list(String at, String first, String name, List<Line> lines) {
        StringBuilder rows = new StringBuilder();
        lines.forEach(l -> rows.append(row(at, first, name, l)));
        return listing == Habit.NESTED_TABLES
                ? "<table width=700><tr><td>" + rows + "</td></tr></table>"
                : "<ul class=list>" + rows + "</ul>";
    }

    private String row(String at, String first, String name, Line l) {
        String to = target(l);
        String plain = "<li>" + s.anchor(at, to, l.shown()) + "<span>" + l.date() + "</span></li>";
        if (listing == null) {
            return plain;
        }
        return switch (listing) {
            case NESTED_TABLES ->
                "<table width=\"98%\"><tr><td width=15><img src=\"/images/dot.gif\"></td><td>"
                        + s.anchor(at, to, l.shown(), "class=bt_link target=_blank") + "</td><td width=80>[" + l.date()
                        + "]</td></tr></table>";
            case DATE_LINK -> "<li>" + l.shown() + "　" + s.anchor(at, to, "[" + l.date() + "]") + "</li>";
            case HIGHLIGHTED ->
                "<li>"
                        + s.anchor(
                                at,
                                to,
                                l.shown()
                                        .replace("信息公开", "<font color=red>信息</font><font color=red>公开</font>")
                                        .replace("报告", "<font color=red>报告</font>"))
                        + "</li>";
            case DAY_TILE ->
                "<li>"
                        + s.anchor(
                                at,
                                to,
                                "<span class=day><b>" + l.date().substring(8) + "</b><i>"
                                        + l.date().substring(0, 7) + "</i></span><p>" + l.shown() + "</p>")
                        + "</li>";
            case SUMMARY ->
                "<li>"
                        + s.anchor(
                                at,
                                to,
                                "<h4>" + l.shown() + "</h4><p>现公布" + l.body() + "年度报告，与" + (l.year() - 1)
                                        + "年相比，主动公开数量有所增加……</p>")
                        + "<i>" + l.date() + "</i></li>";
            case COVERS ->
                "<li>" + s.anchor(at, to, "<img src=\"/images/cover.jpg\" alt=\"" + l.title() + "\">") + "</li>";
            case PREFIXED ->
                "<li>[" + s.anchor(at, first, name) + "] " + s.anchor(at, to, l.shown()) + "<span>" + l.date()
                        + "</span></li>";
            default -> plain;
        };
    }

    /** Where a line leads: to its article, or to a page that goes on to it. */
    private String target(Line l) {
        if (!h.has(Habit.STUB)) {
            return l.address();
        }
        String stub = "/zwgk/link/" + (600 + ++stubs) + ".html";
        s.bare(
                stub,
                "<title></title>",
                "<script type=\"text/javascript\">window.location.href=\"" + l.address() + "\";</script>");
        return stub;
    }

    /** A list that stands on one page, or comes from elsewhere. */
    private String whole(String folder, String at, int id, List<Line> lines) {
        return switch (listing) {
            case ACCORDION -> accordion(at, lines);
            case MATRIX -> matrix(at, lines);
            case YEAR_JUMP -> years(folder, at, lines);
            case ATTRIBUTE_JSON ->
                "<div id=app><doc-list :size=\"10\" :rows=\""
                        + json(lines, "name", "href").replace("\"", "&quot;")
                        + "\"></doc-list></div><script src=\"/js/vue.min.js\"></script>";
            case PERCENT_JSON ->
                "<ul id=list></ul><script>var rows = JSON.parse(decodeURIComponent(\""
                        + URLEncoder.encode(json(lines, "title", "link"), StandardCharsets.UTF_8)
                                .replace("+", "%20")
                        + "\")); showPage(rows, 1);</script>";
            case POSTED -> posted(id, lines);
            case RELATIVE_JSON -> {
                s.text(folder + "documents.json", "application/json", "{\"docs\":" + relative(folder, lines) + "}");
                // The page stands in the folder, as TRS writes it.
                yield "<ul id=docs></ul><script>$.getJSON(\"" + (at.startsWith(folder) ? "./" : folder)
                        + "documents.json\", function(d){ render(d.docs); });</script>";
            }
            case ATTRIBUTE_XML -> {
                s.text(
                        "/xml/list" + id + ".xml",
                        "text/xml",
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?><list>"
                                + lines.stream()
                                        .map(l -> "<item name=\"" + l.title() + "\" time=\"" + l.date() + "\" link=\""
                                                + target(l).replace("&", "&amp;") + "\"/>")
                                        .collect(Collectors.joining("\n"))
                                + "</list>");
                yield "<ul id=l></ul><script>$.ajax({url:'/xml/list" + id
                        + ".xml', dataType:'xml', success:function(x){ draw(x); }});</script>";
            }
            default -> {
                StringBuilder tree =
                        new StringBuilder("<script type=\"text/javascript\">d = new dTree('d');\nd.add(0,-1,'目录');\n");
                for (int i = 0; i < lines.size(); i++) {
                    tree.append("d.add(")
                            .append(i + 1)
                            .append(",0,'")
                            .append(lines.get(i).title())
                            .append("','")
                            .append(target(lines.get(i)))
                            .append("','','_blank');\n");
                }
                yield tree + "document.write(d);</script>";
            }
        };
    }

    private String json(List<Line> lines, String title, String address) {
        return lines.stream()
                .map(l -> "{\"" + title + "\":\"" + l.title() + "\",\"" + address + "\":\"" + target(l)
                        + "\",\"time\":\"" + l.date() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String relative(String folder, List<Line> lines) {
        return lines.stream()
                .map(l -> "{\"docTitle\":\"" + l.title() + "\",\"docPubUrl\":\"" + HabitSite.relative(folder, target(l))
                        + "\",\"docRelTime\":\"" + l.date() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String posted(int id, List<Line> lines) {
        int size = 15;
        s.service("/info/queryList" + id + ".do", fields -> {
            if (!Integer.toString(id).equals(fields.get("channelId")) || !"15".equals(fields.get("pageSize"))) {
                return Optional.empty();
            }
            int from = Math.min(lines.size(), (Integer.parseInt(fields.get("pageNo")) - 1) * size);
            String rows = json(lines.subList(from, Math.min(lines.size(), from + size)), "title", "url");
            String body = "{\"total\":" + lines.size() + ",\"rows\":" + rows + "}";
            return Optional.of(new Resource("application/json;charset=utf-8", body.getBytes(StandardCharsets.UTF_8)));
        });
        return "<ul id=rows></ul><div id=pager></div><script>$.ajax({type:\"POST\", url:\"/info/queryList" + id
                + ".do\", data:{channelId:\"" + id
                + "\", pageNo:1, pageSize:15}, dataType:\"json\", success:function(d){ show(d.rows); pager(d.total); }});</script>";
    }

    private String accordion(String at, List<Line> lines) {
        StringBuilder years = new StringBuilder();
        for (int year : new TreeSet<>(lines.stream().map(Line::year).toList()).descendingSet()) {
            years.append("<h3 class=year onclick=\"$(this).next().slideToggle()\">")
                    .append(year)
                    .append("年</h3><ul style=\"display:none\">");
            lines.stream().filter(l -> l.year() == year).forEach(l -> years.append("<li>")
                    .append(s.anchor(at, target(l), l.title().replaceAll(year + "年度?", "")))
                    .append("</li>"));
            years.append("</ul>");
        }
        return years.toString();
    }

    private String matrix(String at, List<Line> lines) {
        TreeSet<Integer> years = new TreeSet<>(lines.stream().map(Line::year).toList());
        StringBuilder table = new StringBuilder("<table border=1><tr><th>单位</th>");
        years.descendingSet().forEach(y -> table.append("<th>").append(y).append("年</th>"));
        table.append("</tr>");
        Map<String, List<Line>> bodies = lines.stream()
                .filter(Line::report)
                .collect(Collectors.groupingBy(Line::body, LinkedHashMap::new, Collectors.toList()));
        bodies.forEach((body, theirs) -> {
            table.append("<tr><td>").append(body).append("</td>");
            for (int year : years.descendingSet()) {
                table.append("<td>");
                theirs.stream().filter(l -> l.year() == year).forEach(l -> table.append(s.anchor(at, target(l), "查看")));
                table.append("</td>");
            }
            table.append("</tr>");
        });
        return table + "</table>";
    }

    private String years(String folder, String at, List<Line> lines) {
        TreeSet<Integer> years = new TreeSet<>(lines.stream().map(Line::year).toList());
        StringBuilder select =
                new StringBuilder("<select onchange=\"location.href='" + folder + "nb_'+this.value+'.html'\">");
        years.descendingSet().forEach(y -> select.append("<option value=\"")
                .append(y)
                .append("\">")
                .append(y)
                .append("年</option>"));
        select.append("</select>");
        for (int year : years) {
            String path = folder + "nb_" + year + ".html";
            page(
                    path,
                    year + "年",
                    select
                            + list(
                                    path,
                                    at,
                                    "",
                                    lines.stream().filter(l -> l.year() == year).toList()));
        }
        return select
                + list(
                        at,
                        at,
                        "",
                        lines.stream().filter(l -> l.year() == years.last()).toList());
    }
}
