package org.nianbao.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.Settlement;
import org.nianbao.model.Withdrawal;

/** Table {@code settlement}: what people say of district-years. */
final class Settlements {
    private Settlements() {}

    /** Adds a word unless it is known. */
    static void add(Handle handle, Settlement said) {
        if (Binding.any(handle, "select count(*) from settlement where entry_number = ?", said.entry())) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into settlement (entry_number, settled_at, site_code, settled_year, settled_as, report_id,
                            author, reason)
                        values (:entry, :at, :code, :year, :as, :report, :author, :reason)
                        """)
                .bind("entry", said.entry())
                .bind("at", said.at())
                .bind("code", said.code())
                .bind("year", said.year())
                .bind("as", said.as().id())
                .bind("report", said.reportId().orElse(null))
                .bind("author", said.author())
                .bind("reason", said.reason())
                .execute();
    }

    /** Takes a word back. */
    static void withdraw(Handle handle, long entry, Withdrawal withdrawal) {
        Withdrawn.note(handle, "settlement", entry, withdrawal);
    }

    /** All, in the order in which they were said. */
    static List<Settlement> all(Handle handle) {
        return handle.createQuery("select * from settlement order by entry_number")
                .map((row, context) -> settlement(row))
                .list();
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        return new Settlement(
                row.getLong("entry_number"),
                Binding.instant(row, "settled_at"),
                row.getString("site_code"),
                row.getInt("settled_year"),
                Settlement.As.of(row.getString("settled_as")).orElseThrow(),
                Binding.optionalText(row, "report_id"),
                row.getString("author"),
                row.getString("reason"),
                Withdrawn.of(row));
    }
}
