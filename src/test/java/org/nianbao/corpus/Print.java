package org.nianbao.corpus;

import java.math.BigDecimal;
import org.nianbao.model.Cell;

/**
 * What a document prints at the place of a figure, and what that means.
 *
 * @param text as printed
 * @param kind what a reader must say it is
 * @param value the number in the indicator's unit, null unless it is one
 */
record Print(String text, Cell.Kind kind, BigDecimal value) {
    static Print number(String text, BigDecimal value) {
        return new Print(text, Cell.Kind.NUMBER, value);
    }

    /** A plain number. */
    static Print of(String digits) {
        return number(digits, new BigDecimal(digits));
    }

    boolean zero() {
        return kind == Cell.Kind.NUMBER && value.signum() == 0;
    }

    boolean whole() {
        return kind == Cell.Kind.NUMBER && value.stripTrailingZeros().scale() <= 0;
    }
}
