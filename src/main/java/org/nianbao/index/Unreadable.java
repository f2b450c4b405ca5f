package org.nianbao.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Reading;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

/**
 * Lines for candidates whose bytes are here and cannot be read, while no readable report of the same district and year
 * is known. They have version 0, because nothing is known of their content, and what the linking page says of them.
 */
final class Unreadable {
    private static final String SELECT =
            """
            select k.*, g.media_type, s.name district from candidate k
            join reading g on g.payload_sha256 = k.payload_sha256
            left join site s on s.code = k.site_code
            where g.kind = 'not_readable' and k.clue
              and not exists (select 1 from report r
                  where r.division_code = k.site_code and r.report_year = k.clue_year)
            order by k.captured_at, k.url_hash, k.payload_sha256
            """;

    private Unreadable() {}

    /** One line for each body and year: its latest candidate. */
    static List<Index.ReportRow> rows(Handle handle) {
        return List.copyOf(candidates(handle).values().stream().map(Found::row).toList());
    }

    private static Map<String, Found> candidates(Handle handle) {
        Map<String, Found> latest = new LinkedHashMap<>();
        handle.createQuery(SELECT)
                .map((row, context) -> new Found(row(row), row.getString("record_id")))
                .forEach(found -> latest.put(found.row().id(), found));
        return latest;
    }

    private static Index.ReportRow row(ResultSet row) throws SQLException {
        String publisher = row.getString("clue_publisher");
        String code = row.getString("site_code");
        Scope scope = Scope.of(row.getString("clue_scope"));
        Optional<Integer> year = Binding.optionalInt(row, "clue_year");
        return new Index.ReportRow(
                new ReportKey(code, scope, ReportKey.bare(publisher), year).id(),
                code,
                Optional.ofNullable(row.getString("district")).orElse(""),
                publisher,
                scope.id(),
                year,
                0,
                row.getString("clue_title"),
                "",
                row.getString("url"),
                row.getString("payload_sha256"),
                Binding.instant(row, "captured_at"),
                row.getString("media_type"),
                "",
                0,
                0,
                "unreadable",
                List.of(),
                List.of());
    }

    /** Everything there is to show of one: a report without content, and the remarks that say why. */
    static Optional<Index.ReportDetail> detail(Handle handle, String id) {
        return Optional.ofNullable(candidates(handle).get(id)).map(found -> detail(handle, found));
    }

    private static Index.ReportDetail detail(Handle handle, Found found) {
        Index.ReportRow row = found.row();
        Report.Publisher publisher = new Report.Publisher(row.publisher(), Optional.empty(), Scope.of(row.scope()));
        Report empty = new Report(
                row.title(),
                row.year(),
                List.of(),
                List.of(),
                publisher,
                Optional.empty(),
                "simplified",
                List.of(),
                List.of());
        ArchivedRecord record = Captures.one(handle, found.recordId());
        List<ArchivedRecord> sightings = Captures.ofPayload(handle, row.sha256()).stream()
                .filter(c -> c.uri().equals(record.uri()))
                .toList();
        Reading reading = Readings.of(handle, row.sha256()).orElseThrow();
        return new Index.ReportDetail(
                row, empty, List.of(), reading.remarks(), List.of(row), record, sightings, reading.source());
    }

    private record Found(Index.ReportRow row, String recordId) {}
}
