package org.nianbao.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.nianbao.model.ArchivedRecord;

/**
 * What was concluded from a capture after it had been archived, as JSON: a {@code metadata} record that refers to it
 * (WARC/1.1 §5.8). It belongs to no exchange, and what it says can be found out again from the capture.
 *
 * @param about the capture
 * @param json the text, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record Note(ArchivedRecord about, byte[] json) {
    static final String TYPE = "application/json";

    /** Whether a record is a note. */
    static boolean is(WarcMember record) {
        return record.type().equals("metadata")
                && record.field("Content-Type").equals(TYPE)
                && !record.field("WARC-Refers-To").isEmpty();
    }

    /** The text of a note that lies in a file. */
    static byte[] read(Path file, CdxEntry.Place place) throws IOException {
        try (GzipMembers members = new GzipMembers(file, place.end())) {
            members.from(place.offset()).next();
            WarcMember record = WarcMember.of(members);
            byte[] json = record.block().readAllBytes();
            record.end();
            members.finish();
            return json;
        }
    }

    /** The header of its record, written at a time into the file with a warcinfo record. */
    byte[] header(Instant now, String warcinfoId) {
        return new RecordHeader()
                .with("WARC-Type", "metadata")
                .with("WARC-Record-ID", "<urn:uuid:" + UUID.randomUUID() + ">")
                .with("WARC-Date", now.truncatedTo(ChronoUnit.MICROS).toString())
                .with("WARC-Target-URI", about.uri().toASCIIString())
                .with("WARC-Warcinfo-ID", "<" + warcinfoId + ">")
                .with("WARC-Refers-To", "<" + about.recordId() + ">")
                .bytes(TYPE, Measurement.Block.of(json));
    }
}
