package org.nianbao.serve.web.view;

import java.util.List;
import java.util.Optional;
import org.nianbao.model.ArchivedRecord;

/**
 * The receipt that stands above a replayed page.
 *
 * @param record the capture
 * @param origin origin of the pages, for the way to the whole receipt
 * @param found whether the wanted place was found; empty when none was wanted
 * @param software that made the capture, blank when the archive does not say
 * @param previous the capture before
 * @param next the capture after
 * @param missing addresses that the page needs to be looked at and that the archive does not have
 */
public record ReceiptView(
        ArchivedRecord record,
        String origin,
        Optional<Boolean> found,
        String software,
        Optional<ArchivedRecord> previous,
        Optional<ArchivedRecord> next,
        List<String> missing) {

    /** Where another capture of the same address is replayed. */
    public static String replay(ArchivedRecord other) {
        return "/" + Frame.ts14(other.date()) + "/" + Frame.ascii(other.uri().toString());
    }

    /** Whether a neighbour has the same content. */
    public boolean same(ArchivedRecord other) {
        return other.payloadSha256().equals(record.payloadSha256());
    }
}
