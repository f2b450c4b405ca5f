package org.nianbao.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

/**
 * Which report a document belongs to when it does not say so itself: a form or a scan that hangs on the page of a report
 * is that report's. Depends on what is stored alone, never on the order in which it became known, for everything that may
 * change an answer asks for it again.
 */
final class Kinship {
    private static final Set<String> READ_IN_TEXT = Set.of("title", "period");

    private static final String PARENTS =
            """
            select p.site_code, p.clue_year, p.clue_scope, p.clue_publisher, g.kind, g.own_code,
                g.own_scope, g.own_publisher, g.own_year
            from candidate k
            join candidate p on p.url_hash = k.via_hash and p.clue and p.payload_sha256 <> :payload
            left join reading g on g.payload_sha256 = p.payload_sha256
            where k.payload_sha256 = :payload
            order by k.captured_at, k.url_hash, p.captured_at, p.payload_sha256
            """;

    private Kinship() {}

    /** Whether a report does not name its own body in its title, so that its publisher is a conjecture. */
    static boolean nameless(Report report) {
        String stem = ReportKey.bare(report.publisher().name()).replaceFirst("(?:人民)?政府$", "");
        return stem.isEmpty() || !ReportKey.bare(report.title()).contains(stem);
    }

    /** Whether the report itself says of which year it is. */
    static boolean yearRead(Report report) {
        return report.yearFrom().stream().anyMatch(READ_IN_TEXT::contains);
    }

    /**
     * Decides anew for a payload and for all that hang on its addresses.
     *
     * @return the reports that look different now, in order
     */
    static Set<String> settle(Handle handle, String payload) {
        lockAround(handle, payload);
        Set<String> changed = new TreeSet<>();
        for (String one : withChildren(handle, payload)) {
            Optional<Own> own = own(handle, one);
            own.ifPresent(o -> {
                ReportKey key = o.nameless() ? parent(handle, one).map(o::under).orElse(o.key()) : o.key();
                if (!key.id().equals(o.reportId())) {
                    belong(handle, one, key);
                    changed.addAll(List.of(o.reportId(), key.id()));
                }
            });
        }
        return changed;
    }

    /** So that a document and its page that are read at once do not miss each other. */
    private static void lockAround(Handle handle, String payload) {
        handle.createQuery(
                        """
                        select url_hash from candidate where url_hash in
                            (select url_hash from candidate where payload_sha256 = :payload
                             union select via_hash from candidate where payload_sha256 = :payload)
                        order by url_hash, payload_sha256 for update
                        """)
                .bind("payload", payload)
                .mapTo(String.class)
                .list();
    }

    private static Set<String> withChildren(Handle handle, String payload) {
        Set<String> all = new TreeSet<>(handle.createQuery(
                        """
                        select distinct k.payload_sha256 from candidate k
                        join candidate p on p.url_hash = k.via_hash where p.payload_sha256 = :payload
                        """)
                .bind("payload", payload)
                .mapTo(String.class)
                .list());
        all.add(payload);
        return all;
    }

    private static void belong(Handle handle, String payload, ReportKey key) {
        handle.createUpdate("update reading set report_id = :report where payload_sha256 = :payload")
                .bind("report", key.id())
                .bind("payload", payload)
                .execute();
        Reports.know(handle, key);
    }

    private static Optional<Own> own(Handle handle, String payload) {
        return handle.createQuery(
                        """
                        select * from reading where payload_sha256 = :payload and kind = 'report'
                          and own_code is not null
                        """)
                .bind("payload", payload)
                .map((row, context) -> Own.of(row))
                .findOne();
    }

    /** What the page says on which a document hangs: its own reading, or what discovery saw in it. */
    private static Optional<ReportKey> parent(Handle handle, String payload) {
        return handle.createQuery(PARENTS).bind("payload", payload).map((row, context) -> parentKey(row)).stream()
                .findFirst();
    }

    private static ReportKey parentKey(ResultSet row) throws SQLException {
        boolean read = "report".equals(row.getString("kind")) && row.getString("own_code") != null;
        return read
                ? new ReportKey(
                        row.getString("own_code"),
                        Scope.of(row.getString("own_scope")),
                        row.getString("own_publisher"),
                        Binding.optionalInt(row, "own_year"))
                : new ReportKey(
                        row.getString("site_code"),
                        Scope.of(row.getString("clue_scope")),
                        ReportKey.bare(row.getString("clue_publisher")),
                        Binding.optionalInt(row, "clue_year"));
    }

    /** What a reading says of itself, and the report it belongs to now. */
    private record Own(ReportKey key, boolean nameless, boolean yearRead, String reportId) {
        static Own of(ResultSet row) throws SQLException {
            ReportKey key = new ReportKey(
                    row.getString("own_code"),
                    Scope.of(row.getString("own_scope")),
                    row.getString("own_publisher"),
                    Binding.optionalInt(row, "own_year"));
            return new Own(key, row.getBoolean("nameless"), row.getBoolean("year_read"), row.getString("report_id"));
        }

        /** The page's report, unless the document says that it is of another year or division. */
        ReportKey under(ReportKey page) {
            boolean otherYear = yearRead
                    && key.year().isPresent()
                    && page.year().isPresent()
                    && !key.year().equals(page.year());
            boolean unknown = page.scope() == Scope.UNKNOWN;
            if (otherYear || !page.code().equals(key.code())) {
                return key;
            }
            return new ReportKey(
                    page.code(),
                    unknown ? key.scope() : page.scope(),
                    unknown ? key.publisher() : page.publisher(),
                    page.year().or(key::year));
        }
    }
}
