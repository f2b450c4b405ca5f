package org.nianbao.index;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.nianbao.model.Reading;

/** Tables {@code report} and {@code report_version}: reports, their versions, and the lines made of them. */
final class Reports {
    /** Stable order of lists of report versions. */
    static final Comparator<Index.ReportRow> IN_ORDER = comparing(Index.ReportRow::divisionCode)
            .thenComparing(row -> row.year().orElse(Integer.MAX_VALUE))
            .thenComparing(Index.ReportRow::scope)
            .thenComparing(Index.ReportRow::version)
            .thenComparing(Index.ReportRow::publisher)
            .thenComparing(Index.ReportRow::id);

    /** The columns of a {@link Index.ReportRow} and where they come from. */
    static final String COLUMNS =
            """
            v.report_id, r.division_code, s.name district, g.publisher, r.scope, r.report_year, v.version_number,
            g.title, g.published, c.url, v.payload_sha256, v.captured_at, g.media_type, g.forms, v.cell_count,
            v.failed_rules, v.state
            """;

    static final String TABLES =
            """
            from report_version v
            join report r on r.id = v.report_id
            join reading g on g.payload_sha256 = v.payload_sha256
            join capture c on c.record_id = v.record_id
            left join site s on s.code = r.division_code
            """;

    /** All that belongs to versions: what was read as them, and what only holds it or hangs on it. */
    private static final String STANDING =
            """
            select m.report_id, m.version_number, m.url, m.payload_sha256, 0 companion, m.captured_at, m.url_hash
            from candidate m where m.version_number is not null{of}
            union
            select m.report_id, m.version_number, k.url, k.payload_sha256, 1, k.captured_at, k.url_hash
            from candidate m join candidate k on k.via_hash = m.url_hash
            where m.version_number is not null and k.report_id is null and k.clue{of}
            union
            select m.report_id, m.version_number, k.url, k.payload_sha256, 1, k.captured_at, k.url_hash
            from candidate m join candidate k on k.url_hash = m.via_hash
            where m.version_number is not null and k.report_id is null and k.clue{of}
            order by companion, captured_at, url_hash, payload_sha256
            """;

    private static final String SIGHTINGS =
            """
            select k.url, k.payload_sha256, k.record_id, k.captured_at, k.clue_title, c.via, c.anchor,
                g.title, g.cell_count, g.cells_hash, g.text_hash
            from reading g
            join candidate k on k.payload_sha256 = g.payload_sha256
            join capture c on c.record_id = k.record_id
            where g.report_id = :report
            """;

    private static final String VERSIONS =
            """
            insert into report_version (report_id, version_number, payload_sha256, record_id, captured_at, newest,
                cells_key, cell_count, failed_rules, state)
            select :report, :version, :payload, :record, :at, :newest, :payload, g.cell_count, g.failed_rules, g.state
            from reading g where g.payload_sha256 = :payload
            """;

    private Reports() {}

    /** Adds a report unless it is known. */
    static void know(Handle handle, ReportKey key) {
        if (!Binding.any(handle, "select count(*) from report where id = ?", key.id())) {
            handle.createUpdate(
                            """
                            insert into report (id, division_code, scope, publisher_key, report_year)
                            values (:id, :code, :scope, :publisher, :year)
                            """)
                    .bind("id", key.id())
                    .bind("code", key.code())
                    .bind("scope", key.scope().id())
                    .bind("publisher", key.publisher())
                    .bind("year", key.year().orElse(null))
                    .execute();
        }
    }

    /**
     * Numbers the versions of a report anew from all that has been seen of it. The row of the report is locked first, so
     * that of two readings that end together the second one sees the first.
     *
     * @param relations holds a report in parts against the relations of the forms
     */
    private static void renumber(Handle handle, String reportId, UnaryOperator<Reading.ReportRead> relations) {
        handle.createQuery("select id from report where id = :id for update")
                .bind("id", reportId)
                .mapTo(String.class)
                .findOne();
        Versions.Numbered numbered = Versions.of(sightings(handle, reportId));
        VersionParts.forget(handle, reportId);
        Contradictions.forget(handle, reportId);
        handle.execute("delete from report_version where report_id = ?", reportId);
        handle.execute("update candidate set report_id = null, version_number = null where report_id = ?", reportId);
        if (numbered.firsts().isEmpty()) {
            handle.execute("delete from report where id = ?", reportId);
        } else {
            insertVersions(handle, reportId, numbered.firsts());
            VersionParts.add(handle, reportId, numbered.firsts(), relations);
            Contradictions.add(handle, reportId, numbered.firsts());
            mark(handle, reportId, numbered.numbers());
        }
    }

    /**
     * Numbers the versions of the report that a payload was read as, if it was read as one, and of those that gain or
     * lose a document because of it.
     *
     * @param more further reports that may look different
     * @param relations holds a report in parts against the relations of the forms
     */
    static void renumberReportsOf(
            Handle handle, String payload, Collection<String> more, UnaryOperator<Reading.ReportRead> relations) {
        Set<String> ids = new TreeSet<>(more);
        ids.addAll(Kinship.settle(handle, payload));
        handle.createQuery("select report_id from reading where payload_sha256 = :payload and report_id is not null")
                .bind("payload", payload)
                .mapTo(String.class)
                .findOne()
                .ifPresent(ids::add);
        ids.forEach(id -> renumber(handle, id, relations));
    }

    private static List<Versions.Sighting> sightings(Handle handle, String reportId) {
        Map<String, Map<String, Printed>> figures = Cells.unlike(handle, reportId);
        return handle.createQuery(SIGHTINGS)
                .bind("report", reportId)
                .map((row, context) -> new Versions.Sighting(
                        row.getString("url"),
                        row.getString("payload_sha256"),
                        row.getString("record_id"),
                        Binding.instant(row, "captured_at"),
                        Binding.optionalText(row, "via"),
                        row.getInt("cell_count"),
                        new Content(row.getString("cells_hash"), row.getString("text_hash")),
                        Part.of(row.getString("clue_title"), row.getString("anchor"), row.getString("title")),
                        figures.getOrDefault(row.getString("payload_sha256"), Map.of())))
                .list();
    }

    private static void insertVersions(Handle handle, String reportId, List<Versions.Version> firsts) {
        PreparedBatch batch = handle.prepareBatch(VERSIONS);
        for (int i = 0; i < firsts.size(); i++) {
            Versions.Sighting first = firsts.get(i).lead();
            batch.bind("report", reportId)
                    .bind("version", i + 1)
                    .bind("payload", first.payload())
                    .bind("record", first.recordId())
                    .bind("at", firsts.get(i).at())
                    .bind("newest", i + 1 == firsts.size())
                    .add();
        }
        batch.execute();
    }

    private static void mark(Handle handle, String reportId, Map<Versions.Sighting, Integer> numbers) {
        PreparedBatch batch = handle.prepareBatch(
                """
                update candidate set report_id = :report, version_number = :version
                where url_hash = :url and payload_sha256 = :payload
                """);
        numbers.forEach((sighting, version) -> batch.bind("report", reportId)
                .bind("version", version)
                .bind("url", Hash.of(sighting.url()))
                .bind("payload", sighting.payload())
                .add());
        batch.execute();
    }

    /** The lines a query asks for, in stable order, with those of candidates that cannot be read. */
    static List<Index.ReportRow> list(Handle handle, Index.ReportQuery query) {
        Stream<Index.ReportRow> read = read(handle, query).stream();
        List<Index.ReportRow> rows = Stream.concat(read, Unreadable.rows(handle).stream())
                .filter(row -> matches(row, query))
                .sorted(IN_ORDER)
                .toList();
        return standing(handle, query.code(), rows);
    }

    /** The lines with all addresses and documents of their versions, the leading ones first, then by first sight. */
    private static List<Index.ReportRow> standing(Handle handle, Optional<String> code, List<Index.ReportRow> rows) {
        Map<String, List<String[]>> where = new HashMap<>();
        String of = code.map(c -> " and m.report_id in (select id from report where division_code = :code)")
                .orElse("");
        Query query = handle.createQuery(STANDING.replace("{of}", of));
        code.ifPresent(c -> query.bind("code", c));
        query.map((row, context) -> new String[] {
                    row.getString("report_id") + " " + row.getInt("version_number"),
                    row.getString("url"),
                    row.getString("payload_sha256")
                })
                .forEach(at ->
                        where.computeIfAbsent(at[0], k -> new ArrayList<>()).add(at));
        return rows.stream()
                .map(row -> standing(row, where.getOrDefault(row.id() + " " + row.version(), List.of())))
                .toList();
    }

    private static Index.ReportRow standing(Index.ReportRow row, List<String[]> where) {
        Set<String> addresses = new LinkedHashSet<>(List.of(row.url()));
        Set<String> documents = new LinkedHashSet<>(List.of(row.sha256()));
        where.forEach(at -> {
            addresses.add(at[1]);
            documents.add(at[2]);
        });
        return row.standing(List.copyOf(addresses), List.copyOf(documents));
    }

    private static List<Index.ReportRow> read(Handle handle, Index.ReportQuery query) {
        List<String> conditions = new ArrayList<>();
        query.code().ifPresent(c -> conditions.add("r.division_code = :code"));
        query.year().ifPresent(y -> conditions.add("r.report_year = :year"));
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        Query select = handle.createQuery("select " + COLUMNS + TABLES + where);
        query.code().ifPresent(code -> select.bind("code", code));
        query.year().ifPresent(year -> select.bind("year", year));
        return select.map(new ReportRowMapper()).list();
    }

    private static boolean matches(Index.ReportRow row, Index.ReportQuery query) {
        return query.code().filter(c -> !c.equals(row.divisionCode())).isEmpty()
                && query.year().filter(y -> !row.year().equals(Optional.of(y))).isEmpty()
                && query.scope().filter(s -> !s.equals(row.scope())).isEmpty()
                && query.state().filter(s -> !s.equals(row.state())).isEmpty();
    }

    /** All versions of one report, version 1 first. */
    static List<Index.ReportRow> versions(Handle handle, String id) {
        return handle.createQuery("select " + COLUMNS + TABLES + " where v.report_id = :id order by v.version_number")
                .bind("id", id)
                .map(new ReportRowMapper())
                .list();
    }

    /** The newest version of every report. */
    static List<Index.ReportRow> newest(Handle handle) {
        return handle.createQuery("select " + COLUMNS + TABLES + " where v.newest")
                .map(new ReportRowMapper())
                .list();
    }

    /** The record that first showed a version. */
    static String recordOf(Handle handle, Index.ReportRow row) {
        return handle.createQuery(
                        """
                        select record_id from report_version where report_id = :id and version_number = :version
                        """)
                .bind("id", row.id())
                .bind("version", row.version())
                .mapTo(String.class)
                .one();
    }
}
