package org.nianbao.index;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;
import org.nianbao.model.Correction.Standing;
import org.nianbao.model.Withdrawal;

/** Table {@code correction}: second values for figures, each with the document it was made for. */
final class Corrections {
    /** The columns of a correction, under names that no other table has. */
    static final String COLUMNS =
            """
            k.entry_number, k.corrected_at, k.report_id k_report, k.version_number k_version,
            k.payload_sha256 k_payload, k.code k_code, k.kind k_kind, k.cell_value k_value, k.raw k_raw,
            k.read_kind, k.read_value, k.read_raw, k.author, k.reason k_reason, k.newest k_newest,
            k.withdrawn_entry, k.withdrawn_at, k.withdrawn_by, k.withdrawn_reason
            """;

    /** With what is read in the document now, and whose report it is. */
    private static final String SELECT = "select " + COLUMNS
            + """
            , x.kind now_kind, x.cell_value now_value, x.raw now_raw, r.division_code, s.name district,
            g.publisher, r.scope, r.report_year
            from correction k
            left join cell x on x.payload_sha256 = k.payload_sha256 and x.code = k.code
            left join reading g on g.payload_sha256 = k.payload_sha256
            left join report r on r.id = k.report_id
            left join site s on s.code = r.division_code
            """;

    private Corrections() {}

    /** Adds a correction unless it is known; it takes the place of an earlier one of the same figure. */
    static void add(Handle handle, Correction made) {
        if (Binding.any(handle, "select count(*) from correction where entry_number = ?", made.entry())) {
            return;
        }
        Update insert = handle.createUpdate(
                """
                insert into correction (entry_number, corrected_at, report_id, version_number, payload_sha256, code, kind,
                    cell_value, raw, read_kind, read_value, read_raw, author, reason, newest)
                values (:entry, :at, :report, :version, :payload, :code, :kind, :value, :raw, :readKind, :readValue,
                    :readRaw, :author, :reason, false)
                """);
        bindValues(insert, made)
                .bind("entry", made.entry())
                .bind("at", made.at())
                .bind("report", made.reportId())
                .bind("version", made.version())
                .bind("payload", made.sha256())
                .bind("code", made.code())
                .bind("author", made.author())
                .bind("reason", made.reason())
                .execute();
        handle.execute(
                """
                update correction set newest = (entry_number = (select max(o.entry_number) from correction o
                    where o.payload_sha256 = correction.payload_sha256 and o.code = correction.code))
                where payload_sha256 = ? and code = ?
                """,
                made.sha256(),
                made.code());
    }

    private static Update bindValues(Update insert, Correction made) {
        Optional<Correction.Value> read = made.read();
        return insert.bind("kind", made.corrected().kind().id())
                .bind("value", number(Optional.of(made.corrected())))
                .bind("raw", made.corrected().raw())
                .bind("readKind", read.map(v -> v.kind().id()).orElse(null))
                .bind("readValue", number(read))
                .bind("readRaw", read.map(Correction.Value::raw).orElse(null));
    }

    private static String number(Optional<Correction.Value> value) {
        return value.flatMap(Correction.Value::number)
                .map(BigDecimal::toPlainString)
                .orElse(null);
    }

    /** Takes a correction back. */
    static void withdraw(Handle handle, long entry, Withdrawal withdrawal) {
        Withdrawn.note(handle, "correction", entry, withdrawal);
    }

    /** All that were made for a report, or for a document of one of its versions. */
    static List<Index.Corrected> of(Handle handle, Index.ReportRow row, List<Index.PartRead> parts) {
        Set<String> documents = new TreeSet<>(Set.of(row.sha256()));
        parts.forEach(part -> documents.add(part.record().payloadSha256()));
        return handle
                .createQuery(SELECT
                        + " where k.report_id = :id or k.payload_sha256 in (<documents>) order by k.entry_number")
                .bind("id", row.id())
                .bindList("documents", List.copyOf(documents))
                .map((found, context) -> corrected(found))
                .list()
                .stream()
                .map(one -> documents.contains(one.correction().sha256()) ? one : one.elsewhere())
                .toList();
    }

    /** All that a query asks for, in the order in which they were made. */
    static List<Index.Corrected> list(Handle handle, Index.CellQuery wanted) {
        List<String> conditions = new ArrayList<>();
        wanted.code().ifPresent(c -> conditions.add("r.division_code = :code"));
        wanted.indicator().ifPresent(i -> conditions.add("k.code = :indicator"));
        wanted.year().ifPresent(y -> conditions.add("r.report_year = :year"));
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        Query query = handle.createQuery(SELECT + where + " order by k.entry_number");
        wanted.code().ifPresent(code -> query.bind("code", code));
        wanted.indicator().ifPresent(indicator -> query.bind("indicator", indicator));
        wanted.year().ifPresent(year -> query.bind("year", year));
        return query.map((found, context) -> corrected(found)).list();
    }

    private static Index.Corrected corrected(ResultSet row) throws SQLException {
        Correction correction = correction(row);
        Index.Whose whose = new Index.Whose(
                Binding.optionalText(row, "division_code").orElse(""),
                Binding.optionalText(row, "district").orElse(""),
                Binding.optionalText(row, "publisher").orElse(""),
                Binding.optionalText(row, "scope").orElse(""),
                Binding.optionalInt(row, "report_year"));
        return new Index.Corrected(correction, standing(row, correction), whose);
    }

    private static Standing standing(ResultSet row, Correction correction) throws SQLException {
        if (correction.withdrawal().isPresent()) {
            return Standing.WITHDRAWN;
        }
        if (!row.getBoolean("k_newest")) {
            return Standing.REPLACED;
        }
        return correction.madeFor(value(row, "now_kind", "now_value", "now_raw"))
                ? Standing.HOLDS
                : Standing.EARLIER_VALUE;
    }

    /** The correction of a row that has {@link #COLUMNS}. */
    static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getLong("entry_number"),
                Binding.instant(row, "corrected_at"),
                row.getString("k_report"),
                row.getInt("k_version"),
                row.getString("k_payload"),
                row.getString("k_code"),
                value(row, "k_kind", "k_value", "k_raw").orElseThrow(),
                value(row, "read_kind", "read_value", "read_raw"),
                row.getString("author"),
                row.getString("k_reason"),
                Withdrawn.of(row));
    }

    private static Optional<Correction.Value> value(ResultSet row, String kind, String number, String raw)
            throws SQLException {
        Optional<String> is = Binding.optionalText(row, kind);
        return is.isEmpty()
                ? Optional.empty()
                : Optional.of(new Correction.Value(
                        Cell.Kind.of(is.get()),
                        Binding.optionalText(row, number).map(BigDecimal::new),
                        row.getString(raw)));
    }
}
