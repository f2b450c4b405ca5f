package org.nianbao.index;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;

/** Table {@code cell}: figures as lines, and how they differ between versions. */
final class Cells {
    private static final String ABSENT = "∅";

    /** Where a figure stands in a further part, that part's address. */
    private static final String PART =
            """
             left join version_part vp on vp.report_id = v.report_id and vp.version_number = v.version_number
                and vp.payload_sha256 = x.source_payload
             left join capture pc on pc.record_id = vp.record_id
            """;

    /** Of the corrections of a figure only the last one counts, and only while it is not taken back. */
    private static final String CORRECTED =
            """
             left join correction k on k.payload_sha256 = coalesce(x.source_payload, v.payload_sha256)
                and k.code = x.code and k.newest and k.withdrawn_entry is null
            """;

    private Cells() {}

    private static Index.ReportRow printedIn(Index.ReportRow report, ResultSet row) throws SQLException {
        Optional<String> source = Binding.optionalText(row, "source_payload");
        return source.isPresent() ? report.printedAt(row.getString("part_url"), source.get()) : report;
    }

    /** The figures a query asks for, in stable order. */
    static Stream<Index.CellRow> stream(Handle handle, Dialect dialect, Index.CellQuery wanted) {
        Query query = handle.createQuery("select " + Reports.COLUMNS
                        + ", x.code, x.cell_value, x.kind, x.raw, x.unit, x.assigned_by, x.confirmed, x.locator,"
                        + " x.source_payload, pc.url part_url, " + Corrections.COLUMNS
                        + Reports.TABLES + " join cell x on x.payload_sha256 = v.cells_key" + PART + CORRECTED
                        + where(wanted)
                        + order(dialect))
                .setFetchSize(1000);
        wanted.code().ifPresent(code -> query.bind("code", code));
        wanted.indicator().ifPresent(indicator -> query.bind("indicator", indicator));
        wanted.year().ifPresent(year -> query.bind("year", year));
        ReportRowMapper report = new ReportRowMapper();
        return query.map((row, context) -> row(printedIn(report.map(row, context), row), row)).stream();
    }

    private static Index.CellRow row(Index.ReportRow report, ResultSet row) throws SQLException {
        Cell cell = cell(row);
        if (Binding.optionalText(row, "entry_number").isEmpty()) {
            return new Index.CellRow(report, cell);
        }
        Optional<Correction.Value> read = Optional.of(Correction.Value.of(cell));
        return new Index.CellRow(
                report, cell, Optional.of(Corrections.correction(row)).filter(c -> c.madeFor(read)));
    }

    private static String where(Index.CellQuery wanted) {
        List<String> conditions = new ArrayList<>();
        wanted.code().ifPresent(c -> conditions.add("r.division_code = :code"));
        wanted.indicator().ifPresent(i -> conditions.add("x.code = :indicator"));
        wanted.year().ifPresent(y -> conditions.add("r.report_year = :year"));
        if (wanted.newestOnly()) {
            conditions.add("v.newest");
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** As {@link Reports#IN_ORDER}, and then as the indicators. */
    private static String order(Dialect dialect) {
        return " order by " + dialect.byCode("r.division_code") + ", r.report_year nulls last, "
                + dialect.byCode("r.scope") + ", v.version_number, " + dialect.byCode("g.publisher") + ", "
                + dialect.byCode("v.report_id") + ", x.ordinal";
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getString("code"),
                Binding.optionalText(row, "cell_value").map(BigDecimal::new),
                Cell.Kind.of(row.getString("kind")),
                row.getString("raw"),
                row.getString("unit"),
                Codec.locator(row.getString("locator")),
                Cell.By.of(row.getString("assigned_by")),
                row.getBoolean("confirmed"));
    }

    /**
     * The figures of each payload of a report by code; empty when all documents that have figures have the same.
     *
     * @return by payload
     */
    static Map<String, Map<String, Printed>> unlike(Handle handle, String reportId) {
        String readings = "select count(distinct cells_hash) from reading where report_id = ? and cells_hash <> ''";
        if (handle.select(readings, reportId).mapTo(Integer.class).one() < 2) {
            return Map.of();
        }
        Map<String, Map<String, Printed>> all = new HashMap<>();
        handle.createQuery("select x.payload_sha256, x.code, x.cell_value, x.kind, x.raw, x.assigned_by from reading g"
                        + " join cell x on x.payload_sha256 = g.payload_sha256 where g.report_id = :report")
                .bind("report", reportId)
                .map((row, context) -> all.computeIfAbsent(row.getString("payload_sha256"), p -> new TreeMap<>())
                        .put(row.getString("code"), printed(row)))
                .list();
        return all;
    }

    private static Printed printed(ResultSet row) throws SQLException {
        String raw = row.getString("raw");
        Optional<BigDecimal> value = Binding.optionalText(row, "cell_value").map(BigDecimal::new);
        return new Printed(
                Cell.Kind.of(row.getString("kind")),
                Content.printed(value, raw),
                raw,
                Cell.By.of(row.getString("assigned_by")));
    }

    /** The cells of one version, in order of the indicators. */
    static List<Cell> of(Handle handle, Index.ReportRow version) {
        return handle.createQuery("select x.* from report_version v join cell x on x.payload_sha256 = v.cells_key"
                        + " where v.report_id = :id and v.version_number = :version order by x.ordinal")
                .bind("id", version.id())
                .bind("version", version.version())
                .map((row, context) -> cell(row))
                .list();
    }

    /**
     * The figures that differ: in kind or number, or in words; the notation of a number is no difference. A figure whose
     * place one of the two does not print is shown there as {@code ∅}, for a blank is something else.
     */
    static List<Index.CellChange> differences(List<Cell> before, List<Cell> after) {
        Map<String, Cell> old = byCode(before);
        Map<String, Cell> now = byCode(after);
        Set<String> codes = new LinkedHashSet<>(now.keySet());
        codes.addAll(old.keySet());
        return codes.stream()
                .filter(code -> differ(old.get(code), now.get(code)))
                .map(code -> new Index.CellChange(code, raw(old.get(code)), raw(now.get(code))))
                .toList();
    }

    private static boolean differ(Cell one, Cell other) {
        if (one == null || other == null) {
            return true;
        }
        return one.kind() != other.kind() || !Content.printed(one).equals(Content.printed(other));
    }

    private static String raw(Cell cell) {
        return Optional.ofNullable(cell).map(Cell::raw).orElse(ABSENT);
    }

    private static Map<String, Cell> byCode(List<Cell> cells) {
        return cells.stream()
                .collect(Collectors.toMap(Cell::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
