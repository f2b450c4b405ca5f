package org.nianbao.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;
import org.nianbao.model.Message;

/** Reads {@code config/indicators.tsv}: one line for each figure that a national form defines. */
public final class Indicators {
    private static final List<String> COLUMNS =
            List.of("code", "templates", "table", "row_zh", "column_zh", "unit", "kind", "row_en", "column_en");

    /** What follows them when the headings and units are known in English, too. */
    private static final List<String> ENGLISH = List.of("table_en", "group_en", "unit_en");

    private Indicators() {}

    /**
     * Reads the file: UTF-8, header line, tabs; further columns are allowed behind the known ones.
     *
     * @param file {@code config/indicators.tsv}
     * @return the figures in the order of the file
     * @throws ConfigurationError when the file cannot be read or is not such a table
     */
    public static List<Indicator> read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !columns(lines.get(0), 0, COLUMNS)) {
            throw broken(file, 1, "表头应为 " + String.join(", ", COLUMNS), "the header must be " + COLUMNS);
        }
        boolean english = columns(lines.get(0), COLUMNS.size(), ENGLISH);
        List<Indicator> indicators = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            Indicator indicator = indicator(file, i + 1, lines.get(i).split("\t", -1), english);
            if (!codes.add(indicator.code())) {
                throw broken(file, i + 1, "指标代码重复：" + indicator.code(), "repeated code " + indicator.code());
            }
            indicators.add(indicator);
        }
        return List.copyOf(indicators);
    }

    private static List<String> lines(Path file) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
            if (!lines.isEmpty() && lines.get(0).startsWith("\uFEFF")) {
                lines.set(0, lines.get(0).substring(1));
            }
            return lines;
        } catch (IOException e) {
            throw new ConfigurationError(new Message(
                    "indicators_unreadable",
                    "无法读取指标表 " + file + "；请恢复该文件（UTF-8 编码）。",
                    "The table of indicators " + file + " cannot be read; put the file back (UTF-8)."));
        }
    }

    private static boolean columns(String header, int from, List<String> names) {
        return Stream.of(header.split("\t", -1))
                .skip(from)
                .limit(names.size())
                .toList()
                .equals(names);
    }

    private static Indicator indicator(Path file, int line, String[] f, boolean english) {
        int least = COLUMNS.size() + (english ? ENGLISH.size() : 0);
        if (f.length < least || f[0].isBlank()) {
            throw broken(file, line, "应有 " + least + " 列", "expected " + least + " columns");
        }
        try {
            Set<Form> forms = Stream.of(f[1].split(",")).map(Form::of).collect(Collectors.toSet());
            Indicator.Kind kind = Indicator.Kind.valueOf(f[6].toUpperCase(Locale.ROOT));
            Indicator plain = new Indicator(f[0], forms, f[2], f[3], f[4], f[5], kind, f[7], f[8]);
            return english ? english(plain, f) : plain;
        } catch (IllegalArgumentException e) {
            throw broken(file, line, "表式或类型无效", "unknown form or kind");
        }
    }

    private static Indicator english(Indicator i, String[] f) {
        return new Indicator(
                i.code(),
                i.forms(),
                i.table(),
                i.rowZh(),
                i.columnZh(),
                i.unit(),
                i.kind(),
                f[7],
                f[8],
                f[9],
                f[10],
                f[11]);
    }

    private static ConfigurationError broken(Path file, int line, String zh, String en) {
        return new ConfigurationError(new Message(
                "indicators_broken",
                "指标表 " + file + " 第 " + line + " 行有误：" + zh + "；请改正后再试。",
                "The table of indicators " + file + " is broken at line " + line + ": " + en + "; correct it."));
    }
}
