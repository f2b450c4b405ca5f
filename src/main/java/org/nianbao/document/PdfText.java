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
        List<PdfRow> plain = lines.stream().map(PdfRow::of).toList();
        if (TabularText.isIn(plain.stream().map(PdfRow::text).toList())) {
            boolean recognised = lines.stream().anyMatch(line -> line.page().recognised());
            PdfPlaces places = new PdfPlaces(recognised ? plain : laidOut(plain));
            draft.recognised(recognised);
            draft.append(PlainText.read(places.text(), source), places::onPage);
            draft.recognised(false);
        } else {
            paragraphs(draft);
        }
        lines.clear();
    }

    /** Rows with the columns of the tables that stand between lines of prose. */
    private List<PdfRow> laidOut(List<PdfRow> plain) {
        List<PdfRow> rows = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= plain.size(); i++) {
            if (i == plain.size() || PlainTextLine.isProse(plain.get(i).text())) {
                rows.addAll(PdfColumns.rows(lines.subList(begin, i)));
                rows.addAll(plain.subList(i, Math.min(i + 1, plain.size())));
                begin = i + 1;
            }
        }
        return rows;
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
         * A character of the joined lines, or a blank cell.
         *
         * @param start its offset there
         * @param end offset past it
         * @param page its page
         * @param box where it is
         */
        private record Piece(int start, int end, PdfPage page, PdfRow.Box box) {}

        PdfPlaces(List<PdfRow> rows) {
            for (PdfRow row : rows) {
                for (int i = 0; i < row.cells().size(); i++) {
                    text.append(i > 0 ? "\t" : "");
                    cell(row.page(), row.cells().get(i));
                }
                text.append('\n');
            }
        }

        private void cell(PdfPage page, PdfRow.Cell cell) {
            if (cell.lines().isEmpty()) {
                pieces.add(new Piece(text.length(), text.length() + 1, page, cell.box()));
            }
            for (int i = 0; i < cell.lines().size(); i++) {
                text.append(i > 0 ? cell.between(i - 1) : "");
                column(page, cell.lines().get(i));
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
                    PdfRow.Box box = new PdfRow.Box(glyph.x(), glyph.top(), glyph.right(), glyph.bottom());
                    pieces.add(new Piece(text.length() + found, text.length() + at, page, box));
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
            PdfRow.Box box = pieces.subList(first, last + 1).stream()
                    .map(Piece::box)
                    .reduce(PdfRow.Box::with)
                    .orElseThrow();
            return pieces.get(first).page().frame().box(box.left(), box.top(), box.right(), box.bottom());
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
