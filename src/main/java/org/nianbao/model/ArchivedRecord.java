package org.nianbao.model;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one archived exchange lies: a response or revisit record and what its metadata record says.
 *
 * @param recordId {@code urn:uuid:…} of the response or revisit record
 * @param revisit whether it is a revisit record, without payload of its own
 * @param uri WARC-Target-URI
 * @param date WARC-Date
 * @param status HTTP status
 * @param mediaType media type without parameters, lower case; {@code unk} when the server gave none
 * @param contentType the Content-Type header as sent, when there was one
 * @param payloadSha256 lowercase hex SHA-256 of the entity body; of the original's for a revisit
 * @param warcFile file name below {@code archive/warc}
 * @param offset of the record's gzip member, in bytes
 * @param length of the record's gzip member, in bytes
 * @param outcome what the page really was
 * @param origin how the crawl came here
 */
public record ArchivedRecord(
        String recordId,
        boolean revisit,
        URI uri,
        Instant date,
        int status,
        String mediaType,
        Optional<String> contentType,
        String payloadSha256,
        String warcFile,
        long offset,
        long length,
        Outcome outcome,
        Capture.Origin origin) {}
