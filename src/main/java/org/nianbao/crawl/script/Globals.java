package org.nianbao.crawl.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What every script can call without asking the page: codings, numbers, JSON. */
final class Globals {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500_000;
    private static final int DEEPEST = 8;

    private Globals() {}

    /** A function or an object that every script knows; null for any other name. */
    static Object of(String name) {
        return switch (name) {
            case "unescape", "decodeURIComponent", "decodeURI" -> text(t -> unescaped(t, name));
            case "encodeURIComponent", "escape" -> text(Globals::encoded);
            case "encodeURI" -> text(Optional::of);
            case "atob" -> text(Globals::decoded);
            case "String" -> new Members(Map.of("fromCharCode", (Call) (self, given) -> letters(given)), first());
            case "parseInt", "parseFloat", "Number" -> number(name);
            case "isNaN" ->
                (Call) (self, given) -> given.isEmpty() || given.get(0) instanceof Unknown
                        ? Unknown.ANYTHING
                        : (Object) Sums.number(given.get(0)).isEmpty();
            case "JSON" -> new Members(Map.of("parse", parse(), "stringify", stringify()), null);
            case "Math" -> new Members(reckoning(), null);
            case "Object" -> new Members(ofObjects(), null);
            case "Array" ->
                new Members(
                        Map.of("isArray", (Call) (self, given) -> isList(given)),
                        (self, given) -> ScriptObject.list(
                                given.size() == 1 && given.get(0) instanceof Double ? List.of() : given));
            case "Date" -> new Members(Map.of("now", passing()), passing());
            case "RegExp" -> (Call) (self, given) -> pattern(given);
            case "URLSearchParams" -> (Call) (self, given) -> Fields.params(given);
            case "URL" -> (Call) (self, given) -> Fields.address(given);
            case "Infinity", "NaN" -> Double.valueOf(name);
            default -> null;
        };
    }

    private static Call passing() {
        return (self, given) -> given.isEmpty() ? Unknown.PASSING : Unknown.ANYTHING;
    }

    private static Object pattern(List<Object> given) {
        boolean known = !given.isEmpty() && given.stream().allMatch(g -> g instanceof String s && !Unknown.in(s));
        return known
                ? new ScriptPattern("/" + given.get(0) + "/" + (given.size() > 1 ? given.get(1) : ""))
                : Unknown.ANYTHING;
    }

    private static Call text(Function<String, Optional<String>> change) {
        return (self, given) -> (given.isEmpty() ? Optional.<String>empty() : Sums.text(given.get(0)))
                .flatMap(t -> Unknown.in(t) ? Optional.of(t) : change.apply(t))
                .<Object>map(t -> t)
                .orElse(Unknown.ANYTHING);
    }

    private static Call first() {
        return (self, given) -> (given.isEmpty() ? Optional.of("") : Sums.text(given.get(0)))
                .<Object>map(t -> t)
                .orElse(Unknown.ANYTHING);
    }

    private static Object isList(List<Object> given) {
        return !given.isEmpty() && given.get(0) instanceof ScriptObject object && object.isList();
    }

    private static Optional<String> encoded(String text) {
        return Optional.of(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // No base64 after all: nothing is known of it.
            return Optional.empty();
        }
    }

    /** {@code %u653F} and {@code %E6%94%BF}; what is neither stays as it is. */
    private static Optional<String> unescaped(String text, String name) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int u = hex(text, i, "%u", 4);
            int b = hex(text, i, "%", 2);
            if (u >= 0) {
                plain.append((char) u);
                i += 5;
            } else if (b >= 0 && name.equals("unescape")) {
                plain.append((char) b);
                i += 2;
            } else if (b >= 0) {
                int end = i;
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (; hex(text, end, "%", 2) >= 0; end += 3) {
                    bytes.write(hex(text, end, "%", 2));
                }
                plain.append(bytes.toString(StandardCharsets.UTF_8));
                i = end - 1;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return Optional.of(plain.toString());
    }

    private static int hex(String text, int at, String sign, int digits) {
        int from = at + sign.length();
        if (!text.startsWith(sign, at) || from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private static Object letters(List<Object> given) {
        return given.stream().allMatch(g -> Sums.number(g).isPresent())
                ? (Object) given.stream()
                        .map(g ->
                                String.valueOf((char) Sums.number(g).orElse(0.0).intValue()))
                        .collect(Collectors.joining())
                : Unknown.ANYTHING;
    }

    private static Call number(String name) {
        return (self, given) -> {
            Object of = given.isEmpty() ? null : given.get(0);
            if (of instanceof String text && !name.equals("Number")) {
                String digits = text.strip().replaceFirst("^(-?\\d{1,15}(?:\\.\\d{1,9})?).*$", "$1");
                of = name.equals("parseInt") ? digits.replaceFirst("\\..*$", "") : digits;
            }
            boolean whole = name.equals("parseInt");
            return Sums.number(of)
                    .<Object>map(n -> whole ? Math.floor(n) : n)
                    .orElse(of instanceof Unknown ? of : Unknown.ANYTHING);
        };
    }

    private static Map<String, ?> reckoning() {
        return Map.of(
                "random", passing(),
                "floor", reckoned(Math::floor),
                "ceil", reckoned(Math::ceil),
                "round", reckoned(n -> (double) Math.round(n)),
                "abs", reckoned(Math::abs),
                "min", most(false),
                "max", most(true));
    }

    private static Call reckoned(Function<Double, Double> with) {
        return (self, given) -> (given.isEmpty() ? Optional.<Double>empty() : Sums.number(given.get(0)))
                .<Object>map(with)
                .orElse(given.contains(Unknown.PASSING) ? Unknown.PASSING : Unknown.ANYTHING);
    }

    private static Call most(boolean max) {
        return (self, given) -> {
            List<Double> numbers = given.stream()
                    .flatMap(g -> Sums.number(g).stream())
                    .sorted()
                    .toList();
            boolean known = numbers.size() == given.size() && !numbers.isEmpty();
            return known ? (Object) numbers.get(max ? numbers.size() - 1 : 0) : Unknown.ANYTHING;
        };
    }

    private static Map<String, ?> ofObjects() {
        return Map.of(
                "keys", (Call) (self, given) -> fields(given, e -> e.getKey()),
                "values", (Call) (self, given) -> fields(given, Map.Entry::getValue),
                "entries",
                        (Call) (self, given) -> fields(given, e -> {
                            ScriptObject pair = ScriptObject.list(List.of(e.getKey()));
                            pair.items().add(e.getValue());
                            return pair;
                        }),
                "assign", (Call) (self, given) -> merged(given));
    }

    private static Object fields(List<Object> given, Function<Map.Entry<String, Object>, Object> part) {
        if (given.isEmpty() || !(given.get(0) instanceof ScriptObject object)) {
            return Unknown.ANYTHING;
        }
        ScriptObject parts = ScriptObject.list(List.of());
        object.fields().entrySet().forEach(e -> parts.items().add(part.apply(e)));
        return parts;
    }

    /** The first object with the fields of the others, too. */
    static Object merged(List<Object> given) {
        ScriptObject all = ScriptObject.object();
        given.stream().filter(ScriptObject.class::isInstance).forEach(o -> all.fields()
                .putAll(((ScriptObject) o).fields()));
        return all;
    }

    static Call parse() {
        return (self, given) -> {
            try {
                return !given.isEmpty() && given.get(0) instanceof String text && text.length() < LONGEST
                        ? value(JSON.readTree(text))
                        : Unknown.ANYTHING;
            } catch (JsonProcessingException e) {
                // No JSON, or not known what.
                return Unknown.ANYTHING;
            }
        };
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return ScriptObject.list(items);
        }
        if (node.isObject()) {
            ScriptObject object = ScriptObject.object();
            node.fields().forEachRemaining(f -> object.fields().put(f.getKey(), value(f.getValue())));
            return object;
        }
        return node.isNumber()
                ? (Object) node.asDouble()
                : node.isBoolean() ? (Object) node.asBoolean() : node.isNull() ? null : node.asText();
    }

    private static Call stringify() {
        return (self, given) -> (given.isEmpty() ? Optional.<String>empty() : written(given.get(0)))
                .<Object>map(t -> t)
                .orElse(Unknown.ANYTHING);
    }

    /** A value in JSON; empty where a part of it is not known, or too much of it. */
    static Optional<String> written(Object value) {
        StringBuilder json = new StringBuilder();
        return written(value, 0, json) ? Optional.of(json.toString()) : Optional.empty();
    }

    private static boolean written(Object value, int depth, StringBuilder json) {
        if (depth > DEEPEST || json.length() > LONGEST) {
            return false;
        }
        if (value instanceof ScriptObject object) {
            json.append(object.isList() ? '[' : '{');
            boolean whole = object.isList()
                    ? object.items().stream().allMatch(i -> written(i, depth + 1, json.append(comma(json))))
                    : object.fields().entrySet().stream()
                            .allMatch(e -> written(
                                    e.getValue(),
                                    depth + 1,
                                    json.append(comma(json))
                                            .append(quoted(e.getKey()))
                                            .append(':')));
            json.append(object.isList() ? ']' : '}');
            return whole;
        }
        Optional<String> plain = value instanceof String text
                ? Optional.of(quoted(text))
                : value == null
                        ? Optional.of("null")
                        : value instanceof HostObject ? Optional.empty() : Sums.text(value);
        plain.filter(p -> !Unknown.in(p)).ifPresent(json::append);
        return plain.filter(p -> !Unknown.in(p)).isPresent();
    }

    private static String comma(StringBuilder json) {
        char last = json.charAt(json.length() - 1);
        return last == '[' || last == '{' ? "" : ",";
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }
}
