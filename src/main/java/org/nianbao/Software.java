package org.nianbao;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.Settings;

/** What this program calls itself, on the wire, in WARC files and on the command line. */
final class Software {
    private Software() {}

    /** The version of the jar; {@code development} when run from classes. */
    static String version() {
        return Optional.ofNullable(Software.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Fields of the warcinfo record. */
    static Map<String, String> warcinfo(Settings settings) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("software", "Nianbao/" + version());
        fields.put("operator", settings.network().contact());
        fields.put("robots", "RFC 9309, obeyed");
        return fields;
    }
}
