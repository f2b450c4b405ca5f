package org.nianbao.crawl;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many captures are archived at once in this process. With a thousand sweeps a thousand may come together; each being
 * packed at the same time would only need memory of its own and hinder the others.
 */
final class Admission {
    /** So many share one force of the disk, and what they need fits into a small heap. */
    private static final int AT_ONCE = 64;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Does the work when a place is free, without looking whether the sweep is to stop: no place is held for long. */
    <T> T through(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
