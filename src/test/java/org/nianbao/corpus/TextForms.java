package org.nianbao.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.corpus.Table.Placed;
import org.nianbao.corpus.Table.Slot;

/** Reports as plain text, in the layouts of five real ones. */
final class TextForms {
    private static final int BREAK = 12;

    private TextForms() {}

    static String tabs(Essay essay) {
        return text(essay, TextForms::spread);
    }

    static String ragged(Essay essay) {
        return text(essay, TextForms::own);
    }

    static String blanks(Essay essay) {
        return text(essay, TextForms::words);
    }

    /** As above, but a blank cell leaves no trace. */
    static String squeezed(Essay essay) {
        return blanks(essay).replaceAll(" {2,}", " ").replaceAll(" \n", "\n");
    }

    static String broken(Essay essay) {
        return text(essay, TextForms::cut);
    }

    static String bars(Essay essay) {
        return text(essay, TextForms::barred);
    }

    private static String text(Essay essay, Function<Table, List<String>> lines) {
        return essay.title() + "\n\n" + essay.opening() + "\n\n" + tables(essay, lines);
    }

    /** The tables under their headings, one line a row. */
    static String tables(Essay essay, Function<Table, List<String>> lines) {
        return essay.tables().stream()
                .map(t -> t.heading() + "\n\n" + String.join("\n", lines.apply(t)) + "\n\n")
                .collect(Collectors.joining());
    }

    /** Every column of the grid has its tab; what a merged cell covers stays blank. */
    static List<String> spread(Table table) {
        String[][] grid = new String[table.rows().size()][table.columns()];
        for (Placed placed : table.placed()) {
            grid[placed.row()][placed.column()] = placed.slot().line();
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : grid) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(i > 0 ? "\t" : "").append(row[i] == null ? "" : row[i]);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Only the cells that begin in a row, a tab between. */
    private static List<String> own(Table table) {
        return table.rows().stream()
                .map(r -> r.stream().map(Slot::line).collect(Collectors.joining("\t")) + "\t")
                .toList();
    }

    private static List<String> barred(Table table) {
        return table.rows().stream()
                .map(r -> r.stream().map(Slot::line).collect(Collectors.joining(" | ")) + " |")
                .toList();
    }

    /** Labels and numbers parted by blanks; all but the last label stand on lines of their own, as header words do. */
    private static List<String> words(Table table) {
        List<String> lines = new ArrayList<>();
        for (List<Slot> row : table.rows()) {
            List<Slot> labels =
                    row.stream().filter(s -> !s.figure() && !s.text().isEmpty()).toList();
            List<String> figures =
                    row.stream().filter(Slot::figure).map(Slot::line).toList();
            boolean unit = figures.size() == 1 && labels.size() == 2;
            int apart = figures.isEmpty() ? 0 : labels.size() - (unit ? 2 : 1);
            labels.subList(0, Math.max(0, apart)).forEach(s -> lines.add(s.line() + "\n"));
            List<String> rest = new ArrayList<>();
            labels.subList(Math.max(0, apart), labels.size()).forEach(s -> rest.add(s.line()));
            rest.addAll(figures);
            lines.add(String.join(" ", rest) + "\n");
        }
        return lines;
    }

    /** Long labels go on below their numbers. */
    private static List<String> cut(Table table) {
        List<String> lines = new ArrayList<>();
        for (List<Slot> row : table.rows()) {
            boolean figures = row.stream().anyMatch(Slot::figure);
            StringBuilder line = new StringBuilder();
            String rest = "";
            for (int i = 0; i < row.size(); i++) {
                Slot slot = row.get(i);
                boolean last = figures && !slot.figure() && row.get(i + 1).figure();
                String text = slot.line();
                if (last && text.length() > BREAK && text.matches("\\d\\..*")) {
                    rest = text.substring(BREAK);
                    text = text.substring(0, BREAK);
                }
                line.append(i > 0 ? "\t" : "").append(text);
            }
            lines.add(line.toString());
            if (!rest.isEmpty()) {
                lines.add("\n" + rest);
            }
        }
        return lines;
    }
}
