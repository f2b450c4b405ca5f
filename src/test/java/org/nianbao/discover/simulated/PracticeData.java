package org.nianbao.discover.simulated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Columns of the fifth set whose lines a script brings. */
final class PracticeData {
    private static final Pattern PAGE_NO = Pattern.compile("\"?pageNo\"?:(\\d{1,3})");
    private static final String UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit";

    private final PracticeColumn column;
    private final PracticeSite s;
    private final List<List<Line>> chunks;

    PracticeData(PracticeColumn column) {
        this.column = column;
        this.s = column.s;
        this.chunks = column.chunks();
    }

    /** Puts the column's page and its service. */
    void put(Practice layout) {
        column.page(
                column.address,
                switch (layout) {
                    case JPAAS -> jpaas();
                    case WAS -> was();
                    case INFO_OPEN -> infoOpen();
                    case BLOCKS -> blocks();
                    default -> textarea();
                });
    }

    private String jpaas() {
        int rows = chunks.get(0).size();
        s.text(
                "/r/cms/jpaas/unit.js",
                "application/javascript",
                "function toPage(el,n){var q=eval('('+$(el).attr('querydata')+')');q.paramJson=JSON.stringify({\"pageNo\":n,\"pageSize\":"
                        + rows + "});$.get($(el).attr('url'),q,function(d){$(el).parent().html(d.data.html);});}");
        s.query(UNIT, this::unit);
        return "<div class=\"page-content\"><script src=\"/r/cms/jpaas/unit.js\" url=\"" + UNIT
                + "\" querydata=\"{'parseType':'bulidstatic','webId':'2945','tplSetId':'quSyqDUrFfjv1nGRQhEEH','pageType':'column','tagId':'当前栏目_list','editType':'null','pageId':'1487002'}\"></script></div>";
    }

    private Optional<Resource> unit(Map<String, String> fields) {
        if (!"1487002".equals(fields.get("pageId"))
                || !"2945".equals(fields.get("webId"))
                || !"当前栏目_list".equals(fields.get("tagId"))) {
            return Optional.of(MannerLines.json("{\"success\":false,\"message\":\"参数错误\",\"data\":null}"));
        }
        Matcher asked = PAGE_NO.matcher(fields.getOrDefault("paramJson", ""));
        int n = asked.find() ? Integer.parseInt(asked.group(1)) : 1;
        String rows = n > chunks.size() ? "<ul></ul>" : column.rows(column.address, chunks.get(n - 1));
        String html = rows + "<div class=\"pagination\" count=\"" + column.lines.size() + "\">第" + n + "页 共"
                + chunks.size() + "页 <a onclick=\"toPage(this," + (n + 1) + ")\">下一页</a></div>";
        return Optional.of(
                MannerLines.json("{\"success\":true,\"data\":{\"html\":\"" + html.replace("\"", "\\\"") + "\"}}"));
    }

    private String was() {
        int rows = chunks.get(0).size();
        s.query("/was5/web/search", fields -> {
            int n = MannerData.number(fields, "page");
            return "278090".equals(fields.get("channelid")) && n > 0
                    ? Optional.of(MannerLines.json("{\"count\":\"" + column.lines.size() + "\",\"pagenum\":\""
                            + chunks.size() + "\",\"docs\":[" + objects(n, "url", "time") + "]}"))
                    : Optional.empty();
        });
        return "<ul id=docs></ul><div id=pages></div><script>function load(page){$.getJSON(\"/was5/web/search?channelid=278090&templet=docs.jsp&sortfield=-docorderpri%2C-docreltime&prepage="
                + rows + "&page=\" + page,function(d){show(d.docs);turn(d.count);});}load(1);</script>";
    }

    private String infoOpen() {
        s.service("/info_open/search", fields -> {
            int n = MannerData.number(fields, "pageNo");
            return "1177".equals(fields.get("channelIds")) && "2".equals(fields.get("siteId")) && n > 0
                    ? Optional.of(MannerLines.json("{\"code\":200,\"data\":{\"totalPages\":" + chunks.size()
                            + ",\"list\":[" + objects(n, "docUrl", "publishDate") + "]}}"))
                    : Optional.empty();
        });
        return "<ul id=list></ul><div id=pager></div><script>function list(n){$.ajax({type:\"POST\", url:\"/info_open/search\", data:{siteId:\"2\", channelIds:\"1177\", pageNo:n, pageSize:"
                + chunks.get(0).size()
                + "}, success:function(r){draw(r.data.list);pager(r.data.totalPages);}});}list(1);</script>";
    }

    private String blocks() {
        String block = "/columns/" + PracticeReports.uuid(117) + "/templates/" + PracticeReports.uuid(118) + "/blocks/"
                + PracticeReports.uuid(119);
        s.query(block, fields -> {
            int n = MannerData.number(fields, "page");
            String next = n < chunks.size() ? "<a onclick=\"getPage(" + (n + 1) + ")\">下一页</a>" : "下一页";
            return n < 1 || n > chunks.size()
                    ? Optional.empty()
                    : Optional.of(s.html("<body>" + column.rows(column.address, chunks.get(n - 1)) + "<div>" + n + "/"
                            + chunks.size() + " " + next + "</div></body>"));
        });
        return "<div id=block></div><script>function getPage(page){$(\"#block\").load(\"" + block
                + "?page=\" + page);}getPage(1);</script>";
    }

    private String textarea() {
        StringBuilder all = new StringBuilder();
        for (int n = 1; n <= chunks.size(); n++) {
            all.append(n > 1 ? "," : "").append(objects(n, "url", "date"));
        }
        return "<textarea id=\"listdata\" style=\"display:none\">[" + all
                + "]</textarea><ul id=ul></ul><script>$.each(JSON.parse($(\"#listdata\").val()),function(i,r){$(\"#ul\").append(\"<li><a href='\"+r.url+\"'>\"+r.title+\"</a></li>\");});</script>";
    }

    private String objects(int page, String url, String date) {
        return page > chunks.size()
                ? ""
                : chunks.get(page - 1).stream()
                        .map(l -> "{\"title\":\"" + l.title() + "\",\"" + url + "\":\"" + l.address() + "\",\"" + date
                                + "\":\"" + l.date() + "\"}")
                        .collect(Collectors.joining(","));
    }
}
