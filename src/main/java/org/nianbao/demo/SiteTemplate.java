package org.nianbao.demo;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a site platform builds its pages: addresses, fingerprints, lists, paging, charset. */
abstract class SiteTemplate {
    /** The site's districts and its navigation: link text by path. */
    protected final District district;

    protected final Map<String, String> navigation = new LinkedHashMap<>();

    SiteTemplate(District district) {
        this.district = district;
    }

    abstract Charset charset();

    /** Content-Type of its HTML as sent, right or wrong. */
    abstract String contentType();

    /** Address of a page of a column, from page 1 on. */
    abstract String columnPath(Column column, int page);

    /** Address of an article, given a number that is unique on the site. */
    abstract String articlePath(String slug, int number, LocalDate date);

    /** Address of a file beside an article. */
    abstract String attachmentPath(String article, String extension);

    /** Text of the link to an attachment. */
    abstract String attachmentLabel(String title, String extension);

    /** The whole of the head but for charset and title. */
    abstract String fingerprint();

    /** The list of a column's page with its paging. */
    abstract String list(Column column, int page);

    /** The article between its title and the foot. */
    abstract String article(Article article);

    /** Further resources of a column, for instance the answers of a paging service. */
    Map<String, Resource> services(Column column, LocalDate date) {
        return Map.of();
    }

    /**
     * The portal of government-information disclosure.
     *
     * @param path where it is
     * @param quartet 指南, 制度, 法定主动公开内容 and 年报 by path
     * @return pages by path
     */
    Map<String, String> portal(String path, Map<String, String> quartet) {
        String main = breadcrumb(List.of("政务公开", "政府信息公开")) + "<div class=\"left\">" + menu(quartet) + "</div>\n"
                + "<div class=\"right\"><p>" + district.name() + "人民政府依法公开政府信息。</p></div>";
        return Map.of(path, page("政府信息公开-" + district.name() + "人民政府", Map.of("ColumnName", "政府信息公开"), main));
    }

    String charsetMeta() {
        return "<meta charset=\"" + charset().name().toLowerCase(java.util.Locale.ROOT) + "\">";
    }

    /** Where charset and title stand in the head. */
    String head(String title, Map<String, String> metas) {
        return charsetMeta() + "\n<title>" + Markup.escape(title) + "</title>\n" + metas(metas) + fingerprint()
                + Look.LINK;
    }

    /** National tag set of 国办发〔2017〕47号. */
    String metas(Map<String, String> metas) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SiteName", district.name() + "人民政府");
        all.put("SiteDomain", district.host());
        all.put("SiteIDCode", district.code() + "0001");
        all.putAll(metas);
        return all.entrySet().stream()
                .map(e -> "<meta name=\"" + e.getKey() + "\" content=\"" + Markup.escape(e.getValue()) + "\">\n")
                .collect(Collectors.joining());
    }

    String page(String title, Map<String, String> metas, String main) {
        return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n" + head(title, metas) + "</head>\n<body>\n"
                + "<div class=\"header\">" + Look.BANNER + "<h2>" + district.name() + "人民政府网站</h2>" + menu(navigation)
                + "</div>\n"
                + main + "\n<div class=\"footer\">主办：" + district.name() + "人民政府　网站标识码："
                + district.code() + "0001</div>\n</body>\n</html>\n";
    }

    static String menu(Map<String, String> links) {
        return links.entrySet().stream()
                .map(e -> "<li>" + Markup.link(e.getKey(), e.getValue()) + "</li>")
                .collect(Collectors.joining("", "<ul class=\"nav\">", "</ul>"));
    }

    String breadcrumb(List<String> names) {
        return "<div class=\"position\">当前位置：首页 &gt; " + String.join(" &gt; ", names) + "</div>\n";
    }

    static String items(List<Article> articles) {
        return articles.stream()
                .map(a -> "<li>" + Markup.link(a.path(), a.title()) + "<span>" + a.date() + "</span></li>")
                .collect(Collectors.joining("\n"));
    }

    static String attachment(Article article) {
        return article.attachment()
                .map(a -> "<p class=\"attachment\"><a href=\"" + Markup.escape(a.path()) + "\">"
                        + Markup.escape(a.label()) + "</a></p>")
                .orElse("");
    }
}
