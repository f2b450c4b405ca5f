package org.nianbao.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A4 pages written from the top down, with a page number at the foot. Lengths are in points. */
final class PdfPages implements AutoCloseable {
    static final float WIDTH = 480f;
    static final float LEADING = 1.35f;
    private static final float LEFT = 57f;
    private static final float TOP = 790f;
    private static final float BOTTOM = 70f;

    private final PDDocument document;
    private final PDFont chinese;
    private final PDFont latin;
    private PDPageContentStream stream;
    private float y;
    private int number;

    PdfPages(PDDocument document) throws IOException {
        this.document = document;
        this.chinese = embedded("/demo/DroidSansFallback-subset.ttf");
        // PDFBox brings this one; a standard font that is not embedded would make it search the machine for fonts.
        this.latin = embedded("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
        begin();
    }

    private PDFont embedded(String resource) throws IOException {
        try (InputStream font = PDDocument.class.getResourceAsStream(resource)) {
            return PDType0Font.load(document, font, true);
        }
    }

    private void begin() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        stream = new PDPageContentStream(document, page);
        stream.setLineWidth(0.6f);
        y = TOP;
        number++;
    }

    /** Ends the page and begins the next one. */
    void turn() throws IOException {
        end();
        begin();
    }

    private void end() throws IOException {
        y = BOTTOM - 20f;
        text(List.of("- " + number + " -"), WIDTH / 2 - 10f, 0f, 9f);
        stream.close();
    }

    float room() {
        return y - BOTTOM;
    }

    void down(float height) {
        y -= height;
    }

    /** Writes lines from the present place on, over the end of the page where needed. */
    void lines(List<String> lines, float size) throws IOException {
        for (String line : lines) {
            if (room() < size * LEADING) {
                turn();
            }
            text(List.of(line), 0f, 0f, size);
            down(size * (LEADING + 0.2f));
        }
    }

    /** Draws a ruled box whose upper left corner is so far from the present place. */
    void rectangle(float x, float below, float width, float height) throws IOException {
        stream.addRect(LEFT + x, y - below - height, width, height);
        stream.stroke();
    }

    /** Writes lines under each other, the first one so far from the present place. */
    void text(List<String> lines, float x, float below, float size) throws IOException {
        float base = y - below - size;
        for (String line : lines) {
            stream.beginText();
            stream.newLineAtOffset(LEFT + x, base);
            for (String run : runs(line)) {
                stream.setFont(font(run), size);
                stream.showText(run);
            }
            stream.endText();
            base -= size * LEADING;
        }
    }

    /** Breaks a text so that no line is wider than asked. */
    List<String> wrap(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (String letter : letters(text)) {
            float wide = font(letter).getStringWidth(letter) / 1000 * size;
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

    private static List<String> letters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /** The Chinese font has no Latin letters, so a line is set in runs of one font each. */
    private List<String> runs(String text) {
        List<String> runs = new ArrayList<>();
        for (String letter : letters(text)) {
            int last = runs.size() - 1;
            if (last >= 0 && font(runs.get(last)) == font(letter)) {
                runs.set(last, runs.get(last) + letter);
            } else {
                runs.add(letter);
            }
        }
        return runs;
    }

    private PDFont font(String text) {
        return isLatin(text.codePointAt(0)) ? latin : chinese;
    }

    /** Letters set in the Latin font: ASCII, curly quotes and the dash, as Chinese text uses them. */
    static boolean isLatin(int letter) {
        return letter < 0x80 || "“”‘’—".indexOf(letter) >= 0;
    }

    @Override
    public void close() throws IOException {
        end();
    }
}
