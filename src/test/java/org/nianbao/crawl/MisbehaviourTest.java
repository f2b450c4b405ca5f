package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.bytes;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.message;
import static org.nianbao.crawl.LoopbackSite.redirect;
import static org.nianbao.crawl.LoopbackSite.status;
import static org.nianbao.crawl.LoopbackSite.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;

/** What servers do wrong, and how each of it ends. */
class MisbehaviourTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example");
        site.on("/", html(LONG + "<a href=/x>x</a>"));
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    private SweepAccount with(LoopbackSite.Behaviour behaviour) {
        site.on("/x", behaviour);
        return bench.sweep();
    }

    private Outcome outcome() {
        return bench.ports.of("/x").capture().outcome();
    }

    @Test
    void anEndlessBodyIsCutAtTheLimit() {
        bench.maxBytes = 200_000;
        SweepAccount account = with(LoopbackSite.endless());
        assertThat(outcome().reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(bench.ports.of("/x").capture().truncated()).contains("length");
        assertThat(bench.ports.of("/x").response()).hasSize(200_000);
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
    }

    @Test
    void aResetAmidTheBodyIsArchivedAsCutAndTriedAgain() {
        SweepAccount account = with(
                LoopbackSite.reset("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<p>"));
        assertThat(account.counts()).containsEntry("unreachable.connection_lost", 1);
        assertThat(site.paths()).containsExactly("/", "/x", "/x", "/x");
    }

    @Test
    void aFailureThatPassesLeavesNoTrace() {
        AtomicInteger times = new AtomicInteger();
        SweepAccount account = with((request, to) -> times.incrementAndGet() < 3
                ? LoopbackSite.reset("HT").answer(request, to)
                : html(LONG).answer(request, to));
        assertThat(account.counts()).containsExactly(org.assertj.core.api.Assertions.entry("captured.content", 2));
    }

    @Test
    void aSilentServerTimesOut() {
        bench.answerTimeout = Duration.ofMillis(150);
        assertThat(with(LoopbackSite.silent()).counts()).containsEntry("unreachable.timeout", 1);
    }

    @Test
    void aDrippingServerIsHeldToTheWholeTime() {
        bench.wholeTimeout = Duration.ofMillis(300);
        SweepAccount account = with((request, to) -> {
            to.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                to.getOutputStream().write('a');
                to.getOutputStream().flush();
                Thread.onSpinWait();
            }
        });
        assertThat(bench.ports.of("/x").capture().truncated()).isPresent();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
    }

    @Test
    void whatIsNotHttpIsSaidSo() {
        assertThat(with(bytes("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                        .counts()
                        .keySet())
                .anyMatch(k -> k.equals("unreachable.protocol_error") || k.equals("unreachable.connection_lost"));
    }

    @Test
    void missingPagesAreSoftErrorsWhateverTheirStatus() {
        with(html("<title>提示</title><p>您访问的页面不存在或已被删除！</p>"));
        assertThat(outcome()).isEqualTo(new Outcome.SoftError(Reason.SOFT_NOT_FOUND, "您访问的页面不存在或已被删除"));
        assertThat(bench.ports.judged).hasSize(1);
    }

    @Test
    void aLongTextThatQuotesSuchWordsIsContent() {
        with(html("<title>年度报告</title>" + LONG + "您访问的页面不存在"));
        assertThat(outcome().reason()).isEqualTo(Reason.CONTENT);
    }

    @Test
    void aChallengeEndsTheSweepAsBlockedAndTheRestIsNotTried() {
        site.on("/", html(LONG + "<a href=/x>x</a><a href=/y>y</a>"));
        SweepAccount account = with(status(412, "<script>$_ts={}</script>"));
        assertThat(account.state()).isEqualTo(SweepAccount.State.BLOCKED);
        assertThat(account.reason()).isEqualTo(Reason.CHALLENGE);
        assertThat(account.detail()).isEqualTo("www.a.example: 412");
        assertThat(account.counts()).containsEntry("blocked.challenge", 1).containsEntry("skipped.site_stopped", 1);
        assertThat(site.paths()).containsExactly("/", "/x");
    }

    @Test
    void cookieWallsAreChallenges() {
        with(html("<script>document.cookie='C3VK=1'; location.reload();</script>"));
        assertThat(outcome()).isEqualTo(new Outcome.Blocked(Reason.CHALLENGE, "cookie wall"));
    }

    @Test
    void aCookieThatIsAskedForAgainAndAgainIsAWall() {
        SweepAccount account = with(bytes(message(302, "Location: /x\r\nSet-Cookie: t=1\r\n", new byte[0])));
        assertThat(account.counts()).containsEntry("blocked.challenge", 1);
        assertThat(account.notable().get(0).outcome()).isEqualTo(new Outcome.Blocked(Reason.CHALLENGE, "cookie wall"));
    }

    @Test
    void oneRefusalDeepInTheSiteIsRecordedAndTheSweepGoesOn() {
        SweepAccount account = with(status(403, "no"));
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(account.counts()).containsEntry("blocked.forbidden", 1);
    }

    @Test
    void aRefusedHomePageEndsTheSweep() {
        site.on("/", status(403, "no"));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.BLOCKED);
        assertThat(account.reason()).isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void threeRefusalsInARowEndTheSweep() {
        site.on("/", html(LONG + "<a href=/1>1</a><a href=/2>2</a><a href=/3>3</a><a href=/4>4</a>"));
        for (int i = 1; i <= 4; i++) {
            site.on("/" + i, status(403, "no"));
        }
        assertThat(bench.sweep().state()).isEqualTo(SweepAccount.State.BLOCKED);
        assertThat(site.paths()).containsExactly("/", "/1", "/2", "/3");
    }

    @Test
    void tooManyRequestsIsObeyed() {
        AtomicInteger times = new AtomicInteger();
        with((request, to) -> (times.incrementAndGet() == 1
                        ? bytes(message(429, "Retry-After: 1\r\n", new byte[0]))
                        : html(LONG))
                .answer(request, to));
        long gap = site.requests.get(3).begun() - site.answered.get(2);
        assertThat(gap).isGreaterThan(Duration.ofMillis(990).toNanos());
        assertThat(outcome().reason()).isEqualTo(Reason.CONTENT);
    }

    @Test
    void aGzipBombIsUnfoldedOnlyToTheLimit() throws Exception {
        byte[] bomb = LoopbackSite.gzip(new byte[64 << 20]);
        with(bytes(message(200, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", bomb)));
        assertThat(bench.ports.of("/x").entity()).isEqualTo(bomb);
    }

    @Test
    void robotsRulesAreObeyed() {
        site.on("/robots.txt", text("User-agent: other\nDisallow: /\n\nUser-agent: Nianbao\nDisallow: /x\nAllow: /\n"));
        SweepAccount account = with(html(LONG));
        assertThat(account.counts()).containsEntry("skipped.robots", 1).containsEntry("captured.content", 1);
        assertThat(site.paths()).containsExactly("/");
    }

    @Test
    void aSiteClosedToRobotsIsLeftAlone() {
        site.on("/robots.txt", text("User-agent: *\nDisallow: /\n"));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.BLOCKED);
        assertThat(account.reason()).isEqualTo(Reason.ROBOTS);
        assertThat(site.paths()).isEmpty();
    }

    @Test
    void robotsThatFailForbidEverythingForNow() {
        site.on("/robots.txt", status(500, "oops"));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
        assertThat(account.reason()).isEqualTo(Reason.ROBOTS_UNREACHABLE);
        assertThat(account.counts()).containsEntry("skipped.robots_unreachable", 1);
        assertThat(site.paths()).isEmpty();
        assertThat(site.requests).hasSize(3);
        assertThat(bench.ports.captures).hasSize(3);
    }

    @Test
    void robotsMayBeRedirected() {
        site.on("/robots.txt", redirect("/r2.txt")).on("/r2.txt", text("User-agent: *\nDisallow: /x\n"));
        assertThat(with(html(LONG)).counts()).containsEntry("skipped.robots", 1);
        assertThat(bench.ports.of("/r2.txt").capture().origin().hops()).isEqualTo("PR");
    }

    @Test
    void aCrawlDelayIsKept() {
        site.on("/robots.txt", text("User-agent: *\nCrawl-delay: 0.3\n"));
        with(html(LONG));
        for (int i = 0; i < 2; i++) {
            // From the request for robots.txt on.
            long gap = site.requests.get(i + 1).begun() - site.answered.get(i);
            assertThat(gap).isGreaterThan(Duration.ofMillis(290).toNanos());
        }
    }

    @Test
    void aRedirectInsideIsNotFollowed() {
        SweepAccount account = with(redirect("http://127.0.0.1:1/"));
        assertThat(account.counts()).containsEntry("skipped.out_of_scope", 1);
    }
}
