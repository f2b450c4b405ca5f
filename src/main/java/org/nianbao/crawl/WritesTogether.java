package org.nianbao.crawl;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Carries out the writes of many sweeps in common transactions: whatever waits while one is committed goes into the next.
 * Each caller goes on only when its write is durable. A write that fails fails alone.
 */
final class WritesTogether {
    private static final int MOST = 64;
    /** How long a transaction waits for company when the last one had some: a commit costs more than what it commits. */
    private static final long LINGER_NANOS = 2_000_000;

    private final DataSource database;
    private final LinkedBlockingQueue<Pending<?>> waiting = new LinkedBlockingQueue<>();
    /** One thread, and none while there is nothing to write. */
    private final ThreadPoolExecutor writer;
    /** How many the last transaction had; only the one thread looks. */
    private int company;

    WritesTogether(DataSource database) {
        this.database = database;
        this.writer = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "frontier");
            thread.setDaemon(true);
            return thread;
        });
        writer.allowCoreThreadTimeOut(true);
    }

    /** What one caller wants written, within a transaction that others may share. */
    @FunctionalInterface
    interface Work<T> {
        T in(Statements statements) throws SQLException;
    }

    /** A write that waits for its transaction. */
    private static final class Pending<T> {
        private final Work<T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private T result;

        Pending(Work<T> work) {
            this.work = work;
        }

        void carryOut(Statements statements) throws SQLException {
            result = work.in(statements);
        }

        void durable() {
            done.complete(result);
        }
    }

    /**
     * Carries out a write and returns when it is durable.
     *
     * @throws IllegalStateException when the database fails
     */
    <T> T write(Work<T> work) {
        Pending<T> mine = new Pending<>(work);
        waiting.add(mine);
        writer.execute(this::some);
        try {
            return mine.done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IllegalStateException(
                    "the frontier in the database cannot be used: "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    private void some() {
        if (waiting.isEmpty()) {
            return;
        }
        if (company > 1 && waiting.size() < company) {
            LockSupport.parkNanos(LINGER_NANOS);
        }
        List<Pending<?>> all = new ArrayList<>();
        waiting.drainTo(all, MOST);
        company = all.size();
        try {
            together(all);
        } catch (SQLException | RuntimeException e) {
            // One of them spoils it for the others, or another process came between: each for itself, then.
            all.forEach(this::alone);
        }
    }

    private void alone(Pending<?> one) {
        try {
            together(List.of(one));
        } catch (SQLException | RuntimeException e) {
            one.done.completeExceptionally(e);
        }
    }

    private void together(List<Pending<?>> all) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statements statements = new Statements(connection)) {
                for (Pending<?> each : all) {
                    each.carryOut(statements);
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(before);
            }
        }
        all.forEach(Pending::durable);
    }

    /** Statements of one transaction, each prepared once. */
    static final class Statements implements AutoCloseable {
        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        Statements(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        int update(String sql, Object... values) throws SQLException {
            PreparedStatement statement = statement(sql);
            with(statement, 1, values);
            return statement.executeUpdate();
        }

        /** The statement, prepared. */
        PreparedStatement statement(String sql) throws SQLException {
            PreparedStatement known = prepared.get(sql);
            if (known == null) {
                known = connection.prepareStatement(sql);
                prepared.put(sql, known);
            }
            return known;
        }

        /** An insert that tells the {@code id} of each row, prepared. */
        PreparedStatement insert(String sql) throws SQLException {
            PreparedStatement known = prepared.get(sql);
            if (known == null) {
                known = connection.prepareStatement(sql, new String[] {"id"});
                prepared.put(sql, known);
            }
            return known;
        }

        /** Sets the values of a statement, from a place on. */
        static void with(PreparedStatement statement, int first, Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(first + i, values[i]);
            }
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement each : prepared.values()) {
                each.close();
            }
        }
    }
}
