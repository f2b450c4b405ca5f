package org.nianbao.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;

/** Quartz's tables and settings for one database product. */
enum Store {
    H2("tables_h2.sql", StdJDBCDelegate.class),
    POSTGRESQL("tables_postgres.sql", PostgreSQLDelegate.class);

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(?:\\R|$)");

    private final String script;
    private final Class<?> delegate;

    Store(String script, Class<?> delegate) {
        this.script = script;
        this.delegate = delegate;
    }

    static Store of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return product.toLowerCase(Locale.ROOT).contains("postgres") ? POSTGRESQL : H2;
        } catch (SQLException broken) {
            throw new IllegalStateException("the database does not say what it is", broken);
        }
    }

    /** Whether Quartz's tables are there. */
    private static boolean complete(Connection connection) throws SQLException {
        try (var tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                if ("qrtz_locks".equalsIgnoreCase(tables.getString("TABLE_NAME"))) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Runs the library's own script, unless the tables are there. {@code complete} looks before, because the script for
     * PostgreSQL begins by dropping.
     */
    void makeTables(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (complete(connection)) {
                return;
            }
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : END_OF_STATEMENT.split(text())) {
                    if (!sql.isBlank() && !"commit".equalsIgnoreCase(sql.strip())) {
                        statement.execute(sql);
                    }
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | IOException broken) {
            throw new IllegalStateException("the scheduler's tables cannot be made", broken);
        }
    }

    private String text() throws IOException {
        try (InputStream in = Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/" + script)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.replaceAll("(?m)^--.*$", "");
        }
    }

    /** Settings of a scheduler over a data source of this product; several processes share only PostgreSQL. */
    Properties properties(String dataSource) {
        Properties p = new Properties();
        p.setProperty("org.quartz.scheduler.instanceName", "nianbao");
        p.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        p.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        p.setProperty("org.quartz.threadPool.threadCount", "2");
        p.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        p.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        p.setProperty("org.quartz.jobStore.driverDelegateClass", delegate.getName());
        p.setProperty("org.quartz.jobStore.dataSource", dataSource);
        p.setProperty("org.quartz.jobStore.misfireThreshold", "5000");
        p.setProperty("org.quartz.jobStore.isClustered", String.valueOf(this == POSTGRESQL));
        return p;
    }
}
