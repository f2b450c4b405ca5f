package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.document.Reading.blocks;
import static org.nianbao.document.Reading.cells;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Document;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

class OfficeTest {

    @Test
    void docxWithSpans() throws IOException {
        Document d = Reading.document(docx(), "application/octet-stream");
        assertThat(d.source().mediaType()).endsWith("wordprocessingml.document");
        assertThat(d.title()).isEqualTo("年报");
        assertThat(blocks(d)).containsExactly("一、总体情况", "完");
        assertThat(d.grids().get(0).heading()).isEqualTo("一、总体情况");
        assertThat(cells(d.grids().get(0))).containsExactly("0,0 2x1 三", "0,1 1x2 申请人", "1,1 1x1 1", "1,2 1x1 2/3");
    }

    @Test
    void tablesInTablesOfDocx() throws IOException {
        try (XWPFDocument word = new XWPFDocument()) {
            XWPFTableCell outer = word.createTable(1, 2).getRow(0).getCell(0);
            outer.setText("左");
            XWPFTable inner = new XWPFTable(outer.getCTTc().addNewTbl(), outer, 1, 2);
            inner.getRow(0).getCell(0).setText("规章");
            inner.getRow(0).getCell(1).setText("7");
            Document d = Reading.document(bytes(word), "application/octet-stream");
            assertThat(blocks(d)).contains("左");
            assertThat(d.grids()).hasSize(1);
            assertThat(cells(d.grids().get(0))).containsExactly("0,0 1x1 规章", "0,1 1x1 7");
        }
    }

    @Test
    void blankForm() throws IOException {
        Path file = Path.of("../shared/real/blank-form-2021.docx");
        Assumptions.assumeTrue(Files.exists(file), "the real documents are not beside the checkout");
        Document d = Reading.document(Files.readAllBytes(file), "application/octet-stream");
        assertThat(d.grids()).hasSize(3);
        assertThat(d.grids().get(0).rows()).isEqualTo(14);
        assertThat(d.grids().get(1).rows()).isEqualTo(28);
        assertThat(d.grids().get(1).columns()).isEqualTo(10);
        for (int r = 3; r < 28; r++) {
            assertThat(Reading.row(d.grids().get(1), r)).endsWith("", "", "", "", "", "", "");
        }
        assertThat(d.grids().get(1).at(26, 0).orElseThrow().text()).isEqualTo("三、本年度办理结果");
        assertThat(d.grids().get(2).columns()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void spreadsheets(boolean old) throws IOException {
        try (Workbook book = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("年报");
            row(sheet, 0, "二、主动公开");
            row(sheet, 1, "规章", "1,022", "", "");
            row(sheet, 2, "", "x", "y", "z");
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 1, 3));
            row(sheet, 5, "a", "b");
            sheet.getRow(5).createCell(2).setCellValue(79254.1919);
            sheet.getRow(5).createCell(3).setCellFormula("1+1");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.setSheetHidden(book.getSheetIndex(book.createSheet("藏")), true);
            Document d = Reading.document(bytes(book), "application/octet-stream");
            assertThat(blocks(d)).containsExactly("二、主动公开");
            assertThat(d.grids()).hasSize(2);
            assertThat(cells(d.grids().get(0)))
                    .containsExactly("0,0 2x1 规章", "0,1 1x3 1,022", "1,1 1x1 x", "1,2 1x1 y", "1,3 1x1 z");
            assertThat(Reading.row(d.grids().get(1), 0)).containsExactly("a", "b", "79254.1919", "2");
        }
    }

    @Test
    void zipWithOneDocument() throws IOException {
        byte[] zip = zip(List.of("年报/", "年报/2021年年报.docx", "说明.txt"), List.of(new byte[0], docx(), new byte[] {'x'}));
        Document d = Reading.document(zip, "application/zip");
        assertThat(d.source().mediaType()).endsWith("wordprocessingml.document");
        assertThat(d.grids()).hasSize(1);
        byte[] two = zip(List.of("a.docx", "b.docx"), List.of(docx(), docx()));
        assertThat(Reading.why(Reading.outcome(two, "application/zip"))).isEqualTo("unsupported_type");
    }

    static byte[] docx() throws IOException {
        try (XWPFDocument word = new XWPFDocument()) {
            word.getProperties().getCoreProperties().setTitle("年报");
            word.createParagraph().createRun().setText("一、总体情况");
            XWPFTable table = word.createTable(2, 2);
            table.getRow(0).getCell(0).setText("三");
            merge(table.getRow(0).getCell(0), STMerge.RESTART);
            table.getRow(0).getCell(1).setText("申请人");
            properties(table.getRow(0).getCell(1)).addNewGridSpan().setVal(BigInteger.TWO);
            merge(table.getRow(1).getCell(0), null);
            table.getRow(1).getCell(1).setText("1");
            XWPFTableCell last = table.getRow(1).createCell();
            last.setText("2");
            last.addParagraph().createRun().setText("3");
            word.createParagraph().createRun().setText("完");
            return bytes(word);
        }
    }

    private static void merge(XWPFTableCell cell, STMerge.Enum value) {
        var merge = properties(cell).addNewVMerge();
        if (value != null) {
            merge.setVal(value);
        }
    }

    private static CTTcPr properties(XWPFTableCell cell) {
        return cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
    }

    private static void row(Sheet sheet, int index, String... texts) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }

    private static byte[] bytes(XWPFDocument word) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        word.write(out);
        return out.toByteArray();
    }

    private static byte[] bytes(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    static byte[] zip(List<String> names, List<byte[]> contents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (int i = 0; i < names.size(); i++) {
                zip.putNextEntry(new ZipEntry(names.get(i)));
                zip.write(contents.get(i));
            }
        }
        return out.toByteArray();
    }
}
