package org.nianbao.demo;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the body of a report as HTML pasted out of Word: a span for every run, {@code o:p}, MsoNormalTable. */
final class WordMarkup {
    private static final String RUN =
            "<span lang=\"EN-US\" style=\"font-size:12.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:宋体\">";

    private WordMarkup() {}

    static String body(Paper paper) {
        return paper.parts().stream().map(WordMarkup::part).collect(Collectors.joining("\n"));
    }

    private static String part(Part part) {
        if (part instanceof Part.Heading heading) {
            return paragraph(heading.text(), "<b style=\"mso-bidi-font-weight:normal\">", "</b>");
        }
        if (part instanceof Part.Paragraph paragraph) {
            return paragraph(paragraph.text(), "", "");
        }
        return table(((Part.Tabular) part).table());
    }

    private static String paragraph(String text, String before, String after) {
        return "<p class=\"MsoNormal\" style=\"text-indent:24.0pt;line-height:150%\">" + before + runs(text) + after
                + "<span lang=\"EN-US\"><o:p></o:p></span></p>";
    }

    private static String table(FormTable table) {
        String rows = table.rows().stream().map(WordMarkup::row).collect(Collectors.joining("\n"));
        return "<table class=\"MsoNormalTable\" border=\"1\" cellspacing=\"0\" cellpadding=\"0\""
                + " style=\"border-collapse:collapse;mso-yfti-tbllook:1184\">\n" + rows + "\n</table>";
    }

    private static String row(List<FormCell> cells) {
        return cells.stream()
                .map(WordMarkup::cell)
                .collect(Collectors.joining("\n", "<tr style=\"mso-yfti-irow:1;height:15.0pt\">\n", "\n</tr>"));
    }

    private static String cell(FormCell cell) {
        String text = cell.text().isBlank() ? RUN + "<o:p>&nbsp;</o:p></span>" : runs(cell.text());
        return "<td width=\"66\"" + Markup.spans(cell)
                + " style=\"border:solid windowtext 1.0pt;padding:0cm 5.4pt\">\n<p class=\"MsoNormal\" align=\"center\">"
                + text + "<span lang=\"EN-US\"><o:p></o:p></span></p>\n</td>";
    }

    /** Word begins a new run at brackets and full stops after a number, as its spelling check does. */
    private static String runs(String text) {
        return List.of(text.split("(?<=[（）.])|(?=[（）])")).stream()
                .map(run -> RUN + Markup.escape(run) + "</span>")
                .collect(Collectors.joining());
    }
}
