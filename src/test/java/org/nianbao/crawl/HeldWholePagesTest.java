package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nianbao.crawl.LoopbackSite.bytes;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.message;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Judgement;
import org.nianbao.model.Reason;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.VisitingHours;

/** While what report pages need is fetched, the sweep is watched, held, stopped and kept to its hours as before. */
class HeldWholePagesTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final int PICTURES = 5;

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;
    private final List<Crawl.Standing> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch paused = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example").name(site, "static.a.example");
        bench.budget = new Settings.Budget(1000, 1L << 30, 5, 150);
        bench.ports.remembers = true;
        bench.ports.judge =
                (page, of) -> new Judgement(Judgement.Kind.REPORT, "", Optional.empty(), List.of(), List.of());
        StringBuilder page = new StringBuilder(LONG);
        for (int i = 0; i < PICTURES; i++) {
            page.append("<img src=http://static.a.example/i" + i + ".png>");
            site.on("/i" + i + ".png", picture());
        }
        site.on("/", html(page.toString()));
    }

    private static LoopbackSite.Behaviour picture() {
        return bytes(message(200, "Content-Type: image/png\r\n", new byte[10]));
    }

    @AfterEach
    void end() throws Exception {
        thread.shutdownNow();
        site.close();
    }

    private final class Watcher implements Crawl.Listener {
        @Override
        public void at(Site of, int fetched, int queued, String uri) {}

        @Override
        public void progress(Crawl.Standing standing) {
            heard.add(standing);
            if (standing.paused()) {
                paused.countDown();
            }
        }
    }

    private List<String> pictures() {
        return site.paths().stream().filter(p -> p.startsWith("/i")).toList();
    }

    /** Does something once, when a picture is asked for. */
    private void when(String picture, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        site.on(picture, (request, to) -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
            return picture().answer(request, to);
        });
    }

    @Test
    void whatPagesNeedIsNotFetchedWhileAPersonHoldsTheSweep() throws Exception {
        Crawl crawl = bench.crawl();
        when("/i1.png", () -> assertThat(crawl.pause("410000")).isTrue());
        Future<SweepAccount> sweep = thread.submit(() -> crawl.sweep(bench.next(), new Watcher()));
        assertThat(paused.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pictures()).containsExactly("/i0.png", "/i1.png");
        assertThat(sweep.isDone()).isFalse();
        assertThat(crawl.standings())
                .hasSize(1)
                .allMatch(s -> s.paused() && s.requisitesQueued() == 3 && s.requisites() == 3);
        assertThat(crawl.resume("410000")).isTrue();
        assertThat(sweep.get(20, TimeUnit.SECONDS).state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(pictures()).hasSize(PICTURES).doesNotHaveDuplicates();
    }

    @Test
    void whatPagesNeedWaitsForTheVisitingHours() {
        bench.hours = VisitingHours.of("08:00-12:01").orElseThrow();
        AtomicBoolean late = new AtomicBoolean();
        bench.clock = new Clock() {
            @Override
            public Instant instant() {
                return late.get() ? NOON.plus(Duration.ofHours(2)) : NOON;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        when("/i0.png", () -> late.set(true));
        SweepAccount first = bench.sweep();
        assertThat(first.state()).isEqualTo(SweepAccount.State.INTERRUPTED);
        assertThat(first.reason()).isEqualTo(Reason.OUTSIDE_HOURS);
        assertThat(first.detail()).isEqualTo("2026-03-03T00:00:00Z; 4");
        assertThat(pictures()).containsExactly("/i0.png");
        late.set(false);
        SweepAccount second = bench.sweep();
        assertThat(second.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(second.sweep().id()).isEqualTo(first.sweep().id());
        assertThat(pictures()).hasSize(PICTURES).doesNotHaveDuplicates();
    }

    @Test
    void whoWatchesHearsOfEverythingThatPagesNeed() {
        bench.minDelay = Duration.ofMillis(20);
        bench.crawl().sweep(bench.next(), new Watcher());
        assertThat(heard).extracting(Crawl.Standing::requisitesQueued).containsSubsequence(5, 4, 3, 2, 1, 0);
        assertThat(heard).filteredOn(s -> s.requisitesQueued() > 0).allMatch(s -> s.nextDue()
                .isPresent());
        Crawl.Standing last = heard.get(heard.size() - 1);
        assertThat(last.requests()).isEqualTo(2 + last.requisites());
        assertThat(last.nextDue()).isEmpty();
    }

    @Test
    void theRestOfAHostThatPagesNeedIsKeptOverRestarts() throws Exception {
        bench.minDelay = Duration.ofMillis(300);
        Crawl crawl = bench.crawl();
        when("/i1.png", () -> crawl.stop("410000"));
        long before = Clock.systemUTC().millis();
        SweepAccount account = crawl.sweep(bench.next(), new Watcher());
        assertThat(account.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(account.detail()).matches("[34]");
        try (Connection connection = bench.database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select next_due from frontier_host where host = ?")) {
            select.setString(1, "static.a.example");
            ResultSet found = select.executeQuery();
            assertThat(found.next()).isTrue();
            assertThat(found.getLong(1)).isGreaterThan(before + 300);
        }
    }

    @Test
    void aCancelledSweepSaysWhatPagesWillLack() {
        Crawl crawl = bench.crawl();
        when("/i1.png", () -> crawl.cancel("410000"));
        SweepAccount account = crawl.sweep(bench.next(), new Watcher());
        assertThat(account.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(account.detail()).matches("[34]");
    }

    @Test
    void aSweepThatFailsOverWhatPagesNeedHasNotFinished() {
        bench.ports.judge = (page, of) -> {
            if (page.uri().getPath().equals("/i1.png")) {
                throw new IllegalStateException("no judgement of " + page.uri());
            }
            return new Judgement(Judgement.Kind.REPORT, "", Optional.empty(), List.of(), List.of());
        };
        assertThatThrownBy(bench::sweep).hasMessageContaining("/i1.png");
        bench.ports.judge =
                (page, of) -> new Judgement(Judgement.Kind.REPORT, "", Optional.empty(), List.of(), List.of());
        assertThat(bench.sweep().sweep().id()).isEqualTo("sweep-1");
    }
}
