package org.nianbao;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.nianbao.crawl.Crawl;
import org.nianbao.index.Index;
import org.nianbao.model.Message;
import org.nianbao.model.Progress;
import org.nianbao.model.Reason;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.schedule.Schedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From what the schedule enqueues to sweeps and verifications: workers that take rows from the database, so that a
 * restart forgets nothing.
 */
final class Work implements Schedule.Work, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final App app;
    private final ExecutorService workers;
    private volatile boolean closed;
    private volatile Optional<String> told = Optional.empty();

    Work(App app, Settings settings) {
        this.app = app;
        this.workers = Executors.newFixedThreadPool(settings.sweep().parallelSites() + 2);
        for (int i = 0; i < settings.sweep().parallelSites(); i++) {
            workers.execute(() -> repeat(this::sweepNext));
        }
        workers.execute(() -> repeat(this::verifyNext));
        // What a sweep leaves: payloads that failed once, or were in flight when a process died.
        workers.execute(() -> repeat(app::readLeft));
    }

    /** The time as it stands in ids. */
    static String stamp(Clock clock) {
        return SORTABLE.format(clock.instant());
    }

    /** A new sweep of a site; ids sort by time. */
    static Sweep sweep(Site site, Set<Integer> years, Clock clock, String by) {
        Instant now = clock.instant();
        return new Sweep(SORTABLE.format(now) + "-" + site.code(), site, years, now, by);
    }

    @Override
    public void enqueueDueSweeps() {
        Instant now = app.clock().instant();
        List<Sweep> due = app.index().sites().stream()
                .filter(site -> site.enabled() && site.homeUrl().isPresent())
                .filter(site -> Schedule.due(lastSwept(site), now) && !app.rests(site))
                .map(site -> sweep(site, Set.of(), app.clock(), "schedule"))
                .toList();
        app.index().enqueue(due);
    }

    private Optional<Instant> lastSwept(Site site) {
        return app.index().sweeps(Optional.of(site.code()), 1).stream()
                .findFirst()
                .flatMap(Index.SweepRow::ended);
    }

    @Override
    public void enqueueFixity() {
        app.index().enqueueVerification(app.clock().instant());
    }

    private boolean sweepNext() {
        Set<String> notNow = app.index().sites().stream()
                .filter(site -> !app.inHours(site))
                .map(Site::code)
                .collect(Collectors.toSet());
        Optional<Sweep> next = app.index().nextSweep(notNow);
        next.map(sweep -> app.carryOut(sweep, silent())).ifPresent(this::goOnInItsHours);
        return next.isPresent();
    }

    /** A sweep that the end of its hours broke off waits for them to begin again. */
    private void goOnInItsHours(SweepAccount account) {
        if (account.reason() == Reason.OUTSIDE_HOURS) {
            Sweep sweep = account.sweep();
            app.index().enqueue(List.of(sweep(sweep.site(), sweep.years(), app.clock(), sweep.by())));
        }
    }

    private boolean verifyNext() {
        boolean asked = app.index().nextVerification();
        if (asked) {
            app.verifyDue(Progress.none());
        }
        return asked;
    }

    private static Crawl.Listener silent() {
        return (site, fetched, queued, uri) -> {};
    }

    /** Does pieces of work until closed; a piece that fails is reported once and does not end the worker. */
    private void repeat(BooleanSupplier piece) {
        while (!closed) {
            boolean did = false;
            try {
                did = piece.getAsBoolean();
                told = Optional.empty();
            } catch (RuntimeException failed) {
                report(failed);
            }
            if (!did) {
                pause();
            }
        }
    }

    /** Where disk or database fail all workers fail, again and again, until these can be used. */
    private void report(RuntimeException failed) {
        Optional<Message> trouble = app.trouble();
        if (trouble.isEmpty() || !trouble.map(Message::id).equals(told)) {
            LOG.error(
                    "a worker failed and goes on{}",
                    trouble.map(t -> ": " + t.en()).orElse(""),
                    failed);
        }
        told = trouble.map(Message::id);
    }

    private synchronized void pause() {
        try {
            if (!closed) {
                wait(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException stopped) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void wake() {
        closed = true;
        notifyAll();
    }

    /** Ends the workers; sweeps that run are asked to stop and keep what they have. */
    @Override
    public void close() {
        wake();
        app.stopSweeps();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(30, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
