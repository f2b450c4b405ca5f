package org.nianbao.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** The formats that the corpus prints its reports in. */
enum Format {
    HTML_CLEAN("HTML, clean", "text/html", utf8(HtmlForms::clean)),
    HTML_WORD("HTML, pasted from Word", "text/html", utf8(HtmlForms::word)),
    HTML_NESTED("HTML, nested layout tables", "text/html", utf8(HtmlForms::nested)),
    HTML_RAGGED("HTML, ragged rows without spans", "text/html", utf8(HtmlForms::ragged)),
    HTML_PRE("HTML, <pre> with tabs", "text/html", utf8(HtmlForms::preformatted)),
    HTML_FRAME("HTML, the page in a frame", "text/html", utf8(HtmlForms::framed)),
    HTML_GBK("HTML in GBK", "text/html", e -> HtmlForms.clean(e)
            .replace("utf-8", "gb2312")
            .getBytes(Charset.forName("GBK"))),
    DOCX("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", OfficeForms::docx),
    DOCX_LISTS(
            "DOCX, automatic numbering, tables in text boxes",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            OfficeForms::lists),
    ZIP("ZIP of a DOCX and a note", "application/zip", OfficeForms::zip),
    XLSX("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", OfficeForms::xlsx),
    XLS("XLS", "application/vnd.ms-excel", OfficeForms::xls),
    DOC("DOC, saved by LibreOffice", "application/msword", e -> OfficeFixtures.bytes("doc", e.name())),
    RTF("RTF, saved by LibreOffice", "application/rtf", e -> OfficeFixtures.bytes("rtf", e.name())),
    WPS("WPS: a DOC under another name and type", "application/kswps", e -> OfficeFixtures.bytes("doc", e.name())),
    PDF_RULED("PDF, ruled", "application/pdf", e -> PdfForms.bytes(e, PdfForms.Look.RULED)),
    PDF_ROTATED("PDF, ruled, pages turned", "application/pdf", e -> PdfForms.bytes(e, PdfForms.Look.TURNED)),
    PDF_UNRULED("PDF, unruled", "application/pdf", e -> PdfForms.bytes(e, PdfForms.Look.UNRULED)),
    PDF_PORTRAIT("PDF, unruled, portrait", "application/pdf", e -> PdfForms.bytes(e, PdfForms.Look.PORTRAIT)),
    TEXT_TABS("text, tabs, groups in front (鼓楼 2021)", "text/plain", utf8(TextForms::tabs)),
    TEXT_RAGGED("text, tabs, ragged (二七 2019)", "text/plain", utf8(TextForms::ragged)),
    TEXT_BLANKS("text, blanks, groups on lines of their own (涧西 2020)", "text/plain", utf8(TextForms::blanks)),
    TEXT_SQUEEZED("text, one blank between words whatever stood there", "text/plain", utf8(TextForms::squeezed)),
    TEXT_BROKEN("text, tabs, labels broken (上街 2019)", "text/plain", utf8(TextForms::broken)),
    TEXT_BARS("text, bars (二七 2015)", "text/plain", utf8(TextForms::bars));

    private static final Set<Format> PDF = EnumSet.of(PDF_RULED, PDF_ROTATED, PDF_UNRULED, PDF_PORTRAIT);
    /** The font of the tests lacks their letters. */
    private static final Set<Irregularity> NOT_IN_PDF =
            EnumSet.of(Irregularity.TRADITIONAL, Irregularity.FULL_WIDTH, Irregularity.LABEL_VARIANTS);

    private final String words;
    private final String mediaType;
    private final Function<Essay, byte[]> writer;

    Format(String words, String mediaType, Function<Essay, byte[]> writer) {
        this.words = words;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    private static Function<Essay, byte[]> utf8(Function<Essay, String> text) {
        return essay -> text.apply(essay).getBytes(StandardCharsets.UTF_8);
    }

    String words() {
        return words;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] write(Essay essay) {
        return writer.apply(essay);
    }

    /** Whether the format is printed with an irregularity at all. */
    boolean prints(Irregularity irregularity) {
        if (this == TEXT_SQUEEZED) {
            return irregularity == Irregularity.BLANKS || irregularity == Irregularity.NONE;
        }
        return !PDF.contains(this) || !NOT_IN_PDF.contains(irregularity);
    }
}
