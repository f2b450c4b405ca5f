package org.nianbao.crawl.script;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The document as a script sees it. */
record ScriptDocument(Browser browser) implements HostObject {
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
                (Call) (self, given) -> {
                    given.forEach(browser::show);
                    return null;
                };
            case "createElement" ->
                (Call) (self, given) -> new Elements(
                        browser,
                        List.of(browser.create(
                                given.isEmpty() ? "" : Sums.text(given.get(0)).orElse(""))));
            case "forms" -> new Elements(browser, List.copyOf(browser.document.forms()));
            case "body", "documentElement" -> new Elements(browser, List.of(browser.document.body()));
            case "title" -> browser.document.title();
            case "location", "window", "defaultView" -> browser.global(name.equals("location") ? name : "window");
            case "URL", "documentURI" -> Sums.text(browser.global("location")).orElse("");
            case "addEventListener", "attachEvent" -> new Window(browser).get(name);
            case "all" -> this;
            case "cookie", "referrer", "domain", "" -> Unknown.ANYTHING;
            default -> browser.global(name) instanceof Elements form ? form : new Unknown(name);
        };
    }

    private Call found(String selector) {
        return (self, given) -> word(given)
                .<Object>map(word -> browser.elements(selector.replace("%", word)))
                .orElse(Unknown.ANYTHING);
    }

    private Call first() {
        return (self, given) -> word(given)
                .<Object>map(word -> {
                    List<Element> all = browser.select(word);
                    return new Elements(browser, all.subList(0, Math.min(1, all.size())));
                })
                .orElse(Unknown.ANYTHING);
    }

    private static Optional<String> word(List<Object> given) {
        return given.isEmpty() ? Optional.empty() : Sums.text(given.get(0)).filter(w -> !Unknown.in(w));
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
