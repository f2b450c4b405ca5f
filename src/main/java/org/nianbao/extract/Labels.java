package org.nianbao.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Labels that mean something, found again in what reports print: exactly, or closely within their group.
 *
 * @param <T> what a label means
 */
final class Labels<T> {
    private static final Map<String, List<String>> VARIANTS = Wording.table("variants.tsv").stream()
            .collect(Collectors.groupingBy(p -> p[0], Collectors.mapping(p -> p[1], Collectors.toList())));
    /** How close a label must come within its group, and anywhere. */
    private static final double NEAR = 0.6;

    private static final double VERY_NEAR = 0.8;
    private static final int MOST_REMEMBERED = 2000;
    /** By how much the closest must be closer than the next. */
    private static final double LEAD = 0.05;

    private record Entry<T>(String group, Label label, T meaning) {}

    private final List<Entry<T>> entries = new ArrayList<>();
    /** Labels found before, by group: a document repeats them, and comparing is slow. */
    private final Map<String, Map<Label, Optional<T>>> found = new HashMap<>();

    /** Adds an official label with its known variants. */
    void add(String group, String official, T meaning) {
        Label label = Label.of(official);
        entries.add(new Entry<>(group, label, meaning));
        for (String variant : VARIANTS.getOrDefault(label.core(), List.of())) {
            entries.add(new Entry<>(group, new Label(label.number(), variant), meaning));
        }
    }

    /** The meaning of exactly this label; its group decides where several have it. */
    Optional<T> exact(Label label, String group) {
        List<Entry<T>> same = entries.stream()
                .filter(e -> e.label().core().equals(label.core()))
                .toList();
        List<Entry<T>> here = same.stream().filter(e -> e.group().equals(group)).toList();
        return sole(here.isEmpty() ? same : here);
    }

    /** The meaning of exactly this label within this group only. */
    Optional<T> exactWithin(Label label, String group) {
        return sole(entries.stream()
                .filter(e -> e.group().equals(group) && e.label().core().equals(label.core()))
                .toList());
    }

    /** The meaning of this label, or of the one label that is much like it. */
    Optional<T> find(Label label, String group) {
        if (label.blank()) {
            return Optional.empty();
        }
        Map<Label, Optional<T>> here = found.computeIfAbsent(group, g -> new HashMap<>());
        return here.size() > MOST_REMEMBERED ? look(label, group) : here.computeIfAbsent(label, l -> look(l, group));
    }

    private Optional<T> look(Label label, String group) {
        return exact(label, group).or(() -> close(label, group));
    }

    private Optional<T> close(Label label, String group) {
        return best(label, within(group), NEAR).or(() -> best(label, entries, VERY_NEAR));
    }

    private List<Entry<T>> within(String group) {
        return entries.stream().filter(e -> e.group().equals(group)).toList();
    }

    private Optional<T> best(Label label, List<Entry<T>> among, double threshold) {
        T best = null;
        double bestScore = 0;
        double nextScore = 0;
        for (Entry<T> entry : among) {
            double score = closeness(label, entry.label());
            if (entry.meaning().equals(best)) {
                bestScore = Math.max(bestScore, score);
            } else if (score > bestScore) {
                nextScore = bestScore;
                bestScore = score;
                best = entry.meaning();
            } else {
                nextScore = Math.max(nextScore, score);
            }
        }
        return bestScore >= threshold && bestScore - nextScore >= LEAD ? Optional.of(best) : Optional.empty();
    }

    private static double closeness(Label printed, Label official) {
        boolean sameNumber = !printed.number().isEmpty() && printed.number().equals(official.number());
        boolean otherNumber = !printed.number().isEmpty() && !sameNumber;
        return likeness(printed.core(), official.core(), sameNumber ? 2 : 4) - (otherNumber ? 0.4 : 0);
    }

    private static double likeness(String printed, String official, int least) {
        int shorter = Math.min(printed.length(), official.length());
        if (shorter < least) {
            return 0;
        }
        if (official.startsWith(printed) || printed.startsWith(official)) {
            return 0.95;
        }
        return official.contains(printed) || printed.contains(official) ? 0.9 : dice(printed, official);
    }

    /** Dice coefficient over the pairs of neighbouring characters. */
    static double dice(String one, String other) {
        Set<String> ones = pairs(one);
        Set<String> others = pairs(other);
        long shared = ones.stream().filter(others::contains).count();
        return ones.isEmpty() || others.isEmpty() ? 0 : 2.0 * shared / (ones.size() + others.size());
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    private Optional<T> sole(List<Entry<T>> found) {
        Set<T> meanings = found.stream().map(Entry::meaning).collect(Collectors.toSet());
        return meanings.size() == 1 ? Optional.of(found.get(0).meaning()) : Optional.empty();
    }
}
