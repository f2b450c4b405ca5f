package org.nianbao.extract;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Cell;

/**
 * What a cell's characters say: a number, nothing, a dash, words, or something that cannot be read.
 *
 * @param kind which of them
 * @param value the number as printed, present exactly for {@link Cell.Kind#NUMBER}
 * @param unit the unit printed behind it, blank when there is none
 * @param note a note in brackets behind it, blank when there is none
 */
record Figure(Cell.Kind kind, Optional<BigDecimal> value, String unit, String note) {

    private static final Pattern DASH = Pattern.compile("(?:[\u2010-\u2015\u2212\u2500\u2501\u30fc/\\\\-]+|[无無]|N/A)");
    private static final Pattern NUMBER = Pattern.compile("(?<sign>[+\\-\u2010-\u2015\u2212增减]?)(?:加|少)?\\s*"
            + "(?<digits>\\d{1,3}(?:[,'\u2009]\\d{3})+|\\d{1,3}(?: \\d{3})+|\\d{1,15})(?<decimals>\\.\\d{1,8})?\\s*"
            + "(?<unit>亿元|万元|千元|元|万|件|条|次|篇|个|人次|人|项|份|宗|家|期|起|部)?\\s*"
            + "(?<note>[(\\[].{1,60}[)\\]])?");

    /** A number with separators of thousands that a narrow cell has broken; without the break it must be whole. */
    private static final Pattern BROKEN =
            Pattern.compile("(?=[\\d ]{1,5},)(?! )(?:\\d ?){1,3}(?:, ?\\d ?\\d ?\\d ?)+(?<! )");

    /** Thousands parted by blanks. */
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?: \\d{3})+");

    /** Nearly every cell; saves the rest of the work. */
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,15}");

    /** Longer texts are words at once. */
    private static final int LONGEST = 90;

    /** What stands in a grid for ink that could not be recognised. */
    private static final char UNREAD = '\uFFFD';

    private static final Figure BLANK = of(Cell.Kind.BLANK);

    private static final Figure WORDS = of(Cell.Kind.TEXT);
    private static final Remembered<String, Figure> READ = new Remembered<>(Figure::parse);

    /** Reads a cell's text as printed. */
    static Figure read(String raw) {
        return raw.length() > LONGEST ? WORDS : READ.of(raw);
    }

    private static Figure parse(String raw) {
        if (PLAIN.matcher(raw).matches()) {
            return new Figure(Cell.Kind.NUMBER, Optional.of(new BigDecimal(raw)), "", "");
        }
        String text = Wording.spaced(Normalizer.normalize(raw, Normalizer.Form.NFKC));
        if (text.isEmpty()) {
            return BLANK;
        }
        if (text.indexOf(' ') > 0 && BROKEN.matcher(text).matches()) {
            text = text.replace(" ", "");
        }
        if (raw.indexOf('\n') > 0) {
            text = mended(raw, text);
        }
        if (DASH.matcher(text).matches()) {
            return of(Cell.Kind.DASH);
        }
        Matcher number = NUMBER.matcher(text);
        // A raised or circled digit is a footnote mark, which compatibility folding would glue to the number.
        if (number.matches() && !footnoted(raw)) {
            return number(number);
        }
        return of(unread(raw) || text.chars().anyMatch(Character::isDigit) ? Cell.Kind.ILLEGIBLE : Cell.Kind.TEXT);
    }

    /** A number whose thousands are parted by blanks and which a narrow cell has broken within its digits. */
    private static String mended(String raw, String text) {
        String whole =
                Wording.spaced(Normalizer.normalize(raw, Normalizer.Form.NFKC).replace("\n", ""));
        return GROUPED.matcher(whole).matches() && !GROUPED.matcher(text).matches() ? whole : text;
    }

    /** Whether a cell holds ink that could not be recognised at all. */
    static boolean unread(String raw) {
        return raw.indexOf(UNREAD) >= 0;
    }

    /** Whether a cell's text is a number, with or without unit and note. */
    boolean number() {
        return kind == Cell.Kind.NUMBER;
    }

    /** Whether a cell holds a number, a dash or nothing: what may stand in a column of figures. */
    boolean mark() {
        return kind == Cell.Kind.NUMBER || kind == Cell.Kind.DASH || kind == Cell.Kind.BLANK;
    }

    private static Figure number(Matcher parts) {
        String digits = parts.group("digits").replaceAll("\\D", "");
        String decimals = parts.group("decimals") == null ? "" : parts.group("decimals");
        BigDecimal value = new BigDecimal(digits + decimals);
        String sign = parts.group("sign");
        boolean negative = !sign.isEmpty() && !"+".equals(sign) && !"增".equals(sign);
        return new Figure(
                Cell.Kind.NUMBER,
                Optional.of(negative ? value.negate() : value),
                parts.group("unit") == null ? "" : parts.group("unit"),
                parts.group("note") == null ? "" : parts.group("note"));
    }

    private static boolean footnoted(String raw) {
        return raw.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_NUMBER);
    }

    private static Figure of(Cell.Kind kind) {
        return new Figure(kind, Optional.empty(), "", "");
    }
}
