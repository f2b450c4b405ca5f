package org.nianbao.serve.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.archive.Archive;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Correction;
import org.nianbao.serve.House;
import org.nianbao.serve.export.Provenance;
import org.nianbao.serve.export.RoCrate;

/** A selection as RO-Crate: its WACZ and the provenance of the reports in it. */
final class CrateExport {
    private final House house;
    private final Answers answers;

    CrateExport(House house, Answers answers) {
        this.house = house;
        this.answers = answers;
    }

    /** Writes the crate, which appears only when it is whole. */
    Archive.Exported write(Set<ArchivedRecord> records, Path target, Archive.Packing packing) throws IOException {
        Path wacz = target.resolveSibling("." + target.getFileName() + ".wacz");
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Archive.Exported packed = house.archive().export(records, wacz, packing);
            RoCrate crate = new RoCrate(new RoCrate.About(
                    packing.title(), packing.description(), house.clock().instant(), packing.software()));
            crate.wacz(wacz);
            provenances(crate, records);
            crate.write(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return new Archive.Exported(packed.captures(), packed.originals(), Files.size(target));
        } finally {
            Files.deleteIfExists(wacz);
            Files.deleteIfExists(part);
        }
    }

    private void provenances(RoCrate crate, Set<ArchivedRecord> records) throws IOException {
        Set<String> payloads =
                records.stream().map(ArchivedRecord::payloadSha256).collect(Collectors.toSet());
        Provenance provenance = new Provenance(house.archive()::captures, house.archive()::provenance);
        List<Index.ReportRow> rows = answers.reports().stream()
                .filter(row -> payloads.contains(row.sha256()))
                .toList();
        for (Index.ReportRow row : rows) {
            Optional<Index.ReportDetail> detail = answers.report(row.id(), Optional.of(row.version()));
            if (detail.isPresent()) {
                String name = row.id() + "-v" + row.version();
                crate.provenance(name, row.title(), provenance.of(detail.get(), before(detail.get())));
                detail.get().corrections().stream()
                        .filter(c -> c.standing() != Correction.Standing.OTHER_DOCUMENT)
                        .forEach(c -> crate.correction(name, c));
            }
        }
    }

    /** The version before, whose cells a later one corrects. */
    private Optional<Index.ReportDetail> before(Index.ReportDetail detail) {
        return detail.row().version() < 2
                ? Optional.empty()
                : answers.report(detail.row().id(), Optional.of(detail.row().version() - 1));
    }
}
