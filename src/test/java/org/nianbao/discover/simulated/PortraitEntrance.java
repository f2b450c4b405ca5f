package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the home page of a site of the seventh set leads to its column, and all the columns beside it. */
final class PortraitEntrance {
    private static final List<String> SECTION = List.of("政府信息公开指南@zfxxgkzn", "政府信息公开制度@zfxxgkzd", "法定主动公开内容@fdzdgknr");
    private static final List<String> AFFAIRS = List.of(
            "机构职能@jgzn",
            "领导信息@ldxx",
            "政府文件@zfwj",
            "政策解读@zcjd",
            "规划计划@ghjh",
            "财政预决算@czyjs",
            "统计信息@tjxx",
            "人事信息@rsxx",
            "重点项目@zdxm",
            "行政执法@xzzf",
            "应急管理@yjgl",
            "建议提案@jyta");
    private static final int BODIES = 9;

    private final PortraitSite s;
    private final Portraits p;
    private final PortraitReports reports;
    private final PortraitMenu side;
    private final PortraitLists lists;
    private final PortraitColumn column;
    private final Template.Bodies bodies;

    PortraitEntrance(PortraitSite site) {
        this.s = site;
        this.p = site.p;
        this.reports = new PortraitReports(site);
        this.side = new PortraitMenu(site);
        this.lists = new PortraitLists(site, side);
        this.column = site.column(p.one(site.t.way().names()), site.t.way().reports());
        this.bodies = site.t.bodies();
    }

    void build() {
        SECTION.forEach(each -> side.add(named(each)));
        side.add(column);
        if (p.chance(85)) {
            PortraitColumn asked = named("依申请公开@ysqgk");
            side.add(asked);
            guide(asked);
        }
        beside();
        guide(named(SECTION.get(0)));
        lists.news(named(SECTION.get(1)), 1, 700);
        affairs();
        column();
        menu();
        steps();
        home();
    }

    private PortraitColumn named(String said) {
        String[] both = said.split("@");
        return s.column(both[0], both[1]);
    }

    /** Columns beside the column, whose yearly reports are of another kind or of other bodies. */
    private void beside() {
        if (p.chance(45)) {
            PortraitColumn websites = named("政府网站工作年度报表@zfwzgzndbb");
            side.add(websites);
            lists.put(websites, reports.yearly(websites, "{body}人民政府门户网站工作年度报表（{year}年度）"));
        }
        if (bodies == Template.Bodies.APART && p.chance(40)) {
            PortraitColumn lower = named("部门乡镇信息公开年报@bmxxgknb");
            side.add(lower);
            lists.put(lower, all(lower));
        }
    }

    private List<Line> all(PortraitColumn of) {
        List<Line> all = new ArrayList<>();
        reports.bodies(of, BODIES).values().forEach(all::addAll);
        return PortraitReports.youngest(all);
    }

    private void guide(PortraitColumn of) {
        lists.put(
                of,
                of.address(),
                "<h1>" + of.name() + "</h1><p>" + "为了方便公民、法人和其他组织依法获取政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南。".repeat(6)
                        + "</p>");
    }

    /** The contents that are published of one's own accord: columns of papers, and one of another yearly report. */
    private void affairs() {
        PortraitColumn contents = named(SECTION.get(2));
        List<PortraitColumn> all = AFFAIRS.stream().map(this::named).collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < all.size(); i++) {
            lists.news(all.get(i), 1, 31 * i);
        }
        if (p.chance(55)) {
            PortraitColumn lawful = named("法治政府建设年度报告@fzzfjs");
            lists.put(lawful, reports.yearly(lawful, "{body}{year}年法治政府建设年度报告"));
            all.add(lawful);
        }
        lists.put(contents, contents.address(), links(contents.address(), all) + papers(contents.address(), 11));
    }

    private String links(String from, List<PortraitColumn> to) {
        return to.stream()
                .map(c -> "<li>" + s.anchor(from, c.address(), c.name()) + "</li>")
                .collect(Collectors.joining("", "<ul class=\"columns\">", "</ul>"));
    }

    private String papers(String from, int first) {
        return IntStream.range(first, first + 8)
                .mapToObj(i -> "<li>" + s.anchor(from, s.newsPath(i * 23), s.newsTitle(i * 23)) + "</li>")
                .collect(Collectors.joining("", "<ul class=\"news\">", "</ul>"));
    }

    private void column() {
        switch (bodies) {
            case SPLIT -> split();
            case EACH -> each();
            case YEARS -> years();
            case MIXED -> {
                List<Line> lines = new ArrayList<>(reports.own(column));
                lines.addAll(all(column));
                lists.put(column, PortraitReports.youngest(lines));
            }
            case APART -> lists.put(column, reports.own(column));
        }
    }

    private void split() {
        PortraitColumn own = s.column(s.kind() + "政府年报", below("qzfxxgknb"));
        PortraitColumn departments = s.column("部门年报", below("bmxxgknb"));
        PortraitColumn townships = s.column("乡镇街道年报", below("xzjdxxgknb"));
        lists.put(own, reports.own(own));
        lists.put(departments, of(departments, false));
        lists.put(townships, of(townships, true));
        String from = column.address();
        lists.put(column, from, links(from, List.of(own, departments, townships)));
    }

    private List<Line> of(PortraitColumn at, boolean townships) {
        List<Line> all = new ArrayList<>();
        PracticeReports.BODIES.stream()
                .filter(body -> PracticeColumn.township(body) == townships)
                .limit(BODIES)
                .forEach(body -> all.addAll(reports.bodies(at, body)));
        return PortraitReports.youngest(all);
    }

    /** A column below the column, where its addresses are folders; else one like the others. */
    private String below(String slug) {
        return column.address().endsWith("/") ? column.address() + slug + "/" : slug;
    }

    private void each() {
        PortraitColumn list = named("部门和乡镇信息公开@bmxxgk");
        StringBuilder names =
                new StringBuilder("<li>" + s.anchor(list.address(), column.address(), s.name + "人民政府") + "</li>");
        for (String body : PracticeReports.BODIES.subList(0, BODIES)) {
            PortraitColumn own = s.column(s.name + body, "dw" + Integer.toHexString(body.hashCode()));
            PortraitColumn yearly = s.column("政府信息公开年报", "nb" + Integer.toHexString(body.hashCode()));
            String at = own.address();
            lists.yearly(yearly, reports.bodies(yearly, body));
            s.page(
                    at,
                    own.name(),
                    s.meta("ColumnName", own.name()),
                    "<h2>" + own.name() + "</h2>" + links(at, List.of(named(SECTION.get(0)), yearly)) + papers(at, 5));
            names.append("<li>").append(s.anchor(list.address(), at, body)).append("</li>");
        }
        side.add(list);
        lists.put(list, list.address(), "<ul class=\"clearfix\">" + names + "</ul>");
        lists.yearly(column, reports.own(column));
    }

    private void years() {
        Map<Integer, List<Line>> all = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>(reports.own(column));
        lines.addAll(all(column));
        lines.stream().sorted((a, b) -> b.year() - a.year()).forEach(l -> all.computeIfAbsent(
                        l.year(), x -> new ArrayList<>())
                .add(l));
        List<PortraitColumn> years = new ArrayList<>();
        all.forEach((year, of) -> {
            PortraitColumn folder = s.column(year + "年", below("nb" + year));
            years.add(folder);
            lists.put(folder, of);
        });
        lists.put(column, column.address(), links(column.address(), years));
    }

    private void menu() {
        lists.news(named("走进@gk"), 1, 300);
        lists.news(named("新闻中心@zwyw"), 3, 0);
        lists.news(named("政务服务@zwfw"), 1, 400);
        lists.news(named("互动交流@zmhd"), 1, 500);
    }

    /** The pages between the home page and the column; the last has the section's menu. */
    private void steps() {
        int count = s.t.way().steps().size();
        for (int i = 0; i < count; i++) {
            PortraitColumn step = s.step(i);
            String from = step.address();
            if (i + 1 < count) {
                PortraitColumn next = s.step(i + 1);
                s.page(
                        from,
                        step.name(),
                        s.meta("ColumnName", step.name()),
                        "<h2>" + s.anchor(from, next.address(), next.name()) + "</h2>"
                                + links(from, AFFAIRS.stream().map(this::named).toList()) + papers(from, 40));
            } else {
                lists.put(step, from, papers(from, 60));
            }
        }
    }

    private void home() {
        s.page(
                "/",
                "首页",
                s.meta("SiteName", s.name + "人民政府"),
                "<div class=\"yw\"><h2>" + s.name + "要闻</h2>" + papers("/", 0) + "</div><div class=\"tz\"><h2>通知公告</h2>"
                        + papers("/", 20) + "</div>" + block() + "<div class=\"links\">"
                        + links(
                                "/",
                                AFFAIRS.subList(1, 6).stream().map(this::named).toList()) + "</div>");
    }

    /** What the home page says of the section: its columns, a link, a picture. */
    private String block() {
        if (p.chance(40)) {
            List<PortraitColumn> quartet =
                    SECTION.stream().map(this::named).collect(Collectors.toCollection(ArrayList::new));
            quartet.add(column);
            return "<div class=\"zfxxgk\"><h2>政府信息公开</h2>" + links("/", quartet) + "</div>";
        }
        PortraitColumn last = s.step(s.t.way().steps().size() - 1);
        String text = p.chance(50)
                ? last.name()
                : "<img src=\"/images/zfxxgk.png\" width=\"240\" alt=\"" + last.name() + "\">";
        return "<div class=\"zfxxgk\">" + s.anchor("/", last.address(), text) + "</div>";
    }
}
