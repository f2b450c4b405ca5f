package org.nianbao.seeds;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** A line read as a site. What cannot be used is left out here; {@link Lint} says so. */
final class SeedSite {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是", "启用");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否", "停用");

    private SeedSite() {}

    static Site of(SeedLine line) {
        Optional<URI> home = Address.of(line.get(Column.HOME_URL)).usable();
        return new Site(
                line.code(),
                line.get(Column.NAME).isBlank() ? line.code() : line.get(Column.NAME),
                line.get(Column.LEVEL),
                line.get(Column.PARENT),
                home,
                lists(line),
                hosts(line),
                enabled(line).orElse(false) && home.isPresent(),
                date(line.get(Column.VALID_FROM)),
                date(line.get(Column.VALID_TO)),
                line.get(Column.NOTES),
                line.list(Column.SCOPE).stream()
                        .flatMap(word -> beyond(word).stream())
                        .collect(Collectors.toSet()));
    }

    /** Whose reports a word of {@code scope} asks for; empty when it asks for no more than the district's own. */
    static Optional<Scope> beyond(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "departments" -> Optional.of(Scope.DEPARTMENT);
            case "townships" -> Optional.of(Scope.TOWNSHIP);
            default -> Optional.empty();
        };
    }

    /** A site as the fields of a line. */
    static Map<String, String> fields(Site site) {
        Map<String, String> fields = new HashMap<>();
        fields.put(Column.CODE, site.code());
        fields.put(Column.NAME, site.name());
        fields.put(Column.LEVEL, site.level());
        fields.put(Column.PARENT, site.parent());
        fields.put(Column.HOME_URL, site.homeUrl().map(URI::toString).orElse(""));
        fields.put(Column.LIST_URLS, site.listUrls().stream().map(URI::toString).collect(Collectors.joining(" ")));
        fields.put(Column.HOSTS, String.join(" ", site.hosts()));
        fields.put(Column.ENABLED, String.valueOf(site.enabled()));
        fields.put(Column.VALID_FROM, site.validFrom().map(LocalDate::toString).orElse(""));
        fields.put(Column.VALID_TO, site.validTo().map(LocalDate::toString).orElse(""));
        fields.put(Column.NOTES, site.notes());
        return fields;
    }

    /** Whether a line is enabled: yes when it says nothing, empty when it says something unknown. */
    static Optional<Boolean> enabled(SeedLine line) {
        String said = line.get(Column.ENABLED).toLowerCase(Locale.ROOT);
        if (said.isEmpty() || YES.contains(said)) {
            return Optional.of(true);
        }
        return NO.contains(said) ? Optional.of(false) : Optional.empty();
    }

    /** A day as {@code YYYY-MM-DD}. */
    static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private static List<URI> lists(SeedLine line) {
        return line.list(Column.LIST_URLS).stream()
                .map(text -> Address.of(text).usable())
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> hosts(SeedLine line) {
        return line.list(Column.HOSTS).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .filter(Address::isHostName)
                .toList();
    }
}
