package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;

/** Politeness by the servers' clock: many hosts at once, each with its delay. ManyHostsBenchmark is the same at large. */
class ManyHostsIT {
    private static final int HOSTS = 30;
    private static final int PAGES = 20;
    private static final int DELAY = 150;

    @TempDir
    Path folder;

    @Test
    void noGapIsTooShortAndNoHostHasTwoConnections() throws Exception {
        Bench bench = new Bench(folder);
        bench.minDelay = Duration.ofMillis(DELAY);
        try (HostsProcess hosts = new HostsProcess(PAGES, DELAY, 2000)) {
            Crawl crawl = bench.crawl();
            ExecutorService pool = Executors.newFixedThreadPool(HOSTS);
            List<Future<SweepAccount>> all = new ArrayList<>();
            for (int i = 0; i < HOSTS; i++) {
                Sweep sweep = sweep(bench, i, hosts.port());
                all.add(pool.submit(() -> crawl.sweep(sweep, (site, fetched, queued, uri) -> {})));
            }
            for (Future<SweepAccount> each : all) {
                assertThat(each.get().counts()).containsEntry("captured.content", PAGES);
            }
            pool.shutdown();
            assertThat(hosts.report()).hasSize(HOSTS).allSatisfy(seen -> {
                assertThat(seen.requests()).isEqualTo(PAGES + 1);
                assertThat(seen.leastGapMicros()).isGreaterThanOrEqualTo((DELAY - 5) * 1000L);
                assertThat(seen.connections()).isEqualTo(1);
            });
        }
    }

    private static Sweep sweep(Bench bench, int number, int port) {
        String home = "http://" + HostsProcess.address(number) + ":" + port + "/";
        return new Sweep(
                "sweep-" + number,
                bench.site(home, "" + (410_000 + number)),
                Set.of(),
                Clock.systemUTC().instant(),
                "test");
    }
}
