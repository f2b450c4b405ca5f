package org.nianbao.serve.web.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.ArchivedRecord;

/**
 * The receipt of one capture.
 *
 * @param record the capture
 * @param all all captures of its address, oldest first
 * @param headers response headers in order
 * @param provenance fields of metadata record and WARC headers
 */
public record CaptureView(
        ArchivedRecord record,
        List<ArchivedRecord> all,
        List<Map.Entry<String, String>> headers,
        Map<String, String> provenance) {

    /** The capture before. */
    public Optional<ArchivedRecord> previous() {
        int at = all.indexOf(record);
        return at > 0 ? Optional.of(all.get(at - 1)) : Optional.empty();
    }

    /** The capture after. */
    public Optional<ArchivedRecord> next() {
        int at = all.indexOf(record);
        return at >= 0 && at + 1 < all.size() ? Optional.of(all.get(at + 1)) : Optional.empty();
    }

    /** Its number from 1. */
    public int number() {
        return all.indexOf(record) + 1;
    }
}
