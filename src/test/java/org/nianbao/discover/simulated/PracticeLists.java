package org.nianbao.discover.simulated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ways of listing of the sixth set that need more than one list. */
final class PracticeLists {
    /** Where the lists of {@link Practice#FORM_BUTTONS} are asked for. */
    static final String FORM = "/zwgk/zfxxgk/list.jsp";

    private static final int OTHERS = 9;

    private final PracticeColumn column;
    private final PracticeSite s;
    private final List<Line> lines;
    private final String folder;

    PracticeLists(PracticeColumn column, String folder) {
        this.column = column;
        this.s = column.s;
        this.lines = column.lines;
        this.folder = folder;
    }

    /** Puts the column's pages. */
    void put(Practice layout) {
        switch (layout) {
            case MONTHS -> months();
            case NOSCRIPT -> noscript();
            case LINKED_DATA -> linkedData();
            case FORM_BUTTONS -> formButtons();
            case BODY_SELECT -> bodySelect();
            case HAND_LIST -> handList();
            default -> newestOfEach();
        }
    }

    private void months() {
        Map<String, List<Line>> months = lines.stream()
                .collect(Collectors.groupingBy(l -> l.date().substring(0, 7), LinkedHashMap::new, Collectors.toList()));
        StringBuilder archive = new StringBuilder("<ul>");
        months.forEach((month, of) -> {
            String path = folder + month.replace("-", "/") + "/";
            String name = month.replace("-0", "年") + "月";
            column.page(path, name, column.rows(path, of));
            archive.append("<li>")
                    .append(s.anchor(folder, path, name + "（" + of.size() + "）"))
                    .append("</li>");
        });
        column.page(folder, archive + "</ul>");
    }

    private void noscript() {
        String script =
                "window.onload=function(){document.getElementById('list').innerHTML=document.getElementById('all').textContent;};";
        s.put("/js/drawn.js", () -> new Resource("application/javascript", script.getBytes(StandardCharsets.UTF_8)));
        column.page(
                folder,
                "<div id=list></div><script src=\"/js/drawn.js\"></script><noscript id=all>"
                        + column.rows(folder, lines) + "</noscript>");
    }

    private void linkedData() {
        List<String> items = new ArrayList<>();
        lines.forEach(l -> items.add("{\"@type\":\"ListItem\",\"position\":" + (items.size() + 1) + ",\"name\":\""
                + l.title() + "\",\"url\":\"" + l.address() + "\",\"datePublished\":\"" + l.date() + "\"}"));
        column.page(
                folder,
                "<script type=\"application/ld+json\" id=ld>{\"@context\":\"https://schema.org\",\"@type\":\"ItemList\",\"itemListElement\":["
                        + String.join(",", items)
                        + "]}</script><ul id=ul></ul><script>JSON.parse(document.getElementById('ld').textContent).itemListElement.forEach(function(r){$('#ul').append('<li><a href=\"'+r.url+'\">'+r.name+'</a></li>');});</script>");
    }

    private void formButtons() {
        List<List<Line>> chunks = column.chunks();
        s.query(FORM, fields -> {
            int n = fields.containsKey("page") ? MannerData.number(fields, "page") : 1;
            return "117".equals(fields.get("cid")) && n > 0 && n <= chunks.size()
                    ? Optional.of(s.html(s.head(column.name, s.meta("ColumnName", column.name))
                            + s.frame(column.address, formPage(chunks, n))))
                    : Optional.empty();
        });
    }

    private String formPage(List<List<Line>> chunks, int n) {
        return column.sidebar(column.address) + column.rows(column.address, chunks.get(n - 1))
                + "<form name=\"pager\" method=\"get\" action=\"" + FORM
                + "\"><input type=\"hidden\" name=\"cid\" value=\"117\"><input type=\"hidden\" name=\"siteId\" value=\"3\">共"
                + chunks.size() + "页 第<input name=\"page\" size=\"2\" value=\"" + n + "\">页 "
                + button(1, "首页") + button(Math.min(n + 1, chunks.size()), "下一页") + button(chunks.size(), "尾页")
                + "</form><script>function turn(n){var f=document.forms['pager'];f.page.value=n;f.submit();}</script>";
    }

    private static String button(int to, String text) {
        return "<input type=\"button\" value=\"" + text + "\" onclick=\"turn(" + to + ")\">";
    }

    private void bodySelect() {
        Map<String, List<Line>> lists = new LinkedHashMap<>();
        lists.put(s.name + "人民政府", lines);
        lists.putAll(others());
        List<String> names = List.copyOf(lists.keySet());
        String service = folder + "nb.jsp";
        StringBuilder form = new StringBuilder("<form method=\"get\" action=\"" + service
                + "\">发布机构：<select name=\"dept\" onchange=\"this.form.submit()\"><option value=\"\">全部</option>");
        names.forEach(name -> form.append("<option value=\"")
                .append(1001 + names.indexOf(name))
                .append("\">")
                .append(name)
                .append("</option>"));
        form.append("</select></form>");
        List<Line> newest = lists.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Line::date).reversed())
                .limit(10)
                .toList();
        column.page(folder, form + column.rows(folder, newest));
        s.query(service, fields -> {
            int dept = MannerData.number(fields, "dept") - 1001;
            return dept < 0 || dept >= names.size()
                    ? Optional.empty()
                    : Optional.of(s.html(s.head(column.name, s.meta("ColumnName", column.name))
                            + s.frame(
                                    service,
                                    column.sidebar(service)
                                            + form
                                            + column.rows(service, lists.get(names.get(dept))))));
        });
    }

    private Map<String, List<Line>> others() {
        return PracticeReports.bodies(s, 5_400_000, OTHERS, column.years(), true);
    }

    private void handList() {
        StringBuilder text = new StringBuilder("<h1>" + column.name + "</h1>");
        for (int i = 0; i < lines.size(); i++) {
            Line l = lines.get(i);
            String spans = l.title().replaceAll("(.{1,5})", "<span lang=\"EN-US\">$1</span>");
            text.append("<p class=\"MsoNormal\"><span>")
                    .append(i + 1)
                    .append("．</span>")
                    .append(s.anchor(folder, l.address(), spans))
                    .append("</p>");
        }
        column.page(folder, text.toString());
    }

    private void newestOfEach() {
        List<Line> all = others().values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Line::date).reversed())
                .toList();
        column.page(
                folder,
                block("qzf/", s.kind() + "政府", lines)
                        + block(
                                "bm/",
                                s.kind() + "直部门",
                                all.stream()
                                        .filter(l -> !PracticeColumn.township(l))
                                        .toList())
                        + block(
                                "xz/",
                                "乡镇街道",
                                all.stream().filter(PracticeColumn::township).toList()));
    }

    private String block(String slug, String name, List<Line> of) {
        String path = folder + slug;
        column.page(path, name, column.rows(path, of));
        return "<div class=block><h3>" + name + s.anchor(folder, path, "更多&gt;&gt;") + "</h3>"
                + column.rows(folder, of.subList(0, Math.min(3, of.size()))) + "</div>";
    }
}
