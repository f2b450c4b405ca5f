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
    /** The last column may run on, but not for ever: it often shows what a page says. */
    private static final int LONGEST_LAST = 2000;

    private final List<List<String>> rows = new ArrayList<>();

    /** With a header. */
    TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** With a header in the console's tongue, the words separated by {@code |}. */
    static TextTable of(Console console, String zh, String en) {
        return new TextTable(console.in(zh, en).split("\\|", -1));
    }

    /**
     * Adds a row; anything is shown by its text, control characters of hostile pages left out. All but the last cell are cut
     * where they are long.
     */
    TextTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            String text = String.valueOf(cells[i]);
            row.add(i < cells.length - 1 ? clean(text) : whole(text));
        }
        rows.add(List.copyOf(row));
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
        return line(text, LONGEST);
    }

    /** The same, not cut where a sentence would be. */
    static String whole(String text) {
        return line(text, LONGEST_LAST);
    }

    private static String line(String text, int longest) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
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
