package org.nianbao.crawl.script;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a script stands, and where it goes when it says so.
 *
 * @param at address of the page
 * @param fragment the part of the page that the address names
 * @param opens takes what a script goes to
 * @param turns takes the part of the page that a script goes to
 */
record Location(URI at, Fragment fragment, Consumer<Object> opens, Consumer<String> turns) implements HostObject {

    String href() {
        return at + fragment.seen();
    }

    @Override
    public Object get(String name) {
        return switch (name) {
            case "href", "toString" -> href();
            case "pathname" -> String.valueOf(at.getRawPath());
            case "search" -> at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
            case "hash" -> fragment.read();
            case "host", "hostname" -> String.valueOf(at.getRawAuthority());
            case "protocol" -> at.getScheme() + ":";
            case "origin" -> at.getScheme() + "://" + at.getRawAuthority();
            case "assign", "replace" -> (Call) (self, given) -> opened(given);
            default -> Unknown.ANYTHING;
        };
    }

    private Object opened(List<Object> given) {
        given.stream().limit(1).forEach(this::goTo);
        return null;
    }

    private void goTo(Object address) {
        if (address instanceof String part && part.startsWith("#")) {
            turn(part);
        } else {
            opens.accept(address);
        }
    }

    private void turn(Object part) {
        Sums.text(part).filter(p -> !Unknown.in(p)).ifPresent(turns);
    }

    @Override
    public void set(String name, Object value) {
        if (name.equals("href")) {
            goTo(value);
        } else if (name.equals("hash")) {
            turn(value);
        } else if (name.equals("search") && value instanceof String query) {
            opens.accept(at.getRawPath() + (query.startsWith("?") ? query : "?" + query));
        }
    }
}
