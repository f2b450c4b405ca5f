package org.nianbao.serve.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Lines of columns for people, aligned by display width, so that Chinese characters count as two. */
final class TextTable {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]+");
    private static final int LONGEST = 120;

    private final List<List<String>> rows = new ArrayList<>();

    /** With a header. */
    TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** With a header in the console's tongue, the words separated by {@code |}. */
    static TextTable of(Console console, String zh, String en) {
        return new TextTable(console.in(zh, en).split("\\|", -1));
    }

    /** Adds a row; anything is shown by its text, control characters of hostile pages left out. */
    TextTable row(Object... cells) {
        rows.add(List.of(cells).stream()
                .map(String::valueOf)
                .map(TextTable::clean)
                .toList());
        return this;
    }

    /** Number of rows below the header. */
    int size() {
        return rows.size() - 1;
    }

    /** The aligned lines, header first. */
    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.toList());
    }

    /** Prints the lines. */
    void print(Console console) {
        lines().forEach(console::answer);
    }

    /** One line of text that cannot steer a terminal. */
    static String clean(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return Ansi.OFF.new Text(text).getCJKAdjustedLength();
    }
}
