package org.nianbao.demo;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** 大汉 Hanweb jpage in GBK: records in a datastore, the rest of a list from {@code dataproxy.jsp}. */
final class HanwebTemplate extends SiteTemplate {
    private static final String PROXY = "/module/web/jpage/dataproxy.jsp";

    HanwebTemplate(District district) {
        super(district);
    }

    @Override
    Charset charset() {
        return Charset.forName("GBK");
    }

    @Override
    String contentType() {
        return "text/html";
    }

    @Override
    String columnPath(Column column, int page) {
        return "/col/col" + column.number() + "/index.html";
    }

    @Override
    String articlePath(String slug, int number, LocalDate date) {
        return "/art/" + date.getYear() + "/" + date.getMonthValue() + "/" + date.getDayOfMonth() + "/art_" + slug + "_"
                + (20000 + number) + ".html";
    }

    @Override
    String attachmentPath(String article, String extension) {
        return "/module/download/downfile.jsp?filename="
                + Resource.digest(district.host() + article).substring(0, 20) + "." + extension;
    }

    @Override
    String attachmentLabel(String title, String extension) {
        return "点击下载年度报告全文";
    }

    @Override
    String charsetMeta() {
        return "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=GBK\">";
    }

    @Override
    String fingerprint() {
        return "<script src=\"/script/jquery.js\"></script>\n<script src=\"/module/jslib/jpage/jpage.js\"></script>\n"
                + "<!-- 大汉版通发布系统 -->\n";
    }

    @Override
    String list(Column column, int page) {
        String proxy = PROXY + "?page=1&appid=1&webid=7&path=/&columnid=" + column.number() + "&unitid=372418&webname="
                + "demo&permissiontype=0";
        return "<div id=\"372418\"><script type=\"text/xml\">" + datastore(column.page(1), proxy) + "</script></div>\n"
                + "<script>jpage({perPage:" + Column.PER_PAGE + ",totalRecord:"
                + column.articles().size()
                + ",openMode:1,proxyUrl:'" + PROXY + "',columnid:" + column.number()
                + ",unitid:372418,webid:7});</script>";
    }

    private static String datastore(List<Article> articles, String proxy) {
        return "<datastore>\n<nextgroup><![CDATA[<a href=\"" + proxy + "\"></a>]]></nextgroup>\n<recordset>\n"
                + articles.stream()
                        .map(a -> "<record><![CDATA[<li><a href=\"" + a.path() + "\" title=\""
                                + Markup.escape(a.title()) + "\" target=\"_blank\">" + Markup.escape(a.title())
                                + "</a><b>" + a.date() + "</b></li>]]></record>\n")
                        .collect(Collectors.joining())
                + "</recordset>\n</datastore>";
    }

    /** The service looks at the first record asked for; one column a unit is enough for the demo. */
    @Override
    Map<String, Resource> services(Column column, LocalDate date) {
        Map<String, Resource> answers = new LinkedHashMap<>();
        for (int page = 2; page <= column.pages(); page++) {
            int first = (page - 1) * Column.PER_PAGE + 1;
            String xml = "<?xml version='1.0' encoding='GBK'?>\n<!-- " + column.name() + " -->\n"
                    + datastore(column.page(page), PROXY + "?columnid=" + column.number());
            answers.put(
                    VirtualHosts.key(PROXY, "columnid=" + column.number() + "&startrecord=" + first),
                    Resource.text("text/html; charset=GBK", xml, charset(), date));
        }
        return answers;
    }

    @Override
    String article(Article article) {
        return "<!--<$[标题]>begin--><table id=\"article\"><tr><td class=\"title\">" + Markup.escape(article.title())
                + "</td></tr><tr><td>发布日期：" + article.date() + "　来源：" + article.source()
                + "</td></tr></table><!--<$[标题]>end-->\n<div id=\"zoom\">" + article.body() + attachment(article)
                + "</div>";
    }
}
