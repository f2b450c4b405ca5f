package org.nianbao.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Characters on one base line, from left to right.
 *
 * @param glyphs at least one that is not blank
 */
record TextLine(List<Glyph> glyphs) {
    private static final double SAME_LINE = 0.5;
    private static final double WORD_GAP = 0.18;
    private static final double CJK_GAP = 0.9;
    private static final double COLUMN_GAP = 1.6;

    /** Characters sorted into lines from top to bottom. */
    static List<TextLine> of(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparing(Glyph::middleY));
        List<TextLine> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        for (Glyph glyph : sorted) {
            if (!line.isEmpty() && !isOn(line, glyph)) {
                end(lines, line);
                line = new ArrayList<>();
            }
            line.add(glyph);
        }
        end(lines, line);
        return lines;
    }

    private static boolean isOn(List<Glyph> line, Glyph glyph) {
        Glyph last = line.get(line.size() - 1);
        return glyph.middleY() - last.middleY() <= SAME_LINE * Math.min(glyph.size(), last.size())
                && glyph.middleY() - line.get(0).middleY() <= Math.max(glyph.size(), last.size());
    }

    private static void end(List<TextLine> lines, List<Glyph> line) {
        if (line.stream().anyMatch(g -> !g.isBlank())) {
            line.sort(Comparator.comparing(Glyph::x));
            lines.add(new TextLine(List.copyOf(line)));
        }
    }

    /** Its text, white space folded. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < glyphs.size(); i++) {
            text.append(i > 0 && isWordGap(glyphs.get(i - 1), glyphs.get(i)) ? " " : "")
                    .append(glyphs.get(i).text());
        }
        return Whitespace.fold(text.toString());
    }

    private static boolean isWordGap(Glyph left, Glyph right) {
        boolean cjk = isCjk(left) && isCjk(right);
        return gap(left, right) > (cjk ? CJK_GAP : WORD_GAP);
    }

    private static double gap(Glyph left, Glyph right) {
        return (right.x() - left.right()) / Math.max(1, Math.max(left.size(), right.size()));
    }

    private static boolean isCjk(Glyph glyph) {
        return !glyph.text().isEmpty() && Whitespace.isCjk(glyph.text().charAt(0));
    }

    /** The pieces that wide gaps part. */
    List<TextLine> columns() {
        return parts(COLUMN_GAP);
    }

    /**
     * The pieces that gaps part, each with the blanks behind it.
     *
     * @param wide in sizes of the font
     */
    List<TextLine> parts(double wide) {
        List<Glyph> seen = glyphs.stream().filter(g -> !g.isBlank()).toList();
        List<TextLine> columns = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= seen.size(); i++) {
            if (i == seen.size() || gap(seen.get(i - 1), seen.get(i)) > wide) {
                double from = seen.get(begin).x();
                double to = i == seen.size() ? Double.MAX_VALUE : seen.get(i).x();
                columns.add(new TextLine(
                        glyphs.stream().filter(g -> g.x() >= from && g.x() < to).toList()));
                begin = i;
            }
        }
        return columns;
    }

    double left() {
        return glyphs.stream()
                .filter(g -> !g.isBlank())
                .mapToDouble(Glyph::x)
                .min()
                .orElse(0);
    }

    double right() {
        return glyphs.stream()
                .filter(g -> !g.isBlank())
                .mapToDouble(Glyph::right)
                .max()
                .orElse(0);
    }

    /** Whether a blank was printed behind its last word. */
    boolean endsBlank() {
        return glyphs.get(glyphs.size() - 1).isBlank();
    }

    double top() {
        return glyphs.stream().mapToDouble(Glyph::top).min().orElse(0);
    }

    double bottom() {
        return glyphs.stream().mapToDouble(Glyph::bottom).max().orElse(0);
    }

    double size() {
        return glyphs.stream().mapToDouble(Glyph::size).max().orElse(0);
    }
}
