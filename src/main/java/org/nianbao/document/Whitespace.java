package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;

/**
 * White space of all kinds, folded. Three breaks are told apart: {@code \n} ends a line, {@code \r} is a line end of the
 * source that means nothing (it vanishes between Chinese characters), everything else is a blank.
 */
final class Whitespace {
    private Whitespace() {}

    /** White space in the sense of a reader: no-break, ideographic and typographic spaces too. */
    static boolean is(int c) {
        // behind the ideographic space there are letters only, and most of what is asked
        return c <= ' ' || c >= 0x85 && c <= 0x3000 && (c == 0x85 || Character.isSpaceChar(c));
    }

    /** Characters that are not seen at all. */
    static boolean isInvisible(int c) {
        return c >= 0x200B && c <= 0x200F || c == 0xFEFF || c == 0x2060 || c == 0xAD;
    }

    /** Whether no space belongs between this character and one of its kind. */
    static boolean isCjk(int c) {
        return c >= 0x2E80 && c <= 0x9FFF && c != 0x3000
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE4F
                || c >= 0xFF00 && c <= 0xFFEF
                || c == 0x201C
                || c == 0x201D
                || c == 0x2014
                || c == 0x2026;
    }

    /** All on one line, runs of white space as one blank, none at the ends. */
    static String fold(String text) {
        return hasNone(text) ? text : String.join(" ", lines(text, false));
    }

    /** Whether a text has neither white space nor invisible characters, so that folding leaves it as it is. */
    static boolean hasNone(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (is(c) || isInvisible(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing of a text can be seen, so that folding leaves nothing. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!is(c) && !isInvisible(c)) {
                return false;
            }
        }
        return true;
    }

    /** The lines that are not blank, each folded, joined by {@code \n}. */
    static String foldLines(String text) {
        return String.join("\n", lines(text, false));
    }

    /**
     * The lines that are not blank.
     *
     * @param gaps whether runs of two or more blanks, and tabs, stay as a tab because they may part columns
     */
    static List<String> lines(String text, boolean gaps) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isInvisible(c)) {
                i++;
            } else if (is(c)) {
                int end = endOfRun(text, i);
                gap(lines, line, text, i, end, gaps);
                i = end;
            } else {
                line.append(c);
                i++;
            }
        }
        end(lines, line);
        return lines;
    }

    private static int endOfRun(String text, int from) {
        int i = from;
        while (i < text.length() && (is(text.charAt(i)) || isInvisible(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    private static void gap(List<String> lines, StringBuilder line, String text, int from, int to, boolean gaps) {
        String run = text.substring(from, to);
        if (run.indexOf('\n') >= 0) {
            end(lines, line);
        } else if (line.length() > 0) {
            char last = line.charAt(line.length() - 1);
            char next = to < text.length() ? text.charAt(to) : ' ';
            if (run.indexOf('\r') >= 0 && isCjk(last) && isCjk(next)) {
                return;
            }
            boolean wide = run.indexOf('\t') >= 0 || run.indexOf('\r') < 0 && run.length() > 1;
            line.append(gaps && wide ? '\t' : ' ');
        }
    }

    private static void end(List<String> lines, StringBuilder line) {
        String text = line.toString().strip();
        if (!text.isEmpty()) {
            lines.add(text);
        }
        line.setLength(0);
    }
}
