package org.nianbao.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nianbao.model.ArchivedRecord;

/** Makes packages of a selection: its exchanges and the originals of its revisits, byte for byte. */
final class Exporting {
    private static final Comparator<CdxEntry> BY_PLACE = Comparator.comparing(
                    (CdxEntry e) -> e.record().warcFile())
            .thenComparing(e -> e.record().offset());

    private final Cdxj cdxj;
    private final RecordReading reading;
    private final Clock clock;

    Exporting(Cdxj cdxj, RecordReading reading, Clock clock) {
        this.cdxj = cdxj;
        this.reading = reading;
        this.clock = clock;
    }

    /** Writes a package, which appears only when it is whole. */
    Archive.Exported to(Path target, Collection<ArchivedRecord> selection, Archive.Packing packing) throws IOException {
        List<CdxEntry> chosen = chosen(selection);
        List<CdxEntry> all = withOriginals(chosen);
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            switch (packing.format()) {
                case WARC -> warc(part, all);
                case WACZ -> new WaczPackage(reading, packing, clock.instant()).write(part, all, chosen);
                case ZIP -> new OriginalsZip(cdxj, reading).write(part, chosen);
            }
            long bytes = Files.size(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return new Archive.Exported(chosen.size(), all.size() - chosen.size(), bytes);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private List<CdxEntry> chosen(Collection<ArchivedRecord> selection) throws IOException {
        Set<CdxEntry> chosen = new LinkedHashSet<>();
        for (ArchivedRecord record : selection) {
            chosen.add(cdxj.byId(record.recordId())
                    .orElseThrow(() -> new IOException("the record " + record.recordId() + " is not in the archive")));
        }
        return chosen.stream().sorted(BY_PLACE).toList();
    }

    /** A revisit has no payload of its own; without its original a package could not be replayed alone. */
    private List<CdxEntry> withOriginals(List<CdxEntry> chosen) throws IOException {
        Set<CdxEntry> all = new LinkedHashSet<>(chosen);
        for (CdxEntry entry : chosen) {
            if (entry.record().revisit()) {
                all.add(cdxj.byId(entry.refersTo())
                        .orElseThrow(() -> new IOException("the original " + entry.refersTo()
                                + " of the revisit record " + entry.record().recordId() + " is not in the archive")));
            }
        }
        return all.stream().sorted(BY_PLACE).toList();
    }

    /** Entries by the file they lie in, both in order. */
    static Map<String, List<CdxEntry>> byFile(List<CdxEntry> entries) {
        Map<String, List<CdxEntry>> files = new TreeMap<>();
        entries.forEach(entry -> files.computeIfAbsent(entry.record().warcFile(), f -> new ArrayList<>())
                .add(entry));
        return files;
    }

    private void warc(Path part, List<CdxEntry> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(part)) {
            for (List<CdxEntry> file : byFile(entries).values()) {
                reading.copyWarcinfo(file.get(0).record(), out);
                for (CdxEntry entry : file) {
                    reading.copy(entry, out);
                }
            }
        }
    }
}
