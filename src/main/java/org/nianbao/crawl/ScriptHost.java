package org.nianbao.crawl;

/** Something of the browser that scripts ask and change. */
interface ScriptHost {
    /** A member; {@link ScriptUnknown} where it is not known. */
    Object get(String name);

    void set(String name, Object value);
}
