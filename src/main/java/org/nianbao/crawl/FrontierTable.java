package org.nianbao.crawl;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private static final String GIVE_BACK =
            "update frontier_url set state = 'queued', attempts = attempts - 1 where sweep = ? and state = 'leased'";
    private static final String BEST_DUE = "select id, identity, url, promise, home, via, hops, anchor, attempts"
            + " from frontier_url where sweep = ? and state = 'queued' and due <= ?"
            + " order by sweep, state, promise desc, id"
            + " fetch first " + Waiting.MOST + " rows only";
    /** Only one can have a row; locking while looking would keep H2 from walking the index in order. */
    private static final String LEASE = "update frontier_url set state = 'leased', lease_until = ?,"
            + " attempts = attempts + 1 where id = ? and state = 'queued'";

    private static final String RAISE = "update frontier_url set promise = ? where sweep = ? and identity = ?"
            + " and promise < ? and state <> 'ended'";
    /** What was cut off because of the page it stood on counts again where a better page leads to it. */
    private static final String REVIVE = "update frontier_url set state = 'queued', promise = ?, due = 0, kind = '',"
            + " reason = '', detail = '', ended = 0 where sweep = ? and identity = ? and state = 'ended'";

    private static final String ADD = "insert into frontier_url (sweep, site, identity, url, host, promise, home,"
            + " via, hops, anchor, state, due, lease_until, attempts, kind, reason, detail, ended)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String END =
            "update frontier_url set state = 'ended', kind = ?, reason = ?, detail = ?, ended = ? where id = ?";
    private static final String AGAIN = "update frontier_url set state = 'queued', due = ? where id = ?";
    private static final String UNTOUCHED =
            "update frontier_url set state = 'queued', attempts = attempts - 1 where id = ?";
    private static final String MARK =
            "update frontier_sweep set requests = ?, bytes = ?, worked_ms = ?, unpromising = ? where id = ?";
    private static final String REST = "update frontier_host set next_due = ? where host = ?";
    private static final String FIRST_REST = "insert into frontier_host (host, next_due) values (?, ?)";

    private static final int LIKE_A_REPORT = 840;
    private static final Pattern YEAR = Pattern.compile("20[0-3]\\d(?=\\s?年)");

    private final DataSource database;
    private final WritesTogether writes;
    private final NeedTable needs;

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
        this.writes = new WritesTogether(database);
        this.needs = new NeedTable(database);
    }

    /** What the pages of sweeps need to be looked at. */
    NeedTable needs() {
        return needs;
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
            try (WritesTogether.Statements statements = new WritesTogether.Statements(c)) {
                add(statements, new Lot(sweep, site.code(), now, now), distinct(seeds));
            }
            return null;
        });
    }

    private static List<Waiting.Addition> distinct(List<QueuedUrl.Found> seeds) {
        Map<String, QueuedUrl.Found> best = new LinkedHashMap<>();
        for (QueuedUrl.Found seed : seeds) {
            best.merge(seed.identity(), seed, (a, b) -> a.promising(Math.max(a.promise(), b.promise())));
        }
        return best.values().stream()
                .map(f -> new Waiting.Addition(f, Optional.empty(), false))
                .toList();
    }

    /** Goes on with a sweep: what was handed out when the process ended is queued again. */
    void resume(String sweep) {
        transaction(c -> {
            update(c, "update frontier_sweep set state = ? where id = ?", RUNNING, sweep);
            return update(c, GIVE_BACK, sweep);
        });
    }

    /** What is known of a sweep, and what of it waits for a later time. */
    Waiting waiting(String sweep, long now) {
        Known known = new Known();
        transaction(c -> {
            try (PreparedStatement s =
                    prepare(c, "select identity, promise, state, reason from frontier_url where sweep = ?", sweep)) {
                s.setFetchSize(1000);
                ResultSet r = s.executeQuery();
                while (r.next()) {
                    known.put(r.getString(1), worth(r));
                }
            }
            return null;
        });
        return new Waiting(
                known,
                read(
                        "select due, promise from frontier_url where sweep = ? and state = 'queued' and due > ?",
                        r -> new Waiting.Later(r.getLong(1), r.getInt(2)),
                        sweep,
                        now));
    }

    private static int worth(ResultSet r) throws SQLException {
        boolean waits = !r.getString(3).equals("ended");
        boolean trap = r.getString(4).equals(Reason.TRAP.id());
        return waits ? r.getInt(2) : trap ? Known.CUT_OFF : Known.SETTLED;
    }

    /** Hands out the most promising addresses that are due, best first, under a lease; what was handed out is taken back. */
    List<QueuedUrl> gather(String sweep, long now, long leaseUntil) {
        return writes.write(w -> gather(w, sweep, now, leaseUntil));
    }

    private static List<QueuedUrl> gather(WritesTogether.Statements w, String sweep, long now, long leaseUntil)
            throws SQLException {
        w.update(GIVE_BACK, sweep);
        List<QueuedUrl> best = query(w.connection(), BEST_DUE, FrontierTable::queued, sweep, now);
        List<QueuedUrl> leased = new ArrayList<>();
        for (QueuedUrl url : best) {
            if (w.update(LEASE, leaseUntil, url.row()) > 0) {
                leased.add(url);
            }
        }
        return leased;
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

    /** How an address leaves the hands of the sweep. */
    sealed interface Fate {
        /** With its one outcome. */
        record Ended(Outcome how) implements Fate {}

        /** It is tried again at {@code due}. */
        record Again(long due) implements Fate {}

        /** Its request was broken off: as if it had not been handed out. */
        record Untouched() implements Fate {}
    }

    /**
     * What is written at once when an address leaves the hands of a sweep.
     *
     * @param sweep the sweep's id
     * @param site its site
     * @param url the address
     * @param fate what becomes of it
     * @param links what was found on it
     * @param mark of the sweep
     * @param rests until when hosts and addresses are to be left in peace
     * @param leaseUntil for links that are held at once
     */
    record Step(
            String sweep,
            String site,
            QueuedUrl url,
            Fate fate,
            Waiting.Plan links,
            Mark mark,
            Map<String, Long> rests,
            long leaseUntil) {}

    /** Writes a step, together with those of other sweeps. Returns the rows of the links that were added, in order. */
    List<Long> write(Step step) {
        return writes.write(w -> {
            leave(w, step);
            Lot lot = new Lot(step.sweep(), step.site(), step.mark().now(), step.leaseUntil());
            List<Long> rows = add(w, lot, step.links().added());
            for (Waiting.Raise raise : step.links().raised()) {
                raise(w, step.sweep(), raise);
            }
            if (step.links().disordered()) {
                w.update(GIVE_BACK, step.sweep());
            }
            mark(w, step);
            return rows;
        });
    }

    private static void leave(WritesTogether.Statements w, Step step) throws SQLException {
        long row = step.url().row();
        if (step.fate() instanceof Fate.Ended ended) {
            Outcome how = ended.how();
            w.update(
                    END,
                    how.kind(),
                    how.reason().id(),
                    cut(how.detail(), 1000),
                    step.mark().now(),
                    row);
        } else if (step.fate() instanceof Fate.Again again) {
            w.update(AGAIN, again.due(), row);
        } else {
            w.update(UNTOUCHED, row);
        }
    }

    private static void raise(WritesTogether.Statements w, String sweep, Waiting.Raise raise) throws SQLException {
        if (raise.revived()) {
            w.update(REVIVE, raise.promise(), sweep, raise.identity());
        } else {
            w.update(RAISE, raise.promise(), sweep, raise.identity(), raise.promise());
        }
    }

    /** What is the same for all links that are written at once. */
    private record Lot(String sweep, String site, long now, long leaseUntil) {}

    private static List<Long> add(WritesTogether.Statements w, Lot lot, List<Waiting.Addition> added)
            throws SQLException {
        List<Long> rows = new ArrayList<>();
        if (added.isEmpty()) {
            return rows;
        }
        PreparedStatement insert = w.insert(ADD);
        for (Waiting.Addition each : added) {
            WritesTogether.Statements.with(insert, 1, link(lot, each.found()));
            WritesTogether.Statements.with(insert, 11, state(lot, each));
            insert.addBatch();
        }
        insert.executeBatch();
        ResultSet keys = insert.getGeneratedKeys();
        while (keys.next()) {
            rows.add(keys.getLong(1));
        }
        return rows;
    }

    private static Object[] link(Lot lot, QueuedUrl.Found found) {
        String host = cut(Address.host(found.uri()), 255);
        String url = found.uri().toString();
        Object[] where = {lot.sweep(), lot.site(), found.identity(), url, host};
        Object[] how = {found.promise(), found.home(), found.via(), cut(found.hops(), 200), cut(found.anchor(), 1000)};
        Object[] all = Arrays.copyOf(where, 10);
        System.arraycopy(how, 0, all, 5, 5);
        return all;
    }

    private static Object[] state(Lot lot, Waiting.Addition each) {
        if (each.ended().isPresent()) {
            Outcome how = each.ended().get();
            String detail = cut(how.detail(), 1000);
            return new Object[] {
                "ended", lot.now(), 0L, 0, how.kind(), how.reason().id(), detail, lot.now()
            };
        }
        return each.leased()
                ? new Object[] {"leased", lot.now(), lot.leaseUntil(), 1, "", "", "", 0L}
                : new Object[] {"queued", lot.now(), 0L, 0, "", "", "", 0L};
    }

    private static void mark(WritesTogether.Statements w, Step step) throws SQLException {
        Mark mark = step.mark();
        Spent spent = mark.spent();
        w.update(MARK, spent.requests(), spent.bytes(), spent.workedMillis(), mark.unpromising(), step.sweep());
        for (Map.Entry<String, Long> rest : step.rests().entrySet()) {
            rest(w, cut(rest.getKey(), 255), rest.getValue());
        }
    }

    private static void rest(WritesTogether.Statements w, String place, long until) throws SQLException {
        if (w.update(REST, until, place) == 0) {
            w.update(FIRST_REST, place, until);
        }
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
            update(c, GIVE_BACK, sweep);
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

    /** How an address ended; empty while it has not, or when it is not known. */
    Optional<Outcome> outcome(String sweep, String identity) {
        return read(
                        "select kind, reason, detail from frontier_url where sweep = ? and identity = ? and"
                                + " state = 'ended'",
                        FrontierTable::outcome,
                        sweep,
                        identity)
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
