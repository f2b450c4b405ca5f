package org.nianbao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.nianbao.archive.Archive;
import org.nianbao.index.Index;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.Message;
import org.nianbao.model.Progress;
import org.nianbao.serve.FixityReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifications, second copies and restorations, and the journal of them, which is all they remember. */
final class FixityRuns {
    private static final Logger LOG = LoggerFactory.getLogger(FixityRuns.class);
    /** Damages that are journalled one by one; their number is always journalled. */
    private static final int MOST = 1000;

    private static final String LEDGER = "ledger";

    private final Archive archive;
    private final Index index;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration period;

    FixityRuns(Archive archive, Index index, Ledger ledger, Clock clock, Duration period) {
        this.archive = archive;
        this.index = index;
        this.ledger = ledger;
        this.clock = clock;
        this.period = period;
    }

    /** Everything. */
    Archive.Verification all(Progress progress) {
        return run(name -> true, progress);
    }

    /** What is due: a day's portion of the period, the longest unread first, and all that has waited for the period. */
    Archive.Verification portion(Progress progress) {
        Set<String> due = due(report());
        return run(due::contains, progress);
    }

    private Set<String> due(FixityReport report) {
        Instant now = clock.instant();
        long total =
                report.files().stream().mapToLong(FixityReport.FileState::bytes).sum();
        long wanted = Math.max(1, total / Math.max(1, period.toDays()));
        Set<String> due = new HashSet<>();
        long bytes = 0;
        for (FixityReport.FileState file : oldestFirst(report)) {
            if (bytes < wanted || !file.due().isAfter(now)) {
                due.add(file.file());
                bytes += file.bytes();
            }
        }
        return due;
    }

    private static List<FixityReport.FileState> oldestFirst(FixityReport report) {
        return report.files().stream()
                .sorted(Comparator.comparing(FixityReport.FileState::due)
                        .thenComparing(file -> file.verified().isPresent()))
                .toList();
    }

    private Archive.Verification run(Predicate<String> wanted, Progress progress) {
        List<Path> copies =
                report().copies().stream().map(c -> Path.of(c.folder())).toList();
        Set<String> told = new HashSet<>();
        Archive.Verification found = archive.verify(
                wanted,
                damage -> {
                    if (told.add(damage.file())) {
                        alert(damage, copies);
                    }
                },
                progress);
        List<Archive.Damage> damages = new ArrayList<>(found.damages());
        broken(copies).ifPresent(damage -> {
            alert(damage, copies);
            damages.add(damage);
        });
        Archive.Verification whole = new Archive.Verification(
                found.files(), found.records(), found.bytes(), found.lines(), damages, found.checked());
        ledger.append("archive.verified", "archive", verification(whole));
        return whole;
    }

    /** A break in the ledger's chain is a damage like any other. */
    private Optional<Archive.Damage> broken(List<Path> copies) {
        try {
            return ledger.verify()
                    .map(b -> new Archive.Damage(b.file(), -1, "", "line " + b.line() + ": " + b.why()))
                    .or(() -> shortened(copies));
        } catch (RuntimeException unreadable) {
            return Optional.of(new Archive.Damage(LEDGER, -1, "", String.valueOf(unreadable.getMessage())));
        }
    }

    /** A ledger that lost its end is a good chain; only a copy can tell. */
    private Optional<Archive.Damage> shortened(List<Path> copies) {
        return copies.stream()
                .flatMap(copy -> ledger.notToBeCopied(copy.resolve(LEDGER)).stream()
                        .map(why -> new Archive.Damage(LEDGER, -1, "", copy + ": " + why)))
                .findFirst();
    }

    /** Journals and logs the first damage of a file at once; the run may still take hours. */
    private void alert(Archive.Damage damage, List<Path> copies) {
        LOG.error("damaged: {} at {} {}: {}", damage.file(), damage.offset(), damage.recordId(), damage.why());
        Index.Resting resting = index.restingOn(damage.file(), damage.offset());
        List<String> good = new ArrayList<>();
        long firstBad = -1;
        for (Path copy : copies) {
            Optional<Long> differs = differs(copy, damage);
            if (differs.isPresent()) {
                good.add(copy.toString());
                firstBad = Math.max(firstBad, differs.get());
            }
        }
        Map<String, Object> data = new LinkedHashMap<>(damage(damage));
        data.put("firstBadByte", firstBad);
        data.put("captures", resting.captures());
        data.put("reports", resting.reports());
        data.put("cells", resting.cells());
        data.put("goodCopies", good);
        ledger.append("archive.damaged", damage.file(), data);
    }

    private Optional<Long> differs(Path copy, Archive.Damage damage) {
        try {
            return archive.firstBadByte(copy, damage);
        } catch (IOException unreadable) {
            LOG.warn("the copy {} cannot be read", copy, unreadable);
            return Optional.empty();
        }
    }

    private static Map<String, Object> verification(Archive.Verification found) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", found.files());
        data.put("records", found.records());
        data.put("bytes", found.bytes());
        data.put("lines", found.lines());
        data.put("checked", found.checked());
        data.put("damaged", found.damages().size());
        data.put(
                "damages",
                found.damages().stream().limit(MOST).map(FixityRuns::damage).toList());
        return data;
    }

    private static Map<String, Object> damage(Archive.Damage damage) {
        return Map.of(
                "file", damage.file(), "offset", damage.offset(), "record", damage.recordId(), "why", damage.why());
    }

    /** Brings a second copy up to date and proves it. */
    Archive.Copied copy(Path target, Progress progress) {
        try {
            Path folder = target.toAbsolutePath().normalize();
            Archive.Copied copied = archive.copy(folder, ledger.notToBeCopied(folder.resolve(LEDGER)), progress);
            ledger.append(
                    "archive.copied",
                    folder.toString(),
                    Map.of(
                            "files",
                            copied.files() + copied.already(),
                            "copied",
                            copied.files(),
                            "bytes",
                            copied.bytes(),
                            "refused",
                            copied.refused().stream().map(FixityRuns::damage).toList()));
            return copied;
        } catch (IOException failed) {
            throw new UncheckedIOException("the copy cannot be made", failed);
        }
    }

    /** Restores files from a copy and journals each. */
    List<Archive.Restored> restore(Path copy, Collection<String> files) {
        try {
            Path folder = copy.toAbsolutePath().normalize();
            List<Archive.Restored> restored = archive.restore(folder, files);
            restored.forEach(one -> ledger.append(
                    "archive.restored",
                    one.file(),
                    Map.of(
                            "from",
                            folder.toString(),
                            "done",
                            one.done(),
                            "message",
                            one.message().id())));
            return restored;
        } catch (IOException failed) {
            throw new UncheckedIOException("the archive cannot be restored", failed);
        }
    }

    /** Makes the ledger whole from a copy and journals it; empty when there was nothing to do. */
    Optional<Archive.Restored> restoreLedger(Path copy) {
        Path folder = copy.toAbsolutePath().normalize();
        Ledger.Restoration restored = ledger.restore(folder.resolve(LEDGER));
        if (restored.state() == Ledger.Restoration.State.WHOLE) {
            return Optional.empty();
        }
        boolean done = restored.state() == Ledger.Restoration.State.RESTORED;
        Message message = said(restored, folder);
        Map<String, Object> data = Map.of("from", folder.toString(), "done", done, "message", message.id());
        ledger.append("archive.restored", done ? String.join(" ", restored.files()) : LEDGER, data);
        return Optional.of(new Archive.Restored(LEDGER, done, message));
    }

    private static Message said(Ledger.Restoration restored, Path copy) {
        String files = String.join("、", restored.files());
        return switch (restored.state()) {
            case WHOLE -> new Message("ledger_whole", "台账完好。", "The ledger is whole.");
            case RESTORED ->
                new Message(
                        "ledger_restored",
                        "台账已由副本 " + copy + " 恢复（" + files + "），现有 " + restored.entries() + " 条；原来的文件改名保留在旁边。",
                        "The ledger was restored from the copy " + copy + " (" + String.join(", ", restored.files())
                                + ") and has " + restored.entries()
                                + " entries; the old files lie beside it under other names.");
            case NO_COPY ->
                new Message(
                        "ledger_no_copy",
                        "台账已损坏，而 " + copy + " 中没有台账的副本，未能恢复。",
                        "The ledger is damaged, and there is no copy of it in " + copy + "; it was not restored.");
            case COPY_BROKEN ->
                new Message(
                        "ledger_copy_broken",
                        "台账已损坏，" + copy + " 中的副本也已损坏，未能恢复。",
                        "The ledger is damaged, and so is its copy in " + copy + "; it was not restored.");
            case COPY_SHORT ->
                new Message(
                        "ledger_copy_short",
                        "台账损坏之处在副本 " + copy + " 的末尾之后，或其后的条目接不上，未能恢复。",
                        "The ledger is damaged behind the end of the copy in " + copy
                                + ", or what follows does not go on from there; it was not restored.");
            case DIFFERS ->
                new Message(
                        "ledger_differs",
                        "台账与 " + copy + " 中的副本各有对方没有的条目，两边都没有改动；请先查明哪一份是真的。",
                        "The ledger and its copy in " + copy
                                + " each have entries that the other has not; neither was changed. Find out which is genuine.");
        };
    }

    /** What the journal says of every file. */
    FixityReport report() {
        FixityJournal journal = new FixityJournal();
        try (var entries = ledger.entries()) {
            entries.forEach(journal::take);
        }
        return journal.report(archive.sizes(), period, clock.instant());
    }
}
