package org.nianbao.crawl.script;

import java.util.HashMap;
import java.util.Map;

/** Names and what they stand for: of a function, and around it of the script. */
final class Scope {
    private final Map<String, Object> values = new HashMap<>();
    private final Scope outer;
    /** What {@code this} is. */
    final Object self;
    /** What the function gives back where it is not certain that it does. */
    private Object perhaps;

    Scope(Scope outer, Object self) {
        this.outer = outer;
        this.self = self;
    }

    /** Whether a name stands for something, be it nothing. */
    boolean knows(String name) {
        return values.containsKey(name) || (outer != null && outer.knows(name));
    }

    Object get(String name) {
        Scope at = this;
        while (at != null && !at.values.containsKey(name)) {
            at = at.outer;
        }
        return at == null ? null : at.values.get(name);
    }

    /** Gives a name of this scope a value. */
    void declare(String name, Object value) {
        values.put(name, value);
    }

    /** Gives a name a value where it is known, or else everywhere. */
    void set(String name, Object value) {
        Scope at = this;
        while (at.outer != null && !at.values.containsKey(name)) {
            at = at.outer;
        }
        at.values.put(name, value);
    }

    Map<String, Object> copy() {
        return new HashMap<>(values);
    }

    /** Puts back what was copied. */
    void restore(Map<String, Object> copy) {
        values.clear();
        values.putAll(copy);
    }

    Object perhaps() {
        return perhaps;
    }

    void perhaps(Object value) {
        perhaps = perhaps == null ? value : perhaps;
    }
}
