package org.nianbao.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nianbao.model.Progress;

/**
 * All that WARC files hold, read by as many threads as there are processors. Large files are divided where an exchange
 * begins. Damaged places are passed over.
 *
 * @param entries of the exchanges, in the order of the files
 * @param notes where the last note about a record lies, by the record's id
 */
record Rescan(List<CdxEntry> entries, Map<String, CdxEntry.Place> notes) {
    private static final long PIECE = 16L << 20;

    /** Reads files. */
    static Rescan of(List<WarcScan.Extent> extents, Progress progress) throws IOException {
        long total = extents.stream().mapToLong(WarcScan.Extent::to).sum();
        Rescan all = empty();
        ExecutorService readers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Rescan>> reading = new ArrayList<>();
            List<WarcScan.Extent> pieces = pieces(extents);
            pieces.forEach(piece -> reading.add(readers.submit(() -> piece(piece))));
            long done = 0;
            for (int i = 0; i < pieces.size(); i++) {
                progress.at(done, total, pieces.get(i).name());
                all.add(finished(reading.get(i)));
                done += pieces.get(i).to() - pieces.get(i).from();
            }
        } finally {
            readers.shutdownNow();
        }
        progress.at(total, total, "");
        return all;
    }

    private static Rescan empty() {
        return new Rescan(new ArrayList<>(), new HashMap<>());
    }

    private void add(Rescan more) {
        entries.addAll(more.entries);
        notes.putAll(more.notes);
    }

    private static List<WarcScan.Extent> pieces(List<WarcScan.Extent> extents) throws IOException {
        List<WarcScan.Extent> pieces = new ArrayList<>();
        for (WarcScan.Extent extent : extents) {
            long from = extent.from();
            try (GzipMembers members = new GzipMembers(extent.path(), extent.to())) {
                long next = extent.to() - from > PIECE ? WarcScan.beginning(members, from + PIECE) : -1;
                while (next >= 0) {
                    pieces.add(new WarcScan.Extent(extent.path(), extent.name(), from, next));
                    from = next;
                    next = extent.to() - from > PIECE ? WarcScan.beginning(members, from + PIECE) : -1;
                }
            }
            pieces.add(new WarcScan.Extent(extent.path(), extent.name(), from, extent.to()));
        }
        return pieces;
    }

    private static Rescan piece(WarcScan.Extent extent) throws IOException {
        Rescan found = empty();
        new WarcScan(
                        false,
                        (entry, complete) -> found.entries.add(entry),
                        (file, offset, id, why) -> {},
                        found.notes::put)
                .read(extent);
        return found;
    }

    private static Rescan finished(Future<Rescan> one) throws IOException {
        try {
            return one.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the WARC files were being read", stopped);
        } catch (ExecutionException failed) {
            throw new IOException("a WARC file cannot be read", failed.getCause());
        }
    }
}
