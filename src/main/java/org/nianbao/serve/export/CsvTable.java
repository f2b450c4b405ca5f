package org.nianbao.serve.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.nianbao.serve.export.Sheet.Column;
import org.nianbao.serve.export.Sheet.Nature;

/**
 * A table as CSV: UTF-8, RFC 4180, header line, {@code \n}.
 *
 * <p>Words are guarded by {@link FormulaGuard}. Left as they are: the columns of numbers, times and truths
 * ({@code value} among them).
 */
final class CsvTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvTable() {}

    /** Writes header and rows and flushes; {@code to} stays open. Returns the number of rows. */
    static <T> long write(Sheet<T> sheet, Iterator<? extends T> rows, boolean byteOrderMark, OutputStream to)
            throws IOException {
        Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        if (byteOrderMark) {
            writer.write(BYTE_ORDER_MARK);
        }
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(sheet.names());
        long count = 0;
        while (rows.hasNext()) {
            csv.writeRecord(fields(sheet, rows.next()));
            count++;
        }
        csv.flush();
        writer.flush();
        return count;
    }

    private static <T> List<String> fields(Sheet<T> sheet, T row) {
        List<String> fields = new ArrayList<>(sheet.columns().size());
        for (Column<T> column : sheet.columns()) {
            fields.add(guarded(column.nature(), column.text(row)));
        }
        return fields;
    }

    /** A field as it is written. */
    static String guarded(Nature nature, String text) {
        return switch (nature) {
            case TEXT -> FormulaGuard.words(text);
            case RAW -> FormulaGuard.printed(text);
            case DECIMAL, NUMBER, TIME, TRUTH -> text;
        };
    }
}
