package org.nianbao.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Documents that only together are a report: numbered parts (1/2 and 2/2), or a page and its attachments of which each
 * prints tables that the others do not. At any time the content is that of all members together, each as it stood then. A
 * member that was found a little later than another counts as if it had always been there. Pure.
 */
final class Whole {
    /** The form of 2014 is one table; it never completes a report by another form. */
    private static final String FORM_2014 = "statistics";

    private static final Comparator<Versions.Sighting> RICHEST =
            Comparator.comparingInt(Versions.Sighting::cells).reversed();

    /** Sightings of each member, oldest first. */
    private final List<List<Versions.Sighting>> members;

    private Whole(List<List<Versions.Sighting>> members) {
        this.members = members;
    }

    /** The numbered parts among sightings that are in order of time; fewer than two different numbers are no parts. */
    static Optional<Whole> numbered(List<Versions.Sighting> inOrder) {
        Map<Integer, List<Versions.Sighting>> numbers = inOrder.stream()
                .filter(s -> s.part().isPresent())
                .collect(Collectors.groupingBy(s -> s.part().orElseThrow(), TreeMap::new, Collectors.toList()));
        return numbers.size() < 2 ? Optional.empty() : Optional.of(new Whole(List.copyOf(numbers.values())));
    }

    /**
     * Those of some documents that complete each other. A document with no table of its own is a twin and no member.
     *
     * @param documents the sightings of each, oldest first; the documents best first
     */
    static Optional<Whole> complementary(List<List<Versions.Sighting>> documents) {
        List<List<Versions.Sighting>> members = new ArrayList<>();
        Set<String> had = new HashSet<>();
        for (List<Versions.Sighting> document : documents) {
            Set<String> tables = tables(document);
            if ((had.isEmpty() || !old(tables, had)) && had.addAll(tables)) {
                members.add(document);
            }
        }
        members.sort(Comparator.comparing(m -> m.get(0), Versions.IN_ORDER));
        return members.size() < 2 ? Optional.empty() : Optional.of(new Whole(members));
    }

    /** Whether one document has tables and another has wholly different ones. */
    static boolean complete(Set<String> one, Set<String> other) {
        return !one.isEmpty() && !other.isEmpty() && !old(one, other) && Collections.disjoint(one, other);
    }

    private static boolean old(Set<String> one, Set<String> other) {
        return one.contains(FORM_2014) || other.contains(FORM_2014);
    }

    /** The tables of which a document prints figures now, by the first word of their codes. */
    static Set<String> tables(List<Versions.Sighting> document) {
        return document.get(document.size() - 1).figures().keySet().stream()
                .map(code -> code.substring(0, code.indexOf('.')))
                .collect(Collectors.toSet());
    }

    boolean has(String url) {
        return members.stream()
                .anyMatch(all -> all.stream().anyMatch(s -> s.url().equals(url)));
    }

    boolean has(Versions.Sighting sighting) {
        return members.stream().anyMatch(all -> all.contains(sighting));
    }

    /** All members as they stood at a time, in order. */
    List<Versions.Sighting> standing(Instant at) {
        return members.stream()
                .map(all -> all.stream()
                        .filter(s -> !s.at().isAfter(at))
                        .reduce((earlier, later) -> later)
                        .orElse(all.get(0)))
                .toList();
    }

    /** The figures of all members together at a time. */
    int figures(Instant at) {
        return standing(at).stream().mapToInt(Versions.Sighting::cells).sum();
    }

    /** What is compared: the content of all members together, the same as if one document had it. */
    Content content(Instant at) {
        List<Versions.Sighting> leadFirst = leadFirst(at);
        String text = standing(at).stream().map(s -> s.content().text()).collect(Collectors.joining("\n"));
        List<String> cells = leadFirst.stream()
                .map(s -> s.content().cells())
                .filter(c -> !c.isEmpty())
                .distinct()
                .toList();
        String one = cells.isEmpty() ? "" : cells.get(0);
        return new Content(cells.size() < 2 ? one : Content.cells(figures(leadFirst)), Hash.of(text));
    }

    /** The figures of several documents; where two print the same place, those of the first count. */
    static Map<String, Printed> figures(List<Versions.Sighting> documents) {
        Map<String, Printed> figures = new TreeMap<>();
        documents.forEach(d -> d.figures().forEach(figures::putIfAbsent));
        return figures;
    }

    /** All members as they stood at a time, the one with the most figures first, the others in order. */
    List<Versions.Sighting> leadFirst(Instant at) {
        List<Versions.Sighting> documents = new ArrayList<>(standing(at));
        Versions.Sighting lead = documents.stream().min(RICHEST).orElseThrow();
        documents.remove(lead);
        documents.add(0, lead);
        return documents;
    }
}
