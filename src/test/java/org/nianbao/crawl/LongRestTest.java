package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nianbao.crawl.LoopbackSite.bytes;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.message;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Message;
import org.nianbao.model.Reason;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.VisitingHours;

/** A host that wants to be left in peace for long: nobody else waits for it, and its own sweep waits no blind hour. */
class LongRestTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    /** So long after a page it is looked again whether the disk is full. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch refused = new CountDownLatch(1);

    /** Two names for one address; the first one's page /1 says 503 and asks for ten minutes. */
    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder);
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 one.example two.example\n");
        site.on("/", html(LONG + "<a href=/1>1</a><a href=/2>2</a>")).on("/2", html(LONG + 2));
        site.on("/1", (request, to) -> {
            if (request.headers().get("host").startsWith("two")) {
                return html(LONG + 1).answer(request, to);
            }
            refused.countDown();
            return bytes(message(503, "Retry-After: 600\r\n", new byte[0])).answer(request, to);
        });
    }

    @AfterEach
    void end() throws Exception {
        threads.shutdownNow();
        site.close();
    }

    private Sweep sweep(String name, String code) {
        String home = "http://" + name + ".example:" + site.port() + "/";
        return new Sweep("sweep-" + name, bench.site(home, code), Set.of(), NOON, "test");
    }

    private Future<SweepAccount> begun(Crawl crawl) {
        return threads.submit(() -> crawl.sweep(sweep("one", "1"), (s, f, q, u) -> {}));
    }

    private long askedOfOne() {
        return site.requests.stream()
                .filter(r -> r.headers().get("host").startsWith("one"))
                .count();
    }

    @Test
    void theRetryAfterOfOneSiteHoldsNoOtherSiteOnItsAddress() throws Exception {
        Crawl crawl = bench.crawl();
        Future<SweepAccount> one = begun(crawl);
        refused.await();
        Future<SweepAccount> two = threads.submit(() -> crawl.sweep(sweep("two", "2"), (s, f, q, u) -> {}));
        assertThat(two.get(20, TimeUnit.SECONDS).counts()).containsEntry("captured.content", 3);
        assertThat(one.isDone()).isFalse();
        assertThat(askedOfOne()).isEqualTo(3);
        crawl.stop("1");
        assertThat(one.get(20, TimeUnit.SECONDS).reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(askedOfOne()).isEqualTo(3);
    }

    @Test
    void hoursThatEndMeanwhileEndTheWaitingAndNothingIsLost() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        bench.clock = following(now);
        bench.hours = VisitingHours.of("08:00-12:01").orElseThrow();
        bench.ports.asksFor = uri -> now.set(uri.getPath().equals("/2") ? NOON.plusSeconds(3600) : NOON);
        Future<SweepAccount> one = begun(bench.crawl());
        SweepAccount account = one.get(20, TimeUnit.SECONDS);
        assertThat(account.state()).isEqualTo(SweepAccount.State.INTERRUPTED);
        assertThat(account.reason()).isEqualTo(Reason.OUTSIDE_HOURS);
        assertThat(account.counts()).containsOnlyKeys("captured.content");
        assertThat(askedOfOne()).isEqualTo(3);
        bench.ports.asksFor = uri -> {};
        bench.hours = VisitingHours.ALWAYS;
        now.set(NOON.plusSeconds(3 * 3600));
        site.on("/1", html(LONG + 1));
        assertThat(begun(bench.crawl()).get(20, TimeUnit.SECONDS).counts()).containsEntry("captured.content", 3);
    }

    @Test
    void aSweepPausedBetweenTheChoiceOfAnAddressAndItsTurnDoesNotAsk() throws Exception {
        Crawl crawl = bench.crawl();
        site.on("/1", html(LONG + 1));
        CountDownLatch chosen = new CountDownLatch(1);
        bench.ports.asksFor = uri -> {
            if (uri.getPath().equals("/2")) {
                crawl.pause("1");
                chosen.countDown();
            }
        };
        Future<SweepAccount> one = begun(crawl);
        chosen.await();
        assertThatThrownBy(() -> one.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(site.paths()).containsExactly("/", "/1");
        crawl.resume("1");
        assertThat(one.get(20, TimeUnit.SECONDS).counts()).containsEntry("captured.content", 3);
    }

    /** The disk is full for one look, when the second page's turn has come. */
    private void fullBeforeTheSecondPage(Runnable meanwhile) {
        site.on("/1", html(LONG + 1));
        AtomicBoolean full = new AtomicBoolean();
        bench.ports.asksFor = uri -> full.set(uri.getPath().equals("/2"));
        bench.ports.obstacle = () -> {
            if (!full.getAndSet(false)) {
                return Optional.empty();
            }
            meanwhile.run();
            return Optional.of(new Message("disk_full", "磁盘已满", "the disk is full"));
        };
    }

    @Test
    void hoursThatEndWhileTheDiskIsFullAreKept() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        bench.clock = following(now);
        bench.hours = VisitingHours.of("08:00-12:01").orElseThrow();
        bench.minDelay = LOOKED_AT_AGAIN;
        fullBeforeTheSecondPage(() -> now.set(NOON.plusSeconds(3600)));
        SweepAccount account = begun(bench.crawl()).get(20, TimeUnit.SECONDS);
        assertThat(account.reason()).isEqualTo(Reason.OUTSIDE_HOURS);
        assertThat(site.paths()).containsExactly("/", "/1");
        bench.hours = VisitingHours.ALWAYS;
        now.set(NOON.plusSeconds(3 * 3600));
        assertThat(begun(bench.crawl()).get(20, TimeUnit.SECONDS).counts()).containsEntry("captured.content", 3);
        assertThat(site.paths()).containsExactly("/", "/1", "/2");
    }

    @Test
    void aSweepPausedWhileTheDiskIsFullAsksWhenItGoesOn() throws Exception {
        bench.minDelay = LOOKED_AT_AGAIN;
        Crawl crawl = bench.crawl();
        CountDownLatch full = new CountDownLatch(1);
        fullBeforeTheSecondPage(() -> {
            crawl.pause("1");
            full.countDown();
        });
        Future<SweepAccount> one = begun(crawl);
        full.await();
        assertThatThrownBy(() -> one.get(1500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(site.paths()).containsExactly("/", "/1");
        crawl.resume("1");
        assertThat(one.get(20, TimeUnit.SECONDS).counts()).containsEntry("captured.content", 3);
    }

    private static Clock following(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
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
    }
}
