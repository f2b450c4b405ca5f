package org.nianbao.document;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.nianbao.model.Document;

/** Reads PDF: tables by their rulings, over page ends; the rest as text. */
final class PdfReader {
    private static final long MEMORY = 256L * 1024 * 1024;
    private static final int LITTLE_TEXT = 10;
    private final PdfLayout layout;
    private final OcrBudget budget = new OcrBudget();
    private final Optional<Tesseract> tesseract = Tesseract.installed();
    private int characters;
    private int scans;

    private PdfReader(Material material) {
        this.layout = new PdfLayout(material.source());
    }

    static Document read(Material material) throws Refusal {
        try (PDDocument pdf = Loader.loadPDF(
                material.bytes(), "", null, null, MemoryUsageSetting.setupMainMemoryOnly(MEMORY).streamCache)) {
            PdfReader reader = new PdfReader(material);
            reader.pages(pdf);
            String title =
                    Optional.ofNullable(pdf.getDocumentInformation().getTitle()).orElse("");
            return reader.document(title);
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
        for (int i = 0; i < pdf.getNumberOfPages(); i++) {
            Limits.checkTime();
            layout.page(page(pdf, i));
            if (characters > Limits.PDF_GLYPHS) {
                throw new Refusal(Trouble.TOO_LARGE);
            }
        }
    }

    private PdfPage page(PDDocument pdf, int index) throws IOException, Refusal {
        PdfPage page = PdfPage.of(index + 1, pdf.getPage(index));
        boolean scan = page.pictured() && visible(page) < LITTLE_TEXT;
        scans += scan ? 1 : 0;
        PdfPage read = scan && tesseract.isPresent() ? ScannedPdf.recognised(pdf, page, tesseract.get(), budget) : page;
        characters += visible(read);
        return read;
    }

    private static int visible(PdfPage page) {
        return (int) page.glyphs().stream().filter(g -> !g.isBlank()).count();
    }

    private Document document(String title) throws Refusal {
        Document document = layout.document(title);
        if (characters < LITTLE_TEXT && document.grids().isEmpty()) {
            // a scan with a stamp or a page number
            throw new Refusal(scans > 0 && tesseract.isEmpty() ? Trouble.OCR_MISSING : Trouble.NO_TEXT);
        }
        return document;
    }
}
