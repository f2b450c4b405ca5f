package org.nianbao.crawl.script;

import java.util.List;
import java.util.Map;

/**
 * An object of the browser with members that do not change, which may be called itself.
 *
 * @param members by name
 * @param itself what calling it does, or null
 */
record Members(Map<String, ?> members, Call itself) implements HostObject, Call {
    @Override
    public Object get(String name) {
        return members.containsKey(name) ? members.get(name) : new Unknown(name);
    }

    @Override
    public void set(String name, Object value) {
        // Scripts add functions of their own there; nothing of this is needed.
    }

    @Override
    public Object call(Object self, List<Object> given) {
        return itself == null ? Unknown.ANYTHING : itself.call(self, given);
    }
}
