package org.nianbao.crawl.script;

import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * The page whose scripts are followed ({@link PageScripts}): it takes what they would open, show, send and ask for. It is
 * told what the scripts wrote, nothing is resolved or checked before.
 */
public interface ScriptedPage {
    /**
     * Whether an address leads to this page itself.
     *
     * @param printed as a link prints it, without its fragment
     */
    boolean isHere(String printed);

    /**
     * What the part of the page is called that a click brings; never blank.
     *
     * @param clicked what is clicked on; null where nothing is
     */
    String part(Element clicked);

    /**
     * An address that is opened.
     *
     * @param from what is clicked on; null where nothing is
     * @param words what a person reads there; blank for what the element says itself
     */
    void opened(String address, Element from, String words);

    /** HTML that is shown; {@link PageScripts#handle} may be called for the elements in it. */
    void shown(String html);

    /** A list of records in JSON; cut off where it got too long, and then no JSON. */
    void listed(String json);

    /**
     * A form that is sent.
     *
     * @param from what is clicked on; null where nothing is
     * @param words what a person reads there; blank for what the element says itself
     * @param fields what was filled in, by name or id of its fields
     */
    void sent(Element from, String words, Map<String, String> fields);

    /**
     * What the server is asked for.
     *
     * @param method {@code GET} or {@code POST}
     * @param body of a POST, blank for GET
     * @param words what the part is called ({@link #part}), and behind it how the addresses of its entries are made
     *     ({@code /show/{id}.html}) where that is known; or those of a further page
     */
    void asked(String method, String address, String body, String words);
}
