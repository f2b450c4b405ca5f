package org.nianbao.discover.simulated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nianbao.model.Scope;

/** Builds the ways, columns and articles of one simulated site. */
final class Building {
    private static final String TEXT = "<p>本报告根据《中华人民共和国政府信息公开条例》编制。%s</p><p>一、总体情况</p><p>%d年，%s认真落实上级部署。</p>"
            + "<p>二、主动公开政府信息情况</p><table><tr><td>规章</td><td>0</td></tr></table><p>三、收到和处理政府信息公开申请情况</p>"
            + "<table><tr><td>本年新收</td><td>7</td></tr></table><p>四、政府信息公开行政复议、行政诉讼情况</p><p>无。</p>"
            + "<p>五、存在的主要问题及改进情况</p><p>公开的深度还不够。</p><p>六、其他需要报告的事项</p><p>无。</p><p>%s</p>";

    private final SimulatedSite s;
    private final Layout layout;
    private final Columns columns;
    private final List<Entry> own = new ArrayList<>();
    private final List<Entry> foreign = new ArrayList<>();
    private final List<Entry> alike = new ArrayList<>();
    private final Set<Integer> years = new TreeSet<>();
    private final String folder;

    Building(SimulatedSite site) {
        this.s = site;
        this.layout = site.layout;
        this.columns = new Columns(site);
        this.folder = site.style == Style.SITEMAP ? "/zwgk/zfxxgknb/" : "/zwgk/" + layout.slug() + "/";
    }

    void build() {
        for (int year = layout.between(2009, 2015); year <= 2024; year++) {
            if (!layout.chance(12)) {
                years.add(year);
            }
        }
        if (s.style == Style.HANWEB_MODULE) {
            module();
            return;
        }
        boolean offices = layout.chance(40);
        boolean bare = s.style == Style.PREFECTURE || layout.chance(15);
        for (int year : years) {
            own(year, bare);
            if (offices && year % 2 == 0) {
                office(year);
            }
        }
        lower();
        for (int i = 0; i < 14; i++) {
            int year = 2012 + i % 12;
            alike(s.fill(s.lookalikes().get(i % s.lookalikes().size()), year, ""), year);
        }
        arrange();
    }

    private void own(int year, boolean bare) {
        String title = bare && layout.chance(70) ? year + "年政府信息公开工作年度报告" : s.fill(layout.own(), year, "");
        String date = (year + 1) + "-0" + layout.between(1, 3) + "-1" + layout.between(0, 9);
        String path = s.articlePath(folder, date);
        Entry entry = new Entry(title, date, s.name + "人民政府", path);
        own.add(entry);
        List<String> addresses = new ArrayList<>(List.of(s.absolute(path)));
        String more = "";
        boolean paper = layout.chance(15);
        if (paper) {
            String pdf = path.replaceAll("[^/]*$", "") + "P0" + year + number(path) + ".pdf";
            addresses.add(s.absolute(pdf));
            s.put(
                    s.absolute(pdf),
                    () -> new Resource("application/pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));
            more = "<p>附件：<a href=\"" + pdf + "\">" + title + ".pdf</a></p>";
        }
        if (s.style == Style.TRS && layout.chance(20)) {
            String wap = path.replaceFirst("(\\.s?html)$", "_wap$1");
            addresses.add(s.absolute(wap));
            s.put(s.absolute(wap), () -> s.html(article(entry, body(entry, year, s.name + "人民政府"))));
            more += "<a href=\"" + wap + "\">手机版</a>";
        }
        String tail = more;
        boolean thin = paper && layout.chance(50);
        s.put(s.absolute(path), () -> s.html(article(entry, (thin ? "" : body(entry, year, s.name + "人民政府")) + tail)));
        s.truth(year, Scope.DISTRICT, addresses);
    }

    private static String number(String path) {
        return Integer.toString(Math.abs(path.hashCode()) % 100000);
    }

    private void office(int year) {
        String title = s.fill(layout.office(), year, "");
        String date = (year + 1) + "-01-2" + layout.between(0, 9);
        Entry entry = new Entry(title, date, s.name + "人民政府办公室", s.articlePath(folder, date));
        own.add(entry);
        s.put(s.absolute(entry.path()), () -> s.html(article(entry, body(entry, year, s.name + "人民政府办公室"))));
        s.truth(year, Scope.OFFICE, List.of(s.absolute(entry.path())));
    }

    private void lower() {
        int bodies = layout.between(6, 14);
        int first = layout.between(0, 20);
        for (int year : years) {
            for (int i = 0; i < bodies; i++) {
                boolean township = i % 4 == 3;
                String body = township ? s.township(first + i) : s.department(first + i);
                lower(year, body, (year + 1) + "-01-1" + i % 10);
            }
        }
    }

    private void lower(int year, String body, String date) {
        Entry entry = new Entry(
                s.fill(layout.department(), year, body), date, s.name + body, s.articlePath("/zwgk/bmxxgknb/", date));
        foreign.add(entry);
        Scope scope = body.matches(".*(街道|办事处|[镇乡]|[镇乡]人民政府)") ? Scope.TOWNSHIP : Scope.DEPARTMENT;
        if (s.style != Style.HANWEB_MODULE) { // whose one page of years lists the district's only
            s.lower.add(new Truth(year, scope, Set.of(s.absolute(entry.path()))));
        }
        s.put(s.absolute(entry.path()), () -> s.html(article(entry, body(entry, year, s.name + body))));
    }

    private void alike(String title, int year) {
        String date = (year + 1) + "-02-0" + layout.between(1, 9);
        Entry entry = new Entry(title, date, s.name + "人民政府", s.articlePath("/zwgk/gkzn/", date));
        alike.add(entry);
        s.put(s.absolute(entry.path()), () -> s.html(article(entry, "<p>有关单位认真学习，抓好落实。</p>".repeat(9))));
    }

    private String body(Entry entry, int year, String signed) {
        String period = layout.heldOut ? "本报告所列数据的统计期限自" + year + "年1月1日起至" + year + "年12月31日止。" : "";
        return String.format(TEXT, period, year, signed.replace("办公室", ""), signed + "　" + entry.date());
    }

    private String article(Entry entry, String body) {
        boolean bland = s.style == Style.FRAMES || (s.style == Style.PLAIN && s.number % 2 == 0);
        String marks = bland
                ? ""
                : SimulatedSite.meta("ArticleTitle", entry.title())
                        + SimulatedSite.meta("PubDate", entry.date() + " 09:30")
                        + SimulatedSite.meta("ContentSource", entry.source());
        String heading =
                switch (s.style) {
                    case UCAP -> "<ucaptitle>" + entry.title() + "</ucaptitle>";
                    case EPORTAL -> "<div class=\"title\">" + entry.title() + "</div>";
                    default -> "<h1>" + entry.title() + "</h1>";
                };
        String shell = s.style == Style.TRS
                ? "<div class=TRS_Editor>"
                : s.style == Style.UCAP ? "<div id=UCAP-CONTENT>" : "<div class=content>";
        String info = "<table><tr><td>索引号</td><td>" + s.number + "</td><td>发布机构</td><td>" + entry.source()
                + "</td></tr></table>";
        return s.head(entry.title() + "_" + s.name + "人民政府门户网站", marks)
                + s.frame(heading + info + shell + body + "</div>");
    }

    private void arrange() {
        String column = layout.column();
        List<Entry> noise = s.style == Style.PREFECTURE ? List.of() : alike;
        boolean flat = s.style == Style.PREFECTURE || s.style == Style.GKMLPT || s.style == Style.SITEMAP;
        int kind = flat ? layout.between(0, s.style == Style.GKMLPT ? 1 : 0) : layout.between(0, 3);
        String address =
                switch (kind) {
                    case 0 -> separate(column, noise);
                    case 1 -> columns.add(folder, column, joined(own, foreign, noise));
                    case 2 -> folders(column);
                    default -> byYear(column);
                };
        new Ways(s, layout).build(column, address, alike, own);
    }

    private String separate(String column, List<Entry> noise) {
        String mine = columns.add(folder, column, joined(own, noise.subList(0, noise.size() / 2)));
        String lower = columns.add("/zwgk/bmxxgknb/", "部门信息公开年报", foreign);
        if (s.style == Style.GKMLPT) { // whose answers have no room for a link beside the list
            s.lower.clear();
        }
        columns.beside(mine, "部门信息公开年报", lower);
        return mine;
    }

    private String folders(String column) {
        List<String[]> parts = new ArrayList<>();
        parts.add(new String[] {layout.heldOut ? "本级政府" : "区政府", columns.add(folder + "qzf/", "区政府", own)});
        parts.add(new String[] {layout.heldOut ? "部门及单位" : "区政府部门", columns.add("/zwgk/bmxxgknb/", "区政府部门", foreign)});
        parts.add(new String[] {"镇街", columns.add("/zwgk/zjnb/", "镇街", foreign.subList(0, 10))});
        return columns.folders(folder, column, parts);
    }

    private String byYear(String column) {
        List<String[]> parts = new ArrayList<>();
        for (int year : years) {
            List<Entry> some = joined(own, foreign).stream()
                    .filter(e -> e.date().startsWith(Integer.toString(year + 1)))
                    .toList();
            parts.add(0, new String[] {
                layout.heldOut ? year + "年度" : year + "年", columns.add(folder + year + "n/", year + "年", some)
            });
        }
        return columns.folders(folder, column, parts);
    }

    @SafeVarargs
    private static List<Entry> joined(List<Entry>... lists) {
        List<Entry> all = new ArrayList<>();
        for (List<Entry> one : lists) {
            all.addAll(one);
        }
        return all;
    }

    private String asked(String base, int year, String area) {
        return base + (layout.heldOut ? "?area=" + area + "&fbtime=" + year : "?fbtime=" + year + "&area=" + area);
    }

    /** 大汉 information-disclosure module: one address with a year as parameter. */
    private void module() {
        String base = "/module/xxgk/xxgkAnnualReport.jsp";
        String area = "11330000" + (26455660 + s.number);
        StringBuilder links = new StringBuilder();
        for (int year : years) {
            String href = asked(base, year, area);
            links.append(
                    layout.heldOut
                            ? "<option value=\"" + year + "\">" + year + "</option>"
                            : "<li><a href=\"" + href.replace("&", "&amp;") + "\">" + year + "年</a></li>");
            s.truth(year, Scope.DISTRICT, List.of(s.absolute(href)));
        }
        String choice = layout.heldOut
                ? "<form action=\"" + base + "\"><input type=hidden name=area value=\"" + area
                        + "\"><select name=\"fbtime\">" + links + "</select></form>"
                : "<ul>" + links + "</ul>";
        for (int year : years) {
            String title = s.fill(layout.own(), year, "");
            Entry entry = new Entry(title, (year + 1) + "-02-10", s.name + "人民政府", base);
            s.put(
                    s.absolute(asked(base, year, area)),
                    () -> s.html(s.head("政府信息公开年度报告", "")
                            + s.frame(choice + "<h1>" + title + "</h1>" + body(entry, year, entry.source()))));
        }
        String column = layout.column();
        s.put(
                s.absolute(base + "?area=" + area),
                () -> s.html(s.head(column, SimulatedSite.meta("ColumnName", column)) + s.frame(choice)));
        lower();
        alike(s.fill(s.lookalikes().get(0), 2020, ""), 2020);
        new Ways(s, layout).build(column, s.absolute(base + "?area=" + area), alike, own);
    }
}
