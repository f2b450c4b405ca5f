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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers the versions of one report from everything seen of it. A pure function of the set of sightings: the order in
 * which they became known does not matter.
 *
 * <p>Sightings are taken by time of capture, then address. A content (figures and prose) not met before makes the next
 * version, with five exceptions. A page and its attachments are one document of which the one with the most figures
 * speaks. A document that never printed a figure makes no version beside documents that do. The same figures at another
 * address are the same version, whatever prose stands around them, and a page's views for telephones and for printing
 * are the page. Documents of which each prints a part or a table that the others do not are one content, see {@link
 * Whole}. Where documents of one group contradict each other, the version says so.
 */
final class Versions {
    static final Comparator<Sighting> IN_ORDER =
            comparing(Sighting::at).thenComparing(Sighting::url).thenComparing(Sighting::payload);

    private final List<Sighting> all;
    private final List<Whole> wholes = new ArrayList<>();
    private final Map<String, List<Sighting>> documents = new LinkedHashMap<>();
    private final List<List<String>> groups;
    private final List<Sighting> firsts = new ArrayList<>();
    private final Map<Sighting, Integer> numbers = new HashMap<>();

    private Versions(List<Sighting> sightings) {
        all = sightings.stream().sorted(IN_ORDER).toList();
        all.forEach(
                s -> documents.computeIfAbsent(s.url(), u -> new ArrayList<>()).add(s));
        Whole.numbered(all).ifPresent(wholes::add);
        groups = groups();
        groups.forEach(group ->
                Whole.complementary(group.stream().map(documents::get).toList()).ifPresent(this::complete));
    }

    /** Numbered parts say themselves what belongs together. */
    private void complete(Whole whole) {
        if (wholes.stream().noneMatch(w -> documents.keySet().stream().anyMatch(u -> w.has(u) && whole.has(u)))) {
            wholes.add(whole);
        }
    }

    /** Addresses that hang together, best first: a page with its views and attachments, or several that complete it. */
    private List<List<String>> groups() {
        Map<String, List<String>> byRoot = new LinkedHashMap<>();
        documents.keySet().stream().sorted(this::compare).forEach(url -> byRoot.computeIfAbsent(
                        root(url), r -> new ArrayList<>())
                .add(url));
        List<List<String>> groups = new ArrayList<>();
        for (List<String> group : byRoot.values()) {
            groups.stream()
                    .filter(other -> completes(group, other))
                    .findFirst()
                    .ifPresentOrElse(other -> other.addAll(group), () -> groups.add(group));
        }
        return groups;
    }

    /** Whether two pages of one host that do not link to each other have wholly different tables. */
    private boolean completes(List<String> group, List<String> other) {
        return Whole.complete(tables(group), tables(other))
                && Variant.of(group.get(0))
                        .host()
                        .equals(Variant.of(other.get(0)).host());
    }

    private Set<String> tables(List<String> group) {
        return group.stream()
                .flatMap(url -> Whole.tables(documents.get(url)).stream())
                .collect(Collectors.toSet());
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
                IntStream.range(0, versions.firsts.size())
                        .mapToObj(versions::version)
                        .toList(),
                Map.copyOf(versions.numbers));
    }

    /** The addresses whose content makes versions. Where one member of a whole speaks, all do. */
    private Set<String> speaking() {
        Set<String> speaking = groups.stream().map(group -> group.get(0)).collect(Collectors.toSet());
        boolean figures = speaking.stream().anyMatch(url -> figures(url) > 0);
        speaking.removeIf(url -> figures && figures(url) == 0);
        for (Whole whole : wholes) {
            if (speaking.stream().anyMatch(whole::has)) {
                documents.keySet().stream().filter(whole::has).forEach(speaking::add);
            }
        }
        return speaking;
    }

    private Optional<Whole> whole(Sighting sighting) {
        return wholes.stream().filter(w -> w.has(sighting)).findFirst();
    }

    private Version version(int index) {
        Sighting first = firsts.get(index);
        Instant end = index + 1 < firsts.size() ? firsts.get(index + 1).at() : Instant.MAX;
        List<Sighting> speaking = whole(first).map(w -> w.leadFirst(first.at())).orElse(List.of(first));
        List<Sighting> members = whole(first).map(w -> w.standing(first.at())).orElse(List.of());
        return new Version(speaking.get(0), first.at(), members, Contradiction.among(speaking, beside(speaking, end)));
    }

    /** What stood beside a version until its end without speaking: twins, views, other documents of its page. */
    private List<Sighting> beside(List<Sighting> speaking, Instant end) {
        Set<String> spoken = speaking.stream().map(Sighting::url).collect(Collectors.toSet());
        return groups.stream()
                .filter(group -> group.contains(speaking.get(0).url()))
                .flatMap(List::stream)
                .filter(url -> !spoken.contains(url))
                .flatMap(url ->
                        documents.get(url).stream()
                                .filter(s -> s.at().isBefore(end))
                                .reduce((earlier, later) -> later)
                                .stream())
                .toList();
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

    /** The document with the most figures first. */
    private int compare(String one, String other) {
        Comparator<String> byFigures = comparing(this::figures, Comparator.<Integer>reverseOrder())
                .thenComparing(url -> Variant.of(url).kind());
        return byFigures.thenComparing(u -> documents.get(u).get(0), IN_ORDER).compare(one, other);
    }

    private int figures(String url) {
        return documents.get(url).stream()
                .mapToInt(s -> whole(s).map(w -> w.figures(s.at())).orElse(s.cells()))
                .max()
                .orElse(0);
    }

    private Content content(Sighting sighting) {
        return whole(sighting).map(w -> w.content(sighting.at())).orElse(sighting.content());
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

    private boolean same(Sighting one, Sighting first) {
        Content content = content(one);
        Content before = content(first);
        boolean figures = !content.cells().isEmpty()
                && (content.cells().equals(before.cells()) || copied(content.cells(), first));
        return content.equals(before) || (figures && !one.url().equals(first.url()));
    }

    /** Whether figures are those of one member of a whole: it has been copied without the others. */
    private boolean copied(String cells, Sighting first) {
        return whole(first).stream()
                .flatMap(w -> w.standing(first.at()).stream())
                .anyMatch(s -> s.content().cells().equals(cells));
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
     * @param figures by code; empty where all documents of the report have the same
     */
    record Sighting(
            String url,
            String payload,
            String recordId,
            Instant at,
            Optional<String> via,
            int cells,
            Content content,
            Optional<Integer> part,
            Map<String, Printed> figures) {}

    /**
     * A version.
     *
     * @param lead the sighting that speaks for it: the first one, or of several documents the one with the most figures
     * @param at when it was first seen as it is
     * @param members all documents of a version that is several, in order, the leading one among them; otherwise empty
     * @param contradictions where another document of the same page prints something else
     */
    record Version(Sighting lead, Instant at, List<Sighting> members, List<Contradiction> contradictions) {}

    /**
     * The result.
     *
     * @param firsts the versions, version 1 first
     * @param numbers the version each sighting belongs to
     */
    record Numbered(List<Version> firsts, Map<Sighting, Integer> numbers) {}
}
