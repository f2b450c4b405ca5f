package org.nianbao.crawl;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The document as a script sees it. */
record ScriptDocument(ScriptBrowser browser) implements ScriptHost {
    @Override
    public Object get(String name) {
        return switch (name) {
            case "getElementById" -> found("#%");
            case "querySelector" -> first();
            case "querySelectorAll" -> found("%");
            case "getElementsByClassName" -> found(".%");
            case "getElementsByTagName" -> found("%");
            case "getElementsByName" -> found("[name=\"%\"]");
            case "write", "writeln" ->
                (ScriptCall) (self, given) -> {
                    given.forEach(browser::show);
                    return null;
                };
            case "createElement" ->
                (ScriptCall) (self, given) -> new ScriptElements(
                        browser,
                        List.of(browser.create(
                                given.isEmpty()
                                        ? ""
                                        : ScriptSums.text(given.get(0)).orElse(""))));
            case "forms" -> new ScriptElements(browser, List.copyOf(browser.document.forms()));
            case "body", "documentElement" -> new ScriptElements(browser, List.of(browser.document.body()));
            case "title" -> browser.document.title();
            case "location", "window", "defaultView" -> browser.global(name.equals("location") ? name : "window");
            case "URL", "documentURI" ->
                ScriptSums.text(browser.global("location")).orElse("");
            case "addEventListener", "attachEvent" -> new ScriptWindow(browser).get(name);
            case "all" -> this;
            case "cookie", "referrer", "domain", "" -> ScriptUnknown.ANYTHING;
            default -> browser.global(name) instanceof ScriptElements form ? form : new ScriptUnknown(name);
        };
    }

    private ScriptCall found(String selector) {
        return (self, given) -> word(given)
                .<Object>map(word -> browser.elements(selector.replace("%", word)))
                .orElse(ScriptUnknown.ANYTHING);
    }

    private ScriptCall first() {
        return (self, given) -> word(given)
                .<Object>map(word -> {
                    List<Element> all = browser.select(word);
                    return new ScriptElements(browser, all.subList(0, Math.min(1, all.size())));
                })
                .orElse(ScriptUnknown.ANYTHING);
    }

    private static Optional<String> word(List<Object> given) {
        return given.isEmpty()
                ? Optional.empty()
                : ScriptSums.text(given.get(0)).filter(w -> !ScriptUnknown.in(w));
    }

    @Override
    public void set(String name, Object value) {
        browser.assigned(name, value);
    }

    @Override
    public String toString() {
        return "document";
    }
}
