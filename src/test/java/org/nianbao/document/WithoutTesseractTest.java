package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.nianbao.model.DocumentOutcome;

/** Where the command tesseract is not installed, scans and pictures are unreadable and say what is missing. */
class WithoutTesseractTest {

    /** A process that reads a picture and a PDF of a picture and prints why it could not. */
    static final class Scans {
        public static void main(String[] words) throws IOException {
            try (Documents documents = new Documents()) {
                for (byte[] scan : List.of(picture(), pdf())) {
                    DocumentOutcome outcome = documents.read(scan, Optional.empty(), Optional.empty());
                    System.out.println(
                            ((DocumentOutcome.Unreadable) outcome).why().id());
                }
            }
        }

        private static BufferedImage image() {
            return new BufferedImage(600, 800, BufferedImage.TYPE_BYTE_GRAY);
        }

        private static byte[] picture() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image(), "png", out);
            return out.toByteArray();
        }

        private static byte[] pdf() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (PDDocument pdf = new PDDocument()) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.drawImage(LosslessFactory.createFromImage(pdf, image()), 0, 0, 600, 790);
                }
                pdf.save(out);
            }
            return out.toByteArray();
        }
    }

    @Test
    void aScanSaysWhatIsMissing() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Scans.class.getName());
        builder.environment().put("PATH", "");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said.lines()).containsExactly("ocr_missing", "ocr_missing");
    }
}
