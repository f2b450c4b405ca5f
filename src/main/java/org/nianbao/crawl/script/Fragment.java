package org.nianbao.crawl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The part of the page that its address names behind {@code #}. The server never hears of it: scripts read it, or listen for
 * its change, and load what it stands for.
 */
final class Fragment {
    /** How scripts take it off the whole address. */
    private static final Pattern TAKEN_OFF = Pattern.compile("[\"']#[!/]{0,2}[\"']");

    private final List<ScriptFunction> listeners = new ArrayList<>();
    private String text = "";
    private boolean read;
    private boolean seen;

    /** With its {@code #}, blank where there is none. */
    String read() {
        read = true;
        return text;
    }

    /** As the end of the whole address. */
    String seen() {
        seen = true;
        return text;
    }

    String text() {
        return text;
    }

    /** Names another part. @return whether it is another */
    boolean put(String part) {
        String named = part.isEmpty() || part.startsWith("#") ? part : "#" + part;
        boolean other = !named.equals(text);
        text = named;
        return other;
    }

    void listens(ScriptFunction listener) {
        listeners.add(listener);
    }

    List<ScriptFunction> listeners() {
        return List.copyOf(listeners);
    }

    /** Whether scripts do something with it when the page is there. */
    boolean matters(List<String> scripts) {
        return read
                || (seen && scripts.stream().anyMatch(s -> TAKEN_OFF.matcher(s).find()));
    }
}
