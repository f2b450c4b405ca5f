package org.nianbao.serve.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two ports and the origins made of them, under the host name by which the reader came. */
final class Ports {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private volatile int pages;
    private volatile int replay;

    void pages(int port) {
        pages = port;
    }

    void replay(int port) {
        replay = port;
    }

    /** Origin of the pages. */
    String pages(Context context) {
        return context.scheme() + "://" + name(context) + ":" + pages;
    }

    /** Origin of the replay. */
    String replay(Context context) {
        return context.scheme() + "://" + name(context) + ":" + replay;
    }

    private static String name(Context context) {
        return Optional.ofNullable(context.header("Host"))
                .map(HOST::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(m -> m.group(1))
                .orElse("127.0.0.1");
    }
}
