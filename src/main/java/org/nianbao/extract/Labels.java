package org.nianbao.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Labels that mean something, found again in what reports print: exactly, or closely within their group. Once all are
 * added, safe for many threads.
 *
 * @param <T> what a label means
 */
final class Labels<T> {
    private static final Map<String, List<String>> VARIANTS = Wording.table("variants.tsv").stream()
            .collect(Collectors.groupingBy(p -> p[0], Collectors.mapping(p -> p[1], Collectors.toList())));
    /** How close a label must come within its group, and anywhere. */
    private static final double NEAR = 0.6;

    private static final double VERY_NEAR = 0.8;
    /** By how much the closest must be closer than the next. */
    private static final double LEAD = 0.05;

    /** No header names more columns. */
    private static final int MOST_PARTS = 8;

    private record Entry<T>(String group, Label label, Pairs pairs, T meaning) {}

    private record Question(Label label, String group) {}

    private final List<Entry<T>> entries = new ArrayList<>();
    private final Map<String, List<Entry<T>>> byCore = new HashMap<>();
    /** Documents repeat their labels, and comparing is slow. */
    private final Remembered<Question, Optional<T>> found = new Remembered<>(this::look);

    /** Adds an official label with its known variants; all are added before any is looked for. */
    void add(String group, String official, T meaning) {
        Label label = Label.of(official);
        add(group, label, meaning);
        for (String variant : VARIANTS.getOrDefault(label.core(), List.of())) {
            add(group, new Label(label.number(), variant), meaning);
        }
    }

    private void add(String group, Label label, T meaning) {
        Entry<T> entry = new Entry<>(group, label, Pairs.of(label.core()), meaning);
        if (!entries.contains(entry)) {
            entries.add(entry);
            byCore.computeIfAbsent(label.core(), k -> new ArrayList<>()).add(entry);
        }
    }

    /** The meaning of exactly this label; its group decides where several have it. */
    Optional<T> exact(Label label, String group) {
        List<Entry<T>> same = byCore.getOrDefault(label.core(), List.of());
        if (same.isEmpty()) {
            return Optional.empty();
        }
        List<Entry<T>> here = same.stream().filter(e -> e.group().equals(group)).toList();
        return sole(here.isEmpty() ? same : here);
    }

    /** The meaning of exactly this label; of one much like it where its characters were recognised in a picture. */
    Optional<T> exact(Label label, boolean recognised) {
        return recognised ? find(label, "") : exact(label, "");
    }

    /** The meaning of exactly this label within this group only. */
    Optional<T> exactWithin(Label label, String group) {
        return sole(byCore.getOrDefault(label.core(), List.of()).stream()
                .filter(e -> e.group().equals(group))
                .toList());
    }

    /** The labels that make up a text without anything between; empty when none do, or in more than one way. */
    Optional<List<String>> parts(String core) {
        List<List<String>> ways = new ArrayList<>();
        parts(core, new ArrayList<>(), ways);
        return ways.size() == 1 ? Optional.of(ways.get(0)) : Optional.empty();
    }

    private void parts(String rest, List<String> before, List<List<String>> ways) {
        if (rest.isEmpty() && !before.isEmpty()) {
            ways.add(List.copyOf(before));
        }
        for (String label : byCore.keySet()) {
            if (rest.startsWith(label) && before.size() < MOST_PARTS && ways.size() < 2) {
                before.add(label);
                parts(rest.substring(label.length()), before, ways);
                before.remove(before.size() - 1);
            }
        }
    }

    /** The meaning of this label, or of the one label that is much like it. */
    Optional<T> find(Label label, String group) {
        return label.blank() ? Optional.empty() : found.of(new Question(label, group));
    }

    private Optional<T> look(Question asked) {
        return exact(asked.label(), asked.group()).or(() -> close(asked.label(), asked.group()));
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
        Pairs printed = Pairs.of(label.core());
        for (Entry<T> entry : among) {
            double score = closeness(label, printed, entry);
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

    private double closeness(Label printed, Pairs pairs, Entry<T> entry) {
        Label official = entry.label();
        boolean sameNumber = !printed.number().isEmpty() && printed.number().equals(official.number());
        boolean otherNumber = !printed.number().isEmpty() && !sameNumber;
        double likeness = likeness(printed.core(), official.core(), sameNumber ? 2 : 4);
        double numbering = sameNumber ? 0.1 : otherNumber ? -0.4 : 0;
        return Math.min(0.95, (likeness < 0 ? pairs.likeness(entry.pairs()) : likeness) + numbering);
    }

    /** How like two labels are when one is part of the other or they are too short; negative when their pairs tell. */
    private static double likeness(String printed, String official, int least) {
        int shorter = Math.min(printed.length(), official.length());
        if (shorter < least) {
            return 0;
        }
        if (official.startsWith(printed) || printed.startsWith(official)) {
            return 0.95;
        }
        return official.contains(printed) || printed.contains(official) ? 0.9 : -1;
    }

    /** Pairs of neighbouring characters, each once, sorted. */
    @SuppressWarnings("ArrayRecordComponent") // equal labels have equal pairs; nobody changes them
    private record Pairs(int[] sorted) {
        static Pairs of(String text) {
            int[] pairs = new int[Math.max(0, text.length() - 1)];
            for (int i = 0; i < pairs.length; i++) {
                pairs[i] = text.charAt(i) << 16 | text.charAt(i + 1);
            }
            return new Pairs(Arrays.stream(pairs).sorted().distinct().toArray());
        }

        /** Dice coefficient. */
        double likeness(Pairs other) {
            int shared = 0;
            int at = 0;
            for (int pair : sorted) {
                while (at < other.sorted.length && other.sorted[at] < pair) {
                    at++;
                }
                shared += at < other.sorted.length && other.sorted[at] == pair ? 1 : 0;
            }
            int all = sorted.length + other.sorted.length;
            return sorted.length == 0 || other.sorted.length == 0 ? 0 : 2.0 * shared / all;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pairs pairs && Arrays.equals(sorted, pairs.sorted);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(sorted);
        }
    }

    private Optional<T> sole(List<Entry<T>> found) {
        Set<T> meanings = found.stream().map(Entry::meaning).collect(Collectors.toSet());
        return meanings.size() == 1 ? Optional.of(found.get(0).meaning()) : Optional.empty();
    }
}
