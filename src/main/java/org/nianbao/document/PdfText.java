package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.model.Document;
import org.nianbao.model.Locator;

/** The lines between two tables, over page ends: paragraphs, or tables without rulings. */
final class PdfText {
    private static final double NOT_INDENTED = 1;
    private static final double FULL = 2;
    private static final double OTHER_SIZE = 0.15;
    private static final double FAR = 3;

    private final List<Line> lines = new ArrayList<>();

    /**
     * A line on its page.
     *
     * @param page the page
     * @param text the line
     * @param left left margin of the page's text
     * @param right right margin of it
     */
    record Line(PdfPage page, TextLine text, double left, double right) {
        private boolean goesOnWith(Line next) {
            double size = text.size();
            boolean sameSize = Math.abs(next.text.size() - size) <= OTHER_SIZE * size;
            boolean near = next.page != page || next.text.top() - text.bottom() < FAR * size;
            return sameSize
                    && near
                    && text.right() > right - FULL * size
                    && next.text.left() < next.left + NOT_INDENTED * size;
        }
    }

    void add(Line line) {
        lines.add(line);
    }

    /** Puts all lines so far into the draft and forgets them. */
    void flush(Draft draft, Document.Source source) throws Refusal {
        List<String> rows = lines.stream()
                .map(line -> String.join(
                        "\t", line.text().columns().stream().map(TextLine::text).toList()))
                .toList();
        if (TabularText.isIn(rows)) {
            PdfPlaces places = new PdfPlaces(lines);
            draft.recognised(lines.stream().anyMatch(line -> line.page().recognised()));
            draft.append(PlainText.read(places.text(), source), places::onPage);
            draft.recognised(false);
        } else {
            paragraphs(draft);
        }
        lines.clear();
    }

    private void paragraphs(Draft draft) {
        StringBuilder paragraph = new StringBuilder();
        Line last = null;
        for (Line line : lines) {
            if (last != null && !last.goesOnWith(line)) {
                draft.block(paragraph.toString());
                paragraph.setLength(0);
            }
            // a line end of the source: nothing between Chinese characters, a blank between words
            paragraph.append('\r').append(line.text().text());
            last = line;
        }
        draft.block(paragraph.toString());
    }

    /** Leads places in the joined lines back to rectangles on pages. */
    static final class PdfPlaces {
        private final StringBuilder text = new StringBuilder();
        private final List<Piece> pieces = new ArrayList<>();

        /**
         * A character of the joined lines.
         *
         * @param start its offset there
         * @param end offset past it
         * @param page its page
         * @param glyph the character
         */
        private record Piece(int start, int end, PdfPage page, Glyph glyph) {}

        PdfPlaces(List<Line> lines) {
            for (Line line : lines) {
                List<TextLine> columns = line.text().columns();
                for (int i = 0; i < columns.size(); i++) {
                    text.append(i > 0 ? "\t" : "");
                    column(line.page(), columns.get(i));
                }
                text.append('\n');
            }
        }

        private void column(PdfPage page, TextLine column) {
            String words = column.text();
            int at = 0;
            for (Glyph glyph : column.glyphs()) {
                String c = Whitespace.fold(glyph.text());
                int found = c.isEmpty() ? -1 : words.indexOf(c, at);
                if (found >= 0) {
                    at = found + c.length();
                    pieces.add(new Piece(text.length() + found, text.length() + at, page, glyph));
                }
            }
            text.append(words);
        }

        String text() {
            return text.toString();
        }

        /** The rectangle around the characters of a span; that of the next character for an empty one. */
        Locator.Place onPage(Locator.Place place) {
            if (!(place instanceof Locator.Span span) || pieces.isEmpty()) {
                return place;
            }
            int first = first(span.start());
            int last = first;
            while (last + 1 < pieces.size()
                    && pieces.get(last + 1).start() < span.end()
                    && pieces.get(last + 1).page() == pieces.get(first).page()) {
                last++;
            }
            List<Glyph> glyphs =
                    pieces.subList(first, last + 1).stream().map(Piece::glyph).toList();
            TextLine line = new TextLine(glyphs);
            return pieces.get(first).page().frame().box(line.left(), line.top(), line.right(), line.bottom());
        }

        private int first(int offset) {
            int low = 0;
            int high = pieces.size() - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pieces.get(middle).end() > offset) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }
}
