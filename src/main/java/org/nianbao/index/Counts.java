package org.nianbao.index;

import org.jdbi.v3.core.Handle;

/** Figures about the whole. */
final class Counts {
    private static final String COUNT =
            """
            select (select count(*) from site) sites,
                (select count(*) from capture) captures,
                (select count(*) from report) reports,
                (select count(*) from report_version) versions,
                (select coalesce(sum(v.cell_count), 0) from report_version v) cells,
                (select coalesce(sum(v.failed_rules), 0) from report_version v where v.newest) failed,
                (select count(*) from reading_task where state in ('waiting', 'leased')) waiting,
                (select count(*) from reading_task where state = 'set_aside') aside,
                (select max(ended) from sweep) last_sweep
            """;

    private Counts() {}

    static Index.Figures of(Handle handle) {
        return handle.createQuery(COUNT)
                .map((row, context) -> new Index.Figures(
                        row.getInt("sites"),
                        row.getLong("captures"),
                        row.getLong("reports"),
                        row.getLong("versions"),
                        row.getLong("cells"),
                        row.getLong("failed"),
                        row.getInt("waiting"),
                        row.getInt("aside"),
                        Binding.optionalInstant(row, "last_sweep")))
                .one();
    }
}
