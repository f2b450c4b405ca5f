package org.nianbao.discover.simulated;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A column of a site of the seventh set.
 *
 * @param name as menus have it
 * @param address of its first page
 * @param slug the word for it
 * @param number from ten on, each column another
 */
record PortraitColumn(String name, String address, String slug, int number) {
    /** What texts can say of it. */
    Map<String, String> places() {
        String file = address.replaceFirst("\\?.*", "");
        Map<String, String> places = new LinkedHashMap<>();
        places.put("column", name);
        places.put("address", address);
        places.put("slug", slug);
        places.put("cid", String.valueOf(number));
        places.put("chex", PracticeReports.hex(number, 24));
        places.put("stem", file.replaceFirst("\\.\\w+$", ""));
        places.put("folder", file.substring(0, file.lastIndexOf('/') + 1));
        return places;
    }

    /** The address that a pattern gives a column. */
    static String address(String pattern, String slug, int number) {
        return Places.filled(
                pattern, Map.of("slug", slug, "cid", String.valueOf(number), "chex", PracticeReports.hex(number, 24)));
    }
}
