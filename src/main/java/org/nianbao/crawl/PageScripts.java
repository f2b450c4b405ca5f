package org.nianbao.crawl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions of a page that put an address together out of pieces and their arguments, such as {@code function
 * show(id) { location.href = '/show/' + id + '.html' }}. Nothing is run: only plain concatenations are understood.
 */
final class PageScripts {
    private static final int LONGEST = 400_000;
    private static final int MOST_FUNCTIONS = 200;
    private static final String PIECE =
            "(?:'[^'\\n]{0,300}'|\"[^\"\\n]{0,300}\"|[\\w.$]{1,60}|\\(\\s*[\\w.]{1,60}\\s*[-+]\\s*\\d{1,3}\\s*\\))";
    private static final Pattern SUM = Pattern.compile("\\(\\s*([\\w.]{1,60})\\s*([-+])\\s*(\\d{1,3})\\s*\\)");
    private static final Pattern FUNCTION = Pattern.compile(
            "(?:function\\s+([\\w$]{1,60})\\s*|([\\w$]{1,60})\\s*[=:]\\s*function\\s*)\\(([\\w\\s,$]{0,100})\\)\\s*\\{([^}]{0,800})");
    private static final Pattern JOINED = Pattern.compile(
            "(?:location(?:\\.href)?\\s*=|location\\.(?:replace|assign)\\s*\\(|open\\s*\\(|(?:url|href|src|action)\\s*=)\\s*("
                    + PIECE + "(?:\\s*\\+\\s*" + PIECE + "){0,8})\\s*(?=[;,)}\\n]|$)");
    private static final Pattern CALL = Pattern.compile("([\\w$]{1,60})\\s*\\(([^()]{0,300})\\)");
    private static final Pattern ONE = Pattern.compile(PIECE);

    private final Map<String, Function> functions = new HashMap<>();

    private record Function(List<String> parameters, String joined) {}

    PageScripts(List<String> scripts) {
        int left = LONGEST;
        for (String script : scripts) {
            if (script.length() <= left) {
                left -= script.length();
                learn(script);
            }
        }
    }

    private void learn(String script) {
        Matcher function = FUNCTION.matcher(script);
        while (function.find() && functions.size() < MOST_FUNCTIONS) {
            Matcher joined = JOINED.matcher(function.group(4));
            String name = function.group(1) == null ? function.group(2) : function.group(1);
            if (joined.find() && joined.group(1).matches("(?s).*['\"].*")) {
                List<String> parameters = List.of(function.group(3).strip().split("\\s*,\\s*"));
                functions.putIfAbsent(name, new Function(parameters, joined.group(1)));
            }
        }
    }

    /**
     * The addresses that a handler would open.
     *
     * @param handler what stands in {@code onclick}, {@code onchange} or behind {@code javascript:}
     * @param value what {@code this.value} is
     */
    List<String> addresses(String handler, String value) {
        List<String> found = new ArrayList<>();
        Matcher joined = JOINED.matcher(handler);
        while (joined.find()) {
            put(joined.group(1), Map.of("this.value", value, "value", value)).ifPresent(found::add);
        }
        Matcher call = CALL.matcher(handler);
        while (call.find()) {
            Optional.ofNullable(functions.get(call.group(1)))
                    .flatMap(f -> put(f.joined(), bound(f, arguments(call.group(2), value))))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static List<String> arguments(String printed, String value) {
        List<String> arguments = new ArrayList<>();
        for (String each : printed.split(",", -1)) {
            String bare = each.strip();
            arguments.add(bare.equals("this.value") ? value : bare.replaceAll("^['\"]|['\"]$", ""));
        }
        return arguments;
    }

    private static Map<String, String> bound(Function function, List<String> arguments) {
        Map<String, String> bound = new HashMap<>();
        for (int i = 0; i < Math.min(function.parameters().size(), arguments.size()); i++) {
            bound.put(function.parameters().get(i), arguments.get(i));
        }
        return bound;
    }

    /** The pieces joined; empty when one of them is not known here. */
    private static Optional<String> put(String joined, Map<String, String> known) {
        StringBuilder address = new StringBuilder();
        Matcher piece = ONE.matcher(joined);
        while (piece.find()) {
            Optional<String> text = text(piece.group(), known);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            address.append(text.get());
        }
        return Optional.of(address.toString());
    }

    private static Optional<String> text(String piece, Map<String, String> known) {
        if (piece.startsWith("'") || piece.startsWith("\"")) {
            return Optional.of(piece.substring(1, piece.length() - 1));
        }
        Matcher sum = SUM.matcher(piece);
        String value = known.getOrDefault(sum.matches() ? sum.group(1) : piece, "");
        if (!sum.matches()) {
            return Optional.of(value).filter(v -> !v.isEmpty());
        }
        int sign = sum.group(2).equals("-") ? -1 : 1;
        return value.matches("\\d{1,6}")
                ? Optional.of(Integer.toString(Integer.parseInt(value) + sign * Integer.parseInt(sum.group(3))))
                : Optional.empty();
    }
}
