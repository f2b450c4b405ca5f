package org.nianbao.crawl;

import java.util.Arrays;
import java.util.List;

/** jQuery's {@code $}: elements by selectors, what is done when the page is there, and requests. */
record ScriptQuery(ScriptBrowser browser) implements ScriptHost, ScriptCall {
    @Override
    public Object call(Object self, List<Object> given) {
        Object what = given.isEmpty() ? null : given.get(0);
        if (what instanceof ScriptFunction ready) {
            browser.later(() -> ready.call(null, List.of(this)));
            return this;
        }
        if (what instanceof String text && text.stripLeading().startsWith("<")) {
            browser.show(text);
            return new ScriptElements(browser, List.of(browser.create("span")));
        }
        if (what instanceof String selector && !ScriptUnknown.in(selector)) {
            return given.size() > 1 && given.get(1) instanceof ScriptElements within
                    ? within.found(selector)
                    : browser.elements(selector);
        }
        boolean page = what instanceof ScriptDocument || what instanceof ScriptWindow;
        return page ? new ScriptPage(browser) : what instanceof ScriptElements ? what : ScriptUnknown.ANYTHING;
    }

    /** {@code $(document)} and {@code $(window)}. */
    record ScriptPage(ScriptBrowser browser) implements ScriptHost {
        @Override
        public Object get(String name) {
            return switch (name) {
                case "ready", "load", "scroll", "resize", "hashchange" ->
                    (ScriptCall) (self, given) -> {
                        happens(name, given);
                        return this;
                    };
                case "on", "bind", "delegate", "live", "one" ->
                    (ScriptCall) (self, given) -> {
                        on(name, given);
                        return this;
                    };
                default -> new ScriptUnknown(name);
            };
        }

        private void on(String name, List<Object> given) {
            if (given.size() < 3) {
                happens(given.isEmpty() ? "" : ScriptSums.text(given.get(0)).orElse(""), given);
                return;
            }
            Object selector = given.get(name.equals("delegate") ? 0 : 1);
            ScriptSums.text(selector).filter(s -> !ScriptUnknown.in(s)).ifPresent(s -> browser.elements(s)
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
            case "each" -> (ScriptCall) (self, given) -> each(given);
            case "map", "grep" -> (ScriptCall) (self, given) -> each(given);
            case "trim" -> (ScriptCall) (self, given) -> given.isEmpty() ? "" : given.get(0);
            case "parseJSON" -> ScriptGlobals.parse();
            case "extend" -> (ScriptCall) (self, given) -> ScriptGlobals.merged(given);
            case "param" ->
                (ScriptCall) (self, given) -> ScriptRequests.query(given.isEmpty() ? null : given.get(0))
                        .<Object>map(q -> q)
                        .orElse(ScriptUnknown.ANYTHING);
            case "isArray" -> (ScriptCall) (self, given) -> ScriptUnknown.ANYTHING;
            default -> new ScriptUnknown(name);
        };
    }

    private static Object each(List<Object> given) {
        if (given.size() > 1 && given.get(0) instanceof ScriptElements elements) {
            return elements.each(given.get(1));
        }
        if (given.size() > 1 && given.get(1) instanceof ScriptFunction function) {
            each(given.get(0), function);
        }
        return ScriptUnknown.ANYTHING;
    }

    private static void each(Object of, ScriptFunction function) {
        if (!(of instanceof ScriptObject object)) {
            function.call(ScriptUnknown.ANYTHING, ScriptGuess.unknown(function));
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
