package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.html;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;

/** A sweep that a person watches, holds, lets go on or gives up. */
class HeldSweepTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example");
        site.on("/", html(LONG + "<a href=/1>1</a><a href=/2>2</a><a href=http://elsewhere.example/>3</a>"));
        site.on("/1", html(LONG + 1)).on("/2", html(LONG + 2));
    }

    @AfterEach
    void end() throws Exception {
        thread.shutdownNow();
        site.close();
    }

    /** Does something after the first address, and hears the rest. */
    private static final class Watcher implements Crawl.Listener {
        private final List<Crawl.Standing> heard = new CopyOnWriteArrayList<>();
        private final CountDownLatch paused = new CountDownLatch(1);
        private final Runnable afterFirst;

        Watcher(Runnable afterFirst) {
            this.afterFirst = afterFirst;
        }

        @Override
        public void at(Site of, int fetched, int queued, String uri) {
            if (fetched == 1) {
                afterFirst.run();
            }
        }

        @Override
        public void progress(Crawl.Standing standing) {
            heard.add(standing);
            if (standing.paused()) {
                paused.countDown();
            }
        }
    }

    @Test
    void aPausedSweepAsksForNothingAndGoesOnWhereItWas() throws Exception {
        Crawl crawl = bench.crawl();
        Watcher watcher = new Watcher(() -> assertThat(crawl.pause("410000")).isTrue());
        Future<SweepAccount> sweep = thread.submit(() -> crawl.sweep(bench.next(), watcher));
        assertThat(watcher.paused.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(site.paths()).containsExactly("/");
        assertThat(sweep.isDone()).isFalse();
        assertThat(crawl.standings()).hasSize(1).allMatch(Crawl.Standing::paused);
        assertThat(crawl.resume("410000")).isTrue();
        assertThat(sweep.get(20, TimeUnit.SECONDS).counts()).containsEntry("captured.content", 3);
        assertThat(watcher.heard.get(0).fetched()).isZero();
        assertThat(watcher.heard.get(1).skipped()).containsOnlyKeys(Reason.OUT_OF_SCOPE);
        assertThat(watcher.heard.get(1).queued()).isEqualTo(2);
        assertThat(watcher.heard.get(1).nextDue()).isPresent();
        assertThat(watcher.heard.get(1).requests()).isEqualTo(2);
        Crawl.Standing last = watcher.heard.get(watcher.heard.size() - 1);
        assertThat(last.fetched()).isEqualTo(3);
        assertThat(last.queued()).isZero();
        assertThat(last.paused()).isFalse();
        assertThat(crawl.pause("410000")).isFalse();
        assertThat(crawl.standings()).isEmpty();
    }

    @Test
    void aSweepThatIsStoppedWhilePausedGoesOnNextTime() throws Exception {
        Crawl crawl = bench.crawl();
        Watcher watcher = new Watcher(() -> crawl.pause("410000"));
        Future<SweepAccount> sweep = thread.submit(() -> crawl.sweep(bench.next(), watcher));
        assertThat(watcher.paused.await(20, TimeUnit.SECONDS)).isTrue();
        crawl.stop("410000");
        assertThat(sweep.get(20, TimeUnit.SECONDS).reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(bench.sweep().counts()).containsEntry("captured.content", 3);
        assertThat(site.paths()).containsExactly("/", "/1", "/2");
    }

    @Test
    void aCancelledSweepKeepsWhatItHasListsTheRestAndDoesNotGoOn() {
        Crawl crawl = bench.crawl();
        SweepAccount account = crawl.sweep(bench.next(), new Watcher(() -> crawl.cancel("410000")));
        assertThat(account.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(account.counts()).containsEntry("captured.content", 1).containsEntry("skipped.cancelled", 2);
        assertThat(account.notable()).extracting(SweepAccount.Ended::uri).contains(Bench.HOME + "1", Bench.HOME + "2");
        assertThat(bench.ports.of("/").entity()).isNotEmpty();
        assertThat(bench.sweep().counts()).containsEntry("captured.content", 3);
        assertThat(site.paths()).containsExactly("/", "/", "/1", "/2");
    }
}
