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
 * version, with five exceptions. A page and its attachments are one document of which the one with the most figures
 * speaks. A document that never printed a figure makes no version beside documents that do. The same figures at another
 * address are the same version, whatever prose stands around them, and a page's views for telephones and for printing
 * are the page. The parts of a report published in parts are one
 * content, see {@link Parts}.
 */
final class Versions {
    static final Comparator<Sighting> IN_ORDER =
            comparing(Sighting::at).thenComparing(Sighting::url).thenComparing(Sighting::payload);

    private final List<Sighting> all;
    private final Parts parts;
    private final Map<String, List<Sighting>> documents = new LinkedHashMap<>();
    private final List<Sighting> firsts = new ArrayList<>();
    private final Map<Sighting, Integer> numbers = new HashMap<>();

    private Versions(List<Sighting> sightings) {
        all = sightings.stream().sorted(IN_ORDER).toList();
        parts = Parts.of(all);
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
        return new Numbered(
                versions.firsts.stream().map(versions.parts::version).toList(), Map.copyOf(versions.numbers));
    }

    /** The addresses whose content makes versions. Where one part of a report speaks, all do. */
    private Set<String> speaking() {
        Map<String, String> speakers = new HashMap<>();
        documents.keySet().forEach(url -> speakers.merge(root(url), url, this::better));
        boolean figures = speakers.values().stream().anyMatch(url -> figures(url) > 0);
        Set<String> speaking = new HashSet<>(speakers.values());
        speaking.removeIf(url -> figures && figures(url) == 0);
        if (speaking.stream().anyMatch(parts::has)) {
            documents.keySet().stream().filter(parts::has).forEach(speaking::add);
        }
        return speaking;
    }

    /** The page of this report from which a document was reached, over however many links. */
    private String root(String url) {
        Set<String> seen = new HashSet<>();
        String at = url;
        while (seen.add(at)) {
            Optional<String> via = above(at);
            if (via.isEmpty()) {
                return at;
            }
            at = via.get();
        }
        // Pages that link to each other in a ring: the least address stands for all of them.
        return seen.stream().min(naturalOrder()).orElse(url);
    }

    /** The page of which an address is a view for telephones or for printing, or else the one that linked there. */
    private Optional<String> above(String url) {
        Variant variant = Variant.of(url);
        Optional<String> plain = variant.kind() == Variant.Kind.PLAIN
                ? Optional.empty()
                : documents.keySet().stream()
                        .filter(other -> Variant.of(other).equals(new Variant(Variant.Kind.PLAIN, variant.stem())))
                        .min(naturalOrder());
        return plain.or(() -> documents.get(url).get(0).via()).filter(documents::containsKey);
    }

    private String better(String one, String other) {
        Comparator<String> byFigures = comparing(this::figures, Comparator.<Integer>reverseOrder())
                .thenComparing(url -> Variant.of(url).kind());
        return byFigures.thenComparing(u -> documents.get(u).get(0), IN_ORDER).compare(one, other) <= 0 ? one : other;
    }

    private int figures(String url) {
        return documents.get(url).stream().mapToInt(parts::figures).max().orElse(0);
    }

    private void number(Sighting sighting) {
        for (int i = 0; i < firsts.size(); i++) {
            if (same(sighting, firsts.get(i))) {
                numbers.put(sighting, i + 1);
                return;
            }
        }
        firsts.add(sighting);
        numbers.put(sighting, firsts.size());
    }

    private boolean same(Sighting one, Sighting other) {
        Content content = parts.content(one);
        Content before = parts.content(other);
        boolean figures = !content.cells().isEmpty() && content.cells().equals(before.cells());
        return content.equals(before) || (figures && !one.url().equals(other.url()));
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
     * @param part number of the part it is, when its name says so
     */
    record Sighting(
            String url,
            String payload,
            String recordId,
            Instant at,
            Optional<String> via,
            int cells,
            Content content,
            Optional<Integer> part) {}

    /**
     * A version.
     *
     * @param lead the sighting that speaks for it: the first one, or of several parts the one with the most figures
     * @param at when it was first seen as it is
     * @param others the further parts, in order of their numbers
     */
    record Version(Sighting lead, Instant at, List<Sighting> others) {}

    /**
     * The result.
     *
     * @param firsts the versions, version 1 first
     * @param numbers the version each sighting belongs to
     */
    record Numbered(List<Version> firsts, Map<Sighting, Integer> numbers) {}
}
