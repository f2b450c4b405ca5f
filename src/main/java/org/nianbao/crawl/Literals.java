package org.nianbao.crawl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that stand in a script, whatever it does with them: an address and the words beside it make a link, in one
 * pair of brackets, in one text with separators, in statements that follow each other, or in two lists of one length.
 */
final class Literals {
    private static final Pattern TEXT =
            Pattern.compile("\"([^\"\\\\\\n]{1,600})\"|'([^'\\\\\\n]{1,600})'|`([^`\\\\\\n]{1,600})`");
    private static final Pattern APART = Pattern.compile("[\\[\\](){};]");
    private static final Pattern SEPARATOR = Pattern.compile("[|#^~,;@$\\t]{1,3}");
    private static final Pattern FOLDER =
            Pattern.compile("(?:https?://[\\w.:-]+)?/(?:[\\w-]+/){1,5}(?:index\\.\\w{3,5})?");
    private static final int NEAR = 25;
    private static final int FAR = 150;
    private static final int MOST = 5000;
    private static final int FEWEST = 3;

    private final String script;
    private final Predicate<String> address;
    private final Predicate<String> words;
    private final BiConsumer<String, String> found;
    private final List<Text> texts = new ArrayList<>();
    private final Set<Integer> used = new HashSet<>();

    private record Text(String said, int from, int to, boolean address, boolean words) {}

    /**
     * For one script.
     *
     * @param address whether a text is an address
     * @param words whether a text is for people
     * @param found takes each address with its words
     */
    Literals(String script, Predicate<String> address, Predicate<String> words, BiConsumer<String, String> found) {
        this.script = script;
        this.address = address;
        this.words = words;
        this.found = found;
    }

    void read() {
        Matcher text = TEXT.matcher(script);
        while (text.find() && texts.size() < MOST) {
            String said = text.group(1) != null ? text.group(1) : text.group(text.group(2) != null ? 2 : 3);
            if (!parted(said)) {
                boolean leads = address.test(said.strip());
                texts.add(new Text(said, text.start(), text.end(), leads, !leads && words.test(said)));
            }
        }
        sideBySide();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).address() && !used.contains(i)) {
                pair(i);
                unnamed(i);
            }
        }
    }

    /** One text that holds both, such as {@code 标题|/a/1.html|2024-01-02}. */
    private boolean parted(String said) {
        List<String> parts = said.indexOf('<') >= 0 ? List.of() : List.of(SEPARATOR.split(said, 12));
        Optional<String> name = parts.stream().filter(words).findFirst();
        Optional<String> leads =
                parts.stream().map(String::strip).filter(address).findFirst();
        if (parts.size() < 2 || name.isEmpty() || leads.isEmpty()) {
            return false;
        }
        found.accept(leads.get(), name.get());
        return true;
    }

    /** A list of words and then a list of as many addresses. */
    private void sideBySide() {
        for (int at = 0; at < texts.size(); ) {
            int names = run(at, false);
            int addresses = run(at + names, true);
            if (names >= FEWEST && names == addresses) {
                for (int i = 0; i < names; i++) {
                    give(at + names + i, at + i);
                }
            }
            at += Math.max(1, names);
        }
    }

    private int run(int from, boolean addresses) {
        int at = from;
        while (at < texts.size()
                && (addresses ? texts.get(at).address() : texts.get(at).words())) {
            at++;
        }
        return at - from;
    }

    private void pair(int at) {
        Optional<Integer> beside = beside(at, -1, true)
                .or(() -> beside(at, 1, true))
                .or(() -> beside(at, -1, false))
                .or(() -> beside(at, 1, false));
        beside.ifPresent(name -> give(at, name));
    }

    /** Where nothing stands beside it the address itself has to tell, such as that of a menu kept in a list. */
    private void unnamed(int at) {
        String said = texts.get(at).said().strip();
        int from = texts.get(at).from();
        boolean opened = script.substring(Math.max(0, from - NEAR), from).contains("location");
        if (!used.contains(at) && !opened && FOLDER.matcher(said).matches()) {
            found.accept(said, "");
        }
    }

    private void give(int at, int name) {
        used.add(at);
        used.add(name);
        found.accept(texts.get(at).said(), texts.get(name).said());
    }

    /** The nearest words before or behind, with nothing between that parts them; or else near and not yet anybody's. */
    private Optional<Integer> beside(int at, int step, boolean together) {
        for (int i = at + step; i >= 0 && i < texts.size() && gap(at, i).length() <= FAR; i += step) {
            boolean parted = APART.matcher(gap(at, i)).find();
            if (texts.get(i).words() && (together ? !parted : !used.contains(i))) {
                return Optional.of(i);
            }
            if (together ? parted : texts.get(i).address()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private String gap(int one, int other) {
        Text first = texts.get(Math.min(one, other));
        Text second = texts.get(Math.max(one, other));
        StringBuilder between = new StringBuilder(script.substring(first.to(), second.from()));
        // What stands in texts between is no bracket of the script.
        for (int i = Math.max(one, other) - 1; i > Math.min(one, other); i--) {
            between.delete(texts.get(i).from() - first.to(), texts.get(i).to() - first.to());
        }
        return between.toString();
    }
}
