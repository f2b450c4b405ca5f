package org.nianbao.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nianbao.model.Form;

/**
 * The figures of one report as printed.
 *
 * @param form the national form
 * @param printed text of each cell by indicator code, in the order of the form
 */
record Figures(Form form, Map<String, String> printed) {

    Figures {
        printed = Collections.unmodifiableMap(new LinkedHashMap<>(printed));
    }

    /**
     * Reads a file of figures.
     *
     * @param name for instance {@code 2019-a}; begins with the id of the form
     */
    static Figures of(String name) {
        Map<String, String> printed = new LinkedHashMap<>();
        Lines.of("figures/form-" + name + ".tsv").forEach(f -> printed.put(f[0], f[1]));
        return new Figures(Form.of(name.substring(0, 4)), printed);
    }

    /** The printed text of a cell. */
    String get(String code) {
        String text = printed.get(code);
        if (text == null) {
            throw new IllegalArgumentException("no figure " + code + " in form " + form.id());
        }
        return text;
    }

    /** The same figures but for one. */
    Figures with(String code, String text) {
        get(code);
        Map<String, String> changed = new LinkedHashMap<>(printed);
        changed.put(code, text);
        return new Figures(form, changed);
    }
}
