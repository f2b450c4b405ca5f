package org.nianbao;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nianbao.archive.Archive;
import org.nianbao.extract.Extractor;
import org.nianbao.index.Index;
import org.nianbao.model.Hints;
import org.nianbao.model.Progress;
import org.nianbao.model.Reading;
import org.nianbao.model.Site;
import org.nianbao.serve.Rereading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From payloads that wait to readings in the index: workers side by side, each task leased while it is read. A document
 * that breaks its worker is handed back, and set aside by the index when it has done so too often; it holds nobody up.
 */
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    /** How long a payload may be read before it is handed to somebody else: much longer than any may take. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final long DOCUMENT_LIMIT = 64L << 20;
    private static final int WORKERS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    private final Index index;
    private final Archive archive;
    private final ReportReader reader;
    private final Function<String, Optional<Site>> sites;
    private final Supplier<List<Site>> known;
    private final String process = UUID.randomUUID().toString();

    /**
     * With the stages it hands between.
     *
     * @param sites finds a site by its code
     * @param known all sites as of now
     */
    HandOver(
            Index index,
            Archive archive,
            ReportReader reader,
            Function<String, Optional<Site>> sites,
            Supplier<List<Site>> known) {
        this.index = index;
        this.archive = archive;
        this.reader = reader;
        this.sites = sites;
        this.known = known;
    }

    /** Reads every payload that waits. Returns how many tasks were carried out. */
    int readWaiting(Progress progress) {
        Optional<Index.Task> first = claim();
        if (first.isEmpty()) {
            return 0;
        }
        AtomicInteger done = new AtomicInteger();
        ExecutorService others = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 1; i < WORKERS; i++) {
                working.add(others.submit(() -> work(claim(), done, progress)));
            }
            work(first, done, progress);
            working.forEach(HandOver::join);
        } finally {
            others.shutdownNow();
        }
        return done.get();
    }

    private void work(Optional<Index.Task> first, AtomicInteger done, Progress progress) {
        for (Optional<Index.Task> task = first; task.isPresent(); task = claim()) {
            carryOut(task.get());
            progress.at(done.incrementAndGet(), -1, task.get().record().uri().toString());
        }
    }

    private static void join(Future<?> worker) {
        try {
            worker.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while reading");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a reading worker failed", failed.getCause());
        }
    }

    private Optional<Index.Task> claim() {
        return index.claim(process + "/" + Thread.currentThread().getName(), LEASE);
    }

    private void carryOut(Index.Task task) {
        try {
            index.read(task, read(task));
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (IOException unreadable) {
            index.failed(task, String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("reading {} failed", task.record().uri(), bug);
            index.failed(task, bug.toString());
        }
    }

    /** Reads the archived bytes of everything again and tells what would differ; stores nothing. */
    Rereading.Account reread(Progress progress, Consumer<Rereading> each) {
        List<Index.Held> all = index.held();
        Set<String> differing = new TreeSet<>();
        Set<String> outdated = new TreeSet<>();
        int unreadable = 0;
        for (int i = 0; i < all.size(); i++) {
            Index.Held held = all.get(i);
            if (!held.extractorVersion().equals(Extractor.VERSION) || held.setAside()) {
                outdated.add(held.task().record().payloadSha256());
            }
            try {
                compare(held, differing, each);
            } catch (IOException lost) {
                LOG.warn(
                        "{} cannot be had from the archive: {}",
                        held.task().record().uri(),
                        lost.getMessage());
                unreadable++;
            }
            progress.at(i + 1L, all.size(), held.task().record().uri().toString());
        }
        return new Rereading.Account(all.size(), unreadable, differing, outdated);
    }

    private void compare(Index.Held held, Set<String> differing, Consumer<Rereading> each) throws IOException {
        String payload = held.task().record().payloadSha256();
        Rereading change = Rereading.of(held, Extractor.VERSION, index.reading(payload), read(held.task()));
        if (change.differs()) {
            differing.add(payload);
            each.accept(change);
        }
    }

    /** Reads the archived bytes of a task; stores nothing. */
    Reading read(Index.Task task) throws IOException {
        byte[] payload = archive.payload(task.record(), DOCUMENT_LIMIT);
        Hints hints = new Hints(
                Optional.of(task.record().uri()),
                sites.apply(task.record().origin().siteCode()),
                known.get(),
                task.anchor());
        return reader.read(payload, task.record().contentType(), hints);
    }
}
