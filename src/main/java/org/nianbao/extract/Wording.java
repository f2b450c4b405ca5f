package org.nianbao.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;

/** Chinese wordings made comparable: width, script, spaces, punctuation, vocabulary. */
final class Wording {
    private static final char FIRST = '\u3400';
    private static final char LAST = '\u9fff';
    /** Longer cells are prose, not labels. */
    private static final int LONGEST_LABEL = 240;

    private static final char[] SIMPLE = simpleCharacters();
    private static final List<String[]> VOCABULARY = table("vocabulary.tsv");

    private static final Remembered<String, String> FOLDED = new Remembered<>(Wording::fold);

    private Wording() {}

    /** A two-column table that lies beside this class; comments and blank lines left out. */
    static List<String[]> table(String name) {
        try (InputStream in = Wording.class.getResourceAsStream(name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(l -> l.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Traditional characters one by one as simplified ones; the length stays, so offsets do too. */
    static String simplified(String text) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            out[i] = simple(out[i]);
        }
        return new String(out);
    }

    /** Whether a text is written in traditional characters: a tenth of its Chinese characters is enough. */
    static boolean traditional(String text) {
        long chinese = text.chars().filter(c -> c >= FIRST && c <= LAST).count();
        long folded = text.chars().filter(c -> simple((char) c) != c).count();
        return chinese > 0 && folded * 10 >= chinese;
    }

    /** White space removed, width and script folded, vocabulary of the forms; punctuation stays. */
    static String folded(String text) {
        return FOLDED.of(cut(text));
    }

    /** As much of a text as can be a label. */
    static String cut(String text) {
        return text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL) : text;
    }

    private static String fold(String cut) {
        String wide = Normalizer.normalize(cut, Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(wide.length());
        wide.chars().filter(c -> !blank(c)).forEach(c -> out.append(simple((char) c)));
        String folded = out.toString();
        for (String[] pair : VOCABULARY) {
            folded = folded.replace(pair[0], pair[1]);
        }
        return folded;
    }

    /** Letters and digits only, of a folded text. */
    static String letters(String folded) {
        StringBuilder out = new StringBuilder(folded.length());
        folded.chars().filter(Character::isLetterOrDigit).forEach(c -> out.append((char) c));
        return out.toString();
    }

    /** Every kind of white space and invisible character removed from the ends and folded to one space within. */
    static String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (blank(c)) {
                gap = !out.isEmpty();
            } else {
                out.append(gap ? " " : "").append(c);
                gap = false;
            }
        }
        return out.toString();
    }

    /** White space, no-break and full-width space, control and format characters such as zero-width space. */
    static boolean blank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static char simple(char c) {
        return c >= FIRST && c <= LAST ? SIMPLE[c - FIRST] : c;
    }

    private static char[] simpleCharacters() {
        char[] table = new char[LAST - FIRST + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) (FIRST + i);
        }
        for (String[] line : table("simplified.txt")) {
            for (String pair : line[0].strip().split(" ")) {
                table[pair.charAt(0) - FIRST] = pair.charAt(1);
            }
        }
        return table;
    }
}
