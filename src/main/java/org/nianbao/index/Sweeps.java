package org.nianbao.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.nianbao.model.Remembered;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;

/** Table {@code sweep}: sweeps that wait, run or have ended. */
final class Sweeps {
    private final Clock clock;
    private final Duration lease;

    /**
     * With its clock.
     *
     * @param longest how long a sweep may take; one that has been running much longer belongs to a dead process
     */
    Sweeps(Clock clock, Duration longest) {
        this.clock = clock;
        this.lease = longest.multipliedBy(2).plusMinutes(10);
    }

    void enqueue(Handle handle, List<Sweep> sweeps) {
        for (Sweep sweep : sweeps) {
            String site = sweep.site().code();
            // The row of the site is the lock that keeps two requests from being made at once.
            handle.select("select code from site where code = ? for update", site)
                    .mapTo(String.class)
                    .findOne();
            String known =
                    """
                    select count(*) from sweep
                    where id = ? or (site_code = ? and state in ('waiting', 'running'))
                    """;
            if (!Binding.any(handle, known, sweep.id(), site)) {
                insert(handle, sweep);
            }
        }
    }

    private static void insert(Handle handle, Sweep sweep) {
        handle.createUpdate(
                        """
                        insert into sweep (id, site_code, years, requested, requested_by, state, reason, detail,
                            requests, bytes_received, counts, notable)
                        values (:id, :site, :years, :requested, :by, 'waiting', '', '', 0, 0, '{}', '[]')
                        """)
                .bind("id", sweep.id())
                .bind("site", sweep.site().code())
                .bind("years", years(sweep.years()))
                .bind("requested", sweep.requested())
                .bind("by", sweep.by())
                .execute();
    }

    /** Takes the next sweep that waits, or one whose process is dead; requests of sites no longer listed are dropped. */
    Optional<Sweep> next(Handle handle, Set<String> notNow) {
        Instant now = clock.instant();
        Map<String, Site> sites = Sites.all(handle).stream().collect(Collectors.toMap(Site::code, Function.identity()));
        Optional<Requested> due = due(handle, now, notNow);
        while (due.isPresent() && !sites.containsKey(due.get().siteCode())) {
            handle.execute("delete from sweep where id = ?", due.get().id());
            due = due(handle, now, notNow);
        }
        due.ifPresent(d -> handle.createUpdate(
                        "update sweep set state = 'running', begun = :now, lease_until = :until where id = :id")
                .bind("now", now)
                .bind("until", now.plus(lease))
                .bind("id", d.id())
                .execute());
        return due.map(d -> new Sweep(d.id(), sites.get(d.siteCode()), d.years(), d.requested(), d.by()));
    }

    private static Optional<Requested> due(Handle handle, Instant now, Set<String> notNow) {
        return handle.createQuery(
                        """
                        select id, site_code, years, requested, requested_by from sweep
                        where (state = 'waiting' or (state = 'running' and lease_until <= :now))
                            and site_code not in (<closed>)
                        order by requested, id fetch first 1 rows only for update skip locked
                        """)
                .bindList("closed", notNow.isEmpty() ? List.of("") : List.copyOf(notNow))
                .bind("now", now)
                .map((row, context) -> new Requested(
                        row.getString("id"),
                        row.getString("site_code"),
                        years(row.getString("years")),
                        Binding.instant(row, "requested"),
                        row.getString("requested_by")))
                .findOne();
    }

    /** At the start of the only process that has the database, nothing runs: what did is waiting again. */
    static void release(Handle handle) {
        handle.execute("update sweep set state = 'waiting', begun = null, lease_until = null where state = 'running'");
        handle.execute("update reading_task set state = 'waiting', leased_by = null, lease_until = null"
                + " where state = 'leased'");
    }

    static void ended(Handle handle, SweepAccount account) {
        handle.createQuery("select id from sweep where id = :id for update")
                .bind("id", account.sweep().id())
                .mapTo(String.class)
                .findOne();
        handle.execute("delete from sweep where id = ?", account.sweep().id());
        Update update = handle.createUpdate(
                """
                insert into sweep (id, site_code, years, requested, requested_by, state, reason, detail, begun, ended,
                    requests, bytes_received, counts, notable)
                values (:id, :site, :years, :requested, :by, :state, :reason, :detail, :begun, :ended, :requests, :bytes,
                    :counts, :notable)
                """);
        bindRequest(update, account.sweep());
        bindEnd(update, account);
        update.execute();
    }

    private static void bindRequest(Update update, Sweep sweep) {
        update.bind("id", sweep.id())
                .bind("site", sweep.site().code())
                .bind("years", years(sweep.years()))
                .bind("requested", sweep.requested())
                .bind("by", sweep.by());
    }

    private static void bindEnd(Update update, SweepAccount account) {
        update.bind("state", account.state().name().toLowerCase(Locale.ROOT))
                .bind("reason", account.reason().id())
                .bind("detail", account.detail())
                .bind("begun", account.begun())
                .bind("ended", account.ended())
                .bind("requests", account.requests())
                .bind("bytes", account.bytes())
                .bind("counts", Codec.write(counts(account)))
                .bind("notable", Codec.write(account.notable()));
    }

    /** Column {@code counts} holds how memory served beside the outcomes of addresses. */
    private static Map<String, Integer> counts(SweepAccount account) {
        return account.remembered().map(r -> r.beside(account.counts())).orElse(account.counts());
    }

    /** Newest first, of one site or of all. */
    static List<Index.SweepRow> list(Handle handle, Dialect dialect, Optional<String> siteCode, int limit) {
        String where = siteCode.isPresent() ? " where w.site_code = :site" : "";
        Query query = handle.createQuery("select w.*, s.name district, coalesce(w.begun, w.requested) at_last"
                        + " from sweep w left join site s on s.code = w.site_code" + where
                        + " order by at_last desc, " + dialect.byCode("w.id") + " desc fetch first :limit rows only")
                .bind("limit", Math.max(limit, 0));
        siteCode.ifPresent(code -> query.bind("site", code));
        return query.map((row, context) -> row(row)).list();
    }

    /** One by its id. */
    static Optional<Index.SweepRow> one(Handle handle, String id) {
        return handle.createQuery("select w.*, s.name district, coalesce(w.begun, w.requested) at_last"
                        + " from sweep w left join site s on s.code = w.site_code where w.id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    private static Index.SweepRow row(ResultSet row) throws SQLException {
        Map<String, Integer> counts = Codec.counts(row.getString("counts"));
        return new Index.SweepRow(
                row.getString("id"),
                row.getString("site_code"),
                Optional.ofNullable(row.getString("district")).orElse(""),
                row.getString("state"),
                row.getString("reason"),
                row.getString("detail"),
                Binding.instant(row, "at_last"),
                Binding.optionalInstant(row, "ended"),
                row.getInt("requests"),
                row.getLong("bytes_received"),
                Remembered.outcomes(counts),
                Remembered.of(counts));
    }

    /** The addresses of a sweep that failed or were skipped. */
    static List<SweepAccount.Ended> notable(Handle handle, String sweepId) {
        return handle.createQuery("select notable from sweep where id = :id")
                .bind("id", sweepId)
                .mapTo(String.class)
                .findOne()
                .map(Codec::ended)
                .orElse(List.of());
    }

    static String years(Set<Integer> years) {
        return years.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }

    static Set<Integer> years(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(y -> !y.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Requested(String id, String siteCode, Set<Integer> years, Instant requested, String by) {}
}
