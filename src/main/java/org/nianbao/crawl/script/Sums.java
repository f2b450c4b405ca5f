package org.nianbao.crawl.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sums and comparisons of a script's values (ECMA-262 §7, §13), where both sides are known. */
final class Sums {
    private static final int LONGEST = 200_000;
    private static final double WHOLE = 1e15;

    private Sums() {}

    /** What a value is in a text; an unknown one with a name leaves a hole, any other makes the text unknown. */
    static Optional<String> text(Object value) {
        if (value instanceof String || value instanceof Boolean) {
            return Optional.of(value.toString());
        }
        if (value instanceof Double number) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < WHOLE;
            return Optional.of(whole ? Long.toString(number.longValue()) : number.toString());
        }
        if (value instanceof Unknown unknown) {
            return unknown.name().isEmpty() ? Optional.empty() : Optional.of(unknown.hole());
        }
        if (value instanceof Location location) {
            return Optional.of(location.href());
        }
        return value instanceof ScriptObject list && list.isList() ? joined(list.items(), ",") : Optional.empty();
    }

    static Optional<String> joined(List<Object> items, String by) {
        if (items.stream().anyMatch(ScriptObject.class::isInstance)) {
            return Optional.empty();
        }
        List<Optional<String>> texts = items.stream().map(Sums::text).toList();
        return texts.stream().allMatch(Optional::isPresent)
                        && texts.stream().mapToLong(t -> t.get().length()).sum() < LONGEST
                ? Optional.of(texts.stream().map(Optional::get).collect(Collectors.joining(by)))
                : Optional.empty();
    }

    static Optional<Double> number(Object value) {
        if (value instanceof Double number) {
            return Optional.of(number);
        }
        if (value instanceof Boolean truth) {
            return Optional.of(truth ? 1.0 : 0.0);
        }
        return value instanceof String text && text.strip().matches("-?\\d{1,15}(\\.\\d{1,10})?")
                ? Optional.of(Double.valueOf(text.strip()))
                : Optional.empty();
    }

    /** Whether a value counts as true; empty where that is not known. */
    static Optional<Boolean> truth(Object value) {
        if (value instanceof Unknown) {
            return Optional.empty();
        }
        if (value instanceof Double number) {
            return Optional.of(number != 0 && !number.isNaN());
        }
        if (value instanceof String text) {
            return Unknown.in(text) ? Optional.empty() : Optional.of(!text.isEmpty());
        }
        return Optional.of(value instanceof Boolean truth ? truth : value != null);
    }

    /** Two values with a sign between them. */
    static Object of(String sign, Object left, Object right) {
        return switch (sign) {
            case "+" -> plus(left, right);
            case "==", "===" -> known(left, right) ? (Object) same(left, right) : Unknown.ANYTHING;
            case "!=", "!==" -> known(left, right) ? (Object) !same(left, right) : Unknown.ANYTHING;
            case "<", ">", "<=", ">=" -> compared(sign, left, right);
            case "-", "*", "/", "%", "|", "&", ">>", "<<", ">>>", "^", "**" -> reckoned(sign, left, right);
            case "in" ->
                left instanceof String key && right instanceof ScriptObject object
                        ? (Object) object.fields().containsKey(key)
                        : Unknown.ANYTHING;
            default -> Unknown.ANYTHING;
        };
    }

    static Object plus(Object left, Object right) {
        if (left instanceof Double one && right instanceof Double other) {
            return one + other;
        }
        boolean texts = left instanceof String
                || right instanceof String
                || left instanceof Location
                || (left instanceof ScriptObject list && list.isList());
        Optional<String> first = text(left);
        Optional<String> second = text(right);
        if (!texts
                || first.isEmpty()
                || second.isEmpty()
                || first.get().length() + second.get().length() > LONGEST) {
            return Unknown.ANYTHING;
        }
        return first.get() + second.get();
    }

    private static boolean known(Object left, Object right) {
        return !(left instanceof Unknown)
                && !(right instanceof Unknown)
                && !(left instanceof String one && Unknown.in(one))
                && !(right instanceof String other && Unknown.in(other));
    }

    /** Whether two known values are the same; a number and its digits are. */
    static boolean same(Object left, Object right) {
        if (left == null || right == null || left.equals(right)) {
            return left == right || (left != null && left.equals(right));
        }
        Optional<Double> one = number(left);
        return one.isPresent() && one.equals(number(right));
    }

    private static Object compared(String sign, Object left, Object right) {
        Optional<Double> one = number(left);
        Optional<Double> other = number(right);
        boolean texts = left instanceof String && right instanceof String && known(left, right);
        if (!texts && (one.isEmpty() || other.isEmpty())) {
            return Unknown.ANYTHING;
        }
        int order = one.isPresent() && other.isPresent()
                ? Double.compare(one.get(), other.get())
                : left.toString().compareTo(right.toString());
        return order == 0 ? sign.length() > 1 : order < 0 == sign.startsWith("<");
    }

    private static Object reckoned(String sign, Object left, Object right) {
        Optional<Double> one = number(left);
        Optional<Double> other = number(right);
        if (one.isEmpty() || other.isEmpty()) {
            boolean passes = Unknown.PASSING.equals(left) || Unknown.PASSING.equals(right);
            return passes ? Unknown.PASSING : Unknown.ANYTHING;
        }
        double a = one.get();
        double b = other.get();
        return switch (sign) {
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "**" -> Math.pow(a, b);
            case "|" -> (double) ((int) a | (int) b);
            case "&" -> (double) ((int) a & (int) b);
            case "^" -> (double) ((int) a ^ (int) b);
            case "<<" -> (double) ((int) a << (int) b);
            default -> (double) ((int) a >> (int) b);
        };
    }

    /** A value with {@code -}, {@code +} or {@code ~} before it. */
    static Object signed(String sign, Object value) {
        Optional<Double> number = number(value);
        if (number.isEmpty()) {
            return Unknown.PASSING.equals(value) ? value : Unknown.ANYTHING;
        }
        return switch (sign) {
            case "-" -> -number.get();
            case "~" -> (double) ~number.get().intValue();
            default -> number.get();
        };
    }

    static Object type(Object value) {
        if (value instanceof Unknown) {
            return Unknown.ANYTHING;
        }
        if (value == null) {
            return "undefined";
        }
        return value instanceof String
                ? "string"
                : value instanceof Double
                        ? "number"
                        : value instanceof Boolean ? "boolean" : value instanceof Call ? "function" : "object";
    }
}
