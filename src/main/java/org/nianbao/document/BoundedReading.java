package org.nianbao.document;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.DocumentOutcome.Readable;
import org.nianbao.model.DocumentOutcome.Unreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads each document in a thread of its own, with an end to time and stack. */
final class BoundedReading {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedReading.class);
    private static final long STACK = 4L * 1024 * 1024;

    /** A waiting thread is given up after so many times the limit. */
    private static final long PATIENCE = 6;

    private static final long LOOK_NANOS = 20_000_000;

    private final Duration limit;

    BoundedReading(Duration limit) {
        this.limit = limit;
    }

    DocumentOutcome read(Material material) {
        if (material.bytes().length > Limits.BYTES) {
            return unreadable(material, Trouble.TOO_LARGE);
        }
        FutureTask<DocumentOutcome> task = new FutureTask<>(() -> attempt(material));
        Thread thread = new Thread(null, task, "document", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return await(task, thread).orElseGet(() -> unreadable(material, Trouble.TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading a document");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /** The limit is one of work, not of the clock: a busy machine must not change what can be read. */
    private Optional<DocumentOutcome> await(FutureTask<DocumentOutcome> task, Thread thread)
            throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        while (worked(thread) < limit.toNanos() && System.nanoTime() - begun < PATIENCE * limit.toNanos()) {
            try {
                return Optional.of(task.get(LOOK_NANOS, TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                continue; // look again how much it has worked
            }
        }
        return Optional.empty();
    }

    private static long worked(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    private static DocumentOutcome attempt(Material material) {
        try {
            return new Readable(Readers.read(material));
        } catch (Refusal e) {
            return unreadable(material, e.trouble());
        } catch (StackOverflowError e) {
            return unreadable(material, Trouble.TOO_DEEP);
        } catch (OutOfMemoryError e) {
            return unreadable(material, Trouble.TOO_LARGE);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            // the libraries throw all kinds of these on damaged files
            LOG.info(
                    "{} {} is damaged: {}",
                    material.source().mediaType(),
                    material.source().sha256(),
                    e.toString());
            return unreadable(material, Trouble.CORRUPT);
        }
    }

    private static Unreadable unreadable(Material material, Trouble why) {
        return new Unreadable(material.source(), why.message());
    }
}
