package org.nianbao.model;

import java.util.Set;

/**
 * One figure that a national form defines: a line of {@code config/indicators.tsv}.
 *
 * @param code the stable name everywhere, for instance {@code requests.new.total}
 * @param forms the forms that have it
 * @param table the form's table or part, in Chinese
 * @param rowZh official row label, {@code /} between levels
 * @param columnZh official column label, {@code /} between levels, {@code |} between the wordings of several forms
 * @param unit 件, 条, 万元 …
 * @param kind {@code count}, {@code delta} (may be negative) or {@code amount} (decimals)
 * @param rowEn row label in English
 * @param columnEn column label in English
 */
public record Indicator(
        String code,
        Set<Form> forms,
        String table,
        String rowZh,
        String columnZh,
        String unit,
        Kind kind,
        String rowEn,
        String columnEn) {

    /** Copies the set. */
    public Indicator {
        forms = Set.copyOf(forms);
    }

    /** What kind of number it is. */
    public enum Kind {
        /** Whole and not negative. */
        COUNT,
        /** Whole, may be negative. */
        DELTA,
        /** Not negative, up to four decimals. */
        AMOUNT
    }
}
