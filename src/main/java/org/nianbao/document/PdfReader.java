package org.nianbao.document;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.nianbao.model.Document;

/** Reads PDF: tables by their rulings, over page ends; the rest as text. */
final class PdfReader {
    private static final long MEMORY = 256L * 1024 * 1024;
    private static final int LITTLE_TEXT = 10;
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-—–―－\\s]*(?:第\\s*)?[0-9０-９]{1,4}(?:\\s*页)?" + "(?:\\s*[/／]?\\s*共?\\s*[0-9０-９]{1,4}\\s*页?)?[-—–―－\\s]*");
    private static final double MARGIN = 0.13;

    private final Draft draft = new Draft();
    private final PdfText text = new PdfText();
    private final Document.Source source;
    private PdfTable open;

    private PdfReader(Document.Source source) {
        this.source = source;
    }

    static Document read(Material material) throws Refusal {
        try (PDDocument pdf = Loader.loadPDF(
                material.bytes(), "", null, null, MemoryUsageSetting.setupMainMemoryOnly(MEMORY).streamCache)) {
            PdfReader reader = new PdfReader(material.source());
            reader.pages(pdf);
            String title =
                    Optional.ofNullable(pdf.getDocumentInformation().getTitle()).orElse("");
            return reader.draft.document(material.source(), title);
        } catch (InvalidPasswordException e) {
            throw new Refusal(Trouble.ENCRYPTED, e);
        } catch (InterruptedIOException e) {
            throw new Refusal(Trouble.TIMEOUT, e);
        } catch (IOException e) {
            throw Poi.refusal(e);
        }
    }

    private void pages(PDDocument pdf) throws IOException, Refusal {
        if (pdf.getNumberOfPages() > Limits.PDF_PAGES) {
            throw new Refusal(Trouble.TOO_LARGE);
        }
        int characters = 0;
        for (int i = 0; i < pdf.getNumberOfPages(); i++) {
            Limits.checkTime();
            PdfPage page = PdfPage.of(i + 1, pdf.getPage(i));
            characters += (int) page.glyphs().stream().filter(g -> !g.isBlank()).count();
            if (characters > Limits.PDF_GLYPHS) {
                throw new Refusal(Trouble.TOO_LARGE);
            }
            page(page);
        }
        close();
        text.flush(draft, source);
        if (characters < LITTLE_TEXT && !draft.hasGrids()) {
            throw new Refusal(Trouble.NO_TEXT); // a scan with a stamp or a page number
        }
    }

    private void page(PdfPage page) throws Refusal {
        List<Glyph> glyphs = new ArrayList<>(page.glyphs());
        List<PdfTable> tables = PdfTable.of(page, glyphs);
        List<TextLine> lines = new ArrayList<>(TextLine.of(glyphs));
        lines.removeIf(line -> isPageNumber(line, page));
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
        text.flush(draft, source);
        open = table;
    }

    private void close() throws Refusal {
        if (open != null) {
            draft.grid(open.cells());
            open = null;
        }
    }
}
