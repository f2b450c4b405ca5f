package org.nianbao.crawl;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A heading that is a year, a body or the name of the reports and nothing else: the links below it leave that to it.
 *
 * @param words as written, blank for a heading that says something else
 * @param left what a link leaves to it
 * @param part the element that the heading heads
 * @param rank 1 for {@code h1}; terms come last
 * @param above the heading of a higher rank that it stands below
 */
record Heading(String words, Pattern left, Element part, int rank, Heading above) {
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    /** Above the first heading. */
    static final Heading NONE = new Heading("", NOTHING, null, 0, null);

    private static final Pattern BODY =
            Pattern.compile("[\\p{IsHan}、()（）]{0,20}(?:政府|政府办|办公室|部门|局|委|委员会|中心|镇|乡|街道|镇街|街镇|乡镇|办事处|单位|管委会)[)）]?");
    /** Of whose reports a list is. */
    private static final Pattern OF_REPORTS = Pattern.compile("的?(?:(?:政府)?信息公开)?(?:年报|年度报告)[:：]?$");

    private static final Pattern YEARLESS = Pattern.compile("^\\D*(?:\\d\\D+)*\\d?$");
    private static final Pattern BARE_YEAR = Pattern.compile("^" + RowWords.YEAR.pattern() + "$");
    private static final Pattern REPORTS =
            Pattern.compile("\\p{IsHan}{0,12}(?:信息公开|政务公开)\\p{IsHan}{0,6}(?:年报|年度报告|报告)[:：]?");
    /** Classes of elements that are headings by their looks. */
    static final Pattern CALLED =
            Pattern.compile("(?:^|[\\s_-])(?:tit|title|hd|head|heading|bt|caption)(?:$|[\\s_\\d-])");

    private static final int LAST = 7;
    /** The beginning of a title that does not say whose it is. */
    static final Pattern NOBODY = Pattern.compile("^\\s*(?:20[0-3]\\d|政府信息公开|信息公开|年度报告|年报)");

    private static final int LONGEST = 30;
    private static final int HIGHEST = 5;

    /** Reads a heading that follows this one. */
    Heading next(Element heading) {
        String said = heading.text().strip();
        String body = OF_REPORTS.matcher(said).replaceFirst("");
        String text = BODY.matcher(body).matches() ? body : said;
        Pattern left = text.length() >= LONGEST ? NOTHING : left(text);
        char digit = heading.normalName().charAt(heading.normalName().length() - 1);
        int rank = Character.isDigit(digit) ? digit - '0' : LAST;
        Heading outer = this;
        while (outer != null && outer.rank >= rank) {
            outer = outer.above;
        }
        return new Heading(left == NOTHING ? "" : text, left, heading.parent(), rank, outer);
    }

    private static Pattern left(String text) {
        if (RowWords.YEAR.matcher(text).matches()) {
            return YEARLESS;
        }
        if (REPORTS.matcher(text).matches()) {
            return BARE_YEAR;
        }
        return BODY.matcher(text).matches() ? NOBODY : NOTHING;
    }

    /** Whether an element is called a heading by its class only. */
    static boolean called(Element element) {
        // Counting children makes a list of them, and most elements have no class.
        return element.hasAttr("class")
                && element.childrenSize() < 2
                && CALLED.matcher(element.className()).find()
                && !element.text().isBlank()
                && element.text().length() < LONGEST
                && element.selectFirst("a") == null;
    }

    /** The words of a link, with those of its headings before them where they leave them out. */
    String over(Element link, String said) {
        if (said.isBlank() || said.length() >= LONGEST) {
            return said;
        }
        String whole = left.matcher(said).find() && below(link) ? words + " " + said : said;
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
