package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nianbao.crawl.LoopbackSite.bytes;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.message;
import static org.nianbao.crawl.LoopbackSite.redirect;
import static org.nianbao.crawl.LoopbackSite.status;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;

/** Whole sweeps against a site on loopback. */
class CrawlTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example");
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    private static String links(String... addresses) {
        StringBuilder page = new StringBuilder("<title>首页</title>" + LONG);
        for (String each : addresses) {
            page.append("<a href=\"").append(each).append("\">链接").append(each).append("</a>");
        }
        return page.toString();
    }

    @Test
    void followsLinksFromTheHomePageAndAccountsForEveryAddress() {
        site.on("/", html(links("/zfxxgk/", "/missing.html"))).on("/zfxxgk/", html(links("/", "/zfxxgk/index.html")));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(account.counts())
                .containsOnly(
                        org.assertj.core.api.Assertions.entry("captured.content", 2),
                        org.assertj.core.api.Assertions.entry("soft_error.not_found", 1));
        assertThat(account.requests()).isEqualTo(4);
        assertThat(account.notable())
                .extracting(SweepAccount.Ended::uri)
                .containsExactly("http://www.a.example/missing.html");
        assertThat(site.paths()).containsExactly("/", "/zfxxgk/", "/missing.html");
        assertThat(bench.ports.of("/zfxxgk/").capture().origin().hops()).isEqualTo("L");
        assertThat(bench.ports.of("/zfxxgk/").capture().origin().via()).contains(URI.create(Bench.HOME));
        assertThat(bench.ports.of("/zfxxgk/").capture().origin().anchor()).isEqualTo("链接/zfxxgk/");
        assertThat(bench.ports.of("/robots.txt").capture().origin().hops()).isEqualTo("P");
    }

    @Test
    void keepsTheExactBytesOfRequestAndResponse() throws Exception {
        byte[] body = LoopbackSite.gzip(links().getBytes(StandardCharsets.UTF_8));
        byte[] wire = LoopbackSite.chunked("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", body);
        site.on("/", bytes(wire));
        bench.sweep();
        KeptCaptures.Kept kept = bench.ports.of("/");
        assertThat(kept.response()).isEqualTo(wire);
        assertThat(kept.entity()).isEqualTo(body);
        String sent = new String(kept.request(), StandardCharsets.ISO_8859_1);
        assertThat(sent).isEqualTo(site.requests.get(1).head());
        assertThat(site.requests.get(1).headers())
                .containsEntry("host", "www.a.example")
                .containsEntry("accept-encoding", "gzip")
                .containsEntry("user-agent", "Nianbao/0.1.0 (+tester@library.edu.cn)")
                .containsEntry("from", "tester@library.edu.cn")
                .doesNotContainKey("upgrade");
        assertThat(kept.capture().address()).contains("127.0.0.1");
        assertThat(kept.capture().contentType()).contains("text/html");
        assertThat(bench.ports.judged).extracting(Page::title).containsExactly("首页");
    }

    @Test
    void spoolsLargeAnswersToDiskAndCleansUp() {
        byte[] large = new byte[3 << 20];
        site.on("/", html(links("/big.pdf")))
                .on("/big.pdf", bytes(message(200, "Content-Type: application/pdf\r\n", large)));
        bench.sweep();
        KeptCaptures.Kept kept = bench.ports.of("/big.pdf");
        assertThat(kept.entity()).hasSize(3 << 20);
        assertThat(kept.capture().entity())
                .isInstanceOfSatisfying(org.nianbao.model.Octets.InFile.class, f -> assertThat(f.file())
                        .doesNotExist());
    }

    @Test
    void readsGbkPagesAndTheirAddresses() {
        Charset gbk = Charset.forName("GBK");
        site.on(
                        "/",
                        html(
                                "<meta charset=gb2312><title>二七区</title>" + LONG + "<a href='/list.jsp?lm=年报'>年报</a>",
                                gbk,
                                "text/html"))
                .on("/list.jsp?lm=%C4%EA%B1%A8", html(links()));
        bench.sweep();
        assertThat(bench.ports.judged).extracting(Page::title).containsExactly("二七区", "首页");
    }

    @Test
    void takesTheMostPromisingFirst() {
        bench.ports.promise = link -> link.text().contains("报告") ? 900 : 10;
        site.on("/", html(LONG + "<a href=/1>新闻</a><a href=/2>通知</a><a href=/3>年度报告</a>"))
                .on("/3", html(LONG + "<a href=/4>报告</a>"));
        bench.sweep();
        assertThat(site.paths()).containsExactly("/", "/3", "/4", "/1", "/2");
    }

    @Test
    void followsRedirectsAsHopsAndEndsLoops() {
        site.on("/", redirect("/index.html"))
                .on("/index.html", html(links("/loop-a")))
                .on("/loop-a", redirect("/loop-b"))
                .on("/loop-b", redirect("/loop-a"));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(site.paths()).containsExactly("/", "/index.html", "/loop-a", "/loop-b");
        assertThat(bench.ports.of("/index.html").capture().origin().hops()).isEqualTo("R");
        assertThat(bench.ports.of("/loop-b").capture().outcome())
                .isEqualTo(new Outcome.Captured(Reason.REDIRECT, "http://www.a.example/loop-a"));
    }

    @Test
    void followsAMetaRefreshAndAPlainScriptEvenWhenNotJudgedPromising() {
        bench.ports.promise = link -> 0;
        site.on("/", html("<meta http-equiv=refresh content='0; url=zf/'>"))
                .on("/zf/", html("<script>window.location.href = \"portal/index.html\";</script>"))
                .on("/zf/portal/index.html", html(links()));
        bench.sweep();
        assertThat(site.paths()).containsExactly("/", "/zf/", "/zf/portal/index.html");
        assertThat(bench.ports.of("/zf/portal/index.html").capture().origin().hops())
                .isEqualTo("RR");
    }

    @Test
    void recordsWhatIsOutOfScopeAndOnlyCountsTheUnpromising() {
        bench.ports.promise = link -> link.uri().getPath().startsWith("/news") ? 0 : 100;
        site.on("/", html(links("http://www.elsewhere.example/report", "/news/1", "/news/2", "/news/1")));
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).containsEntry("skipped.out_of_scope", 1).containsEntry("skipped.unpromising", 2);
        assertThat(account.notable())
                .extracting(SweepAccount.Ended::uri)
                .containsExactly("http://www.elsewhere.example/report");
        assertThat(site.paths()).containsExactly("/");
    }

    @Test
    void anUnknownHostEndsTheSweepWithItsReason() {
        SweepAccount account = bench.sweep("http://www.missing.invalid/");
        assertThat(account.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
        assertThat(account.reason()).isEqualTo(Reason.HOST_NOT_FOUND);
        assertThat(account.detail()).isEqualTo("www.missing.invalid");
        assertThat(account.counts()).containsEntry("unreachable.host_not_found", 1);
        assertThat(bench.ports.captures).isEmpty();
    }

    @Test
    void aRefusedConnectionIsTriedThriceAndEndsTheSweep() throws Exception {
        int port = site.port();
        site.close();
        bench.name(site, "closed.a.example");
        SweepAccount account = bench.sweep("http://closed.a.example/");
        assertThat(port).isPositive();
        assertThat(account.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
        assertThat(account.reason()).isEqualTo(Reason.CONNECTION_REFUSED);
        assertThat(account.requests()).isZero();
    }

    @Test
    void privateAddressesAreRefusedAfterTheLookUpAndOnRedirects() {
        bench.allowPrivate = false;
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
        assertThat(account.reason()).isEqualTo(Reason.PRIVATE_ADDRESS);
        assertThat(account.counts()).containsEntry("skipped.private_address", 1);
        assertThat(site.requests).isEmpty();
    }

    @Test
    void aSiteOfWhichNothingCouldBeReadHasNotBeenSearched() {
        site.on("/", redirect("http://new.a.example/"));
        SweepAccount moved = bench.sweep();
        assertThat(moved.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
        assertThat(moved.reason()).isEqualTo(Reason.MOVED_AWAY);
        assertThat(moved.detail()).isEqualTo("new.a.example");
        site.on("/", status(500, "oops"));
        SweepAccount broken = bench.sweep();
        assertThat(broken.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
        assertThat(broken.reason()).isEqualTo(Reason.SERVER_ERROR);
    }

    @Test
    void whatAKilledProcessHadInHandIsHandedOutAgain() {
        site.on("/", html(links()));
        FrontierTable table = new FrontierTable(bench.database);
        QueuedUrl.Found seed =
                new QueuedUrl.Found(URI.create(Bench.HOME), Identity.of(URI.create(Bench.HOME)), 500, true, "", "", "");
        table.begin("killed", bench.site(Bench.HOME), 0, List.of(seed));
        assertThat(table.waiting(table.resume("killed"), () -> {}).next(1, 0)).isPresent();
        SweepAccount account = bench.sweep();
        assertThat(account.sweep().id()).isEqualTo("killed");
        assertThat(account.counts()).containsEntry("captured.content", 1);
    }

    /** The last page is written while nothing else is to be done: that it cannot be must be seen before the sweep ends. */
    @ParameterizedTest
    @ValueSource(ints = {200, 403})
    void aSweepWhoseLastPageCannotBeWrittenHasNotFinished(int status) {
        site.on("/", (request, out) -> {
            sql("delete from frontier_url");
            return status(status, LONG).answer(request, out);
        });
        assertThatThrownBy(() -> bench.sweep()).hasMessageContaining("refused: update frontier_url");
        sql("update frontier_sweep set turn = turn + 1 where state = 'interrupted'");
    }

    /** Every sweep of the process waited for ever behind an error in the one thread that writes. */
    @Test
    void whoeverWaitsForAWriteHearsOfAnErrorAndTheNextOneIsDone() {
        try (WritesTogether writes = new WritesTogether(bench.database)) {
            WritesTogether.Begun broken = writes.begin(w -> {
                throw new StackOverflowError("in the thread that writes");
            });
            assertThatThrownBy(broken::durable).isInstanceOf(IllegalStateException.class);
            writes.write(w -> w.update("delete from frontier_url"));
        }
    }

    private void sql(String statement) {
        try (Connection c = bench.database.getConnection();
                Statement s = c.createStatement()) {
            assertThat(s.executeUpdate(statement)).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The frontier said that the page was done with, and its report was missing for good. */
    @Test
    void aPageOfWhichNobodyHeardIsToldOfOnceMore() {
        site.on("/", html(links("/1", "/2"))).on("/1", html("一" + LONG)).on("/2", html("二" + LONG));
        bench.ports.deaf.add("/1");
        assertThatThrownBy(() -> bench.sweep()).hasMessageContaining("nobody hears of");
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(bench.ports.judged).extracting(p -> p.uri().getPath()).containsExactlyInAnyOrder("/", "/1", "/2");
    }

    @Test
    void aRedirectToAPrivateAddressIsRefusedBeforeAnythingIsSent() throws Exception {
        bench.allowPrivate = false;
        bench.proxy = Optional.of("127.0.0.1:" + site.port());
        site.on("http://www.b.example/robots.txt", status(404, ""))
                .on("http://www.b.example/", redirect("http://169.254.169.254/latest"))
                .on("http://c.example/robots.txt", redirect("http://10.0.0.1/"));
        bench.hosts = List.of("169.254.169.254", "c.example");
        SweepAccount account = bench.sweep("http://www.b.example/");
        assertThat(account.counts()).containsEntry("captured.redirect", 1).containsEntry("skipped.private_address", 1);
        assertThat(account.reason()).isEqualTo(Reason.PRIVATE_ADDRESS);
        assertThat(site.requests)
                .noneMatch(r -> r.head().contains("169.254") || r.head().contains("10.0.0.1"));
        SweepAccount viaRobots = bench.crawl()
                .sweep(
                        new Sweep("other", bench.site("http://c.example/", "c"), Set.of(), Instant.EPOCH, "test"),
                        (s, fetched, queued, uri) -> {});
        assertThat(viaRobots.reason()).isEqualTo(Reason.PRIVATE_ADDRESS);
        assertThat(site.requests)
                .noneMatch(r -> r.head().contains("169.254") || r.head().contains("10.0.0.1"));
    }

    /** Each hop of a redirect is such a request: nothing of the first one's look-up counts for the next. */
    @Test
    void noHopMayLeadInsideWhateverItIsCalled() throws Exception {
        bench.allowPrivate = false;
        bench.name(site, "inside.a.example");
        try (Wire wire = new Wire(bench.settings().network(), folder, Clock.systemUTC())) {
            String port = ":" + site.port() + "/";
            for (String at :
                    List.of("inside.a.example/", "127.0.0.1" + port, "[::1]" + port, "[2002:7f00:1::]" + port)) {
                Outcome outcome =
                        wire.get(URI.create("http://" + at), Map.of()).failure.orElseThrow();
                assertThat(outcome.reason()).as(at).isEqualTo(Reason.PRIVATE_ADDRESS);
            }
        }
        assertThat(site.requests).isEmpty();
    }

    @Test
    void aProxyThatIsAwayIsSaidSoAndNothingGoesAroundIt() throws Exception {
        try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
            bench.proxy = Optional.of("127.0.0.1:" + free.getLocalPort());
        }
        bench.name(site, "www.b.example");
        SweepAccount account = bench.sweep("http://www.b.example/");
        assertThat(account.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
        assertThat(account.reason()).isEqualTo(Reason.CONNECTION_REFUSED);
        assertThat(site.requests).isEmpty();
    }

    @Test
    void whatAProxySaysOfItselfIsNoAnswerOfTheSite() throws Exception {
        bench.proxy = Optional.of("127.0.0.1:" + site.port());
        site.on("www.b.example:443", status(407, "<p>proxy login</p>"));
        site.on("http://www.b.example/robots.txt", status(404, "")).on("http://www.b.example/", status(404, "x"));
        SweepAccount account = bench.sweep("https://www.b.example/");
        assertThat(account.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
        assertThat(bench.ports.captures)
                .noneMatch(c -> c.capture().uri().getScheme().equals("https"));
    }

    @Test
    void anHttpProxyCarriesPlainRequests() throws Exception {
        bench.proxy = Optional.of("proxy.a.example:3128");
        bench.name(site, "proxy.a.example");
        site.on("http://www.b.example/robots.txt", status(404, ""))
                .on("http://www.b.example/", html(links("http://10.0.0.1/")));
        bench.hosts = List.of("10.0.0.1");
        SweepAccount account = bench.sweep("http://www.b.example/");
        assertThat(account.counts()).containsEntry("captured.content", 1);
        assertThat(bench.ports.of("/").capture().address()).isEmpty();
    }

    @Test
    void withoutAContactNoPublicSiteIsVisited() {
        bench.contact = "";
        bench.allowPrivate = false;
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> bench.sweep("http://192.0.2.1/")))
                .isInstanceOf(org.nianbao.model.ConfigurationError.class)
                .hasMessageContaining("network.contact");
    }

    @Test
    void theBudgetEndsTheSweepAndTheRestIsAccountedFor() {
        bench.budget = new org.nianbao.model.Settings.Budget(3, 1L << 30, 5, 0);
        site.on("/", html(links("/1", "/2", "/3")));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.BUDGET_SPENT);
        assertThat(account.requests()).isEqualTo(3);
        assertThat(account.counts()).containsEntry("skipped.budget", 2);
        assertThat(account.counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(4);
    }

    @Test
    void neverTwoConnectionsAndNeverSoonerThanTheDelay() {
        bench.minDelay = Duration.ofMillis(60);
        site.on("/", html(links("/1", "/2", "/3", "/4", "/5", "/6")));
        bench.sweep();
        assertThat(site.mostOpen()).isEqualTo(1);
        assertThat(site.requests).hasSize(8);
        for (int i = 1; i < site.requests.size(); i++) {
            long gap = site.requests.get(i).begun() - site.answered.get(i - 1);
            assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMillis(60).toNanos());
        }
    }

    @Test
    void twoSitesOnOneHostTakeTurns() throws Exception {
        bench.minDelay = Duration.ofMillis(20);
        site.on("/", html(links("/1", "/2"))).on("/other/", html(links("/3", "/4")));
        Crawl crawl = bench.crawl();
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<SweepAccount>> both = two.invokeAll(List.of(
                () -> crawl.sweep(sweep("s1", bench.site(Bench.HOME, "1")), (s, f, q, u) -> {}),
                () -> crawl.sweep(sweep("s2", bench.site(Bench.HOME + "other/", "2")), (s, f, q, u) -> {})));
        two.shutdown();
        for (Future<SweepAccount> each : both) {
            assertThat(each.get().state()).isEqualTo(SweepAccount.State.FINISHED);
        }
        assertThat(site.paths()).hasSize(6);
        List<Long> begun =
                site.requests.stream().map(LoopbackSite.Request::begun).sorted().toList();
        assertThat(begun.get(begun.size() - 1) - begun.get(0))
                .isGreaterThan(Duration.ofMillis(7 * 20 - 20).toNanos());
    }

    private static Sweep sweep(String id, Site of) {
        return new Sweep(id, of, Set.of(), Clock.systemUTC().instant(), "test");
    }

    @Test
    void aBrokenSettingIsSaidBeforeAnythingBegins() throws Exception {
        Files.writeString(folder.resolve("hosts"), "nowhere www.a.example");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(bench::sweep))
                .isInstanceOf(org.nianbao.model.ConfigurationError.class);
        assertThat(new FrontierTable(bench.database).unfinished("410000")).isEmpty();
    }

    @Test
    void anInterruptedSweepGoesOnWhereItWas() {
        site.on("/", html(links("/1", "/2", "/3", "/4")));
        Crawl first = bench.crawl();
        SweepAccount stopped = first.sweep(bench.next(), (s, fetched, queued, uri) -> {
            if (uri.endsWith("/2")) {
                first.stop("410000");
            }
        });
        assertThat(stopped.state()).isEqualTo(SweepAccount.State.INTERRUPTED);
        assertThat(site.paths()).containsExactly("/", "/1", "/2");
        SweepAccount account = bench.sweep();
        assertThat(account.sweep().id()).isEqualTo("sweep-1");
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(site.paths()).containsExactly("/", "/1", "/2", "/3", "/4");
        assertThat(account.requests()).isEqualTo(7);
        assertThat(account.counts()).containsEntry("soft_error.not_found", 4).containsEntry("captured.content", 1);
        assertThat(bench.sweep().sweep().id()).isEqualTo("sweep-3");
    }

    @Test
    void aRequestBrokenOffIsAskedAgainAndNothingElseTwice() throws Exception {
        java.util.concurrent.CountDownLatch asked = new java.util.concurrent.CountDownLatch(1);
        site.on("/", html(links("/1", "/2"))).on("/1", html(links())).on("/2", (request, to) -> {
            asked.countDown();
            return LoopbackSite.silent().answer(request, to);
        });
        AtomicReference<SweepAccount> account = new AtomicReference<>();
        AtomicReference<Boolean> stayed = new AtomicReference<>();
        Thread sweeping = new Thread(() -> {
            account.set(bench.sweep());
            stayed.set(Thread.currentThread().isInterrupted());
        });
        sweeping.start();
        asked.await();
        sweeping.interrupt();
        sweeping.join();
        assertThat(account.get().state()).isEqualTo(SweepAccount.State.INTERRUPTED);
        assertThat(stayed.get()).isTrue();
        site.on("/2", html(links()));
        assertThat(bench.sweep().counts()).containsEntry("captured.content", 3);
        assertThat(site.paths()).containsExactly("/", "/1", "/2", "/2");
    }

    /** A connection still held kept the database open behind its closed pool: files put in its place were not seen. */
    @Test
    void holdsNoConnectionOnceItIsClosed() {
        site.on("/", html(links("/1"))).on("/1", html(links()));
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(bench.database);
            try (Crawl crawl = new Crawl(bench.settings(), pool, Clock.systemUTC(), bench.ports)) {
                crawl.sweep(bench.next(), (s, f, q, u) -> {});
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void aFailingPortStopsTheSweepAndTheAddressStaysQueued() {
        site.on("/", html(links()));
        Crawl broken = new Crawl(bench.settings(), bench.database, Clock.systemUTC(), new FullDisk(bench.ports));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> broken.sweep(bench.next(), (s, f, q, u) -> {})))
                .hasMessage("disk full");
        assertThat(bench.sweep().counts()).containsEntry("captured.content", 1);
    }

    @Test
    void asksConditionallyWhereItHasBeenAndFollowsTheLinksItKnows() {
        byte[] page = links("/report.html").getBytes(StandardCharsets.UTF_8);
        bench.ports.validators.put(
                URI.create(Bench.HOME),
                new Crawl.Validators(Optional.of("\"v1\""), Optional.of("Mon, 02 Jan 2023 03:04:05 GMT"), "d1"));
        bench.ports.payloads.put("d1", new Crawl.Payload(page, Optional.of("text/html")));
        site.on("/", (request, to) -> {
                    boolean same = "\"v1\"".equals(request.headers().get("if-none-match"));
                    to.getOutputStream()
                            .write("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"
                                    .getBytes(StandardCharsets.ISO_8859_1));
                    return same;
                })
                .on("/report.html", html(links()));
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).containsEntry("not_modified.unchanged", 1).containsEntry("captured.content", 1);
        assertThat(site.requests.get(1).headers()).containsEntry("if-modified-since", "Mon, 02 Jan 2023 03:04:05 GMT");
        assertThat(bench.ports.of("/").capture().status()).isEqualTo(304);
    }

    @Test
    void seedsComeBeforeTheHomePage() {
        bench.lists = List.of(URI.create("http://www.a.example/nb/"));
        site.on("/", html(links())).on("/nb/", html(links("/nb/1.html"))).on("/nb/1.html", status(410, ""));
        SweepAccount account = bench.sweep();
        assertThat(site.paths()).containsExactly("/nb/", "/", "/nb/1.html");
        assertThat(account.counts()).containsEntry("soft_error.gone", 1);
    }

    /** An archive that cannot write. */
    private record FullDisk(Crawl.Ports others) implements Crawl.Ports {
        @Override
        public org.nianbao.model.ArchivedRecord archive(org.nianbao.model.Capture capture) {
            throw new IllegalStateException("disk full");
        }

        @Override
        public org.nianbao.model.DecodedText decode(byte[] bytes, Optional<String> contentType) {
            return others.decode(bytes, contentType);
        }

        @Override
        public org.nianbao.model.Judgement judge(Page page, org.nianbao.model.Site of) {
            return others.judge(page, of);
        }

        @Override
        public void judged(
                org.nianbao.model.ArchivedRecord record, Page page, Site site, org.nianbao.model.Judgement judgement) {
            others.judged(record, page, site, judgement);
        }

        @Override
        public Optional<Crawl.Validators> validators(URI uri) {
            return others.validators(uri);
        }
    }
}
