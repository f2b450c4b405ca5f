package org.nianbao.index;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers the versions of one report from everything seen of it. A pure function of the set of sightings: the order in
 * which they became known does not matter.
 *
 * <p>Sightings are taken by time of capture, then address. A content (figures and prose) not met before makes the next
 * version, with three exceptions. A page and its attachments are one document of which the one with the most figures
 * speaks. A document that never printed a figure makes no version beside documents that do. The same figures at another
 * address are the same version, whatever prose stands around them.
 */
final class Versions {
    private static final Comparator<Sighting> IN_ORDER =
            comparing(Sighting::at).thenComparing(Sighting::url).thenComparing(Sighting::payload);

    private final List<Sighting> all;
    private final Map<String, List<Sighting>> documents = new LinkedHashMap<>();
    private final List<Sighting> firsts = new ArrayList<>();
    private final Map<Sighting, Integer> numbers = new HashMap<>();

    private Versions(List<Sighting> sightings) {
        all = sightings.stream().sorted(IN_ORDER).toList();
        all.forEach(
                s -> documents.computeIfAbsent(s.url(), u -> new ArrayList<>()).add(s));
    }

    /**
     * Numbers versions.
     *
     * @param sightings every payload at every address, each with its first capture there
     */
    static Numbered of(List<Sighting> sightings) {
        Versions versions = new Versions(sightings);
        Set<String> speaking = versions.speaking();
        versions.all.stream().filter(s -> speaking.contains(s.url())).forEach(versions::number);
        versions.all.stream().filter(s -> !speaking.contains(s.url())).forEach(versions::accompany);
        return new Numbered(List.copyOf(versions.firsts), Map.copyOf(versions.numbers));
    }

    /** The addresses whose content makes versions. */
    private Set<String> speaking() {
        Map<String, String> speakers = new HashMap<>();
        documents.keySet().forEach(url -> speakers.merge(root(url), url, this::better));
        boolean figures = speakers.values().stream().anyMatch(url -> figures(url) > 0);
        Set<String> speaking = new HashSet<>(speakers.values());
        speaking.removeIf(url -> figures && figures(url) == 0);
        return speaking;
    }

    /** The page of this report from which a document was reached, over however many links. */
    private String root(String url) {
        Set<String> seen = new HashSet<>();
        String at = url;
        while (seen.add(at)) {
            Optional<String> via = documents.get(at).get(0).via().filter(documents::containsKey);
            if (via.isEmpty()) {
                return at;
            }
            at = via.get();
        }
        // Pages that link to each other in a ring: the least address stands for all of them.
        return seen.stream().min(naturalOrder()).orElse(url);
    }

    private String better(String one, String other) {
        Comparator<String> byFigures = comparing(this::figures, Comparator.<Integer>reverseOrder());
        return byFigures.thenComparing(u -> documents.get(u).get(0), IN_ORDER).compare(one, other) <= 0 ? one : other;
    }

    private int figures(String url) {
        return documents.get(url).stream().mapToInt(Sighting::cells).max().orElse(0);
    }

    private void number(Sighting sighting) {
        for (int i = 0; i < firsts.size(); i++) {
            if (sighting.sameAs(firsts.get(i))) {
                numbers.put(sighting, i + 1);
                return;
            }
        }
        firsts.add(sighting);
        numbers.put(sighting, firsts.size());
    }

    /** Hangs a silent document on the version that stood when it was captured. */
    private void accompany(Sighting sighting) {
        int standing = 1;
        for (int i = 0; i < firsts.size(); i++) {
            if (!firsts.get(i).at().isAfter(sighting.at())) {
                standing = i + 1;
            }
        }
        numbers.put(sighting, standing);
    }

    /**
     * A payload at an address.
     *
     * @param url the address
     * @param payload its SHA-256
     * @param recordId the first record of it there
     * @param at when that was captured
     * @param via the page that linked there
     * @param cells number of figures
     * @param content what is compared
     */
    record Sighting(
            String url, String payload, String recordId, Instant at, Optional<String> via, int cells, Content content) {

        boolean sameAs(Sighting other) {
            boolean figures = !content.cells().isEmpty()
                    && content.cells().equals(other.content().cells());
            boolean elsewhere = !url.equals(other.url());
            return content.equals(other.content()) || (figures && elsewhere);
        }
    }

    /**
     * The result.
     *
     * @param firsts the sighting that first showed each version, version 1 first
     * @param numbers the version each sighting belongs to
     */
    record Numbered(List<Sighting> firsts, Map<Sighting, Integer> numbers) {}
}
