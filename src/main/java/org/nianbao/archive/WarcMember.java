package org.nianbao.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** The one record of a gzip member. */
final class WarcMember {
    private final WarcReader reader;
    private final WarcRecord record;

    private WarcMember(WarcReader reader, WarcRecord record) {
        this.reader = reader;
        this.record = record;
    }

    /**
     * Reads the header of the record in the present member.
     *
     * @throws IOException when there is none or it is malformed
     */
    static WarcMember of(GzipMembers members) throws IOException {
        try {
            WarcReader reader = new WarcReader(members.content());
            Optional<WarcRecord> record = reader.next();
            return new WarcMember(
                    reader, record.orElseThrow(() -> new IOException("the gzip member holds no WARC record")));
        } catch (IllegalArgumentException e) {
            // The library throws it for a Content-Length that is no number.
            throw new IOException("the WARC record header is malformed: " + e.getMessage(), e);
        }
    }

    MessageHeaders headers() {
        return record.headers();
    }

    String field(String name) {
        return record.headers().first(name).orElse("");
    }

    String type() {
        return field("WARC-Type");
    }

    String id() {
        return CdxEntry.id(field("WARC-Record-ID"));
    }

    /** The block, as far as it has not been read. */
    InputStream block() throws IOException {
        return record.body().stream();
    }

    /** Reads on to the end and proves that the record ends there and the member with it. */
    void end() throws IOException {
        if (reader.next().isPresent()) {
            throw new IOException("the gzip member holds more than one WARC record");
        }
    }
}
