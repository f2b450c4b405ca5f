package org.nianbao.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.model.Page;

/**
 * An address that a script joins out of texts and values: {@code '/list?c=' + channel}, {@code `/show/${item.id}.html`}.
 * Values are looked up on the page; what is not there stays as a name in braces.
 */
final class Joined {
    /** A value by its name, or by the field of the page that holds it. */
    static final String VALUE = "\\$\\(\\s*(?:this|[\"']#[\\w-]{1,60}[\"'])\\s*\\)\\.\\w{2,6}\\([^()]{0,60}\\)"
            + "|document\\.getElementById\\([^()]{1,60}\\)\\.value|[A-Za-z_$][\\w.$]{0,60}+(?:\\[[^\\[\\]]{1,40}\\](?:\\.\\w{1,40})?)?";

    private static final String TEXT = "\"[^\"\\n]{0,300}\"|'[^'\\n]{0,300}'|`[^`\\n]{0,300}`";
    /** Texts and values joined, with at least one text. */
    static final String EXPRESSION = "(?:(?:" + TEXT + "|" + VALUE + ")\\s*\\+\\s*){0,8}(?:" + TEXT
            + ")(?:\\s*\\+\\s*(?:" + TEXT + "|" + VALUE + ")){0,8}";

    private static final Pattern PIECE = Pattern.compile(TEXT + "|" + VALUE);
    private static final Pattern HOLE = Pattern.compile("\\$\\{\\s*([^{}]{1,80}?)\\s*\\}");
    private static final Pattern LAST_NAME = Pattern.compile("([A-Za-z_][\\w-]*)[^\\w]*$");
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|textarea|div|span|ul|section|body)\\b([^>]{1,600})>", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTER =
            Pattern.compile("(?:cur|current)?_?(?:page|pn|pno|p)_?(?:no|num|index|number)?|pageNow|i?cur");
    private static final Pattern SIZE = Pattern.compile("(?:page_?)?(?:size|rows|limit)|per_?page|pageSize");
    private static final String USUAL_SIZE = "20";

    private final String scripts;
    private final String html;

    Joined(Page page) {
        this.scripts = Frames.scriptText(page);
        this.html = page.html();
    }

    /** The address that an expression stands for; names in braces where a value is unknown. */
    String address(String expression) {
        StringBuilder address = new StringBuilder();
        Matcher piece = PIECE.matcher(expression);
        while (piece.find()) {
            address.append(piece(piece.group()));
        }
        return address.toString().replace("&amp;", "&");
    }

    private String piece(String piece) {
        char first = piece.charAt(0);
        if (first == '"' || first == '\'') {
            return piece.substring(1, piece.length() - 1);
        }
        if (first == '`') {
            String text = piece.substring(1, piece.length() - 1);
            return HOLE.matcher(text).replaceAll(r -> Matcher.quoteReplacement(named(r.group(1))));
        }
        return named(piece);
    }

    private String named(String value) {
        Matcher last = LAST_NAME.matcher(value);
        String name = last.find() && !last.group(1).equals("value") ? last.group(1) : "";
        Matcher inside = Pattern.compile("[\"']#?(?:data-)?([\\w-]{1,60})[\"']").matcher(value);
        if (inside.find()) {
            name = inside.group(1);
        }
        String known = name;
        return name.isEmpty() ? "" : value(name).orElse("{" + known + "}");
    }

    /** What a name stands for on the page: a variable, a field that is not shown, or where a list begins. */
    Optional<String> value(String name) {
        if (name.length() > 1) {
            Matcher given = Pattern.compile("(?<![\\w.$?&-])[\"']?" + Pattern.quote(name)
                            + "[\"']?\\s*[=:]\\s*(?:[\"']([^\"'\\n]{1,200})[\"']|(\\d{1,12}))")
                    .matcher(scripts);
            List<String> values = given.results()
                    .map(r -> r.group(1) == null ? r.group(2) : r.group(1))
                    .distinct()
                    .limit(2)
                    .toList();
            // With several values it is a field of the entries of a list.
            if (values.size() == 1
                    || (values.size() == 2
                            && COUNTER.matcher(name.toLowerCase(Locale.ROOT)).matches())) {
                return Optional.of(values.get(0));
            }
        }
        Optional<String> field = field(name).or(() -> argument(name));
        if (field.isPresent() || !COUNTER.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return field.or(() -> SIZE.matcher(name).matches() ? Optional.of(USUAL_SIZE) : Optional.empty());
        }
        return Optional.of("1");
    }

    /** What a parameter is when its function is first called: {@code function load(n) {…} load(1);} */
    private Optional<String> argument(String name) {
        Matcher function = Pattern.compile(
                        "function\\s+([A-Za-z_$][\\w$]{0,60})\\s*\\(\\s*" + Pattern.quote(name) + "\\s*[,)]")
                .matcher(scripts);
        if (!function.find()) {
            return Optional.empty();
        }
        Matcher call = Pattern.compile("(?<!function )(?<![\\w$.])" + Pattern.quote(function.group(1))
                        + "\\s*\\(\\s*[\"']?(\\d{1,6})[\"']?\\s*[,)]")
                .matcher(scripts);
        return call.find() ? Optional.of(call.group(1)) : Optional.empty();
    }

    /** Whether a script gives a variable its value between quotes: {@code '001'} is no number. */
    boolean writtenAsText(String variable) {
        return Pattern.compile("(?<![\\w.$-])" + Pattern.quote(variable) + "\\s*=\\s*[\"']")
                .matcher(scripts)
                .find();
    }

    /** A hidden field, or the mark of an element, of which there is one only. */
    private Optional<String> field(String name) {
        if (!html.contains(name)) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        Matcher element = FIELD.matcher(html);
        Pattern called = Pattern.compile("\\b(?:id|name)\\s*=\\s*[\"']?" + Pattern.quote(name) + "(?![\\w-])");
        Pattern given = Pattern.compile("\\bvalue\\s*=\\s*[\"']?([^\"'\\s>]{1,200})");
        Pattern marked = Pattern.compile("\\bdata-" + Pattern.quote(name) + "\\s*=\\s*[\"']?([^\"'\\s>]{1,200})");
        while (element.find()) {
            Matcher value = given.matcher(element.group(1));
            Matcher mark = marked.matcher(element.group(1));
            if (called.matcher(element.group(1)).find() && value.find()) {
                values.add(value.group(1));
            } else if (mark.find()) {
                values.add(mark.group(1));
            }
        }
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
