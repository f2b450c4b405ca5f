package org.nianbao.index;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Makes texts comparable, character by character: compatibility forms (full-width letters, CJK radicals) to plain ones,
 * traditional characters to simplified ones, upper case to lower case. The length never changes, so that a place in the
 * folded text is the same place in the original.
 */
final class Folding {
    private static final int FIRST_IDEOGRAPH = 0x3400;
    private static final int LAST_IDEOGRAPH = 0x9FFF;
    private static final char[] TABLE = table();

    private Folding() {}

    private static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        Normalizer2 compatible = Normalizer2.getNFKCInstance();
        for (int c = 0; c < table.length; c++) {
            table[c] = (char) c;
            if (!Character.isSurrogate((char) c)) {
                String plain = compatible.normalize(String.valueOf((char) c));
                table[c] = Character.toLowerCase(plain.length() == 1 ? plain.charAt(0) : (char) c);
            }
        }
        simplify(table);
        return table;
    }

    private static void simplify(char[] table) {
        Transliterator simplifier = Transliterator.getInstance("Traditional-Simplified");
        char[] simple = new char[LAST_IDEOGRAPH + 1];
        for (int c = FIRST_IDEOGRAPH; c <= LAST_IDEOGRAPH; c++) {
            String one = simplifier.transliterate(String.valueOf((char) c));
            simple[c] = one.length() == 1 ? one.charAt(0) : (char) c;
        }
        for (int c = 0; c < table.length; c++) {
            if (table[c] >= FIRST_IDEOGRAPH && table[c] <= LAST_IDEOGRAPH) {
                table[c] = simple[table[c]];
            }
        }
    }

    /** A folded text of the same length. */
    static String fold(String text) {
        char[] folded = text.toCharArray();
        fold(folded, 0, folded.length);
        return new String(folded);
    }

    private static void fold(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            text[i] = TABLE[text[i]];
        }
    }

    /** A reader that folds what is read through it. */
    static Reader through(Reader reader) {
        return new FilterReader(reader) {
            @Override
            public int read() throws IOException {
                int c = super.read();
                return c < 0 ? c : TABLE[c];
            }

            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                int n = super.read(buffer, offset, length);
                fold(buffer, offset, Math.max(n, 0));
                return n;
            }
        };
    }
}
