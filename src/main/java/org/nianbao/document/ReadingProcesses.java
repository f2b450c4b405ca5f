package org.nianbao.document;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.nianbao.model.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads documents in processes of their own, some side by side, each used again and again: started when first wanted, and
 * replaced when one has died, was given up, or has come to the end of its heap, ended when it has had
 * no work for a while. Safe for many threads.
 */
final class ReadingProcesses implements DocumentReading {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingProcesses.class);

    /** A process may die of something else, so a document that it died with gets a second one. */
    private static final int ATTEMPTS = 2;

    private final int heapMegabytes;
    private final Patience patience;
    private final Duration rest;
    private final Semaphore free;
    private final Deque<Resting> idle = new ArrayDeque<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "reading-processes");
        thread.setDaemon(true);
        return thread;
    });
    private boolean closed;

    /** A process that waits for work, and which time this is of all times it did. */
    private record Resting(ReadingProcess process, long turn) {}

    private long turns;

    /**
     * With so many processes at most.
     *
     * @param most how many at once, at least 1
     * @param heapMegabytes the largest heap of each
     * @param rest how long one may wait for work before it is ended, for it keeps its memory until then
     */
    ReadingProcesses(int most, int heapMegabytes, Patience patience, Duration rest) {
        this.rest = rest;
        this.heapMegabytes = heapMegabytes;
        this.patience = patience;
        this.free = new Semaphore(most, true);
    }

    @Override
    public <T> T run(Errand<T> errand, Material material) {
        if (material.bytes().length > Limits.BYTES) {
            return errand.failed(material, Trouble.TOO_LARGE);
        }
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting to read a document");
        }
        try {
            return attempts(errand, material);
        } finally {
            free.release();
        }
    }

    private <T> T attempts(Errand<T> errand, Material material) {
        for (int i = 0; i < ATTEMPTS; i++) {
            ReadingProcess process = take();
            Optional<T> outcome = process.run(errand, material, patience);
            if (outcome.isPresent()) {
                giveBack(process, errand.why(outcome.get()));
                return outcome.get();
            }
            LOG.warn("a process died while it read {}", material.source().sha256());
        }
        return errand.failed(material, Trouble.CRASHED);
    }

    private ReadingProcess take() {
        Resting waiting;
        synchronized (idle) {
            waiting = idle.poll();
        }
        return waiting == null ? ReadingProcess.start(heapMegabytes) : waiting.process();
    }

    private void giveBack(ReadingProcess process, Optional<Message> why) {
        boolean fit = process.fit(why);
        synchronized (idle) {
            if (fit && !closed) {
                Resting resting = new Resting(process, ++turns);
                idle.push(resting);
                timer.schedule(() -> end(resting), rest.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
        }
        process.close();
    }

    /** Ends a process unless it has been given work since. */
    private void end(Resting resting) {
        boolean still;
        synchronized (idle) {
            still = idle.remove(resting);
        }
        if (still) {
            resting.process().close();
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            timer.shutdownNow();
            idle.forEach(resting -> resting.process().close());
            idle.clear();
        }
    }
}
