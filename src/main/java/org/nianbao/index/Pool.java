package org.nianbao.index;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.nianbao.model.ConfigurationError;

/**
 * The connections to the database. PostgreSQL may end them, and gives others. H2 closes a database for good at the first
 * write that its disk refuses, and whoever connects while old connections are open gets the closed one again. So the whole
 * pool is closed then, and another one opens the file with the next connection that is asked for.
 */
final class Pool implements DataSource, AutoCloseable {
    /**
     * Of H2: the database has been closed; a general error, as a write is told that failed; the database is read-only,
     * because it was opened while its disk was.
     */
    private static final Set<Integer> CLOSED = Set.of(90098, 50000, 90097);

    /** While it cannot be opened it is tried so often. */
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Function<SQLExceptionOverride, HikariDataSource> opening;
    private final AtomicLong losses = new AtomicLong();
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Opened opened;
    private volatile Optional<ConfigurationError> refused = Optional.empty();
    private long tried;

    /**
     * Opens it.
     *
     * @param opening makes a pool whose failures are told to what is given
     * @throws ConfigurationError of the opening
     */
    Pool(Function<SQLExceptionOverride, HikariDataSource> opening) {
        this.opening = opening;
        this.opened = new Opened();
    }

    /** One pool, and whether the database behind it has gone. */
    private final class Opened implements SQLExceptionOverride {
        private final HikariDataSource connections = opening.apply(this);
        private volatile boolean lost;

        @java.lang.Override
        public Override adjudicate(SQLException failed) {
            boolean closed = CLOSED.contains(failed.getErrorCode());
            lost |= closed;
            if (closed || connectionLost(String.valueOf(failed.getSQLState()))) {
                losses.incrementAndGet();
            }
            return Override.CONTINUE_EVICT;
        }
    }

    /** As PostgreSQL says it: the connection is broken, or its administrator has ended it. */
    static boolean connectionLost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** Grows whenever a caller learns that the database has gone; what it was doing then has to be done again. */
    long losses() {
        return losses.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Opened now = opened;
        return (now.lost ? again() : now).connections.getConnection();
    }

    /** While one caller tries to open what was refused before, the others are told of that refusal at once. */
    private Opened again() throws SQLException {
        Optional<ConfigurationError> before = refused;
        if (before.isEmpty()) {
            renewing.lock();
        } else if (!renewing.tryLock()) {
            throw refusal(before.get());
        }
        try {
            if (opened.lost) {
                opened.connections.close();
                open();
            }
            return opened;
        } finally {
            renewing.unlock();
        }
    }

    private void open() throws SQLException {
        if (refused.isPresent() && System.nanoTime() - tried < AGAIN_NANOS) {
            throw refusal(refused.get());
        }
        try {
            opened = new Opened();
            refused = Optional.empty();
        } catch (ConfigurationError still) {
            refused = Optional.of(still);
            tried = System.nanoTime();
            throw refusal(still);
        }
    }

    private static SQLException refusal(ConfigurationError why) {
        return new SQLTransientConnectionException(why.getMessage(), why);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is part of the address");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return opened.connections.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        opened.connections.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return opened.connections.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        opened.connections.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return opened.connections.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return opened.connections.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return opened.connections.isWrapperFor(type);
    }

    @Override
    public void close() {
        renewing.lock();
        try {
            opened.connections.close();
        } finally {
            renewing.unlock();
        }
    }
}
