package org.nianbao.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * One figure of a report with its evidence. Blank, dash and zero are three different things.
 *
 * @param code {@link Indicator#code()}
 * @param value the number in the indicator's own unit; present exactly when {@code kind} is {@link Kind#NUMBER}
 * @param kind what the cell holds
 * @param raw the text as printed
 * @param unit the indicator's unit
 * @param locator where it is printed
 * @param by how it was assigned
 * @param confirmed whether an arithmetic relation that holds contains it
 */
public record Cell(
        String code,
        Optional<BigDecimal> value,
        Kind kind,
        String raw,
        String unit,
        Locator locator,
        By by,
        boolean confirmed) {

    /** Holds value and kind together. */
    public Cell {
        if (value.isPresent() != (kind == Kind.NUMBER)) {
            throw new IllegalArgumentException("a cell has a value exactly when it is a number: " + code);
        }
    }

    /** The same cell, confirmed or not. */
    public Cell withConfirmed(boolean yes) {
        return new Cell(code, value, kind, raw, unit, locator, by, yes);
    }

    /** What a cell holds. */
    public enum Kind {
        /** A number. */
        NUMBER,
        /** Nothing. */
        BLANK,
        /** {@code -}, {@code —}, {@code /}, 无. */
        DASH,
        /** Words. */
        TEXT,
        /** Something that cannot be read. */
        ILLEGIBLE;

        /** The name in the contract. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of an id. */
        public static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /** How a cell was assigned to its indicator. */
    public enum By {
        /** By the labels of its row and column. */
        LABEL,
        /** By the order of rows, confirmed by arithmetic. */
        ORDER,
        /** By optical character recognition. */
        OCR;

        /** The name in the contract. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The way of an id. */
        public static By of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }
}
