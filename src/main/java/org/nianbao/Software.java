package org.nianbao;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.Settings;

/** What this program calls itself, on the wire, in WARC files and on the command line. */
final class Software {
    private Software() {}

    /** The version of the jar; {@code development} when run from classes. */
    static String version() {
        return Optional.ofNullable(Software.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** The settings on one line, sorted; the address of a database is left out, since it may hold a password. */
    private static String configuration(Settings settings) {
        return new TreeMap<>(settings.asWritten())
                .entrySet().stream()
                        .filter(e -> !e.getKey().startsWith("database.")
                                && !e.getValue().isBlank())
                        .map(e -> e.getKey() + "=" + e.getValue().strip())
                        .collect(Collectors.joining("; "));
    }

    /** Fields of the warcinfo record. */
    static Map<String, String> warcinfo(Settings settings) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("software", "Nianbao/" + version());
        fields.put("operator", settings.network().contact());
        fields.put("robots", "RFC 9309, obeyed");
        fields.put("http-header-user-agent", Crawl.userAgent(settings.network().contact()));
        fields.put("configuration", configuration(settings));
        return fields;
    }
}
