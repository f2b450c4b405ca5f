package org.nianbao.discover.simulated;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** A district site put together from a {@link Composition}. */
final class ComposedSite implements Simulated {
    private static final List<String> BODIES = List.of(
            "教育局",
            "财政局",
            "民政局",
            "司法局",
            "统计局",
            "审计局",
            "水利局",
            "农业农村局",
            "市场监督管理局",
            "卫生健康委员会",
            "东风街道",
            "柳林镇",
            "马庄乡人民政府",
            "五里堡街道办事处",
            "信访局",
            "税务局",
            "公安分局",
            "应急管理局",
            "残疾人联合会",
            "金融工作办公室");
    private static final List<String> ALIKE = List.of(
            "{D}{Y}年法治政府建设年度报告",
            "{D}政府网站工作年度报表（{Y}年度）",
            "一图读懂{D}{Y}年政府信息公开工作年度报告",
            "关于做好{Y}年政府信息公开工作年度报告编制工作的通知",
            "{D}{Y}年政府信息公开工作要点",
            "{D}{Y}年政府工作报告",
            "《{D}{Y}年政府信息公开工作年度报告》解读");
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String TEXT = "<p>本报告根据《中华人民共和国政府信息公开条例》编制。</p><p>一、总体情况</p><p>%d年，%s认真落实上级部署。</p>"
            + "<p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p>"
            + "<p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p><p>无。</p><p>%s　%s</p>";

    final Composition c;
    final int number;
    final String name;
    final String parent = "河阳市";
    final String home;
    final String part;
    private final Site site;
    private final int filler;
    private final int articles;
    private final Map<String, Supplier<Resource>> pages = new LinkedHashMap<>();
    private final List<Truth> truths = new ArrayList<>();
    private int count;

    ComposedSite(int number, long seed, int set, String name) {
        this.number = number;
        this.name = name;
        this.c = new Composition(seed, set);
        this.home = "http://www.c" + number + ".example";
        this.part = c.way == Composition.Way.SUBHOST ? "http://xxgk.c" + number + ".example" : home;
        this.filler = c.between(600, 1500);
        this.articles = c.between(0, 6);
        List<String> hosts =
                part.equals(home) ? List.of() : List.of(URI.create(part).getHost());
        this.site = new Site(
                "8" + (10000 + number),
                name,
                "区",
                parent,
                Optional.of(URI.create(home + "/")),
                List.of(),
                hosts,
                true,
                Optional.empty(),
                Optional.empty(),
                "");
        new ComposedColumns(this).build();
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public Optional<Resource> get(String address) {
        String key = address.replaceFirst("//c" + number, "//www.c" + number);
        Supplier<Resource> page = pages.getOrDefault(key, pages.get(key.replaceFirst("\\?from=home$", "")));
        if (page != null) {
            return Optional.of(page.get());
        }
        java.util.regex.Matcher news = java.util.regex.Pattern.compile("/xw/20\\d{4}/\\d+_(\\d+)\\.html$")
                .matcher(key);
        return news.find() ? Optional.of(html(news(Integer.parseInt(news.group(1))))) : Optional.empty();
    }

    @Override
    public List<Truth> truths() {
        return truths;
    }

    @Override
    public int size() {
        return pages.size() + filler;
    }

    @Override
    public String label() {
        return "composed #" + number + " [" + c + "]";
    }

    Set<String> addresses() {
        return pages.keySet();
    }

    void put(String address, Supplier<Resource> page) {
        pages.put(address, page);
    }

    void page(String address, String title, String meta, String body) {
        put(address, () -> html(head(title, meta) + frame(body)));
    }

    Resource html(String body) {
        boolean gb = c.charset.startsWith("gb") || (c.charset.equals("none") && number % 2 == 0);
        String label = c.charset.startsWith("gb2312") ? "gb2312" : gb ? "gbk" : "utf-8";
        String meta = c.charset.endsWith("meta")
                ? "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + label + "\">"
                : "";
        byte[] bytes = ("<!DOCTYPE html><html><head>" + meta + body + "</html>")
                .getBytes(gb ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
        return new Resource("text/html" + (c.charset.endsWith("header") ? "; charset=" + label : ""), bytes);
    }

    void text(String address, String type, String body) {
        put(address, () -> new Resource(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    String meta(String key, String value) {
        return c.silent ? "" : "<meta name=\"" + key + "\" content=\"" + value + "\">";
    }

    String head(String title, String meta) {
        String shown = c.silent && number % 2 == 0 ? name + "人民政府" : title + "_" + name + "人民政府";
        return "<title>" + shown + "</title>" + meta + "</head>";
    }

    String frame(String body) {
        StringBuilder nav = new StringBuilder("<body><div class=nav>");
        for (String item : List.of("首页", "走进" + name, "新闻中心", "办事服务", "互动交流", "数据开放", "专题专栏")) {
            nav.append("<a href=\"").append(item.equals("首页") ? "/" : newsPath(Math.abs(item.hashCode()) % filler));
            nav.append("\">").append(item).append("</a> ");
        }
        return nav + "</div>" + body + "<div class=foot>主办：" + name + "人民政府办公室　联系我们</div></body>";
    }

    String newsPath(int n) {
        return "/xw/2023" + (10 + n % 3) + "/2023" + (1000 + n % 20) + "_" + n + ".html";
    }

    private String news(int n) {
        String title =
                name + List.of("召开经济形势分析会", "开展安全生产检查", "推进老旧小区改造", "举办读书活动").get(n % 4) + "（" + n + "）";
        StringBuilder related = new StringBuilder();
        for (int i = 1; i <= 8; i++) {
            int next = (n * 7 + i * 13) % filler;
            related.append("<li><a href=\"")
                    .append(newsPath(next))
                    .append("\">")
                    .append(name)
                    .append("动态")
                    .append(next);
            related.append("</a></li>");
        }
        return head(title, meta("ArticleTitle", title))
                + frame("<h1>" + title + "</h1><p>" + "近日，全区各部门认真贯彻落实会议精神，扎实推进各项工作。".repeat(12) + "</p><ul>" + related
                        + "</ul>");
    }

    int filler() {
        return filler;
    }

    String body(int i) {
        return BODIES.get(i % BODIES.size());
    }

    List<String> alike() {
        return ALIKE;
    }

    String fill(String pattern, int year, String body) {
        StringBuilder chinese = new StringBuilder();
        for (char digit : Integer.toString(year).toCharArray()) {
            chinese.append(DIGITS.charAt(digit - '0'));
        }
        return pattern.replace("{D}", name)
                .replace("{P}", parent)
                .replace("{Y}", Integer.toString(year))
                .replace("{C}", chinese)
                .replace("{B}", body);
    }

    /** Address of a new article below a folder. */
    String path(String folder, String date) {
        int n = ++count;
        String[] d = date.split("-");
        String hex =
                HexFormat.of().toHexDigits(n * 2654435761L) + HexFormat.of().toHexDigits(n * 40503L + 77);
        if (c.listing == Composition.Listing.FUNCTION_ROW) {
            return part + "/show/" + (70000 + n) + ".html";
        }
        return part
                + switch (articles) {
                    case 0 -> folder + d[0] + d[1] + "/t" + d[0] + d[1] + d[2] + "_" + (4000000 + n) + ".html";
                    case 1 ->
                        "/art/" + d[0] + "/" + Integer.parseInt(d[1]) + "/" + Integer.parseInt(d[2]) + "/art_12_" + n
                                + ".html";
                    case 2 -> folder + d[0] + d[1] + "/" + hex + ".shtml";
                    case 3 ->
                        "/content/" + hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4a1b-8c2d-"
                                + hex.substring(12, 24) + ".html";
                    case 4 -> "/detail.jsp?id=" + (90000 + n);
                    case 5 -> folder + "content_" + (800 + n) + ".htm";
                    default -> "/info/1024/" + (5000 + n) + ".htm";
                };
    }

    /** A report's page, and what it adds to the truth when it is wanted. */
    Entry report(String title, String date, String source, String path, Optional<Scope> wanted) {
        int year = Integer.parseInt(date.substring(0, 4)) - 1;
        List<String> addresses = new ArrayList<>(List.of(path));
        String more = "";
        if (wanted.isPresent() && c.chance(12)) {
            String pdf = home + "/files/P0" + year + count + ".pdf";
            addresses.add(pdf);
            paper(pdf);
            more = "<p>附件：<a href=\"" + pdf + "\">" + title + ".pdf</a></p>";
        }
        String tail = more;
        String text = String.format(TEXT, year, source.replace("办公室", ""), source, date);
        put(
                path,
                () -> html(
                        head(title, meta("ArticleTitle", title) + meta("PubDate", date) + meta("ContentSource", source))
                                + frame(crumb + heading(title) + "<div class=content>" + text + tail + "</div>")));
        wanted.ifPresent(scope -> truths.add(new Truth(year, scope, new LinkedHashSet<>(addresses))));
        return new Entry(title, date, source, path);
    }

    /** Stands above every report; filled by a layout with breadcrumbs. */
    String crumb = "";

    private String heading(String title) {
        return switch (number % 3) {
            case 0 -> "<h1>" + title + "</h1>";
            case 1 -> "<div class=\"article-title\"><h2>" + title + "</h2></div>";
            default -> "<div class=title>" + title + "</div>";
        };
    }

    Entry paper(String title, String date, String source, String path, Scope wanted) {
        paper(path);
        int year = Integer.parseInt(date.substring(0, 4)) - 1;
        truths.add(new Truth(year, wanted, new LinkedHashSet<>(List.of(path))));
        return new Entry(title, date, source, path);
    }

    void paper(String path) {
        put(path, () -> new Resource("application/pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));
    }
}
