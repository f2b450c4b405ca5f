package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.bytes;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.message;
import static org.nianbao.crawl.LoopbackSite.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Reason;
import org.nianbao.model.Settings;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.VisitingHours;

/** When a site may be visited at all: in its hours, within the budget, slower when it asks, not after it refused. */
class VisitingTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example");
        site.on("/", html(LONG + "<a href=/1>1</a><a href=/2>2</a>"));
        site.on("/1", html("<p>" + "本区的人口与经济。".repeat(60) + "</p>"))
                .on("/2", html("<p>" + "本区的山水与道路。".repeat(60) + "</p>"));
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    private void at(Instant instant) {
        bench.clock = Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static VisitingHours hours(String written) {
        return VisitingHours.of(written).orElseThrow();
    }

    @Test
    void outsideItsHoursNothingIsAskedAndTheSweepGoesOnWhenTheyBegin() {
        bench.hours = hours("20:00-07:00");
        at(NOON);
        SweepAccount early = bench.sweep();
        assertThat(early.state()).isEqualTo(SweepAccount.State.INTERRUPTED);
        assertThat(early.reason()).isEqualTo(Reason.OUTSIDE_HOURS);
        assertThat(early.detail()).contains("2026-03-02T12:00:00Z");
        assertThat(site.requests).isEmpty();
        at(NOON.plus(Duration.ofHours(9)));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(account.counts()).containsEntry("captured.content", 3);
    }

    @Test
    void hoursThatEndBreakTheSweepOffAndNothingIsAskedTwice() {
        bench.hours = hours("08:00-12:01");
        at(NOON);
        Crawl crawl = new Crawl(bench.settings(), bench.database, new Passing(site), bench.ports);
        assertThat(crawl.sweep(bench.next(), (s, fetched, queued, uri) -> {}).reason())
                .isEqualTo(Reason.OUTSIDE_HOURS);
        assertThat(site.paths()).containsExactly("/");
        bench.hours = VisitingHours.ALWAYS;
        at(NOON.plus(Duration.ofHours(2)));
        assertThat(bench.sweep().counts()).containsEntry("captured.content", 3);
        assertThat(site.paths()).containsExactly("/", "/1", "/2");
    }

    /** Noon until the first page was asked for, an hour later from then on. */
    private static class Passing extends Clock {
        final LoopbackSite site;

        Passing(LoopbackSite site) {
            this.site = site;
        }

        @Override
        public Instant instant() {
            return site.paths().isEmpty() ? NOON : NOON.plus(Duration.ofHours(1));
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @Test
    void robotsAreAskedForAgainAfterADayAndWhatTheySayThenCounts() {
        site.on("/robots.txt", (request, to) -> (site.paths().isEmpty()
                        ? status(404, "")
                        : LoopbackSite.text("User-agent: *\nDisallow: /1\n"))
                .answer(request, to));
        Clock late = new Passing(site) {
            @Override
            public Instant instant() {
                return site.paths().isEmpty() ? NOON : NOON.plus(Duration.ofHours(25));
            }
        };
        Crawl crawl = new Crawl(bench.settings(), bench.database, late, bench.ports);
        SweepAccount account = crawl.sweep(bench.next(), (s, fetched, queued, uri) -> {});
        assertThat(account.counts()).containsEntry("skipped.robots", 1).containsEntry("captured.content", 2);
        assertThat(site.paths()).containsExactly("/", "/2");
        assertThat(site.requests)
                .extracting(LoopbackSite.Request::path)
                .filteredOn("/robots.txt"::equals)
                .hasSize(2);
    }

    @Test
    void aSitesOwnBudgetAndHoursStandOverTheGeneralOnes() {
        Settings general = bench.settings();
        Settings own = general.finer(
                new Settings.Politeness(Duration.ZERO, Duration.ofSeconds(1), 0),
                new Settings.Budget(2, 1L << 30, 5, 0));
        SweepAccount account = bench.crawl().sweep(bench.next(), own, (s, fetched, queued, uri) -> {}, List.of());
        assertThat(account.state()).isEqualTo(SweepAccount.State.BUDGET_SPENT);
        assertThat(account.requests()).isEqualTo(2);
    }

    @Test
    void everyPartOfTheBudgetEndsASweepAndSaysWhich() {
        bench.budget = new Settings.Budget(1000, 500, 5, 0);
        SweepAccount bytes = bench.sweep();
        assertThat(bytes.state()).isEqualTo(SweepAccount.State.BUDGET_SPENT);
        assertThat(bytes.detail()).contains("500 bytes");
        bench.budget = new Settings.Budget(1000, 1L << 30, 0, 0);
        SweepAccount minutes = bench.sweep();
        assertThat(minutes.state()).isEqualTo(SweepAccount.State.BUDGET_SPENT);
        assertThat(minutes.detail()).contains("0 minutes");
        assertThat(minutes.counts()).containsEntry("skipped.budget", 1);
    }

    /** The first waits for the address to be tried again, the second for the host to be asked for the other address. */
    @ParameterizedTest
    @ValueSource(strings = {"<a href=/1>1</a>", "<a href=/1>1</a><a href=/2>2</a>"})
    void minutesThatEndInALongWaitEndTheSweep(String links) throws Exception {
        site.on("/", html(LONG + links));
        site.on("/1", bytes(message(503, "Retry-After: 600\r\n", new byte[0])));
        Crawl crawl = bench.crawl();
        crawl.sweep(bench.next(), (at, fetched, queued, uri) -> crawl.stop("410000"));
        try (Connection connection = bench.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update frontier_sweep set worked_ms = 59000");
        }
        bench.budget = new Settings.Budget(1000, 1L << 30, 1, 0);
        SweepAccount account = CompletableFuture.supplyAsync(bench::sweep).get(60, TimeUnit.SECONDS);
        assertThat(account.state()).isEqualTo(SweepAccount.State.BUDGET_SPENT);
        assertThat(account.detail()).isEqualTo("1 minutes");
        assertThat(account.counts()).containsEntry("skipped.budget", links.contains("/2") ? 2 : 1);
        Balance.holds(bench, account);
    }

    @Test
    void whatABudgetLeavesIsListedAndTheNextSweepBeginsAnew() {
        bench.budget = new Settings.Budget(2, 1L << 30, 5, 0);
        SweepAccount spent = bench.sweep();
        assertThat(spent.state()).isEqualTo(SweepAccount.State.BUDGET_SPENT);
        assertThat(spent.reason().message().en()).contains("the next sweep begins anew");
        assertThat(spent.notable()).hasSize(spent.counts().get("skipped.budget"));
        bench.budget = new Settings.Budget(1000, 1L << 30, 5, 0);
        SweepAccount next = bench.sweep();
        assertThat(next.sweep().id()).isNotEqualTo(spent.sweep().id());
        assertThat(site.paths().stream().filter("/"::equals)).hasSize(2);
    }

    @Test
    void retryAfterIsWaitedForBeforeTheHostIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        byte[] busy = message(
                503, "Retry-After: 1\r\nContent-Type: text/html\r\n", "<p>busy</p>".getBytes(StandardCharsets.UTF_8));
        site.on(
                "/1",
                (request, to) -> asked.getAndIncrement() == 0
                        ? bytes(busy).answer(request, to)
                        : html(LONG + 1).answer(request, to));
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).containsEntry("captured.content", 3).doesNotContainKey("soft_error.server_error");
        int at = site.paths().indexOf("/1") + 1;
        long gap = site.requests.get(at + 1).begun() - site.answered.get(at);
        assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMillis(995).toNanos());
    }

    @Test
    void aSiteThatRefusesIsLeftInPeaceForLongAndLongerEachTime() {
        site.on("/", status(412, "<script>challenge()</script>"));
        at(NOON);
        SweepAccount first = bench.sweep();
        assertThat(first.state()).isEqualTo(SweepAccount.State.BLOCKED);
        assertThat(first.reason()).isEqualTo(Reason.CHALLENGE);
        int requests = site.requests.size();
        at(NOON.plus(Duration.ofDays(6)));
        SweepAccount resting = bench.sweep();
        assertThat(resting.state()).isEqualTo(SweepAccount.State.BLOCKED);
        assertThat(resting.reason()).isEqualTo(Reason.CHALLENGE);
        assertThat(resting.detail()).contains("2026-03-09T04:00:00Z");
        assertThat(site.requests).hasSize(requests);
        at(NOON.plus(Duration.ofDays(8)));
        assertThat(bench.sweep().requests()).isPositive();
        assertThat(site.requests).hasSize(requests + 2);
        at(NOON.plus(Duration.ofDays(21)));
        assertThat(bench.sweep().detail()).contains("2026-03-24");
    }

    @Test
    void aPersonWhoNamesTheSiteMayAskAndAnAnswerEndsThePause() {
        site.on("/", status(403, "<p>no</p>"));
        at(NOON);
        assertThat(bench.sweep().state()).isEqualTo(SweepAccount.State.BLOCKED);
        assertThat(bench.crawl().rests("410000")).isTrue();
        site.on("/", html(LONG));
        Sweep named = new Sweep("named", bench.site(Bench.HOME), Set.of(), NOON, Sweep.PERSON);
        SweepAccount account = bench.crawl().sweep(named, (s, fetched, queued, uri) -> {});
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(bench.crawl().rests("410000")).isFalse();
    }

    /** A server that is still at work on what was given up would have two requests in hand. */
    @Test
    void aHostThatGaveNoAnswerInTimeIsLeftInPeaceForAsLongAgain() {
        bench.answerTimeout = Duration.ofMillis(400);
        site.on("/1", LoopbackSite.silent());
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).containsEntry("unreachable.timeout", 1).containsEntry("captured.content", 2);
        for (int i = 0; i + 1 < site.requests.size(); i++) {
            if (site.requests.get(i).path().equals("/1")) {
                long gap =
                        site.requests.get(i + 1).begun() - site.requests.get(i).begun();
                assertThat(Duration.ofNanos(gap)).isGreaterThanOrEqualTo(Duration.ofMillis(2 * 400 - 20));
            }
        }
    }
}
