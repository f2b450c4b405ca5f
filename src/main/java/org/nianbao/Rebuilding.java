package org.nianbao;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nianbao.archive.Archive;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Progress;
import org.nianbao.model.Site;

/**
 * Makes index and CDXJ again from the WARC files. They are read once, by as many threads as there are processors; pages
 * whose judgement was not kept there are read again and judged. All is taken in in the order of the files, lot by lot; a
 * rebuild that was killed makes the CDXJ again and goes on with the lot it was at.
 */
final class Rebuilding {
    private static final int LOT = 256;

    private final Archive archive;
    private final Index index;
    private final Intake intake;

    Rebuilding(Archive archive, Index index, Intake intake) {
        this.archive = archive;
        this.index = index;
        this.intake = intake;
    }

    /**
     * What was made.
     *
     * @param lines of the CDXJ
     * @param captures exchanges in the index
     */
    record Made(long lines, long captures) {}

    /** Begins anew, or goes on with one that was killed. */
    Made run(List<Site> sites, Progress progress) throws IOException {
        OptionalLong before = index.rebuilding();
        Archive.Notes notes = archive.rebuildCdx(progress).notes();
        if (before.isEmpty()) {
            index.clear();
            index.sites(sites);
            index.rebuilt(List.of(), 0);
        }
        List<ArchivedRecord> records = archive.inOrder();
        ExecutorService readers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            int done = (int) before.orElse(0);
            List<Future<Index.Known>> reading = begin(records, done, notes, readers);
            while (done < records.size()) {
                List<Index.Known> known =
                        reading.stream().map(Rebuilding::finished).toList();
                done += known.size();
                reading = begin(records, done, notes, readers); // read while these are written
                index.rebuilt(known, done);
                progress.at(done, records.size(), known.get(0).record().warcFile());
            }
        } finally {
            readers.shutdownNow();
        }
        return new Made(records.size(), records.size());
    }

    /** It has been carried to its end, readings included. */
    void ended() {
        index.rebuiltAll();
    }

    /** Has the next lot read. */
    private List<Future<Index.Known>> begin(
            List<ArchivedRecord> records, int from, Archive.Notes notes, ExecutorService readers) {
        List<Future<Index.Known>> reading = new ArrayList<>();
        for (ArchivedRecord record : records.subList(from, Math.min(records.size(), from + LOT))) {
            reading.add(readers.submit(() -> intake.known(record, notes)));
        }
        return reading;
    }

    private static Index.Known finished(Future<Index.Known> one) {
        try {
            return one.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while rebuilding", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a record cannot be taken in", failed.getCause());
        }
    }
}
