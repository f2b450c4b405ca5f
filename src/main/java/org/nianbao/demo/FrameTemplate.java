package org.nianbao.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;

/** A home-made site with frames: no charset in the header, and the meta far down in the head. */
final class FrameTemplate extends SiteTemplate {

    FrameTemplate(District district) {
        super(district);
    }

    @Override
    Charset charset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    String contentType() {
        return "text/html";
    }

    @Override
    String columnPath(Column column, int page) {
        return "/" + column.slug() + "/" + page + ".html";
    }

    @Override
    String articlePath(String slug, int number, LocalDate date) {
        return "/content/" + (70000 + number) + ".html";
    }

    @Override
    String attachmentPath(String article, String extension) {
        return article.replace("/content/", "/upload/").replace(".html", "." + extension);
    }

    @Override
    String attachmentLabel(String title, String extension) {
        return title + "（" + extension.toUpperCase(java.util.Locale.ROOT) + "版）";
    }

    /** The meta comes after the first 1,024 bytes, where the HTML standard's prescan has given up. */
    @Override
    String head(String title, Map<String, String> metas) {
        String script = "<script>\nvar site = { menu: [] };\n"
                + "site.menu.push({ open: false, width: 120 });\n".repeat(30) + "</script>\n";
        return script + "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n<title>"
                + Markup.escape(title) + "</title>\n" + fingerprint();
    }

    /** A frameset: the menu in one document, what it opens in another. */
    @Override
    Map<String, String> portal(String path, Map<String, String> quartet) {
        String menu = path.replace("index", "menu");
        String main = path.replace("index", "main");
        String set = "<html>\n<head>\n" + head("信息公开", Map.of())
                + "</head>\n<frameset cols=\"200,*\">\n<frame name=\"menu\" src=\"" + menu
                + "\">\n<frame name=\"main\" src=\"" + main + "\">\n</frameset>\n</html>\n";
        return Map.of(
                path,
                set,
                menu,
                page("目录", Map.of(), "<div>" + menu(quartet) + "</div>"),
                main,
                page("说明", Map.of(), "<p>请在左侧选择栏目。</p>"));
    }

    @Override
    String fingerprint() {
        return "<meta name=\"generator\" content=\"hand\">\n";
    }

    @Override
    String list(Column column, int page) {
        StringBuilder pages = new StringBuilder("<p>");
        for (int p = 1; p <= column.pages(); p++) {
            pages.append(p == page ? "<b>" + p + "</b> " : "<a href=\"" + columnPath(column, p) + "\">" + p + "</a> ");
        }
        return "<table width=\"100%\"><tr><td><ul>\n" + items(column.page(page)) + "\n</ul></td></tr></table>\n" + pages
                + "</p>";
    }

    @Override
    String article(Article article) {
        return "<center><font size=\"5\"><b>" + Markup.escape(article.title())
                + "</b></font></center>\n<p align=\"center\">" + article.date() + "　" + article.source() + "</p>\n"
                + article.body() + attachment(article);
    }
}
