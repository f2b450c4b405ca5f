package org.nianbao.crawl;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * How many sweeps of this process do the same at once. With a thousand sweeps a thousand may come together: packing
 * captures side by side would need memory for each, and threads that all have work to do keep those from running whose host
 * is due.
 */
final class Admission {
    private final Semaphore places;

    /**
     * As many places as given. A thread that comes while one is free takes it, though others still wake up to do so: in the
     * order of coming each would have to wait until the one before has woken, and most places would stand empty.
     *
     * @param atOnce number of places
     */
    Admission(int atOnce) {
        places = new Semaphore(atOnce);
    }

    /** Does the work when a place is free, without looking whether the sweep is to stop: no place is held for long. */
    <T> T through(Supplier<T> work) {
        try (Place place = place()) {
            return work.get();
        }
    }

    /** Waits for a place; to be given back by whoever has it, once or more often. */
    Place place() {
        places.acquireUninterruptibly();
        return new Place();
    }

    /** A place that somebody has. */
    final class Place implements AutoCloseable {
        private final AtomicBoolean given = new AtomicBoolean();

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                places.release();
            }
        }
    }
}
