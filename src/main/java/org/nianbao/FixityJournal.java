package org.nianbao;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.ledger.Ledger;
import org.nianbao.serve.FixityReport;

/** Reads out of the ledger how the archive's fixity stands: the newest word on each file counts. */
final class FixityJournal {
    private final Map<String, Instant> verified = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, FixityReport.Bad> damages = new TreeMap<>();
    private final Map<String, FixityReport.Copy> copies = new TreeMap<>();
    private final Map<String, FixityReport.Bad> sinceLastRun = new HashMap<>();
    private Optional<Instant> lastRun = Optional.empty();
    private Optional<Instant> lastOfAll = Optional.empty();

    /** Takes the entries one after the other. */
    void take(Ledger.Entry entry) {
        switch (entry.kind()) {
            case "archive.damaged" -> sinceLastRun.put(entry.subject(), bad(entry));
            case "archive.verified" -> verified(entry);
            case "archive.copied" ->
                copies.put(
                        entry.subject(),
                        new FixityReport.Copy(entry.subject(), entry.at(), number(entry.data(), "files")));
            default -> {
                // The ledger has entries of many kinds.
            }
        }
    }

    private void verified(Ledger.Entry entry) {
        lastRun = Optional.of(entry.at());
        Object checked = entry.data().get("checked");
        if (checked instanceof Collection<?> names) {
            names.forEach(name -> forget(String.valueOf(name), entry.at()));
            damages.keySet().removeIf(file -> !file.endsWith(".warc.gz"));
        } else {
            // Written before portions were verified: everything was read.
            lastOfAll = lastRun;
            damages.clear();
        }
        count(entry);
        damages.putAll(sinceLastRun);
        sinceLastRun.clear();
    }

    private void forget(String file, Instant at) {
        verified.put(file, at);
        damages.remove(file);
    }

    private void count(Ledger.Entry entry) {
        counts.keySet().removeIf(file -> !damages.containsKey(file));
        if (entry.data().get("damages") instanceof Collection<?> all) {
            Map<String, Long> found = new HashMap<>();
            all.forEach(one -> found.merge(text(map(one), "file"), 1L, Long::sum));
            counts.putAll(found);
        }
    }

    private static FixityReport.Bad bad(Ledger.Entry entry) {
        Map<String, Object> data = entry.data();
        return new FixityReport.Bad(
                entry.at(),
                text(data, "file"),
                number(data, "offset"),
                text(data, "record"),
                text(data, "why"),
                number(data, "firstBadByte"),
                texts(data, "captures"),
                texts(data, "reports"),
                number(data, "cells"),
                texts(data, "goodCopies"),
                1);
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static String text(Map<String, Object> data, String key) {
        return String.valueOf(data.getOrDefault(key, ""));
    }

    private static long number(Map<String, Object> data, String key) {
        return data.get(key) instanceof Number number ? number.longValue() : 0;
    }

    private static List<String> texts(Map<String, Object> data, String key) {
        return data.get(key) instanceof Collection<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    /**
     * The report.
     *
     * @param sizes the files there are
     * @param now stands for the last reading of files whose age is unknown
     */
    FixityReport report(Map<String, Long> sizes, Duration period, Instant now) {
        // A run that has not ended yet, or was cut off, has found what it has found.
        damages.putAll(sinceLastRun);
        List<FixityReport.FileState> files = new TreeMap<>(sizes)
                .entrySet().stream()
                        .map(file -> state(file.getKey(), file.getValue(), period, now))
                        .toList();
        return new FixityReport(
                period,
                lastRun,
                files,
                damages.values().stream().map(this::counted).toList(),
                List.copyOf(copies.values()));
    }

    private FixityReport.FileState state(String file, long bytes, Duration period, Instant now) {
        Optional<Instant> at = Optional.ofNullable(verified.get(file)).or(() -> lastOfAll);
        long damaged = damages.containsKey(file) ? Math.max(1, counts.getOrDefault(file, 1L)) : 0;
        return new FixityReport.FileState(
                file, bytes, at, at.map(t -> t.plus(period)).orElse(now), damaged);
    }

    private FixityReport.Bad counted(FixityReport.Bad bad) {
        return new FixityReport.Bad(
                bad.found(),
                bad.file(),
                bad.offset(),
                bad.recordId(),
                bad.why(),
                bad.firstBadByte(),
                bad.captures(),
                bad.reports(),
                bad.cells(),
                bad.goodCopies(),
                Math.max(1, counts.getOrDefault(bad.file(), 1L)));
    }
}
