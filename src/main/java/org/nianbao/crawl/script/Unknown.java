package org.nianbao.crawl.script;

import java.util.regex.Pattern;

/**
 * Something of which nothing is known but perhaps its name: in a text it leaves a hole of that name.
 *
 * @param name as the script calls it, may be blank
 */
record Unknown(String name) {
    /** Around the name of a hole; characters that no page uses. */
    private static final char OPEN = '\ue000';

    private static final char CLOSE = '\ue001';
    static final Pattern HOLE = Pattern.compile("\ue000([^\ue000\ue001]{1,60})\ue001");
    static final Unknown ANYTHING = new Unknown("");
    /** A moment or a number by chance: in an address it tells nothing apart. */
    static final Unknown PASSING = new Unknown("_");

    private static final Pattern PASSED =
            Pattern.compile("([?&])[\\w.-]{1,40}=\ue000_\ue001[\\w.]{0,20}(?:&|$)|[?&]\ue000_\ue001(?=&|$)");

    /** Whether a text has a hole. */
    static boolean in(String text) {
        return text.indexOf(OPEN) >= 0;
    }

    /** An address without what passes. */
    static String lasting(String address) {
        return in(address) ? PASSED.matcher(address).replaceAll("$1").replaceFirst("[?&]$", "") : address;
    }

    String hole() {
        return OPEN + name + CLOSE;
    }
}
