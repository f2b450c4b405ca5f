package org.nianbao.crawl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.nianbao.crawl.Expression.Value;

/**
 * The addresses that the scripts of a page put together: by functions that handlers call, such as {@code function
 * show(id) { location.href = '/show/' + id + '.html' }}, and by what they bind to elements. Nothing is run: assignments and
 * sums are followed in the order in which they stand.
 */
final class PageScripts {
    private static final int LONGEST = 400_000;
    private static final int LONGEST_BODY = 3000;
    private static final int MOST = 200;
    private static final int DEEPEST = 2;
    private static final int MOST_STEPS = 20_000;
    private static final int A_STEP = 300;
    /** Finding elements costs a look at the whole page. */
    private static final int A_LOOK = 40 * A_STEP;

    private static final String NAME = "[A-Za-z_$][\\w$]{0,60}";
    private static final Pattern FUNCTION = Pattern.compile("(?:function\\s+(" + NAME + ")\\s*\\(|(" + NAME
            + ")\\s*[=:]\\s*(?:async\\s+)?function\\s*\\w{0,40}\\s*\\()([\\w\\s,$]{0,100})\\)\\s*\\{|(" + NAME
            + ")\\s*=\\s*\\(?([\\w\\s,$]{0,100})\\)?\\s*=>\\s*\\{?");
    private static final Pattern GLOBAL =
            Pattern.compile("(?:\\b(?:var|let|const)\\s+|[,;{(]\\s*)(" + NAME + ")\\s*[=:](?!=)\\s*(?=[\"'`]|\\d)");
    private static final Pattern STEP = Pattern.compile(
            "(?:location|\\.href|\\.src|\\.action)\\s*=(?!=)|location\\.(?:replace|assign)\\s*\\(|\\bopen\\s*\\(|\\.(?:attr|prop)\\s*\\(\\s*[\"'](?:href|src|action)[\"']\\s*,"
                    + "|(?<![\\w.$])(" + NAME + ")\\s*(\\+?=)(?![=>])|(?<![\\w.$])(" + NAME + ")\\+\\+");
    private static final Pattern POST_BACK =
            Pattern.compile("__doPostBack\\(\\s*['\"]([^'\"]{0,200})['\"]\\s*,\\s*['\"]([^'\"]{0,100})['\"]");
    private static final Pattern SUBMITS = Pattern.compile("\\bsubmit\\s*\\(");
    /** A field by its name or id, given a value. */
    private static final Pattern FILLED = Pattern.compile(
            "(?:[.#]|[\"'=]#?)([A-Za-z_][\\w-]{0,60})[\"']?\\]?[\"']?\\]?\\s*\\)?(?:\\[0\\])?\\.(?:value\\s*=(?!=)|val\\s*\\()");

    private static final Pattern CALL = Pattern.compile("(?<![\\w$])(" + NAME + ")\\s*\\(");
    private static final Pattern BOUND = Pattern.compile(
            "(?:\\$|jQuery|querySelector(?:All)?|getElementById)\\(\\s*[\"']([^\"'\\n]{1,100})[\"']\\s*\\)\\s*(?:\\[\\d\\])?\\.(?:"
                    + "(?:click|mousedown|tap|on|bind|live|delegate|addEventListener)\\(\\s*(?:[\"'][\\w\\s]{1,40}[\"']\\s*,\\s*)?(?:[\"']([^\"'\\n]{1,100})[\"']\\s*,\\s*)?"
                    + "(?:function\\s*\\w{0,40}\\s*\\(([\\w\\s,$]{0,40})\\)|\\(?([\\w\\s,$]{0,40})\\)?\\s*=>)\\s*\\{"
                    + "|onclick\\s*=\\s*function\\s*\\(\\w{0,40}\\)\\s*\\{"
                    + "|((?:attr|prop)\\(\\s*[\"'](?:href|src|data-href|data-url)[\"']\\s*,|(?:href|src)\\s*=(?!=)))");
    private static final List<String> ANY = List.of("click", "href", "src");
    private static final Pattern WRITTEN =
            Pattern.compile("(?:document\\.write(?:ln)?|\\.(?:html|append|prepend))\\s*\\(");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>\"']{0,20}[/.?][^\\s<>\"']{1,1000}|[\\w-]{1,200}\\.\\w{2,5}");

    private final String scripts;
    private final Selected page;
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Value> globals = new HashMap<>();

    private boolean learnt;
    private int steps;

    private record Function(List<String> parameters, String body) {}

    PageScripts(List<String> scripts, Element page) {
        StringBuilder all = new StringBuilder();
        scripts.stream().filter(s -> all.length() + s.length() <= LONGEST).forEach(s -> all.append(s)
                .append('\n'));
        this.scripts = all.toString();
        this.page = new Selected(page);
    }

    /** Whether so much of the scripts has been followed that the rest is left: they may call each other without end. */
    private boolean spent(int length) {
        steps += 1 + length / A_STEP;
        return steps > MOST_STEPS;
    }

    /** Reads the functions and the values of the scripts when something first asks for them. */
    private void learn() {
        if (learnt) {
            return;
        }
        learnt = true;
        Matcher global = GLOBAL.matcher(scripts);
        while (global.find() && globals.size() < MOST) {
            if (!globals.containsKey(global.group(1))) {
                Expression.at(scripts, global.end(), globals, page).ifPresent(v -> globals.put(global.group(1), v));
            }
        }
        Matcher head = FUNCTION.matcher(scripts);
        while (head.find() && functions.size() < MOST) {
            String name = head.group(1) != null ? head.group(1) : head.group(2) != null ? head.group(2) : head.group(4);
            String printed = head.group(3) != null ? head.group(3) : head.group(5);
            List<String> parameters = List.of(printed.strip().split("\\s*,\\s*"));
            functions.putIfAbsent(name, new Function(parameters, body(head.end())));
        }
    }

    /** Up to the brace that closes what was opened before a place. */
    private String body(int from) {
        int open = 1;
        int to = from;
        for (int end = Math.min(scripts.length(), from + LONGEST_BODY); to < end && open > 0; to++) {
            char c = scripts.charAt(to);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return scripts.substring(from, to);
    }

    /**
     * The addresses that a handler would open.
     *
     * @param handler what stands in {@code onclick}, {@code onchange} or behind {@code javascript:}
     * @param element that it is bound to; of a menu the choice
     */
    List<String> addresses(String handler, Element element) {
        learn();
        return run(handler, Map.of("this", Value.of(element), "event", Value.of(element)), 0);
    }

    /** The fields that a handler fills in before it sends a form; empty when it sends none. */
    Optional<Map<String, String>> sent(String handler, Element element) {
        if (spent(0)) {
            return Optional.empty();
        }
        learn();
        Matcher back = POST_BACK.matcher(handler);
        if (back.find()) {
            return Optional.of(Map.of("__EVENTTARGET", back.group(1), "__EVENTARGUMENT", back.group(2)));
        }
        Matcher call = CALL.matcher(handler);
        Optional<Function> function =
                call.find() ? Optional.ofNullable(functions.get(call.group(1))) : Optional.empty();
        return function.filter(f -> SUBMITS.matcher(f.body()).find() && !spent(A_LOOK))
                .map(f -> filled(
                        f,
                        bound(f, Expression.arguments(handler, call.end(), Map.of("this", Value.of(element)), page))));
    }

    private Map<String, String> filled(Function function, Map<String, Value> given) {
        Map<String, Value> known = new HashMap<>(globals);
        known.putAll(given);
        Map<String, String> fields = new HashMap<>();
        Matcher filled = FILLED.matcher(function.body());
        while (filled.find()) {
            Expression.at(function.body(), filled.end(), known, page)
                    .ifPresent(v -> fields.put(filled.group(1), v.text()));
        }
        return fields;
    }

    private static Map<String, Value> bound(Function function, List<Optional<Value>> arguments) {
        Map<String, Value> bound = new HashMap<>();
        for (int i = 0; i < Math.min(function.parameters().size(), arguments.size()); i++) {
            String parameter = function.parameters().get(i);
            arguments.get(i).ifPresent(v -> bound.put(parameter, v));
        }
        return bound;
    }

    /** What the scripts bind to elements, and what they write with addresses of their own making. */
    void bindings(BiConsumer<Element, String> found) {
        Matcher bound = BOUND.matcher(ANY.stream().anyMatch(scripts::contains) ? scripts : "");
        while (bound.find() && !spent(A_LOOK)) {
            bind(bound, found);
        }
        if (scripts.contains("href")) {
            written(scripts, globals, found);
            lines(found);
        }
    }

    /** Functions that write a line each time they are called, with the arguments of each call. */
    private void lines(BiConsumer<Element, String> found) {
        learn();
        functions.forEach((name, function) -> {
            Matcher call = function.body().contains("<a ")
                    ? Pattern.compile("(?<!function )(?<![\\w$.])" + Pattern.quote(name) + "\\s*\\(")
                            .matcher(scripts)
                    : CALL.matcher("");
            while (call.find() && !spent(function.body().length())) {
                Map<String, Value> known = new HashMap<>(globals);
                known.putAll(bound(function, Expression.arguments(scripts, call.end(), globals, page)));
                written(function.body(), known, found);
            }
        });
    }

    private void written(String script, Map<String, Value> known, BiConsumer<Element, String> found) {
        Matcher written = WRITTEN.matcher(script);
        while (written.find() && !spent(0)) {
            learn();
            Expression.at(script, written.end(), known, page)
                    .filter(v -> v.text().contains("<a ") && !spent(v.text().length()))
                    .ifPresent(v -> Jsoup.parseBodyFragment(v.text())
                            .select("a[href]")
                            .forEach(a -> found.accept(a, a.attr("href"))));
        }
    }

    private void bind(Matcher bound, BiConsumer<Element, String> found) {
        learn();
        boolean byId = bound.group().startsWith("getElementById");
        List<Element> elements =
                page.all((byId ? "#" : "") + bound.group(1) + (bound.group(2) == null ? "" : " " + bound.group(2)));
        if (bound.group(5) != null) {
            address(Expression.at(scripts, bound.end(), globals, page))
                    .ifPresent(address -> elements.forEach(e -> found.accept(e, address)));
            return;
        }
        String body = body(bound.end());
        String parameter = bound.group(3) == null || bound.group(3).isBlank()
                ? "event"
                : bound.group(3).strip();
        elements.forEach(e -> run(body, Map.of("this", Value.of(e), parameter, Value.of(e)), 0)
                .forEach(address -> found.accept(e, address)));
    }

    private static Optional<String> address(Optional<Value> value) {
        return value.map(Value::text).filter(text -> ADDRESS.matcher(text).matches());
    }

    /** Follows a body step by step: what it opens or, where it opens nothing itself, what the functions that it calls do. */
    private List<String> run(String body, Map<String, Value> given, int depth) {
        if (spent(body.length())) {
            return List.of();
        }
        Map<String, Value> known = new HashMap<>(globals);
        known.putAll(given);
        List<String> found = opened(body, known);
        if (found.isEmpty() && !globals.containsKey("url")) {
            address(Optional.ofNullable(known.get("url"))).ifPresent(found::add);
        }
        return found.isEmpty() && depth < DEEPEST ? called(body, known, depth) : found;
    }

    private List<String> opened(String body, Map<String, Value> known) {
        List<String> found = new ArrayList<>();
        Matcher step = STEP.matcher(body);
        while (step.find()) {
            boolean counts = step.group(3) != null;
            Optional<Value> value =
                    counts ? Optional.of(new Value("1", null, true)) : Expression.at(body, step.end(), known, page);
            if (step.group(1) == null && !counts) {
                address(value).ifPresent(found::add);
            } else {
                assign(known, step, value);
            }
        }
        return found;
    }

    private static void assign(Map<String, Value> known, Matcher step, Optional<Value> value) {
        String name = step.group(1) == null ? step.group(3) : step.group(1);
        boolean more = step.group(3) != null || step.group(2).startsWith("+");
        Optional<Value> now = more
                ? value.flatMap(v -> Optional.ofNullable(known.get(name)).flatMap(old -> old.joined('+', v)))
                : value;
        now.ifPresentOrElse(v -> known.put(name, v), () -> known.remove(name));
    }

    private List<String> called(String body, Map<String, Value> known, int depth) {
        List<String> found = new ArrayList<>();
        Matcher call = CALL.matcher(body);
        while (call.find()) {
            Function function = functions.get(call.group(1));
            if (function != null) {
                List<Optional<Value>> arguments = Expression.arguments(body, call.end(), known, page);
                found.addAll(run(function.body(), bound(function, arguments), depth + 1));
            }
        }
        return found;
    }
}
