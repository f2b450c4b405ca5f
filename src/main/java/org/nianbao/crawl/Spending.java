package org.nianbao.crawl;

import java.util.concurrent.TimeUnit;
import org.nianbao.model.Settings;

/** What a sweep has spent of its budget, in all its runs. */
final class Spending {
    private final Settings.Budget budget;
    private final FrontierTable.Spent before;
    private long startNanos = System.nanoTime();
    private int requests;
    private long bytes;

    Spending(Settings.Budget budget, FrontierTable.Spent before) {
        this.budget = budget;
        this.before = before;
        this.requests = before.requests();
        this.bytes = before.bytes();
    }

    synchronized void request(long received) {
        requests++;
        bytes += received;
    }

    /** Time in which a person held the sweep is no time at work. */
    synchronized void held(long nanos) {
        startNanos += nanos;
    }

    synchronized FrontierTable.Spent soFar() {
        long worked = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        return new FrontierTable.Spent(requests, bytes, before.workedMillis() + worked);
    }

    /** Which part of the budget is spent, in words; blank while none is. */
    String spent() {
        FrontierTable.Spent now = soFar();
        if (now.requests() >= budget.requests()) {
            return budget.requests() + " requests";
        }
        if (now.bytes() >= budget.bytes()) {
            return budget.bytes() + " bytes";
        }
        return millisLeft() <= 0 ? budget.minutes() + " minutes" : "";
    }

    long millisLeft() {
        return TimeUnit.MINUTES.toMillis(budget.minutes()) - soFar().workedMillis();
    }
}
