package org.nianbao.crawl.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What lists of a script can do (ECMA-262 §23.1). */
final class Lists {
    private static final int MOST = 5000;

    private Lists() {}

    static List<Object> numbers(int size) {
        return new ArrayList<>(
                IntStream.range(0, size).mapToObj(i -> (Object) (double) i).toList());
    }

    /** Gives a field or an item a value; lists do not grow without end. */
    static void put(ScriptObject object, String name, Object value) {
        if (!object.isList() || !name.matches("\\d{1,4}")) {
            if (object.fields().size() < MOST) {
                object.fields().put(name, value);
            }
            return;
        }
        int at = Integer.parseInt(name);
        while (object.items().size() <= at && at < MOST) {
            object.items().add(null);
        }
        if (at < MOST) {
            object.items().set(at, value);
        }
    }

    /** A member of a list. */
    static Object member(ScriptObject list, String name) {
        if (name.equals("length")) {
            return (double) list.items().size();
        }
        if (name.matches("\\d{1,6}")) {
            int at = Integer.parseInt(name);
            return at < list.items().size() ? list.items().get(at) : null;
        }
        return name.isEmpty() ? Unknown.ANYTHING : (Call) (self, given) -> called(list, name, given);
    }

    private static Object called(ScriptObject list, String name, List<Object> given) {
        List<Object> items = list.items();
        return switch (name) {
            case "forEach", "map", "filter", "some", "every", "find", "findIndex", "flatMap" ->
                each(items, name, given.isEmpty() ? null : given.get(0));
            case "join" ->
                Sums.joined(
                                items,
                                given.isEmpty() ? "," : Sums.text(given.get(0)).orElse(","))
                        .<Object>map(t -> t)
                        .orElse(Unknown.ANYTHING);
            case "push", "unshift" -> added(items, given, name.equals("push"));
            case "pop" -> items.isEmpty() ? null : items.remove(items.size() - 1);
            case "shift" -> items.isEmpty() ? null : items.remove(0);
            case "slice" -> slice(items, given);
            case "splice" -> Unknown.ANYTHING;
            case "concat" -> concat(items, given);
            case "reverse" -> {
                Collections.reverse(items);
                yield list;
            }
            case "indexOf" -> given.isEmpty() ? -1.0 : (Object) (double) items.indexOf(given.get(0));
            case "includes" -> !given.isEmpty() && items.contains(given.get(0));
            case "sort" -> list;
            default -> Unknown.ANYTHING;
        };
    }

    private static Object added(List<Object> items, List<Object> given, boolean last) {
        if (items.size() + given.size() <= MOST) {
            items.addAll(last ? items.size() : 0, given);
        }
        return (double) items.size();
    }

    private static Object slice(List<Object> items, List<Object> given) {
        int size = items.size();
        int from = Texts.integer(given, 0, 0);
        int to = Texts.integer(given, 1, size);
        from = Math.min(size, Math.max(0, from < 0 ? size + from : from));
        to = Math.min(size, Math.max(from, to < 0 ? size + to : to));
        return ScriptObject.list(items.subList(from, to));
    }

    private static Object concat(List<Object> items, List<Object> given) {
        List<Object> all = new ArrayList<>(items);
        for (Object more : given) {
            if (more instanceof ScriptObject list && list.isList()) {
                all.addAll(list.items());
            } else {
                all.add(more);
            }
        }
        return all.size() > MOST ? Unknown.ANYTHING : ScriptObject.list(all);
    }

    private static Object each(List<Object> items, String name, Object with) {
        if (!(with instanceof Call call)) {
            return Unknown.ANYTHING;
        }
        List<Object> made = new ArrayList<>();
        List<Object> kept = new ArrayList<>();
        List<Object> all = List.copyOf(
                items.stream().map(i -> i == null ? Unknown.ANYTHING : i).toList());
        for (int i = 0; i < all.size(); i++) {
            Object back = call.call(null, List.of(all.get(i), (double) i));
            made.add(back);
            Optional<Boolean> truth = Sums.truth(back);
            if (truth.orElse(true)) {
                kept.add(all.get(i));
            }
        }
        return switch (name) {
            case "map", "flatMap" -> ScriptObject.list(made);
            case "filter" -> ScriptObject.list(kept);
            case "find" -> kept.isEmpty() ? null : kept.get(0);
            case "forEach" -> null;
            default -> Unknown.ANYTHING;
        };
    }
}
