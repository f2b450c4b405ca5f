package org.nianbao.crawl;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/**
 * What a sweep that knows very many addresses costs: heap, and the time it takes to see that a link is known. The frontier
 * is in an H2 file. Not part of any build: {@code mvn -Dtest=KnownLinksBenchmark test}; {@code -Dnianbao.known}. The figures
 * stand in docs/performance.md.
 */
class KnownLinksBenchmark {
    private static final int KNOWN = Integer.getInteger("nianbao.known", 1_000_000);
    private static final int A_PAGE = 500;
    private static final String SWEEP = "known";

    @TempDir
    Path folder;

    private static QueuedUrl.Found found(int number, int promise) {
        URI uri = URI.create("http://www.a.example/zwgk/gkml/2025/t" + number + ".html");
        return new QueuedUrl.Found(uri, Identity.of(uri), promise, false, "http://www.a.example/", "L", "政府信息公开");
    }

    @Test
    void aMillionKnownAddresses() throws Exception {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0", "sa", "");
        Bench.migrate(pool);
        FrontierTable table = new FrontierTable(pool);
        table.begin(SWEEP, new Bench(folder, pool).site(Bench.HOME), 0, List.of(found(0, 500)));
        FrontierTable.SweepRow sweep = table.resume(SWEEP);
        Waiting waiting = table.waiting(sweep, () -> {});
        double before = usedMegabytes();
        long begun = System.nanoTime();
        for (int from = 1; from < KNOWN; from += A_PAGE) {
            discover(table, sweep, waiting, from);
        }
        double each = (System.nanoTime() - begun) / 1e3 / KNOWN;
        double more = usedMegabytes() - before;
        System.out.printf(
                Locale.ROOT,
                "%d known addresses: %.0f MB of heap more (the database's cache included), %.1f microseconds for each new"
                        + " one (written), %.2f for each known one; %.1f s to go on after a restart%n",
                KNOWN,
                more,
                each,
                again(waiting),
                millis(() -> table.waiting(sweep, () -> {})) / 1000);
        pool.dispose();
    }

    private static void discover(FrontierTable table, FrontierTable.SweepRow sweep, Waiting waiting, int from) {
        QueuedUrl page = waiting.next(1, 0).orElseThrow();
        Waiting.Plan plan = waiting.plan(links(from, Math.min(KNOWN, from + A_PAGE)), List.of());
        FrontierTable.Fate ended = new FrontierTable.Fate.Ended(new Outcome.Captured(Reason.CONTENT, ""));
        FrontierTable.Mark mark =
                new FrontierTable.Mark(1, new FrontierTable.Spent(1, 1, 1), new FrontierTable.Met(0, ""));
        table.begin(new FrontierTable.Step(sweep, page, ended, plan, mark, Map.of()))
                .durable();
    }

    private static List<FrontierTable.Discovery> links(int from, int to) {
        List<FrontierTable.Discovery> links = new ArrayList<>();
        for (int i = from; i < to; i++) {
            links.add(new FrontierTable.Discovery(found(i, 100), Optional.empty()));
        }
        return links;
    }

    /** Microseconds for each link that is known, from its address to the decision; twice, the second time counts. */
    private static double again(Waiting waiting) {
        double micros = 0;
        for (int round = 0; round < 2; round++) {
            long begun = System.nanoTime();
            for (int from = 1; from < KNOWN; from += A_PAGE) {
                Waiting.Plan plan = waiting.plan(links(from, Math.min(KNOWN, from + A_PAGE)), List.of());
                if (!plan.added().isEmpty() || !plan.raised().isEmpty()) {
                    throw new AssertionError("a known address was taken for a new one");
                }
            }
            micros = (System.nanoTime() - begun) / 1e3 / KNOWN;
        }
        return micros;
    }

    private static double millis(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double usedMegabytes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
