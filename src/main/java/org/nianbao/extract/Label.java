package org.nianbao.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label of a row or column made comparable.
 *
 * @param number its numbering without brackets and stops ({@code 三}, {@code 2}), blank when it has none
 * @param core its letters and digits without numbering and notes in brackets
 */
record Label(String number, String core) {
    private static final Pattern OF_WHICH = Pattern.compile("^其中[::]");
    private static final Pattern NUMBER = Pattern.compile("^[(【《〈\\[]?([一二三四五六七八九十]{1,3}|\\d{1,2})[)、.,】》〉\\]]");
    private static final Pattern NOTE = Pattern.compile("\\([^)]*(\\)|$)");

    private static final Remembered<String, Label> OF = new Remembered<>(Label::read);

    /** The label of a text as printed. */
    static Label of(String text) {
        return OF.of(Wording.cut(text));
    }

    private static Label read(String text) {
        String rest = Wording.folded(text);
        String number = "";
        Matcher numbered = NUMBER.matcher(rest);
        if (numbered.find()) {
            number = numbered.group(1);
            rest = rest.substring(numbered.end());
        }
        rest = OF_WHICH.matcher(rest).replaceFirst("");
        return new Label(number, Wording.letters(NOTE.matcher(rest).replaceAll("")));
    }

    /** Whether nothing is left to compare. */
    boolean blank() {
        return core.isEmpty();
    }
}
