package org.nianbao.seeds;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;

/** Reads one seed file: UTF-8 with or without byte-order mark, header line, {@code #} comments, RFC 4180. */
final class SeedFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SeedFile() {}

    /**
     * The data lines of a file, in order.
     *
     * @throws ConfigurationError when it is no seed file: not readable, not UTF-8, torn quotes, no header, a line with
     *     more fields than the header
     */
    static List<SeedLine> read(Path file) {
        String name = file.getFileName().toString();
        return lines(name, records(name, text(file)));
    }

    static String text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw notUtf8(file.getFileName().toString());
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static ConfigurationError notUtf8(String name) {
        return new ConfigurationError(new Message(
                "seed_not_utf8",
                "种子文件 " + name + " 不是 UTF-8 编码，无法读取；请用“UTF-8 CSV”格式另存。",
                "The seed file " + name + " is not UTF-8; save it again as “CSV UTF-8”."));
    }

    private static ConfigurationError unreadable(Path file, IOException why) {
        return new ConfigurationError(new Message(
                "seed_unreadable",
                "种子文件 " + file + " 无法读取（" + why.getMessage() + "）；请检查文件和权限。",
                "The seed file " + file + " cannot be read (" + why.getMessage() + "); check it and its permissions."));
    }

    private static List<CsvRecord> records(String name, String text) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = parser().ofCsvRecord(text)) {
            reader.forEach(records::add);
            return records;
        } catch (CsvParseException torn) {
            long last = records.isEmpty() ? 0 : records.get(records.size() - 1).getStartingLineNumber();
            throw broken(name, last + 1, "引号不成对或格式有误", "quotes that do not pair or another fault of the format");
        } catch (IOException impossible) {
            throw new IllegalStateException("a string cannot fail to be read", impossible);
        }
    }

    private static CsvReader.CsvReaderBuilder parser() {
        return CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false);
    }

    private static List<SeedLine> lines(String name, List<CsvRecord> records) {
        if (records.isEmpty()) {
            throw broken(name, 1, "没有表头", "no header line");
        }
        List<String> header =
                records.get(0).getFields().stream().map(String::strip).toList();
        checkHeader(name, records.get(0).getStartingLineNumber(), header);
        return records.stream()
                .skip(1)
                .filter(row -> !row.getFields().stream().allMatch(String::isBlank))
                .map(row -> line(name, header, row))
                .toList();
    }

    private static void checkHeader(String name, long number, List<String> header) {
        for (String column : Column.REQUIRED) {
            if (!header.contains(column)) {
                throw broken(name, number, "表头缺少必需的列 " + column, "a header without the required column " + column);
            }
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                throw broken(
                        name, number, "表头中的列 " + column + " 重复", "a header that names the column " + column + " twice");
            }
        }
    }

    private static SeedLine line(String name, List<String> header, CsvRecord row) {
        List<String> values = row.getFields();
        if (values.size() > header.size()) {
            throw tooLong(name, header, row);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), i < values.size() ? values.get(i).strip() : "");
        }
        return new SeedLine(name, (int) row.getStartingLineNumber(), fields);
    }

    private static ConfigurationError tooLong(String name, List<String> header, CsvRecord row) {
        int fields = row.getFieldCount();
        String zh = "有 " + fields + " 个字段，而表头只有 " + header.size() + " 列（含逗号的内容要加引号）";
        String en = fields + " fields under a header of " + header.size() + " (text with a comma must stand in quotes)";
        return broken(name, row.getStartingLineNumber(), zh, en);
    }

    private static ConfigurationError broken(String name, long line, String zh, String en) {
        return new ConfigurationError(new Message(
                "seed_file_broken",
                "种子文件 " + name + " 第 " + line + " 行" + zh + "；请改正这一行，格式见 seeds/README.md。",
                "The seed file " + name + " has, at line " + line + ", " + en
                        + "; put that line right, the format is in seeds/README.md."));
    }
}
