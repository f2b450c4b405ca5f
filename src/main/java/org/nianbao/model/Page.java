package org.nianbao.model;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fetched page as discovery sees it.
 *
 * @param uri its address
 * @param via the page that linked to it
 * @param anchor text of that link, may be blank
 * @param mediaType media type without parameters
 * @param title {@code <title>}, white space folded; blank when there is none
 * @param meta {@code <meta name content>} by lower-case name, first one wins
 * @param text visible text, white space folded; blank for a document that is not HTML
 * @param links the links on it, in document order
 * @param html the decoded source; blank for a document that is not HTML
 */
public record Page(
        URI uri,
        Optional<URI> via,
        String anchor,
        String mediaType,
        String title,
        Map<String, String> meta,
        String text,
        List<Link> links,
        String html) {

    /** Copies the collections. */
    public Page {
        meta = Map.copyOf(meta);
        links = List.copyOf(links);
    }
}
