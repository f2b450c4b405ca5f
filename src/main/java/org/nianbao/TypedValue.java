package org.nianbao;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;
import org.nianbao.model.Indicator;

/** What a person types as the value of a figure: a number that the figure can be, or one of the marks that reports print. */
final class TypedValue {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
    private static final Pattern SIGNED = Pattern.compile("-?\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");
    private static final Pattern DASH = Pattern.compile("[-—–/]{1,4}|无");
    private static final Set<String> BLANK = Set.of("blank", "空白");
    private static final Set<String> ILLEGIBLE = Set.of("illegible", "无法辨认");

    private TypedValue() {}

    /** The value; empty when the figure cannot be that. */
    static Optional<Correction.Value> of(String typed, Indicator indicator) {
        String text = typed.strip();
        // Digits and signs typed with a Chinese input method are full-width.
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (number(indicator.kind()).matcher(narrow).matches()) {
            return Optional.of(new Correction.Value(Cell.Kind.NUMBER, Optional.of(new BigDecimal(narrow)), text));
        }
        if (DASH.matcher(narrow).matches()) {
            return mark(Cell.Kind.DASH, text);
        }
        if (BLANK.contains(narrow)) {
            return mark(Cell.Kind.BLANK, "");
        }
        return ILLEGIBLE.contains(narrow) ? mark(Cell.Kind.ILLEGIBLE, "") : Optional.empty();
    }

    private static Pattern number(Indicator.Kind kind) {
        return switch (kind) {
            case COUNT -> WHOLE;
            case DELTA -> SIGNED;
            case AMOUNT -> DECIMAL;
        };
    }

    private static Optional<Correction.Value> mark(Cell.Kind kind, String raw) {
        return Optional.of(new Correction.Value(kind, Optional.empty(), raw));
    }
}
