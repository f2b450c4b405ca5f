package org.nianbao.demo;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** 开普 UCAP whose bytes are GB18030 while header and meta say gb2312. */
final class UcapTemplate extends SiteTemplate {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);

    UcapTemplate(District district) {
        super(district);
    }

    @Override
    Charset charset() {
        return Charset.forName("GB18030");
    }

    @Override
    String contentType() {
        return "text/html; charset=gb2312";
    }

    @Override
    String columnPath(Column column, int page) {
        return "/mxqzf/" + column.slug() + "/" + (page == 1 ? "list.shtml" : "list_" + page + ".shtml");
    }

    @Override
    String articlePath(String slug, int number, LocalDate date) {
        return "/mxqzf/" + slug + "/" + MONTH.format(date) + "/"
                + Resource.digest(district.host() + number).substring(0, 32) + ".shtml";
    }

    @Override
    String attachmentPath(String article, String extension) {
        return article.replaceFirst(
                "/[0-9a-f]{32}\\.shtml$", "/files/" + Resource.digest(article).substring(0, 32) + "." + extension);
    }

    @Override
    String attachmentLabel(String title, String extension) {
        return title.substring(0, Math.min(title.length(), 18)) + "." + extension;
    }

    @Override
    String charsetMeta() {
        return "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">";
    }

    @Override
    String fingerprint() {
        return "<script src=\"/common/pager.js\"></script>\n<link rel=\"stylesheet\" href=\"/common/ucap.css\">\n";
    }

    @Override
    String list(Column column, int page) {
        StringBuilder pager = new StringBuilder("<div class=\"pager\">第" + page + "页/共" + column.pages() + "页 ");
        if (page < column.pages()) {
            pager.append("<a href=\"").append(columnPath(column, page + 1)).append("\">下一页</a> <a href=\"");
            pager.append(columnPath(column, column.pages())).append("\">尾页</a>");
        }
        return "<ul class=\"news-list\">\n" + items(column.page(page)) + "\n</ul>\n" + pager + "</div>";
    }

    @Override
    String article(Article article) {
        return "<table class=\"xxgk-info\"><tr><td>索引号</td><td>"
                + Resource.digest(article.path()).substring(0, 9)
                + "</td><td>分类</td><td>政府信息公开</td></tr><tr><td>发布机构</td><td>" + article.source()
                + "</td><td>公开日期</td><td><publishtime>" + article.date() + "</publishtime></td></tr>"
                + "<tr><td>文件下载</td><td colspan=\"3\">" + attachment(article) + "</td></tr></table>\n"
                + "<h1><ucaptitle>" + Markup.escape(article.title()) + "</ucaptitle></h1>\n"
                + "<div id=\"UCAP-CONTENT\"><ucapcontent>" + article.body() + "</ucapcontent></div>";
    }
}
