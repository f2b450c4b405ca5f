package org.nianbao.crawl.script;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The browser as far as the scripts of a page need one to say where they would go: its document, its address, its timers.
 * Nothing is asked for and nothing is shown; all that a script opens, writes, sends or asks for is handed to
 * {@link Finds}.
 */
final class Browser {
    private static final int MOST_LATER = 500;
    /** Finding elements and reading what they say costs a look at the page. */
    static final int A_LOOK = 400;
    /** How often a handler is followed that brings something new each time, such as the next page. */
    private static final int MOST_TURNS = 12;
    /** Where the script itself says when it is over. */
    private static final int MOST_SURE = 50;

    private static final Pattern MORE = Pattern.compile("更多|加载|下一?[页頁]|(?i:more|next)");
    private static final int MOST_CHOICES = 60;
    private static final Set<String> WINDOW = Set.of("window", "self", "top", "parent", "globalThis", "frames");

    final ScriptRun run = new ScriptRun(this);
    final Scope root;
    final Finds finds;
    final Document document;
    private final Fragment fragment = new Fragment();
    private final Location location;
    private final Window window = new Window(this);
    private final ScriptDocument page;
    private final Query query;
    private final Selected selected;
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Set<Element> made = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> asked = new HashSet<>();
    private List<Element> forms;
    private int delayed;
    private Click click = new Click(null, "");

    /** What is clicked on, and what happens by it. */
    static final class Click {
        final Element element;
        /** What a person reads there; blank for what the element says itself. */
        final String words;

        final Map<Element, String> values = new IdentityHashMap<>();
        final Set<Element> read = Collections.newSetFromMap(new IdentityHashMap<>());
        final Map<String, String> fields = new TreeMap<>();
        boolean submits;
        /** Whether it was asked which element was hit. */
        boolean hit;

        int asks;

        Click(Element element, String words) {
            this.element = element;
            this.words = words;
        }
    }

    Browser(URI at, Document document, Finds finds) {
        this.document = document;
        this.finds = finds;
        this.location = new Location(at, fragment, this::open, this::turn);
        this.page = new ScriptDocument(this);
        this.query = new Query(this);
        this.selected = new Selected(document);
        this.root = new Scope(null, window);
    }

    Click click() {
        return click;
    }

    /** What a name stands for that no script has given a value. */
    Object global(String name) {
        if (WINDOW.contains(name)) {
            return window;
        }
        Object known =
                switch (name) {
                    case "document" -> page;
                    case "location" -> location;
                    case "$", "jQuery" -> query;
                    case "setTimeout", "setInterval", "requestAnimationFrame" -> (Call) (self, given) -> delay(given);
                    case "open" -> (Call) (self, given) -> opened(given);
                    case "__doPostBack" -> (Call) (self, given) -> postBack(given);
                    case "event" -> click.element == null ? null : new Event(this, click.element);
                    default -> Globals.of(name);
                };
        if (known != null) {
            return known;
        }
        if (forms == null) {
            forms = List.copyOf(document.forms());
        }
        List<Element> called = forms.stream()
                .filter(f -> name.equals(f.attr("name")) || name.equals(f.id()))
                .map(Element.class::cast)
                .toList();
        return called.isEmpty() ? new Unknown(name) : new Elements(this, called);
    }

    /** Whether a name that is given a value means something to the browser. */
    boolean assigned(String name, Object value) {
        if (name.equals("location")) {
            open(value);
            return true;
        }
        if (name.startsWith("on") && value instanceof ScriptFunction function && WINDOW_EVENTS.contains(name)) {
            happens(name.substring(2), function);
            return true;
        }
        return false;
    }

    /** A member of something unknown is given a value: it is told by its name what that is. */
    void assigned(Unknown to, String name, Object value) {
        if (name.equals("innerHTML") || name.equals("outerHTML")) {
            show(value);
        } else if (name.equals("location") || (to.name().equals("location") && name.equals("href"))) {
            open(value);
        }
    }

    private static final Set<String> WINDOW_EVENTS =
            Set.of("onload", "onscroll", "onresize", "onhashchange", "onpopstate");
    private static final Set<String> TURNED = Set.of("hashchange", "popstate");

    /** Something that is done when the page is there, or each time it is scrolled. */
    void happens(String event, ScriptFunction function) {
        if (TURNED.contains(event)) {
            fragment.listens(function);
        }
        later(() -> follow(function, null, "scroll".equals(event) ? "下一页" : ""));
    }

    /** Whether it makes a difference which part of the page its address names. */
    boolean hasParts(List<String> scripts) {
        return listens() || fragment.matters(scripts);
    }

    /** Whether scripts listen for another part of the page. */
    boolean listens() {
        return !fragment.listeners().isEmpty();
    }

    /** Follows a link to a part of the page. @param loads runs the scripts of the page, where none listens for the change */
    void goTo(String part, Element link, Runnable loads) {
        Steps.Kept before = Steps.Kept.of(root);
        Click outer = click;
        click = new Click(link, "");
        try {
            if (listens()) {
                turn(part);
            } else if (fragment.put(part)) {
                loads.run();
            }
            whatIsLeft();
        } finally {
            click = outer;
            fragment.put("");
            before.restore();
        }
    }

    private void turn(String part) {
        if (fragment.put(part)) {
            List<Object> given = click.element == null ? List.of() : List.of(new Event(this, click.element));
            fragment.listeners().forEach(l -> l.call(window, given));
        }
    }

    void later(Runnable what) {
        if (delayed++ < MOST_LATER) {
            later.add(what);
        }
    }

    /** Does what was put off; a page whose steps are spent is left. */
    void whatIsLeft() {
        try {
            while (!later.isEmpty()) {
                later.poll().run();
            }
        } catch (ScriptRun.Spent e) {
            later.clear();
        }
    }

    private Object delay(List<Object> given) {
        Object what = given.isEmpty() ? null : given.get(0);
        if (what instanceof String script) {
            later(() -> Parser.read(script).follow(run, root));
        } else if (what instanceof ScriptFunction function) {
            later(() -> function.call(null, List.of()));
        }
        return Unknown.ANYTHING;
    }

    private Object opened(List<Object> given) {
        given.stream().limit(1).forEach(this::open);
        return Unknown.ANYTHING;
    }

    private Object postBack(List<Object> given) {
        click.fields.put(
                "__EVENTTARGET", given.isEmpty() ? "" : Sums.text(given.get(0)).orElse(""));
        click.fields.put(
                "__EVENTARGUMENT",
                given.size() < 2 ? "" : Sums.text(given.get(1)).orElse(""));
        click.submits = true;
        return null;
    }

    /** An address that the script goes to. */
    void open(Object address) {
        Sums.text(address).map(Unknown::lasting).ifPresent(text -> {
            if (Unknown.in(text)) {
                finds.template(holes(text));
            } else {
                finds.opened(text, click.element, click.words);
            }
        });
    }

    static String holes(String text) {
        return Unknown.HOLE.matcher(text).replaceAll("{$1}");
    }

    /** HTML that the script shows. */
    void show(Object html) {
        Sums.text(html).filter(t -> t.indexOf('<') >= 0).ifPresent(finds::written);
    }

    /** Something that the script asks the server for; whether it was not yet known. */
    void ask(String method, String address, String body) {
        if (asked.add(method + address + '\n' + body)) {
            click.asks++;
            boolean more = click.words.isEmpty()
                    && click.element != null
                    && MORE.matcher(click.element.text()).find();
            finds.asked(method, address, body, click.element, more ? "下一页" : click.words);
        }
    }

    List<Element> select(String selector) {
        run.spend(A_LOOK);
        return selected.all(selector);
    }

    Elements elements(String selector) {
        return new Elements(this, select(selector));
    }

    Element create(String name) {
        Element element = new Element(name.matches("[a-zA-Z][a-zA-Z0-9]{0,20}") ? name : "span");
        made.add(element);
        return element;
    }

    /** Whether a script has made an element, and not the page. */
    boolean isMade(Element element) {
        return made.contains(element);
    }

    /** Follows what a click on an element does, as often as it brings something new. */
    Click follow(Call handler, Element element, String words) {
        Steps.Kept before = Steps.Kept.of(root);
        int doubts = run.doubts();
        Click last = clicked(handler, element, words, Map.of());
        boolean turns = element != null || !words.isEmpty();
        for (int turn = 1; turns && last.asks > 0 && turn < (run.doubts() == doubts ? MOST_SURE : MOST_TURNS); turn++) {
            last = clicked(handler, element, words.isEmpty() ? "下一页" : words, Map.of());
        }
        before.restore();
        chosen(handler, element, last);
        return last;
    }

    /** Follows a handler that is written as a text. */
    void handle(String handler, String words) {
        Steps.Block block = Parser.read(handler.replaceFirst("^javascript:", ""));
        follow((self, given) -> block.follow(run, new Scope(root, self)).value(), null, words);
    }

    /** Where a handler reads a menu, it is followed for each choice. */
    private void chosen(Call handler, Element element, Click last) {
        if (last.read.size() != 1) {
            return;
        }
        Element menu = last.read.iterator().next();
        menu.select("option").stream().limit(MOST_CHOICES).forEach(option -> {
            Steps.Kept before = Steps.Kept.of(root);
            String value = option.hasAttr("value") ? option.attr("value") : option.text();
            clicked(handler, element, option.text(), Map.of(menu, value));
            before.restore();
        });
    }

    private Click clicked(Call handler, Element element, String words, Map<Element, String> values) {
        Click outer = click;
        String part = fragment.text();
        click = new Click(element, words);
        click.values.putAll(values);
        try {
            Object self = element == null ? window : new Elements(this, List.of(element));
            List<Object> given = new ArrayList<>();
            if (element != null) {
                given.add(new Event(this, element));
            }
            handler.call(self, given);
            if (click.submits) {
                finds.sent(element, words, new HashMap<>(click.fields));
            }
            return click;
        } finally {
            click = outer;
            fragment.put(part);
        }
    }

    /** A call of something that is not known: what it is given may say where it leads. */
    Object unknownCall(Object self, String name, List<Object> given) {
        return new Guess(this, self, name, given).follow();
    }
}
