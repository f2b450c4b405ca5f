package org.nianbao.discover.simulated;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with places in braces: {@code {title}}, or {@code {next:下页}} with the word that stands there. */
final class Places {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?::([^{}]*))?}");

    private Places() {}

    /** Fills the places that are known; others, as scripts have them, stay. */
    static String filled(String text, Map<String, String> places) {
        return filled(text, (place, word) -> places.get(place));
    }

    /** @param places from a place and its word, empty without one, to what stands there; null leaves it as it is */
    static String filled(String text, BinaryOperator<String> places) {
        return PLACE.matcher(text).replaceAll(m -> {
            String filled = places.apply(m.group(1), m.group(2) == null ? "" : m.group(2));
            return Matcher.quoteReplacement(filled == null ? m.group() : filled);
        });
    }
}
