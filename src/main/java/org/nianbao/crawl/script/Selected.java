package org.nianbao.crawl.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * The elements of a page that its scripts mean by a selector. Scripts are anybody's, and a selector may hold an expression
 * that takes for ever: only plain ones are looked up, and only so many.
 */
final class Selected {
    private static final int MOST = 60;
    private static final int MOST_SELECTORS = 200;
    private static final int LONGEST = 200;
    private static final String PART = "[\\w-]*(?:[#.][\\w-]+|\\[[\\w-]+(?:[\\^$*]?=[\"']?[^\"'\\[\\]]{0,60}[\"']?)?\\]"
            + "|:(?:eq|nth-child)\\(\\d{1,3}\\)|:(?:first|last)-child)*";
    private static final Pattern PLAIN =
            Pattern.compile(PART + "(?:\\s{0,2}[\\s>+,]\\s{0,2}" + PART + "){0,3}\\s{0,2}");

    private final Element page;
    private final Map<String, List<Element>> known = new HashMap<>();

    Selected(Element page) {
        this.page = page;
    }

    List<Element> all(String selector) {
        List<Element> found = known.get(selector);
        if (found == null && known.size() < MOST_SELECTORS) {
            found = look(selector);
            known.put(selector, found);
        }
        return found == null ? List.of() : found;
    }

    /** Whether a selector can be looked up in little time. */
    static boolean plain(String selector) {
        return selector.length() <= LONGEST && PLAIN.matcher(selector).matches();
    }

    private List<Element> look(String selector) {
        if (!plain(selector)) {
            return List.of();
        }
        try {
            return page.select(selector).stream().limit(MOST).toList();
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            // jQuery knows more than jsoup: nothing is meant that can be found.
            return List.of();
        }
    }
}
