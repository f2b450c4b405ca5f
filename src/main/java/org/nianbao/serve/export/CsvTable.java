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
import java.util.regex.Pattern;
import org.nianbao.serve.export.Sheet.Column;
import org.nianbao.serve.export.Sheet.Nature;

/**
 * A table as CSV: UTF-8, RFC 4180, header line, {@code \n}.
 *
 * <p>Spreadsheets run a field that begins like a formula, and the words come from pages that anybody may have written.
 * So a field of words that begins with {@code = + - @} (or their full-width forms), tab, carriage return or line feed
 * gets an apostrophe before it. Left as they are: the columns of numbers, times and truths ({@code value} among them),
 * and a {@code raw} that is a plain number ({@code -80}, {@code +1,234.5}) or nothing but dashes ({@code -}, {@code —}).
 */
final class CsvTable {
    private static final String RISKY = "=+-@＝＋－＠\t\r\n";
    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,5})(\\.\\d{1,15})?%?|[-－—–]{1,4}");
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
        boolean words = nature == Nature.TEXT || nature == Nature.RAW;
        if (!words || text.isEmpty() || RISKY.indexOf(text.charAt(0)) < 0) {
            return text;
        }
        return nature == Nature.RAW && PLAIN.matcher(text).matches() ? text : "'" + text;
    }
}
