package org.nianbao.crawl;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;

/**
 * The frontier's rows. Every method is one transaction, so that a killed process leaves either all of a step or nothing;
 * only SQL that H2 and PostgreSQL both take.
 */
final class FrontierTable implements AutoCloseable {
    private static final int MOST_NOTABLE = 1000;
    private static final String RUNNING = "running";

    private static final String NUMBERS = "select number from frontier_sweep where site = ?";
    /** The addresses of a sweep lie between two ids. */
    private static final String OF_SWEEP = " from frontier_url where id between ? and ?";

    private static final String ROWS = "select id, identity_high, identity_low, url, promise, home, via, hops, anchor,"
            + " attempts from frontier_url where id in (" + "?, ".repeat(Waiting.MOST - 1) + "?)";
    private static final String RAISE = "update frontier_url set promise = ? where id = ?";
    /** What was cut off because of the page it stood on counts again where a better page leads to it. */
    private static final String REVIVE = "update frontier_url set promise = ?, due = 0, kind = '', reason = '',"
            + " detail = '', ended = 0 where id = ?";

    private static final String ADD = "insert into frontier_url (id, identity_high, identity_low, url, promise, home,"
            + " via, hops, anchor, due, attempts, kind, reason, detail, ended)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String END =
            "update frontier_url set attempts = ?, kind = ?, reason = ?, detail = ?, ended = ?, aside = ?"
                    + " where id = ? and kind = ''";
    private static final String AGAIN = "update frontier_url set attempts = ?, due = ? where id = ? and kind = ''";
    /** Only the process that took the sweep last may write. */
    private static final String MARK = "update frontier_sweep set requests = ?, bytes = ?, worked_ms = ?, reports = ?,"
            + " look = ? where id = ? and turn = ?";

    private static final String NEEDED = "update frontier_need set ended = true where id = ?";
    private static final String SPENT = "update frontier_sweep set requests = ?, bytes = ?, worked_ms = ?,"
            + " requisites = ? where id = ? and turn = ?";

    private static final String FINISH = "update frontier_sweep set state = ?, reason = ?, detail = ?, ended = ?,"
            + " worked_ms = ? where id = ? and turn = ?";
    private static final String SKIP_REST =
            "update frontier_url set kind = 'skipped', reason = ?, detail = '', ended = ?"
                    + " where id between ? and ? and kind = ''";

    private static final String REST = "update frontier_host set next_due = ? where host = ?";
    static final String FIRST_REST = "insert into frontier_host (host, next_due) values (?, ?)";

    private static final int LIKE_A_REPORT = 840;
    private static final Pattern YEAR = Pattern.compile("20[0-3]\\d(?=\\s?年)");

    private final DataSource database;
    private final WritesTogether writes;
    private final NeedTable needs;

    /**
     * A sweep's row.
     *
     * @param id of the sweep
     * @param number the upper half of the ids of its addresses
     * @param turn how often a process has taken it
     * @param begun epoch milliseconds
     * @param spent so far
     * @param met so far
     */
    record SweepRow(String id, long number, int turn, long begun, Spent spent, Met met) {}

    /**
     * What a sweep has met so far that its addresses do not tell.
     *
     * @param reports pages judged reports
     * @param look what was seen of the site, {@link HomeLook#text()}; in a second line, which is not there in rows of earlier
     *     versions, the report years of departments and townships
     */
    record Met(int reports, String look) {
        static Met of(int reports, HomeLook look, SortedSet<Integer> lower) {
            String years = lower.stream().map(String::valueOf).collect(Collectors.joining(","));
            return new Met(reports, look.text() + "\n" + years);
        }

        HomeLook home() {
            return new HomeLook(look.lines().findFirst().orElse(""));
        }

        SortedSet<Integer> lower() {
            return look.lines()
                    .skip(1)
                    .flatMap(years -> Stream.of(years.split(",")))
                    .filter(year -> !year.isEmpty())
                    .map(Integer::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

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
     * @param met by the sweep so far
     */
    record Mark(long now, Spent spent, Met met) {}

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

    /** Returns when no connection is held any more. */
    @Override
    public void close() {
        writes.close();
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

    /** The id of the sweep of a site that has not ended, if there is one. */
    Optional<String> unfinished(String site) {
        return read(
                        "select id from frontier_sweep where site = ? and state in ('running', 'interrupted')"
                                + " order by begun desc",
                        r -> r.getString(1),
                        site)
                .stream()
                .findFirst();
    }

    /** Begins a sweep with its seeds and forgets the ended ones of the site. */
    void begin(String sweep, Site site, long now, List<QueuedUrl.Found> seeds) {
        writes.write(w -> {
            for (long number : query(w.connection(), NUMBERS, r -> r.getLong(1), site.code())) {
                w.update("delete from frontier_url where id between ? and ?", first(number), last(number));
            }
            w.update("delete from frontier_sweep where site = ?", site.code());
            w.update(
                    "insert into frontier_sweep (id, site, begun, state, reason, detail, requests, bytes, worked_ms)"
                            + " values (?, ?, ?, ?, '', '', 0, 0, 0)",
                    sweep,
                    site.code(),
                    now,
                    RUNNING);
            add(w, distinct(row(w.connection(), sweep).number(), seeds), now);
        });
    }

    private static long first(long number) {
        return Waiting.row(number, 0);
    }

    private static long last(long number) {
        return Waiting.row(number + 1, 0) - 1;
    }

    private static SweepRow row(Connection c, String sweep) throws SQLException {
        return query(
                        c,
                        "select id, number, turn, begun, requests, bytes, worked_ms, reports, look from frontier_sweep"
                                + " where id = ?",
                        r -> new SweepRow(
                                r.getString(1),
                                r.getLong(2),
                                r.getInt(3),
                                r.getLong(4),
                                new Spent(r.getInt(5), r.getLong(6), r.getLong(7)),
                                new Met(r.getInt(8), r.getString(9))),
                        sweep)
                .get(0);
    }

    private static List<Waiting.Addition> distinct(long number, List<QueuedUrl.Found> seeds) {
        Map<Identity, QueuedUrl.Found> best = new LinkedHashMap<>();
        for (QueuedUrl.Found seed : seeds) {
            best.merge(seed.identity(), seed, (a, b) -> a.promising(Math.max(a.promise(), b.promise())));
        }
        List<Waiting.Addition> added = new ArrayList<>();
        best.values()
                .forEach(f ->
                        added.add(new Waiting.Addition(f, Optional.empty(), Waiting.row(number, added.size() + 1))));
        return added;
    }

    /** Takes a sweep to go on with it; another process that had it can write nothing of it from now on. */
    SweepRow resume(String sweep) {
        writes.write(w -> w.one("update frontier_sweep set state = ?, turn = turn + 1 where id = ?", RUNNING, sweep));
        return transaction(c -> row(c, sweep));
    }

    /**
     * What is known of a sweep, and what of it waits.
     *
     * @param durable called before anything is read later: returns when what the sweep has written can be read
     */
    Waiting waiting(SweepRow sweep, Runnable durable) {
        Waiting waiting = new Waiting(sweep.number(), rows -> {
            durable.run();
            return rows(rows);
        });
        transaction(c -> {
            try (PreparedStatement s = prepare(
                    c,
                    "select id, identity_high, identity_low, promise, due, kind, reason, aside" + OF_SWEEP,
                    first(sweep.number()),
                    last(sweep.number()))) {
                s.setFetchSize(1000);
                ResultSet r = s.executeQuery();
                while (r.next()) {
                    waiting.restore(r.getLong(1), new Identity(r.getLong(2), r.getLong(3)), worth(r), r.getLong(5));
                    Identity.unpacked(r.getBytes(8)).forEach(waiting::leaveAside);
                }
            }
            return null;
        });
        return waiting;
    }

    private static int worth(ResultSet r) throws SQLException {
        boolean waits = r.getString(6).isEmpty();
        boolean trap = r.getString(7).equals(Reason.TRAP.id());
        return waits ? r.getInt(4) : trap ? Known.CUT_OFF : Known.SETTLED;
    }

    /** Addresses by their rows, at most {@link Waiting#MOST}. */
    private List<QueuedUrl> rows(List<Long> rows) {
        Object[] ids = new Object[Waiting.MOST];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = rows.get(Math.min(i, rows.size() - 1));
        }
        return read(ROWS, FrontierTable::queued, ids);
    }

    private static QueuedUrl queued(ResultSet r) throws SQLException {
        QueuedUrl.Found found = new QueuedUrl.Found(
                URI.create(r.getString(4)),
                new Identity(r.getLong(2), r.getLong(3)),
                r.getInt(5),
                r.getBoolean(6),
                r.getString(7),
                r.getString(8),
                r.getString(9));
        return new QueuedUrl(found, r.getLong(1), r.getInt(10) + 1);
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
     * @param sweep the sweep
     * @param url the address
     * @param fate what becomes of it
     * @param links what was found on it
     * @param mark of the sweep
     * @param rests until when hosts and addresses are to be left in peace
     */
    record Step(SweepRow sweep, QueuedUrl url, Fate fate, Waiting.Plan links, Mark mark, Map<String, Long> rests) {}

    /** Begins to write a step, together with those of other sweeps. */
    WritesTogether.Begun begin(Step step) {
        return writes.begin(w -> {
            leave(w, step);
            add(w, step.links().added(), step.mark().now());
            for (Waiting.Raise raise : step.links().raised()) {
                w.one(raise.revived() ? REVIVE : RAISE, raise.promise(), raise.row());
            }
            Spent spent = step.mark().spent();
            w.one(
                    MARK,
                    spent.requests(),
                    spent.bytes(),
                    spent.workedMillis(),
                    step.mark().met().reports(),
                    step.mark().met().look(),
                    step.sweep().id(),
                    step.sweep().turn());
            rest(w, step.rests());
        });
    }

    /**
     * What is written at once when something that a page needs leaves the hands of a sweep.
     *
     * @param sweep the sweep
     * @param need empty when its request was broken off: it is asked for again
     * @param spent by the sweep so far
     * @param requisites how many of its requests were made for what pages need
     * @param rests until when hosts and addresses are to be left in peace
     */
    record NeedStep(
            SweepRow sweep, Optional<NeedTable.Need> need, Spent spent, int requisites, Map<String, Long> rests) {}

    /** Writes a step, together with those of other sweeps. */
    void write(NeedStep step) {
        writes.write(w -> {
            if (step.need().isPresent()) {
                w.one(NEEDED, step.need().get().row());
            }
            Spent spent = step.spent();
            w.one(
                    SPENT,
                    spent.requests(),
                    spent.bytes(),
                    spent.workedMillis(),
                    step.requisites(),
                    step.sweep().id(),
                    step.sweep().turn());
            rest(w, step.rests());
        });
    }

    /** What was broken off is as if it had not been handed out, and nothing was written of that. */
    private static void leave(WritesTogether.Statements w, Step step) throws SQLException {
        QueuedUrl url = step.url();
        if (step.fate() instanceof Fate.Ended ended) {
            Outcome how = ended.how();
            String detail = cut(how.detail(), 1000);
            w.one(
                    END,
                    url.attempts(),
                    how.kind(),
                    how.reason().id(),
                    detail,
                    step.mark().now(),
                    Identity.packed(step.links().aside()),
                    url.row());
        } else if (step.fate() instanceof Fate.Again again) {
            w.one(AGAIN, url.attempts(), again.due(), url.row());
        }
    }

    private static void add(WritesTogether.Statements w, List<Waiting.Addition> added, long now) throws SQLException {
        for (Waiting.Addition each : added) {
            QueuedUrl.Found found = each.found();
            Outcome how = each.ended().orElse(null);
            w.one(
                    ADD,
                    each.row(),
                    found.identity().high(),
                    found.identity().low(),
                    found.uri().toString(),
                    found.promise(),
                    found.home(),
                    found.via(),
                    cut(found.hops(), 200),
                    cut(found.anchor(), 1000),
                    now,
                    0,
                    how == null ? "" : how.kind(),
                    how == null ? "" : how.reason().id(),
                    how == null ? "" : cut(how.detail(), 1000),
                    how == null ? 0L : now);
        }
    }

    private static void rest(WritesTogether.Statements w, Map<String, Long> rests) throws SQLException {
        for (Map.Entry<String, Long> each : rests.entrySet()) {
            String place = cut(each.getKey(), 255);
            if (w.update(REST, each.getValue(), place) == 0) {
                w.update(FIRST_REST, place, each.getValue());
            }
        }
    }

    /** Ends a sweep; addresses that are left get an outcome, unless it is to go on later. */
    void finish(SweepRow sweep, Endings.End end, Mark mark) {
        boolean cancelled = end.reason() == Reason.CANCELLED;
        writes.write(w -> {
            if (cancelled || end.state() != SweepAccount.State.INTERRUPTED) {
                w.update(
                        SKIP_REST,
                        cancelled ? Reason.CANCELLED.id() : unasked(end.state()).id(),
                        mark.now(),
                        first(sweep.number()),
                        last(sweep.number()));
            }
            w.one(
                    FINISH,
                    cancelled ? Reason.CANCELLED.id() : end.state().name().toLowerCase(Locale.ROOT),
                    end.reason().id(),
                    cut(end.detail(), 1000),
                    mark.now(),
                    mark.spent().workedMillis(),
                    sweep.id(),
                    sweep.turn());
        });
    }

    /** Why addresses are left when a sweep has ended so. */
    private static Reason unasked(SweepAccount.State state) {
        return switch (state) {
            case BUDGET_SPENT -> Reason.BUDGET;
            case FINISHED -> Reason.UNPROMISING;
            default -> Reason.SITE_STOPPED;
        };
    }

    private <T> List<T> ofSweep(SweepRow sweep, String what, String which, Row<T> row) {
        return read("select " + what + OF_SWEEP + which, row, first(sweep.number()), last(sweep.number()));
    }

    /** Number of addresses by outcome, keys {@code kind.reason}. */
    Map<String, Integer> counts(SweepRow sweep) {
        Map<String, Integer> counts = new HashMap<>();
        ofSweep(
                sweep,
                "kind, reason, count(*)",
                " and kind <> '' group by kind, reason",
                r -> counts.put(r.getString(1) + "." + r.getString(2), r.getInt(3)));
        return counts;
    }

    /** The years that stand in the texts of the links which led to pages read so far and promised a report. */
    List<Integer> yearsMet(SweepRow sweep) {
        String read = " and promise >= " + LIKE_A_REPORT + " and kind in ('captured', 'not_modified')";
        return ofSweep(sweep, "anchor", read, r -> r.getString(1)).stream()
                .flatMap(a -> YEAR.matcher(a).results())
                .map(r -> Integer.valueOf(r.group()))
                .toList();
    }

    /** Number of addresses waiting. */
    int queued(SweepRow sweep) {
        return ofSweep(sweep, "count(*)", " and kind = ''", r -> r.getInt(1)).get(0);
    }

    /** What became of the home page, or of what it redirects to, when that was neither content nor a redirect. */
    Optional<Outcome> homeFailure(SweepRow sweep) {
        String failed = " and home = true and kind in ('soft_error', 'skipped', 'unreachable') order by id desc";
        return ofSweep(sweep, "kind, reason, url", failed, FrontierTable::outcome).stream()
                .findFirst();
    }

    /** How an address ended; empty while it has not, or when it is not known. */
    Optional<Outcome> outcome(SweepRow sweep, Identity identity) {
        return read(
                        "select kind, reason, detail" + OF_SWEEP
                                + " and identity_high = ? and identity_low = ? and kind <> ''",
                        FrontierTable::outcome,
                        first(sweep.number()),
                        last(sweep.number()),
                        identity.high(),
                        identity.low())
                .stream()
                .findFirst();
    }

    /** Addresses that failed or were skipped, in the order met. */
    List<SweepAccount.Ended> notable(SweepRow sweep) {
        String failed = " and kind not in ('', 'captured', 'not_modified') and reason <> 'unpromising' order by id"
                + " fetch first " + MOST_NOTABLE + " rows only";
        return ofSweep(
                sweep, "kind, reason, detail, url", failed, r -> new SweepAccount.Ended(r.getString(4), outcome(r)));
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

    private static PreparedStatement prepare(Connection c, String sql, Object... values) throws SQLException {
        PreparedStatement s = c.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            s.setObject(i + 1, values[i]);
        }
        return s;
    }

    /** A text as its column takes it. */
    static String cut(String text, int most) {
        // PostgreSQL takes no NUL in text.
        String clean = text.replace("\u0000", "");
        return clean.length() <= most ? clean : clean.substring(0, most);
    }
}
