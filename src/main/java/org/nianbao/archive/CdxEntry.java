package org.nianbao.archive;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.netpreserve.jwarc.MessageHeaders;
import org.nianbao.model.ArchivedRecord;

/**
 * All that the index knows of one exchange.
 *
 * @param record the response or revisit record
 * @param recordDigest SHA-256 of the record's gzip member in hex
 * @param exchangeLength bytes from the record's beginning to the end of the last record that belongs to it
 * @param refersTo id of the original, blank when this is no revisit
 * @param truncated whether the capture was cut
 */
record CdxEntry(ArchivedRecord record, String recordDigest, long exchangeLength, String refersTo, boolean truncated) {

    /**
     * Where a record lies.
     *
     * @param file final name of the WARC file
     * @param offset of the record's gzip member
     * @param length of the record's gzip member
     * @param end of the last record of the exchange
     * @param digest SHA-256 of the record's gzip member
     */
    record Place(String file, long offset, long length, long end, String digest) {}

    /**
     * A response or revisit record as its header describes it.
     *
     * @param id without angle brackets
     * @param date WARC-Date
     * @param refersTo id of the original, blank when it is no revisit
     * @param truncated whether the capture was cut
     */
    record Described(String id, boolean revisit, URI uri, Instant date, String refersTo, boolean truncated) {
        static Described by(MessageHeaders warc) {
            boolean revisit = "revisit".equals(warc.first("WARC-Type").orElse(""));
            return new Described(
                    CdxEntry.id(warc.first("WARC-Record-ID").orElse("")),
                    revisit,
                    URI.create(warc.first("WARC-Target-URI").orElse("")),
                    Instant.parse(warc.first("WARC-Date").orElse("")),
                    warc.first("WARC-Refers-To").map(CdxEntry::id).orElse(""),
                    // A revisit of headers only says so with "length"; only uncut captures are made revisits.
                    !revisit && warc.first("WARC-Truncated").isPresent());
        }
    }

    /**
     * From what was written; used both in writing and in reading again, so that both give the same.
     *
     * @param first the response or revisit record
     * @param head the HTTP head in its block, when there is one
     * @param fields of the metadata record
     * @param payloadSha256 of the payload in hex
     * @param place where it lies
     */
    static CdxEntry of(
            Described first, Optional<HttpHead> head, Map<String, String> fields, String payloadSha256, Place place) {
        ArchivedRecord record = new ArchivedRecord(
                first.id(),
                first.revisit(),
                first.uri(),
                first.date(),
                head.map(HttpHead::status).orElse(0),
                head.map(HttpHead::mediaType).orElse("unk"),
                head.flatMap(h -> h.first("Content-Type")).filter(t -> !t.isBlank()),
                payloadSha256,
                place.file(),
                place.offset(),
                place.length(),
                WarcFields.outcome(fields),
                WarcFields.origin(fields));
        return new CdxEntry(record, place.digest(), place.end() - place.offset(), first.refersTo(), first.truncated());
    }

    /** A record id without its angle brackets. */
    static String id(String field) {
        return field.startsWith("<") && field.endsWith(">") ? field.substring(1, field.length() - 1) : field;
    }

    /** Where the exchange ends in its file. */
    long end() {
        return record.offset() + exchangeLength;
    }

    /** Whether later captures of the same payload may refer to this one. */
    boolean serves() {
        return !record.revisit()
                && record.status() == 200
                && !truncated
                && !record.payloadSha256().equals(Sha256.OF_NOTHING);
    }
}
