package org.nianbao.crawl;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;

/**
 * What came of one request.
 *
 * @param outcome what the answer really is
 * @param record where it was archived; empty when there was no answer
 * @param status HTTP status, 0 when there was no answer
 * @param mediaType media type without parameters, {@code unk} when none
 * @param page the answer read as an HTML page, when it is one
 * @param body the body without content coding as far as it was read, for robots.txt
 * @param location where it redirects to, or sends on by a Refresh header
 * @param retryAfter what the server asks for
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Visit(
        Outcome outcome,
        Optional<ArchivedRecord> record,
        int status,
        String mediaType,
        Optional<Page> page,
        byte[] body,
        Optional<URI> location,
        Optional<Duration> retryAfter) {

    static Visit without(Outcome outcome) {
        return new Visit(
                outcome, Optional.empty(), 0, "unk", Optional.empty(), new byte[0], Optional.empty(), Optional.empty());
    }
}
