package org.nianbao.crawl.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object or a list of a script.
 *
 * @param fields by name; of a list usually none
 * @param items of a list, otherwise null
 */
record ScriptObject(Map<String, Object> fields, List<Object> items) {

    /** An object without fields. */
    static ScriptObject object() {
        return new ScriptObject(new LinkedHashMap<>(), null);
    }

    static ScriptObject list(List<?> items) {
        return new ScriptObject(new LinkedHashMap<>(), new ArrayList<>(items));
    }

    boolean isList() {
        return items != null;
    }

    /** Objects are the same only if they are one: they may hold each other. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return isList() ? "list" : "object";
    }
}
