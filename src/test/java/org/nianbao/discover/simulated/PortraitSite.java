package org.nianbao.discover.simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A district site of the seventh set, drawn after a {@link Portrait}. */
final class PortraitSite extends OrdinarySite {
    private static final List<String> TITLES = List.of("部署防汛工作", "举办招聘会", "推进招商引资", "召开常务会议", "开展安全生产检查", "慰问困难群众");

    /** Number of the first step as a column. */
    private static final int STEPS = 90;

    final Portraits p;
    final Template t;
    /** What stands in the menu of each page. */
    private final List<PortraitColumn> menu;

    private final Map<String, Integer> news = new LinkedHashMap<>();
    private final Map<String, PortraitColumn> columns = new LinkedHashMap<>();

    PortraitSite(int number, Portraits portraits, String name) {
        super(
                number,
                name,
                portraits.between(600, 1400),
                portraits.portrait.template.dress().charset(),
                portraits.portrait.template.dress().silent(),
                List.of("xxgk.h" + number + ".example"));
        this.p = portraits;
        this.t = portraits.portrait.template;
        PortraitColumn begin = step(0);
        this.menu = List.of(
                column("走进" + name, "gk"),
                column("新闻中心", "zwyw"),
                begin,
                column("政务服务", "zwfw"),
                column("互动交流", "zmhd"));
        for (int i = 0; i < filler; i++) {
            news.put(canonical(home + newsPath(i)), i);
        }
        new PortraitEntrance(this).build();
    }

    @Override
    public String label() {
        return "portrait #" + number + " " + p;
    }

    /** 区 or 县. */
    String kind() {
        return name.substring(name.length() - 1);
    }

    /** What leads from the home page to the column, in this order. */
    PortraitColumn step(int number) {
        String[] said = t.way().steps().get(number).split("@");
        return columns.computeIfAbsent(
                said[1], x -> new PortraitColumn(said[0], hosted(said[1]), "step", STEPS + number));
    }

    /** A column of the section, known by its slug. */
    PortraitColumn column(String title, String slug) {
        return columns.computeIfAbsent(slug, x -> {
            int at = 10 + columns.size();
            String pattern = slug.startsWith("/") ? slug : t.way().column();
            return new PortraitColumn(title, PortraitColumn.address(hosted(pattern), slug, at), slug, at);
        });
    }

    private String hosted(String pattern) {
        return pattern.replace("{xxgk}", "http://xxgk.h" + number + ".example");
    }

    /** The address of an article of a column. */
    String article(PortraitColumn column, String date, int id) {
        return at(t.article().address(), column, date, id);
    }

    /** An address that a pattern gives what was published on a day. */
    String at(String pattern, PortraitColumn column, String date, int id) {
        Map<String, String> places = column.places();
        String[] day = date.split("-");
        places.put("y", day[0]);
        places.put("m", day[1]);
        places.put("d", day[2]);
        places.put("mm", String.valueOf(Integer.parseInt(day[1])));
        places.put("dd", String.valueOf(Integer.parseInt(day[2])));
        places.put("id", String.valueOf(id));
        places.put("hex", PracticeReports.hex(id, 32));
        places.put("uuid", PracticeReports.uuid(id));
        return Places.filled(hosted(pattern), places);
    }

    @Override
    String newsPath(int n) {
        int id = n % filler;
        return article(column("新闻中心", "zwyw"), newsDate(id), 2_100_000 + id * 7);
    }

    static String newsDate(int id) {
        return "202" + (3 + id % 3) + "-" + (10 + id % 3) + "-" + (10 + id * 7 % 19);
    }

    String newsTitle(int n) {
        int id = n % filler;
        return name + TITLES.get(id % TITLES.size()) + "（第" + id + "期）";
    }

    @Override
    boolean isNews(String address) {
        return news.containsKey(canonical(address));
    }

    @Override
    public Optional<Resource> get(String address) {
        Optional<Resource> page = super.get(address);
        Integer id = news.get(canonical(address));
        return page.isPresent() || id == null ? page : Optional.of(written(id));
    }

    private Resource written(int id) {
        String text = "<p>" + "会议强调，要压实责任，狠抓落实，确保各项任务完成。".repeat(10) + "</p>";
        String path = newsPath(id);
        PortraitColumn column = column("新闻中心", "zwyw");
        String title = newsTitle(id);
        return html(head(title, metas(title, newsDate(id), name + "融媒体中心"))
                + frame(path, laid(path, column, title, newsDate(id), name + "融媒体中心", text, "")));
    }

    String metas(String title, String date, String source) {
        return meta("SiteName", name + "人民政府")
                + meta("ArticleTitle", title)
                + meta("PubDate", date + " 09:0" + date.charAt(9))
                + meta("ContentSource", source);
    }

    /** The page of an article, without what all pages have. */
    String laid(
            String from,
            PortraitColumn column,
            String title,
            String date,
            String source,
            String text,
            String attached) {
        Map<String, String> places = new LinkedHashMap<>(Map.of(
                "crumbs",
                crumbs(from, column),
                "title",
                title,
                "date",
                date,
                "year",
                date.substring(0, 4),
                "source",
                source,
                "text",
                text,
                "attached",
                attached));
        places.put("no", String.valueOf(1000 + Math.floorMod(title.hashCode(), 9000)));
        places.put("column", column.name());
        return Places.filled(t.article().page(), places);
    }

    String crumbs(String from, PortraitColumn column) {
        PortraitColumn first = step(0);
        return anchor(from, "/", "首页") + " &gt; " + anchor(from, first.address(), first.name()) + " &gt; "
                + anchor(from, column.address(), column.name());
    }

    @Override
    String head(String title, String meta) {
        String site = name + "人民政府";
        return "<title>" + Places.filled(t.dress().title(), Map.of("title", title, "site", site)) + "</title>" + meta
                + "</head>";
    }

    @Override
    String frame(String from, String body) {
        StringBuilder entries = new StringBuilder(entry(t.dress().entry(), from, "/", "首页"));
        menu.forEach(c -> entries.append(entry(t.dress().entry(), from, c.address(), c.name())));
        return "<body>"
                + Places.filled(
                        t.dress().head(),
                        Map.of("menu", entries.toString(), "site", name + "人民政府", "home", href(from, "/")))
                + body + "<div class=\"footer\"><p>主办：" + name + "人民政府　承办：" + name + "人民政府办公室</p><p>"
                + anchor(from, "http://www.anling.example/", parent + "人民政府") + "</p></div></body>";
    }

    /** An entry of a menu. */
    String entry(String pattern, String from, String to, String text) {
        return Places.filled(pattern, Map.of("href", href(from, to), "name", text));
    }

    @Override
    String anchor(String from, String to, String text, String attributes) {
        return "<a " + attributes + (attributes.isEmpty() ? "" : " ") + "href=\"" + href(from, to) + "\">" + text
                + "</a>";
    }

    /** An address as the site writes it on a page. */
    String href(String from, String to) {
        String written = to;
        if (to.startsWith("/") && !from.startsWith("http")) {
            written = switch (t.dress().links()) {
                case ROOT -> to;
                case DOTS -> relative(from, to);
                case WHOLE -> home + to;
            };
        } else if (to.startsWith("/")) {
            written = home + to;
        }
        return written.replace("&", "&amp;");
    }
}
