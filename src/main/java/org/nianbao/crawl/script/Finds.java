package org.nianbao.crawl.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Keeps what the scripts of a page find until the page itself has been read, and then puts it behind the page's links. */
final class Finds {
    private static final int MOST = 3000;
    private static final int MOST_TEMPLATES = 4;
    private static final int LONGEST_WRITTEN = 1_000_000;

    private record Opened(String address, Element from, String words) {}

    private record Sent(Element from, String words, Map<String, String> fields) {}

    private record Asked(String method, String address, String body, Element from, String words) {}

    private final Set<Opened> opened = new LinkedHashSet<>();
    private final Set<String> templates = new LinkedHashSet<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final Set<String> records = new LinkedHashSet<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private int length;

    /**
     * An address that is opened.
     *
     * @param from what is clicked on; null where nothing is
     * @param words what a person reads there; blank for what the element says itself
     */
    void opened(String address, Element from, String words) {
        if (opened.size() < MOST) {
            opened.add(new Opened(address, from, words));
        }
    }

    /** How addresses are made of the fields of an entry: {@code /show/{id}.html}. */
    void template(String address) {
        if (templates.size() < MOST_TEMPLATES) {
            templates.add(address);
        }
    }

    /** HTML that is shown, perhaps with holes ({@link Unknown}). */
    void written(String html) {
        length += html.length();
        if (length < LONGEST_WRITTEN) {
            written.add(html);
        }
    }

    /** A list of records in JSON. */
    void records(String json) {
        length += json.length();
        if (length < LONGEST_WRITTEN) {
            records.add(json);
        }
    }

    /** A form that is sent, with what was filled in, by name or id of its fields. */
    void sent(Element from, String words, Map<String, String> fields) {
        if (sent.size() < MOST) {
            sent.add(new Sent(from, words, fields));
        }
    }

    /**
     * What a script asks the server for.
     *
     * @param body of a POST, blank for GET
     * @param from what is clicked on; null where nothing is
     * @param words blank, or those of a further page
     */
    void asked(String method, String address, String body, Element from, String words) {
        if (asked.size() < MOST) {
            asked.add(new Asked(method, address, body, from, words));
        }
    }

    /** Puts all of it on a page; what is shown may bring more. */
    void put(ScriptedPage page) {
        records.forEach(page::listed);
        for (String html : List.copyOf(written)) {
            if (Unknown.in(html)) {
                forms(html);
            } else {
                page.shown(html);
            }
        }
        records.forEach(json ->
                Records.addresses(json, templates).forEach((address, words) -> page.opened(address, null, words)));
        opened.forEach(o -> page.opened(o.address(), o.from(), o.words()));
        sent.forEach(s -> page.sent(s.from(), s.words(), s.fields()));
        String form = templates.isEmpty() ? "" : " " + String.join(" ", templates);
        asked.forEach(a -> page.asked(
                a.method(), a.address(), a.body(), a.words().isEmpty() ? page.part(a.from()) + form : a.words()));
    }

    /** HTML that is made of an entry of a list tells how the addresses of entries are made. */
    private void forms(String html) {
        Jsoup.parseBodyFragment(html).select("[href]").stream()
                .map(a -> a.attr("href"))
                .filter(Unknown::in)
                .forEach(href -> template(Browser.holes(href)));
    }
}
