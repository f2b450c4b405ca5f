package org.nianbao.crawl;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a script stands, and where it goes when it says so.
 *
 * @param at address of the page
 * @param opens takes what a script goes to
 */
record ScriptLocation(URI at, Consumer<Object> opens) implements ScriptHost {

    String href() {
        return at.toString();
    }

    @Override
    public Object get(String name) {
        return switch (name) {
            case "href", "toString" -> href();
            case "pathname" -> String.valueOf(at.getRawPath());
            case "search" -> at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
            case "hash" -> "";
            case "host", "hostname" -> String.valueOf(at.getRawAuthority());
            case "protocol" -> at.getScheme() + ":";
            case "origin" -> at.getScheme() + "://" + at.getRawAuthority();
            case "assign", "replace" -> (ScriptCall) (self, given) -> opened(given);
            default -> ScriptUnknown.ANYTHING;
        };
    }

    private Object opened(List<Object> given) {
        given.stream().limit(1).forEach(opens);
        return null;
    }

    @Override
    public void set(String name, Object value) {
        if (name.equals("href")) {
            opens.accept(value);
        } else if (name.equals("search") && value instanceof String query) {
            opens.accept(at.getRawPath() + (query.startsWith("?") ? query : "?" + query));
        }
    }
}
