package org.nianbao;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.nianbao.corpus.Papers;

/** Files that want to do harm, or are only broken, in every format. */
final class HostilePapers {
    static final List<String> FORMATS = List.of("HTML", "PDF", "DOCX", "DOC", "XLSX", "XLS", "RTF", "TEXT", "ZIP");

    private HostilePapers() {}

    /** A sound report in a format, and the type a server would name. */
    static Papers.Paper sound(String format) {
        if (!format.equals("ZIP")) {
            return Papers.of(format, 1).get(0);
        }
        return paper("application/zip", zip("年报.docx", sound("DOCX").bytes()));
    }

    static Papers.Paper paper(String type, byte[] bytes) {
        return new Papers.Paper("", type, bytes);
    }

    static byte[] truncated(byte[] whole, int part, int of) {
        return Arrays.copyOf(whole, (int) ((long) whole.length * part / of));
    }

    /** One stretch of bytes in the middle overwritten. */
    static byte[] corrupt(byte[] whole, int part, int of) {
        byte[] bad = whole.clone();
        int at = (int) ((long) whole.length * part / of);
        Arrays.fill(bad, at, Math.min(bad.length, at + Math.max(16, bad.length / 100)), (byte) 0xA5);
        return bad;
    }

    /** With a password to open it. */
    static byte[] locked(String format) throws IOException, GeneralSecurityException {
        return switch (format) {
            case "PDF" -> lockedPdf();
            case "XLS" -> lockedXls();
            default -> lockedOffice(sound(format).bytes());
        };
    }

    private static byte[] lockedPdf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            pdf.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] lockedXls() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("年报").createRow(0).createCell(0).setCellValue("年报");
            book.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        return out.toByteArray();
    }

    private static byte[] lockedOffice(byte[] plain) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream stream = encryptor.getDataStream(files)) {
                stream.write(plain);
            }
            files.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    /** A table of a hundred thousand cells and a header. */
    static byte[] hugeTable(String format) throws IOException {
        String row = "1.属于国家秘密 0 0 0 0 0 0 0 0 0";
        return switch (format) {
            case "HTML" -> utf8("<table><tr><td>申请人情况" + ("<tr><td>" + row.replace(" ", "<td>")).repeat(10_000));
            case "TEXT" -> utf8(("申请人情况\n" + (row + "\n").repeat(10_000)).replace(' ', '\t'));
            case "XLS" -> sheet(new HSSFWorkbook(), row);
            case "XLSX" -> sheet(new SXSSFWorkbook(), row);
            case "DOCX" -> word("<w:tbl>" + wordRow(row).repeat(10_000) + "</w:tbl>");
            case "RTF" -> utf8("{\\rtf1\\ansi " + rtfRow(row).repeat(10_000) + "}");
            case "PDF" -> ruledPdf(320);
            case "ZIP" -> zip("年报.xls", hugeTable("XLS"));
            default -> throw new IllegalArgumentException(format);
        };
    }

    private static byte[] sheet(Workbook kind, String row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = kind) {
            Sheet sheet = book.createSheet("年报");
            String[] cells = row.split(" ");
            for (int r = 0; r < 10_001; r++) {
                Row line = sheet.createRow(r);
                for (int c = 0; c < cells.length; c++) {
                    line.createCell(c).setCellValue(cells[c]);
                }
            }
            book.write(out);
        }
        return out.toByteArray();
    }

    private static String wordRow(String row) {
        StringBuilder out = new StringBuilder("<w:tr>");
        for (String cell : row.split(" ")) {
            out.append("<w:tc><w:p><w:r><w:t>").append(cell).append("</w:t></w:r></w:p></w:tc>");
        }
        return out.append("</w:tr>").toString();
    }

    private static String rtfRow(String row) {
        StringBuilder out = new StringBuilder("\\trowd");
        String[] cells = row.split(" ");
        for (int i = 0; i < cells.length; i++) {
            out.append("\\cellx").append(700 * (i + 1));
        }
        for (String cell : cells) {
            out.append("\\intbl ");
            cell.chars().forEach(c -> out.append(c < 128 ? "" + (char) c : "\\u" + c + "?"));
            out.append("\\cell ");
        }
        return out.append("\\row\n").toString();
    }

    /** One page with so many rows and columns of ruled cells. */
    private static byte[] ruledPdf(int lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(14_000, 14_000));
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                for (int r = 0; r < lines; r++) {
                    for (int c = 0; c < lines; c++) {
                        content.addRect(20 + 40f * c, 20 + 40f * r, 40, 40);
                    }
                }
                content.stroke();
            }
            pdf.save(out);
        }
        return out.toByteArray();
    }

    /** Nested fifty thousand deep. */
    static byte[] deep(String format) throws IOException {
        int deep = 50_000;
        return switch (format) {
            case "HTML" -> utf8("<table><tr><td><div>".repeat(deep) + "年度报告");
            case "TEXT" -> utf8("（".repeat(deep) + "年度报告" + "）".repeat(deep));
            case "DOCX" -> word("<w:tbl><w:tr><w:tc>".repeat(deep) + "</w:tc></w:tr></w:tbl>".repeat(deep));
            case "RTF" -> utf8("{\\rtf1 " + "{".repeat(deep) + "x" + "}".repeat(deep) + "}");
            case "PDF" ->
                utf8("%PDF-1.7\n1 0 obj\n" + "[".repeat(deep) + "]".repeat(deep)
                        + "\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF");
            case "ZIP" -> matryoshka(40);
            default -> throw new IllegalArgumentException(format);
        };
    }

    /** A ZIP in a ZIP in a ZIP. */
    private static byte[] matryoshka(int deep) {
        byte[] inner = sound("DOCX").bytes();
        for (int i = 0; i < deep; i++) {
            inner = zip("a.zip", inner);
        }
        return inner;
    }

    /** Little that becomes gigabytes. */
    static byte[] bomb(String format) throws IOException {
        return switch (format) {
            case "ZIP" -> zip("a.htm", zeros(), 1_500);
            case "DOCX" -> replaced(sound("DOCX").bytes(), "word/document.xml");
            case "XLSX" -> replaced(sound("XLSX").bytes(), "xl/worksheets/sheet1.xml");
            case "PDF" -> pdfBomb();
            default -> throw new IllegalArgumentException(format);
        };
    }

    private static byte[] zeros() {
        return new byte[1 << 20];
    }

    private static byte[] replaced(byte[] office, String part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(office));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                to.putNextEntry(new ZipEntry(e.getName()));
                if (e.getName().equals(part)) {
                    fill(to, 1_500);
                } else {
                    in.transferTo(to);
                }
            }
        }
        return out.toByteArray();
    }

    private static void fill(OutputStream to, int megabytes) throws IOException {
        byte[] blank = new byte[1 << 20];
        Arrays.fill(blank, (byte) ' ');
        for (int i = 0; i < megabytes; i++) {
            to.write(blank);
        }
    }

    private static byte[] pdfBomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            PDStream stream = new PDStream(pdf);
            try (OutputStream to =
                    new DeflaterOutputStream(stream.getCOSObject().createRawOutputStream())) {
                fill(to, 1_500);
            }
            stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            page.setContents(stream);
            pdf.save(out);
        }
        return out.toByteArray();
    }

    /** A tree of pages that has itself among its leaves. */
    static byte[] endlessPdf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            var pages = pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
            COSArray kids = pages.getCOSArray(COSName.KIDS);
            kids.add(pages);
            pages.setInt(COSName.COUNT, 1_000_000);
            pdf.save(out);
        }
        return out.toByteArray();
    }

    /** A page on which so many different pictures of a million points each lie over each other. */
    static byte[] pictures(int count) throws IOException {
        return page(pdf -> {
            COSDictionary pictures = new COSDictionary();
            StringBuilder content = new StringBuilder();
            for (int i = 0; i < count; i++) {
                pictures.setItem(COSName.getPDFName("P" + i), picture(pdf, 1_000 + i % 7, 1_000));
                content.append("q 500 0 0 700 20 20 cm /P").append(i).append(" Do Q\n");
            }
            return new Drawn(content.toString(), pictures);
        });
    }

    /** A page with one picture of four hundred million points. */
    static byte[] hugePicture() throws IOException {
        return page(pdf -> {
            COSDictionary pictures = new COSDictionary();
            pictures.setItem(COSName.getPDFName("P0"), picture(pdf, 20_000, 20_000));
            return new Drawn("q 500 0 0 700 20 20 cm /P0 Do Q", pictures);
        });
    }

    /** A page whose content calls itself up ten times, each of which does so again, twenty deep. */
    static byte[] endlessContent() throws IOException {
        return page(pdf -> {
            COSDictionary inner = new COSDictionary();
            COSStream form = form(pdf, "0 0 m 9 9 l S\n".repeat(1_000), new COSDictionary());
            for (int i = 0; i < 20; i++) {
                inner = new COSDictionary();
                inner.setItem(COSName.getPDFName("F"), form);
                form = form(pdf, "/F Do\n".repeat(10), inner);
            }
            COSDictionary outer = new COSDictionary();
            outer.setItem(COSName.getPDFName("F"), form);
            return new Drawn("/F Do", outer);
        });
    }

    private record Drawn(String content, COSDictionary named) {}

    private interface Painter {
        Drawn on(PDDocument pdf) throws IOException;
    }

    private static byte[] page(Painter painter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            Drawn drawn = painter.on(pdf);
            COSDictionary resources = new COSDictionary();
            resources.setItem(COSName.XOBJECT, drawn.named());
            page.getCOSObject().setItem(COSName.RESOURCES, resources);
            PDStream stream = new PDStream(pdf);
            try (OutputStream to = stream.createOutputStream(COSName.FLATE_DECODE)) {
                to.write(utf8(drawn.content()));
            }
            page.setContents(stream);
            pdf.save(out);
        }
        return out.toByteArray();
    }

    private static COSStream picture(PDDocument pdf, int width, int height) throws IOException {
        COSStream picture = pdf.getDocument().createCOSStream();
        picture.setItem(COSName.TYPE, COSName.XOBJECT);
        picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
        picture.setInt(COSName.WIDTH, width);
        picture.setInt(COSName.HEIGHT, height);
        picture.setInt(COSName.BITS_PER_COMPONENT, 1);
        picture.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
        try (OutputStream to = picture.createOutputStream(COSName.FLATE_DECODE)) {
            to.write(new byte[(width + 7) / 8 * height]);
        }
        return picture;
    }

    private static COSStream form(PDDocument pdf, String content, COSDictionary named) throws IOException {
        COSStream form = pdf.getDocument().createCOSStream();
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, new PDRectangle(600, 800).getCOSArray());
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.XOBJECT, named);
        form.setItem(COSName.RESOURCES, resources);
        try (OutputStream to = form.createOutputStream(COSName.FLATE_DECODE)) {
            to.write(utf8(content));
        }
        return form;
    }

    /** Entities of entities of entities. */
    static byte[] laughs() throws IOException {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE d [<!ENTITY e0 \"政府信息公开\">");
        for (int i = 1; i < 30; i++) {
            dtd.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return word(dtd + "]>", "<w:p><w:r><w:t>&e29;</w:t></w:r></w:p>");
    }

    static byte[] word(String body) throws IOException {
        return word("", body);
    }

    private static byte[] word(String before, String body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(
                        new ByteArrayInputStream(sound("DOCX").bytes()));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                to.putNextEntry(new ZipEntry(e.getName()));
                if (e.getName().equals("word/document.xml")) {
                    to.write(utf8(before
                            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                            + "<w:body>" + body + "</w:body></w:document>"));
                } else {
                    in.transferTo(to);
                }
            }
        }
        return out.toByteArray();
    }

    static byte[] zip(String name, byte[] content) {
        return zip(name, content, 1);
    }

    private static byte[] zip(String name, byte[] content, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            for (int i = 0; i < times; i++) {
                zip.write(content);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
