package org.nianbao.crawl;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.nianbao.model.PostAddress;

/**
 * Reads the addresses that forms lead to: what a browser would ask for when a form by GET is sent as it stands, once for
 * each choice where there is one list to choose from, and menus whose choices are addresses themselves.
 */
final class Forms {
    private static final int MOST_CHOICES = 60;
    private static final int LONGEST_QUERY = 1000;
    private static final Pattern ADDRESS =
            Pattern.compile("https?://\\S{3,1000}|/[^\\s/]\\S{0,1000}|[\\w./-]{1,500}\\.s?html?(?:\\?\\S{0,500})?");

    private static final Pattern TURNS =
            Pattern.compile("\\s*(?:\\d{1,3}|20\\d\\d\\s*年?度?|[上下前后]一?页|[尾末首]页|[<>«»›‹.…]{1,3})\\s*");
    /** ASP.NET keeps the state of a page in a field of it; what is too long for an address is packed ({@link PostAddress}). */
    private static final int LONGEST_SENT = 100_000;
    /** So many are packed on one page at most. */
    private static final int MOST_LONG = 60;

    private final URI at;
    private final Charset charset;
    private final BiConsumer<String, String> found;
    private int packed;

    /**
     * For one page.
     *
     * @param at address of the page
     * @param charset in which a browser would send what is entered
     * @param found takes each address as printed with its words
     */
    Forms(URI at, Charset charset, BiConsumer<String, String> found) {
        this.at = at;
        this.charset = charset;
        this.found = found;
    }

    /** A choice of a menu that is an address. */
    void option(Element option) {
        String value = option.attr("value").strip();
        if (ADDRESS.matcher(value).matches()) {
            found.accept(value, option.text().strip());
        }
    }

    /** A form that is sent by GET. */
    void form(Element form) {
        String method = form.attr("method").strip().toLowerCase(Locale.ROOT);
        if (method.equals("post")) {
            buttons(form);
        }
        if ((!method.isEmpty() && !method.equals("get"))
                || asksPassword(form)
                || form.attr("action").isBlank()) {
            return;
        }
        String action = form.attr("action").strip().replaceFirst("[?#].*$", "");
        List<String> fields = fields(form, Map.of());
        Elements choices = form.select("select[name]");
        if (choices.size() != 1) {
            choices.forEach(c ->
                    c.select("option").stream().limit(1).forEach(o -> fields.add(pair(c.attr("name"), chosen(o)))));
            String button = form.select("input[type=submit]").attr("value");
            button = button.isBlank() ? form.select("button").text() : button;
            send(action, fields, button);
            if (fields.isEmpty() && !button.isBlank()) {
                found.accept(action, button.strip());
            }
            return;
        }
        choices.get(0).select("option").stream().limit(MOST_CHOICES).forEach(o -> {
            List<String> all = new ArrayList<>(fields);
            all.add(pair(choices.get(0).attr("name"), chosen(o)));
            send(action, all, o.text().strip());
        });
    }

    /** Buttons of a form by POST that turn over a list. */
    private void buttons(Element form) {
        form.select("input[type=submit], button[type=submit], button:not([type])")
                .forEach(button -> {
                    String words = button.normalName().equals("input") ? button.attr("value") : button.text();
                    if (TURNS.matcher(words).matches() && !asksPassword(form)) {
                        List<String> fields = fields(form, Map.of());
                        if (button.hasAttr("name")) {
                            fields.add(pair(button.attr("name"), button.attr("value")));
                        }
                        send(words, form, String.join("&", fields));
                    }
                });
    }

    /**
     * A form that a script fills in and sends to turn over a list, as ASP.NET and others do. Whatever else is sent with
     * POST may change something, and is left alone.
     *
     * @param from what is clicked on
     * @param words what a person reads there
     * @param given what the script fills in, by name or id of the field
     */
    void sent(Element from, String words, Map<String, String> given) {
        if (TURNS.matcher(words).matches()) {
            filledIn(from, given)
                    .filter(form -> !asksPassword(form))
                    .ifPresent(form -> send(words, form, filled(form, given)));
        }
    }

    private static Optional<Element> filledIn(Element from, Map<String, String> given) {
        return given.keySet().stream()
                .sorted()
                .flatMap(field -> around(from.root(), field))
                .findFirst()
                .or(() -> Optional.ofNullable(from.closest("form")))
                .or(() -> around(from.root(), "__VIEWSTATE").findFirst());
    }

    /** The forms around the fields of a name or id. */
    private static Stream<Element> around(Element page, String field) {
        return Stream.concat(
                        page.getElementsByAttributeValue("name", field).stream(),
                        Stream.ofNullable(page.getElementById(field)))
                .map(e -> e.closest("form"))
                .filter(Objects::nonNull);
    }

    /** What is sent, with the fields that the script makes itself. */
    private String filled(Element form, Map<String, String> given) {
        Map<String, String> named = new TreeMap<>(given);
        form.select("input[id][name]")
                .forEach(i -> Optional.ofNullable(given.get(i.id())).ifPresent(v -> named.put(i.attr("name"), v)));
        List<String> fields = fields(form, named);
        named.forEach((field, value) -> {
            if (field.startsWith("__")
                    && form.getElementsByAttributeValue("name", field).isEmpty()) {
                fields.add(pair(field, value));
            }
        });
        return String.join("&", fields);
    }

    private void send(String words, Element form, String query) {
        String action = form.attr("action").isBlank()
                ? at.toString()
                : form.attr("action").strip();
        if (query.isEmpty() || query.length() > LONGEST_SENT || (PostAddress.packs(query) && packed++ >= MOST_LONG)) {
            return;
        }
        if (form.attr("method").strip().equalsIgnoreCase("post")) {
            Address.resolve(at, action, charset)
                    .ifPresent(
                            uri -> found.accept(PostAddress.ofForm(uri, query).toString(), words));
        } else {
            found.accept(action.replaceFirst("[?#].*$", "") + "?" + query, words);
        }
    }

    private static boolean asksPassword(Element form) {
        return !form.select("input[type=password], input[type=file]").isEmpty();
    }

    private List<String> fields(Element form, Map<String, String> given) {
        List<String> fields = new ArrayList<>();
        for (Element input : form.select("input[name]")) {
            if (given.containsKey(input.attr("name"))) {
                fields.add(pair(input.attr("name"), given.get(input.attr("name"))));
                continue;
            }
            switch (input.attr("type").toLowerCase(Locale.ROOT)) {
                case "", "text", "search", "hidden" -> fields.add(pair(input.attr("name"), input.attr("value")));
                case "checkbox", "radio" -> {
                    if (input.hasAttr("checked")) {
                        fields.add(pair(input.attr("name"), input.hasAttr("value") ? input.attr("value") : "on"));
                    }
                }
                default -> {}
            }
        }
        return fields;
    }

    private static String chosen(Element option) {
        return option.hasAttr("value") ? option.attr("value") : option.text();
    }

    private String pair(String name, String value) {
        return URLEncoder.encode(name, charset) + "=" + URLEncoder.encode(value, charset);
    }

    private void send(String action, List<String> fields, String words) {
        String query = String.join("&", fields);
        if (!fields.isEmpty() && query.length() <= LONGEST_QUERY) {
            found.accept(action + "?" + query, words);
        }
    }
}
