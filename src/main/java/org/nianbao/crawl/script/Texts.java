package org.nianbao.crawl.script;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What texts and numbers of a script can do (ECMA-262 §21, §22). */
final class Texts {
    private static final int LONGEST = 200_000;

    private Texts() {}

    /** A member of a text. */
    static Object member(String text, String name) {
        if (name.equals("length")) {
            return Unknown.in(text) ? Unknown.ANYTHING : (Object) (double) text.length();
        }
        if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
            return name.length() < 7 && Integer.parseInt(name) < text.length()
                    ? String.valueOf(text.charAt(Integer.parseInt(name)))
                    : null;
        }
        return (Call) (self, given) -> called(text, name, given);
    }

    /** A member of a number. */
    static Object member(Double number, String name) {
        return switch (name) {
            case "toFixed" ->
                (Call) (self, given) -> new BigDecimal(number)
                        .setScale(Math.min(9, Math.max(0, integer(given, 0, 0))), RoundingMode.HALF_UP)
                        .toPlainString();
            case "toString", "valueOf", "toLocaleString" ->
                (Call) (self, given) -> Sums.text(number).orElse("");
            default -> new Unknown(name);
        };
    }

    private static Object called(String text, String name, List<Object> given) {
        return switch (name) {
            case "toString", "valueOf", "trim", "trimStart", "trimEnd" -> name.startsWith("trim") ? text.strip() : text;
            case "toLowerCase" -> text.toLowerCase(Locale.ROOT);
            case "toUpperCase" -> text.toUpperCase(Locale.ROOT);
            case "concat" -> given.stream().reduce(text, Sums::plus);
            case "substring", "substr", "slice" -> part(text, name, given);
            case "charAt" ->
                integer(given, 0, 0) < text.length()
                        ? part(text, "substr", Arrays.asList(given.isEmpty() ? 0.0 : given.get(0), 1.0))
                        : "";
            case "charCodeAt" ->
                integer(given, 0, 0) < text.length() && integer(given, 0, 0) >= 0
                        ? (Object) (double) text.charAt(integer(given, 0, 0))
                        : Unknown.ANYTHING;
            case "indexOf", "lastIndexOf", "includes", "startsWith", "endsWith", "search" -> sought(text, name, given);
            case "split" -> split(text, given);
            case "replace", "replaceAll" -> replaced(text, given, name.endsWith("All"));
            case "match" -> matched(text, given);
            case "padStart" -> padded(text, given);
            case "repeat" -> repeated(text, integer(given, 0, 0));
            default -> Unknown.ANYTHING;
        };
    }

    private static Object padded(String text, List<Object> given) {
        String by = given.size() > 1 ? Sums.text(given.get(1)).orElse(" ") : " ";
        int missing = integer(given, 0, 0) - text.length();
        return missing <= 0 || missing > 100 || by.length() != 1 ? text : by.repeat(missing) + text;
    }

    private static Object repeated(String text, int times) {
        return times < 0 || (long) times * text.length() > LONGEST ? Unknown.ANYTHING : (Object) text.repeat(times);
    }

    static int integer(List<Object> given, int at, int otherwise) {
        return at < given.size()
                ? Sums.number(given.get(at)).map(Double::intValue).orElse(otherwise)
                : otherwise;
    }

    private static Object part(String text, String name, List<Object> given) {
        if (Unknown.in(text) || given.stream().anyMatch(g -> Sums.number(g).isEmpty())) {
            return Unknown.ANYTHING;
        }
        int size = text.length();
        int from = integer(given, 0, 0);
        int to = integer(given, 1, size);
        if (!name.equals("substring")) {
            from = from < 0 ? Math.max(0, size + from) : from;
            to = name.equals("substr") && given.size() > 1 ? (int) Math.min(size, (long) from + to) : to;
            to = to < 0 ? size + to : to;
        } else if (from > to) {
            int less = to;
            to = from;
            from = less;
        }
        from = Math.min(size, Math.max(0, from));
        return from >= to ? "" : text.substring(from, Math.min(size, to));
    }

    private static Object sought(String text, String name, List<Object> given) {
        Object what = given.isEmpty() ? null : given.get(0);
        if (what instanceof ScriptPattern pattern) {
            Matcher matcher = pattern.in(text);
            return matcher == null ? Unknown.ANYTHING : (Object) (double) (matcher.find() ? matcher.start() : -1);
        }
        Optional<String> word = Sums.text(what).filter(w -> !Unknown.in(w));
        if (word.isEmpty() || Unknown.in(text)) {
            return Unknown.ANYTHING;
        }
        return switch (name) {
            case "includes" -> text.contains(word.get());
            case "startsWith" -> text.startsWith(word.get());
            case "endsWith" -> text.endsWith(word.get());
            case "lastIndexOf" -> (double) text.lastIndexOf(word.get());
            default -> (double) text.indexOf(word.get(), integer(given, 1, 0));
        };
    }

    private static Object split(String text, List<Object> given) {
        Object by = given.isEmpty() ? null : given.get(0);
        if (by instanceof String separator && !separator.isEmpty()) {
            return ScriptObject.list(Arrays.asList(text.split(Pattern.quote(separator), 5000)));
        }
        return by instanceof ScriptPattern pattern && pattern.in(text) != null
                ? ScriptObject.list(Arrays.asList(pattern.in(text).pattern().split(text)))
                : Unknown.ANYTHING;
    }

    private static Object replaced(String text, List<Object> given, boolean all) {
        if (given.size() < 2) {
            return text;
        }
        Optional<String> by = Sums.text(given.get(1));
        if (by.isEmpty() || text.length() > LONGEST / 10) {
            return given.get(0) instanceof ScriptPattern pattern && !found(pattern, text) ? text : Unknown.ANYTHING;
        }
        if (given.get(0) instanceof String what) {
            return all ? text.replace(what, by.get()) : once(text, what, by.get());
        }
        Matcher matcher = given.get(0) instanceof ScriptPattern pattern ? pattern.in(text) : null;
        if (matcher == null) {
            return Unknown.ANYTHING;
        }
        String with = Matcher.quoteReplacement(by.get());
        return ((ScriptPattern) given.get(0)).everywhere() ? matcher.replaceAll(with) : matcher.replaceFirst(with);
    }

    private static boolean found(ScriptPattern pattern, String text) {
        Matcher matcher = pattern.in(text);
        return matcher == null || matcher.find();
    }

    private static String once(String text, String what, String by) {
        int at = text.indexOf(what);
        return at < 0 ? text : text.substring(0, at) + by + text.substring(at + what.length());
    }

    private static Object matched(String text, List<Object> given) {
        Matcher matcher = !given.isEmpty() && given.get(0) instanceof ScriptPattern pattern ? pattern.in(text) : null;
        if (matcher == null) {
            return Unknown.ANYTHING;
        }
        if (((ScriptPattern) given.get(0)).everywhere()) {
            List<Object> all =
                    new ArrayList<>(matcher.results().map(r -> r.group()).toList());
            return all.isEmpty() ? null : ScriptObject.list(all);
        }
        return matcher.find() ? ScriptPattern.groups(matcher) : null;
    }
}
