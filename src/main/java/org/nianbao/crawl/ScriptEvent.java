package org.nianbao.crawl;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * What happens to a page, as the functions hear of it that listen.
 *
 * @param element what is clicked on
 */
record ScriptEvent(ScriptBrowser browser, Element element) implements ScriptHost {
    @Override
    public Object get(String name) {
        return switch (name) {
            case "target", "srcElement" -> {
                browser.click().hit = true;
                yield new ScriptElements(browser, List.of(element));
            }
            case "currentTarget", "delegateTarget" -> new ScriptElements(browser, List.of(element));
            case "preventDefault", "stopPropagation", "stopImmediatePropagation" -> (ScriptCall) (self, given) -> null;
            case "newURL" -> ScriptSums.text(browser.global("location")).orElse("");
            case "keyCode", "" -> ScriptUnknown.ANYTHING;
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
