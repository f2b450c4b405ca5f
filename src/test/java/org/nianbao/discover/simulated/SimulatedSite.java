package org.nianbao.discover.simulated;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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

/** One generated district site: its pages, made when they are asked for, and what it really publishes. */
final class SimulatedSite implements Simulated {
    private static final List<String> DEPARTMENTS = List.of(
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
            "应急管理局",
            "住房和城乡建设局",
            "发展和改革委员会",
            "城市管理综合执法局",
            "政务服务和大数据管理局",
            "人力资源和社会保障局",
            "医疗保障局",
            "退役军人事务局",
            "文化和旅游局",
            "信访局",
            "公安分局",
            "自然资源分局",
            "生态环境分局",
            "税务局",
            "商务局",
            "交通运输局",
            "科技和工业信息化局",
            "残疾人联合会",
            "民族宗教事务局",
            "金融工作办公室");
    private static final List<String> TOWNSHIPS =
            List.of("东风街道", "解放路街道办事处", "柳林镇", "石桥镇人民政府", "马庄乡", "白沙乡人民政府", "五里堡街道", "新华街道办事处");
    private static final List<String> LOOKALIKES = List.of(
            "{D}{Y}年法治政府建设年度报告",
            "{D}政府网站工作年度报表（{Y}年度）",
            "{D}政府信息公开指南",
            "一图读懂{D}{Y}年政府信息公开工作年度报告",
            "{D}召开{Y}年政府信息公开年报编制工作培训会",
            "关于做好{Y}年政府信息公开工作年度报告编制工作的通知",
            "{D}{Y}年政府信息公开工作要点",
            "{D}{Y}年第三季度政府信息公开情况报告",
            "{D}{Y}年政府工作报告",
            "{Y}年{D}财政预算执行情况报告",
            "{D}{Y}年政务新媒体年度报告",
            "《{D}{Y}年政府信息公开工作年度报告》解读");
    private static final List<String> OTHERS = List.of("东川区", "南浦县", "北关区", "中原县");
    private static final String DIGITS = "〇一二三四五六七八九";

    final Style style;
    final int number;
    final Layout layout;
    final Site site;
    final List<Truth> truths = new ArrayList<>();
    /** Reports of departments and townships that a list shows. */
    final List<Truth> lower = new ArrayList<>();

    final String name;
    final String parent;
    final String home;
    final String publicHost;
    private final Map<String, Supplier<Resource>> pages = new LinkedHashMap<>();
    private final int filler;
    private final String charset;
    private int articles;

    SimulatedSite(Style style, int number, long seed, boolean heldOut, String name) {
        this.style = style;
        this.number = number;
        this.layout = new Layout(seed, heldOut);
        this.name = name;
        this.parent = "昌平市".replace("昌平", heldOut ? "临江" : "河阳");
        String host = "d" + number + ".example";
        this.home = "http://www." + host;
        this.publicHost = switch (style) {
            case ZHENGZHOU -> "https://public." + host;
            case FRAMES -> "http://xxgk." + host;
            case PREFECTURE -> "http://www.city" + number + ".example";
            default -> home;
        };
        this.charset = layout.charset(number, style == Style.GKMLPT || style == Style.EPOINT);
        this.filler = layout.between(600, 1400);
        List<String> hosts = publicHost.equals(home)
                ? List.of()
                : List.of(java.net.URI.create(publicHost).getHost());
        this.site = new Site(
                "9" + (10000 + number),
                name,
                "区",
                parent,
                Optional.of(java.net.URI.create(home + "/")),
                List.of(),
                hosts,
                true,
                Optional.empty(),
                Optional.empty(),
                "");
        new Building(this).build();
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public List<Truth> truths() {
        return truths;
    }

    @Override
    public String label() {
        return style.id() + " #" + number + (layout.heldOut ? " held out" : "");
    }

    @Override
    public Optional<Resource> get(String address) {
        String key = address.replaceFirst("//d" + number, "//www.d" + number);
        Supplier<Resource> page = pages.get(key);
        if (page != null) {
            return Optional.of(page.get());
        }
        java.util.regex.Matcher news = java.util.regex.Pattern.compile("/xw/20\\d{4}/\\d+_(\\d+)\\.html$")
                .matcher(key);
        return news.find() ? Optional.of(html(news(Integer.parseInt(news.group(1))))) : Optional.empty();
    }

    @Override
    public int size() {
        return pages.size() + filler;
    }

    void put(String address, Supplier<Resource> page) {
        pages.put(address, page);
    }

    boolean has(String address) {
        return pages.containsKey(address);
    }

    Set<String> addresses() {
        return pages.keySet();
    }

    /** A page in the charset habits of the site. */
    Resource html(String body) {
        boolean gb = charset.startsWith("gb") || (charset.equals("none") && number % 2 == 0);
        String label = charset.startsWith("gb2312") ? "gb2312" : gb ? "gbk" : "utf-8";
        String meta = charset.endsWith("meta")
                ? "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + label + "\">"
                : "";
        String late = charset.endsWith("late") ? "<!--" + "x".repeat(1200) + "--><meta charset=\"" + label + "\">" : "";
        String page = "<!DOCTYPE html><html><head>" + meta + late + body + "</html>";
        Charset used = gb ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        return new Resource(
                "text/html" + (charset.endsWith("header") ? "; charset=" + label : ""), page.getBytes(used));
    }

    Resource json(String body) {
        return new Resource("application/json;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    String newsPath(int n) {
        return "/xw/2023" + (10 + n % 3) + "/2023" + (1000 + n % 20) + "_" + n + ".html";
    }

    private String news(int n) {
        String title = n % 17 == 0
                ? name + "举行政府信息公开工作年度报告新闻发布会"
                : name + List.of("召开经济形势分析会", "开展安全生产检查", "推进老旧小区改造", "举办读书活动").get(n % 4) + "（" + n + "）";
        StringBuilder related = new StringBuilder();
        for (int i = 1; i <= 8; i++) {
            int next = (n * 7 + i * 13) % filler;
            related.append("<li><a href=\"")
                    .append(newsPath(next))
                    .append("\">")
                    .append(name)
                    .append("动态")
                    .append(next)
                    .append("</a></li>");
        }
        return head(title + "_" + name + "人民政府", meta("ArticleTitle", title) + meta("PubDate", "2023-10-01 08:00"))
                + frame("<h1>" + title + "</h1><p>" + "近日，全区各部门认真贯彻落实会议精神，扎实推进各项工作。".repeat(12) + "</p><ul>" + related
                        + "</ul>");
    }

    static String meta(String key, String value) {
        return "<meta name=\"" + key + "\" content=\"" + value + "\">";
    }

    String head(String title, String meta) {
        String id = layout.heldOut ? "" : meta("SiteIDCode", site.code() + "0001");
        return "<title>" + title + "</title>" + meta("SiteName", name + "人民政府") + id + meta + "</head>";
    }

    /** The navigation that every page has, and the page's own part. */
    String frame(String body) {
        StringBuilder nav = new StringBuilder("<body><div class=nav>");
        for (String item : List.of("首页", "走进" + name, "新闻中心", "办事服务", "互动交流", "数据开放", "专题专栏")) {
            nav.append("<a href=\"")
                    .append(item.equals("首页") ? "/" : newsPath(Math.abs(item.hashCode()) % filler))
                    .append("\">")
                    .append(item)
                    .append("</a> ");
        }
        return nav + "</div>" + body + "<div class=foot>主办：" + name + "人民政府办公室　网站地图　联系我们</div></body>";
    }

    int filler() {
        return filler;
    }

    String department(int i) {
        return DEPARTMENTS.get(i % DEPARTMENTS.size());
    }

    String township(int i) {
        return TOWNSHIPS.get(i % TOWNSHIPS.size());
    }

    int departments() {
        return DEPARTMENTS.size();
    }

    int townships() {
        return TOWNSHIPS.size();
    }

    List<String> lookalikes() {
        return LOOKALIKES;
    }

    List<String> others() {
        return OTHERS;
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

    String articlePath(String column, String date) {
        int n = ++articles;
        String hex = hex(n);
        String[] d = date.split("-");
        return switch (style) {
            case TRS, SITEMAP ->
                column + d[0] + d[1] + "/t" + d[0] + d[1] + d[2] + "_" + (4000000 + n)
                        + (layout.heldOut ? ".shtml" : ".html");
            case HANWEB_RECORDS, HANWEB_PROXY, HANWEB_MODULE ->
                layout.heldOut
                        ? "/art/" + d[0] + "/art_" + hex + ".html"
                        : "/art/" + d[0] + "/" + Integer.parseInt(d[1]) + "/" + Integer.parseInt(d[2]) + "/art_1229_"
                                + n + ".html";
            case UCAP -> column + d[0] + d[1] + "/" + hex + ".shtml";
            case GKMLPT -> "/gkmlpt/content/" + n / 100 + "/" + n / 10 + "/post_" + n + ".html";
            case ZHENGZHOU -> publicHost + "/D41X/" + (4700000 + n) + ".jhtml";
            case LONSUN -> "/public/" + number + "/" + (7000000 + n) + ".html";
            case EPOINT -> "/govxxgk/" + d[0] + "-" + d[1] + "-" + d[2] + "/" + uuid(hex) + ".html";
            case EPORTAL -> "/eportal/" + number + "/" + (900000 + n) + "/index.html";
            case FRAMES -> publicHost + "/show.jsp?id=" + n;
            case PLAIN -> layout.heldOut ? "/zwgk/show/" + hex + ".html" : "/content/" + uuid(hex) + ".html";
            case PREFECTURE ->
                publicHost + "/zzb/zfxxgk/zfxxgknb/" + d[0] + d[1] + "/t" + d[0] + d[1] + d[2] + "_" + n + ".html";
        };
    }

    private static String hex(int n) {
        return HexFormat.of().toHexDigits(n * 2654435761L) + HexFormat.of().toHexDigits(n * 40503L + 77);
    }

    private static String uuid(String hex) {
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
    }

    String absolute(String path) {
        return path.startsWith("http") ? path : home + path;
    }

    void truth(int year, Scope scope, List<String> addresses) {
        truths.add(new Truth(year, scope, new LinkedHashSet<>(addresses)));
    }

    static List<Entry> newestFirst(List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::date).reversed());
        return Collections.unmodifiableList(sorted);
    }
}
