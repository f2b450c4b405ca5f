package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.Cell;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Form;
import org.nianbao.model.Hints;
import org.nianbao.model.Indicator;
import org.nianbao.model.Locator;

/** What stands at the place of a figure, looked up by other means than those that read it, is the figure. */
class PlacesTest {
    private static final List<Indicator> INDICATORS = Indicators.read(Path.of("config/indicators.tsv"));

    /** Places are rounded to hundredths of a point. */
    private static final double EDGE = 0.01;

    private static byte[] bytes(Format format, Form form) {
        return new Corpus.Entry(Specimen.of(form, Irregularity.NONE, INDICATORS), format).bytes();
    }

    private static Document document(Format format, byte[] bytes) {
        DocumentOutcome outcome = new Documents().read(bytes, Optional.of(format.mediaType()), Optional.empty());
        return ((DocumentOutcome.Readable) outcome).document();
    }

    private static List<Cell> cells(Document document) {
        Extraction read = new Extractor(INDICATORS).extract(document, Hints.none());
        List<Cell> cells = ((Extraction.Extracted) read).report().cells();
        assertThat(cells).isNotEmpty();
        return cells;
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\u00A0\\u3000]+", "");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void placesAreTheSameInEveryRun(Format format) {
        byte[] bytes = bytes(format, Form.F2021);
        assertThat(cells(document(format, bytes))).isEqualTo(cells(document(format, bytes)));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theFigureStandsAtItsPlace(Format format) throws IOException {
        for (Form form : Form.values()) {
            byte[] bytes = bytes(format, form);
            Document document = document(format, bytes);
            for (Cell cell : cells(document)) {
                assertThat(bare(at(cell.locator(), format, document, bytes)))
                        .as("%s %s", cell.code(), cell.locator())
                        .isEqualTo(bare(cell.raw()));
            }
        }
    }

    private static String at(Locator locator, Format format, Document document, byte[] bytes) throws IOException {
        if (locator.place() instanceof Locator.Span span) {
            Charset charset = format == Format.HTML_GBK ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
            String there = new String(bytes, charset).substring(span.start(), span.end());
            return format.mediaType().equals("text/html")
                    ? Jsoup.parse("<table><tr>" + there).text()
                    : there;
        }
        if (locator.place() instanceof Locator.Box box) {
            return printed(bytes, box);
        }
        return document.grids().get(locator.grid()).cells().stream()
                .filter(c -> c.row() == locator.row() && c.column() == locator.column())
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String printed(byte[] pdf, Locator.Box box) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripperByArea area = new PDFTextStripperByArea();
            area.addRegion(
                    "cell", new Rectangle2D.Double(box.x() - EDGE, box.y() - EDGE, box.w() + EDGE, box.h() + EDGE));
            area.extractRegions(document.getPage(box.page() - 1));
            return area.getTextForRegion("cell");
        }
    }

    /** Table, row and cell as Word itself counts them, columns by the spans before. */
    @Test
    void tableRowAndCellAreThoseOfTheWordFile() throws IOException {
        byte[] bytes = bytes(Format.DOCX, Form.F2021);
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            for (Cell cell : cells(document(Format.DOCX, bytes))) {
                Locator at = cell.locator();
                List<XWPFTableCell> row = new ArrayList<>();
                for (XWPFTableCell one :
                        word.getTables().get(at.grid()).getRow(at.row()).getTableCells()) {
                    var properties = one.getCTTc().getTcPr();
                    boolean spans = properties != null && properties.isSetGridSpan();
                    int across = spans ? properties.getGridSpan().getVal().intValue() : 1;
                    for (int i = 0; i < across; i++) {
                        row.add(one);
                    }
                }
                assertThat(bare(row.get(at.column()).getText())).as(cell.code()).isEqualTo(bare(cell.raw()));
            }
        }
    }
}
