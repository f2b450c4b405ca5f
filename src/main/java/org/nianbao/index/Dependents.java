package org.nianbao.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** What rests on a place of a WARC file. */
final class Dependents {
    private static final int MOST = 100;

    private Dependents() {}

    /** Of the exchange at or before an offset; of the whole file when the offset is negative. */
    static Index.Resting on(Handle handle, String file, long offset) {
        List<String> payloads = handle.createQuery(
                        """
                        select distinct payload_sha256 from capture where warc_file = :file and (:offset < 0
                            or warc_offset = (select max(warc_offset) from capture
                                where warc_file = :file and warc_offset <= :offset))
                        """)
                .bind("file", file)
                .bind("offset", offset)
                .mapTo(String.class)
                .list();
        Set<String> captures = new TreeSet<>();
        Set<String> reports = new TreeSet<>();
        long cells = 0;
        for (String payload : payloads) {
            captures.addAll(captures(handle, payload));
            List<String> ofPayload = reports(handle, payload);
            reports.addAll(ofPayload);
            cells += ofPayload.isEmpty() ? 0 : cells(handle, payload);
        }
        return new Index.Resting(first(captures), first(reports), cells);
    }

    private static List<String> first(Set<String> all) {
        return new ArrayList<>(all).subList(0, Math.min(all.size(), MOST));
    }

    private static List<String> captures(Handle handle, String payload) {
        return handle.createQuery("select url from capture where payload_sha256 = :payload")
                .bind("payload", payload)
                .mapTo(String.class)
                .list();
    }

    private static List<String> reports(Handle handle, String payload) {
        return handle.createQuery("select report_id from report_version where payload_sha256 = :payload")
                .bind("payload", payload)
                .mapTo(String.class)
                .list();
    }

    private static long cells(Handle handle, String payload) {
        return handle.createQuery("select count(*) from cell where payload_sha256 = :payload")
                .bind("payload", payload)
                .mapTo(Long.class)
                .one();
    }
}
