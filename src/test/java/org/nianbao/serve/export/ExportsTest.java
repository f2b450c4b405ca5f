package org.nianbao.serve.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.index.Index.CellRow;
import org.nianbao.model.Cell;
import org.nianbao.serve.export.Sheet.Nature;

class ExportsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void cellsHaveTheColumnsOfTheContract() throws IOException {
        Exports.Target target = new Exports.Target(Exports.Format.CSV, false, List.of(), out);
        long rows = target.write(Sheet.CELLS, cells("t").iterator(), row -> Workbook.Source.of(row.report()));
        assertThat(rows).isEqualTo(3);
        String sha = "ab".repeat(32);
        assertThat(text())
                .isEqualTo(
                        "division_code,district,publisher,scope,year,version,url,captured_at,sha256,code,value,kind,raw,unit,by,confirmed,corrected_value,corrected_kind,corrected_by,correction_reason,corrected_at,correction\n"
                                + "410204,鼓楼区,开封市鼓楼区人民政府,district,2021,1,http://www.gulou.gov.cn/a.html,2026-03-01T02:03:04Z,"
                                + sha + ",a,-80,number,-80,件,label,true,,,,,,\n"
                                + "410204,鼓楼区,开封市鼓楼区人民政府,district,2021,1,http://www.gulou.gov.cn/a.html,2026-03-01T02:03:04Z,"
                                + sha + ",b,,dash,—,件,order,false,,,,,,\n"
                                + "410204,鼓楼区,开封市鼓楼区人民政府,district,2021,1,http://www.gulou.gov.cn/a.html,2026-03-01T02:03:04Z,"
                                + sha + ",c,,text,'=1+1,件,order,false,,,,,,\n");
    }

    @Test
    void reportsAndCapturesHaveTheColumnsOfTheContract() {
        assertThat(String.join(",", Sheet.REPORTS.names()))
                .isEqualTo("division_code,district,publisher,scope,year,version,title,published,url,sha256,captured_at,"
                        + "media_type,forms,cells,failed_rules,state,addresses,documents");
        assertThat(String.join(",", Sheet.CAPTURES.names()))
                .isEqualTo("url,captured_at,status,outcome,media_type,sha256,warc_file,offset,length,via,site");
    }

    @Test
    void aHostileTitleIsNoFormula() throws IOException {
        CsvTable.write(
                Sheet.REPORTS,
                List.of(Samples.row("=HYPERLINK(\"http://x\",\"y\")", 1)).iterator(),
                true,
                out);
        assertThat(text()).startsWith("\uFEFFdivision_code,").contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "TEXT,=1,'=1",
                "TEXT,-80,'-80",
                "TEXT,@x,'@x",
                "TEXT,＝x,'＝x",
                "TEXT,a=1,a=1",
                "RAW,-80,-80",
                "RAW,\"-1,234.5\",\"-1,234.5\"",
                "RAW,-,-",
                "RAW,—,—",
                "RAW,－,－",
                "RAW,-1+1,'-1+1",
                "RAW,=1,'=1",
                "RAW,-2|cmd,'-2|cmd",
                "DECIMAL,-80,-80",
            })
    void guardsWordsOnly(String nature, String text, String written) {
        assertThat(CsvTable.guarded(Nature.valueOf(nature), text)).isEqualTo(written);
    }

    @Test
    void guardsWhiteSpaceThatHidesAFormula() {
        for (String begin : List.of("\t", "\r", "\n")) {
            assertThat(CsvTable.guarded(Nature.TEXT, begin + "=1")).isEqualTo("'" + begin + "=1");
        }
    }

    @Test
    void jsonLinesHaveTheSameFieldsUnguarded() throws IOException {
        JsonLines.write(Sheet.CELLS, cells("=t").iterator(), out);
        List<String> lines = text().lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode third = ContractJson.mapper().readTree(lines.get(2));
        assertThat(third.fieldNames()).toIterable().containsExactlyElementsOf(Sheet.CELLS.names());
        assertThat(third.get("raw").textValue()).isEqualTo("=1+1");
        assertThat(third.get("value").isNull()).isTrue();
        assertThat(ContractJson.mapper().readTree(lines.get(0)).get("value").textValue())
                .isEqualTo("-80");
    }

    @Test
    void theWorkbookOpensWithDataDictionaryAndSources() throws IOException {
        Exports.Target target = new Exports.Target(Exports.Format.XLSX, false, List.of(Samples.indicator()), out);
        target.write(Sheet.CELLS, cells("=t").iterator(), row -> Workbook.Source.of(row.report()));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getSheetName(0)).isEqualTo("data");
            Row row = book.getSheet("data").getRow(3);
            assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("410204");
            assertThat(row.getCell(12).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(12).getStringCellValue()).isEqualTo("=1+1");
            assertThat(book.getSheet("data").getRow(1).getCell(10).getNumericCellValue())
                    .isEqualTo(-80);
            assertThat(book.getSheet("dictionary").getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("2019 2021");
            assertThat(book.getSheet("sources").getLastRowNum()).isEqualTo(1);
        }
    }

    @Test
    void theWorkbookGoesOnInAnotherSheet() throws IOException {
        new Workbook(List.of(), 3)
                .write(
                        Sheet.CELLS,
                        Collections.nCopies(5, cells("t").get(0)).iterator(),
                        row -> Workbook.Source.of(row.report()),
                        out);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getSheet("data").getLastRowNum()).isEqualTo(2);
            assertThat(book.getSheet("data 3").getLastRowNum()).isEqualTo(1);
        }
    }

    @Test
    void newestLeavesOutSupersededVersions() {
        assertThat(Exports.newest(List.of(Samples.row("a", 1), Samples.row("b", 2))))
                .extracting("title")
                .containsExactly("b");
        assertThat(Exports.Table.of("cells")).contains(Exports.Table.CELLS);
        assertThat(Exports.Table.of("CELLS")).isEmpty();
        assertThat(Exports.Format.of("xlsx")).contains(Exports.Format.XLSX);
    }

    private static List<CellRow> cells(String title) {
        return List.of(
                Samples.cellRow(title, Samples.number("a", "-80")),
                Samples.cellRow(title, Samples.other("b", Cell.Kind.DASH, "—")),
                Samples.cellRow(title, Samples.other("c", Cell.Kind.TEXT, "=1+1")));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
