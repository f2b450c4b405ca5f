package org.nianbao.crawl;

import java.util.Map;
import org.jsoup.nodes.Element;

/** Takes what the scripts of a page would open, show, send and ask for. */
interface PageFinds {
    /**
     * An address that is opened.
     *
     * @param from what is clicked on; null where nothing is
     * @param words what a person reads there; blank for what the element says itself
     */
    void opened(String address, Element from, String words);

    /** How addresses are made of the fields of an entry: {@code /show/{id}.html}. */
    void template(String address);

    /** HTML that is shown, perhaps with holes ({@link ScriptUnknown}). */
    void written(String html);

    /** A list of records in JSON. */
    void records(String json);

    /** A form that is sent, with what was filled in, by name or id of its fields. */
    void sent(Element from, String words, Map<String, String> fields);

    /**
     * What a script asks the server for.
     *
     * @param body of a POST, blank for GET
     * @param from what is clicked on; null where nothing is
     * @param words blank, or those of a further page
     */
    void asked(String method, String address, String body, Element from, String words);
}
