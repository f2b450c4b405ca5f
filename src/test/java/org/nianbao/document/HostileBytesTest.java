package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.DocumentOutcome;

class HostileBytesTest {

    @Test
    void nothing() {
        assertThat(why(new byte[0], "text/html")).isEqualTo("empty");
        assertThat(why(" \r\n ".getBytes(StandardCharsets.US_ASCII), "text/html"))
                .isEqualTo("empty");
        assertThat(why("<html><body><img src=x></body></html>".getBytes(StandardCharsets.US_ASCII), "text/html"))
                .isEqualTo("no_text");
    }

    @Test
    void otherTypes() {
        assertThat(why(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, "text/html"))
                .isEqualTo(Tesseract.installed().isPresent() ? "corrupt" : "ocr_missing");
        assertThat(why("{}".getBytes(StandardCharsets.US_ASCII), "application/json"))
                .isEqualTo("unsupported_type");
        assertThat(why(new byte[] {1, 0, 2}, "application/octet-stream")).isEqualTo("unsupported_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "application/msword", "application/vnd.ms-excel", "application/zip"})
    void notWhatTheHeaderSays(String type) {
        assertThat(why("just words".getBytes(StandardCharsets.US_ASCII), type)).isIn("corrupt", "unsupported_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<table><tr><td>", "<b>", "<span><p>", "<font>"})
    void deeplyNested(String tag) {
        String html = tag.repeat(50_000) + "年度报告";
        DocumentOutcome outcome = Reading.outcome(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
        if (outcome instanceof DocumentOutcome.Readable readable) {
            assertThat(readable.document().text()).contains("年度报告");
        } else {
            assertThat(Reading.why(outcome)).isIn("too_deep", "timeout");
        }
    }

    @Test
    void tooManyCells() {
        String html = "<table>" + ("<tr>" + "<td>1".repeat(100)).repeat(1_001) + "</table>";
        assertThat(why(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8"))
                .isEqualTo("too_large");
    }

    @Test
    void tooLarge() {
        assertThat(why(new byte[Limits.BYTES + 1], "text/plain")).isEqualTo("too_large");
    }

    @Test
    void timeout() {
        byte[] html = ("<table><tr>" + "<td colspan=1000>x".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.why(
                        new Documents(Duration.ofMillis(1)).read(html, Optional.of("text/html"), Optional.empty())))
                .isEqualTo("timeout");
    }

    @Test
    void aWordFileThatIsNone() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[5_000]), "WordDocument");
            files.writeFilesystem(out);
        }
        assertThat(new Documents().mediaType(out.toByteArray(), Optional.empty(), Optional.empty()))
                .isEqualTo("application/msword");
        assertThat(why(out.toByteArray(), "text/html")).isIn("corrupt", "unsupported_type");
    }

    @Test
    void truncated() throws IOException {
        for (byte[] whole : List.of(OfficeTest.docx(), pdf(), xls())) {
            for (int part = 1; part < 20; part++) {
                byte[] cut = Arrays.copyOf(whole, whole.length * part / 20);
                assertThat(Reading.outcome(cut, "application/octet-stream")).isNotNull();
            }
        }
    }

    @Test
    void damaged() throws IOException {
        for (byte[] whole : List.of(OfficeTest.docx(), pdf(), xls())) {
            for (int at = 0; at < whole.length; at += 1 + whole.length / 40) {
                byte[] bad = whole.clone();
                Arrays.fill(bad, at, Math.min(bad.length, at + 16), (byte) 0xFF);
                assertThat(Reading.outcome(bad, "application/octet-stream")).isNotNull();
            }
        }
    }

    @Property(tries = 200)
    void anyBytes(@ForAll @Size(max = 400) byte[] bytes) {
        assertThat(new Documents().read(bytes, Optional.empty(), Optional.empty()))
                .isNotNull();
    }

    @Test
    void zipBomb() throws IOException {
        byte[] zeros = new byte[Limits.BYTES + 1];
        assertThat(why(OfficeTest.zip(List.of("a.txt"), List.of(zeros)), "application/zip"))
                .isEqualTo("too_large");
        assertThat(why(withPart(OfficeTest.docx(), "word/document.xml", zeros), "application/zip"))
                .isIn("too_large", "corrupt");
    }

    @Test
    void xmlBombAndExternalEntity() throws IOException {
        String bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>"
                        + "<w:t>&c;&x;</w:t></w:r></w:p></w:body></w:document>";
        byte[] docx = withPart(OfficeTest.docx(), "word/document.xml", bomb.getBytes(StandardCharsets.UTF_8));
        assertThat(why(docx, "application/octet-stream")).isEqualTo("corrupt");
    }

    @Test
    void encryptedOffice() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("x");
            try (var stream = encryptor.getDataStream(files)) {
                stream.write(OfficeTest.docx());
            }
            files.writeFilesystem(out);
        }
        assertThat(why(out.toByteArray(), "application/octet-stream")).isEqualTo("encrypted");
    }

    private static String why(byte[] bytes, String type) {
        return Reading.why(Reading.outcome(bytes, type));
    }

    private static byte[] pdf() throws IOException {
        return PdfTest.pdf(pdf -> pdf.addPage(new org.apache.pdfbox.pdmodel.PDPage()));
    }

    private static byte[] xls() throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("s").createRow(0).createCell(0).setCellValue("x");
            return book.getBytes();
        }
    }

    private static byte[] withPart(byte[] zip, String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                to.putNextEntry(new ZipEntry(e.getName()));
                to.write(e.getName().equals(name) ? content : in.readAllBytes());
            }
        }
        return out.toByteArray();
    }
}
