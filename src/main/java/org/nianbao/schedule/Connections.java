package org.nianbao.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Hands the house's own connection pool to Quartz; the pool is closed by its owner. */
record Connections(DataSource database) implements ConnectionProvider {

    @Override
    public Connection getConnection() throws SQLException {
        return database.getConnection();
    }

    @Override
    public void initialize() {
        // the pool is open already
    }

    @Override
    public void shutdown() {
        // the pool is closed by its owner
    }
}
