package org.nianbao.index;

/** Where H2 and PostgreSQL differ. */
enum Dialect {
    /** H2 2.5: one process, strings compared by code unit. */
    H2 {
        @Override
        String byCode(String column) {
            return column;
        }

        @Override
        String onConnect() {
            return "set lock_timeout 20000";
        }

        @Override
        boolean oneProcess() {
            return true;
        }
    },
    /** PostgreSQL 14: several processes, strings compared by the database's locale unless told otherwise. */
    POSTGRESQL {
        @Override
        String byCode(String column) {
            return column + " collate \"C\"";
        }

        @Override
        String onConnect() {
            return "set lock_timeout = '20s'";
        }

        @Override
        boolean oneProcess() {
            return false;
        }
    };

    /** The dialect of a JDBC address. */
    static Dialect of(String url) {
        return url.startsWith("jdbc:postgresql:") ? POSTGRESQL : H2;
    }

    /** A text column as an ordering term that is the same everywhere. */
    abstract String byCode(String column);

    /** What every new connection is told first. */
    abstract String onConnect();

    /** Whether only one process can have the database, so that what is leased at its start is nobody's. */
    abstract boolean oneProcess();
}
