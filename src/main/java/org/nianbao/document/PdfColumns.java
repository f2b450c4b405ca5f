package org.nianbao.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The columns of a table without rulings: figures stand below each other, and what stands in none of their columns is a
 * label. A blank cell is told by its column, a number or label that is broken over lines by standing close below its
 * beginning. Where the figures of a row are nearer than that the lines are left as they are.
 */
final class PdfColumns {
    private static final Pattern FIGURE = Pattern.compile(
            "(?:[-+－−—–增减減]?[0-9０-９][0-9０-９,，.． ]*[0-9０-９]?|[-－−—–/／]{1,2}|[无無])(?:亿元|万元|萬元|元|件|条|條|次|篇|个|個|人次|人|份|项|項|家|期|宗)?"
                    + "(?:[（(].*)?");
    private static final Pattern NUMBERED = Pattern.compile("[(（]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）、.．].*");
    /** Words of a line that are further apart than this stand in different columns; in sizes of the font. */
    private static final double WORD_GAP = 0.6;
    /** Lines of one cell are not further apart than this. */
    private static final double LINE_GAP = 1.45;
    /** A broken line leaves less than this, beside the next character, before the next column. */
    private static final double ROOM = 1.4;

    private static final double SAME = 0.3;
    /** Fewer rows than this tell no columns, unless one has many figures. */
    private static final int LEAST = 3;

    private static final int MANY = 8;

    /** A piece of a line, told apart by its gaps. */
    private record Word(int line, TextLine text, boolean figure) {
        double left() {
            return text.left();
        }

        double right() {
            return text.right();
        }
    }

    /** The extent of what stands in a column. */
    private record Column(double left, double right) {
        boolean meets(Word word) {
            return word.left() <= right && word.right() >= left;
        }
    }

    /** A cell that begins with a word and goes on below. */
    private record Stack(List<Word> words) {
        Word first() {
            return words.get(0);
        }

        Word last() {
            return words.get(words.size() - 1);
        }
    }

    private final List<PdfText.Line> lines;
    private final List<List<Word>> words;
    private final List<Column> columns;
    private final boolean stacked;

    private PdfColumns(List<PdfText.Line> lines, List<List<Word>> words, List<Column> columns, boolean stacked) {
        this.lines = lines;
        this.words = words;
        this.columns = columns;
        this.stacked = stacked;
    }

    /** The rows of lines between which no prose stands. */
    static List<PdfRow> rows(List<PdfText.Line> lines) {
        List<List<Word>> words = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            words.add(words(lines.get(i).text(), i));
        }
        List<Column> columns = columns(words);
        if (columns.isEmpty()) {
            return lines.stream().map(PdfRow::of).toList();
        }
        PdfColumns table = new PdfColumns(lines, words, columns, true);
        return table.laidOut()
                .or(() -> new PdfColumns(lines, words, columns, false).laidOut())
                .orElseGet(() -> lines.stream().map(PdfRow::of).toList());
    }

    /** The words of a line; those at its end that are figures are marked. */
    private static List<Word> words(TextLine line, int number) {
        List<TextLine> pieces = line.parts(WORD_GAP);
        int figures = pieces.size();
        while (figures > 0 && FIGURE.matcher(pieces.get(figures - 1).text()).matches()) {
            figures--;
        }
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            words.add(new Word(number, pieces.get(i), i >= figures));
        }
        return words;
    }

    /** Where figures stand below each other, and right of the first such place whatever else stands by itself. */
    private static List<Column> columns(List<List<Word>> words) {
        List<Word> figures =
                words.stream().flatMap(List::stream).filter(Word::figure).toList();
        boolean wide = words.stream()
                .anyMatch(line -> line.stream().filter(Word::figure).count() >= MANY);
        if (!wide && figures.stream().map(Word::line).distinct().count() < LEAST) {
            return List.of();
        }
        List<Column> columns = new ArrayList<>(merged(figures));
        addOthers(words, columns);
        columns.sort(Comparator.comparing(Column::left));
        return columns;
    }

    private static void addOthers(List<List<Word>> words, List<Column> columns) {
        double from = columns.get(0).left();
        words.stream()
                .flatMap(List::stream)
                .filter(w -> !w.figure() && w.left() > from)
                .sorted(Comparator.comparing(w -> w.right() - w.left())) // a heading over several columns comes last
                .filter(w -> columns.stream().noneMatch(c -> c.meets(w)))
                .forEach(w -> columns.add(new Column(w.left(), w.right())));
    }

    private static List<Column> merged(List<Word> words) {
        List<Column> merged = new ArrayList<>();
        for (Word word : words.stream().sorted(Comparator.comparing(Word::left)).toList()) {
            Column last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && word.left() <= last.right()) {
                merged.set(merged.size() - 1, new Column(last.left(), Math.max(last.right(), word.right())));
            } else {
                merged.add(new Column(word.left(), word.right()));
            }
        }
        return merged;
    }

    /** The column of a word; -1 for a label, which begins left of all columns. */
    private int column(Word word) {
        int column = -1;
        for (int i = 0; i < columns.size(); i++) {
            boolean within = columns.get(i).meets(word)
                    && (column < 0 || word.left() >= columns.get(i).left());
            column = within ? i : column;
        }
        return word.left() < columns.get(0).left() - SAME * word.text().size() && !word.figure() ? -1 : column;
    }

    /** The rows; empty when two figures of a row stand in one column, or two of a column too close. */
    private Optional<List<PdfRow>> laidOut() {
        List<Stack> stacks = new ArrayList<>();
        for (List<Word> line : words) {
            TreeMap<Integer, Word> taken = new TreeMap<>();
            for (Word word : line) {
                int column = column(word);
                if (column >= 0
                        && taken.put(column, word) != null
                        && taken.get(column).figure()) {
                    return Optional.empty();
                }
                Optional<Stack> above = stacked ? above(stacks, word, column) : Optional.empty();
                if (above.isPresent() && word.figure() && !broken(above.get().last(), word, column)) {
                    return Optional.empty();
                }
                above.ifPresentOrElse(s -> s.words().add(word), () -> stacks.add(begun(word)));
            }
        }
        return Optional.of(assembled(stacks));
    }

    private static Stack begun(Word word) {
        return new Stack(new ArrayList<>(List.of(word)));
    }

    /** The cell whose last line stands close above a word. */
    private Optional<Stack> above(List<Stack> stacks, Word word, int column) {
        for (int i = stacks.size() - 1; i >= 0; i--) {
            Word last = stacks.get(i).last();
            if (word.line() - stacks.get(i).first().line() > 40) {
                break;
            }
            if (last.line() < word.line() && near(last, word) && beneath(last, word, column)) {
                return Optional.of(stacks.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean near(Word above, Word below) {
        double size = above.text().size();
        boolean samePage =
                lines.get(above.line()).page() == lines.get(below.line()).page();
        return samePage
                && below.text().bottom() - above.text().bottom() < LINE_GAP * size
                && Math.abs(below.text().size() - size) < SAME * size;
    }

    private boolean beneath(Word above, Word below, int column) {
        if (column >= 0 || column(above) >= 0) {
            return column == column(above);
        }
        double some = SAME * above.text().size();
        double middle = above.left() + above.right() - below.left() - below.right();
        return (Math.abs(above.left() - below.left()) < some || Math.abs(middle) < 2 * some)
                && !NUMBERED.matcher(below.text().text()).matches();
    }

    /** Whether the beginning of a word below would not have found room in its column. */
    private boolean broken(Word above, Word below, int column) {
        boolean last = column + 1 == columns.size();
        double edge = !last
                ? columns.get(column + 1).left()
                : column > 0
                        ? 2 * columns.get(column).left()
                                - columns.get(column - 1).left()
                        : 0;
        double width = below.text().glyphs().get(0).width();
        return above.right() + width + ROOM * above.text().size() > edge && above.figure();
    }

    private List<PdfRow> assembled(List<Stack> stacks) {
        TreeMap<Integer, List<Stack>> byLine = new TreeMap<>();
        stacks.forEach(s ->
                byLine.computeIfAbsent(s.first().line(), k -> new ArrayList<>()).add(s));
        int labels =
                byLine.values().stream().mapToInt(r -> labels(r).size()).max().orElse(0);
        int begin = byLine.entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .mapToInt(e -> e.getKey())
                .min()
                .orElse(0);
        List<PdfRow> rows = new ArrayList<>();
        byLine.forEach((line, row) -> rows.add(
                line < begin
                        ? new PdfRow(
                                lines.get(line).page(),
                                row.stream().map(PdfColumns::cell).toList())
                        : row(line, row, labels)));
        return rows;
    }

    private List<Stack> labels(List<Stack> row) {
        return row.stream().filter(s -> column(s.first()) < 0).toList();
    }

    private PdfRow row(int line, List<Stack> stacks, int labels) {
        List<PdfRow.Cell> cells =
                new ArrayList<>(labels(stacks).stream().map(PdfColumns::cell).toList());
        TextLine text = lines.get(line).text();
        double edge = cells.isEmpty()
                ? text.left()
                : cells.get(cells.size() - 1).box().right();
        while (cells.size() < labels) {
            cells.add(blank(edge, columns.get(0).left(), text));
        }
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            List<Word> held = stacks.stream()
                    .filter(s -> column(s.first()) == column)
                    .flatMap(s -> s.words().stream())
                    .toList();
            cells.add(
                    held.isEmpty()
                            ? blank(columns.get(i).left(), columns.get(i).right(), text)
                            : cell(new Stack(held)));
        }
        return new PdfRow(lines.get(line).page(), cells);
    }

    private static PdfRow.Cell cell(Stack stack) {
        List<TextLine> texts = stack.words().stream().map(Word::text).toList();
        return new PdfRow.Cell(texts, PdfRow.Box.of(texts.get(0)));
    }

    private static PdfRow.Cell blank(double left, double right, TextLine line) {
        return new PdfRow.Cell(List.of(), new PdfRow.Box(left, line.top(), Math.max(left, right), line.bottom()));
    }
}
