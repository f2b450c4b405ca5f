package org.nianbao.crawl.script;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a script asks a server for, by whatever library: an object with an address, a method and data, or an address and
 * data one after the other. What is not known is filled in only where it is the number of a page or the size of one.
 */
final class Requests {
    private static final Set<String> GETS =
            Set.of("get", "getJSON", "load", "fetch", "ajax", "request", "axios", "http", "jsonp");
    private static final Pattern COUNTER = Pattern.compile(
            "(?:cur|current)?_?(?:page|pn|pno|p)_?(?:no|num|index|number)?|pagenow|i?cur|i|n|no|num|index");
    private static final Pattern SIZE =
            Pattern.compile("(?:page_?)?(?:size|rows|limit)|per_?page|pagesize|num_?per_?page");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?:)?//[^\\s<>\"']{3,1000}|\\.{0,2}/[^\\s<>\"']{1,1000}|[\\w.-]{1,100}(?:/[^\\s<>\"']{1,900}|\\.\\w{2,6}(?:\\?[^\\s<>\"']{0,900})?)|\\?[^\\s<>\"']{2,1000}");

    private final Browser browser;
    /** jQuery sends what an object holds as a form does, other libraries as JSON. */
    private boolean json;

    Requests(Browser browser) {
        this.browser = browser;
    }

    /** Whether a call is a request; then it is written down. */
    boolean asked(Object self, String name, List<Object> given) {
        json = !(self instanceof Query);
        Object first = given.isEmpty() ? null : given.get(0);
        Object second = given.size() > 1 ? given.get(1) : null;
        if (first instanceof ScriptObject options && !options.isList()) {
            return field(options, "url")
                    .filter(url -> byOptions(name, url, options))
                    .isPresent();
        }
        boolean post = name.equals("post");
        Optional<String> url = Sums.text(first);
        if (url.isEmpty() || !(post || GETS.contains(name))) {
            return false;
        }
        boolean options = second instanceof ScriptObject object
                && (object.fields().containsKey("method")
                        || object.fields().containsKey("body")
                        || object.fields().containsKey("params")
                        || object.fields().containsKey("data"));
        return options
                ? byOptions(name, url.get(), (ScriptObject) second)
                : send(post ? "POST" : "GET", url.get(), second instanceof ScriptFunction ? null : second);
    }

    private boolean byOptions(String name, String url, ScriptObject options) {
        String method = field(options, "type")
                .filter(t -> t.matches("(?i)get|post"))
                .or(() -> field(options, "method"))
                .orElse(name.equals("post") ? "POST" : "GET")
                .toUpperCase(Locale.ROOT);
        Object data = options.fields().get("data");
        data = data == null ? options.fields().get("params") : data;
        data = data == null ? options.fields().get("body") : data;
        return send(method, url, data);
    }

    private static Optional<String> field(ScriptObject options, String name) {
        return Optional.ofNullable(options.fields().get(name)).flatMap(Sums::text);
    }

    /** An address that is opened by a request object and sent later. */
    boolean send(String method, String printed, Object data) {
        Optional<String> address =
                filled(Unknown.lasting(printed)).filter(a -> ADDRESS.matcher(a).matches());
        boolean object = json && method.equals("POST") && data instanceof ScriptObject;
        Optional<String> sent =
                data == null ? Optional.of("") : object ? Globals.written(numbered((ScriptObject) data)) : sent(data);
        if (address.isEmpty() || sent.isEmpty()) {
            return address.isPresent();
        }
        if (method.equals("POST")) {
            browser.ask("POST", address.get(), sent.get());
        } else {
            String sign = address.get().contains("?") ? "&" : "?";
            browser.ask("GET", sent.get().isEmpty() ? address.get() : address.get() + sign + sent.get(), "");
        }
        return true;
    }

    /** An object whose unknown fields are numbers or sizes of pages. */
    private static ScriptObject numbered(ScriptObject data) {
        ScriptObject whole = ScriptObject.object();
        data.fields().forEach((name, value) -> whole.fields()
                .put(
                        name,
                        value instanceof Unknown
                                ? usual(name).<Object>map(Double::valueOf).orElse(value)
                                : value));
        return whole;
    }

    private static Optional<String> sent(Object data) {
        if (data instanceof String text) {
            return filled(text.replaceFirst("^[?&]", ""));
        }
        return query(data);
    }

    /** The fields of an object as a form sends them; empty where one is not known. */
    static Optional<String> query(Object data) {
        if (!(data instanceof ScriptObject object) || object.isList()) {
            return Optional.empty();
        }
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, Object> field : object.fields().entrySet()) {
            Object value = field.getValue() instanceof ScriptObject list
                            && list.isList()
                            && list.items().size() == 1
                    ? list.items().get(0)
                    : field.getValue();
            Optional<String> text = value instanceof Unknown || value == null
                    ? usual(field.getKey())
                    : Sums.text(value).or(() -> Globals.written(value)).flatMap(Requests::filled);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            pairs.add(encoded(field.getKey()) + "=" + encoded(text.get()));
        }
        return Optional.of(String.join("&", pairs));
    }

    /** A text whose holes are numbers or sizes of pages, or that has none. */
    private static Optional<String> filled(String text) {
        String whole = Unknown.HOLE.matcher(text).replaceAll(r -> usual(r.group(1))
                .orElse(r.group().replace("$", "")));
        return Unknown.in(whole) ? Optional.empty() : Optional.of(whole);
    }

    private static Optional<String> usual(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (SIZE.matcher(small).matches()) {
            return Optional.of("20");
        }
        return COUNTER.matcher(small).matches() ? Optional.of("1") : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
