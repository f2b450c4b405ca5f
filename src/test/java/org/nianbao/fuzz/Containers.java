package org.nianbao.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.nianbao.corpus.Papers;

/** Office files around one part. */
final class Containers {
    private static final String WORD = "word/document.xml";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final Map<String, byte[]> DOCX = parts("DOCX");
    private static final Map<String, byte[]> XLSX = parts("XLSX");

    private Containers() {}

    static byte[] docx(byte[] document) {
        return around(DOCX, WORD, document);
    }

    static byte[] xlsx(byte[] sheet) {
        return around(XLSX, SHEET, sheet);
    }

    /** The part of a sound file that a target fuzzes. */
    static byte[] part(byte[] file, String format) {
        return parts(file).get(format.equals("DOCX") ? WORD : SHEET);
    }

    private static Map<String, byte[]> parts(String format) {
        return parts(Papers.of(format, 1).get(0).bytes());
    }

    private static Map<String, byte[]> parts(byte[] file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                parts.put(e.getName(), in.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return parts;
    }

    private static byte[] around(Map<String, byte[]> parts, String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getKey().equals(name) ? content : part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
