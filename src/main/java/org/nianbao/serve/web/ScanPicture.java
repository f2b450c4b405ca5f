package org.nianbao.serve.web;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.nianbao.model.Locator;

/** Archived pictures of pages with a rectangle drawn on them, and those that browsers do not show. */
final class ScanPicture {
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff");
    private static final long MOST_PIXELS = 60_000_000;

    private ScanPicture() {}

    /** Whether a picture must be drawn anew: a place on it is asked for, or browsers do not show its format. */
    static boolean isFor(String type, Optional<Locator.Box> box) {
        return TYPES.contains(type) && (box.isPresent() || "image/tiff".equals(type));
    }

    /** The picture as PNG; empty when it cannot be drawn. */
    static Optional<byte[]> draw(byte[] bytes, int page, Optional<Locator.Box> box) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                return drawn(reader, page - 1, box);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Optional<byte[]> drawn(ImageReader reader, int index, Optional<Locator.Box> box) throws IOException {
        boolean there = index >= 0 && index < reader.getNumImages(true);
        if (!there || (long) reader.getWidth(index) * reader.getHeight(index) > MOST_PIXELS) {
            return Optional.empty();
        }
        BufferedImage source = reader.read(index);
        BufferedImage picture = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.drawImage(source, 0, 0, java.awt.Color.WHITE, null);
        pen.dispose();
        box.ifPresent(b -> PdfPicture.frame(picture, b, 1));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return Optional.of(png.toByteArray());
    }
}
