package org.nianbao.index;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Message;

/** The database: its pool, its migrations, its transactions. */
final class Database implements AutoCloseable {
    /** Key taken, serialization failure, deadlock, lock timeout: another transaction came first, try again. */
    private static final Set<String> LOST_RACE = Set.of("23505", "40001", "40P01", "55P03", "HYT00", "90131");

    private static final int ATTEMPTS = 8;
    private static final int H2_ALREADY_OPEN = 90020;

    private final Pool pool;
    private final Jdbi jdbi;
    private final Dialect dialect;

    private Database(Pool pool, Dialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
        this.jdbi = Jdbi.create(pool).registerArgument(new Binding.OfInstant()).registerArgument(new Binding.OfText());
    }

    /**
     * Opens and migrates.
     *
     * @param home gives the default place
     * @param configured {@code database.url}
     * @throws ConfigurationError when it is in use, damaged, of another program version or cannot be reached
     */
    static Database open(Home home, Optional<String> configured) {
        String url = configured.orElseGet(() -> inHome(home));
        Dialect dialect = Dialect.of(url);
        return new Database(
                new Pool(failures -> migrated(url, connect(url, dialect, c -> c.setExceptionOverride(failures)))),
                dialect);
    }

    private static HikariDataSource migrated(String url, HikariDataSource connections) {
        try {
            Flyway.configure()
                    .dataSource(connections)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return connections;
        } catch (FlywayException e) {
            connections.close();
            throw refusal(url, e);
        }
    }

    /** Shut down by {@link #close()} only: H2's own shutdown hook would close it under the feet of a stopping sweep. */
    static String inHome(Home home) {
        String path = home.db().resolve("nianbao").toString().replace('\\', '/');
        if (path.indexOf(';') >= 0) {
            throw new ConfigurationError(new Message(
                    "database_path",
                    "主目录的路径含有分号，H2 数据库无法使用：" + path + "。请把主目录移到不含分号的路径下。",
                    "The home's path contains a semicolon, which H2 cannot take: " + path
                            + ". Move the home to a path without one."));
        }
        try {
            Files.createDirectories(home.db());
        } catch (IOException e) {
            throw new ConfigurationError(new Message(
                    "database_path",
                    "无法建立数据库目录 " + home.db() + "（" + e.getMessage() + "）。请检查该路径的权限。",
                    "The folder " + home.db() + " cannot be made (" + e.getMessage() + "). Check its permissions."));
        }
        return "jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    /** Connects; more of how is said by {@code further}. */
    static HikariDataSource connect(String url, Dialect dialect, Consumer<HikariConfig> further) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("nianbao");
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        config.setConnectionInitSql(dialect.onConnect());
        // Fail at once: an open file of another process or a wrong address does not mend itself.
        config.setInitializationFailTimeout(1);
        further.accept(config);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException | IllegalArgumentException e) {
            throw refusal(url, e);
        } catch (RuntimeException e) {
            // Hikari wraps a missing driver in a plain RuntimeException.
            throw unreachable(url, e);
        }
    }

    private static ConfigurationError refusal(String url, Exception e) {
        Optional<SQLException> cause = sqlCause(e);
        if (Dialect.of(url) == Dialect.POSTGRESQL || !url.startsWith("jdbc:h2:file:")) {
            return unreachable(url, e);
        }
        String file = url.replaceFirst("^jdbc:h2:file:", "").replaceFirst(";.*$", "") + ".mv.db";
        if (cause.filter(c -> c.getErrorCode() == H2_ALREADY_OPEN).isPresent()) {
            return inUse(file);
        }
        return unreadable(file, cause.map(Throwable::getMessage).orElse(String.valueOf(e.getMessage())));
    }

    /** Another process has it. */
    static ConfigurationError inUse(String file) {
        return new ConfigurationError(new Message(
                "index_in_use",
                "另一个年报库进程正在使用 " + file + "。请先停止那个进程，或用 --home 指定另一个主目录。",
                "Another Nianbao process is using " + file
                        + ". Stop that process first, or name another home with --home."));
    }

    /** It cannot be read, but it can be made again. */
    static ConfigurationError unreadable(String file, String why) {
        return new ConfigurationError(new Message(
                Index.UNREADABLE,
                "无法读取 " + file + "（" + oneLine(why) + "）。它可以由存档重建：请运行 nianbao archive rebuild。",
                "It was not possible to read " + file + " (" + oneLine(why)
                        + "). It can be made again from the archive: run `nianbao archive rebuild`."));
    }

    private static ConfigurationError unreachable(String url, Exception e) {
        String bare = url.replaceFirst("\\?.*$", "");
        String why = oneLine(sqlCause(e).map(Throwable::getMessage).orElse(String.valueOf(e.getMessage())));
        return new ConfigurationError(new Message(
                "database_unreachable",
                "无法连接或升级数据库 " + bare + "（" + why + "）。请检查 database.url 以及数据库是否在运行。",
                "The database " + bare + " cannot be reached or brought up to date (" + why
                        + "). Check database.url and that the database is running."));
    }

    private static String oneLine(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static Optional<SQLException> sqlCause(Throwable thrown) {
        return sqlCauses(thrown).findFirst();
    }

    private static Stream<SQLException> sqlCauses(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    DataSource pool() {
        return pool;
    }

    /** See {@link Pool#losses}. */
    long losses() {
        return pool.losses();
    }

    /** Why nothing can be asked now, found out by asking; a database that has gone is opened again, where it can be. */
    Optional<Message> trouble() {
        try {
            ask(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
            return Optional.empty();
        } catch (JdbiException e) {
            return Optional.of(away(oneLine(
                    // What the driver said first lies deepest.
                    sqlCauses(e)
                            .reduce((outer, inner) -> inner)
                            .map(Throwable::getMessage)
                            .orElse(e.getMessage()))));
        }
    }

    private static Message away(String why) {
        return new Message(
                "database_away",
                "数据库暂时无法使用（" + why + "）；巡查已暂停，已存档的内容没有丢失，数据库恢复后自动继续。",
                "The database cannot be used now (" + why
                        + "); sweeps pause, nothing archived is lost, and they go on when it is back.");
    }

    Jdbi jdbi() {
        return jdbi;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Reads in one transaction, which sees the database as it is when it begins. */
    <T> T ask(Function<Handle, T> question) {
        return again(
                Database::connectionEnded,
                () -> jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, question::apply));
    }

    /** Reads row by row in one transaction, which ends when the stream is closed. */
    <T> Stream<T> stream(Function<Handle, Stream<T>> question) {
        Handle handle = jdbi.open();
        try {
            handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
            handle.begin();
            return question.apply(handle).onClose(() -> end(handle));
        } catch (RuntimeException e) {
            end(handle);
            throw e;
        }
    }

    private static void end(Handle handle) {
        try (handle) {
            handle.rollback();
        }
    }

    /**
     * Writes in one transaction; when another transaction came first, or the server has ended the connection, all of it is
     * done again, so it must be work that looks before it writes.
     */
    void write(Consumer<Handle> work) {
        change(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** Like {@link #write}, with an answer. */
    <T> T change(Function<Handle, T> work) {
        return again(e -> lostRace(e) || connectionEnded(e), () -> jdbi.inTransaction(work::apply));
    }

    private static <T> T again(Predicate<JdbiException> passing, Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !passing.test(e)) {
                    throw e;
                }
            }
        }
    }

    /** The server ended the connection that was used; another one may do. */
    private static boolean connectionEnded(JdbiException e) {
        return !(e instanceof ConnectionException)
                && sqlCause(e)
                        .map(SQLException::getSQLState)
                        .filter(Pool::connectionLost)
                        .isPresent();
    }

    private static boolean lostRace(Exception e) {
        return sqlCause(e)
                .map(SQLException::getSQLState)
                .filter(LOST_RACE::contains)
                .isPresent();
    }

    /** Moves a database file that cannot be opened out of the way, so that a new one can be made. */
    static void setAside(Home home) {
        try {
            Path file = home.db().resolve("nianbao.mv.db");
            for (int n = 1; Files.exists(file); n++) {
                Path aside = home.db().resolve("nianbao.mv.db.damaged-" + n);
                if (!Files.exists(aside)) {
                    Files.move(file, aside);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
