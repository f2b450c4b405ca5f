package org.nianbao.discover;

import java.util.List;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** A site platform: how it is recognised, and which links it hides from a reader of anchors. */
interface Platform {

    /** The stable name, for instance {@code trs}. */
    String name();

    /** Whether a page shows the platform's fingerprint. */
    boolean recognises(Page page);

    /** Entries of the list on this page that are no plain anchors; none unless the platform has such. */
    default List<Link> entries(Page page) {
        return List.of();
    }

    /** Further pages of the list on this page; none when the platform links them plainly. */
    default List<Link> paging(Page page) {
        return List.of();
    }
}
