package org.nianbao.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.nianbao.model.Document;

/** Reads pictures of pages (PNG, JPEG, GIF, BMP, TIFF) by recognising their characters. Places are in their pixels. */
final class PictureReader {
    private static final long MOST_PIXELS = 60_000_000;
    private static final int MOST_PAGES = 50;
    /** Sides of A4 in points: what a page is taken to be. */
    private static final double NARROW = PDRectangle.A4.getWidth();

    private static final double WIDE = PDRectangle.A4.getHeight();

    private PictureReader() {}

    static Document read(Material material) throws Refusal {
        Tesseract tesseract = Tesseract.installed().orElseThrow(() -> new Refusal(Trouble.OCR_MISSING));
        PdfLayout layout = new PdfLayout(material.source());
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(material.bytes()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Refusal(Trouble.UNSUPPORTED_TYPE);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                pages(reader, layout, tesseract, new OcrBudget());
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new Refusal(Trouble.CORRUPT, e);
        }
        return layout.document("");
    }

    private static void pages(ImageReader reader, PdfLayout layout, Tesseract tesseract, OcrBudget budget)
            throws IOException, Refusal {
        int count = reader.getNumImages(true);
        if (count > MOST_PAGES) {
            throw new Refusal(Trouble.TOO_LARGE);
        }
        for (int i = 0; i < count; i++) {
            Limits.checkTime();
            if ((long) reader.getWidth(i) * reader.getHeight(i) > MOST_PIXELS) {
                throw new Refusal(Trouble.TOO_LARGE);
            }
            ImageReadParam plain = reader.getDefaultReadParam();
            layout.page(recognised(reader.read(i, plain), i + 1, tesseract, budget));
        }
    }

    private static PdfPage recognised(BufferedImage picture, int number, Tesseract tesseract, OcrBudget budget)
            throws Refusal {
        boolean upright = picture.getWidth() <= picture.getHeight();
        double scale = picture.getWidth() / (upright ? NARROW : WIDE);
        float width = (float) (picture.getWidth() / scale);
        float height = (float) (picture.getHeight() / scale);
        PdfFrame frame = new PdfFrame(number, new PDRectangle(width, height), 0, 0).inPixels(scale);
        PdfPage empty = new PdfPage(number, frame, height, List.of(), List.of(), true, true);
        return Scan.recognised(Bitmap.of(picture), scale, empty, tesseract, budget);
    }
}
