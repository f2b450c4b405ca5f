package org.nianbao.serve.export;

import java.util.regex.Pattern;

/**
 * Spreadsheets run a field that begins like a formula, and words come from pages that anybody may have written. So a
 * field of words that begins with {@code = + - @} (or their full-width forms), tab, carriage return or line feed gets an
 * apostrophe before it. The one rule for every CSV, of commands and of the API.
 */
public final class FormulaGuard {
    private static final String RISKY = "=+-@＝＋－＠\t\r\n";
    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,5})(\\.\\d{1,15})?%?|[-－—–]{1,4}");

    private FormulaGuard() {}

    /** Words as they are written into a CSV. */
    public static String words(String text) {
        return text.isEmpty() || RISKY.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** A cell as printed: a plain number or nothing but dashes stays as it is, everything else is words. */
    public static String printed(String raw) {
        return PLAIN.matcher(raw).matches() ? raw : words(raw);
    }
}
