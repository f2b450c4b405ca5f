package org.nianbao.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A report published in parts (1/2 and 2/2): at any time its content is that of all its parts together, each as it stood
 * then. A part that was found a little later than another counts as if it had always been there. Fewer than two different
 * numbers are no parts. Pure.
 */
final class Parts {
    private static final Comparator<Versions.Sighting> RICHEST =
            Comparator.comparingInt(Versions.Sighting::cells).reversed();

    /** Sightings of each part, oldest first. */
    private final Map<Integer, List<Versions.Sighting>> byNumber;

    private Parts(Map<Integer, List<Versions.Sighting>> byNumber) {
        this.byNumber = byNumber;
    }

    /** The parts among sightings that are in order of time. */
    static Parts of(List<Versions.Sighting> inOrder) {
        Map<Integer, List<Versions.Sighting>> numbers = inOrder.stream()
                .filter(s -> s.part().isPresent())
                .collect(Collectors.groupingBy(s -> s.part().orElseThrow(), TreeMap::new, Collectors.toList()));
        return new Parts(numbers.size() < 2 ? Map.of() : numbers);
    }

    boolean has(String url) {
        return byNumber.values().stream()
                .anyMatch(all -> all.stream().anyMatch(s -> s.url().equals(url)));
    }

    private boolean has(Versions.Sighting sighting) {
        return sighting.part().filter(byNumber::containsKey).isPresent();
    }

    /** All parts as they stood at a time, in order of their numbers. */
    private List<Versions.Sighting> standing(Instant at) {
        return byNumber.values().stream()
                .map(all -> all.stream()
                        .filter(s -> !s.at().isAfter(at))
                        .reduce((earlier, later) -> later)
                        .orElse(all.get(0)))
                .toList();
    }

    /** The figures of a sighting, or of all parts together. */
    int figures(Versions.Sighting sighting) {
        return has(sighting)
                ? standing(sighting.at()).stream()
                        .mapToInt(Versions.Sighting::cells)
                        .sum()
                : sighting.cells();
    }

    /** What is compared: the content of a sighting, or of all parts together. */
    Content content(Versions.Sighting sighting) {
        if (!has(sighting)) {
            return sighting.content();
        }
        List<Versions.Sighting> all = standing(sighting.at());
        String cells = joined(all, Content::cells);
        return new Content(cells.isBlank() ? "" : Hash.of(cells), Hash.of(joined(all, Content::text)));
    }

    private static String joined(List<Versions.Sighting> all, Function<Content, String> of) {
        return all.stream().map(s -> of.apply(s.content())).collect(Collectors.joining("\n"));
    }

    /** The version that a sighting is the first of. */
    Versions.Version version(Versions.Sighting first) {
        if (!has(first)) {
            return new Versions.Version(first, first.at(), List.of());
        }
        List<Versions.Sighting> others = new ArrayList<>(standing(first.at()));
        Versions.Sighting lead = others.stream().min(RICHEST).orElse(first);
        others.remove(lead);
        return new Versions.Version(lead, first.at(), others);
    }
}
