package org.nianbao.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.nianbao.model.Progress;

/** Reads everything again and tells what does not match. */
final class Fixity {
    private final Cdxj cdxj;
    private final Consumer<Archive.Damage> told;
    private final List<Archive.Damage> damages = new ArrayList<>();
    private final Set<String> originals = new HashSet<>();
    private final List<CdxEntry> revisits = new ArrayList<>();
    private Set<String> checked = Set.of();
    private long bytes;

    /**
     * A reader.
     *
     * @param cdxj what is to be proved
     * @param told is told of each damage as soon as it is found
     */
    Fixity(Cdxj cdxj, Consumer<Archive.Damage> told) {
        this.cdxj = cdxj;
        this.told = told;
    }

    private void add(Archive.Damage damage) {
        damages.add(damage);
        told.accept(damage);
    }

    /**
     * Verifies files.
     *
     * @param extents the files as far as they are to be read
     * @param lines the CDXJ lines on disk that belong to them
     * @param checked names of the files, those that are missing among them
     */
    Archive.Verification verify(
            List<WarcScan.Extent> extents, List<String> lines, Set<String> checked, Progress progress) {
        this.checked = checked;
        long total = extents.stream().mapToLong(WarcScan.Extent::to).sum();
        Map<String, Set<String>> said = byFile(lines);
        long records = 0;
        for (WarcScan.Extent extent : extents) {
            progress.at(bytes, total, extent.name());
            Set<String> found = new HashSet<>();
            records += records(extent, found);
            bytes += extent.to();
            compare(
                    extent.name(),
                    found,
                    Optional.ofNullable(said.remove(extent.name())).orElse(Set.of()));
        }
        said.keySet().retainAll(checked);
        said.forEach((file, orphans) ->
                orphans.forEach(line -> damaged(file, line, "the CDXJ names a file that is not there")));
        revisits.forEach(this::proveOriginal);
        progress.at(total, total, "");
        damages.sort(Comparator.comparing(Archive.Damage::file).thenComparing(Archive.Damage::offset));
        return new Archive.Verification(
                extents.size(), records, bytes, lines.size(), List.copyOf(damages), List.copyOf(checked));
    }

    private Map<String, Set<String>> byFile(List<String> lines) {
        Map<String, Set<String>> byFile = new HashMap<>();
        for (String line : lines) {
            Optional<CdxEntry> entry = CdxLine.parse(line);
            if (entry.isEmpty()) {
                add(new Archive.Damage("index.cdxj", -1, "", "a line is no CDXJ: " + start(line)));
            } else if (!byFile.computeIfAbsent(entry.get().record().warcFile(), f -> new HashSet<>())
                    .add(line)) {
                add(new Archive.Damage("index.cdxj", -1, "", "a line stands twice: " + start(line)));
            }
        }
        return byFile;
    }

    private static String start(String line) {
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    private long records(WarcScan.Extent extent, Set<String> lines) {
        WarcScan scan = new WarcScan(
                true,
                (entry, complete) -> {
                    lines.add(CdxLine.format(entry));
                    if (entry.record().revisit()) {
                        revisits.add(entry);
                    } else {
                        originals.add(entry.record().recordId());
                    }
                },
                (file, offset, id, why) -> add(new Archive.Damage(file, offset, known(file, offset, id), why)));
        try {
            scan.read(extent);
        } catch (IOException e) {
            add(new Archive.Damage(extent.name(), -1, "", "the file cannot be read on: " + e.getMessage()));
        }
        return scan.records();
    }

    /** The id of a record that cannot be read any more may still stand in the index. */
    private String known(String file, long offset, String id) {
        return id.isEmpty()
                ? cdxj.at(file, offset).map(e -> e.record().recordId()).orElse("")
                : id;
    }

    private void compare(String file, Set<String> found, Set<String> said) {
        said.stream()
                .filter(line -> !found.contains(line))
                .forEach(line -> damaged(file, line, "the CDXJ line does not say what the record says"));
        found.stream()
                .filter(line -> !said.contains(line))
                .forEach(line -> damaged(file, line, "the record is not in the CDXJ as it should be"));
    }

    private void damaged(String file, String line, String why) {
        CdxEntry entry = CdxLine.parse(line).orElseThrow();
        add(new Archive.Damage(file, entry.record().offset(), entry.record().recordId(), why));
    }

    private void proveOriginal(CdxEntry revisit) {
        boolean elsewhere = cdxj.byId(revisit.refersTo())
                .filter(o -> !checked.contains(o.record().warcFile()))
                .isPresent();
        if (!elsewhere && !originals.contains(revisit.refersTo())) {
            add(new Archive.Damage(
                    revisit.record().warcFile(),
                    revisit.record().offset(),
                    revisit.record().recordId(),
                    "the original " + revisit.refersTo() + " cannot be read or is not in the archive"));
        }
    }
}
