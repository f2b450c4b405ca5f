package org.nianbao.document;

import java.util.concurrent.TimeUnit;

/** How long recognising characters may take for one document, by the clock. */
final class OcrBudget {
    private static final long ALL_SECONDS = 180;
    private static final int ONE_SECONDS = 60;
    private long left = TimeUnit.SECONDS.toNanos(ALL_SECONDS);

    /** Seconds that the next call may take. */
    int seconds() throws Refusal {
        int seconds = (int) Math.min(ONE_SECONDS, TimeUnit.NANOSECONDS.toSeconds(left));
        if (seconds <= 0) {
            throw new Refusal(Trouble.TIMEOUT);
        }
        return seconds;
    }

    /** A call took so long. */
    void used(long nanos) {
        left -= nanos;
    }
}
