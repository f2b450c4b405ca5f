package org.nianbao.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.nianbao.model.Locator;
import org.nianbao.model.PagePicture;

/** Draws pages of PDF files and of pictures, with a rectangle marked on them. */
final class Drawing {
    private static final double USUAL_SCALE = 1.75;
    private static final double MOST_PIXELS = 6_000_000;
    /** Of a scan, which is drawn as large as it is. */
    private static final long MOST_SCANNED = 60_000_000;

    private static final byte[] NOTHING = {};

    private Drawing() {}

    static PagePicture of(Material material, PagePicture.Wish wish) throws Refusal {
        try {
            return MediaTypes.PDF.equals(material.source().mediaType())
                    ? pdf(material.bytes(), wish)
                    : scan(material.bytes(), wish);
        } catch (InvalidPasswordException e) {
            throw new Refusal(Trouble.ENCRYPTED, e);
        } catch (IOException e) {
            throw new Refusal(Trouble.CORRUPT, e);
        }
    }

    private static PagePicture pdf(byte[] bytes, PagePicture.Wish wish) throws IOException, Refusal {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            int pages = document.getNumberOfPages();
            int page = nearest(wish.page(), pages);
            PDRectangle size = document.getPage(page - 1).getCropBox();
            double height = Math.max(1, size.getHeight());
            byte[] png = wish.outline() ? NOTHING : png(document, page, wish.box());
            return new PagePicture.Drawn(page, pages, height, png);
        }
    }

    private static int nearest(int page, int pages) throws Refusal {
        if (pages < 1) {
            throw new Refusal(Trouble.NO_TEXT);
        }
        return Math.min(Math.max(1, page), pages);
    }

    private static byte[] png(PDDocument document, int page, Optional<Locator.Box> box) throws IOException {
        PDRectangle size = document.getPage(page - 1).getCropBox();
        double area = Math.max(1, (double) size.getWidth() * size.getHeight());
        double scale = Math.min(USUAL_SCALE, Math.sqrt(MOST_PIXELS / area));
        return png(new PDFRenderer(document).renderImage(page - 1, (float) scale, ImageType.RGB), box, scale);
    }

    private static PagePicture scan(byte[] bytes, PagePicture.Wish wish) throws IOException, Refusal {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Refusal(Trouble.UNSUPPORTED_TYPE);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                return scan(reader, wish);
            } finally {
                reader.dispose();
            }
        }
    }

    private static PagePicture scan(ImageReader reader, PagePicture.Wish wish) throws IOException, Refusal {
        int pages = reader.getNumImages(true);
        int page = nearest(wish.page(), pages);
        int height = reader.getHeight(page - 1);
        if ((long) reader.getWidth(page - 1) * height > MOST_SCANNED) {
            throw new Refusal(Trouble.TOO_LARGE);
        }
        return new PagePicture.Drawn(
                page, pages, height, wish.outline() ? NOTHING : png(onPaper(reader.read(page - 1)), wish.box(), 1));
    }

    private static BufferedImage onPaper(BufferedImage source) {
        BufferedImage picture = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.drawImage(source, 0, 0, Color.WHITE, null);
        pen.dispose();
        return picture;
    }

    private static byte[] png(BufferedImage picture, Optional<Locator.Box> box, double scale) throws IOException {
        box.ifPresent(b -> frame(picture, b, scale));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    private static void frame(BufferedImage picture, Locator.Box box, double scale) {
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
