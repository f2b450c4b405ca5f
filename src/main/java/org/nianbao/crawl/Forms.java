package org.nianbao.crawl;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Reads the addresses that forms lead to: what a browser would ask for when a form by GET is sent as it stands, once for
 * each choice where there is one list to choose from, and menus whose choices are addresses themselves.
 */
final class Forms {
    private static final int MOST_CHOICES = 60;
    private static final int LONGEST_QUERY = 1000;
    private static final Pattern ADDRESS =
            Pattern.compile("https?://\\S{3,1000}|/[^\\s/]\\S{0,1000}|[\\w./-]{1,500}\\.s?html?(?:\\?\\S{0,500})?");

    private final Charset charset;
    private final BiConsumer<String, String> found;

    /**
     * For one page.
     *
     * @param charset in which a browser would send what is entered
     * @param found takes each address as printed with its words
     */
    Forms(Charset charset, BiConsumer<String, String> found) {
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
        boolean asksPassword =
                !form.select("input[type=password], input[type=file]").isEmpty();
        if ((!method.isEmpty() && !method.equals("get"))
                || asksPassword
                || form.attr("action").isBlank()) {
            return;
        }
        String action = form.attr("action").strip().replaceFirst("[?#].*$", "");
        List<String> fields = fields(form);
        Elements choices = form.select("select[name]");
        if (choices.size() != 1) {
            choices.forEach(c ->
                    c.select("option").stream().limit(1).forEach(o -> fields.add(pair(c.attr("name"), chosen(o)))));
            send(action, fields, form.select("input[type=submit]").attr("value"));
            return;
        }
        choices.get(0).select("option").stream().limit(MOST_CHOICES).forEach(o -> {
            List<String> all = new ArrayList<>(fields);
            all.add(pair(choices.get(0).attr("name"), chosen(o)));
            send(action, all, o.text().strip());
        });
    }

    private List<String> fields(Element form) {
        List<String> fields = new ArrayList<>();
        for (Element input : form.select("input[name]")) {
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
