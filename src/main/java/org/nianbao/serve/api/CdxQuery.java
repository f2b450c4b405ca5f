package org.nianbao.serve.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nianbao.archive.Archive;

/**
 * A question in the dialect of the CDX servers of pywb and the Wayback Machine.
 *
 * @param ranges the keys wanted, each from one key on and below another
 * @param from first time wanted, 14 digits
 * @param to last time wanted, 14 digits
 * @param closest the time to which the nearest comes first; empty for the order of the index
 * @param reverse whether the newest comes first
 * @param filters what a line must have
 * @param collapse of neighbours with the same value of a field, or of its beginning, only the first stays
 * @param limit most lines; a negative number counts from the end
 * @param page lines to pass over, in pages
 * @param pageSize lines of a page
 * @param resolve whether a revisit names the place of its original
 */
record CdxQuery(
        List<Range> ranges,
        String from,
        String to,
        Optional<Long> closest,
        boolean reverse,
        List<Predicate<Map<String, String>>> filters,
        Optional<Collapse> collapse,
        int limit,
        int page,
        int pageSize,
        boolean resolve) {

    private static final int MOST = 100_000;
    /** A page this long takes long to filter with any expression; longer ones are not given to it. */
    private static final int LONGEST_VALUE = 4000;

    private static final Set<String> MATCHES = Set.of("exact", "prefix", "host", "domain");
    private static final Set<String> SORTS = Set.of("default", "reverse", "closest");
    /** Names that the Wayback Machine's server has for the same fields. */
    private static final Map<String, String> ALIASES = Map.of(
            "original",
            "url",
            "mimetype",
            "mime",
            "statuscode",
            "status",
            "surt",
            "urlkey",
            "warc_filename",
            "filename");

    /** Keys from one on and below another. */
    record Range(String from, String below) {}

    /** What neighbours are compared by: a field, or its first characters; 0 for all of them. */
    record Collapse(String field, int characters) {
        String of(Map<String, String> line) {
            String value = line.getOrDefault(field, "");
            return characters == 0 ? value : value.substring(0, Math.min(characters, value.length()));
        }
    }

    /** Reads a question; what cannot be used is refused. */
    static CdxQuery of(Asked asked) {
        Optional<String> sort = asked.oneOf("sort", SORTS);
        boolean nearest = sort.filter("closest"::equals).isPresent();
        Optional<Long> closest = (nearest ? Optional.of(asked.needed("closest")) : asked.text("closest"))
                .map(at -> Long.valueOf(time("closest", at, '0')));
        return new CdxQuery(
                ranges(asked),
                time("from", asked.text("from").orElse("00000000000000"), '0'),
                time("to", asked.text("to").orElse("99999999999999"), '9'),
                closest,
                sort.filter("reverse"::equals).isPresent(),
                filters(asked),
                asked.text("collapse").map(CdxQuery::collapse),
                limit(asked),
                asked.number("page", 0, MOST).orElse(0),
                asked.number("pageSize", 1, MOST).orElse(MOST),
                asked.oneOf("resolveRevisits", Set.of("true", "false", "1", "0"))
                        .filter(v -> v.equals("true") || v.equals("1"))
                        .isPresent());
    }

    private static int limit(Asked asked) {
        String given = asked.text("limit").orElse(String.valueOf(MOST));
        if (!given.matches("-?[1-9][0-9]{0,5}")) {
            throw new Refusal(Problem.badParameter("limit", given, "1–" + MOST + " | -1 – -" + MOST));
        }
        return Math.max(-MOST, Math.min(MOST, Integer.parseInt(given)));
    }

    private static String time(String name, String given, char filling) {
        if (!given.matches("[0-9]{1,17}")) {
            throw new Refusal(Problem.badParameter(name, given, "1–14 digits, 20260131235959"));
        }
        return (given + String.valueOf(filling).repeat(14)).substring(0, 14);
    }

    private static List<Range> ranges(Asked asked) {
        String url = asked.needed("url");
        String match = asked.oneOf("matchType", MATCHES).orElse("");
        if (match.isEmpty() && url.startsWith("*.")) {
            return ranges(url.substring(2), "domain");
        }
        boolean open = match.isEmpty() && url.endsWith("*");
        return open
                ? ranges(url.substring(0, url.length() - 1), "prefix")
                : ranges(url, match.isEmpty() ? "exact" : match);
    }

    private static List<Range> ranges(String url, String match) {
        String lower = url.toLowerCase(Locale.ROOT);
        boolean whole = lower.startsWith("http://") || lower.startsWith("https://");
        String key = Archive.surt(whole ? url : "http://" + url);
        String host = key.substring(0, key.indexOf(')') < 0 ? key.length() : key.indexOf(')'));
        return switch (match) {
            case "prefix" -> List.of(starting(key));
            case "host" -> List.of(starting(host + ")"));
            case "domain" -> List.of(starting(host + ")"), starting(host + ","));
            default -> List.of(new Range(key, key + '\0'));
        };
    }

    private static Range starting(String prefix) {
        return new Range(prefix, prefix + '\uffff');
    }

    /** The field's name here. */
    static String field(String name) {
        return ALIASES.getOrDefault(name, name);
    }

    private static Collapse collapse(String given) {
        String[] parts = given.split(":", 2);
        if (parts.length == 2 && !parts[1].matches("[1-9][0-9]{0,2}")) {
            throw new Refusal(Problem.badParameter("collapse", given, "field | field:n"));
        }
        return new Collapse(field(parts[0]), parts.length == 2 ? Integer.parseInt(parts[1]) : 0);
    }

    private static List<Predicate<Map<String, String>>> filters(Asked asked) {
        List<Predicate<Map<String, String>>> filters = new ArrayList<>();
        asked.context().queryParams("filter").forEach(given -> filters.add(filter(given)));
        return filters;
    }

    /** {@code [!]field:expression} matches the whole value; {@code =field:text} is the value, {@code ~field:text} in it. */
    private static Predicate<Map<String, String>> filter(String given) {
        boolean not = given.startsWith("!");
        String rest = not ? given.substring(1) : given;
        char how = rest.isEmpty() ? ' ' : rest.charAt(0);
        String plain = how == '=' || how == '~' ? rest.substring(1) : rest;
        int colon = plain.indexOf(':');
        if (colon < 1 || given.length() > 300) {
            throw new Refusal(Problem.badParameter("filter", given, "[!][=|~]field:value"));
        }
        Predicate<String> matches = matching(how, plain.substring(colon + 1), given);
        String field = field(plain.substring(0, colon));
        return line -> matches.test(line.getOrDefault(field, "")) != not;
    }

    private static Predicate<String> matching(char how, String wanted, String given) {
        if (how == '=') {
            return wanted::equals;
        }
        if (how == '~') {
            return value -> value.contains(wanted);
        }
        try {
            Pattern pattern = Pattern.compile(wanted);
            return value -> value.length() <= LONGEST_VALUE && BoundedText.matches(pattern, value);
        } catch (PatternSyntaxException broken) {
            throw new Refusal(Problem.badParameter("filter", given, "[!]field:regular expression"));
        }
    }
}
