package org.nianbao.crawl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Follows a script so far and no farther: so many steps, so deep, texts so long. It knows no clock, no network and no file;
 * whatever a script asks of the browser goes to {@link Browser}, which writes down what the page would ask for.
 */
final class ScriptRun {
    private static final int MOST_STEPS = 400_000;
    private static final int DEEPEST = 400;
    private static final Set<String> MOMENT =
            Set.of("getTime", "valueOf", "toString", "toFixed", "substr", "slice", "replace");
    private static final int A_STEP = 500;
    private static final int ITEMS_A_STEP = 20;

    private final Browser browser;
    private int steps;
    private int depth;
    private int doubts;

    /** That a page has spent its steps. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Spent() {
            super("steps spent", null, false, false);
        }
    }

    ScriptRun(Browser browser) {
        this.browser = browser;
    }

    /** Counts a step. */
    void step() {
        spend(1);
    }

    /** Counts something that costs as much as so many steps. */
    void spend(int more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw new Spent();
        }
    }

    /** Counts what it costs to copy a text or a list, and gives it back. */
    Object weighed(Object value) {
        if (value instanceof String text) {
            spend(text.length() / A_STEP);
        } else if (value instanceof ScriptObject list && list.isList()) {
            spend(list.items().size() / ITEMS_A_STEP);
        }
        return value;
    }

    /** Notes that both ways are gone, since it is not known which. */
    void doubt() {
        doubts++;
    }

    int doubts() {
        return doubts;
    }

    boolean spent() {
        return steps > MOST_STEPS;
    }

    /** Follows something one step deeper; too deep nothing is known. */
    Object within(Supplier<Object> deeper) {
        step();
        if (depth >= DEEPEST) {
            return Unknown.ANYTHING;
        }
        depth++;
        try {
            return deeper.get();
        } finally {
            depth--;
        }
    }

    /** What a name stands for that no script has given a value. */
    Object global(String name) {
        return browser.global(name);
    }

    /** Whether a name that is given a value means something to the browser. */
    boolean assignedGlobal(String name, Object value) {
        return browser.assigned(name, value);
    }

    /** A member of something. */
    Object member(Object of, Object key) {
        step();
        String name = Sums.text(key).filter(k -> !Unknown.in(k)).orElse("");
        if (of instanceof HostObject host) {
            return host.get(name);
        }
        if (of instanceof String text) {
            return Texts.member(text, name);
        }
        if (of instanceof ScriptObject object) {
            return field(object, name);
        }
        if (Unknown.PASSING.equals(of) && MOMENT.contains(name)) {
            return (Call) (self, given) -> of;
        }
        if (of instanceof ScriptFunction function) {
            return ofFunction(function, name);
        }
        return of instanceof Double number ? Texts.member(number, name) : new Unknown(name);
    }

    private static Object field(ScriptObject object, String name) {
        if (object.fields().containsKey(name)) {
            return object.fields().get(name);
        }
        if (object.isList()) {
            return Lists.member(object, name);
        }
        return switch (name) {
            case "" -> Unknown.ANYTHING;
            case "hasOwnProperty" ->
                (Call) (self, given) -> !given.isEmpty()
                        && Sums.text(given.get(0))
                                .filter(object.fields()::containsKey)
                                .isPresent();
            default -> null;
        };
    }

    private static Object ofFunction(ScriptFunction function, String name) {
        return switch (name) {
            case "call" ->
                (Call) (self, given) -> function.call(
                        given.isEmpty() ? null : given.get(0), given.subList(Math.min(1, given.size()), given.size()));
            case "apply" ->
                (Call) (self, given) -> function.call(
                        given.isEmpty() ? null : given.get(0),
                        given.size() > 1 && given.get(1) instanceof ScriptObject list && list.isList()
                                ? list.items()
                                : List.of());
            case "bind" -> (Call) (self, given) -> function.bound(given.isEmpty() ? null : given.get(0));
            default -> new Unknown(name);
        };
    }

    /** Gives a member a value. */
    void assign(Object of, Object key, Object value) {
        Optional<String> name = Sums.text(key).filter(k -> !Unknown.in(k));
        if (name.isEmpty()) {
            return;
        }
        if (of instanceof HostObject host) {
            host.set(name.get(), value);
        } else if (of instanceof Unknown unknown) {
            browser.assigned(unknown, name.get(), value);
        } else if (of instanceof ScriptObject object) {
            Lists.put(object, name.get(), value);
        }
    }

    /** Calls something; what is not known may still ask the browser for something. */
    Object call(Object function, Object self, String name, List<Object> given) {
        step();
        weighed(self);
        given.forEach(this::weighed);
        return weighed(function instanceof Call call ? call.call(self, given) : browser.unknownCall(self, name, given));
    }
}
