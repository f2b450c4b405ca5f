package org.nianbao.index;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Table {@code verification}: verifications of the archive that were asked for and wait. */
final class Verifications {
    private Verifications() {}

    static void enqueue(Handle handle, Instant requested) {
        handle.createUpdate("insert into verification (requested) values (:requested)")
                .bind("requested", requested)
                .execute();
    }

    /** Takes every request that waits: one verification answers them all. */
    static boolean take(Handle handle) {
        List<Long> waiting = handle.createQuery("select id from verification for update skip locked")
                .mapTo(Long.class)
                .list();
        waiting.forEach(id -> handle.execute("delete from verification where id = ?", id));
        return !waiting.isEmpty();
    }
}
