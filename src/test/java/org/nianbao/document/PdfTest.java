package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.document.Reading.blocks;
import static org.nianbao.document.Reading.cells;
import static org.nianbao.document.Reading.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

class PdfTest {
    private static final PDFont FONT = new PDType1Font(FontName.HELVETICA);
    private static final float LEFT = 100;

    @Test
    void theRealReport() throws IOException {
        Path file = Path.of("../shared/real/huaian-2024.pdf");
        Assumptions.assumeTrue(Files.exists(file), "the real documents are not beside the checkout");
        Document d = Reading.document(Files.readAllBytes(file), "application/pdf");
        assertThat(d.grids()).hasSize(3);
        assertThat(d.grids()).extracting(Grid::rows).containsExactly(14, 28, 4);
        assertThat(d.grids()).extracting(Grid::columns).containsExactly(4, 10, 15);
        assertThat(row(d.grids().get(0), 13)).containsExactly("行政事业性收费", "96171.6");
        Grid applications = d.grids().get(1);
        for (int r = 3; r < 28; r++) {
            List<String> texts = row(applications, r);
            assertThat(texts.subList(texts.size() - 7, texts.size())).allMatch(t -> t.matches("\\d+"));
        }
        assertThat(row(applications, 3)).endsWith("3001", "53", "0", "0", "61", "4", "3119");
        assertThat(row(applications, 27)).endsWith("103", "0", "0", "0", "0", "0", "103");
        assertThat(applications.at(26, 0).orElseThrow().text()).isEqualTo("三、\n本\n年\n度\n办\n理\n结\n果");
        assertThat(applications.at(14, 1).orElseThrow().text()).isEqualTo("（三）不\n予公开");
        assertThat(row(d.grids().get(2), 3))
                .containsExactly("72", "64", "178", "37", "351", "13", "4", "8", "1", "26", "12", "1", "1", "6", "20");
        assertThat(blocks(d)).contains("二、主动公开政府信息情况").noneMatch(t -> t.matches("[-—\\s]*\\d+[-—\\s]*"));
        assertThat(d.text()).contains("回应").doesNotContain("\n统计期限");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void ruledTableOnATurnedPage(int rotation) throws IOException {
        byte[] bytes = pdf(pdf -> {
            PDPage page = page(pdf, rotation);
            try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
                out.transform(upright(rotation));
                text(out, 100, 780, "Heading");
                table(out, 700);
            }
        });
        Document d = Reading.document(bytes, "application/pdf");
        assertThat(blocks(d)).containsExactly("Heading");
        assertThat(cells(d.grids().get(0)))
                .containsExactly("0,0 2x1 Label/of two", "0,1 1x2 Wide", "1,1 1x1 12", "1,2 1x1 3");
        assertThat(d.grids().get(0).cells().get(2).place()).isEqualTo(new Locator.Box(1, 200, 162, 100, 20));
    }

    @Test
    void textTurnedOnAnUprightPage() throws IOException {
        byte[] bytes = pdf(pdf -> {
            PDPage page = page(pdf, 0);
            try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
                out.transform(new Matrix(0, 1, -1, 0, 842, 0));
                table(out, 700);
            }
        });
        Document d = Reading.document(bytes, "application/pdf");
        assertThat(row(d.grids().get(0), 1)).containsExactly("12", "3");
        assertThat(d.grids().get(0).cells().get(2).place()).isEqualTo(new Locator.Box(1, 162, 542, 20, 100));
    }

    @Test
    void thinFillsAreRulings() throws IOException {
        byte[] bytes = pdf(pdf -> {
            PDPage page = page(pdf, 0);
            try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
                for (int i = 0; i < 3; i++) {
                    out.addRect(100, 700 - i * 20, 200, 0.5f);
                    out.addRect(100 + i * 100, 660, 0.5f, 40);
                }
                out.fill();
                text(out, 105, 685, "a");
                text(out, 205, 685, "1");
                text(out, 105, 665, "b");
            }
        });
        assertThat(cells(Reading.document(bytes, "application/pdf").grids().get(0)))
                .containsExactly("0,0 1x1 a", "0,1 1x1 1", "1,0 1x1 b", "1,1 1x1 ");
    }

    /** Found by fuzzing: PDFBox wrote down each code of {@code <00000000> <7FFFFFFF>}, for minutes. */
    @Test
    void aCharacterMapWithoutEndIsRefused() throws IOException {
        assertThat(Reading.why(Reading.outcome(mapped("<00000000> <7FFFFFFF> <0041>"), "application/pdf")))
                .isEqualTo("corrupt");
        assertThat(Reading.document(mapped("<00> <FF> <0000>"), "application/pdf")
                        .text())
                .contains("42");
    }

    private static byte[] mapped(String range) throws IOException {
        return pdf(pdf -> {
            PDFont font = new PDType1Font(FontName.HELVETICA);
            String map = "begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n1 beginbfrange\n" + range
                    + "\nendbfrange\nendcmap";
            PDStream stream = new PDStream(
                    pdf, new ByteArrayInputStream(map.getBytes(StandardCharsets.US_ASCII)), COSName.FLATE_DECODE);
            font.getCOSObject().setItem(COSName.TO_UNICODE, stream);
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                out.beginText();
                out.setFont(font, 10);
                out.newLineAtOffset(100, 700);
                out.showText("42 of 4242, a line of text that is long enough");
                out.endText();
            }
        });
    }

    @Test
    void tableGoesOnOnTheNextPage() throws IOException {
        byte[] bytes = pdf(pdf -> {
            for (int p = 0; p < 2; p++) {
                try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                    rows(
                            out,
                            List.of(
                                    List.of("Item", "Count"),
                                    List.of("row " + p, "4" + p),
                                    List.of("last " + p, "5" + p)));
                    text(out, 290, 40, "- " + (p + 1) + " -");
                }
            }
        });
        Document d = Reading.document(bytes, "application/pdf");
        assertThat(d.blocks()).isEmpty();
        assertThat(d.grids()).hasSize(1);
        Grid grid = d.grids().get(0);
        assertThat(grid.rows()).isEqualTo(5);
        assertThat(row(grid, 3)).containsExactly("row 1", "41");
        assertThat(((Locator.Box) grid.row(3).get(0).place()).page()).isEqualTo(2);
    }

    @Test
    void rowTornByThePageEnd() throws IOException {
        byte[] bytes = pdf(pdf -> {
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                rows(out, List.of(List.of("Item", "7"), List.of("label that goes", "8")));
            }
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                rows(out, List.of(List.of("goes on", ""), List.of("next", "9")));
            }
        });
        Grid grid = Reading.document(bytes, "application/pdf").grids().get(0);
        assertThat(cells(grid))
                .containsExactly(
                        "0,0 1x1 Item",
                        "0,1 1x1 7",
                        "1,0 1x1 label that goes/goes on",
                        "1,1 1x1 8",
                        "2,0 1x1 next",
                        "2,1 1x1 9");
    }

    @Test
    void aBlankRowAtTheTopOfAPageIsNoRestOfARow() throws IOException {
        byte[] bytes = pdf(pdf -> {
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                rows(out, List.of(List.of("Item", "7"), List.of("short", "8")));
            }
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                rows(out, List.of(List.of("other", ""), List.of("next", "9")));
            }
        });
        assertThat(Reading.document(bytes, "application/pdf").grids().get(0).rows())
                .isEqualTo(4);
    }

    @Test
    void aLabelOverSeveralRowsGoesOnOnTheNextPage() throws IOException {
        byte[] bytes = pdf(pdf -> {
            for (int p = 0; p < 2; p++) {
                try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                    hangingLabel(out, p);
                }
            }
        });
        assertThat(cells(Reading.document(bytes, "application/pdf").grids().get(0)))
                .containsExactly("0,0 4x1 1.Label", "0,1 1x1 a0", "1,1 1x1 b0", "2,1 1x1 a1", "3,1 1x1 b1");
    }

    private static void hangingLabel(PDPageContentStream out, int p) throws IOException {
        line(out, 100, 700, 300, 700);
        line(out, 200, 680, 300, 680);
        line(out, 100, 660, 300, 660);
        for (int x = 100; x <= 300; x += 100) {
            line(out, x, 700, x, 660);
        }
        text(out, 105, 680, p == 0 ? "1.Label" : "");
        text(out, 205, 685, "a" + p);
        text(out, 205, 665, "b" + p);
    }

    @Test
    void textBetweenKeepsTablesApart() throws IOException {
        byte[] bytes = pdf(pdf -> {
            for (int p = 0; p < 2; p++) {
                try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                    text(out, 100, 760, "Part " + p);
                    rows(out, List.of(List.of("x", "1"), List.of("y", "2")));
                }
            }
        });
        Document d = Reading.document(bytes, "application/pdf");
        assertThat(d.grids()).extracting(Grid::heading).containsExactly("Part 0", "Part 1");
    }

    @Test
    void paragraphsAreMergedFromLines() throws IOException {
        byte[] bytes = pdf(pdf -> {
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                text(out, 124, 700, "This first line of a paragraph reaches to the right edge");
                text(out, 100, 680, "and this one reaches about as far as the first one, to the edge");
                text(out, 100, 660, "and ends here.");
                text(out, 124, 640, "Another one.");
            }
        });
        assertThat(blocks(Reading.document(bytes, "application/pdf")))
                .hasSize(2)
                .last()
                .isEqualTo("Another one.");
    }

    @Test
    void columnsWithoutRulingsAreToldByWhereFiguresStand() throws IOException {
        byte[] bytes = pdf(pdf -> {
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                spread(out, 700, "Item", "One", "Two", "Three");
                spread(out, 680, "First", "1", "2", "3");
                spread(out, 660, "Second", "", "", "5");
                spread(out, 640, "Third of a", "7", "", "");
                spread(out, 628, "long name", "", "", "");
                spread(out, 600, "Fourth", "", "", "");
                spread(out, 580, "Fifth", "1", "2", "3");
                spread(out, 560, "Sixth", "4", "5", "6");
            }
        });
        Grid grid = Reading.document(bytes, "application/pdf").grids().get(0);
        assertThat(row(grid, 2)).containsExactly("Second", "", "", "5");
        assertThat(row(grid, 3)).containsExactly("Third of a long name", "7", "", "");
        assertThat(row(grid, 4)).containsExactly("Fourth", "", "", "");
        Locator.Box blank = (Locator.Box) grid.at(2, 2).orElseThrow().place();
        Locator.Box above = (Locator.Box) grid.at(1, 2).orElseThrow().place();
        assertThat(blank.x()).isEqualTo(above.x());
        assertThat(blank.y()).isGreaterThan(above.y() + above.h());
    }

    @Test
    void aNumberBrokenAtTheEdgeOfItsColumnIsOneAndNumbersBelowEachOtherAreNot() throws IOException {
        byte[] bytes = pdf(pdf -> {
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                spread(out, 700, "First", "1,234,5", "2", "3");
                spread(out, 688, "", "67", "", "");
                spread(out, 660, "Second", "4", "5", "6");
                text(out, LEFT, 600, "Prose, and more of it: the end, of this table; and so on, until here.");
                spread(out, 500, "Near", "12", "2", "3");
                spread(out, 488, "each", "34", "", "5");
                spread(out, 476, "other", "56", "7", "8");
            }
        });
        Document d = Reading.document(bytes, "application/pdf");
        assertThat(row(d.grids().get(0), 0)).containsExactly("First", "1,234,567", "2", "3");
        assertThat(row(d.grids().get(1), 1)).containsExactly("each", "34", "", "5");
    }

    /** A label and three figures, each column 60 points wide. */
    private static void spread(PDPageContentStream out, float y, String... words) throws IOException {
        for (int i = 0; i < words.length; i++) {
            text(out, LEFT + (i == 0 ? 0 : 80 + 60 * i), y, words[i]);
        }
    }

    @Test
    void encrypted() throws IOException {
        byte[] bytes = pdf(pdf -> {
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                text(out, 100, 700, "secret secret secret");
            }
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });
        assertThat(Reading.why(Reading.outcome(bytes, "application/pdf"))).isEqualTo("encrypted");
    }

    @Test
    void scanHasNoText() throws IOException {
        byte[] bytes = pdf(pdf -> page(pdf, 0));
        assertThat(Reading.why(Reading.outcome(bytes, "application/pdf"))).isEqualTo("no_text");
    }

    @Test
    void sameBytesSamePlaces() throws IOException {
        byte[] bytes = pdf(pdf -> {
            try (PDPageContentStream out = new PDPageContentStream(pdf, page(pdf, 0))) {
                table(out, 700);
            }
        });
        assertThat(Reading.outcome(bytes, "application/pdf")).isEqualTo(Reading.outcome(bytes, "application/pdf"));
    }

    @Test
    void radicalsAreFoldedAndNothingElse() {
        assertThat(CjkRadicals.folded("⼈⼯⺠⻔⻓，（１）①ﬁ")).isEqualTo("人工民门长，（１）①fi");
    }

    /** Makes a document. */
    interface Drawing {
        void on(PDDocument pdf) throws IOException;
    }

    static byte[] pdf(Drawing drawing) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            drawing.on(pdf);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private static PDPage page(PDDocument pdf, int rotation) {
        boolean lying = rotation % 180 != 0;
        PDPage page = new PDPage(lying ? new PDRectangle(842, 595) : new PDRectangle(595, 842));
        page.setRotation(rotation);
        pdf.addPage(page);
        return page;
    }

    /** What a producer draws first so that a turned page of 595 by 842 points as shown can be drawn as if upright. */
    private static Matrix upright(int rotation) {
        return switch (rotation) {
            case 90 -> new Matrix(0, 1, -1, 0, 842, 0);
            case 180 -> new Matrix(-1, 0, 0, -1, 595, 842);
            case 270 -> new Matrix(0, -1, 1, 0, 0, 595);
            default -> new Matrix();
        };
    }

    /** Two rows of 20 points: a label over both, a wide cell, two figures. */
    private static void table(PDPageContentStream out, float top) throws IOException {
        line(out, 100, top, 400, top);
        line(out, 200, top - 20, 400, top - 20);
        line(out, 100, top - 40, 400, top - 40);
        line(out, 100, top, 100, top - 40);
        line(out, 200, top, 200, top - 40);
        line(out, 300, top - 20, 300, top - 40);
        line(out, 400, top, 400, top - 40);
        text(out, 105, top - 15, "Label");
        text(out, 105, top - 30, "of two");
        text(out, 250, top - 14, "Wide");
        text(out, 250, top - 34, "12");
        text(out, 350, top - 34, "3");
    }

    private static void rows(PDPageContentStream out, List<List<String>> rows) throws IOException {
        float bottom = 700 - 20 * rows.size();
        for (int r = 0; r <= rows.size(); r++) {
            line(out, LEFT, 700 - 20 * r, LEFT + 200, 700 - 20 * r);
        }
        for (int c = 0; c <= 2; c++) {
            line(out, LEFT + 100 * c, 700, LEFT + 100 * c, bottom);
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < 2; c++) {
                text(out, LEFT + 100 * c + 5, 686 - 20 * r, rows.get(r).get(c));
            }
        }
    }

    private static void line(PDPageContentStream out, float x1, float y1, float x2, float y2) throws IOException {
        out.moveTo(x1, y1);
        out.lineTo(x2, y2);
        out.stroke();
    }

    private static void text(PDPageContentStream out, float x, float y, String text) throws IOException {
        out.beginText();
        out.setFont(FONT, 12);
        out.newLineAtOffset(x, y);
        out.showText(text);
        out.endText();
    }
}
