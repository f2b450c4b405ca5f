package org.nianbao.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Message;
import org.nianbao.model.Reading;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;

/**
 * Table {@code version_part}: the documents of versions that were published in parts, in order, the leading one among
 * them. Their figures are kept together under a key of the version's own; where two parts print the same figure, the
 * leading one's counts.
 */
final class VersionParts {
    private static final String SUM =
            """
            update report_version set cells_key = :key,
                cell_count = (select count(*) from cell where payload_sha256 = :key),
                failed_rules = (select sum(g.failed_rules) from version_part p
                    join reading g on g.payload_sha256 = p.payload_sha256
                    where p.report_id = :report and p.version_number = :version)
            where report_id = :report and version_number = :version
            """;

    private VersionParts() {}

    /** Forgets the parts of a report and their figures. */
    static void forget(Handle handle, String reportId) {
        handle.execute(
                """
                delete from cell where payload_sha256 in
                    (select cells_key from report_version where report_id = ? and cells_key <> payload_sha256)
                """,
                reportId);
        handle.execute("delete from version_part where report_id = ?", reportId);
    }

    /** Takes in the parts of the versions that have any. */
    static void add(Handle handle, String reportId, List<Versions.Version> versions) {
        for (int i = 0; i < versions.size(); i++) {
            if (!versions.get(i).others().isEmpty()) {
                add(handle, reportId, i + 1, versions.get(i));
            }
        }
    }

    private static void add(Handle handle, String reportId, int number, Versions.Version version) {
        List<Versions.Sighting> parts = new ArrayList<>(version.others());
        parts.add(version.lead());
        parts.sort(Comparator.comparing(s -> s.part().orElseThrow()));
        for (int n = 0; n < parts.size(); n++) {
            Versions.Sighting part = parts.get(n);
            handle.execute(
                    "insert into version_part (report_id, version_number, ordinal, payload_sha256, record_id)"
                            + " values (?, ?, ?, ?, ?)",
                    reportId,
                    number,
                    n + 1,
                    part.payload(),
                    part.recordId());
        }
        String key = Hash.of(reportId
                + number
                + parts.stream().map(Versions.Sighting::payload).collect(Collectors.joining("|", "|", "")));
        join(handle, key, version);
        sum(handle, reportId, number, key);
    }

    private static void join(Handle handle, String key, Versions.Version version) {
        handle.execute("delete from cell where payload_sha256 = ?", key);
        copy(handle, key, version.lead().payload(), null);
        version.others().forEach(part -> copy(handle, key, part.payload(), part.payload()));
    }

    private static void copy(Handle handle, String key, String from, String source) {
        handle.createUpdate(
                        """
                        insert into cell (payload_sha256, ordinal, code, cell_value, kind, raw, unit, assigned_by,
                            confirmed, locator, source_payload)
                        select :key, x.ordinal, x.code, x.cell_value, x.kind, x.raw, x.unit, x.assigned_by, x.confirmed,
                            x.locator, cast(:source as varchar(64))
                        from cell x where x.payload_sha256 = :from and not exists (select 1 from cell y
                            where y.payload_sha256 = :key and (y.code = x.code or y.ordinal = x.ordinal))
                        """)
                .bind("key", key)
                .bind("from", from)
                .bind("source", source)
                .execute();
    }

    /** Figures and failing relations of all parts together. */
    private static void sum(Handle handle, String reportId, int number, String key) {
        handle.createUpdate(SUM)
                .bind("key", key)
                .bind("report", reportId)
                .bind("version", number)
                .execute();
        handle.createUpdate(
                        """
                        update report_version set state = case when failed_rules > 0 then 'findings'
                            when cell_count > 0 then 'clean' else state end
                        where report_id = :report and version_number = :version
                        """)
                .bind("report", reportId)
                .bind("version", number)
                .execute();
    }

    /** The documents of a version in order; empty when it is one document. */
    static List<Index.PartRead> of(Handle handle, Index.ReportRow row) {
        return handle
                .createQuery(
                        """
                        select p.ordinal part_ordinal, c.* from version_part p join capture c on c.record_id = p.record_id
                        where p.report_id = :id and p.version_number = :version order by p.ordinal
                        """)
                .bind("id", row.id())
                .bind("version", row.version())
                .map((r, context) -> new Numbered(r.getInt("part_ordinal"), Captures.record(r)))
                .list()
                .stream()
                .map(part -> new Index.PartRead(part.number(), part.record(), reading(handle, part.record())))
                .toList();
    }

    private static Reading.ReportRead reading(Handle handle, ArchivedRecord record) {
        return (Reading.ReportRead) Readings.of(handle, record.payloadSha256()).orElseThrow();
    }

    /** The report of all parts: the identity of the leading one, the sections and figures of all. */
    static Report joined(Report lead, List<Index.PartRead> parts) {
        List<Report.Section> sections = parts.stream()
                .flatMap(p -> p.read().report().sections().stream())
                .toList();
        List<Cell> cells = new ArrayList<>(lead.cells());
        Set<String> codes = lead.cells().stream().map(Cell::code).collect(Collectors.toSet());
        parts.forEach(p -> p.read().report().cells().stream()
                .filter(cell -> codes.add(cell.code()))
                .forEach(cells::add));
        return new Report(
                lead.title(),
                lead.year(),
                lead.yearFrom(),
                lead.forms(),
                lead.publisher(),
                lead.published(),
                lead.script(),
                sections,
                cells);
    }

    /** What the relations say in the part where they can be assessed. */
    static List<Finding> findings(List<Index.PartRead> parts) {
        Map<String, Finding> told = new LinkedHashMap<>();
        for (Index.PartRead part : parts) {
            for (Finding finding : part.read().findings()) {
                told.merge(finding.rule() + "|" + finding.where(), finding, VersionParts::telling);
            }
        }
        return List.copyOf(told.values());
    }

    private static Finding telling(Finding one, Finding other) {
        return one.verdict() == Finding.Verdict.NOT_ASSESSABLE ? other : one;
    }

    /** The remarks on all parts; places are those of the leading document only, for a place needs its document. */
    static List<Remark> remarks(Index.ReportRow row, List<Index.PartRead> parts) {
        List<Remark> all = new ArrayList<>();
        all.add(new Remark(
                new Message(
                        "report_in_parts",
                        "这份报告分 " + parts.size() + " 个部分发布，数字取自各部分。",
                        "This report was published in " + parts.size()
                                + " parts; its figures are taken from all of them."),
                Optional.empty()));
        for (Index.PartRead part : parts) {
            boolean lead = part.record().payloadSha256().equals(row.sha256());
            part.read().remarks().forEach(r -> all.add(new Remark(r.message(), lead ? r.locator() : Optional.empty())));
        }
        return all;
    }

    private record Numbered(int number, ArchivedRecord record) {}
}
