package org.nianbao.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** TRS WCM in UTF-8: {@code index_1.html} paging by createPageHTML, {@code /YYYYMM/tYYYYMMDD_id.html} articles. */
final class TrsTemplate extends SiteTemplate {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);

    TrsTemplate(District district) {
        super(district);
    }

    @Override
    Charset charset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    String contentType() {
        return "text/html; charset=UTF-8";
    }

    @Override
    String columnPath(Column column, int page) {
        return "/" + column.slug() + "/" + (page == 1 ? "index.html" : "index_" + (page - 1) + ".html");
    }

    @Override
    String articlePath(String slug, int number, LocalDate date) {
        return "/" + slug + "/" + MONTH.format(date) + "/t" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + "_"
                + (13080000 + number) + ".html";
    }

    @Override
    String attachmentPath(String article, String extension) {
        return article.replaceFirst("/t(\\d+)_(\\d+)\\.html$", "/P0$1$2." + extension);
    }

    @Override
    String attachmentLabel(String title, String extension) {
        return "附件：" + title + "." + extension;
    }

    @Override
    String fingerprint() {
        return "<link rel=\"stylesheet\" href=\"/images/trs_style.css\">\n<script src=\"/images/createPage.js\"></script>\n";
    }

    @Override
    String list(Column column, int page) {
        return "<ul class=\"list\">\n" + items(column.page(page))
                + "\n</ul>\n<div class=\"page\"><script>createPageHTML(" + column.pages() + ", " + (page - 1)
                + ", \"index\", \"html\");</script></div>";
    }

    @Override
    String article(Article article) {
        return "<h1 class=\"title\">" + Markup.escape(article.title()) + "</h1>\n<div class=\"info\">来源："
                + article.source() + "　发布时间：" + article.date() + "</div>\n"
                + "<div class=\"view TRS_UEDITOR trs_paper_default trs_editor_view\">" + article.body()
                + attachment(article) + "</div>";
    }
}
