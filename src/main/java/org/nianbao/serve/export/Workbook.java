package org.nianbao.serve.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.nianbao.index.Index.ReportRow;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;
import org.nianbao.serve.export.Sheet.Column;
import org.nianbao.serve.export.Sheet.Nature;

/**
 * A table as an XLSX workbook with the sheets {@code data} (going on in {@code data 2}, … past the limit of a sheet),
 * {@code dictionary} (what each code means) and {@code sources} (where the rows come from). Words are stored as text, so
 * a code keeps its zeros and nothing is ever a formula.
 */
final class Workbook {
    private static final int ROWS_IN_MEMORY = 200;
    private static final int ROWS_A_SHEET = 1_048_576;
    private static final int CHARACTERS_A_CELL = 32_767;
    private static final int WIDTH = 18 * 256;

    private static final Sheet<Indicator> DICTIONARY = new Sheet<>(List.of(
            words("code", Indicator::code),
            words("forms", i -> i.forms().stream().sorted().map(Form::id).collect(Collectors.joining(" "))),
            words("table", Indicator::table),
            words("row_zh", Indicator::rowZh),
            words("column_zh", Indicator::columnZh),
            words("unit", Indicator::unit),
            words("kind", i -> i.kind().name().toLowerCase(Locale.ROOT)),
            words("row_en", Indicator::rowEn),
            words("column_en", Indicator::columnEn),
            words("table_en", Indicator::tableEn),
            words("group_en", Indicator::groupEn),
            words("unit_en", Indicator::unitEn)));

    private static final Sheet<Source> SOURCES = new Sheet<>(List.of(
            words("source", Source::name),
            words("url", Source::url),
            words("captured_at", Source::capturedAt),
            words("sha256", Source::sha256)));

    private final SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<Indicator> indicators;
    private final int rowsASheet;

    /**
     * An empty workbook.
     *
     * @param indicators the dictionary
     */
    Workbook(List<Indicator> indicators) {
        this(indicators, ROWS_A_SHEET);
    }

    /** The same with sheets of another size, for tests. */
    Workbook(List<Indicator> indicators, int rowsASheet) {
        this.indicators = indicators;
        this.rowsASheet = rowsASheet;
    }

    /**
     * Where rows come from.
     *
     * @param name what it is: a report's title, a WARC file
     * @param url original address, blank when it has none
     * @param capturedAt capture time, blank when it has none
     * @param sha256 digest of the payload, blank when it has none
     */
    record Source(String name, String url, String capturedAt, String sha256) {
        static Source of(ReportRow row) {
            return new Source(row.title(), row.url(), row.capturedAt().toString(), row.sha256());
        }
    }

    /** Gives the source of a row. */
    interface Origin<T> {
        Source of(T row);
    }

    /** Writes the workbook, once; {@code to} stays open. Returns the number of rows. */
    <T> long write(Sheet<T> sheet, Iterator<? extends T> rows, Origin<T> origin, OutputStream to) throws IOException {
        try (book) {
            long count = fill("data", sheet, rows, row -> {
                Source source = origin.of(row);
                sources.putIfAbsent(source.url() + " " + source.sha256() + " " + source.name(), source);
            });
            fill("dictionary", DICTIONARY, indicators.iterator(), row -> {});
            fill("sources", SOURCES, sources.values().iterator(), row -> {});
            book.write(to);
            to.flush();
            return count;
        }
    }

    private <T> long fill(String name, Sheet<T> sheet, Iterator<? extends T> rows, Consumer<T> each) {
        SXSSFSheet page = page(name, sheet);
        long count = 0;
        int line = 1;
        int part = 1;
        while (rows.hasNext()) {
            if (line == rowsASheet) {
                page = page(name + " " + ++part, sheet);
                line = 1;
            }
            T row = rows.next();
            each.accept(row);
            put(page.createRow(line++), sheet, row);
            count++;
        }
        return count;
    }

    private <T> SXSSFSheet page(String name, Sheet<T> sheet) {
        SXSSFSheet page = book.createSheet(name);
        Row header = page.createRow(0);
        for (int i = 0; i < sheet.columns().size(); i++) {
            page.setColumnWidth(i, WIDTH);
            header.createCell(i).setCellValue(sheet.columns().get(i).name());
        }
        page.createFreezePane(0, 1);
        return page;
    }

    private static <T> void put(Row line, Sheet<T> sheet, T row) {
        for (int i = 0; i < sheet.columns().size(); i++) {
            Column<T> column = sheet.columns().get(i);
            Object content = column.of().apply(row);
            if (content instanceof BigDecimal || content instanceof Integer || content instanceof Long) {
                line.createCell(i).setCellValue(((Number) content).doubleValue());
            } else if (content instanceof Boolean truth) {
                line.createCell(i).setCellValue(truth);
            } else if (content != null) {
                line.createCell(i).setCellValue(cut(column.text(row)));
            }
        }
    }

    private static String cut(String text) {
        return text.length() <= CHARACTERS_A_CELL ? text : text.substring(0, CHARACTERS_A_CELL - 1) + "…";
    }

    private static <T> Column<T> words(String name, Function<T, Object> of) {
        return new Column<>(name, Nature.TEXT, of);
    }
}
