package org.nianbao.crawl.script;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * What happens to a page, as the functions hear of it that listen.
 *
 * @param element what is clicked on
 */
record Event(Browser browser, Element element) implements HostObject {
    @Override
    public Object get(String name) {
        return switch (name) {
            case "target", "srcElement" -> {
                browser.click().hit = true;
                yield new Elements(browser, List.of(element));
            }
            case "currentTarget", "delegateTarget" -> new Elements(browser, List.of(element));
            case "preventDefault", "stopPropagation", "stopImmediatePropagation" -> (Call) (self, given) -> null;
            case "newURL" -> Sums.text(browser.global("location")).orElse("");
            case "keyCode", "" -> Unknown.ANYTHING;
            default -> null;
        };
    }

    @Override
    public void set(String name, Object value) {
        // Whatever is done to it ends with it.
    }

    @Override
    public String toString() {
        return "event";
    }
}
