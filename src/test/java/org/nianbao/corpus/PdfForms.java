package org.nianbao.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.nianbao.corpus.Table.Placed;

/** Reports as PDF, with or without rulings. A table begins on a new page where it does not fit on the one begun. */
final class PdfForms implements AutoCloseable {
    private static final float LEFT = 40;
    private static final float PORTRAIT = 515;
    private static final float LANDSCAPE = 762;
    private static final float SIZE = 7;
    private static final float LINE = 8.5f;
    private static final float PADDING = 2;

    private final PDDocument document;
    private final PDFont chinese;
    private final PDFont latin;
    private final Look look;
    private final boolean ruled;
    private final float width;
    private PDPageContentStream page;
    private float y;

    /** What the pages look like. */
    enum Look {
        /** Upright, tables with lines. */
        RULED,
        /** Lying in the file and turned to be shown, tables with lines. */
        TURNED,
        /** Wide, tables without lines. */
        UNRULED,
        /** Upright, tables without lines. */
        PORTRAIT
    }

    private PdfForms(PDDocument document, Look look) throws IOException {
        this.document = document;
        this.look = look;
        this.ruled = look == Look.RULED || look == Look.TURNED;
        this.width = look == Look.UNRULED ? LANDSCAPE : PORTRAIT;
        this.chinese = font("/demo/DroidSansFallback-subset.ttf");
        this.latin = font("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
        turn();
    }

    static byte[] bytes(Essay essay, Look look) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(1L);
            try (PdfForms forms = new PdfForms(document, look)) {
                forms.write(essay);
            }
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private PDFont font(String resource) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(resource)) {
            return PDType0Font.load(document, in, true);
        }
    }

    private void write(Essay essay) throws IOException {
        paragraph(essay.title(), 14);
        paragraph(essay.opening(), 9);
        for (Table table : essay.tables()) {
            if (!table.heading().isEmpty()) {
                paragraph(table.heading(), 10);
            } else {
                turn();
            }
            table(table);
            y -= 12;
        }
    }

    private void turn() throws IOException {
        if (page != null) {
            page.close();
        }
        PDRectangle a4 = PDRectangle.A4;
        boolean wide = look == Look.UNRULED || look == Look.TURNED;
        PDPage next = new PDPage(wide ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4);
        document.addPage(next);
        page = new PDPageContentStream(document, next);
        if (look == Look.TURNED) {
            next.setRotation(90);
            page.transform(new Matrix(0, 1, -1, 0, a4.getHeight(), 0));
        }
        page.setLineWidth(0.5f);
        y = look == Look.UNRULED ? 560 : 800;
    }

    private void paragraph(String text, float size) throws IOException {
        for (String line : wrap(text, size, width)) {
            if (y < 60) {
                turn();
            }
            show(line, LEFT, y - size, size);
            y -= size * 1.6f;
        }
    }

    private void table(Table table) throws IOException {
        float[] left = columns(table);
        List<Placed> placed = table.placed();
        float[] height = new float[table.rows().size()];
        Arrays.fill(height, LINE + 2 * PADDING);
        for (Placed p : placed) {
            if (p.slot().down() == 1) {
                height[p.row()] = Math.max(height[p.row()], text(p, left).size() * LINE + 2 * PADDING);
            }
        }
        float all = 0;
        for (float h : height) {
            all += h;
        }
        if (all > (look == Look.UNRULED ? 540 : 750)) {
            overPages(placed, left, height);
            return;
        }
        if (y - all < (look == Look.UNRULED ? 20 : 50)) {
            turn();
        }
        float[] top = new float[height.length + 1];
        top[0] = y;
        for (int i = 0; i < height.length; i++) {
            top[i + 1] = top[i] - height[i];
        }
        for (Placed p : placed) {
            cell(p, left, top);
        }
        y = top[height.length];
    }

    /** A table longer than a page, without cells over several rows: a page ends where the next row does not fit. */
    private void overPages(List<Placed> placed, float[] left, float[] height) throws IOException {
        for (int row = 0; row < height.length; row++) {
            if (y - height[row] < (look == Look.UNRULED ? 20 : 50)) {
                turn();
            }
            float[] top = new float[height.length + 1];
            top[row] = y;
            top[row + 1] = y - height[row];
            for (Placed p : placed) {
                if (p.row() == row) {
                    cell(p, left, top);
                }
            }
            y = top[row + 1];
        }
    }

    private void cell(Placed p, float[] left, float[] top) throws IOException {
        float x = left[p.column()] + (ruled ? 0 : 3);
        float width = left[p.column() + p.slot().across()] - x;
        float bottom = top[Math.min(p.row() + p.slot().down(), top.length - 1)];
        if (ruled) {
            page.addRect(x, bottom, width, top[p.row()] - bottom);
            page.stroke();
        }
        float base = top[p.row()] - PADDING - SIZE;
        for (String line : text(p, left)) {
            show(line, x + PADDING, base, SIZE);
            base -= LINE;
        }
    }

    private List<String> text(Placed p, float[] left) throws IOException {
        float width = left[p.column() + p.slot().across()] - left[p.column()] - (ruled ? 2 : 4) * PADDING;
        List<String> lines = new ArrayList<>();
        for (String line : p.slot().text().split("\n", -1)) {
            lines.addAll(wrap(line, SIZE, width));
        }
        return lines;
    }

    /** Label columns are wider than those of figures. */
    private float[] columns(Table table) {
        int columns = table.columns();
        float[] left = new float[columns + 1];
        left[0] = LEFT;
        for (int i = 0; i < columns; i++) {
            float share =
                    switch (columns) {
                        case 10 -> i == 2 ? 0.36f : i < 2 ? 0.12f : 0.4f / 7;
                        case 3 -> i == 0 ? 0.6f : 0.2f;
                        default -> 1f / columns;
                    };
            left[i + 1] = left[i] + share * width;
        }
        return left;
    }

    private void show(String words, float x, float base, float size) throws IOException {
        String text = printable(words);
        page.beginText();
        page.newLineAtOffset(x, base);
        for (String letter : text.split("")) {
            if (!letter.isEmpty()) {
                page.setFont(font(letter.charAt(0)), size);
                page.showText(letter);
            }
        }
        page.endText();
    }

    /** The font of the tests lacks a letter that another of the same meaning stands for. */
    private static String printable(String text) {
        return text.replace('－', '-');
    }

    private PDFont font(char letter) {
        return letter < 0x80 || "“”‘’—–−".indexOf(letter) >= 0 ? latin : chinese;
    }

    private List<String> wrap(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (char letter : printable(text).toCharArray()) {
            float wide = font(letter).getStringWidth(String.valueOf(letter)) / 1000 * size;
            if (used + wide > width && line.length() > 0) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(letter);
            used += wide;
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
