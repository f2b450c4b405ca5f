package org.nianbao.crawl.script;

import java.util.List;

/** What a script can call. */
interface Call {
    /**
     * Calls it.
     *
     * @param self what {@code this} is
     * @param arguments as many as are given
     */
    Object call(Object self, List<Object> arguments);
}
