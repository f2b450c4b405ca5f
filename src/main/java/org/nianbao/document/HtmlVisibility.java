package org.nianbao.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Which elements a reader of the page does not see, or does not take for its content. */
final class HtmlVisibility {
    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "nav",
            "select",
            "button",
            "textarea",
            "svg",
            "object",
            "iframe",
            "head");

    private static final Pattern HIDDEN = Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");
    private static final Evaluator CELL = Selector.evaluatorOf("td");
    private static final int MUCH = 500;

    private HtmlVisibility() {}

    static boolean isHidden(Element element) {
        return NEVER.contains(element.normalName())
                || element.attr("role").equals("navigation")
                || isTurnedOff(element) && !isShownByScript(element);
    }

    private static boolean isTurnedOff(Element element) {
        return element.hasAttr("hidden")
                || element.hasAttr("style")
                        && HIDDEN.matcher(element.attr("style").toLowerCase(Locale.ROOT))
                                .find();
    }

    /** Some platforms hide the article itself and show it page by page with a script. */
    private static boolean isShownByScript(Element element) {
        if (element.nameIs("td") || element.nameIs("th") || element.nameIs("tr")) {
            return false;
        }
        return element.selectFirst(CELL) != null
                || element.text().length() > MUCH && element.text().contains("信息公开");
    }
}
