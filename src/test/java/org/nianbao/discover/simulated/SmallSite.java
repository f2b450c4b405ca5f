package org.nianbao.discover.simulated;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.PostAddress;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** A site of a few pages, written down by a test that is about one way of leading to reports. */
final class SmallSite implements Simulated {
    static final String HOME = "http://www.jinhe.example";
    static final String NAME = "金河区";

    private static final Set<Scope> LOWER = Set.of(Scope.DEPARTMENT, Scope.TOWNSHIP);

    private final Map<String, Resource> pages = new LinkedHashMap<>();

    /** A site whose home page leads to the column {@code /nb/}. */
    static SmallSite withColumn(String list) {
        return new SmallSite()
                .page("/", "金河区人民政府", "<a href='/zwgk/'>政务公开</a><a href='/a.html'>区情</a>")
                .page("/zwgk/", "政务公开", "<a href='/nb/'>政府信息公开年报</a><a href='/zn/'>政府信息公开指南</a>")
                .page("/nb/", "政府信息公开年报", list);
    }

    SmallSite page(String address, String title, String body) {
        return text(
                address,
                "text/html; charset=utf-8",
                "<html><head><title>" + title + "</title></head><body><div>金河区人民政府门户网站 首页 区情概况 新闻动态 网上办事 公众参与</div>"
                        + body
                        + "<div>版权所有：金河区人民政府　承办：金河区人民政府办公室　网站标识码：9900010001　备案号：某公网安备99000102000001号　技术支持：某某公司</div></body></html>");
    }

    SmallSite text(String address, String type, String text) {
        pages.put(address, new Resource(type, text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** A page of a report of the government. */
    SmallSite report(String address, int year) {
        return report(address, "金河区人民政府" + year + "年政府信息公开工作年度报告", year);
    }

    SmallSite report(String address, String title, int year) {
        return page(address, title, "<h1>" + title + "</h1>" + prose(year));
    }

    /** What a report says. */
    static String prose(int year) {
        return "<p>本报告所列数据的统计期限自" + year + "年1月1日至" + year + "年12月31日止。</p><p>一、总体情况</p><p>二、主动公开政府信息情况</p>"
                + "<p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p>";
    }

    /** Walks the site: the years of the reports taken, and whatever was taken besides them with its address. */
    String found() {
        Walk walk = new Walk(this).run();
        TreeSet<String> found = walk.judged().entrySet().stream()
                .filter(e -> e.getValue().kind() == Kind.REPORT)
                .filter(e -> !LOWER.contains(e.getValue().report().orElseThrow().scope()))
                .map(e -> e.getValue()
                                .report()
                                .orElseThrow()
                                .year()
                                .map(String::valueOf)
                                .orElse("")
                        + (e.getKey().contains("wrong") ? e.getKey() : ""))
                .collect(Collectors.toCollection(TreeSet::new));
        return String.join(" ", found).strip();
    }

    @Override
    public Site site() {
        return new Site(
                "990001",
                NAME,
                "区",
                "安陵市",
                Optional.of(URI.create(HOME + "/")),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    @Override
    public Optional<Resource> get(String address) {
        Optional<PostAddress> post = PostAddress.of(URI.create(address));
        String key = post.map(p -> "POST " + p.uri() + " " + p.body()).orElse(address);
        return Optional.ofNullable(pages.get(key.replace(HOME, "")));
    }

    @Override
    public List<Truth> truths() {
        return new ArrayList<>();
    }

    @Override
    public int size() {
        return pages.size();
    }

    @Override
    public String label() {
        return "small site";
    }
}
