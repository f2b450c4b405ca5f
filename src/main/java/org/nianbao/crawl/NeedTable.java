package org.nianbao.crawl;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The report pages and lists of a sweep and what they need, in the database: a killed sweep goes on with what is left. Each
 * method leaves either all of its step or nothing; every step may be done twice.
 */
final class NeedTable {
    private static final String ADD = "insert into frontier_need (sweep, identity, url, via, hops, anchor, page, ended)"
            + " select ?, ?, ?, ?, ?, ?, ?, false where not exists"
            + " (select 1 from frontier_need where sweep = ? and identity = ?)";
    private static final String NEXT = "select id, url, via, hops, anchor from frontier_need"
            + " where sweep = ? and page = ? and ended = false order by id fetch first 1 rows only";
    /** Where the addresses of a sweep are, by its id. */
    private static final String OF_SWEEP = " from frontier_url where id between"
            + " (select number from frontier_sweep where id = ?) * 4294967296"
            + " and (select number from frontier_sweep where id = ?) * 4294967296 + 4294967295";

    private static final String FETCHED = "select 1" + OF_SWEEP + " and url = ?"
            + " and kind in ('captured', 'not_modified') fetch first 1 rows only";
    private static final String REDIRECTED = "select via, hops" + OF_SWEEP + " and url = ? fetch first 1 rows only";

    private final DataSource database;

    /**
     * A page, or what one needs.
     *
     * @param row its key, 0 before it is kept
     * @param uri its address
     * @param via what led here, blank for a seed
     * @param hops hop path from the seed
     * @param anchor text of the link
     */
    record Need(long row, URI uri, String via, String hops, String anchor) {}

    NeedTable(DataSource database) {
        this.database = database;
    }

    /** Keeps a page whose needs are wanted, or a need; what is known already stays as it is. */
    void add(String sweep, Need need, boolean page) {
        String identity = identity(need.uri(), page);
        String hops = FrontierTable.cut(need.hops(), 200);
        String anchor = FrontierTable.cut(need.anchor(), 1000);
        run(ADD, sweep, identity, need.uri().toString(), need.via(), hops, anchor, page, sweep, identity);
    }

    private static String identity(URI uri, boolean page) {
        byte[] bytes = (page + " " + uri).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Spool.sha256().digest(bytes));
    }

    /** The next one that has not ended. */
    Optional<Need> next(String sweep, boolean page) {
        return one(
                NEXT,
                r -> new Need(r.getLong(1), URI.create(r.getString(2)), r.getString(3), r.getString(4), r.getString(5)),
                sweep,
                page);
    }

    /** What a page needs is known. */
    void end(Need need) {
        run("update frontier_need set ended = true where id = ?", need.row());
    }

    /** Whether the sweep has it already. */
    boolean fetched(String sweep, URI uri) {
        return one(FETCHED, r -> true, sweep, sweep, uri.toString()).isPresent();
    }

    /** The page from which a sweep came to an address, redirects passed over; empty for a seed. */
    Optional<Need> led(String sweep, Need from) {
        String at = from.via();
        for (int i = 0; i < 5 && !at.isEmpty(); i++) {
            String here = at;
            Optional<Need> way = one(
                    REDIRECTED,
                    r -> new Need(0, URI.create(here), r.getString(1), r.getString(2), ""),
                    sweep,
                    sweep,
                    here);
            if (way.isEmpty() || !redirects(sweep, here)) {
                return way;
            }
            at = way.get().via();
        }
        return Optional.empty();
    }

    private boolean redirects(String sweep, String url) {
        String sql = "select 1" + OF_SWEEP + " and url = ? and reason = 'redirect'";
        return one(sql, r -> true, sweep, sweep, url).isPresent();
    }

    /** Requests made for needs so far. */
    int requests(String sweep) {
        return one("select requisites from frontier_sweep where id = ?", r -> r.getInt(1), sweep)
                .orElse(0);
    }

    /** How many things that pages need have not ended. */
    int left(String sweep) {
        String sql = "select count(*) from frontier_need where sweep = ? and page = false and ended = false";
        return one(sql, r -> r.getInt(1), sweep).orElseThrow();
    }

    private void run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> one(String sql, Row<T> row, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet found = statement.executeQuery()) {
            return found.next() ? Optional.of(row.of(found)) : Optional.empty();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static IllegalStateException unusable(SQLException e) {
        return new IllegalStateException("the frontier in the database cannot be used: " + e.getMessage(), e);
    }
}
