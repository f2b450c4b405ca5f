package org.nianbao.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.url.TLDList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.Remembered;
import org.nianbao.model.SweepAccount;

/** One sweep from its first request to its account, on crawler4j's loop with one worker. */
final class SweepRun {
    private final Run run;
    private final Crawl.Listener listener;
    private final SweepFrontier frontier;
    private final Instant begun;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Runnable begins;
    private boolean wasInterrupted;

    /**
     * A sweep that has its row in the frontier.
     *
     * @param begins called once it asks its site by itself
     */
    SweepRun(Run run, Crawl.Listener listener, Runnable begins) {
        this.run = run;
        this.listener = listener;
        this.begins = begins;
        this.begun = Instant.ofEpochMilli(run.row().begun());
        this.frontier = new SweepFrontier(run, listener);
    }

    /** Runs it. An interruption stops it and is kept for the caller, but only once the database has been left alone. */
    SweepAccount toItsEnd() {
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            run.stop().ask();
        }
        try {
            return undisturbed();
        } finally {
            if (interrupted || wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private SweepAccount undisturbed() {
        Path folder = temporaryFolder();
        Endings.End end;
        try {
            Robots robots = crawl(folder);
            end = frontier.end().orElseGet(new Endings(run)::interrupted);
            if (end.state() == SweepAccount.State.FINISHED && failure.get() == null) {
                end = wholePages(folder, robots).orElse(end);
            }
        } finally {
            delete(folder);
        }
        run.table().finish(run.row(), end, frontier.mark());
        listener.left(run.site(), frontier.promising());
        rethrow();
        return account(end);
    }

    /** Crawls until nothing is left, and says what robots.txt of the hosts had to say. */
    private Robots crawl(Path folder) {
        try (Wire wire = new Wire(run.settings().network(), folder, run.clock())) {
            run.stop().breakOffWith(wire::abort);
            frontier.begin();
            SiteFetcher fetcher = fetcher(folder, wire);
            CountDownLatch done = start(fetcher, folder);
            begins.run();
            await(done);
            run.turns().left(wire);
            written();
            return fetcher.robots();
        }
    }

    /** What was written last has a transaction of its own, which nobody has looked at yet. */
    private void written() {
        try {
            frontier.durable();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            run.stop().ask();
        }
    }

    /**
     * In a thread of its own, since an interruption of this one must not reach the database.
     *
     * @return how the sweep is interrupted, when it is
     */
    private Optional<Endings.End> wholePages(Path folder, Robots robots) {
        NeedTable needs = run.table().needs();
        String id = run.sweep().id();
        if (needs.next(id, true).isEmpty() && needs.next(id, false).isEmpty()) {
            return Optional.empty();
        }
        CompletableFuture<Optional<Endings.End>> over = new CompletableFuture<>();
        try (Wire wire = new Wire(run.settings().network(), folder, run.clock())) {
            run.stop().breakOffWith(wire::abort);
            SiteFetcher fetcher = fetcher(folder, wire);
            fetcher.robots().knowing(robots);
            WholePages pages = new WholePages(run, fetcher, frontier);
            CountDownLatch done = new CountDownLatch(1);
            new Thread(() -> fetch(pages, over, done), "pages-" + run.site().code()).start();
            await(done);
            run.turns().left(wire);
        }
        return over.getNow(Optional.empty())
                .or(() -> Optional.of(new Endings(run).interrupted())
                        .filter(end -> run.stop().asked()))
                .map(end -> left(end, needs.left(id)));
    }

    /** Says how many files are still to be fetched for pages, or no longer will be. */
    private static Endings.End left(Endings.End end, int needs) {
        String detail = end.detail() + (end.detail().isEmpty() ? "" : "; ") + needs;
        return needs == 0 ? end : new Endings.End(end.state(), end.reason(), detail);
    }

    private void fetch(WholePages pages, CompletableFuture<Optional<Endings.End>> over, CountDownLatch done) {
        try {
            over.complete(pages.fetch());
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            // The sweep has not finished: it goes on with what is left.
            run.stop().ask();
        } finally {
            done.countDown();
        }
    }

    private SiteFetcher fetcher(Path folder, Wire wire) {
        try {
            return new SiteFetcher(run, config(folder), new BasicURLNormalizer(), wire);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS to fetch with", e);
        }
    }

    private CountDownLatch start(SiteFetcher fetcher, Path folder) {
        CountDownLatch done = new CountDownLatch(1);
        CrawlConfig config = config(folder);
        BasicURLNormalizer normalizer = new BasicURLNormalizer();
        try {
            TLDList tlds = new TLDList(config);
            SiteParser parser = new SiteParser(run, config, normalizer, tlds);
            CrawlController controller =
                    new CrawlController(config, normalizer, fetcher, parser, fetcher.robots(), tlds, frontier);
            controller.startNonBlocking(() -> new SweepWorker(run, frontier, done, failure), 1);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // crawler4j declares Exception where it means a folder that cannot be made.
            throw new IllegalStateException("the crawl loop cannot be started in " + folder, e);
        }
        return done;
    }

    private static CrawlConfig config(Path folder) {
        CrawlConfig config = new CrawlConfig();
        config.setCrawlStorageFolder(folder.toString());
        config.setThreadMonitoringDelaySeconds(10);
        config.setThreadShutdownDelaySeconds(0);
        config.setCleanupDelaySeconds(0);
        config.setBatchReadSize(1);
        config.setFollowRedirects(false);
        config.setIncludeBinaryContentInCrawling(true);
        config.setRespectNoFollow(false);
        config.setRespectNoIndex(false);
        config.setPolitenessDelay(0);
        return config;
    }

    private void await(CountDownLatch done) {
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException e) {
                wasInterrupted = true;
                run.stop().ask();
            }
        }
    }

    private SweepAccount account(Endings.End end) {
        String id = run.sweep().id();
        Map<String, Integer> counts = run.table().counts(run.row());
        if (frontier.unpromising() > 0) {
            counts.merge("skipped.unpromising", frontier.unpromising(), Integer::sum);
        }
        FrontierTable.Spent spent = run.spending().soFar();
        int requisites = run.table().needs().requests(id);
        return new SweepAccount(
                run.sweep(),
                begun,
                run.clock().instant(),
                end.state(),
                end.reason(),
                end.detail(),
                counts,
                remembered(),
                spent.requests() - requisites,
                requisites,
                spent.bytes(),
                run.table().notable(run.row()));
    }

    /** How memory served. */
    private Optional<Remembered> remembered() {
        List<Outcome> tried = run.memory().columns().stream()
                .flatMap(column -> asked(column.uri()).stream())
                .toList();
        int alive = (int) tried.stream().filter(SweepRun::answered).count();
        boolean homeAsked = run.site().homeUrl().flatMap(this::asked).isPresent();
        return tried.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remembered(alive, tried.size() - alive, frontier.remembered() && !homeAsked));
    }

    /** What came of an address that was asked for. */
    private Optional<Outcome> asked(URI uri) {
        return run.table().outcome(run.row(), Identity.of(uri)).filter(o -> !(o instanceof Outcome.Skipped));
    }

    private static boolean answered(Outcome outcome) {
        return outcome instanceof Outcome.NotModified || outcome.reason() == Reason.CONTENT;
    }

    private void rethrow() {
        Throwable e = failure.get();
        if (e instanceof RuntimeException bug) {
            throw bug;
        }
        if (e instanceof Error error) {
            throw error;
        }
        if (e != null) {
            throw new IllegalStateException("the sweep of " + run.site().code() + " broke off", e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("nianbao-sweep");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
