package org.nianbao.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.Withdrawal;

/** The columns of what people say, correction or settlement, that tell that it was taken back. */
final class Withdrawn {
    private Withdrawn() {}

    /**
     * Notes that an entry was taken back.
     *
     * @param table {@code correction} or {@code settlement}
     * @param entry number of the ledger entry that is taken back
     */
    static void note(Handle handle, String table, long entry, Withdrawal withdrawal) {
        handle.createUpdate("update " + table + " set withdrawn_entry = :number, withdrawn_at = :at,"
                        + " withdrawn_by = :author, withdrawn_reason = :reason where entry_number = :entry")
                .bind("number", withdrawal.entry())
                .bind("at", withdrawal.at())
                .bind("author", withdrawal.author())
                .bind("reason", withdrawal.reason())
                .bind("entry", entry)
                .execute();
    }

    /** What a row says of it; empty as long as it stands. */
    static Optional<Withdrawal> of(ResultSet row) throws SQLException {
        long entry = row.getLong("withdrawn_entry");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Withdrawal(
                        entry,
                        Binding.instant(row, "withdrawn_at"),
                        row.getString("withdrawn_by"),
                        row.getString("withdrawn_reason")));
    }
}
