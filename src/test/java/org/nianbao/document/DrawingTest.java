package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Locator;
import org.nianbao.model.PagePicture;

class DrawingTest {
    private static final Optional<Locator.Box> BOX = Optional.of(new Locator.Box(1, 50, 20, 40, 30));
    private static final Documents DOCUMENTS = new Documents();

    private static byte[] picture(String format) throws IOException {
        BufferedImage picture = new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] pdf(int pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                pdf.addPage(new PDPage(new PDRectangle(200, 100)));
            }
            pdf.save(out);
        }
        return out.toByteArray();
    }

    private static PagePicture draw(byte[] bytes, int page, Optional<Locator.Box> box, boolean outline) {
        return DOCUMENTS.picture(bytes, Optional.empty(), Optional.empty(), new PagePicture.Wish(page, box, outline));
    }

    private static PagePicture.Drawn drawn(byte[] bytes, int page, Optional<Locator.Box> box) {
        return (PagePicture.Drawn) draw(bytes, page, box, false);
    }

    private static String why(byte[] bytes) {
        return ((PagePicture.Undrawn) draw(bytes, 1, Optional.empty(), false))
                .why()
                .id();
    }

    @Test
    void theCellIsFramed() throws IOException {
        BufferedImage scan = ImageIO.read(
                new ByteArrayInputStream(drawn(picture("png"), 1, BOX).png()));
        assertThat(scan.getRGB(5, 5) & 0xFFFFFF).isZero();
        assertThat(scan.getRGB(48, 35) & 0xFFFFFF).isEqualTo(0xC2410C);
        BufferedImage page =
                ImageIO.read(new ByteArrayInputStream(drawn(pdf(1), 1, BOX).png()));
        assertThat(page.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(page.getRGB((int) (50 * 1.75) - 2, 60) & 0xFFFFFF).isEqualTo(0xC2410C);
    }

    @Test
    void tiffIsShownAsPng() throws IOException {
        assertThat(drawn(picture("tiff"), 1, Optional.empty()).png()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void anOutlineIsPagesAndHeightAndAPageThatIsNotThereTheNearest() throws IOException {
        PagePicture.Drawn outline = (PagePicture.Drawn) draw(pdf(3), 9, BOX, true);
        assertThat(outline.page()).isEqualTo(3);
        assertThat(outline.pages()).isEqualTo(3);
        assertThat(outline.height()).isEqualTo(100);
        assertThat(outline.png()).isEmpty();
        assertThat(drawn(picture("tiff"), 2, Optional.empty()).page()).isEqualTo(1);
    }

    @Test
    void whatCannotBeDrawnSaysWhy() throws IOException {
        assertThat(why(new byte[] {1, 2, 3})).isEqualTo("unsupported_type");
        assertThat(why("%PDF-1.7 and nothing more".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo("corrupt");
        assertThat(why(pdf(0))).isEqualTo("no_text");
        assertThat(why(java.util.Arrays.copyOf(picture("png"), 40))).isEqualTo("corrupt");
    }
}
