package org.nianbao.crawl.script;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of a script. Patterns are anybody's and may take for ever: only plain ones are looked for, in texts of some
 * length; of the others nothing is known.
 *
 * @param written with its slashes and flags
 */
record ScriptPattern(String written) implements HostObject {
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+{]|\\\\\\d");
    private static final Pattern ENDLESS = Pattern.compile("[*+]|,\\}");
    private static final int MOST_ENDLESS = 2;
    private static final int LONGEST = 100;
    private static final int LONGEST_TEXT = 2000;

    private String flags() {
        return written.substring(written.lastIndexOf('/') + 1);
    }

    boolean everywhere() {
        return flags().contains("g");
    }

    /** The matcher for a text; null where nothing is to be known. */
    Matcher in(String text) {
        int end = written.lastIndexOf('/');
        String pattern = end > 0 ? written.substring(1, end) : "";
        boolean plain = !pattern.isEmpty()
                && pattern.length() <= LONGEST
                && text.length() <= LONGEST_TEXT
                && !Unknown.in(text)
                && !REPEATED_GROUP.matcher(pattern).find()
                && ENDLESS.matcher(pattern).results().count() <= MOST_ENDLESS;
        if (!plain) {
            return null;
        }
        try {
            return Pattern.compile(pattern, flags().contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                    .matcher(text);
        } catch (PatternSyntaxException e) {
            // Scripts write some patterns in another way.
            return null;
        }
    }

    @Override
    public Object get(String name) {
        return switch (name) {
            case "test" -> (Call) (self, given) -> test(given);
            case "exec" -> (Call) (self, given) -> groups(given);
            default -> new Unknown(name);
        };
    }

    @Override
    public void set(String name, Object value) {
        // lastIndex and the like change nothing here.
    }

    private Object test(List<Object> given) {
        Matcher matcher = !given.isEmpty() && given.get(0) instanceof String text ? in(text) : null;
        return matcher == null ? Unknown.ANYTHING : (Object) matcher.find();
    }

    private Object groups(List<Object> given) {
        Matcher matcher = !given.isEmpty() && given.get(0) instanceof String text ? in(text) : null;
        if (matcher == null) {
            return Unknown.ANYTHING;
        }
        return matcher.find() ? groups(matcher) : null;
    }

    static ScriptObject groups(Matcher found) {
        ScriptObject groups = ScriptObject.list(List.of());
        for (int i = 0; i <= found.groupCount(); i++) {
            groups.items().add(found.group(i));
        }
        return groups;
    }
}
