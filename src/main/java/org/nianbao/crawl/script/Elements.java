package org.nianbao.crawl.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * Elements of the page, as the document or jQuery gives them to a script. Nothing of the page is changed by it: addresses
 * and HTML that they are given are written down, values that are filled in hold for the click.
 */
record Elements(Browser browser, List<Element> elements) implements HostObject {
    private static final int MOST = 60;
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "data-href", "data-url");
    private static final Set<String> SHOWS = Set.of(
            "html",
            "append",
            "prepend",
            "after",
            "before",
            "replaceWith",
            "insertAdjacentHTML",
            "appendTo",
            "prependTo");
    private static final Set<String> EVENTS = Set.of(
            "click",
            "mousedown",
            "mouseup",
            "tap",
            "change",
            "dblclick",
            "touchstart",
            "touchend",
            "mouseover",
            "hover",
            "scroll");
    private static final Set<String> HANDLED =
            Set.of("on", "bind", "live", "delegate", "one", "addEventListener", "attachEvent");
    private static final Set<String> SAME = Set.of(
            "options",
            "get",
            "first",
            "eq",
            "addClass",
            "removeClass",
            "show",
            "hide",
            "css",
            "toggleClass",
            "fadeIn",
            "fadeOut",
            "slideDown",
            "slideUp",
            "stop",
            "animate",
            "removeAttr",
            "empty",
            "end",
            "toggle",
            "off",
            "unbind",
            "elements",
            "item",
            "namedItem",
            "andSelf",
            "filter",
            "not",
            "clone");

    @Override
    public Object get(String name) {
        if (name.equals("length") || name.equals("size")) {
            return (double) elements.size();
        }
        if (name.matches("\\d{1,4}")) {
            return one(Integer.parseInt(name));
        }
        if (name.isEmpty()) {
            return one(0);
        }
        if (EVENTS.contains(name)) {
            return (Call) (self, given) -> handled(given);
        }
        if (HANDLED.contains(name)) {
            return (Call) (self, given) -> on(given, name);
        }
        if (SHOWS.contains(name)) {
            return (Call) (self, given) -> shown(given);
        }
        Object way = around(name);
        return way != null ? way : read(name);
    }

    private Elements one(int at) {
        return new Elements(browser, at < elements.size() ? List.of(elements.get(at)) : List.of());
    }

    /** Elements near these. */
    private Object around(String name) {
        return switch (name) {
            case "find", "querySelectorAll", "getElementsByTagName", "querySelector" ->
                (Call) (self, given) ->
                        given.isEmpty() ? this : found(Sums.text(given.get(0)).orElse(""));
            case "closest", "parents" ->
                (Call) (self, given) -> given.isEmpty() ? moved(Element::parent) : closest(given.get(0));
            case "parent" -> (Call) (self, given) -> moved(Element::parent);
            case "next" -> (Call) (self, given) -> moved(Element::nextElementSibling);
            case "prev" -> (Call) (self, given) -> moved(Element::previousElementSibling);
            case "children" -> (Call) (self, given) -> children(given);
            case "siblings" -> (Call) (self, given) -> moved(Element::parent).children(given);
            case "forEach", "map" -> (Call) (self, given) -> forEach(given.isEmpty() ? null : given.get(0));
            case "each" -> (Call) (self, given) -> each(given.isEmpty() ? null : given.get(0));
            case "parentNode", "parentElement" -> moved(Element::parent);
            case "nextElementSibling", "nextSibling" -> moved(Element::nextElementSibling);
            case "previousElementSibling", "previousSibling" -> moved(Element::previousElementSibling);
            case "firstChild", "firstElementChild" -> moved(e -> e.childrenSize() > 0 ? e.child(0) : null);
            case "form" -> moved(e -> e.closest("form"));
            case "target", "currentTarget" -> this;
            default -> null;
        };
    }

    private Object read(String name) {
        return switch (name) {
            case "attr", "prop", "getAttribute", "data" -> (Call) (self, given) -> attribute(name, given);
            case "setAttribute" -> (Call) (self, given) -> attribute("attr", given);
            case "val" -> (Call) (self, given) -> valued(given);
            case "value" -> value();
            case "text", "innerText", "textContent" -> name.equals("text") ? text() : said(Element::text);
            case "innerHTML" -> said(Element::html);
            case "dataset" -> marks();
            case "tagName", "nodeName" -> element().normalName().toUpperCase(Locale.ROOT);
            case "className" -> element().className();
            case "appendChild", "append", "insertBefore" -> (Call) (self, given) -> added(given);
            case "serialize" -> (Call) (self, given) -> serialized();
            case "index" ->
                (Call) (self, given) ->
                        elements.isEmpty() ? -1.0 : (Object) (double) element().elementSiblingIndex();
            case "is", "hasClass", "attachment", "selectedIndex", "style" -> Unknown.ANYTHING;
            case "click()", "trigger" -> (Call) (self, given) -> this;
            default -> SAME.contains(name) ? same(name) : member(name);
        };
    }

    /** Methods that give the elements back, and properties that are the elements. */
    private Object same(String name) {
        if (name.equals("options") || name.equals("elements")) {
            return this;
        }
        boolean places = name.equals("eq") || name.equals("get") || name.equals("item");
        return (Call) (self, given) -> places && !given.isEmpty() ? one(Texts.integer(given, 0, 0)) : this;
    }

    /** A field of a form by its name, or an attribute of any name. */
    private Object member(String name) {
        if (elements.isEmpty()) {
            return new Unknown(name);
        }
        if (element().normalName().equals("form")) {
            List<Element> fields = element().getElementsByAttribute("name").stream()
                    .filter(f -> name.equals(f.attr("name")) || name.equals(f.id()))
                    .toList();
            if (!fields.isEmpty()) {
                return new Elements(browser, fields);
            }
        }
        return element().hasAttr(name) ? element().attr(name) : new Unknown(name);
    }

    private Element element() {
        return elements.isEmpty() ? browser.create("span") : elements.get(0);
    }

    private String said(Function<Element, String> of) {
        browser.run.spend(Browser.A_LOOK);
        return of.apply(element());
    }

    private Elements moved(UnaryOperator<Element> to) {
        return new Elements(
                browser,
                elements.stream().map(to).filter(e -> e != null).distinct().toList());
    }

    Elements found(String selector) {
        return selected(selector, element -> element.select(selector));
    }

    private Elements closest(Object selector) {
        String by = Sums.text(selector).orElse("");
        return selected(by, element -> Stream.ofNullable(element.closest(by)).toList());
    }

    private Elements children(List<Object> given) {
        String by = given.isEmpty() ? "*" : Sums.text(given.get(0)).orElse("*");
        return selected(
                by, element -> element.children().stream().filter(c -> c.is(by)).toList());
    }

    private Elements selected(String selector, Function<Element, List<Element>> by) {
        browser.run.spend(Browser.A_LOOK);
        if (!Selected.plain(selector)) {
            return new Elements(browser, List.of());
        }
        try {
            List<Element> found = new ArrayList<>();
            elements.stream().limit(MOST).forEach(e -> found.addAll(by.apply(e)));
            return new Elements(browser, found.stream().limit(MOST).toList());
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            // jQuery knows more than jsoup: nothing is meant that can be found.
            return new Elements(browser, List.of());
        }
    }

    /** As lists of the document do it, with the element first. */
    private Object forEach(Object with) {
        for (int i = 0; with instanceof Call call && i < Math.min(MOST, elements.size()); i++) {
            Object single = one(i);
            // jQuery's map gives the place first.
            call.call(
                    single,
                    with instanceof ScriptFunction f
                                    && f.parameters().size() > 1
                                    && f.parameters().get(0).matches("i|index|idx|n")
                            ? List.of((double) i, single)
                            : List.of(single, (double) i));
        }
        return this;
    }

    List<Object> single() {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, elements.size()); i++) {
            all.add(one(i));
        }
        return all;
    }

    Object each(Object with) {
        if (with instanceof Call call) {
            for (int i = 0; i < Math.min(MOST, elements.size()); i++) {
                Elements single = one(i);
                call.call(single, List.of((double) i, single));
            }
        }
        return this;
    }

    /** Follows the functions that are given as if each element were clicked on. */
    Object handled(List<Object> given) {
        given.stream().filter(ScriptFunction.class::isInstance).forEach(function -> elements.stream()
                .limit(MOST)
                .forEach(element -> browser.later(() -> clicked((ScriptFunction) function, element))));
        return this;
    }

    /** A click; where the function looks at what was hit, a click on each of its entries. */
    private void clicked(ScriptFunction function, Element element) {
        if (!browser.follow(function, element, "").hit) {
            return;
        }
        element.getAllElements().stream()
                .filter(e -> e != element && e.childrenSize() == 0 && e.hasText())
                .limit(MOST)
                .forEach(e -> browser.follow(function, e, ""));
    }

    private Object on(List<Object> given, String name) {
        Object selector = given.size() > 2 ? given.get(name.equals("delegate") ? 0 : 1) : null;
        boolean delegated = selector instanceof String && !name.startsWith("a");
        return delegated ? found((String) selector).handled(given) : handled(given);
    }

    private Object shown(List<Object> given) {
        given.forEach(html -> {
            browser.show(html);
            if (html instanceof Elements more) {
                more.shownIfMade();
            }
        });
        return given.isEmpty() ? (Object) said(Element::html) : this;
    }

    private Object added(List<Object> given) {
        return shown(given);
    }

    /** What a script has put together is shown. */
    private void shownIfMade() {
        elements.stream().filter(browser::isMade).forEach(e -> browser.show(e.outerHtml()));
    }

    private Object attribute(String method, List<Object> given) {
        String name = given.isEmpty() ? "" : Sums.text(given.get(0)).orElse("");
        if (given.size() > 1) {
            set(name, given.get(1));
            return this;
        }
        if (!given.isEmpty() && given.get(0) instanceof ScriptObject many) {
            many.fields().forEach(this::set);
            return this;
        }
        return attribute(method.equals("data") ? "data-" + name : name, name);
    }

    private Object attribute(String key, String name) {
        if (elements.isEmpty() || !element().hasAttr(key)) {
            return name.equals("value") ? value() : elements.isEmpty() ? new Unknown(name) : Unknown.ANYTHING;
        }
        return element().attr(key);
    }

    private Object valued(List<Object> given) {
        if (given.isEmpty()) {
            return value();
        }
        set("value", given.get(0));
        return this;
    }

    /** What stands in a field, or has been filled in since the click. */
    private Object value() {
        if (elements.isEmpty()) {
            return Unknown.ANYTHING;
        }
        Element element = element();
        String given = browser.click().values.get(element);
        if (given != null) {
            return given;
        }
        if (element.normalName().equals("select")) {
            return chosen(element);
        }
        return element.hasAttr("value") ? element.attr("value") : element.ownText();
    }

    private Object chosen(Element menu) {
        browser.click().read.add(menu);
        Element option = menu.selectFirst("option[selected], option");
        return option == null ? "" : option.hasAttr("value") ? option.attr("value") : option.text();
    }

    /** {@code text()}, which may also be called with what is to be shown. */
    private Object text() {
        return elements.size() == 1 && element().normalName().equals("option")
                ? new Members(Map.of(), (self, given) -> said(Element::text))
                : (Call) (self, given) -> given.isEmpty() ? (Object) said(Element::text) : this;
    }

    private Object marks() {
        ScriptObject marks = ScriptObject.object();
        element().dataset().forEach((key, value) -> marks.fields().put(camel(key), value));
        return marks;
    }

    /** {@code data-some-name} is {@code dataset.someName}. */
    private static String camel(String key) {
        StringBuilder name = new StringBuilder();
        Arrays.stream(key.split("-"))
                .filter(part -> !part.isEmpty())
                .forEach(part -> name.append(
                        name.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1)));
        return name.toString();
    }

    private Object serialized() {
        List<String> pairs = new ArrayList<>();
        element().select("input[name], select[name]").forEach(field -> {
            Object value = new Elements(browser, List.of(field)).value();
            pairs.add(field.attr("name") + "=" + Sums.text(value).orElse(""));
        });
        return String.join("&", pairs);
    }

    @Override
    public void set(String name, Object value) {
        if (ADDRESSES.contains(name)) {
            elements.forEach(e -> leads(e, name, value));
        } else if (name.equals("innerHTML") || name.equals("outerHTML")) {
            browser.show(value);
        } else if (name.equals("value")) {
            Sums.text(value).filter(v -> !Unknown.in(v)).ifPresent(v -> elements.forEach(e -> fill(e, v)));
        } else if (name.startsWith("on") && value instanceof ScriptFunction) {
            handled(List.of(value));
        } else {
            Sums.text(value)
                    .ifPresent(text -> elements.stream().filter(browser::isMade).forEach(e -> make(e, name, text)));
        }
    }

    private void fill(Element element, String value) {
        browser.click().values.put(element, value);
        String name = element.hasAttr("name") ? element.attr("name") : element.id();
        if (!name.isEmpty()) {
            browser.click().fields.put(name, value);
        }
    }

    private static void make(Element element, String name, String text) {
        if (name.equals("textContent") || name.equals("innerText") || name.equals("text")) {
            element.text(text);
        } else if (name.matches("[a-zA-Z][\\w-]{0,30}")) {
            element.attr(name, text);
        }
    }

    private void leads(Element element, String name, Object value) {
        if (browser.isMade(element)) {
            Sums.text(value).ifPresent(text -> element.attr(name, text));
        } else {
            Sums.text(value)
                    .filter(text -> !Unknown.in(text))
                    .ifPresent(text -> browser.finds.opened(text, element, browser.click().words));
        }
    }

    @Override
    public String toString() {
        return elements.size() + " elements";
    }
}
