package org.nianbao.crawl;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a sweep be asked to stop, and wakes it from any pause. */
final class StopSignal {
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile Runnable breakOff = () -> {};

    void ask() {
        asked.countDown();
        breakOff.run();
    }

    /** What breaks off the request under way. */
    void breakOffWith(Runnable action) {
        breakOff = action;
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Waits; returns early and {@code true} once asked to stop. An interrupted thread counts as asked. */
    boolean pause(long millis) {
        try {
            return asked.await(Math.max(0, millis), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ask();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
