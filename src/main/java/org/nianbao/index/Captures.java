package org.nianbao.index;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/** Table {@code capture}: every archived exchange. */
final class Captures {
    private static final String INSERT =
            """
            insert into capture (record_id, revisit, url, url_hash, captured_at, status, media_type, content_type,
                payload_sha256, warc_file, warc_offset, warc_length, outcome, reason, detail, site_code, sweep_id,
                via, hops, anchor)
            values (:id, :revisit, :url, :urlHash, :at, :status, :mediaType, :contentType, :payload, :file, :offset,
                :length, :outcome, :reason, :detail, :site, :sweep, :via, :hops, :anchor)
            """;

    private Captures() {}

    /** Adds a record unless it is known. */
    static void add(Handle handle, ArchivedRecord record) {
        if (!Binding.any(handle, "select count(*) from capture where record_id = ?", record.recordId())) {
            insert(handle, List.of(record));
        }
    }

    /** Which of some records are known. */
    static Set<String> known(Handle handle, List<String> recordIds) {
        return recordIds.isEmpty()
                ? Set.of()
                : handle.createQuery("select record_id from capture where record_id in (<ids>)")
                        .bindList("ids", recordIds)
                        .mapTo(String.class)
                        .set();
    }

    /** Adds records that are not known. */
    static void insert(Handle handle, List<ArchivedRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (ArchivedRecord record : records) {
            bindExchange(batch, record);
            bindCrawl(batch, record);
            batch.add();
        }
        batch.execute();
    }

    private static void bindExchange(PreparedBatch batch, ArchivedRecord record) {
        batch.bind("id", record.recordId())
                .bind("revisit", record.revisit())
                .bind("url", record.uri().toString())
                .bind("urlHash", Hash.of(record.uri().toString()))
                .bind("at", record.date())
                .bind("status", record.status())
                .bind("mediaType", record.mediaType())
                .bind("contentType", record.contentType().orElse(null))
                .bind("payload", record.payloadSha256())
                .bind("file", record.warcFile())
                .bind("offset", record.offset())
                .bind("length", record.length());
    }

    private static void bindCrawl(PreparedBatch batch, ArchivedRecord record) {
        Capture.Origin origin = record.origin();
        batch.bind("outcome", record.outcome().kind())
                .bind("reason", record.outcome().reason().id())
                .bind("detail", record.outcome().detail())
                .bind("site", origin.siteCode())
                .bind("sweep", origin.sweepId())
                .bind("via", origin.via().map(URI::toString).orElse(null))
                .bind("hops", origin.hops())
                .bind("anchor", origin.anchor());
    }

    /** Of one address or of all, oldest first. */
    static Stream<ArchivedRecord> stream(Handle handle, Dialect dialect, Optional<URI> uri) {
        String where = uri.isPresent() ? " where url_hash = :hash" : "";
        var query = handle.createQuery("select * from capture" + where + " order by captured_at, "
                        + dialect.byCode("warc_file") + ", warc_offset, " + dialect.byCode("record_id"))
                .setFetchSize(500);
        uri.ifPresent(u -> query.bind("hash", Hash.of(u.toString())));
        return query.map((row, context) -> record(row)).stream();
    }

    /** Of one payload, the original first, then by time. */
    static List<ArchivedRecord> ofPayload(Handle handle, String payloadSha256) {
        return handle.createQuery(
                        """
                        select * from capture where payload_sha256 = :payload
                        order by revisit, captured_at, url_hash, record_id
                        """)
                .bind("payload", payloadSha256)
                .map((row, context) -> record(row))
                .list();
    }

    /** One record that is known to be there. */
    static ArchivedRecord one(Handle handle, String recordId) {
        return handle.createQuery("select * from capture where record_id = :id")
                .bind("id", recordId)
                .map((row, context) -> record(row))
                .one();
    }

    /** Every time a version of a report was seen, unchanged answers included, oldest first. */
    static List<ArchivedRecord> sightings(Handle handle, String reportId, int version) {
        return handle.createQuery(
                        """
                        select c.* from capture c
                        join candidate k on k.url_hash = c.url_hash and k.payload_sha256 = c.payload_sha256
                        where k.report_id = :report and k.version_number = :version
                        order by c.captured_at, c.url_hash, c.record_id
                        """)
                .bind("report", reportId)
                .bind("version", version)
                .map((row, context) -> record(row))
                .list();
    }

    static ArchivedRecord record(ResultSet row) throws SQLException {
        return new ArchivedRecord(
                row.getString("record_id"),
                row.getBoolean("revisit"),
                URI.create(row.getString("url")),
                Binding.instant(row, "captured_at"),
                row.getInt("status"),
                row.getString("media_type"),
                Binding.optionalText(row, "content_type"),
                row.getString("payload_sha256"),
                row.getString("warc_file"),
                row.getLong("warc_offset"),
                row.getLong("warc_length"),
                Outcome.of(row.getString("outcome"), Reason.of(row.getString("reason")), row.getString("detail")),
                origin(row));
    }

    private static Capture.Origin origin(ResultSet row) throws SQLException {
        return new Capture.Origin(
                row.getString("site_code"),
                row.getString("sweep_id"),
                Binding.optionalText(row, "via").map(URI::create),
                row.getString("hops"),
                row.getString("anchor"));
    }
}
