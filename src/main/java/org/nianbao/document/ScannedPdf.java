package org.nianbao.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Recognises the pages of a PDF that are pictures. */
final class ScannedPdf {
    /** 300 dots an inch. */
    private static final double SCALE = 300.0 / 72;

    private static final double MOST_PIXELS = 25_000_000;

    private ScannedPdf() {}

    static PdfPage recognised(PDDocument pdf, PdfPage page, Tesseract tesseract, OcrBudget budget)
            throws IOException, Refusal {
        PDPage source = pdf.getPage(page.number() - 1);
        double area = Math.max(
                1, (double) source.getCropBox().getWidth() * source.getCropBox().getHeight());
        double scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / area));
        BufferedImage picture = new PDFRenderer(pdf).renderImage(page.number() - 1, (float) scale, ImageType.GRAY);
        int turn = Math.floorMod(source.getRotation(), 360);
        PdfFrame frame = new PdfFrame(page.number(), source.getCropBox(), turn, turn);
        double height = picture.getHeight() / scale;
        PdfPage empty = new PdfPage(page.number(), frame, height, List.of(), List.of(), true, true);
        return Scan.recognised(Bitmap.of(picture), scale, empty, tesseract, budget);
    }
}
