package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Fills a site of the third set with reports and arranges them in columns. */
final class HabitColumns {
    private static final List<String> BODIES = List.of(
            "发展和改革局",
            "教育体育局",
            "财政局",
            "人力资源和社会保障局",
            "自然资源局",
            "住房和城乡建设局",
            "交通运输局",
            "文化和旅游局",
            "医疗保障局",
            "城市管理局",
            "城关镇",
            "北关街道办事处",
            "石桥镇人民政府",
            "白马乡",
            "行政审批局",
            "商务局");
    private static final List<String> DEPARTMENTS =
            List.of("{D}{B}{Y}年政府信息公开工作年度报告", "{B}{Y}年政府信息公开年报", "{Y}年{D}{B}政府信息公开工作年度报告");
    private static final List<String> ALIKE = List.of(
            "{D}{Y}年度法治政府建设情况报告",
            "{D}人民政府网站{Y}年度工作报表",
            "{D}{Y}年政务公开工作要点",
            "图解：{D}{Y}年政府信息公开工作年度报告",
            "{D}{Y}年国民经济和社会发展统计公报");
    private static final List<String> NAMES = List.of("政府信息公开年报", "政府信息公开工作年度报告", "信息公开年度报告", "政府信息公开年度报告");

    private final HabitSite s;
    private final Habits h;
    private final HabitArticles articles;
    private final HabitLists lists;
    private final List<Line> own = new ArrayList<>();
    private final List<Line> foreign = new ArrayList<>();
    private final List<Line> company = new ArrayList<>();
    private final Set<Integer> years = new TreeSet<>();
    private final String department;

    HabitColumns(HabitSite site) {
        this.s = site;
        this.h = site.h;
        this.articles = new HabitArticles(site);
        this.lists = new HabitLists(site);
        this.department = h.one(DEPARTMENTS);
    }

    void build() {
        years();
        boolean offices = h.has(Habit.OFFICE_SHORT) || h.chance(30);
        for (int year : years) {
            own(year);
            if (offices && year % 2 == 0) {
                own.add(articles.office(year, (year + 1) + "-01-1" + h.between(0, 9)));
            }
            company(year);
        }
        lower();
        for (int i = 0; i < 8; i++) {
            alike(fill(ALIKE.get(i % ALIKE.size()), 2015 + i, ""), 2015 + i);
        }
        articles.neighbours.addAll(foreign);
        new HabitEntrance(s, lists).build(arrange());
    }

    private void years() {
        int first =
                h.has(Habit.LATE) ? 2019 : h.has(Habit.FEW) ? 2023 : h.has(Habit.GAP) ? 2008 : h.between(2008, 2014);
        for (int year = first; year <= 2024; year++) {
            boolean lost = h.has(Habit.GAP) && year > 2012 && year < 2019;
            if (!lost && (h.has(Habit.FEW) || !h.chance(8))) {
                years.add(year);
            }
        }
    }

    private void own(int year) {
        boolean moved = h.has(Habit.MOVED) && year <= 2015;
        String date = moved ? "2017-06-2" + year % 9 : (year + 1) + "-0" + h.between(1, 3) + "-1" + h.between(0, 9);
        own.add(articles.own(year, date, ""));
        if (h.has(Habit.REVISED) && year % 3 == 0) {
            own.add(articles.own(year, (year + 1) + "-05-0" + h.between(1, 9), "（更正版）"));
        }
    }

    private String fill(String pattern, int year, String body) {
        return pattern.replace("{D}", s.name)
                .replace("{P}", s.parent)
                .replace("{Y}", Integer.toString(year))
                .replace("{B}", body);
    }

    private void lower() {
        int bodies = h.between(4, 9);
        int first = h.between(0, 15);
        for (int year : years) {
            for (int i = 0; i < bodies; i++) {
                String body = BODIES.get((first + i) % BODIES.size());
                foreign.add(articles.other(
                        year, fill(department, year, body), (year + 1) + "-01-1" + i % 10, s.name + body));
            }
        }
    }

    private void company(int year) {
        String date = (year + 1) + "-02-0" + h.between(1, 9);
        if (h.has(Habit.CITY)) {
            company.add(articles.other(year, fill("{P}人民政府{Y}年政府信息公开工作年度报告", year, ""), date, s.parent + "人民政府"));
            company.add(articles.other(year, year + "年汉江区政府信息公开工作年度报告", date, "汉江区人民政府"));
        }
        if (h.has(Habit.ZONES)) {
            company.add(articles.other(
                    year, fill("{D}经济技术开发区管理委员会{Y}年政府信息公开工作年度报告", year, ""), date, s.name + "经济技术开发区管理委员会"));
        }
        if (h.has(Habit.ENTERPRISES)) {
            for (String body : List.of("人民医院", "第一中学", "自来水有限责任公司")) {
                company.add(articles.other(year, s.name + body + year + "年信息公开工作年度报告", date, s.name + body));
            }
        }
        if (h.has(Habit.HALF_YEAR)) {
            alike(fill("{D}{Y}年上半年政府信息公开工作情况报告", year, ""), year);
            alike(fill("{D}{Y}年第三季度政府信息公开情况统计表", year, ""), year);
        }
        if (h.has(Habit.NEWS)) {
            alike(fill("{D}发布{Y}年政府信息公开年报", year, ""), year);
            alike(fill("{D}召开{Y}年政府信息公开年度报告编制工作培训会", year, ""), year);
        }
    }

    private void alike(String title, int year) {
        company.add(articles.article(
                year,
                title,
                (year + 1) + "-01-0" + h.between(1, 9),
                s.name + "人民政府",
                "<p>" + "有关部门要对照任务，逐项抓好整改提升。".repeat(8) + "</p>"));
    }

    /** Writes the columns; gives what the entrance has to lead to. */
    private HabitEntrance.Goal arrange() {
        String name = h.has(Habit.SUPERVISION) ? h.one(List.of("监督保障", "公开监督", "公开保障")) : h.one(NAMES);
        if (h.has(Habit.OLD_AND_NEW)) {
            String old = lists.add("/old/xxgk/nb/", name, joined(before(own), before(foreign)), "");
            String now = lists.add("/zwgk/gknb/", name, joined(joined(since(own), since(foreign)), company), "");
            return new HabitEntrance.Goal(now, name, old, own, foreign);
        }
        boolean mixed = !h.has(Habit.ORGANS) && (h.has(Habit.MATRIX) || h.has(Habit.Side.TURNING) || h.chance(50));
        String beside = "";
        if (!mixed && !h.has(Habit.ORGANS)) {
            beside = lists.add("/zwgk/bmgknb/", "部门年报", foreign, "");
        }
        String address = lists.add("/zwgk/gknb/", name, joined(mixed ? joined(own, foreign) : own, company), beside);
        return new HabitEntrance.Goal(address, name, "", own, foreign);
    }

    private static List<Line> before(List<Line> lines) {
        return lines.stream().filter(l -> l.year() < 2018).toList();
    }

    private static List<Line> since(List<Line> lines) {
        return lines.stream().filter(l -> l.year() >= 2018).toList();
    }

    private static List<Line> joined(List<Line> one, List<Line> other) {
        List<Line> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
