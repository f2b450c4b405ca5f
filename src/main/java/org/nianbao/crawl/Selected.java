package org.nianbao.crawl;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/** The elements that a script means by a selector. */
final class Selected {
    private static final int MOST = 60;

    private Selected() {}

    static List<Element> all(Element page, String selector) {
        try {
            return page.select(selector).stream().limit(MOST).toList();
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            // jQuery knows more than jsoup: nothing is meant that can be found.
            return List.of();
        }
    }

    static Optional<Expression.Value> first(Element page, String selector) {
        return all(page, selector).stream().findFirst().map(Expression.Value::of);
    }
}
