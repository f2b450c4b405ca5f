package org.nianbao.crawl.script;

/** Something of the browser that scripts ask and change. */
interface HostObject {
    /** A member; {@link Unknown} where it is not known. */
    Object get(String name);

    void set(String name, Object value);
}
