package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nianbao.discover.simulated.Composition.Listing;
import org.nianbao.discover.simulated.Composition.Order;
import org.nianbao.discover.simulated.Composition.Way;
import org.nianbao.model.Scope;

/** Fills a composed site with reports and arranges them in columns. */
final class ComposedColumns {
    private final ComposedSite s;
    private final Composition c;
    private final ComposedList lists;
    private final List<Entry> own = new ArrayList<>();
    private final List<Entry> foreign = new ArrayList<>();
    private final List<Entry> alike = new ArrayList<>();
    private final Set<Integer> years = new TreeSet<>();
    private final String folder;
    private final boolean bare;

    ComposedColumns(ComposedSite site) {
        this.s = site;
        this.c = site.c;
        this.lists = new ComposedList(site);
        boolean mapped = c.way == Way.SITEMAP || c.way == Way.SITEMAP_PACKED;
        this.folder = "/zwgk/" + (mapped ? "zfxxgknb" : c.slug) + "/";
        this.bare = c.listing == Listing.BARE_TITLES || c.listing == Listing.BARE_YEARS;
    }

    void build() {
        for (int year = c.between(2009, 2015); year <= 2024; year++) {
            if (!c.chance(12)) {
                years.add(year);
            }
        }
        boolean offices = !bare && c.chance(40);
        for (int year : years) {
            own(year);
            if (offices && year % 2 == 0) {
                office(year);
            }
        }
        lower();
        for (int i = 0; i < 10; i++) {
            alike(s.fill(s.alike().get(i % s.alike().size()), 2013 + i, ""), 2013 + i);
        }
        String address = arrange();
        s.crumb = c.way == Way.BREADCRUMB
                ? "<div>首页 &gt; <a href=\"" + address + "\">" + c.column + "</a> &gt; 正文</div>"
                : "";
        new ComposedWay(s).build(address, alike, own);
    }

    private void own(int year) {
        String title = s.fill(c.title, year, "");
        String date = (year + 1) + "-0" + c.between(1, 3) + "-1" + c.between(0, 9);
        String source = s.name + "人民政府";
        // Where the only way is a report's breadcrumb, the reports are pages.
        boolean paper = c.listing == Listing.PAPERS && c.way != Way.BREADCRUMB;
        own.add(
                paper
                        ? s.paper(
                                title(title, year),
                                date,
                                source,
                                s.home + "/files/a" + year + s.number + ".pdf",
                                Scope.DISTRICT)
                        : s.report(title, date, source, s.path(folder, date), Optional.of(Scope.DISTRICT)));
    }

    /** A paper has nothing but its title to say whose it is. */
    private String title(String title, int year) {
        return title.contains(s.name) ? title : s.name + year + "年政府信息公开工作年度报告";
    }

    private void office(int year) {
        String title = s.name + "人民政府办公室" + year + "年政府信息公开工作年度报告";
        String date = (year + 1) + "-01-2" + c.between(0, 9);
        own.add(s.report(title, date, s.name + "人民政府办公室", s.path(folder, date), Optional.of(Scope.OFFICE)));
    }

    private void lower() {
        int bodies = c.between(4, 12);
        int first = c.between(0, 18);
        for (int year : years) {
            for (int i = 0; i < bodies; i++) {
                String body = s.body(first + i);
                String date = (year + 1) + "-01-1" + i % 10;
                foreign.add(s.report(
                        s.fill(c.department, year, body),
                        date,
                        s.name + body,
                        s.path("/zwgk/bm/", date),
                        Optional.empty()));
            }
        }
    }

    private void alike(String title, int year) {
        String date = (year + 1) + "-02-0" + c.between(1, 9);
        String path = s.path("/zwgk/gkzn/", date);
        s.page(
                path,
                title,
                s.meta("ArticleTitle", title),
                "<h1>" + title + "</h1><p>" + "有关单位认真学习，抓好落实。".repeat(9) + "</p>");
        alike.add(new Entry(title, date, s.name + "人民政府", path));
    }

    private String arrange() {
        Order order = bare || c.way == Way.SITEMAP || c.way == Way.SITEMAP_PACKED ? Order.SEPARATE : c.order;
        return switch (order) {
            case SEPARATE -> {
                String lower = lists.add("/zwgk/bmnb/", "部门信息公开年报", foreign, "");
                yield lists.add(
                        folder,
                        c.column,
                        bare ? own : joined(own, alike.subList(0, 4)),
                        "<a href=\"" + lower + "\">部门信息公开年报</a>");
            }
            case MIXED -> lists.add(folder, c.column, joined(joined(own, foreign), alike.subList(0, 5)), "");
            case FOLDERS ->
                parts(List.of(
                        part("qzf/", c.one(List.of("区政府", "本级政府", "区本级", s.name + "人民政府")), own),
                        part("bm/", c.one(List.of("区政府部门", "部门及单位", "区直部门")), foreign),
                        part("zj/", "乡镇街道", foreign.subList(0, 10))));
            case YEARS ->
                parts(years.stream().sorted((a, b) -> b - a).map(this::year).toList());
        };
    }

    private String[] part(String below, String name, List<Entry> entries) {
        return new String[] {name, lists.add(folder + below, name, entries, "")};
    }

    private String[] year(int year) {
        List<Entry> some = joined(own, foreign).stream()
                .filter(e -> e.date().startsWith(Integer.toString(year + 1)))
                .toList();
        return part(year + "/", year + c.one(List.of("年", "年度", "")), some);
    }

    private String parts(List<String[]> parts) {
        StringBuilder links = new StringBuilder("<ul>");
        parts.forEach(p -> links.append("<li><a href=\"")
                .append(p[1])
                .append("\">")
                .append(p[0])
                .append("</a></li>"));
        String address = s.part + folder;
        s.page(address, c.column, s.meta("ColumnName", c.column), links + "</ul>");
        return address;
    }

    private static List<Entry> joined(List<Entry> one, List<Entry> other) {
        List<Entry> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
