package org.nianbao.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.nianbao.corpus.Table.Placed;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** Reports as Word and Excel files. */
final class OfficeForms {
    private OfficeForms() {}

    static byte[] xlsx(Essay essay) {
        return sheet(essay, XSSFWorkbook::new);
    }

    static byte[] xls(Essay essay) {
        return sheet(essay, HSSFWorkbook::new);
    }

    private static byte[] sheet(Essay essay, Supplier<Workbook> kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = kind.get()) {
            Sheet sheet = book.createSheet("年报");
            sheet.createRow(0).createCell(0).setCellValue(essay.title());
            sheet.createRow(1).createCell(0).setCellValue(essay.opening());
            int top = 3;
            for (Table table : essay.tables()) {
                sheet.createRow(top++).createCell(0).setCellValue(table.heading());
                for (Placed placed : table.placed()) {
                    put(sheet, top, placed);
                }
                top += table.rows().size() + 1;
            }
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(Sheet sheet, int top, Placed placed) {
        int r = top + placed.row();
        Row row = sheet.getRow(r) == null ? sheet.createRow(r) : sheet.getRow(r);
        String text = placed.slot().text();
        if (text.matches("\\d{1,9}(\\.\\d+)?")) {
            row.createCell(placed.column()).setCellValue(Double.parseDouble(text));
        } else {
            row.createCell(placed.column()).setCellValue(text);
        }
        if (placed.slot().down() > 1 || placed.slot().across() > 1) {
            sheet.addMergedRegion(new CellRangeAddress(
                    r,
                    r + placed.slot().down() - 1,
                    placed.column(),
                    placed.column() + placed.slot().across() - 1));
        }
    }

    private static final String BOX = "<w:p><w:r><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/"
            + "markup-compatibility/2006\"><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor xmlns:wp=\"http://schemas"
            + ".openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><a:graphic xmlns:a=\"http://schemas"
            + ".openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.microsoft.com/office/word/"
            + "2010/wordprocessingShape\"><wps:wsp xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/"
            + "wordprocessingShape\"><wps:txbx><w:txbxContent>";
    private static final String BOX_END = "<w:p/></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
            + "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>";

    /** Tables in text boxes; the numbers of labels are not written but counted by Word. */
    static byte[] lists(Essay essay) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(numbered(essay)));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] bytes = from.readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().equals("word/document.xml") ? boxed(bytes) : bytes);
                to.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] boxed(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8)
                .replace("<w:tbl>", BOX + "<w:tbl>")
                .replace("</w:tbl>", "</w:tbl>" + BOX_END)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] numbered(Essay essay) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(docx(essay)))) {
            word.createNumbering();
            word.getParagraphs().forEach(p -> number(word, p));
            word.getTables().stream()
                    .flatMap(t -> t.getRows().stream())
                    .flatMap(r -> r.getTableCells().stream())
                    .forEach(c -> number(word, c.getParagraphs().get(0)));
            word.write(out);
        }
        return out.toByteArray();
    }

    /** Takes the number out of a paragraph and gives it a list that begins with that number. */
    private static void number(XWPFDocument word, XWPFParagraph paragraph) {
        Matcher label = Pattern.compile("(（?)([一二三四五六七八九]|\\d)([）、.])(.+)").matcher(paragraph.getText());
        if (!label.matches() || paragraph.getRuns().size() != 1) {
            return;
        }
        boolean chinese = label.group(2).matches("[一-龥]");
        int start = chinese ? "一二三四五六七八九".indexOf(label.group(2)) + 1 : Integer.parseInt(label.group(2));
        CTAbstractNum list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(
                BigInteger.valueOf(word.getNumbering().getAbstractNums().size()));
        CTLvl level = list.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewStart().setVal(BigInteger.valueOf(start));
        level.addNewNumFmt().setVal(chinese ? STNumberFormat.CHINESE_COUNTING : STNumberFormat.DECIMAL);
        level.addNewLvlText().setVal(label.group(1) + "%1" + label.group(3));
        paragraph.setNumID(word.getNumbering().addNum(word.getNumbering().addAbstractNum(new XWPFAbstractNum(list))));
        paragraph.getRuns().get(0).setText(label.group(4), 0);
    }

    /** A DOCX beside a note, under names as Chinese Windows writes them. */
    static byte[] zip(Essay essay) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GBK"))) {
            for (String name : List.of("附件/年度报告.docx", "说明.txt")) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(name.endsWith("docx") ? docx(essay) : "请用Word打开。".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] docx(Essay essay) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText(essay.title());
            word.createParagraph().createRun().setText(essay.opening());
            for (Table table : essay.tables()) {
                word.createParagraph().createRun().setText(table.heading());
                docx(word.createTable(table.rows().size(), 1), table);
            }
            word.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Cells of Word: across by grid spans, down by merges that every row goes on with. */
    private static void docx(XWPFTable target, Table table) {
        Placed[][] grid = new Placed[table.rows().size()][table.columns()];
        for (Placed placed : table.placed()) {
            for (int r = placed.row(); r < placed.row() + placed.slot().down() && r < grid.length; r++) {
                grid[r][placed.column()] = placed;
            }
        }
        for (int r = 0; r < grid.length; r++) {
            XWPFTableRow row = target.getRow(r);
            row.removeCell(0);
            for (Placed placed : grid[r]) {
                if (placed != null) {
                    cell(row.createCell(), placed, r);
                }
            }
        }
    }

    private static void cell(XWPFTableCell cell, Placed placed, int row) {
        CTTcPr properties = cell.getCTTc().addNewTcPr();
        if (placed.slot().across() > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(placed.slot().across()));
        }
        if (placed.slot().down() > 1) {
            properties.addNewVMerge().setVal(placed.row() == row ? STMerge.RESTART : STMerge.CONTINUE);
        }
        if (placed.row() == row) {
            String[] lines = placed.slot().text().split("\n", -1);
            cell.setText(lines[0]);
            for (int i = 1; i < lines.length; i++) {
                cell.addParagraph().createRun().setText(lines[i]);
            }
        }
    }
}
