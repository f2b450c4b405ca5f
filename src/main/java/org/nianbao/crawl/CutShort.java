package org.nianbao.crawl;

import java.io.IOException;

/** An answer was cut off by a limit of ours. */
final class CutShort extends IOException {
    private static final long serialVersionUID = 1L;

    private final String why;

    /**
     * A limit was met.
     *
     * @param why {@code length} or {@code time}, as in WARC-Truncated
     */
    CutShort(String why) {
        super("cut short: " + why);
        this.why = why;
    }

    /**
     * A limit was met, and that is why something failed.
     *
     * @param why {@code length} or {@code time}, as in WARC-Truncated
     * @param failure what it looks like
     */
    CutShort(String why, IOException failure) {
        this(why);
        initCause(failure);
    }

    String why() {
        return why;
    }
}
