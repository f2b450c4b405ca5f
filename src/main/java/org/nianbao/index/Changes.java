package org.nianbao.index;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** New and changed reports. */
final class Changes {
    private static final Comparator<Index.ReportRow> NEWEST_FIRST =
            Comparator.comparing(Index.ReportRow::capturedAt).reversed().thenComparing(Reports.IN_ORDER);

    private Changes() {}

    /** Versions first seen at or after a time, newest first. */
    static List<Index.Change> since(Handle handle, Instant since, int limit) {
        return handle
                .createQuery("select " + Reports.COLUMNS + Reports.TABLES + " where v.captured_at >= :since")
                .bind("since", since)
                .map(new ReportRowMapper())
                .list()
                .stream()
                .sorted(NEWEST_FIRST)
                .limit(Math.max(limit, 0))
                .map(row -> change(handle, row))
                .toList();
    }

    private static Index.Change change(Handle handle, Index.ReportRow row) {
        if (row.version() == 1) {
            return new Index.Change("new_report", row.capturedAt(), row, List.of());
        }
        Index.ReportRow before = Reports.versions(handle, row.id()).get(row.version() - 2);
        List<Index.CellChange> cells = Cells.differences(Cells.of(handle, before), Cells.of(handle, row));
        return new Index.Change("changed_report", row.capturedAt(), row, cells);
    }
}
