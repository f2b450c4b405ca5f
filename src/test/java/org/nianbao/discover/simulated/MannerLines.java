package org.nianbao.discover.simulated;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.PostAddress;
import org.nianbao.model.Scope;

/** What a site of the fourth set lists in its column, and the articles behind the lines. */
final class MannerLines {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String REPORT = "年政府信息公开工作年度报告";

    private final MannerSite s;
    private final Manners m;
    private final int style;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> details = new HashMap<>();
    private int id;

    MannerLines(MannerSite site, int id) {
        this.s = site;
        this.id = id;
        this.m = site.m;
        this.style = m.between(0, 2);
    }

    /** The lines of the column, youngest first; their articles are put, the reports among them are known as such. */
    List<Line> publish() {
        boolean office = m.chance(25) && !m.has(Manner.NO_YEAR);
        int first = m.between(2008, 2015);
        for (int year = 2025; year >= first; year--) {
            if (m.chance(6) && year < 2025) {
                continue;
            }
            own(year, s.name, title(year), Scope.DISTRICT);
            if (office && year > 2018) {
                own(year, s.name + "人民政府办公室", s.name + "人民政府办公室" + year + REPORT, Scope.OFFICE);
            }
            if (year > 2014) {
                company(year);
            }
        }
        return lines;
    }

    private void own(int year, String body, String title, Scope scope) {
        Set<String> addresses = new LinkedHashSet<>();
        String address = article(year, body, title, addresses);
        lines.add(line(year, body, title, address, true));
        Set<String> whole = new LinkedHashSet<>();
        addresses.forEach(a -> whole.add(s.canonical(a.startsWith("http") ? a : s.home + a)));
        s.truth(new Truth(year, scope, whole));
    }

    private Line line(int year, String body, String title, String address, boolean report) {
        String date = year + 1 + "-0" + m.between(1, 3) + "-" + m.between(10, 28);
        return new Line(year, body, title, title, date, address, report);
    }

    private String title(int year) {
        return switch (m.of(Manner.Side.TITLE, Manner.ICON_LINK)) {
            case CHINESE_YEAR -> s.name + chinese(year) + "年度政府信息公开工作报告";
            case NO_GOVERNMENT -> s.name + year + "年信息公开年报";
            case LATE_YEAR -> s.name + "政府信息公开年报（" + year + "年）";
            case NO_YEAR -> s.name + "政府信息公开工作年度报告";
            case ANNOUNCED -> "关于公布《" + s.name + year + REPORT + "》的公告";
            case SHORT_BODY -> (style == 0 ? "我" + s.kind() : s.kind() + "政府") + year + REPORT;
            case SHORT_YEAR -> s.name + String.valueOf(year).substring(2) + "年度政府信息公开工作报告";
            default -> plain(year);
        };
    }

    private String plain(int year) {
        if (m.has(Manner.INDEX_TABLE)) {
            return year + REPORT;
        }
        if (m.has(Manner.BODY_BEHIND)) {
            return year + REPORT + "（" + s.kind() + "政府）";
        }
        return switch (style) {
            case 0 -> s.name + year + REPORT;
            case 1 -> s.name + "人民政府" + year + REPORT;
            default -> year + "年" + s.name + "政府信息公开年度报告";
        };
    }

    private static String chinese(int year) {
        StringBuilder digits = new StringBuilder();
        String.valueOf(year).chars().forEach(c -> digits.append(DIGITS.charAt(c - '0')));
        return digits.toString();
    }

    private void company(int year) {
        String k = s.kind();
        switch (m.of(Manner.Side.COMPANY, Manner.ICON_LINK)) {
            case SUBDISTRICTS -> reports(year, REPORT, s.parent + s.name + "人民政府城关街道办事处", s.name + "人民政府临河街道办事处");
            case SUPERIOR -> reports(year, REPORT, s.parent, "江东省人民政府");
            case ZONES ->
                reports(year, REPORT, s.name + "经济技术开发区管委会", s.name.charAt(0) + "山高新技术产业开发区", s.name + "风景名胜区管理局");
            case ENTERPRISES -> reports(year, "年信息公开年度报告", s.name + "人民医院", s.name + "第一中学", s.name + "自来水有限公司");
            case SHORT_DEPARTMENTS ->
                reports(
                        year,
                        REPORT,
                        k + "发改委",
                        k + "残联",
                        s.parent + "公安局" + s.name + "分局",
                        s.name + "融媒体中心",
                        s.name + "消防救援大队");
            case BRANCHES -> reports(year, "年信息公开年度报告", s.name + "人民法院", s.name + "人民检察院", "中共" + s.name + "委员会");
            case NEIGHBOURS -> reports(year, REPORT, "武陵区", "丰泽县人民政府");
            case CIRCULARS -> circulars(year);
            case OTHER_YEARLY -> yearly(year);
            case BODY_BEHIND -> behind(year, k + "教育局", "城关镇", k + "卫健委");
            case NEWS_OF_IT -> {
                other(year, s.name, s.name + "发布" + year + REPORT, "日前，" + s.name + "发布年度报告。");
                other(year, s.name, s.name + "召开" + year + REPORT + "编制工作培训会", "会议要求高质量完成编制工作。");
            }
            default -> {
                if (m.has(Manner.INDEX_TABLE)) {
                    bare(year, s.name + "教育局", s.name + "城关镇人民政府");
                }
            }
        }
    }

    private void reports(int year, String kind, String... bodies) {
        for (String body : bodies) {
            other(year, body, body + year + kind, report(body, year));
        }
    }

    private void bare(int year, String... bodies) {
        for (String body : bodies) {
            other(year, body, year + REPORT, report(body, year));
        }
    }

    private void behind(int year, String... bodies) {
        for (String body : bodies) {
            other(year, body, year + REPORT + "（" + body + "）", report(body, year));
        }
    }

    private void circulars(int year) {
        for (String title : List.of(
                "关于做好" + year + REPORT + "编制和发布工作的通知",
                year + REPORT + "格式",
                "一图读懂：" + s.name + year + REPORT,
                s.name + year + "年上半年政府信息公开工作总结",
                s.name + year + "年政务公开工作要点")) {
            other(year, s.name, title, "各镇人民政府，区直各部门：现将有关事项通知如下。请于规定期限前完成。");
        }
    }

    private void yearly(int year) {
        for (String title :
                List.of("年法治政府建设年度报告", "年政府网站工作年度报表", "年环境信息依法披露年度报告", "年行政执法工作年度报告", "年政府工作报告", "年国民经济和社会发展统计公报")) {
            other(year, s.name, s.name + year + title, "一年来，全面推进各项工作，取得成效。");
        }
    }

    private void other(int year, String body, String title, String text) {
        String path = path(year);
        s.page(path, title, metas(title, body, year), heading(title, body, year) + text);
        lines.add(line(year, body, title, path, false));
    }

    /** Reports of departments and townships by body. @param named whether the titles name the body */
    void departments(Map<String, List<Line>> bodies, int count, Set<Integer> years, boolean named) {
        for (String body : List.of(
                        s.name + "教育局",
                        s.name + "民政局",
                        s.name + "城关镇人民政府",
                        s.name + "住房和城乡建设局",
                        s.name + "财政局",
                        s.name + "河西街道办事处",
                        s.name + "水利局",
                        s.name + "大柳镇人民政府")
                .subList(0, count)) {
            years.forEach(
                    year -> bodies.computeIfAbsent(body, x -> new ArrayList<>()).add(department(year, body, named)));
        }
    }

    private Line department(int year, String body, boolean named) {
        String title = (named ? body : "") + year + REPORT;
        String path = path(year);
        String way = "<div class=position>当前位置：首页 &gt; 部门公开 &gt; " + body + " &gt; 信息公开年报</div>";
        s.page(path, title, metas(title, body, year), way + heading(title, body, year) + report(body, year));
        return line(year, body, title, path, false);
    }

    private String path(int year) {
        id += m.between(1, 90);
        return m.has(Manner.COUNTING_DOWN)
                ? "/info/1043/" + id + ".htm"
                : "/zwgk/zfxxgknb/" + (year + 1) + "03/t" + (year + 1) + "0315_" + id + ".html";
    }

    private String metas(String title, String body, int year) {
        return s.meta("ArticleTitle", title)
                + s.meta("PubDate", year + 1 + "-03-15 09:00")
                + s.meta("ContentSource", source(body));
    }

    private String heading(String title, String body, int year) {
        return "<h1>" + title + "</h1><div>发布时间：" + (year + 1) + "-03-15　来源：" + source(body) + "</div>";
    }

    /** The government's reports come from its office. */
    private String source(String body) {
        return body.equals(s.name) ? s.name + "人民政府办公室" : body;
    }

    /** The text of a report in the form of 2021, without numbers. */
    static String report(String body, int year) {
        return "<p>根据《中华人民共和国政府信息公开条例》要求，编制" + body + year + "年政府信息公开工作年度报告。所列数据的统计期限自" + year
                + "年1月1日至12月31日止。</p><p>一、总体情况</p><p>" + "持续推进政务公开，不断转变职能。".repeat(12)
                + "</p><p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>规章</td><td>0</td></tr></table>"
                + "<p>三、收到和处理政府信息公开申请情况</p><p>四、因政府信息公开工作被申请行政复议、提起行政诉讼情况</p>"
                + "<p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p>";
    }

    /** Puts an article of the government's. @return what the line leads to */
    private String article(int year, String body, String title, Set<String> addresses) {
        String path = path(year);
        String file = path.replaceFirst("[^/]+$", "P0" + (year + 1) + "0315" + id);
        String metas = metas(title, body, year);
        String heading = heading(title, body, year);
        addresses.add(path);
        switch (m.of(Manner.Side.ARTICLE, Manner.ICON_LINK)) {
            case PDF_LINK -> {
                return only(addresses, pdf(addresses, file + ".pdf"));
            }
            case DOWNLOAD -> {
                String name = URLEncoder.encode(title + ".pdf", StandardCharsets.UTF_8);
                return only(addresses, pdf(addresses, "/download.jsp?fileid=" + id + "&filename=" + name));
            }
            case VIEWER -> {
                String pdf = pdf(addresses, file + ".pdf");
                s.page(
                        path,
                        title,
                        metas,
                        heading + "<iframe src=\"/pdfjs/web/viewer.html?file=" + pdf + "\"></iframe>");
            }
            case PARTS ->
                s.page(
                        path,
                        title,
                        metas,
                        heading + s.anchor(path, pdf(addresses, file + "-1.pdf"), "附件1") + " "
                                + s.anchor(path, pdf(addresses, file + "-2.pdf"), "附件2"));
            case SHELL_ARTICLE -> {
                return shell(addresses, title, report(body, year));
            }
            case LONG_ARTICLE -> twoPages(addresses, path, title, metas, heading, report(body, year));
            case UNTITLED -> s.page(path, "", "", "<img src=\"/images/t" + id + ".jpg\">" + report(body, year));
            case GOES_ON -> {
                String way = "/redirect?id=" + id;
                s.bare(way, "", "<script>window.location.href='" + path + "';</script>");
                addresses.add(way);
                s.page(path, title, metas, heading + report(body, year));
                return way;
            }
            case SCAN ->
                s.page(path, title, metas, heading + "<p><img src=\"./W0-1.jpg\"></p><p><img src=\"./W0-2.jpg\"></p>");
            default -> s.page(path, title, metas, heading + report(body, year));
        }
        return path;
    }

    private static String only(Set<String> addresses, String address) {
        addresses.removeIf(a -> !a.equals(address));
        return address;
    }

    private String pdf(Set<String> addresses, String path) {
        s.file(path, "application/pdf");
        addresses.add(path);
        return path;
    }

    private String shell(Set<String> addresses, String title, String text) {
        String guid = String.format(Locale.ROOT, "%08x-11ee-a506-0242ac120002", id * 2654435761L & 0xffffffffL);
        String path = "/showinfo.html?infoGuid=" + guid;
        String service = "/rest/govinfo/getGovInfoDetail";
        s.page(
                path,
                "信息详情",
                "",
                "<div id=content></div><script>var guid=getQuery('infoGuid');$.post('" + service
                        + "',{infoid:guid},function(d){$('#content').html(d.infocontent)});</script>");
        details.put(guid, "{\"title\":\"" + title + "\",\"infocontent\":\"" + text.replace("\"", "\\\"") + "\"}");
        s.service(service, fields -> Optional.ofNullable(details.get(fields.get("infoid")))
                .map(MannerLines::json));
        addresses.add(path);
        addresses.add(PostAddress.ofForm(java.net.URI.create(s.home + service), "infoid=" + guid)
                .toString());
        addresses.removeIf(a -> a.startsWith("/zwgk") || a.startsWith("/info/"));
        return path;
    }

    static Resource json(String json) {
        return new Resource("application/json;charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
    }

    private void twoPages(
            Set<String> addresses, String path, String title, String metas, String heading, String report) {
        String second = path.replaceFirst("(\\.\\w+)$", "_2$1");
        int cut = report.indexOf("<p>三、");
        String turn = "<div class=page>" + s.anchor(path, path, "1") + s.anchor(path, second, "2")
                + s.anchor(path, second, "下一页") + "</div>";
        s.page(path, title, metas, heading + report.substring(0, cut) + turn);
        s.page(second, title, metas, heading + report.substring(cut) + turn);
        addresses.add(second);
    }
}
