package org.nianbao.serve.web.view;

import org.nianbao.index.Index;

/**
 * How to cite a report with its archived copy.
 *
 * @param text a sentence
 * @param gbt7714 by GB/T 7714
 * @param bibtex an entry of BibTeX
 */
public record Citation(String text, String gbt7714, String bibtex) {

    /** Of a report version; {@code today} is the day of reading, ISO. */
    public static Citation of(Frame f, Index.ReportDetail detail, String today) {
        Index.ReportRow row = detail.row();
        String copy = f.origin()
                + "/captures/" + Frame.ts14(detail.record().date()) + "/"
                + Frame.inPath(detail.record().uri().toString());
        String who = row.publisher().isBlank() ? row.district() : row.publisher();
        return new Citation(sentence(f, row, who, copy), gbt(row, who, copy, today), bibtex(row, who, copy, today));
    }

    private static String sentence(Frame f, Index.ReportRow row, String who, String copy) {
        return f.t(
                who + "：《" + row.title() + "》" + (row.published().isBlank() ? "" : "，" + row.published() + " 发布")
                        + "。原始地址 "
                        + row.url() + "；" + f.timeAndZone(row.capturedAt()) + " 存档于 " + copy + "（第 " + row.version()
                        + " 版，SHA-256 " + row.sha256() + "）。",
                who + ": " + row.title() + (row.published().isBlank() ? "" : ", published " + row.published()) + ". "
                        + row.url() + ", archived " + f.timeAndZone(row.capturedAt()) + " at " + copy + " (version "
                        + row.version() + ", SHA-256 " + row.sha256() + ").");
    }

    private static String gbt(Index.ReportRow row, String who, String copy, String today) {
        String published = row.published().isBlank() ? "" : "(" + row.published() + ")";
        return who + ". " + row.title() + "[R/OL]. " + published + "[" + today + "]. " + row.url() + ". 存档副本: " + copy
                + ".";
    }

    private static String bibtex(Index.ReportRow row, String who, String copy, String today) {
        String year = row.published().length() >= 4
                ? row.published().substring(0, 4)
                : row.year().map(y -> String.valueOf(y + 1)).orElse("");
        return "@techreport{nianbao-" + row.divisionCode() + "-"
                + row.year().map(String::valueOf).orElse("x") + "-v" + row.version() + ",\n"
                + field("author", "{" + plain(who) + "}")
                + field("title", plain(row.title()))
                + field("institution", plain(who))
                + field("year", year)
                + field("url", row.url())
                + field("urldate", today)
                + field("note", "Archived copy: " + copy + "; SHA-256 " + row.sha256())
                + "}";
    }

    private static String field(String name, String value) {
        return "  " + name + " = {" + value + "},\n";
    }

    private static String plain(String text) {
        return text.replace("{", "").replace("}", "").replace("\\", "");
    }
}
