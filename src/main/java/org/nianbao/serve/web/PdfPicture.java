package org.nianbao.serve.web;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.nianbao.model.Locator;

/** Pages of a PDF as pictures with a rectangle drawn on them. At most two are drawn at a time. */
final class PdfPicture {
    private static final double USUAL_SCALE = 1.75;
    private static final double MOST_PIXELS = 6_000_000;
    private static final int PATIENCE_SECONDS = 20;

    private final Semaphore turns = new Semaphore(2);

    /**
     * What is known before drawing.
     *
     * @param pages number of pages
     * @param height height of the page asked for, in points
     */
    record Outline(int pages, double height) {}

    Outline outline(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            int shown = Math.min(Math.max(1, page), Math.max(1, pages));
            double height =
                    pages == 0 ? 1 : document.getPage(shown - 1).getCropBox().getHeight();
            return new Outline(pages, Math.max(1, height));
        }
    }

    /** A page as PNG; empty when there is no such page or no turn comes in time. */
    Optional<byte[]> draw(byte[] pdf, int page, Optional<Locator.Box> box) throws IOException {
        if (!turn()) {
            return Optional.empty();
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (page < 1 || page > document.getNumberOfPages()) {
                return Optional.empty();
            }
            return Optional.of(png(document, page, box));
        } finally {
            turns.release();
        }
    }

    private boolean turn() {
        try {
            return turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] png(PDDocument document, int page, Optional<Locator.Box> box) throws IOException {
        PDRectangle size = document.getPage(page - 1).getCropBox();
        double area = Math.max(1, (double) size.getWidth() * size.getHeight());
        double scale = Math.min(USUAL_SCALE, Math.sqrt(MOST_PIXELS / area));
        BufferedImage picture = new PDFRenderer(document).renderImage(page - 1, (float) scale, ImageType.RGB);
        box.ifPresent(b -> frame(picture, b, scale));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    static void frame(BufferedImage picture, Locator.Box box, double scale) {
        Graphics2D pen = picture.createGraphics();
        try {
            int x = (int) Math.round(box.x() * scale) - 2;
            int y = (int) Math.round(box.y() * scale) - 2;
            int w = (int) Math.round(box.w() * scale) + 4;
            int h = (int) Math.round(box.h() * scale) + 4;
            pen.setColor(new Color(253, 230, 138, 80));
            pen.fillRect(x, y, w, h);
            pen.setColor(new Color(194, 65, 12));
            pen.setStroke(new BasicStroke(3));
            pen.drawRect(x, y, w, h);
        } finally {
            pen.dispose();
        }
    }
}
