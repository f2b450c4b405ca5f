package org.nianbao.demo;

/**
 * A fictional district with a site of its own.
 *
 * @param code division code out of the range of real ones
 * @param name for instance 金河区
 * @param host virtual host under the reserved name {@code .example}
 * @param platform what its site is built with
 */
record District(String code, String name, String host, String platform) {

    String home() {
        return "http://" + host + "/";
    }

    /** Name without 区. */
    String shortName() {
        return name.substring(0, name.length() - 1);
    }
}
