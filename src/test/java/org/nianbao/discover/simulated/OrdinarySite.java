package org.nianbao.discover.simulated;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.model.PostAddress;
import org.nianbao.model.Site;

/** A district site in memory: its pages, its services, the head, menu and foot that its pages have in common. */
abstract class OrdinarySite implements Simulated {
    private static final Pattern NEWS = Pattern.compile("/xwzx/20\\d\\d/(\\d+)\\.html$");
    private static final List<String> NAV = List.of("网站首页", "区情概况", "新闻动态", "网上办事", "公众参与", "便民服务");

    final int number;
    final String name;
    final String parent = "安陵市";
    final String home;
    /** Whether the site has none of the national meta tags. */
    final boolean silent;
    /** How many pages of news it has. */
    final int filler;

    private final Site site;
    private final String charset;
    private final Map<String, Supplier<Resource>> pages = new LinkedHashMap<>();
    private final Map<String, Function<Map<String, String>, Optional<Resource>>> services = new LinkedHashMap<>();
    private final Map<String, Function<Map<String, String>, Optional<Resource>>> queries = new LinkedHashMap<>();
    private final List<Truth> truths = new ArrayList<>();

    /**
     * A site without pages.
     *
     * @param filler how many pages of news it has
     * @param charset encoding, and where it is declared: {@code gbk header}
     * @param hosts others that are its own
     */
    OrdinarySite(int number, String name, int filler, String charset, boolean silent, List<String> hosts) {
        this.number = number;
        this.name = name;
        this.home = "http://www.h" + number + ".example";
        this.filler = filler;
        this.charset = charset;
        this.silent = silent;
        this.site = new Site(
                "9" + (10000 + number),
                name,
                name.endsWith("县") ? "县" : "区",
                parent,
                Optional.of(URI.create(home + "/")),
                List.of(),
                hosts,
                true,
                Optional.empty(),
                Optional.empty(),
                "");
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
    public int size() {
        return pages.size() + filler;
    }

    /** One server answers for all these spellings of an address. */
    @Override
    public String canonical(String address) {
        return address.replaceFirst("#.*", "")
                .replaceFirst(";jsessionid=[0-9A-F]+", "")
                .replaceFirst("//(www\\.)?(h\\d+\\.example)(:80)?", "//www.$2")
                .replaceFirst("/index\\.html$", "/")
                .replace("%2F", "/");
    }

    /** Every page that has an address of its own. */
    Stream<Resource> resources() {
        return List.copyOf(pages.values()).stream().map(Supplier::get);
    }

    @Override
    public Optional<Resource> get(String address) {
        Optional<PostAddress> post = PostAddress.of(URI.create(address));
        if (post.isPresent()) {
            var service = services.get(canonical(post.get().uri().toString()));
            return service == null
                    ? Optional.empty()
                    : service.apply(fields(post.get().body()));
        }
        String key = canonical(address);
        Supplier<Resource> page = pages.get(key);
        if (page != null) {
            return Optional.of(page.get());
        }
        int query = key.indexOf('?');
        if (query > 0 && queries.containsKey(key.substring(0, query))) {
            return queries.get(key.substring(0, query)).apply(fields(key.substring(query + 1)));
        }
        Matcher news = NEWS.matcher(key);
        return news.find() ? Optional.of(html(news(Integer.parseInt(news.group(1))))) : Optional.empty();
    }

    /** The fields of a form, or of a flat JSON object. */
    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean json = form.startsWith("{");
        for (String field : json ? form.replaceAll("[{}\"\\s]", "").split(",") : form.split("&")) {
            String[] pair = field.split(json ? ":" : "=", 2);
            fields.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
        }
        return fields;
    }

    /** A report; a second version of one that is known adds its addresses. */
    void truth(Truth truth) {
        Optional<Truth> known = truths.stream()
                .filter(t -> t.year() == truth.year() && t.scope() == truth.scope())
                .findFirst();
        known.ifPresentOrElse(t -> t.addresses().addAll(truth.addresses()), () -> truths.add(truth));
    }

    /** An answer; of another host where the path begins with {@code http}. */
    void put(String path, Supplier<Resource> page) {
        pages.put(canonical(path.startsWith("http") ? path : home + path), page);
    }

    /** A second address of a page that is put; of a report, if it is one. */
    void same(String way, String address) {
        pages.put(canonical(home + way), pages.get(canonical(home + address)));
        truths.stream()
                .filter(t -> t.addresses().contains(canonical(home + address)))
                .forEach(t -> t.addresses().add(home + way));
    }

    /** A page with the site's head, menu and foot. */
    void page(String path, String title, String meta, String body) {
        put(path, () -> html(head(title, meta) + frame(path, body)));
    }

    void bare(String path, String head, String body) {
        put(path, () -> html(head + "</head><body>" + body + "</body>"));
    }

    void text(String path, String type, String body) {
        put(path, () -> new Resource(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    void file(String path, String type) {
        byte[] start = (type.endsWith("pdf") ? "%PDF-1.4" : type).getBytes(StandardCharsets.US_ASCII);
        put(path, () -> new Resource(type, start));
    }

    /** A service that is asked with POST. */
    void service(String path, Function<Map<String, String>, Optional<Resource>> answers) {
        services.put(home + path, answers);
    }

    /** A service that is asked with the query of its address. */
    void query(String path, Function<Map<String, String>, Optional<Resource>> answers) {
        queries.put(home + path, answers);
    }

    Resource html(String body) {
        boolean gb = charset.startsWith("gb");
        String declared =
                charset.equals("contradicting") || charset.startsWith("gb2312") ? "gb2312" : gb ? "gbk" : "utf-8";
        String meta = charset.endsWith("header")
                ? ""
                : "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + declared + "\">";
        String type = charset.endsWith("meta") ? "text/html" : "text/html; charset=" + (gb ? declared : "utf-8");
        byte[] bytes = ("<html><head>" + meta + body + "</html>")
                .getBytes(gb ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
        return new Resource(type, bytes);
    }

    String meta(String key, String value) {
        return silent ? "" : "<meta name=\"" + key + "\" content=\"" + value + "\"/>";
    }

    String head(String title, String meta) {
        return "<title>" + title + "-" + name + "人民政府门户网站</title>" + meta + "</head>";
    }

    String frame(String from, String body) {
        StringBuilder nav = new StringBuilder("<body><div id=top>");
        for (int i = 0; i < NAV.size(); i++) {
            nav.append(anchor(from, i == 0 ? "/" : newsPath(i * 31), NAV.get(i)))
                    .append(" ");
        }
        return nav + "</div>" + body + "<div id=footer>版权所有：" + name + "人民政府　承办：" + name + "人民政府办公室</div></body>";
    }

    /** A link on a page, written as the site writes links. */
    final String anchor(String from, String to, String text) {
        return anchor(from, to, text, "");
    }

    /** A link with more attributes. */
    abstract String anchor(String from, String to, String text, String attributes);

    /** From one page's folder to another page, with dots. */
    static String relative(String from, String to) {
        String[] here = from.replaceFirst("\\?.*", "").split("/", -1);
        String[] there = to.split("/", -1);
        int common = 1;
        while (common < here.length - 1 && common < there.length - 1 && here[common].equals(there[common])) {
            common++;
        }
        StringBuilder path = new StringBuilder("../".repeat(here.length - 1 - common));
        for (int i = common; i < there.length; i++) {
            path.append(i > common ? "/" : "").append(there[i]);
        }
        return path.toString().startsWith("..") ? path.toString() : "./" + path;
    }

    /** Whether an address is one of the many pages of news. */
    boolean isNews(String address) {
        return address.contains("/xwzx/2");
    }

    String newsPath(int n) {
        return "/xwzx/2024/" + (5000 + n % filler) + ".html";
    }

    private String news(int n) {
        String title = name + List.of("部署防汛工作", "举办招聘会", "推进招商引资", "召开常务会议").get(n % 4) + "（第" + n + "期）";
        StringBuilder body =
                new StringBuilder("<h1>" + title + "</h1><p>" + "会议强调，要压实责任，狠抓落实，确保各项任务完成。".repeat(10) + "</p><ul>");
        String path = newsPath(n - 5000);
        for (int i = 1; i <= 8; i++) {
            body.append("<li>")
                    .append(anchor(path, newsPath(n * 3 + i * 17), name + "要闻" + i))
                    .append("</li>");
        }
        return head(title, meta("ArticleTitle", title)) + frame(path, body + "</ul>");
    }
}
