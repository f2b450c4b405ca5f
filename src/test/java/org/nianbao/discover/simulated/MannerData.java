package org.nianbao.discover.simulated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Columns of the fourth set whose lines a script brings as JSON. */
final class MannerData {
    private final MannerColumn column;
    private final MannerSite s;
    private final List<List<Line>> chunks;
    private final int all;

    MannerData(MannerColumn column, List<Line> lines) {
        this.column = column;
        this.s = column.s;
        this.chunks = column.chunks();
        this.all = lines.size();
    }

    /** Puts the page and its service. @return the page's path */
    String put(Manner layout, String folder) {
        column.page(folder, "<ul id=list></ul><div id=page></div><script>" + script(layout) + "</script>");
        return folder;
    }

    private String script(Manner layout) {
        return switch (layout) {
            case CURSOR -> {
                query("/api/articles", "cursor", this::cursor);
                yield "function more(c){fetch('/api/articles?column=117&cursor='+(c||'')).then(r=>r.json()).then(d=>{render(d.items);if(d.nextCursor){next=d.nextCursor}})}more('');";
            }
            case VARIABLES -> {
                query("/intertidwebapp/govChanInfo/getDocuments", "Index", f -> rows(number(f, "Index")));
                yield "var chanId=\"25\";var siteId=\"1\";var pageSize=7;function load(i){$.getJSON(\"/intertidwebapp/govChanInfo/getDocuments\",{Index:i,pageSize:pageSize,siteId:siteId,ChannelType:1,chanId:chanId},function(d){show(d)})}load(1);";
            }
            case BRACKETS -> {
                s.service("/queryList", f -> given(f, "channelCode[]", "zfxxgknb", "current"));
                yield "$.ajax({url:'/queryList',type:'post',data:{'current':1,'pageSize':7,'webSiteCode[]':['fnq'],'channelCode[]':['zfxxgknb'],'sort':'sortNum','order':'desc'},success:function(r){show(r)}});";
            }
            case POSTED_JSON -> {
                s.service("/api/channel/list", f -> given(f, "channelId", "61eaab31", "page"));
                yield "const channelId='61eaab31';let page=1;fetch('/api/channel/list',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({channelId:channelId,page:page,size:7})}).then(r=>r.json()).then(show);";
            }
            case CALLBACK -> {
                query("/common/search/117", "page", f -> rows(number(f, "page")));
                yield "$.ajax({url:'/common/search/117?_isAgg=true&_pageSize=7&page=1',dataType:'jsonp',jsonp:'callback',success:function(r){show(r)}});";
            }
            case IDS -> {
                s.put("/data/DocInfo/data_itemId=4215,pageIndex=1.json", () -> MannerLines.json(ids()));
                yield "$.get('/data/DocInfo/data_itemId=4215,pageIndex=1.json',function(d){d.rows.forEach(function(r){$('#list').append('<li><a href=\"/view/detail.html?docId='+r.docId+'\">'+r.docSubtitle+'</a></li>')})});";
            }
            default -> twoPosts();
        };
    }

    private String twoPosts() {
        s.service(
                "/front/news/list",
                f -> Optional.of(MannerLines.json(
                        "{\"rows\":[{\"title\":\"部署防汛工作\",\"url\":\"" + s.newsPath(3) + "\"}],\"total\":1}")));
        s.service("/front/channel/list", f -> given(f, "channelId", "117", "pageNo"));
        return "$.ajax({type:'POST',url:'/front/news/list',data:{channelId:'12',pageNo:1,pageSize:5},success:ticker});"
                + "$.ajax({type:'POST',url:'/front/channel/list',data:{channelId:'117',pageNo:1,pageSize:7},success:show});";
    }

    private void query(String path, String field, Function<Map<String, String>, Optional<Resource>> answers) {
        s.query(path, f -> f.containsKey(field) ? answers.apply(f) : Optional.empty());
    }

    static int number(Map<String, String> fields, String field) {
        String value = fields.getOrDefault(field, "");
        return value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
    }

    private Optional<Resource> given(Map<String, String> fields, String key, String value, String page) {
        return value.equals(fields.get(key)) ? rows(number(fields, page)) : Optional.empty();
    }

    private Optional<Resource> rows(int page) {
        if (page < 1) {
            return Optional.empty();
        }
        String rows = page > chunks.size() ? "" : objects(chunks.get(page - 1));
        return Optional.of(MannerLines.json("{\"code\":200,\"data\":{\"list\":[" + rows + "],\"total\":" + all
                + ",\"pages\":" + chunks.size() + "}}"));
    }

    private Optional<Resource> cursor(Map<String, String> fields) {
        String cursor = fields.get("cursor");
        int at = cursor.isEmpty() ? 0 : cursor.hashCode() == 0 ? 0 : index(cursor);
        if (at < 0) {
            return Optional.empty();
        }
        String next = at + 1 < chunks.size() ? "\"" + mark(at + 1) + "\"" : "null";
        return Optional.of(
                MannerLines.json("{\"items\":[" + objects(chunks.get(at)) + "],\"nextCursor\":" + next + "}"));
    }

    private int index(String cursor) {
        for (int i = 1; i < chunks.size(); i++) {
            if (mark(i).equals(cursor)) {
                return i;
            }
        }
        return -1;
    }

    private static String mark(int chunk) {
        return "eyJpZCI6" + Integer.toHexString((chunk + 7) * 982451653);
    }

    private static String objects(List<Line> lines) {
        return lines.stream()
                .map(l -> "{\"title\":\"" + l.title() + "\",\"url\":\"" + l.address() + "\",\"publishTime\":\""
                        + l.date() + "\",\"source\":\"" + l.body() + "\"}")
                .collect(Collectors.joining(","));
    }

    private String ids() {
        StringBuilder rows = new StringBuilder();
        for (Line l : chunks.stream().flatMap(List::stream).toList()) {
            int id = l.address().hashCode() & 0xfffff;
            String way = "/view/detail.html?docId=" + id;
            s.same(way, l.address());
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"docId\":" + id + ",\"docSubtitle\":\"" + l.title() + "\",\"publishDate\":\"" + l.date()
                            + "\"}");
        }
        return "{\"rptCode\":200,\"rows\":[" + rows + "],\"total\":" + all + "}";
    }
}
