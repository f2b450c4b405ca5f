package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.Cell;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Form;
import org.nianbao.model.Hints;
import org.nianbao.model.Indicator;

/**
 * What becomes of per cent in a cell, from bytes to cells: no form counts in per cent, so it is kept as printed with a
 * remark at its place and is never a number of another unit; behind a number it is a note.
 */
class PercentTest {
    private static final List<Indicator> INDICATORS = Indicators.read(Path.of("config/indicators.tsv"));
    private static final Extractor EXTRACTOR = new Extractor(INDICATORS);
    private static final Documents DOCUMENTS = new Documents();
    /** Their bytes are kept, or have no places for blanks. */
    private static final Set<Format> KEPT = EnumSet.of(Format.DOC, Format.RTF, Format.WPS, Format.TEXT_SQUEEZED);

    static Stream<Arguments> all() {
        return EnumSet.complementOf(EnumSet.copyOf(KEPT)).stream()
                .flatMap(format -> Stream.of(
                        Arguments.of(format, Form.F2014, "statistics.requests.concluded_on_time"),
                        Arguments.of(format, Form.F2019, "requests.granted.total"),
                        Arguments.of(format, Form.F2021, "remedies.reconsideration.upheld")));
    }

    private static Extraction.Extracted read(Format format, Form form, String code, String printed) {
        Specimen plain = Specimen.of(form, Irregularity.NONE, INDICATORS);
        assertThat(plain.prints()).containsKey(code);
        Map<String, Print> prints = new LinkedHashMap<>(plain.prints());
        prints.put(code, new Print(printed, Cell.Kind.ILLEGIBLE, null));
        return extracted(new Corpus.Entry(plain.printing(prints), format).bytes(), format.mediaType());
    }

    private static Extraction.Extracted extracted(byte[] bytes, String mediaType) {
        DocumentOutcome outcome = DOCUMENTS.read(bytes, Optional.of(mediaType), Optional.empty());
        return (Extraction.Extracted) EXTRACTOR.extract(((DocumentOutcome.Readable) outcome).document(), Hints.none());
    }

    private static void noOtherCellMoved(Extraction.Extracted read, Form form, String code) {
        Specimen plain = Specimen.of(form, Irregularity.NONE, INDICATORS);
        for (Cell cell : read.report().cells()) {
            if (!cell.code().equals(code) && cell.kind() == Cell.Kind.NUMBER) {
                assertThat(cell.value().orElseThrow())
                        .as(cell.code())
                        .isEqualByComparingTo(plain.prints().get(cell.code()).value());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aShareAloneIsKeptAsPrintedWithARemark(Format format, Form form, String code) {
        for (String share : List.of("55.5%", format.mediaType().endsWith("pdf") ? "100%" : "100％", "0%")) {
            Extraction.Extracted read = read(format, form, code, share);
            Optional<Cell> cell = read.report().cell(code);
            assertThat(cell.flatMap(Cell::value)).as(share).isEmpty();
            assertThat(cell).as(share).isPresent();
            assertThat(cell.orElseThrow().raw().replace('％', '%')).isEqualTo(share.replace('％', '%'));
            assertThat(cell.orElseThrow().kind()).isEqualTo(Cell.Kind.ILLEGIBLE);
            assertThat(read.remarks()).anySatisfy(r -> {
                assertThat(r.message().id()).isEqualTo("illegible");
                assertThat(r.locator()).contains(cell.orElseThrow().locator());
            });
            noOtherCellMoved(read, form, code);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aShareBehindANumberIsANote(Format format, Form form, String code) {
        Extraction.Extracted read = read(format, form, code, "22（其中55.5%）");
        Optional<Cell> cell = read.report().cell(code);
        assertThat(cell.flatMap(Cell::value))
                .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("22"));
        assertThat(read.remarks()).extracting(r -> r.message().id()).contains("note_in_cell");
        noOtherCellMoved(read, form, code);
    }

    /** A spreadsheet holds 0.125 and shows 12.5%: neither is a count. */
    @Test
    void aCellThatOnlyShowsItsNumberAsAShareIsNoNumberEither() throws IOException {
        String code = "requests.new.total";
        Specimen specimen = Specimen.of(Form.F2021, Irregularity.NONE, INDICATORS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] plain = new Corpus.Entry(specimen, Format.XLSX).bytes();
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(plain))) {
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("0.0%"));
            for (Row row : book.getSheetAt(0)) {
                for (var cell : row) {
                    if (cell.toString().startsWith("一、本年新收")) {
                        var last = row.getCell(row.getLastCellNum() - 1);
                        last.setCellValue(0.125);
                        last.setCellStyle(style);
                    }
                }
            }
            book.write(out);
        }
        Extraction.Extracted read = extracted(out.toByteArray(), Format.XLSX.mediaType());
        Cell cell = read.report().cell(code).orElseThrow();
        assertThat(cell.raw()).isEqualTo("12.5%");
        assertThat(cell.kind()).isEqualTo(Cell.Kind.ILLEGIBLE);
        noOtherCellMoved(read, Form.F2021, code);
    }
}
