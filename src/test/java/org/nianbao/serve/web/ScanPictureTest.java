package org.nianbao.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Locator;

class ScanPictureTest {
    private static byte[] picture(String format) throws IOException {
        BufferedImage picture = new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, out)).isTrue();
        return out.toByteArray();
    }

    @Test
    void theCellIsFramed() throws IOException {
        Optional<Locator.Box> box = Optional.of(new Locator.Box(1, 50, 20, 40, 30));
        assertThat(ScanPicture.isFor("image/png", box)).isTrue();
        assertThat(ScanPicture.isFor("image/png", Optional.empty())).isFalse();
        byte[] png = ScanPicture.draw(picture("png"), 1, box).orElseThrow();
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(drawn.getRGB(5, 5) & 0xFFFFFF).isZero();
        assertThat(drawn.getRGB(48, 35) & 0xFFFFFF).isEqualTo(0xC2410C);
    }

    @Test
    void tiffIsShownAsPng() throws IOException {
        assertThat(ScanPicture.isFor("image/tiff", Optional.empty())).isTrue();
        assertThat(ScanPicture.draw(picture("tiff"), 1, Optional.empty())).isPresent();
        assertThat(ScanPicture.draw(picture("tiff"), 2, Optional.empty())).isEmpty();
        assertThat(ScanPicture.draw(new byte[] {1, 2, 3}, 1, Optional.empty())).isEmpty();
    }
}
