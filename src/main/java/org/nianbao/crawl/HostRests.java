package org.nianbao.crawl;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Until when hosts and their addresses are to be left in peace, handed on from one database to another. */
final class HostRests {
    private final DataSource database;

    HostRests(DataSource database) {
        this.database = database;
    }

    /** Those that last beyond a time. */
    Map<String, Instant> after(Instant now) {
        Map<String, Instant> rests = new TreeMap<>();
        try (Connection c = database.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select host, next_due from frontier_host where next_due > ?")) {
            s.setLong(1, now.toEpochMilli());
            ResultSet r = s.executeQuery();
            while (r.next()) {
                rests.put(r.getString(1), Instant.ofEpochMilli(r.getLong(2)));
            }
            return rests;
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** Of hosts and addresses that the database knows nothing of. */
    void keep(Map<String, Instant> rests) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(FrontierTable.FIRST_REST)) {
            for (Map.Entry<String, Instant> rest : rests.entrySet()) {
                s.setString(1, rest.getKey());
                s.setLong(2, rest.getValue().toEpochMilli());
                s.executeUpdate();
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private static IllegalStateException unusable(SQLException e) {
        return new IllegalStateException("the rests of hosts in the database cannot be used: " + e.getMessage(), e);
    }
}
