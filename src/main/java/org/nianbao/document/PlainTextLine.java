package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of plain text with its cells, should it be a row.
 *
 * @param kind what it looks like
 * @param folded its text with white space folded, never blank
 * @param cells the pieces between tabs or bars, or its words and the numbers it ends with
 * @param bars how bars divide it
 */
record PlainTextLine(Kind kind, String folded, List<Piece> cells, Bars bars) {

    /** How bars divide a line; one at an end of it may be the table's edge, or stand beside a blank cell. */
    record Bars(boolean any, boolean opening, boolean closing) {
        static final Bars NONE = new Bars(false, false, false);
    }

    /** What a line looks like. */
    enum Kind {
        /** A row of a table, by tabs, bars or numbers at its end. */
        ROW,
        /** Several short words, as a header has. */
        WORDS,
        /** One short phrase without an end of sentence: a label, or a heading. */
        WORD,
        /** Anything else. */
        PROSE
    }

    /**
     * A piece of the text.
     *
     * @param text its characters
     * @param start offset of the first one
     */
    record Piece(String text, int start) {
        int length() {
            return text.length();
        }
    }

    private static final int LONGEST_WORD = 40;
    private static final Pattern PAGE = Pattern.compile("\\s*(?:[-—–―]+\\s*\\d+\\s*[-—–―]+|第\\s*\\d+\\s*页.*)\\s*");
    private static final Pattern SECTION =
            Pattern.compile("\\s*[一二三四五六七八九十]{1,2}\\s*、.{2,30}(?:情况|情況|概述|概況|概况|事项|事項|措施|打算|问题|問題)\\s*");
    private static final Pattern SENTENCE = Pattern.compile("[。；！？]|[，,;：:].*[，,;：:]");
    /** Separators of thousands are no stops of a sentence. */
    private static final Pattern SEPARATED = Pattern.compile("(?<=[0-9０-９])[,，](?=[0-9０-９]{3}(?![0-9０-９]))");

    private static final Pattern BRACKETS = Pattern.compile("[（(][^（()）]*[）)]");
    private static final Pattern RULE = Pattern.compile("[\\s|｜│+:]*(?:-{3,}[\\s|｜│+:]*)+");
    private static final Pattern BAR = Pattern.compile("[|｜│]");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern UNIT = Pattern.compile("条|條|件|次|篇|个|個|人|人次|万元|萬元|元|份|项|項|家|期|宗|—{2,}");
    private static final Pattern VALUE = Pattern.compile(
            "[+\\-－−—–增减減]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?(?:\\s*(?:亿元|万元|萬元|元|件|条|條|次|篇|个|個|人|人次|份|项|項|家|期|宗))?(?:[（(].*[）)])?|[-－−—–/／]{1,2}|[无無]");

    /** The lines of a text; blank ones and page numbers left out. */
    static List<PlainTextLine> of(String text) {
        List<PlainTextLine> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end);
            if (!line.isBlank() && !PAGE.matcher(line).matches() && !blank(line)) {
                lines.add(of(line, start));
            }
            start = end + 1;
        }
        return lines;
    }

    /** Whether a line is a sentence, or the heading of a section. */
    static boolean isProse(String line) {
        return of(line, 0).kind() == Kind.PROSE;
    }

    private static PlainTextLine of(String line, int start) {
        String folded = fold(line);
        if (SECTION.matcher(line).matches()) {
            return new PlainTextLine(Kind.PROSE, folded, List.of(), Bars.NONE);
        }
        if (BAR.matcher(line).results().count() >= 2) {
            return barred(line, start, folded);
        }
        if (line.strip().indexOf('\t') > 0 || line.lastIndexOf('\t') >= lastWord(line)) {
            return new PlainTextLine(Kind.ROW, folded, divided(line, start, '\t'), Bars.NONE);
        }
        return words(line, start, folded);
    }

    private static int lastWord(String line) {
        return line.stripTrailing().length();
    }

    /** A line without marks: numbers at its end make it a row. */
    private static PlainTextLine words(String line, int start, String folded) {
        List<Piece> words = new ArrayList<>();
        WORD.matcher(line).results().forEach(m -> words.add(new Piece(m.group(), start + m.start())));
        List<Piece> joined = joinUnits(words, line, start);
        int values = 0;
        while (values < joined.size() && value(joined.get(joined.size() - 1 - values))) {
            values++;
        }
        boolean prose = prose(folded);
        if (values > 0 && !prose) {
            return new PlainTextLine(Kind.ROW, folded, row(joined, values, line, start), Bars.NONE);
        }
        if (prose || folded.length() > LONGEST_WORD && joined.size() < 3) {
            return new PlainTextLine(Kind.PROSE, folded, List.of(), Bars.NONE);
        }
        return new PlainTextLine(joined.size() > 1 ? Kind.WORDS : Kind.WORD, folded, joined, Bars.NONE);
    }

    private static boolean prose(String folded) {
        String bare = BRACKETS.matcher(SEPARATED.matcher(folded).replaceAll("")).replaceAll("");
        return bare.length() > 3 * LONGEST_WORD || SENTENCE.matcher(bare).find();
    }

    private static boolean value(Piece piece) {
        return VALUE.matcher(piece.text()).matches();
    }

    /** The words of the label as one cell, its unit as another, then the numbers. */
    private static List<Piece> row(List<Piece> words, int values, String line, int start) {
        List<Piece> cells = new ArrayList<>();
        int label = words.size() - values;
        boolean unit = label > 1 && UNIT.matcher(words.get(label - 1).text()).matches();
        int named = unit ? label - 1 : label;
        if (named > 0) {
            Piece last = words.get(named - 1);
            int from = words.get(0).start() - start;
            cells.add(new Piece(line.substring(from, last.start() + last.length() - start), from + start));
        }
        cells.addAll(words.subList(named, words.size()));
        return cells;
    }

    /** A unit behind a number belongs to it: {@code 79254.1919 万元}. */
    private static List<Piece> joinUnits(List<Piece> words, String line, int start) {
        List<Piece> joined = new ArrayList<>();
        for (Piece word : words) {
            Piece before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            boolean unit = UNIT.matcher(word.text()).matches() && !word.text().startsWith("—");
            if (unit && before != null && Character.isDigit(before.text().charAt(before.length() - 1))) {
                int from = before.start() - start;
                joined.set(
                        joined.size() - 1,
                        new Piece(line.substring(from, word.start() + word.length() - start), before.start()));
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    private static PlainTextLine barred(String line, int start, String folded) {
        String even = BAR.matcher(line).replaceAll("|");
        boolean rule = RULE.matcher(line).matches();
        return new PlainTextLine(
                rule ? Kind.WORD : Kind.ROW,
                folded,
                divided(even, start, '|'),
                new Bars(
                        !rule,
                        even.stripLeading().startsWith("|"),
                        even.stripTrailing().endsWith("|")));
    }

    /** The pieces between separators, blank ones too, each without the white space around it. */
    private static List<Piece> divided(String line, int start, char separator) {
        List<Piece> cells = new ArrayList<>();
        int from = 0;
        while (from <= line.length()) {
            int to = line.indexOf(separator, from);
            to = to < 0 ? line.length() : to;
            cells.add(trimmed(line, from, to, start));
            from = to + 1;
        }
        return cells;
    }

    private static Piece trimmed(String line, int from, int to, int start) {
        int first = from;
        int last = to;
        while (first < last && space(line.charAt(first))) {
            first++;
        }
        while (last > first && space(line.charAt(last - 1))) {
            last--;
        }
        return new Piece(line.substring(first, last), start + first);
    }

    private static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    private static boolean blank(String line) {
        return line.chars().allMatch(c -> space((char) c));
    }

    private static String fold(String line) {
        Matcher gaps = Pattern.compile("[\\s\u00a0\u3000\uFEFF\u200B]+").matcher(line);
        return gaps.replaceAll(" ").strip();
    }
}
