package org.nianbao.crawl.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call of a function that no script of the page has, mostly a library's: a request, a list or tree that it draws, a pager.
 * The functions that it is given are followed with what they would be given: an entry, the number of a page, or something
 * unknown.
 */
final class Guess {
    private static final int DEEPEST = 4;
    private static final int MOST_RECORDS = 300;
    private static final int MOST_LISTS = 20;
    private static final int MOST_PAGES = 50;
    private static final Pattern PAGES = Pattern.compile(
            "(?i)pages?|page_?(?:count|total|num)|(?:total|max|all|sum)_?pages?(?:num|count)?|pagetotal");
    private static final Pattern ENTRIES =
            Pattern.compile("(?i)(?:total|record|row|item)s?_?(?:count|num|number|data|items|records|size)?|count");
    private static final Pattern EACH = Pattern.compile(
            "(?i)limit|page_?size|per_?page|items_?per_?page|num_?per_?page|(?:show|each)_?(?:data|num)");
    private static final Pattern OBSERVES = Pattern.compile("\\w*Observer");

    private final Browser browser;
    private final Object self;
    private final String name;
    private final List<Object> given;
    private final List<ScriptFunction> functions = new ArrayList<>();
    private final List<ScriptObject> records = new ArrayList<>();
    private final List<ScriptObject> lists = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Guess(Browser browser, Object self, String name, List<Object> given) {
        this.browser = browser;
        this.self = self;
        this.name = name;
        this.given = given;
    }

    /** Follows it; what it gives back is not known. */
    Object follow() {
        boolean submits = name.equals("submit") && given.isEmpty();
        if (submits) {
            browser.click().submits = true;
            return Unknown.ANYTHING;
        }
        if (name.equals("XMLHttpRequest") || name.equals("ActiveXObject")) {
            return new Request(browser);
        }
        new Requests(browser).asked(self, name, given);
        given.stream()
                .filter(g -> g instanceof String html && html.contains("<a "))
                .forEach(browser::show);
        given.forEach(g -> gather(g, 0));
        lists.forEach(this::keep);
        handlers();
        pages().ifPresent(this::turn);
        for (ScriptFunction each : functions) {
            records.forEach(record -> entry(each, record));
            browser.run.within(() -> each.call(around(), unknown(each)));
        }
        if (OBSERVES.matcher(name).matches()) {
            functions.forEach(f -> browser.happens("scroll", f));
        }
        return self instanceof Elements ? self : Unknown.ANYTHING;
    }

    /** What {@code this} is to a function of an object: its data and its methods, as libraries put them together. */
    private Object around() {
        if (given.isEmpty() || !(given.get(0) instanceof ScriptObject options) || options.isList()) {
            return Unknown.ANYTHING;
        }
        ScriptObject whole = ScriptObject.object();
        for (String part : List.of("data", "methods")) {
            Object fields = options.fields().get(part);
            Object made = fields instanceof ScriptFunction function ? function.call(null, List.of()) : fields;
            if (made instanceof ScriptObject object) {
                whole.fields().putAll(object.fields());
            }
        }
        return whole.fields().isEmpty() ? options : whole;
    }

    /** What a function is given of which nothing is known: holes of the names of its parameters. */
    static List<Object> unknown(ScriptFunction function) {
        List<Object> all = new ArrayList<>();
        function.parameters().forEach(p -> all.add(new Unknown(p)));
        return all;
    }

    private void gather(Object value, int depth) {
        if (value == null || depth > DEEPEST || !seen.add(value)) {
            return;
        }
        if (value instanceof ScriptFunction function && functions.size() < MOST_RECORDS) {
            functions.add(function);
        } else if (value instanceof ScriptObject object) {
            if (object.isList()) {
                if (isRecords(object) && lists.size() < MOST_LISTS) {
                    lists.add(object);
                }
                object.items().forEach(item -> {
                    if (item instanceof ScriptObject record && !record.isList() && records.size() < MOST_RECORDS) {
                        records.add(record);
                    }
                    gather(item, depth + 1);
                });
            }
            object.fields().values().forEach(field -> gather(field, depth + 1));
        }
    }

    private boolean isRecords(Object value) {
        return value instanceof ScriptObject list
                && list.isList()
                && list.items().stream().anyMatch(ScriptObject.class::isInstance);
    }

    /** What a click on an entry does, as a text beside its name: {@code d.add(11, 0, '年报', 'javascript:show(11)')}. */
    private void handlers() {
        List<String> texts = given.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        Optional<String> words = texts.stream().filter(Guess::forPeople).findFirst();
        texts.stream()
                .filter(t -> t.startsWith("javascript:") && words.isPresent())
                .forEach(t -> browser.later(() -> browser.handle(t, words.get())));
    }

    private static boolean forPeople(String text) {
        return text.codePoints().filter(Character::isIdeographic).count() > 1;
    }

    private void keep(Object list) {
        Globals.written(list).ifPresent(browser.finds::records);
    }

    /** A click on an entry that a library draws. */
    private void entry(ScriptFunction function, ScriptObject record) {
        Optional<String> words = record.fields().values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(Guess::forPeople)
                .findFirst();
        if (words.isPresent() && !function.parameters().isEmpty()) {
            List<Object> all = Collections.nCopies(function.parameters().size(), record);
            browser.follow((me, none) -> function.call(me, all), null, words.get());
        }
    }

    /** How many pages a pager is told that there are. */
    private Optional<Integer> pages() {
        for (Object each : given) {
            if (each instanceof ScriptObject options && !options.isList() && !functions.isEmpty()) {
                Optional<Integer> pages = number(options, PAGES);
                Optional<Integer> entries = number(options, ENTRIES)
                        .or(() ->
                                given.stream().findFirst().flatMap(Sums::number).map(Double::intValue));
                Optional<Integer> of = number(options, EACH);
                Optional<Integer> reckoned = entries.isPresent() && of.isPresent() && of.get() > 0
                        ? Optional.of((entries.get() + of.get() - 1) / of.get())
                        : pages;
                if (reckoned.isPresent()) {
                    return reckoned.filter(n -> n > 1 && n <= MOST_PAGES);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> number(ScriptObject options, Pattern called) {
        return options.fields().entrySet().stream()
                .filter(e -> called.matcher(e.getKey()).matches())
                .flatMap(e -> Sums.number(e.getValue()).stream())
                .findFirst()
                .map(Double::intValue);
    }

    private void turn(int pages) {
        for (int page = 1; page <= pages; page++) {
            double number = page;
            ScriptObject at = ScriptObject.object();
            for (String key :
                    List.of("curr", "current", "cur", "page", "pageNo", "pageNum", "pageIndex", "index", "num")) {
                at.fields().put(key, number);
            }
            for (String key : List.of("getCurrent", "getPage", "getCurrentPage")) {
                at.fields().put(key, (Call) (me, none) -> number);
            }
            for (ScriptFunction each : functions) {
                for (Object turned : List.of(number, at)) {
                    List<Object> all = unknown(each);
                    if (!all.isEmpty()) {
                        all.set(0, turned);
                        browser.follow((me, none) -> each.call(me, all), null, "第" + page + "页");
                    }
                }
            }
        }
    }

    /** A request object of the browser: opened with a method and an address, then sent. */
    private static final class Request implements HostObject {
        private final Browser browser;
        private String method = "GET";
        private Object address;

        Request(Browser browser) {
            this.browser = browser;
        }

        @Override
        public Object get(String name) {
            return switch (name) {
                case "open" ->
                    (Call) (self, given) -> {
                        method = given.isEmpty()
                                ? "GET"
                                : Sums.text(given.get(0)).orElse("GET");
                        address = given.size() > 1 ? given.get(1) : null;
                        return null;
                    };
                case "send" ->
                    (Call) (self, given) -> {
                        Object body = given.isEmpty() || !(given.get(0) instanceof String) ? null : given.get(0);
                        Sums.text(address).ifPresent(a -> new Requests(browser)
                                .send(method.toUpperCase(java.util.Locale.ROOT), a, body));
                        return null;
                    };
                default -> new Unknown(name);
            };
        }

        @Override
        public void set(String name, Object value) {
            if (value instanceof ScriptFunction function) {
                browser.later(() -> function.call(this, unknown(function)));
            }
        }
    }
}
