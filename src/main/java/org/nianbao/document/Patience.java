package org.nianbao.document;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Waits for a piece of work until it has worked for too long. The limit is one of work, not of the clock: a busy machine
 * must not change what can be read. What neither works nor ends is given up after some times the limit.
 *
 * @param limit processor time
 */
record Patience(Duration limit) {
    /** Pictures are recognised by another program, whose work is not counted here; it has limits of its own. */
    private static final long TIMES = 30;

    private static final long LOOK_NANOS = 20_000_000;

    /**
     * The result, or nothing when the limit was reached first.
     *
     * @param task runs elsewhere
     * @param worked its processor time so far, in nanoseconds
     */
    <T> Optional<T> await(FutureTask<T> task, LongSupplier worked) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        do {
            try {
                return Optional.of(task.get(LOOK_NANOS, TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                continue; // look how much it has worked
            }
        } while (worked.getAsLong() < limit.toNanos() && System.nanoTime() - begun < TIMES * limit.toNanos());
        return Optional.empty();
    }
}
