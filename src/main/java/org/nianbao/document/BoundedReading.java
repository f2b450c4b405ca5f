package org.nianbao.document;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads each document in a thread of its own, with an end to time and stack. */
final class BoundedReading implements DocumentReading {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedReading.class);
    private static final long STACK = 4L * 1024 * 1024;

    private final Patience patience;

    BoundedReading(Patience patience) {
        this.patience = patience;
    }

    @Override
    public <T> T run(Errand<T> errand, Material material) {
        if (material.bytes().length > Limits.BYTES) {
            return errand.failed(material, Trouble.TOO_LARGE);
        }
        FutureTask<T> task = new FutureTask<>(() -> attempt(errand, material));
        Thread thread = new Thread(null, task, "document", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return patience.await(task, () -> worked(thread)).orElseGet(() -> errand.failed(material, Trouble.TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading a document");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static long worked(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    private static <T> T attempt(Errand<T> errand, Material material) {
        try {
            return errand.run(material);
        } catch (Refusal e) {
            return errand.failed(material, e.trouble());
        } catch (StackOverflowError e) {
            return errand.failed(material, Trouble.TOO_DEEP);
        } catch (OutOfMemoryError e) {
            return errand.failed(material, Trouble.TOO_LARGE);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            // the libraries throw all kinds of these on damaged files
            LOG.info(
                    "{} {} is damaged: {}",
                    material.source().mediaType(),
                    material.source().sha256(),
                    e.toString());
            return errand.failed(material, Trouble.CORRUPT);
        }
    }

    @Override
    public void close() {
        // nothing is kept between documents
    }
}
