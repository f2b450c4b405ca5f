package org.nianbao.crawl;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A heading that is a year or a body and nothing else: the links below it leave that to it.
 *
 * @param words as written, blank for a heading that says something else
 * @param year whether it is a year
 * @param part the element that the heading heads
 * @param rank 1 for {@code h1}; terms come last
 * @param above the heading of a higher rank that it stands below
 */
record Heading(String words, boolean year, Element part, int rank, Heading above) {
    /** Above the first heading. */
    static final Heading NONE = new Heading("", false, null, 0, null);

    private static final Pattern BODY =
            Pattern.compile("\\p{IsHan}{0,20}(?:政府|政府办|办公室|部门|局|委|委员会|中心|镇|乡|街道|镇街|街镇|乡镇|办事处|单位|管委会)");
    private static final Pattern NUMBER = Pattern.compile("\\d{2}");
    /** The beginning of a title that does not say whose it is. */
    static final Pattern NOBODY = Pattern.compile("^\\s*(?:20[0-3]\\d|政府信息公开|信息公开|年度报告|年报)");

    private static final int LONGEST = 30;
    private static final int HIGHEST = 5;

    /** Reads a heading that follows this one. */
    Heading next(Element heading) {
        String text = heading.text().strip();
        boolean year = text.length() < LONGEST && RowWords.YEAR.matcher(text).matches();
        boolean body = text.length() < LONGEST && BODY.matcher(text).matches();
        char digit = heading.normalName().charAt(1);
        int rank = Character.isDigit(digit) ? digit - '0' : 7;
        Heading outer = this;
        while (outer != null && outer.rank >= rank) {
            outer = outer.above;
        }
        return new Heading(year || body ? text : "", year, heading.parent(), rank, outer);
    }

    /** The words of a link, with those of its headings before them where they leave them out. */
    String over(Element link, String said) {
        if (said.isBlank() || said.length() >= LONGEST) {
            return said;
        }
        boolean left = !words.isEmpty()
                && (year ? !NUMBER.matcher(said).find() : NOBODY.matcher(said).find());
        String whole = left && below(link) ? words + " " + said : said;
        return above == null ? whole : above.over(link, whole);
    }

    private boolean below(Element link) {
        Element at = link;
        for (int up = 0; up < HIGHEST && at != null; up++, at = at.parent()) {
            if (at == part) {
                return true;
            }
        }
        return false;
    }
}
