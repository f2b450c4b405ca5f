package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.html;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a sweep at random moments. {@code -Dnianbao.kills=100} kills it a hundred times, {@code
 * -Dnianbao.seed=…} repeats a run.
 */
class KilledCrawlIT {
    private static final int KILLS = Integer.getInteger("nianbao.kills", 4);
    private static final int PAGES_A_KILL = 10;

    @TempDir
    Path folder;

    @Test
    void everyPageIsReachedAndNothingButWhatWasInFlightTwice() throws Exception {
        long seed = Long.getLong("nianbao.seed", System.nanoTime());
        System.out.println("KilledCrawlIT: nianbao.seed=" + seed + " nianbao.kills=" + KILLS);
        Random random = new Random(seed);
        int pages = KILLS * PAGES_A_KILL + 40;
        try (LoopbackSite site = new LoopbackSite()) {
            fill(site, pages);
            new Bench(folder, null).name(site, "www.a.example");
            JdbcConnectionPool pool = (JdbcConnectionPool) SweepProcess.database(folder);
            Bench.migrate(pool);
            pool.dispose();
            Set<String> inFlight = new HashSet<>();
            for (int i = 0; i < KILLS; i++) {
                killed(site, random);
                inFlight.add(last(site.paths()));
            }
            Process process = SweepProcess.start(folder);
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
            check(site.paths(), pages, inFlight);
        }
    }

    private void killed(LoopbackSite site, Random random) throws Exception {
        Process process = SweepProcess.start(folder);
        int before = site.paths().size();
        int until = before + 1 + random.nextInt(PAGES_A_KILL - 1);
        while (site.paths().size() < until && process.isAlive()) {
            Thread.onSpinWait();
        }
        long spin = System.nanoTime() + random.nextInt(10_000_000);
        while (System.nanoTime() < spin) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
    }

    private static void check(List<String> asked, int pages, Set<String> inFlight) {
        assertThat(new HashSet<>(asked)).hasSize(pages);
        Set<String> twice =
                asked.stream().collect(Collectors.groupingBy(p -> p, Collectors.counting())).entrySet().stream()
                        .filter(e -> e.getValue() > 1)
                        .map(java.util.Map.Entry::getKey)
                        .collect(Collectors.toSet());
        System.out.println(
                "KilledCrawlIT: " + pages + " pages, " + asked.size() + " requests, " + twice.size() + " twice");
        assertThat(inFlight).containsAll(twice);
        assertThat(asked.size() - pages).isLessThanOrEqualTo(KILLS);
    }

    private static String last(List<String> paths) {
        return paths.get(paths.size() - 1);
    }

    /** A tree of pages, two links each, every one with a text of its own. */
    private static void fill(LoopbackSite site, int pages) {
        for (int i = 1; i <= pages; i++) {
            StringBuilder page = new StringBuilder("<title>第" + i + "页</title>" + ("第" + i + "页内容。").repeat(60));
            for (int next : List.of(2 * i, 2 * i + 1)) {
                if (next <= pages) {
                    page.append("<a href=/p")
                            .append(next)
                            .append(".html>")
                            .append(next)
                            .append("</a>");
                }
            }
            site.on(i == 1 ? "/" : "/p" + i + ".html", html(page.toString()));
        }
    }
}
