package org.nianbao.corpus;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reports as pictures of their pages: scans without dust or skew. */
final class ScanForms {
    private static final float QUALITY = 0.8f;

    private ScanForms() {}

    /** A PDF whose pages are JPEG pictures. */
    static byte[] pdf(Essay essay, int dpi) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument scan = new PDDocument()) {
            scan.setDocumentId(1L);
            for (BufferedImage picture : pictures(essay, dpi)) {
                PDPage page = new PDPage(PDRectangle.A4);
                scan.addPage(page);
                PDImageXObject image = JPEGFactory.createFromImage(scan, picture, QUALITY, dpi);
                try (PDPageContentStream content = new PDPageContentStream(scan, page)) {
                    content.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
                }
            }
            scan.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A TIFF of all pages. */
    static byte[] tiff(Essay essay, int dpi) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            writer.prepareWriteSequence(null);
            for (BufferedImage picture : pictures(essay, dpi)) {
                writer.writeToSequence(new IIOImage(picture, null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static List<BufferedImage> pictures(Essay essay, int dpi) throws IOException {
        List<BufferedImage> pictures = new ArrayList<>();
        try (PDDocument printed = Loader.loadPDF(PdfForms.bytes(essay, PdfForms.Look.RULED))) {
            PDFRenderer renderer = new PDFRenderer(printed);
            for (int i = 0; i < printed.getNumberOfPages(); i++) {
                pictures.add(renderer.renderImageWithDPI(i, dpi, ImageType.GRAY));
            }
        }
        return pictures;
    }
}
