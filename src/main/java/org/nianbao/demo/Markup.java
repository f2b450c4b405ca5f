package org.nianbao.demo;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the body of a report as HTML, as an editor of the site would type it. */
final class Markup {
    private Markup() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String link(String href, String text) {
        return "<a href=\"" + escape(href) + "\" title=\"" + escape(text) + "\">" + escape(text) + "</a>";
    }

    /** The body of a report. */
    static String body(Paper paper) {
        return paper.parts().stream().map(Markup::part).collect(Collectors.joining("\n"));
    }

    private static String part(Part part) {
        if (part instanceof Part.Heading heading) {
            return "<p><strong>" + escape(heading.text()) + "</strong></p>";
        }
        if (part instanceof Part.Paragraph paragraph) {
            return "<p style=\"text-indent:2em\">" + escape(paragraph.text()) + "</p>";
        }
        return table(((Part.Tabular) part).table());
    }

    private static String table(FormTable table) {
        String rows = table.rows().stream().map(Markup::row).collect(Collectors.joining("\n"));
        return "<table border=\"1\" cellspacing=\"0\" cellpadding=\"2\" width=\"100%\"><tbody>\n" + rows
                + "\n</tbody></table>";
    }

    private static String row(List<FormCell> cells) {
        return cells.stream().map(Markup::cell).collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String cell(FormCell cell) {
        String text = cell.text().isBlank() ? "&nbsp;" : escape(cell.text());
        return "<td" + spans(cell) + (cell.figure() ? " align=\"center\">" : ">") + text + "</td>";
    }

    static String spans(FormCell cell) {
        return (cell.across() > 1 ? " colspan=\"" + cell.across() + "\"" : "")
                + (cell.down() > 1 ? " rowspan=\"" + cell.down() + "\"" : "");
    }
}
