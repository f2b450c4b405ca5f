package org.nianbao.crawl;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Carries out the writes of many sweeps in common transactions: whatever waits while one is committed goes into the next.
 * A caller knows when its write is durable. A write that fails fails alone.
 */
final class WritesTogether implements AutoCloseable {
    private static final int MOST = 1024;
    /**
     * How long a transaction waits at most for company when the last one had some: as long as that took, for a commit costs
     * more than what it commits.
     */
    private static final long LONGEST_LINGER = TimeUnit.MILLISECONDS.toNanos(10);
    /** For so long connection and prepared statements are kept while nothing is to be written. */
    private static final long KEPT_MILLIS = 20;

    private final DataSource database;
    private final LinkedBlockingQueue<Pending> waiting = new LinkedBlockingQueue<>();
    /** Whether there is a thread that writes; none while there is nothing to write. */
    private final AtomicBoolean writing = new AtomicBoolean();
    /** Held by the thread that writes for as long as it may have a connection. */
    private final Lock connected = new ReentrantLock();

    WritesTogether(DataSource database) {
        this.database = database;
    }

    /** What one caller wants written, within a transaction that others may share. */
    @FunctionalInterface
    interface Work {
        void in(Statements statements) throws SQLException;
    }

    /** A write that waits for its transaction. */
    private record Pending(Work work, Begun begun) {}

    /** A write that is under way, or durable. */
    static final class Begun {
        /** Nothing, and durable. */
        static final Begun NOTHING = new Begun();

        static {
            NOTHING.done.complete(null);
        }

        private final CompletableFuture<Void> done = new CompletableFuture<>();

        private Begun() {}

        /**
         * Returns when it is durable.
         *
         * @throws IllegalStateException when the database fails, or another process has taken the sweep
         */
        void durable() {
            try {
                done.join();
            } catch (CompletionException e) {
                throw failed(e);
            }
        }
    }

    private static RuntimeException failed(CompletionException e) {
        return e.getCause() instanceof RuntimeException bug
                ? bug
                : new IllegalStateException(
                        "the frontier in the database cannot be used: "
                                + e.getCause().getMessage(),
                        e.getCause());
    }

    /**
     * Carries out a write and returns when it is durable.
     *
     * @throws IllegalStateException when the database fails, or another process has taken the sweep
     */
    void write(Work work) {
        begin(work).durable();
    }

    /** Begins a write; those of one caller are carried out in their order. */
    Begun begin(Work work) {
        Pending mine = new Pending(work, new Begun());
        waiting.add(mine);
        start();
        return mine.begun();
    }

    private void start() {
        if (writing.compareAndSet(false, true)) {
            Thread writer = new Thread(this::writeAll, "frontier");
            writer.setDaemon(true);
            try {
                writer.start();
            } catch (OutOfMemoryError noThread) {
                writing.set(false);
                throw noThread;
            }
        }
    }

    private void writeAll() {
        connected.lock();
        Writer writer = new Writer();
        try {
            for (Pending next = next(); next != null; next = next()) {
                writer.writeWithCompany(next);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; should somebody, the next write starts another.
            Thread.currentThread().interrupt();
        } finally {
            writer.letGo();
            connected.unlock();
            writing.set(false);
            if (!waiting.isEmpty()) {
                start();
            }
        }
    }

    private Pending next() throws InterruptedException {
        return waiting.poll(KEPT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns when its connection is given back, at most {@link #KEPT_MILLIS} after the last write. A database that is
     * closed before would stay open behind it.
     */
    @Override
    public void close() {
        connected.lock();
        connected.unlock();
    }

    /** What the one thread that writes holds on to from transaction to transaction. */
    private final class Writer {
        private Statements statements;
        /** How many the last transaction had, and how long it took. */
        private int company;

        private long took;

        void writeWithCompany(Pending first) {
            if (company > 1 && waiting.size() + 1 < company) {
                LockSupport.parkNanos(Math.min(took, LONGEST_LINGER));
            }
            List<Pending> all = new ArrayList<>(List.of(first));
            waiting.drainTo(all, MOST - 1);
            company = all.size();
            long begun = System.nanoTime();
            try {
                together(all);
            } catch (SQLException | RuntimeException e) {
                // One of them spoils it for the others, or another process came between: each for itself, then.
                all.forEach(this::alone);
            } finally {
                all.forEach(Writer::givenUp);
            }
            took = System.nanoTime() - begun;
        }

        /** Whoever waits for a write hears of it even where this thread ends with an error. */
        private static void givenUp(Pending one) {
            if (!one.begun().done.isDone()) {
                one.begun()
                        .done
                        .completeExceptionally(new IllegalStateException("the frontier's thread has broken off"));
            }
        }

        private void alone(Pending one) {
            try {
                together(List.of(one));
            } catch (SQLException | RuntimeException e) {
                one.begun().done.completeExceptionally(e);
            }
        }

        private void together(List<Pending> all) throws SQLException {
            statements = statements == null ? new Statements(database.getConnection()) : statements;
            boolean committed = false;
            try {
                for (Pending each : all) {
                    each.work().in(statements);
                }
                statements.commit();
                committed = true;
            } finally {
                if (!committed) {
                    letGo();
                }
            }
            all.forEach(each -> each.begun().done.complete(null));
        }

        void letGo() {
            if (statements == null) {
                return;
            }
            try (Statements ended = statements) {
                ended.rollback();
            } catch (SQLException e) {
                // Whoever waited for a write has been told already; nothing else was under way on this connection.
            } finally {
                statements = null;
            }
        }
    }

    /** Statements of one connection, each prepared once. */
    static final class Statements implements AutoCloseable {
        private final Connection connection;
        private final boolean before;
        private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();
        private final Map<String, PreparedStatement> batches = new LinkedHashMap<>();

        Statements(Connection connection) throws SQLException {
            this.connection = connection;
            this.before = connection.getAutoCommit();
            connection.setAutoCommit(false);
        }

        Connection connection() {
            return connection;
        }

        int update(String sql, Object... values) throws SQLException {
            return with(sql, values).executeUpdate();
        }

        /** Will change exactly one row before the transaction is committed; when it does not, nothing is. */
        void one(String sql, Object... values) throws SQLException {
            PreparedStatement statement = with(sql, values);
            statement.addBatch();
            batches.put(sql, statement);
        }

        private PreparedStatement with(String sql, Object... values) throws SQLException {
            PreparedStatement statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        }

        void commit() throws SQLException {
            carryOut();
            connection.commit();
        }

        private void carryOut() throws SQLException {
            for (Map.Entry<String, PreparedStatement> each : batches.entrySet()) {
                for (int changed : each.getValue().executeBatch()) {
                    if (changed == 0) {
                        throw new IllegalStateException(
                                "another process goes on with this sweep; refused: " + each.getKey());
                    }
                }
            }
            batches.clear();
        }

        void rollback() throws SQLException {
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            try (Connection ended = connection) {
                for (PreparedStatement each : prepared.values()) {
                    each.close();
                }
                ended.setAutoCommit(before);
            }
        }
    }
}
