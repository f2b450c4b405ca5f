package org.nianbao.crawl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jsoup.nodes.Element;

/**
 * A sum in a script, read without running anything: texts, numbers, values that are known, and what elements of the page
 * say of themselves ({@code this}, {@code $('#id').attr('data-x')}). Whatever else stands in it makes the whole unknown.
 */
final class Expression {
    private static final Set<String> SAME = Set.of(
            "encodeURI",
            "encodeURIComponent",
            "decodeURIComponent",
            "escape",
            "unescape",
            "String",
            "Number",
            "parseInt");
    private static final Set<String> SAME_METHODS = Set.of("toString", "trim", "valueOf", "eq", "first", "get");
    private static final Set<String> READ = Set.of("attr", "prop", "getAttribute", "data");
    private static final Set<String> GLOBAL = Set.of("window", "document", "self", "top", "parent");
    private static final String NO_SUM = "*/%?|&<>=.[({`'\"";
    private static final int DEEPEST = 12;
    private static final int LONGEST_CALL = 2000;

    private final String source;
    private final Map<String, Value> known;
    private final Selected page;
    private int at;
    private int depth;

    /**
     * What a part of a script stands for.
     *
     * @param text as it would be joined; blank for an element
     * @param element of the page, or null
     * @param number whether {@code +} adds
     */
    record Value(String text, Element element, boolean number) {
        static Value of(String text) {
            return new Value(text, null, false);
        }

        static Value of(Element element) {
            return new Value("", element, false);
        }

        Optional<Value> joined(char sign, Value other) {
            boolean whole = text.matches("-?\\d{1,9}") && other.text.matches("-?\\d{1,9}");
            if (element != null || other.element != null || (sign == '-' && !whole)) {
                return Optional.empty();
            }
            if (whole && (sign == '-' || (number && other.number))) {
                int sum = Integer.parseInt(text) + (sign == '-' ? -1 : 1) * Integer.parseInt(other.text);
                return Optional.of(new Value(Integer.toString(sum), null, true));
            }
            return Optional.of(Value.of(text + other.text));
        }
    }

    private Expression(String source, int at, Map<String, Value> known, Selected page) {
        this.source = source;
        this.at = at;
        this.known = known;
        this.page = page;
    }

    /** The sum that begins at a place. */
    static Optional<Value> at(String source, int at, Map<String, Value> known, Selected page) {
        return new Expression(source, at, known, page).sum();
    }

    /** The arguments that begin behind a bracket; unknown ones are empty. */
    static List<Optional<Value>> arguments(String source, int at, Map<String, Value> known, Selected page) {
        return new Expression(source, at, known, page).arguments();
    }

    private List<Optional<Value>> arguments() {
        List<Optional<Value>> all = new ArrayList<>();
        int end = Math.min(source.length(), at + LONGEST_CALL);
        while (at < end && peek() != ')' && all.size() < DEEPEST) {
            all.add(sum());
            while (at < end && peek() != ',' && peek() != ')') {
                at++;
            }
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        return all;
    }

    private Optional<Value> sum() {
        if (++depth > DEEPEST) {
            return Optional.empty();
        }
        Optional<Value> left = term();
        while (left.isPresent() && (peek() == '+' || peek() == '-')) {
            char sign = source.charAt(at++);
            Value first = left.get();
            left = term().flatMap(right -> first.joined(sign, right));
        }
        depth--;
        return NO_SUM.indexOf(peek()) >= 0 ? Optional.empty() : left;
    }

    /** The next character that is no blank; a zero at the end. */
    private char peek() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at < source.length() ? source.charAt(at) : 0;
    }

    private Optional<Value> term() {
        char first = peek();
        if (first == '\'' || first == '"' || first == '`') {
            return text(first);
        }
        if (first == '(') {
            at++;
            Optional<Value> inner = sum();
            return closed(')') ? inner : Optional.empty();
        }
        if (Character.isDigit(first)) {
            return Optional.of(new Value(taken(Character::isDigit), null, true));
        }
        return Character.isJavaIdentifierStart(first) ? path() : Optional.empty();
    }

    private String taken(IntPredicate part) {
        int from = at;
        while (at < source.length() && part.test(source.charAt(at))) {
            at++;
        }
        return source.substring(from, at);
    }

    private boolean closed(char bracket) {
        boolean closed = peek() == bracket;
        at += closed ? 1 : 0;
        return closed;
    }

    private Optional<Value> text(char quote) {
        StringBuilder text = new StringBuilder();
        for (at++; at < source.length() && source.charAt(at) != quote; at++) {
            char c = source.charAt(at);
            boolean hole = quote == '`' && source.startsWith("${", at);
            if ((c == '\n' && quote != '`') || (hole && !hole(text))) {
                return Optional.empty();
            }
            if (!hole) {
                at += c == '\\' && at + 1 < source.length() ? 1 : 0;
                text.append(source.charAt(at));
            }
        }
        at++;
        return Optional.of(Value.of(text.toString()));
    }

    /** What stands in braces within a text. */
    private boolean hole(StringBuilder text) {
        at += 2;
        Optional<Value> value = sum();
        value.ifPresent(v -> text.append(v.text()));
        return value.isPresent() && peek() == '}';
    }

    private String name() {
        return taken(Character::isJavaIdentifierPart);
    }

    /** A name, what is called by it, and what follows behind dots. */
    private Optional<Value> path() {
        String name = name();
        Optional<Value> value = named(name);
        boolean global = GLOBAL.contains(name);
        while (peek() == '.' || peek() == '[') {
            if (source.charAt(at++) == '[') {
                sum();
                if (!closed(']')) {
                    return Optional.empty();
                }
            } else {
                peek();
                String member = name();
                value = value.isPresent() ? member(value.get(), member) : behind(member, global);
            }
        }
        return value;
    }

    private Optional<Value> named(String name) {
        return peek() == '(' ? called(name) : Optional.ofNullable(known.get(name));
    }

    /** A member of something of which nothing is known: of the window, or the field of an object that has but one such. */
    private Optional<Value> behind(String member, boolean global) {
        return global || peek() != '(' ? named(member) : Optional.empty();
    }

    private Optional<Value> called(String name) {
        at++;
        List<Optional<Value>> arguments = arguments();
        Optional<Value> first = arguments.isEmpty() ? Optional.empty() : arguments.get(0);
        if (SAME.contains(name)) {
            return first;
        }
        return switch (name) {
            case "atob" -> first.flatMap(v -> decoded(v.text()));
            case "$", "jQuery" -> first.flatMap(v -> v.element() != null ? first : page.first(v.text()));
            case "getElementById" -> first.flatMap(v -> page.first("#" + v.text()));
            case "querySelector" -> first.flatMap(v -> page.first(v.text()));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> decoded(String base64) {
        try {
            return Optional.of(Value.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // No base64 after all: nothing is known of it.
            return Optional.empty();
        }
    }

    private Optional<Value> member(Value of, String member) {
        List<Optional<Value>> arguments = closed('(') ? arguments() : List.of();
        if (SAME_METHODS.contains(member)) {
            return Optional.of(of);
        }
        if (of.element() == null) {
            return Optional.empty();
        }
        if (READ.contains(member)) {
            return arguments.stream()
                    .findFirst()
                    .flatMap(first -> first)
                    .flatMap(name -> attribute(of.element(), member, name.text()));
        }
        return property(of.element(), member);
    }

    private static Optional<Value> attribute(Element element, String method, String name) {
        String key = method.equals("data") ? "data-" + name : name;
        return Optional.of(element.attr(key)).filter(v -> !v.isEmpty()).map(Value::of);
    }

    private Optional<Value> property(Element element, String member) {
        return switch (member) {
            case "options", "target", "currentTarget" -> Optional.of(Value.of(element));
            case "dataset" -> marked(element);
            case "val", "value" ->
                Optional.of(Value.of(element.hasAttr("value") ? element.attr("value") : element.ownText()));
            case "text", "innerText", "textContent" -> Optional.of(Value.of(element.text()));
            default -> attribute(element, "attr", member);
        };
    }

    /** {@code dataset.someName} is {@code data-some-name}. */
    private Optional<Value> marked(Element element) {
        at += peek() == '.' ? 1 : 0;
        return attribute(element, "data", name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
}
