package org.nianbao.crawl.script;

/** The window: its members are the names that are known everywhere. */
record Window(Browser browser) implements HostObject {
    @Override
    public Object get(String name) {
        return switch (name) {
            case "addEventListener", "attachEvent" ->
                (Call) (self, given) -> {
                    if (given.size() > 1 && given.get(1) instanceof ScriptFunction function) {
                        browser.happens(Sums.text(given.get(0)).orElse("").replaceFirst("^on", ""), function);
                    }
                    return null;
                };
            case "" -> Unknown.ANYTHING;
            default -> browser.root.knows(name) ? browser.root.get(name) : browser.global(name);
        };
    }

    @Override
    public void set(String name, Object value) {
        if (!browser.assigned(name, value)) {
            browser.root.set(name, value);
        }
    }

    @Override
    public String toString() {
        return "window";
    }
}
