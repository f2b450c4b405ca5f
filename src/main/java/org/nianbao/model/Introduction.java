package org.nianbao.model;

import java.util.List;
import java.util.Optional;

/**
 * What a site says of itself on its home page.
 *
 * @param code six-digit division code, out of its site identification code (网站标识码, 国办发〔2017〕47号); empty when it
 *     prints none or one of another kind of body
 * @param name the district's name, blank when the site does not say it
 * @param parent the city or prefecture above it, blank when the site does not say it
 * @param witnesses what it was taken from, as printed: titles, marks and lines of the imprint
 */
public record Introduction(Optional<String> code, String name, String parent, List<String> witnesses) {

    /** Copies the list. */
    public Introduction {
        witnesses = List.copyOf(witnesses);
    }

    /** The level that a name shows, in the words of the seed files; blank when it shows none. */
    public String level() {
        if (name.endsWith("区")) {
            return "市辖区";
        }
        return name.endsWith("县") ? "县" : name.endsWith("市") ? "县级市" : name.endsWith("旗") ? "旗" : "";
    }
}
