package org.nianbao.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds one site: home page, navigation, news, the quartet of 国办公开办函〔2019〕61号, and the reports among look-alikes. */
final class SiteBuilder {
    private static final LocalDate SITE_DATE = LocalDate.of(2022, 4, 1);
    private static final LocalDate REPUBLISHED = LocalDate.of(2022, 6, 1);
    private static final int FIRST_COLUMN = 1200;
    private static final String DISCLOSURE = "/xxgk/index.html";
    private static final String AFFAIRS = "/zwgk/index.html";

    private final District district;
    private final SiteTemplate template;
    private final int edition;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<ReportPlan, String> places = new LinkedHashMap<>();
    private int numbers;
    private int columns;

    /**
     * For one district.
     *
     * @param template how its platform writes pages
     * @param edition from 2 on the first report that is {@link Sample#republished} carries a changed figure
     */
    SiteBuilder(District district, SiteTemplate template, int edition) {
        this.district = district;
        this.template = template;
        this.edition = edition;
    }

    /** Builds the site out of its reports. */
    SiteBuilder build(List<ReportPlan> plans) {
        Filler filler = new Filler(district);
        List<Column> news = filler.columns().entrySet().stream()
                .map(e -> column(e.getKey(), List.of("新闻中心"), e.getValue()))
                .toList();
        Column rules = column("政府信息公开制度", List.of("政府信息公开"), filler.rules());
        Column duty = column("法定主动公开内容", List.of("政府信息公开"), filler.duty());
        Column reports = column("政府信息公开年报", List.of("政府信息公开"), filler.beside());
        plans.forEach(plan -> reports.articles().add(report(reports, plan)));
        reports.articles().sort(Comparator.comparing(Article::date).reversed().thenComparing(Article::title));
        Article guide = article("zfxxgkzn", filler.guide());
        navigation(news);
        List<Column> all = new ArrayList<>(news);
        all.addAll(List.of(rules, duty, reports));
        all.forEach(this::publish);
        publish(guide, List.of("政府信息公开", "政府信息公开指南"));
        Map<String, String> quartet = new LinkedHashMap<>();
        quartet.put(guide.path(), "政府信息公开指南");
        List.of(rules, duty, reports).forEach(c -> quartet.put(template.columnPath(c, 1), label(c)));
        template.portal(DISCLOSURE, quartet).forEach(this::page);
        portals(news, filler);
        Look.files().forEach((path, text) -> text(path, path.endsWith("css") ? "text/css" : "image/svg+xml", text));
        text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /admin/\nDisallow: /search/\n");
        return this;
    }

    /** Sites name their column in different words. */
    private String label(Column column) {
        if (!column.name().equals("政府信息公开年报")) {
            return column.name();
        }
        return switch (district.platform()) {
            case "trs" -> "政府信息公开年报";
            case "hanweb" -> "政府信息公开年度报告";
            case "ucap" -> "信息公开年报";
            default -> "年度报告";
        };
    }

    private void navigation(List<Column> news) {
        template.navigation.put("/", "首页");
        template.navigation.put(AFFAIRS, "政务公开");
        news.forEach(c -> template.navigation.put(template.columnPath(c, 1), c.name()));
        template.navigation.put("/zwfw/index.html", "政务服务");
        template.navigation.put("/hdjl/index.html", "互动交流");
        template.navigation.put("/gk/index.html", "走进" + district.shortName());
    }

    private Column column(String name, List<String> parents, List<Filler.Text> texts) {
        String slug = Filler.slug(name);
        List<Article> articles = new ArrayList<>();
        texts.forEach(t -> articles.add(article(slug, t)));
        return new Column(name, slug, ++columns + FIRST_COLUMN, parents, articles);
    }

    private Article article(String slug, Filler.Text text) {
        String path = template.articlePath(slug, ++numbers, text.date());
        return new Article(text.title(), text.date(), text.source(), path, text.body(), Optional.empty());
    }

    private Article report(Column column, ReportPlan plan) {
        String path = template.articlePath(column.slug(), ++numbers, plan.published());
        places.put(plan, path);
        if (!plan.attached()) {
            return new Article(plan.title(), plan.published(), plan.publisher(), path, body(plan), Optional.empty());
        }
        String file = template.attachmentPath(path, plan.format());
        places.put(plan, file);
        attach(file, plan);
        Article.Attachment attachment =
                new Article.Attachment(file, template.attachmentLabel(plan.title(), plan.format()));
        String lead = "<p>现将" + Markup.escape(plan.title()) + "予以公布，全文见附件。</p>\n";
        return new Article(plan.title(), plan.published(), plan.publisher(), path, lead, Optional.of(attachment));
    }

    private String body(ReportPlan plan) {
        Paper paper = Paper.of(Sample.inEdition(plan, edition));
        return plan.format().equals("word-html") ? WordMarkup.body(paper) : Markup.body(paper);
    }

    private void attach(String file, ReportPlan plan) {
        Paper paper = Paper.of(plan);
        int question = file.indexOf('?');
        String key = question < 0 ? file : VirtualHosts.key(file.substring(0, question), file.substring(question + 1));
        boolean pdf = plan.format().equals("pdf");
        byte[] bytes = pdf
                ? PdfPaper.bytes(paper, Long.parseLong(plan.district().code()) * 10_000 + plan.year())
                : DocxPaper.bytes(paper, plan.published());
        String type =
                pdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        resources.put(key, Resource.binary(type, bytes, plan.published()));
    }

    private void publish(Column column) {
        List<String> trail = new ArrayList<>(column.parents());
        trail.add(label(column));
        for (int page = 1; page <= column.pages(); page++) {
            Map<String, String> metas = Map.of("ColumnName", label(column));
            String main = template.breadcrumb(trail) + template.list(column, page);
            page(
                    template.columnPath(column, page),
                    template.page(label(column) + "-" + district.name() + "人民政府", metas, main));
        }
        resources.putAll(template.services(column, SITE_DATE));
        column.articles().forEach(article -> publish(article, trail));
    }

    private void publish(Article article, List<String> trail) {
        Map<String, String> metas = new LinkedHashMap<>();
        metas.put("ColumnName", trail.get(trail.size() - 1));
        metas.put("ArticleTitle", article.title());
        metas.put("PubDate", article.date() + " 09:30");
        metas.put("ContentSource", article.source());
        String html = template.page(
                article.title() + "_" + district.name() + "人民政府",
                metas,
                template.breadcrumb(trail) + template.article(article));
        boolean again = edition > 1 && article.title().equals(Sample.republishedTitle(district));
        LocalDate changed = again ? REPUBLISHED : article.date();
        resources.put(article.path(), Resource.text(template.contentType(), html, template.charset(), changed));
    }

    private void portals(List<Column> news, Filler filler) {
        StringBuilder home = new StringBuilder("<h1>欢迎访问" + district.name() + "人民政府网站</h1>\n");
        for (Column column : news) {
            home.append("<h3>").append(column.name()).append("</h3><ul>").append(SiteTemplate.items(column.page(1)));
            home.append("</ul>\n");
        }
        page("/", template.page(district.name() + "人民政府", Map.of(), home.toString()));
        Map<String, String> affairs = new LinkedHashMap<>();
        affairs.put("/ldzc/index.html", "领导之窗");
        affairs.put(DISCLOSURE, district.platform().equals("frames") ? "信息公开" : "政府信息公开");
        affairs.put("/czxx/index.html", "财政预决算");
        affairs.put("/rsxx/index.html", "人事信息");
        String main = template.breadcrumb(List.of("政务公开")) + "<div>" + SiteTemplate.menu(affairs) + "</div>";
        page(AFFAIRS, template.page("政务公开-" + district.name() + "人民政府", Map.of(), main));
        for (String path : List.of("zwfw", "hdjl", "gk", "ldzc", "czxx", "rsxx")) {
            page("/" + path + "/index.html", template.page(district.name() + "人民政府", Map.of(), filler.plain(path)));
        }
    }

    private void page(String path, String html) {
        resources.put(path, Resource.text(template.contentType(), html, template.charset(), SITE_DATE));
    }

    private void text(String path, String type, String text) {
        resources.put(path, Resource.text(type, text, java.nio.charset.StandardCharsets.US_ASCII, SITE_DATE));
    }

    /** Everything the site has, by {@link VirtualHosts#key}. */
    Map<String, Resource> resources() {
        return resources;
    }

    /** Where each report is, as a path. */
    Map<ReportPlan, String> places() {
        return places;
    }
}
