package org.nianbao.corpus;

import java.util.List;
import java.util.stream.Collectors;
import org.nianbao.corpus.Table.Slot;

/** Reports as web pages. */
final class HtmlForms {
    private HtmlForms() {}

    static String clean(Essay essay) {
        return page(
                essay,
                essay.tables().stream()
                        .map(t -> "<p>" + t.heading() + "</p>\n" + table(t, HtmlForms::plain, true))
                        .collect(Collectors.joining()));
    }

    static String word(Essay essay) {
        return page(
                essay,
                essay.tables().stream()
                        .map(t -> pasted(t.heading()) + table(t, HtmlForms::pasted, true))
                        .collect(Collectors.joining()));
    }

    /** The data tables lie in a cell of a layout table, each in a table of its own. */
    static String nested(Essay essay) {
        String body = essay.tables().stream()
                .map(t -> "<tr><td><p>" + t.heading() + "</p><table width=\"100%\"><tr><td>"
                        + table(t, HtmlForms::plain, true) + "</td></tr></table></td></tr>\n")
                .collect(Collectors.joining());
        return page(
                essay, "<table border=0><tr><td width=200>导航</td><td><table>" + body + "</table></td></tr></table>");
    }

    /** Only the cells that begin in a row, without spans and without end tags. */
    static String ragged(Essay essay) {
        return page(
                essay,
                essay.tables().stream()
                        .map(t -> "<p>" + t.heading() + "</p>\n" + table(t, HtmlForms::plain, false))
                        .collect(Collectors.joining()));
    }

    static String preformatted(Essay essay) {
        return page(essay, "<pre>\n" + escaped(TextForms.tables(essay, TextForms::spread)) + "</pre>");
    }

    /** What a frame of another page shows: no title, a base for links, tags as they were written in the time of frames. */
    static String framed(Essay essay) {
        String body = essay.tables().stream()
                .map(t -> "<P ALIGN=CENTER>" + t.heading() + "\n" + table(t, HtmlForms::plain, true))
                .collect(Collectors.joining());
        return "<HTML><HEAD><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=utf-8\">"
                + "<BASE TARGET=\"main\"></HEAD>\n<BODY><P ALIGN=CENTER>" + essay.title() + "\n<P>" + essay.opening()
                + "\n" + body + "<P><A HREF=\"nav.htm\" TARGET=\"nav\">返回</A></BODY></HTML>\n";
    }

    /** The page that holds the frames: no figure is in it. */
    static String frames(Essay essay) {
        return "<HTML><HEAD><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=utf-8\"><TITLE>"
                + essay.title() + "</TITLE></HEAD>\n<FRAMESET COLS=\"20%,80%\"><FRAME NAME=\"nav\" SRC=\"nav.htm\">"
                + "<FRAME NAME=\"main\" SRC=\"report.htm\"><NOFRAMES>您的浏览器不支持框架。</NOFRAMES></FRAMESET></HTML>\n";
    }

    private static String page(Essay essay, String body) {
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + essay.title()
                + "</title></head>\n<body><h1>" + essay.title() + "</h1>\n<p>" + essay.opening() + "</p>\n" + body
                + "</body></html>\n";
    }

    private static String table(Table table, java.util.function.UnaryOperator<String> content, boolean spans) {
        StringBuilder out = new StringBuilder("<table border=\"1\">\n");
        for (List<Slot> row : table.rows()) {
            out.append("<tr>");
            for (Slot slot : row) {
                out.append("<td");
                out.append(spans && slot.down() > 1 ? " rowspan=\"" + slot.down() + "\"" : "");
                out.append(spans && slot.across() > 1 ? " colspan=" + slot.across() : "");
                out.append('>').append(content.apply(slot.text())).append(spans ? "</td>" : "");
            }
            out.append(spans ? "</tr>\n" : "\n");
        }
        return out.append("</table>\n").toString();
    }

    private static String plain(String text) {
        return escaped(text).replace("\n", "<br>");
    }

    /** A run of one letter or two each, in spans of fonts, as the clipboard of Word gives it. */
    private static String pasted(String text) {
        StringBuilder out =
                new StringBuilder("<p class=\"MsoNormal\" align=center style='mso-pagination:widow-orphan'>");
        if (text.isEmpty()) {
            out.append("<span lang=EN-US>&nbsp;<o:p></o:p></span>");
        }
        for (int i = 0; i < text.length(); i += 2) {
            String run = text.substring(i, Math.min(i + 2, text.length()));
            out.append("<span style=\"font-family:仿宋\"><font size=\"3\">")
                    .append(plain(run))
                    .append("</font></span>");
        }
        return out.append("<span lang=EN-US><o:p></o:p></span></p>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
