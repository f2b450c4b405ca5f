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
 * @param tableEn the form's table or part in English
 * @param groupEn the outer levels of the row label in English, {@code /} between them; blank when it has one level
 * @param unitEn the unit in English
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
        String columnEn,
        String tableEn,
        String groupEn,
        String unitEn) {

    /** Copies the set. */
    public Indicator {
        forms = Set.copyOf(forms);
    }

    /** A figure whose headings and unit nobody has put into English: the form's own words stand for them. */
    public Indicator(
            String code,
            Set<Form> forms,
            String table,
            String rowZh,
            String columnZh,
            String unit,
            Kind kind,
            String rowEn,
            String columnEn) {
        this(code, forms, table, rowZh, columnZh, unit, kind, rowEn, columnEn, table, outer(rowZh), unit);
    }

    /** The outer levels of the official row label, {@code /} between them; blank when it has one level. */
    public String groupZh() {
        return outer(rowZh);
    }

    private static String outer(String label) {
        return label.substring(0, Math.max(0, label.lastIndexOf('/')));
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
