package org.nianbao.discover;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to be found in a whole source: an expression, and words of which one stands in whatever it matches. The words
 * are looked for first, since that is many times faster, and most pages have none of them.
 *
 * @param pattern the expression
 * @param anyCase whether capital and small letters are the same to it
 * @param words literal; in small letters where case does not matter
 */
record Sought(Pattern pattern, boolean anyCase, List<String> words) {
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** An expression to which capital and small letters differ. */
    static Sought of(String pattern, String... words) {
        return new Sought(Pattern.compile(pattern), false, List.of(words));
    }

    /** An expression to which they do not. */
    static Sought anyCase(String pattern, String... words) {
        return new Sought(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), true, List.of(words));
    }

    /** Whether it is there. */
    boolean in(String source) {
        return possible(source) && pattern.matcher(source).find();
    }

    /** Finds its places one after the other. */
    Matcher matcher(String source) {
        return possible(source) ? pattern.matcher(source) : NOTHING.matcher("");
    }

    private boolean possible(String source) {
        for (String word : words) {
            if (anyCase ? anyCase(source, word) : source.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyCase(String source, String word) {
        char small = word.charAt(0);
        char great = Character.toUpperCase(small);
        return beginning(source, small, word) || (great != small && beginning(source, great, word));
    }

    private static boolean beginning(String source, char letter, String word) {
        int at = source.indexOf(letter);
        while (at >= 0 && !source.regionMatches(true, at, word, 0, word.length())) {
            at = source.indexOf(letter, at + 1);
        }
        return at >= 0;
    }
}
