package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.serve.export.FormulaGuard;

/**
 * A list that is answered page by page in JSON and as a whole in CSV (RFC 4180).
 *
 * @param name file name without ending
 * @param columns columns of the CSV; the JSON may have more
 * @param rows the rows in stable order; closed by whoever writes them
 */
record Listing(String name, List<String> columns, Stream<ObjectNode> rows) {
    private static final Set<String> DECIMALS = Set.of("value", "corrected_value", "read_value");
    private static final Set<String> RAW = Set.of("raw", "read_raw");

    Reply reply(Asked asked, int usual, int most) {
        return asked.csv() ? csv(asked.byteOrderMark()) : page(asked.offset(), asked.limit(usual, most));
    }

    private Reply page(int offset, int limit) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        try (rows) {
            Iterator<ObjectNode> left = rows.skip(offset).iterator();
            while (left.hasNext() && items.size() < limit) {
                items.add(left.next());
            }
            if (left.hasNext()) {
                answer.put("next", Asked.cursor(offset + limit));
            } else {
                answer.putNull("next");
            }
        }
        return Reply.json(answer);
    }

    private Reply csv(boolean byteOrderMark) {
        Map<String, String> headers = Map.of("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        return new Reply.Streamed("text/csv; charset=utf-8", headers, out -> write(out, byteOrderMark));
    }

    void write(OutputStream out, boolean byteOrderMark) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (byteOrderMark) {
            text.write('\uFEFF');
        }
        try (rows;
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(columns);
            rows.forEach(row -> csv.writeRecord(
                    columns.stream().map(c -> field(c, row.get(c))).toList()));
        }
    }

    /** A field as it is written; columns of values hold decimals, those of raw texts cells as printed. */
    static String field(String column, JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        String text = value.asText();
        boolean words = value.isTextual() && !DECIMALS.contains(column);
        return words ? (RAW.contains(column) ? FormulaGuard.printed(text) : FormulaGuard.words(text)) : text;
    }
}
