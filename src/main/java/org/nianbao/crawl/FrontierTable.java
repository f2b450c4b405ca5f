package org.nianbao.crawl;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;

/**
 * The frontier's rows. Every method is one transaction, so that a killed process leaves either all of a step or nothing;
 * only SQL that H2 and PostgreSQL both take.
 */
final class FrontierTable {
    private static final int MOST_NOTABLE = 1000;
    private static final String RUNNING = "running";

    private static final String EXPIRE =
            "update frontier_url set state = 'queued' where sweep = ? and state = 'leased' and lease_until < ?";
    private static final String BEST_DUE = "select id, identity, url, promise, home, via, hops, anchor, attempts"
            + " from frontier_url where sweep = ? and state = 'queued' and due <= ? and promise >= ?"
            + " order by promise desc, id"
            + " fetch first 1 rows only for update skip locked";
    private static final String LEASE =
            "update frontier_url set state = 'leased', lease_until = ?, attempts = attempts + 1 where id = ?";
    private static final String RAISE = "update frontier_url set promise = ? where sweep = ? and identity = ?"
            + " and promise < ? and state = 'queued'";
    /** What was cut off because of the page it stood on counts again where a better page leads to it. */
    private static final String REVIVE = "update frontier_url set state = 'queued', promise = ?, due = 0, kind = '',"
            + " reason = '', detail = '', ended = 0 where sweep = ? and identity = ? and state = 'ended'";

    private static final String DISCOVER = "insert into frontier_url (sweep, site, identity, url, host, promise, home,"
            + " via, hops, anchor, state, due, lease_until, attempts, kind, reason, detail, ended)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?)";

    private static final int LIKE_A_REPORT = 840;
    private static final Pattern YEAR = Pattern.compile("20[0-3]\\d(?=\\s?年)");

    private final DataSource database;

    /**
     * A sweep's row.
     *
     * @param id of the sweep
     * @param begun epoch milliseconds
     * @param spent so far
     * @param unpromising links left aside so far
     */
    record SweepRow(String id, long begun, Spent spent, int unpromising) {}

    /**
     * What a sweep has spent.
     *
     * @param requests sent
     * @param bytes received
     * @param workedMillis time at work
     */
    record Spent(int requests, long bytes, long workedMillis) {}

    /**
     * What is written when an address ends or rests.
     *
     * @param now epoch milliseconds
     * @param spent by the sweep so far
     * @param unpromising links left aside so far
     */
    record Mark(long now, Spent spent, int unpromising) {}

    /**
     * A link found on the page that ends.
     *
     * @param found the link
     * @param ended its outcome when it is not to be asked for
     */
    record Discovery(QueuedUrl.Found found, Optional<Outcome> ended) {}

    FrontierTable(DataSource database) {
        this.database = database;
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T transaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(before);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the frontier in the database cannot be used: " + e.getMessage(), e);
        }
    }

    private static <T> List<T> query(Connection c, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement s = prepare(c, sql, values)) {
            List<T> rows = new ArrayList<>();
            ResultSet r = s.executeQuery();
            while (r.next()) {
                rows.add(row.of(r));
            }
            return rows;
        }
    }

    private <T> List<T> read(String sql, Row<T> row, Object... values) {
        return transaction(c -> query(c, sql, row, values));
    }

    /** The sweep of a site that has not ended, if there is one. */
    Optional<SweepRow> unfinished(String site) {
        return read(
                        "select id, begun, requests, bytes, worked_ms, unpromising from frontier_sweep"
                                + " where site = ? and state in ('running', 'interrupted') order by begun desc",
                        r -> new SweepRow(
                                r.getString(1),
                                r.getLong(2),
                                new Spent(r.getInt(3), r.getLong(4), r.getLong(5)),
                                r.getInt(6)),
                        site)
                .stream()
                .findFirst();
    }

    /** Begins a sweep with its seeds and forgets the ended ones of the site. */
    void begin(String sweep, Site site, long now, List<QueuedUrl.Found> seeds) {
        transaction(c -> {
            update(c, "delete from frontier_url where site = ?", site.code());
            update(c, "delete from frontier_sweep where site = ?", site.code());
            update(
                    c,
                    "insert into frontier_sweep (id, site, begun, state, reason, detail, requests, bytes, worked_ms,"
                            + " unpromising) values (?, ?, ?, ?, '', '', 0, 0, 0, 0)",
                    sweep,
                    site.code(),
                    now,
                    RUNNING);
            for (QueuedUrl.Found seed : seeds) {
                discover(c, sweep, site.code(), new Discovery(seed, Optional.empty()), now);
            }
            return null;
        });
    }

    /** Goes on with a sweep: what was handed out when the process ended is queued again. */
    void resume(String sweep) {
        transaction(c -> {
            update(c, "update frontier_sweep set state = ? where id = ?", RUNNING, sweep);
            return update(
                    c,
                    "update frontier_url set state = 'queued', attempts = attempts - 1 where sweep = ? and state ="
                            + " 'leased'",
                    sweep);
        });
    }

    /** Hands out the most promising address that is due and promises no less than {@code least}, under a lease. */
    Optional<QueuedUrl> claim(String sweep, long now, long leaseUntil, int least) {
        return transaction(c -> {
            update(c, EXPIRE, sweep, now);
            List<QueuedUrl> best = query(c, BEST_DUE, FrontierTable::queued, sweep, now, least);
            for (QueuedUrl url : best) {
                update(c, LEASE, leaseUntil, url.row());
            }
            return best.stream().findFirst();
        });
    }

    private static QueuedUrl queued(ResultSet r) throws SQLException {
        QueuedUrl.Found found = new QueuedUrl.Found(
                URI.create(r.getString(3)),
                r.getString(2),
                r.getInt(4),
                r.getBoolean(5),
                r.getString(6),
                r.getString(7),
                r.getString(8));
        return new QueuedUrl(found, r.getLong(1), r.getInt(9) + 1);
    }

    /** When the next queued address that promises no less than {@code least} is due; empty when none is left. */
    Optional<Long> nextDue(String sweep, int least) {
        return read(
                        "select due from frontier_url where sweep = ? and state = 'queued' and promise >= ? order by due"
                                + " fetch first 1 rows only",
                        r -> r.getLong(1),
                        sweep,
                        least)
                .stream()
                .findFirst();
    }

    /**
     * What was written of the links of a page.
     *
     * @param queued how many wait now that were not known before
     * @param skipped why each of the others that were not known will not be asked for
     */
    record Written(int queued, List<Reason> skipped) {}

    /** Ends an address with its one outcome, together with the links found on it. */
    Written end(String sweep, String site, QueuedUrl url, List<Discovery> discoveries, Mark mark) {
        return transaction(c -> {
            Outcome how = url.outcome().orElseThrow();
            update(
                    c,
                    "update frontier_url set state = 'ended', kind = ?, reason = ?, detail = ?, ended = ? where id = ?",
                    how.kind(),
                    how.reason().id(),
                    cut(how.detail(), 1000),
                    mark.now(),
                    url.row());
            int queued = 0;
            List<Reason> skipped = new ArrayList<>();
            for (Discovery each : discoveries) {
                boolean news = discover(c, sweep, site, each, mark.now()) > 0;
                queued += news && each.ended().isEmpty() ? 1 : 0;
                each.ended().filter(o -> news).ifPresent(o -> skipped.add(o.reason()));
            }
            mark(c, sweep, mark);
            return new Written(queued, skipped);
        });
    }

    /** Puts an address back to be tried again at {@code due}. */
    void retry(String sweep, QueuedUrl url, long due, Mark mark) {
        transaction(c -> {
            update(c, "update frontier_url set state = 'queued', due = ? where id = ?", due, url.row());
            mark(c, sweep, mark);
            return null;
        });
    }

    /** Puts an address back whose request was broken off, as if it had not been handed out. */
    void release(String sweep, QueuedUrl url, Mark mark) {
        transaction(c -> {
            update(c, "update frontier_url set state = 'queued', attempts = attempts - 1 where id = ?", url.row());
            mark(c, sweep, mark);
            return null;
        });
    }

    /** Ends a sweep; addresses that are left get an outcome, unless it is to go on later. */
    void finish(String sweep, Endings.End end, Mark mark) {
        transaction(c -> {
            boolean cancelled = end.reason() == Reason.CANCELLED;
            if (cancelled || end.state() != SweepAccount.State.INTERRUPTED) {
                boolean spent = end.state() == SweepAccount.State.BUDGET_SPENT;
                boolean done = end.state() == SweepAccount.State.FINISHED;
                Reason rest = spent ? Reason.BUDGET : done ? Reason.UNPROMISING : Reason.SITE_STOPPED;
                skipRest(c, sweep, cancelled ? Reason.CANCELLED : rest, mark.now());
            }
            return update(
                    c,
                    "update frontier_sweep set state = ?, reason = ?, detail = ?, ended = ?, worked_ms = ? where id = ?",
                    cancelled ? Reason.CANCELLED.id() : end.state().name().toLowerCase(Locale.ROOT),
                    end.reason().id(),
                    cut(end.detail(), 1000),
                    mark.now(),
                    mark.spent().workedMillis(),
                    sweep);
        });
    }

    private static void skipRest(Connection c, String sweep, Reason reason, long now) throws SQLException {
        update(
                c,
                "update frontier_url set state = 'ended', kind = 'skipped', reason = ?, detail = '', ended = ?"
                        + " where sweep = ? and state <> 'ended'",
                reason.id(),
                now,
                sweep);
    }

    /** Number of addresses by outcome, keys {@code kind.reason}. */
    Map<String, Integer> counts(String sweep) {
        Map<String, Integer> counts = new HashMap<>();
        read(
                "select kind, reason, count(*) from frontier_url where sweep = ? and state = 'ended' group by kind, reason",
                r -> counts.put(r.getString(1) + "." + r.getString(2), r.getInt(3)),
                sweep);
        return counts;
    }

    /** The years that stand in the texts of the links which led to pages read so far and promised a report. */
    List<Integer> yearsMet(String sweep) {
        List<String> anchors = read(
                "select anchor from frontier_url where sweep = ? and promise >= ? and kind in ('captured', 'not_modified')",
                r -> r.getString(1),
                sweep,
                LIKE_A_REPORT);
        return anchors.stream()
                .flatMap(a -> YEAR.matcher(a).results())
                .map(r -> Integer.valueOf(r.group()))
                .toList();
    }

    /** Number of addresses waiting. */
    int queued(String sweep) {
        return read("select count(*) from frontier_url where sweep = ? and state <> 'ended'", r -> r.getInt(1), sweep)
                .get(0);
    }

    /** What became of the home page, or of what it redirects to, when that was neither content nor a redirect. */
    Optional<Outcome> homeFailure(String sweep) {
        return read(
                        "select kind, reason, url from frontier_url where sweep = ? and home = true and state = 'ended' and"
                                + " kind in ('soft_error', 'skipped', 'unreachable') order by id desc",
                        FrontierTable::outcome,
                        sweep)
                .stream()
                .findFirst();
    }

    /** Addresses that failed or were skipped, in the order met. */
    List<SweepAccount.Ended> notable(String sweep) {
        return read(
                "select kind, reason, detail, url from frontier_url where sweep = ? and state = 'ended' and kind not in"
                        + " ('captured', 'not_modified') and reason <> 'unpromising' order by id fetch first "
                        + MOST_NOTABLE + " rows only",
                r -> new SweepAccount.Ended(r.getString(4), outcome(r)),
                sweep);
    }

    private static Outcome outcome(ResultSet r) throws SQLException {
        return Outcome.of(r.getString(1), Reason.of(r.getString(2)), r.getString(3));
    }

    /** Until when a host is to be left in peace, epoch milliseconds. */
    Optional<Long> restsUntil(String host) {
        return read(
                        "select next_due from frontier_host where host = ?",
                        r -> r.getLong(1),
                        host.toLowerCase(Locale.ROOT))
                .stream()
                .findFirst();
    }

    private static int discover(Connection c, String sweep, String site, Discovery each, long now) throws SQLException {
        QueuedUrl.Found found = each.found();
        int raised = update(c, RAISE, found.promise(), sweep, found.identity(), found.promise());
        if (raised > 0) {
            return 0;
        }
        Optional<String> known = known(c, sweep, found.identity());
        if (known.isPresent()) {
            boolean trapOnly =
                    known.get().equals(Reason.TRAP.id()) && each.ended().isEmpty();
            return trapOnly ? update(c, REVIVE, found.promise(), sweep, found.identity()) : 0;
        }
        boolean queued = each.ended().isEmpty();
        update(
                c,
                DISCOVER,
                sweep,
                site,
                found.identity(),
                found.uri().toString(),
                cut(Address.host(found.uri()), 255),
                found.promise(),
                found.home(),
                found.via(),
                cut(found.hops(), 200),
                cut(found.anchor(), 1000),
                queued ? "queued" : "ended",
                now,
                each.ended().map(Outcome::kind).orElse(""),
                each.ended().map(o -> o.reason().id()).orElse(""),
                each.ended().map(o -> cut(o.detail(), 1000)).orElse(""),
                queued ? 0L : now);
        return 1;
    }

    /** The reason under which an address is known, blank while it has none; empty when it is not known. */
    private static Optional<String> known(Connection c, String sweep, String identity) throws SQLException {
        String sql = "select reason from frontier_url where sweep = ? and identity = ?";
        return query(c, sql, r -> r.getString(1), sweep, identity).stream().findFirst();
    }

    private static void mark(Connection c, String sweep, Mark mark) throws SQLException {
        update(
                c,
                "update frontier_sweep set requests = ?, bytes = ?, worked_ms = ?, unpromising = ? where id = ?",
                mark.spent().requests(),
                mark.spent().bytes(),
                mark.spent().workedMillis(),
                mark.unpromising(),
                sweep);
    }

    /** Keeps until when a host is to be left in peace. A transaction of its own: sweeps of two sites may share a host. */
    void leaveInPeace(String host, long until) {
        String key = cut(host.toLowerCase(Locale.ROOT), 255);
        transaction(c -> {
            if (update(c, "update frontier_host set next_due = ? where host = ?", until, key) == 0) {
                insertHost(c, key, until);
            }
            return null;
        });
    }

    private static void insertHost(Connection c, String host, long until) throws SQLException {
        try {
            update(c, "insert into frontier_host (host, next_due) values (?, ?)", host, until);
        } catch (SQLException e) {
            boolean justWrittenByAnother =
                    e.getSQLState() != null && e.getSQLState().startsWith("23");
            if (!justWrittenByAnother) {
                throw e;
            }
        }
    }

    private static int update(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement s = prepare(c, sql, values)) {
            return s.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection c, String sql, Object... values) throws SQLException {
        PreparedStatement s = c.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            s.setObject(i + 1, values[i]);
        }
        return s;
    }

    private static String cut(String text, int most) {
        // PostgreSQL takes no NUL in text.
        String clean = text.replace("\u0000", "");
        return clean.length() <= most ? clean : clean.substring(0, most);
    }
}
