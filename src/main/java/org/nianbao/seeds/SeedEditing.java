package org.nianbao.seeds;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;

/** Writes lines into seed files; all that is not touched stays as it is, byte by byte. A file is replaced as a whole. */
final class SeedEditing {
    private SeedEditing() {}

    /** A line of a seed file as it is written, without its end. */
    static String line(List<String> columns, Map<String, String> fields) {
        return written(columns.stream().map(c -> fields.getOrDefault(c, "")).toList());
    }

    private static String written(List<String> fields) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(fields);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string cannot fail to be written", impossible);
        }
        return text.toString().stripTrailing();
    }

    /** Adds lines at the end of a file, in the order of its header; a file that is not there is made. */
    static void append(Path file, List<Map<String, String>> lines) {
        boolean there = Files.exists(file);
        String before = there ? raw(file) : line(Column.KNOWN, header(Column.KNOWN)) + "\n";
        List<String> columns = there ? columns(file) : Column.KNOWN;
        StringBuilder after = new StringBuilder(before);
        if (!before.endsWith("\n")) {
            after.append('\n');
        }
        lines.forEach(fields -> after.append(line(columns, fields)).append('\n'));
        replace(file, after.toString());
    }

    private static Map<String, String> header(List<String> columns) {
        return columns.stream().collect(Collectors.toMap(c -> c, c -> c));
    }

    /** Sets one column of the line that begins at a number; its other columns and all other lines stay. */
    static void set(Path file, int number, String column, String value) {
        List<String> columns = columns(file);
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new ConfigurationError(new Message(
                    "seed_column_missing",
                    "种子文件 " + file.getFileName() + " 没有 " + column + " 列；请在表头加上，或在 overrides.yaml 中写明。",
                    "The seed file " + file.getFileName() + " has no column " + column
                            + "; add it to the header, or say it in overrides.yaml."));
        }
        List<CsvRecord> records = records(file);
        String text = raw(file);
        String[] lines = text.split("(?<=\n)", -1);
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            int line = i + 1;
            boolean within = records.stream().anyMatch(r -> r.getStartingLineNumber() == number && holds(r, line));
            if (line == number) {
                after.append(changed(records, number, at, value)).append(end(lines[i]));
            } else if (!within) {
                after.append(lines[i]);
            }
        }
        replace(file, after.toString());
    }

    private static boolean holds(CsvRecord record, int line) {
        long ends = record.getFields().stream()
                .mapToLong(f -> f.chars().filter(c -> c == '\n').count())
                .sum();
        return line >= record.getStartingLineNumber() && line <= record.getStartingLineNumber() + ends;
    }

    private static String changed(List<CsvRecord> records, int number, int at, String value) {
        CsvRecord record = records.stream()
                .filter(r -> r.getStartingLineNumber() == number)
                .findFirst()
                .orElseThrow();
        List<String> fields = new ArrayList<>(record.getFields());
        while (fields.size() <= at) {
            fields.add("");
        }
        fields.set(at, value);
        return written(fields);
    }

    private static String end(String line) {
        return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
    }

    private static List<String> columns(Path file) {
        return records(file).get(0).getFields().stream().map(String::strip).toList();
    }

    private static List<CsvRecord> records(Path file) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(SeedFile.text(file))) {
            return reader.stream().toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string cannot fail to be read", impossible);
        }
    }

    private static String raw(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the seed file " + file + " cannot be read", unreadable);
        }
    }

    private static void replace(Path file, String text) {
        try {
            Path beside =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new ConfigurationError(new Message(
                    "seed_unwritable",
                    "无法写入种子文件 " + file + "（" + unwritable.getMessage() + "）；请检查权限和磁盘空间。",
                    "The seed file " + file + " cannot be written (" + unwritable.getMessage()
                            + "); check permissions and space."));
        }
    }
}
