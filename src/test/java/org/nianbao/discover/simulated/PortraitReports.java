package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nianbao.model.Scope;

/** What a site of the seventh set publishes, and the articles behind the lines. */
final class PortraitReports {
    /** Titles since the form of 2019, as often as they are met. */
    private static final List<String> YOUNG = List.of(
            "{body}人民政府{year}年政府信息公开工作年度报告",
            "{body}人民政府{year}年政府信息公开工作年度报告",
            "{body}{year}年政府信息公开工作年度报告",
            "{body}{year}年政府信息公开工作年度报告",
            "{year}年{body}政府信息公开工作年度报告",
            "{body}人民政府{year}年度政府信息公开工作年度报告",
            "{city}{body}人民政府{year}年政府信息公开工作年度报告",
            "{body}{year}年政府信息公开年度报告");

    /** Titles before it. */
    private static final List<String> OLD = List.of(
            "{body}{year}年政府信息公开工作年度报告",
            "{body}人民政府{year}年政府信息公开工作年度报告",
            "{body}{year}年政府信息公开年度报告",
            "{body}人民政府{year}年度政府信息公开年度报告",
            "{body}人民政府{year}年政府信息公开工作报告",
            "{body}{year}年度政府信息公开年报",
            "{year}年{body}政府信息公开工作年度报告",
            "{body}人民政府{year}年政府信息公开工作情况报告");

    private static final int FORM = 2019;
    private static final int LAST = 2025;

    /** Whether the text, the text with a file, or a file alone is published, or the line itself leads to the file. */
    private enum Manner {
        TEXT,
        TWIN,
        FILE,
        LINE
    }

    private static final List<Manner> MANNERS = List.of(
            Manner.TEXT,
            Manner.TEXT,
            Manner.TEXT,
            Manner.TEXT,
            Manner.TEXT,
            Manner.TEXT,
            Manner.TEXT,
            Manner.TEXT,
            Manner.TWIN,
            Manner.TWIN,
            Manner.TWIN,
            Manner.TWIN,
            Manner.FILE,
            Manner.LINE);

    private final PortraitSite s;
    private final Portraits p;
    private final String young;
    private final String old;
    /** Whether the titles since 2019 name nobody, as they may where nobody else is listed. */
    private final boolean nameless;
    /** The year in which what was older was moved to the site; nought if nothing was. */
    private final int moved;

    private final Manner manner;
    private final String kind;
    private final boolean office;
    private final boolean lawful;
    private final boolean websites;
    private final boolean explained;
    private final Set<Integer> years;
    private int id = 4_300_000;

    PortraitReports(PortraitSite site) {
        this.s = site;
        this.p = site.p;
        this.young = p.one(YOUNG);
        this.old = p.one(OLD);
        this.nameless = p.chance(8)
                && List.of(Template.Bodies.APART, Template.Bodies.EACH).contains(s.t.bodies());
        this.moved = p.chance(25) ? p.between(2012, 2015) : 0;
        this.manner = p.one(MANNERS);
        this.kind = p.one(List.of("pdf", "pdf", "docx", "doc"));
        boolean alone = !s.t.listing().years().isEmpty();
        this.office = p.chance(25) && !alone;
        this.lawful = p.chance(12) && !alone;
        this.websites = p.chance(15) && !alone;
        this.explained = p.chance(25) && !alone;
        this.years = published();
    }

    private Set<Integer> published() {
        int first = p.chance(35) ? 2008 : p.chance(45) ? p.between(2009, 2012) : p.between(2013, 2018);
        int last = p.chance(85) ? LAST : LAST - 1;
        int lost = first <= 2012 && p.chance(20) ? p.between(2011, 2015) : 0;
        Set<Integer> all = new TreeSet<>();
        for (int year = first; year <= last; year++) {
            if (!p.chance(4) && (lost == 0 || year < lost || year > lost + 1)) {
                all.add(year);
            }
        }
        return all;
    }

    /** Of which there are reports. */
    Set<Integer> years() {
        return years;
    }

    /** The government's lines and what stands among them, youngest first. */
    List<Line> own(PortraitColumn column) {
        List<Line> lines = new ArrayList<>();
        for (int year : years) {
            String title = title(year);
            lines.add(report(column, year, s.name, title, Scope.DISTRICT));
            if (office && year >= 2017) {
                String body = s.name + "人民政府办公室";
                lines.add(report(column, year, body, body + year + "年政府信息公开工作年度报告", Scope.OFFICE));
            }
            lines.addAll(company(column, year, title));
        }
        return youngest(lines);
    }

    private List<Line> company(PortraitColumn column, int year, String title) {
        List<Line> lines = new ArrayList<>();
        if (lawful && year >= 2016) {
            lines.add(other(column, year, s.name + year + "年法治政府建设年度报告"));
        }
        if (websites && year >= 2017) {
            lines.add(other(column, year, s.name + "人民政府网站工作年度报表（" + year + "年度）"));
        }
        if (explained && year >= FORM) {
            lines.add(other(column, year, p.chance(50) ? "图解：" + title : "一图读懂" + title));
        }
        return lines;
    }

    /** A line for each body and year, of a report that is not the government's own. */
    Map<String, List<Line>> bodies(PortraitColumn column, int count) {
        Map<String, List<Line>> bodies = new LinkedHashMap<>();
        for (String body : PracticeReports.BODIES.subList(0, count)) {
            bodies.put(body, bodies(column, body));
        }
        return bodies;
    }

    /** The lines of one body. */
    List<Line> bodies(PortraitColumn column, String body) {
        List<Line> lines = new ArrayList<>();
        for (int year : years) {
            if (year >= 2016) {
                lines.add(lower(column, year, body));
            }
        }
        return youngest(lines);
    }

    private Line lower(PortraitColumn column, int year, String body) {
        String whole = s.name + body;
        String title = whole + year + "年政府信息公开工作年度报告";
        return article(column, year, whole, title, MannerLines.report(whole, year));
    }

    /** Yearly reports of another kind, in a column of their own. */
    List<Line> yearly(PortraitColumn column, String title) {
        List<Line> lines = new ArrayList<>();
        years.stream()
                .filter(year -> year >= 2017)
                .forEach(year -> lines.add(other(
                        column, year, Places.filled(title, Map.of("body", s.name, "year", String.valueOf(year))))));
        return youngest(lines);
    }

    static List<Line> youngest(List<Line> lines) {
        lines.sort(Comparator.comparing(Line::date).reversed());
        return lines;
    }

    /** The site's usual title, or in some years another. */
    private String title(int year) {
        String usual = year < FORM ? old : nameless ? "{year}年政府信息公开工作年度报告" : young;
        String pattern = p.chance(80) ? usual : p.one(year < FORM ? OLD : YOUNG);
        return Places.filled(pattern, Map.of("body", s.name, "city", s.parent, "year", String.valueOf(year)));
    }

    private Line other(PortraitColumn column, int year, String title) {
        return article(column, year, s.name, title, "<p>" + "现将有关情况公布如下，欢迎社会各界监督。".repeat(8) + "</p>");
    }

    /** Puts an article that is no report of the government. */
    private Line article(PortraitColumn column, int year, String body, String title, String text) {
        String date = date(year);
        String path = s.article(column, date, next());
        put(column, path, title, date, source(body), text, "");
        return new Line(year, body, title, title, date, path, false);
    }

    private Line report(PortraitColumn column, int year, String body, String title, Scope scope) {
        String date = date(year);
        int number = next();
        String file = s.at(s.t.article().file(), column, date, number).replace("{ext}", kind);
        String path = s.article(column, date, number);
        Manner as = year >= FORM ? manner : Manner.TEXT;
        Set<String> addresses = new LinkedHashSet<>();
        String attached = "";
        if (as != Manner.TEXT) {
            s.file(file, PracticeReports.TYPES.get(kind));
            addresses.add(s.canonical(absolute(file)));
            attached = Places.filled(
                    s.t.article().attached(), Map.of("file", s.href(path, file), "name", title + "." + kind));
        }
        if (as != Manner.LINE) {
            addresses.add(s.canonical(absolute(path)));
            String written = year >= FORM ? MannerLines.report(body, year) : before(body, year);
            put(column, path, title, date, source(body), as == Manner.FILE ? "<p>详见附件。</p>" : written, attached);
        }
        s.truth(new Truth(year, scope, addresses));
        if (as != Manner.LINE && !s.t.article().twin().isEmpty()) {
            s.same(twin(path), path);
        }
        return new Line(year, body, title, title, date, as == Manner.LINE ? file : path, true);
    }

    private void put(
            PortraitColumn column,
            String path,
            String title,
            String date,
            String source,
            String text,
            String attached) {
        s.page(
                path,
                title,
                s.metas(title, date, source) + s.meta("ColumnName", column.name()) + alternate(path),
                s.laid(path, column, title, date, source, text, attached));
    }

    private String twin(String path) {
        return path.replaceFirst("(\\.\\w+)$", s.t.article().twin() + "$1");
    }

    private String alternate(String path) {
        return s.t.article().twin().isEmpty()
                ? ""
                : "<link rel=\"alternate\" media=\"only screen and (max-width: 640px)\" href=\"" + s.home + twin(path)
                        + "\">";
    }

    private String absolute(String path) {
        return path.startsWith("http") ? path : s.home + path;
    }

    private int next() {
        id += p.between(1, 90);
        return id;
    }

    private String date(int year) {
        return year + 1 < moved
                ? moved + "-07-" + p.between(10, 28)
                : year + 1 + "-0" + p.between(1, 3) + "-" + p.between(10, 28);
    }

    private String source(String body) {
        return body.equals(s.name) ? body + "人民政府办公室" : body;
    }

    /** The text as it was before the form of 2019. */
    private static String before(String body, int year) {
        return "<p>本年度报告根据《中华人民共和国政府信息公开条例》要求，由" + body + "人民政府办公室编制。全文包括概述，主动公开政府信息情况，依申请公开政府信息情况，"
                + "政府信息公开收费及减免情况，行政复议、行政诉讼情况，存在的主要问题及改进措施。本报告所列数据的统计期限自" + year + "年1月1日起至" + year
                + "年12月31日止。</p><p>一、概述</p><p>" + "按照上级部署，加强组织领导，健全工作机制，拓宽公开渠道。".repeat(8)
                + "</p><p>二、主动公开政府信息的情况</p><p>" + year + "年主动公开政府信息" + (1200 + year * 37 % 900)
                + "条。</p><p>三、依申请公开政府信息和不予公开政府信息的情况</p><p>四、政府信息公开的收费及减免情况</p>"
                + "<p>五、因政府信息公开申请行政复议、提起行政诉讼的情况</p><p>六、存在的主要问题和改进措施</p>";
    }
}
