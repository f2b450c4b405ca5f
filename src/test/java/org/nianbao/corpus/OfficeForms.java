package org.nianbao.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.function.Supplier;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.nianbao.corpus.Table.Placed;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

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
