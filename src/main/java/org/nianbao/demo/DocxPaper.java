package org.nianbao.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Writes a report as DOCX with gridSpan and vMerge; the same bytes for the same report. */
final class DocxPaper {
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2022, 1, 1, 0, 0);
    private static final int PAGE_WIDTH = 9000;

    private DocxPaper() {}

    static byte[] bytes(Paper paper, LocalDate date) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            paragraph(document, paper.title(), true).setAlignment(ParagraphAlignment.CENTER);
            paper.parts().forEach(part -> part(document, part));
            date(document, date);
            document.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("the DOCX can't be written", e);
        }
        return sealed(out.toByteArray());
    }

    private static void date(XWPFDocument document, LocalDate date) {
        Optional<Date> day = Optional.of(Date.from(date.atStartOfDay().toInstant(ZoneOffset.UTC)));
        try {
            document.getPackage().getPackageProperties().setCreatedProperty(day);
            document.getPackage().getPackageProperties().setModifiedProperty(day);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException("the DOCX has no place for its date", e);
        }
    }

    private static void part(XWPFDocument document, Part part) {
        if (part instanceof Part.Heading heading) {
            paragraph(document, heading.text(), true);
        } else if (part instanceof Part.Paragraph paragraph) {
            paragraph(document, paragraph.text(), false);
        } else {
            table(document, ((Part.Tabular) part).table());
        }
    }

    private static XWPFParagraph paragraph(XWPFDocument document, String text, boolean bold) {
        XWPFParagraph paragraph = document.createParagraph();
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setBold(bold);
        return paragraph;
    }

    private static void table(XWPFDocument document, FormTable table) {
        XWPFTable made = document.createTable();
        made.removeRow(0);
        FormCell[][] owner = new FormCell[table.rows().size()][table.columns()];
        for (FormTable.Placed placed : table.placed()) {
            for (int r = placed.row(); r < placed.row() + placed.cell().down(); r++) {
                owner[r][placed.column()] = placed.cell();
            }
        }
        for (int r = 0; r < owner.length; r++) {
            row(made.createRow(), owner, r, table);
        }
    }

    private static void row(XWPFTableRow row, FormCell[][] owner, int r, FormTable table) {
        while (!row.getTableCells().isEmpty()) {
            row.removeCell(0);
        }
        int width = PAGE_WIDTH / table.columns();
        for (int c = 0; c < owner[r].length; c += owner[r][c].across()) {
            FormCell cell = owner[r][c];
            boolean first = r == 0 || owner[r - 1][c] != cell;
            cell(row.createCell(), cell, first, width);
        }
    }

    private static void cell(XWPFTableCell made, FormCell cell, boolean first, int width) {
        CTTcPr properties = made.getCTTc().addNewTcPr();
        properties.addNewTcW().setW(BigInteger.valueOf((long) width * cell.across()));
        if (cell.across() > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(cell.across()));
        }
        if (cell.down() > 1) {
            properties.addNewVMerge().setVal(first ? STMerge.RESTART : STMerge.CONTINUE);
        }
        made.setText(first ? cell.text() : "");
    }

    /** The same entries in alphabetical order and with a fixed time, for a ZIP written twice must be the same bytes. */
    private static byte[] sealed(byte[] docx) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, byte[]> entries = new TreeMap<>(
                Comparator.comparing((String name) -> !name.startsWith("[")).thenComparing(Comparator.naturalOrder()));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry copy = new ZipEntry(entry.getKey());
                copy.setTimeLocal(ZIP_TIME);
                zip.putNextEntry(copy);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the DOCX can't be sealed", e);
        }
        return out.toByteArray();
    }
}
