package org.nianbao.crawl.script;

import java.util.Arrays;
import java.util.List;

/** jQuery's {@code $}: elements by selectors, what is done when the page is there, and requests. */
record Query(Browser browser) implements HostObject, Call {
    @Override
    public Object call(Object self, List<Object> given) {
        Object what = given.isEmpty() ? null : given.get(0);
        if (what instanceof ScriptFunction ready) {
            browser.later(() -> ready.call(null, List.of(this)));
            return this;
        }
        if (what instanceof String text && text.stripLeading().startsWith("<")) {
            browser.show(text);
            return new Elements(browser, List.of(browser.create("span")));
        }
        if (what instanceof String selector && !Unknown.in(selector)) {
            return given.size() > 1 && given.get(1) instanceof Elements within
                    ? within.found(selector)
                    : browser.elements(selector);
        }
        boolean page = what instanceof ScriptDocument || what instanceof Window;
        return page ? new Page(browser) : what instanceof Elements ? what : Unknown.ANYTHING;
    }

    /** {@code $(document)} and {@code $(window)}. */
    record Page(Browser browser) implements HostObject {
        @Override
        public Object get(String name) {
            return switch (name) {
                case "ready", "load", "scroll", "resize", "hashchange" ->
                    (Call) (self, given) -> {
                        happens(name, given);
                        return this;
                    };
                case "on", "bind", "delegate", "live", "one" ->
                    (Call) (self, given) -> {
                        on(name, given);
                        return this;
                    };
                default -> new Unknown(name);
            };
        }

        private void on(String name, List<Object> given) {
            if (given.size() < 3) {
                happens(given.isEmpty() ? "" : Sums.text(given.get(0)).orElse(""), given);
                return;
            }
            Object selector = given.get(name.equals("delegate") ? 0 : 1);
            Sums.text(selector).filter(s -> !Unknown.in(s)).ifPresent(s -> browser.elements(s)
                    .handled(given));
        }

        private void happens(String event, List<Object> given) {
            given.stream()
                    .filter(ScriptFunction.class::isInstance)
                    .forEach(f -> browser.happens(event.replaceFirst("\\..*$", ""), (ScriptFunction) f));
        }

        @Override
        public void set(String name, Object value) {
            // A script's own mark.
        }
    }

    @Override
    public Object get(String name) {
        return switch (name) {
            case "each" -> (Call) (self, given) -> each(given);
            case "map", "grep" -> (Call) (self, given) -> each(given);
            case "trim" -> (Call) (self, given) -> given.isEmpty() ? "" : given.get(0);
            case "parseJSON" -> Globals.parse();
            case "extend" -> (Call) (self, given) -> Globals.merged(given);
            case "param" ->
                (Call) (self, given) -> Requests.query(given.isEmpty() ? null : given.get(0))
                        .<Object>map(q -> q)
                        .orElse(Unknown.ANYTHING);
            case "isArray" -> (Call) (self, given) -> Unknown.ANYTHING;
            default -> new Unknown(name);
        };
    }

    private static Object each(List<Object> given) {
        if (given.size() > 1 && given.get(0) instanceof Elements elements) {
            return elements.each(given.get(1));
        }
        if (given.size() > 1 && given.get(1) instanceof ScriptFunction function) {
            each(given.get(0), function);
        }
        return Unknown.ANYTHING;
    }

    private static void each(Object of, ScriptFunction function) {
        if (!(of instanceof ScriptObject object)) {
            function.call(Unknown.ANYTHING, Guess.unknown(function));
        } else if (object.isList()) {
            for (int i = 0; i < object.items().size(); i++) {
                Object item = object.items().get(i);
                function.call(item, Arrays.asList((double) i, item));
            }
        } else {
            List.copyOf(object.fields().keySet())
                    .forEach(key -> function.call(
                            null, Arrays.asList(key, object.fields().get(key))));
        }
    }

    @Override
    public void set(String name, Object value) {
        // Plugins that scripts add are not known by their names here.
    }

    @Override
    public String toString() {
        return "$";
    }
}
