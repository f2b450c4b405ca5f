package org.nianbao.serve.export;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** A table as JSON Lines: one object a row with the columns of the CSV, nothing guarded. */
final class JsonLines {
    private static final ObjectWriter LINE = ContractJson.mapper().writer().without(SerializationFeature.INDENT_OUTPUT);

    private JsonLines() {}

    /** Writes the rows and flushes; {@code to} stays open. Returns the number of rows. */
    static <T> long write(Sheet<T> sheet, Iterator<? extends T> rows, OutputStream to) throws IOException {
        long count = 0;
        while (rows.hasNext()) {
            to.write(LINE.writeValueAsString(sheet.object(rows.next())).getBytes(StandardCharsets.UTF_8));
            to.write('\n');
            count++;
        }
        to.flush();
        return count;
    }
}
