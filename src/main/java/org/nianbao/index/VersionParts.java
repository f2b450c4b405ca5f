package org.nianbao.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Cell;
import org.nianbao.model.Message;
import org.nianbao.model.Reading;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;

/**
 * Table {@code version_part}: the documents of versions that are several, parts or tables, in order, the leading one among
 * them. Their figures are kept together under a key of the version's own; where two parts print the same figure, the
 * leading one's counts.
 */
final class VersionParts {
    private static final String SUM =
            """
            update report_version set cells_key = :key, failed_rules = :failed, state = :state,
                cell_count = (select count(*) from cell where payload_sha256 = :key)
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

    /**
     * Takes in the parts of the versions that have any.
     *
     * @param relations holds a report against the relations of the forms
     */
    static void add(
            Handle handle,
            String reportId,
            List<Versions.Version> versions,
            UnaryOperator<Reading.ReportRead> relations) {
        for (int i = 0; i < versions.size(); i++) {
            if (!versions.get(i).members().isEmpty()) {
                add(handle, reportId, i + 1, versions.get(i), relations);
            }
        }
    }

    private static void add(
            Handle handle,
            String reportId,
            int number,
            Versions.Version version,
            UnaryOperator<Reading.ReportRead> relations) {
        List<Versions.Sighting> parts = version.members();
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
        List<Reading.ReportRead> read =
                parts.stream().map(part -> reading(handle, part.payload())).toList();
        Reading.ReportRead lead = reading(handle, version.lead().payload());
        sum(handle, reportId, number, key, relations.apply(joined(lead, read)));
    }

    private static void join(Handle handle, String key, Versions.Version version) {
        handle.execute("delete from cell where payload_sha256 = ?", key);
        copy(handle, key, version.lead().payload(), null);
        version.members().stream()
                .filter(part -> !part.equals(version.lead()))
                .forEach(part -> copy(handle, key, part.payload(), part.payload()));
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

    /** What all parts together are: their figures, borne out or not, and the relations that fail. */
    private static void sum(Handle handle, String reportId, int number, String key, Reading.ReportRead whole) {
        int failed = Readings.failed(whole.findings());
        handle.createUpdate(SUM)
                .bind("key", key)
                .bind("failed", failed)
                .bind("state", Readings.state(whole.report(), failed))
                .bind("report", reportId)
                .bind("version", number)
                .execute();
        confirm(handle, key, whole.report().cells());
    }

    private static void confirm(Handle handle, String key, List<Cell> cells) {
        PreparedBatch batch = handle.prepareBatch(
                "update cell set confirmed = :confirmed where payload_sha256 = :key and code = :code");
        cells.forEach(cell -> batch.bind("confirmed", cell.confirmed())
                .bind("key", key)
                .bind("code", cell.code())
                .add());
        batch.execute();
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
                .map(part -> new Index.PartRead(
                        part.number(),
                        part.record(),
                        reading(handle, part.record().payloadSha256())))
                .toList();
    }

    /** Digests of the documents of a version; empty when it is one document. */
    static Set<String> payloads(Handle handle, Index.ReportRow row) {
        return Set.copyOf(handle.createQuery("select distinct payload_sha256 from version_part"
                        + " where report_id = :id and version_number = :version")
                .bind("id", row.id())
                .bind("version", row.version())
                .mapTo(String.class)
                .list());
    }

    private static Reading.ReportRead reading(Handle handle, String payload) {
        return (Reading.ReportRead) Readings.of(handle, payload).orElseThrow();
    }

    /**
     * The reading of all parts, not yet held against the relations.
     *
     * @param lead the leading part
     * @param parts all parts in order, the leading one among them
     */
    private static Reading.ReportRead joined(Reading.ReportRead lead, List<Reading.ReportRead> parts) {
        Report report = joined(
                lead.report(), parts.stream().map(Reading.ReportRead::report).toList());
        return new Reading.ReportRead(lead.source(), report, List.of(), lead.remarks());
    }

    /**
     * The report of a version in parts, held against the relations as one: what one part does not print another may.
     *
     * @param row the version
     * @param lead its leading part
     * @param parts all parts in order
     * @param relations holds a report against the relations of the forms
     */
    static Reading.ReportRead whole(
            Index.ReportRow row,
            Reading.ReportRead lead,
            List<Index.PartRead> parts,
            UnaryOperator<Reading.ReportRead> relations) {
        Reading.ReportRead joined =
                joined(lead, parts.stream().map(Index.PartRead::read).toList());
        return relations.apply(new Reading.ReportRead(lead.source(), joined.report(), List.of(), remarks(row, parts)));
    }

    /** The report of all parts: the identity of the leading one, the forms, sections and figures of all. */
    private static Report joined(Report lead, List<Report> parts) {
        List<Report.Section> sections =
                parts.stream().flatMap(p -> p.sections().stream()).toList();
        List<Cell> cells = new ArrayList<>(lead.cells());
        Set<String> codes = lead.cells().stream().map(Cell::code).collect(Collectors.toSet());
        parts.forEach(
                p -> p.cells().stream().filter(cell -> codes.add(cell.code())).forEach(cells::add));
        return new Report(
                lead.title(),
                lead.year(),
                lead.yearFrom(),
                parts.stream().flatMap(p -> p.forms().stream()).distinct().toList(),
                lead.publisher(),
                lead.published(),
                lead.script(),
                sections,
                cells);
    }

    /** The remarks on all parts; places are those of the leading document only, for a place needs its document. */
    private static List<Remark> remarks(Index.ReportRow row, List<Index.PartRead> parts) {
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
