package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.model.Document;

/** Puts pages together: tables by their rulings, over page ends; the rest as text. */
final class PdfLayout {
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-—–―－\\s]*(?:第\\s*)?[0-9０-９]{1,4}(?:\\s*页)?" + "(?:\\s*[/／]?\\s*共?\\s*[0-9０-９]{1,4}\\s*页?)?[-—–―－\\s]*");
    private static final double MARGIN = 0.13;
    /** A line that is not nearer than this to the next, in sizes of the font, belongs to no cell of it. */
    private static final double APART = 1.45;

    private final Draft draft = new Draft();
    private final PdfText text = new PdfText();
    private final Document.Source source;
    private PdfTable open;

    PdfLayout(Document.Source source) {
        this.source = source;
    }

    /** Adds the next page. */
    void page(PdfPage page) throws Refusal {
        List<Glyph> glyphs = new ArrayList<>(page.glyphs());
        List<PdfTable> tables = PdfTable.of(page, glyphs);
        List<TextLine> lines = new ArrayList<>(TextLine.of(glyphs));
        dropPageNumbers(lines, page);
        double left = lines.stream().mapToDouble(TextLine::left).min().orElse(0);
        double right = lines.stream().mapToDouble(TextLine::right).max().orElse(0);
        int next = 0;
        for (PdfTable table : tables) {
            for (; next < lines.size() && lines.get(next).top() < table.top(); next++) {
                line(new PdfText.Line(page, lines.get(next), left, right));
            }
            table(table);
        }
        for (TextLine line : lines.subList(next, lines.size())) {
            line(new PdfText.Line(page, line, left, right));
        }
    }

    /** The outermost lines, if they stand apart from the others and hold nothing but a number. */
    private static void dropPageNumbers(List<TextLine> lines, PdfPage page) {
        while (!lines.isEmpty() && isPageNumber(lines.get(0), page) && apart(lines, 0, 1)) {
            lines.remove(0);
        }
        for (int last = lines.size() - 1; last >= 0 && isPageNumber(lines.get(last), page); last--) {
            if (!apart(lines, last - 1, last)) {
                break;
            }
            lines.remove(last);
        }
    }

    private static boolean apart(List<TextLine> lines, int above, int below) {
        return above < 0
                || below == lines.size()
                || lines.get(below).bottom() - lines.get(above).bottom()
                        > APART * lines.get(below).size();
    }

    private static boolean isPageNumber(TextLine line, PdfPage page) {
        boolean atEdge = line.top() < MARGIN * page.height() || line.bottom() > (1 - MARGIN) * page.height();
        return atEdge && PAGE_NUMBER.matcher(line.text()).matches();
    }

    private void line(PdfText.Line line) throws Refusal {
        close();
        text.add(line);
    }

    /** A table may go on from the page before when nothing stands between. */
    private void table(PdfTable table) throws Refusal {
        if (open != null && open.lastPage() == table.lastPage() - 1) {
            Optional<PdfTable> joined = PdfSeam.join(open, table);
            if (joined.isPresent()) {
                open = joined.get();
                return;
            }
        }
        close();
        flush();
        open = table;
    }

    private void close() throws Refusal {
        if (open != null) {
            draft.recognised(open.recognised());
            draft.grid(open.cells());
            draft.recognised(false);
            open = null;
        }
    }

    private void flush() throws Refusal {
        text.flush(draft, source);
    }

    /** What all pages hold. */
    Document document(String title) throws Refusal {
        close();
        flush();
        return draft.document(source, title);
    }
}
