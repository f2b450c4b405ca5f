package org.nianbao.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.ArchivedRecord;

/** Table {@code reading_task}: payloads to be read, handed out with a lease. */
final class Queue {
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;

    Queue(Clock clock) {
        this.clock = clock;
    }

    /**
     * Locks the rows of a payload. Everything that writes about a payload does this first, so that a sighting and a
     * reading of the same payload do not miss each other.
     */
    static void lock(Handle handle, String payload) {
        handle.createQuery("select id from reading_task where payload_sha256 = :payload order by id for update")
                .bind("payload", payload)
                .mapTo(long.class)
                .list();
    }

    /**
     * Puts a payload in the queue, once for each extractor version.
     *
     * @param record the earliest capture of it: a payload is read as what that one says it is, so that the answer does
     *     not depend on which was judged first; when an earlier one becomes known later, it is read again
     */
    void offer(Handle handle, ArchivedRecord record, String extractorVersion) {
        // What an older version has read stays until somebody has seen what would change (see again).
        Optional<Known> known = handle.createQuery(
                        """
                        select id, record_id from reading_task where payload_sha256 = :payload
                        order by id desc fetch first 1 rows only
                        """)
                .bind("payload", record.payloadSha256())
                .map((row, context) -> new Known(row.getLong("id"), row.getString("record_id")))
                .findOne();
        if (known.isEmpty()) {
            insert(handle, record, extractorVersion);
        } else if (!known.get().recordId().equals(record.recordId())) {
            readAs(handle, known.get().id(), record, extractorVersion);
        }
    }

    /** Puts payloads in the queue again: the task of this version, or a new one after the newest of another. */
    void again(Handle handle, Set<String> payloads, String extractorVersion) {
        for (String payload : payloads) {
            lock(handle, payload);
            // A task of this version that another has overtaken would store nothing: the newest reading counts.
            handle.createUpdate(
                            """
                            delete from reading_task where payload_sha256 = :payload and extractor_version = :version
                              and id < (select max(o.id) from reading_task o where o.payload_sha256 = :payload)
                            """)
                    .bind("payload", payload)
                    .bind("version", extractorVersion)
                    .execute();
            int reset = handle.createUpdate(
                            """
                            update reading_task set state = 'waiting', attempts = 0, due_at = :due, leased_by = null,
                                lease_until = null, outcome = ''
                            where payload_sha256 = :payload and extractor_version = :version
                            """)
                    .bind("due", clock.instant())
                    .bind("payload", payload)
                    .bind("version", extractorVersion)
                    .execute();
            if (reset == 0) {
                copy(handle, payload, extractorVersion);
            }
        }
    }

    private void copy(Handle handle, String payload, String extractorVersion) {
        handle.createUpdate(
                        """
                        insert into reading_task (payload_sha256, extractor_version, record_id, anchor, state, attempts,
                            due_at, outcome)
                        select payload_sha256, :version, record_id, anchor, 'waiting', 0, :due, '' from reading_task
                        where id = (select max(id) from reading_task where payload_sha256 = :payload)
                        """)
                .bind("version", extractorVersion)
                .bind("due", clock.instant())
                .bind("payload", payload)
                .execute();
    }

    /** What waits since before an upgrade is read by the version that is here now, and said to be. */
    static void waitingAs(Handle handle, String extractorVersion) {
        handle.createUpdate(
                        """
                        update reading_task set extractor_version = :version
                        where state = 'waiting' and extractor_version <> :version
                          and not exists (select 1 from reading_task o
                              where o.payload_sha256 = reading_task.payload_sha256 and o.extractor_version = :version)
                        """)
                .bind("version", extractorVersion)
                .execute();
    }

    /** The newest task of every payload that is read or set aside. */
    static List<Index.Held> held(Handle handle) {
        return handle.createQuery(
                        """
                        select t.id task_id, t.anchor task_anchor, t.attempts task_attempts, t.state task_state,
                            coalesce(g.extractor_version, t.extractor_version) read_by, c.* from reading_task t
                        join capture c on c.record_id = t.record_id
                        left join reading g on g.payload_sha256 = t.payload_sha256
                        where t.state in ('done', 'set_aside')
                          and t.id = (select max(o.id) from reading_task o where o.payload_sha256 = t.payload_sha256)
                        order by t.id
                        """)
                .map((row, context) -> new Index.Held(
                        new Index.Task(
                                row.getLong("task_id"),
                                Captures.record(row),
                                row.getString("task_anchor"),
                                row.getInt("task_attempts")),
                        row.getString("read_by"),
                        row.getString("task_state").equals("set_aside")))
                .list();
    }

    private void insert(Handle handle, ArchivedRecord record, String extractorVersion) {
        handle.createUpdate(
                        """
                        insert into reading_task (payload_sha256, extractor_version, record_id, anchor, state, attempts,
                            due_at, outcome)
                        values (:payload, :version, :record, :anchor, 'waiting', 0, :due, '')
                        """)
                .bind("payload", record.payloadSha256())
                .bind("version", extractorVersion)
                .bind("record", record.recordId())
                .bind("anchor", record.origin().anchor())
                .bind("due", clock.instant())
                .execute();
    }

    private void readAs(Handle handle, long id, ArchivedRecord record, String extractorVersion) {
        handle.createUpdate(
                        """
                        update reading_task set record_id = :record, anchor = :anchor, state = 'waiting', attempts = 0,
                            due_at = :due, leased_by = null, lease_until = null, outcome = '',
                            extractor_version = :version
                        where id = :id
                        """)
                .bind("record", record.recordId())
                .bind("anchor", record.origin().anchor())
                .bind("due", clock.instant())
                .bind("version", extractorVersion)
                .bind("id", id)
                .execute();
    }

    /** The next one that is due, oldest first. */
    Optional<Index.Task> claim(Handle handle, String worker, Duration lease) {
        Instant now = clock.instant();
        Optional<Index.Task> task = due(handle, now);
        // A payload that ends the process each time must not be handed out for ever.
        while (task.isPresent() && task.get().attempts() > MOST_ATTEMPTS) {
            end(handle, task.get().id(), "set_aside", "lease expired");
            task = due(handle, now);
        }
        task.ifPresent(t -> handle.createUpdate(
                        """
                        update reading_task set state = 'leased', attempts = :attempts, leased_by = :worker,
                            lease_until = :until
                        where id = :id
                        """)
                .bind("attempts", t.attempts())
                .bind("worker", worker)
                .bind("until", now.plus(lease))
                .bind("id", t.id())
                .execute());
        return task;
    }

    private static Optional<Index.Task> due(Handle handle, Instant now) {
        Optional<Long> id = handle.createQuery(
                        """
                        select id from reading_task
                        where (state = 'waiting' and due_at <= :now) or (state = 'leased' and lease_until <= :now)
                        order by id fetch first 1 rows only for update skip locked
                        """)
                .bind("now", now)
                .mapTo(long.class)
                .findOne();
        return id.map(i -> handle.createQuery(
                        """
                        select t.id task_id, t.anchor task_anchor, t.attempts task_attempts, c.* from reading_task t
                        join capture c on c.record_id = t.record_id where t.id = :id
                        """)
                .bind("id", i)
                .map((row, context) -> new Index.Task(
                        row.getLong("task_id"),
                        Captures.record(row),
                        row.getString("task_anchor"),
                        row.getInt("task_attempts") + 1))
                .one());
    }

    /**
     * Locks the row of a task whose reading has come. Returns its extractor version, or nothing when the reading is of
     * no use any more: the row is gone, or is to be read as another capture.
     */
    static Optional<String> lock(Handle handle, Index.Task task) {
        return handle.createQuery(
                        """
                        select extractor_version from reading_task where id = :id and record_id = :record for update
                        """)
                .bind("id", task.id())
                .bind("record", task.record().recordId())
                .mapTo(String.class)
                .findOne();
    }

    /** Ends a task. */
    static void end(Handle handle, long id, String state, String outcome) {
        handle.createUpdate(
                        """
                        update reading_task set state = :state, outcome = :outcome, leased_by = null, lease_until = null
                        where id = :id
                        """)
                .bind("state", state)
                .bind("outcome", outcome)
                .bind("id", id)
                .execute();
    }

    /** Hands a task back, unless its lease ran out and another worker has it now. */
    void failed(Handle handle, Index.Task task, String why) {
        boolean last = task.attempts() >= MOST_ATTEMPTS;
        handle.createUpdate(
                        """
                        update reading_task set state = :state, outcome = :why, due_at = :due, leased_by = null,
                            lease_until = null
                        where id = :id and state = 'leased' and attempts = :attempts and record_id = :record
                        """)
                .bind("state", last ? "set_aside" : "waiting")
                .bind("why", why)
                .bind("due", clock.instant().plus(PAUSE.multipliedBy(task.attempts())))
                .bind("id", task.id())
                .bind("attempts", task.attempts())
                .bind("record", task.record().recordId())
                .execute();
    }

    private record Known(long id, String recordId) {}
}
