package org.nianbao.crawl;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.nianbao.model.Reason;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;

/**
 * Sites that answered with a challenge or a refusal are left in peace for long, and longer each time; kept over restarts.
 * The pause ends early only where a person names the site.
 */
final class BlockedSites {
    private static final Map<Reason, Duration> FIRST_REST = Map.of(
            Reason.CHALLENGE, Duration.ofDays(7),
            Reason.FORBIDDEN, Duration.ofDays(7),
            Reason.TOO_MANY, Duration.ofDays(1));
    private static final int MOST_DOUBLINGS = 2;

    private final DataSource database;

    /**
     * A site that is left in peace.
     *
     * @param since when the last of these sweeps ended
     * @param until when it may be asked again
     * @param times sweeps in a row that were blocked
     * @param reason why
     * @param detail for people
     */
    record Rest(Instant since, Instant until, int times, Reason reason, String detail) {
        /** Whether an account is this one's, or older. */
        boolean covers(SweepAccount account, boolean blocked) {
            long ended = account.ended().toEpochMilli();
            return since.toEpochMilli() > ended || (blocked && since.toEpochMilli() == ended);
        }

        /** The account of a sweep that asked for nothing. */
        SweepAccount account(Sweep sweep, Instant now) {
            String untilWhen = until + (detail.isBlank() ? "" : "; " + detail);
            return Crawl.unasked(sweep, reason, untilWhen, now);
        }
    }

    BlockedSites(DataSource database) {
        this.database = database;
    }

    /** Whether a site is to be left in peace at a time. */
    Optional<Rest> resting(String site, Instant now) {
        return known(site).filter(rest -> rest.until().isAfter(now));
    }

    private Optional<Rest> known(String site) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select since, rests_until, times, reason, detail from blocked_site where site = ?")) {
            s.setString(1, site);
            ResultSet r = s.executeQuery();
            return r.next()
                    ? Optional.of(new Rest(
                            Instant.ofEpochMilli(r.getLong(1)),
                            Instant.ofEpochMilli(r.getLong(2)),
                            r.getInt(3),
                            Reason.of(r.getString(4)),
                            r.getString(5)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /**
     * Takes note of how a sweep ended: blocked once more, or answered again. One that ended no later than the last one
     * taken note of is known already.
     */
    void ended(SweepAccount account) {
        Optional<Duration> rest = firstRest(account);
        // An account without requests only says that the site is being left in peace.
        if (account.requests() == 0 || (rest.isEmpty() && !answered(account))) {
            return;
        }
        String site = account.sweep().site().code();
        Optional<Rest> known = known(site);
        if (known.filter(last -> last.covers(account, rest.isPresent())).isPresent()) {
            return;
        }
        forget(site);
        rest.ifPresent(first -> keep(account, known.map(Rest::times).orElse(0) + 1, first));
    }

    private static Optional<Duration> firstRest(SweepAccount account) {
        return Optional.of(account)
                .filter(a -> a.state() == SweepAccount.State.BLOCKED)
                .map(a -> FIRST_REST.get(a.reason()));
    }

    private static boolean answered(SweepAccount account) {
        return account.state() == SweepAccount.State.FINISHED || account.state() == SweepAccount.State.BUDGET_SPENT;
    }

    private void forget(String site) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("delete from blocked_site where site = ?")) {
            s.setString(1, site);
            s.executeUpdate();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private void keep(SweepAccount account, int times, Duration first) {
        Instant until = account.ended().plus(first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, times - 1)));
        String sql =
                "insert into blocked_site (site, since, rests_until, times, reason, detail) values (?, ?, ?, ?, ?, ?)";
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            s.setString(1, account.sweep().site().code());
            s.setLong(2, account.ended().toEpochMilli());
            s.setLong(3, until.toEpochMilli());
            s.setInt(4, times);
            s.setString(5, account.reason().name().toLowerCase(Locale.ROOT));
            s.setString(
                    6,
                    account.detail().substring(0, Math.min(900, account.detail().length())));
            s.executeUpdate();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private static IllegalStateException unusable(SQLException e) {
        return new IllegalStateException("the blocked sites in the database cannot be used: " + e.getMessage(), e);
    }
}
