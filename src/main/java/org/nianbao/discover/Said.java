package org.nianbao.discover;

import java.util.HashMap;
import java.util.Map;
import org.nianbao.model.Link;
import org.nianbao.model.Site;

/** What the texts of one page's links say. Each text is read once, however many rules ask. For one thread. */
final class Said {
    private final Site site;
    private final Map<String, Words> read = new HashMap<>();

    /**
     * Nothing read yet.
     *
     * @param site whose site the page is on
     */
    Said(Site site) {
        this.site = site;
    }

    /** What a link's text says. */
    Words by(Link link) {
        return read.computeIfAbsent(link.text(), text -> new Words(text, site));
    }
}
