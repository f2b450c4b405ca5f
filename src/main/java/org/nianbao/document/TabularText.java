package org.nianbao.document;

import java.util.List;
import java.util.regex.Pattern;

/** Tells lines of a table that has lost its rulings from prose. */
final class TabularText {
    /** A number, a dash, or a number with its unit or a note behind it. */
    private static final String FIGURE = "(?:[-+－−—–增减減]?[0-9０-９,.，．/—－-]{1,16}"
            + "(?:亿元|万元|萬元|元|件|条|條|次|篇|个|個|人次|人|份|项|項|家|期|宗)?(?:[（(][^（()）]{1,30}[）)])?|[无無])";

    /** A line of prose rarely ends in three numbers or dashes that stand alone. */
    private static final Pattern FIGURES = Pattern.compile("(?:^|.*\\S)(?:\\s+" + FIGURE + "){3,}\\s*");

    /** The form of 2014: label, unit, figure. */
    private static final Pattern UNIT_AND_FIGURE =
            Pattern.compile(".*\\S\\s+(?:条|條|件|次|篇|个|個|人|人次|万元|萬元)\\s+" + FIGURE + "\\s*");

    private static final Pattern BARS = Pattern.compile("[^|｜]*[|｜][^|｜]*[|｜].*");
    private static final int ROWS = 3;
    private static final int LINE = 500;

    private TabularText() {}

    /** Whether the lines hold enough rows of figures to be worth reading as a table. */
    static boolean isIn(List<String> lines) {
        return lines.stream()
                        .filter(line -> line.length() < LINE && isRow(line))
                        .limit(ROWS)
                        .count()
                == ROWS;
    }

    private static boolean isRow(String line) {
        return FIGURES.matcher(line).matches()
                || UNIT_AND_FIGURE.matcher(line).matches()
                || BARS.matcher(line).matches();
    }
}
