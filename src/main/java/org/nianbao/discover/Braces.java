package org.nianbao.discover;

/** The part of a script that belongs together, by its brackets: what one call says is nothing to the next. */
final class Braces {
    private Braces() {}

    /**
     * The object in braces that stands around a place, or what is near it where no brace does.
     *
     * @param most how far to look either way
     */
    static String around(String script, int at, int most) {
        int depth = 0;
        for (int i = at - 1; i >= Math.max(0, at - most); i--) {
            char c = script.charAt(i);
            depth += c == '}' ? 1 : 0;
            if (c == '{' && depth-- == 0) {
                return script.substring(i, i + 1) + rest(script, i + 1, most + at - i) + "}";
            }
        }
        return script.substring(Math.max(0, at - most / 8), Math.min(script.length(), at + most));
    }

    /** From a place to where the brackets that were open there are closed. */
    static String rest(String script, int at, int most) {
        int depth = 0;
        int end = Math.min(script.length(), at + most);
        for (int i = at; i < end; i++) {
            char c = script.charAt(i);
            depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
            if (depth < 0) {
                return script.substring(at, i);
            }
        }
        return script.substring(at, end);
    }
}
