package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.redirect;
import static org.nianbao.crawl.LoopbackSite.status;
import static org.nianbao.crawl.LoopbackSite.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nianbao.model.Page;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;

/** Every misbehaviour has its recorded outcome, the pages beside it are fetched all the same, and so are other sites. */
class BadServersIT {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";
    private static final String CHUNKED = Misbehaviours.OK + "Transfer-Encoding: chunked\r\n\r\n";

    /** Of each of two neighbours. */
    private static final int PAGES = 8;

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example");
        bench.answerTimeout = Duration.ofMillis(700);
        bench.wholeTimeout = Duration.ofMillis(900);
        bench.maxBytes = 300_000;
        site.on("/", html(LONG + "<a href=/x>x</a><a href=/good>good</a>"));
        site.on("/good", html(LONG + "good"));
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                arguments(
                        "a body that drips",
                        new Misbehaviours.SlowDrip(Misbehaviours.OK + "\r\n"),
                        "unreachable.timeout"),
                arguments(
                        "a head that drips",
                        new Misbehaviours.SlowDrip("HTTP/1.1 200 OK\r\nX: "),
                        "unreachable.timeout"),
                arguments("no answer", LoopbackSite.silent(), "unreachable.timeout"),
                arguments("reset at once", new Misbehaviours.ResetAt(0), "unreachable.connection_lost"),
                arguments("reset in the head", new Misbehaviours.ResetAt(20), "unreachable.connection_lost"),
                arguments("reset in the body", new Misbehaviours.ResetAt(200), "unreachable.connection_lost"),
                arguments(
                        "less than announced", new Misbehaviours.WrongLength(900, LONG), "unreachable.connection_lost"),
                arguments(
                        "more than announced",
                        new Misbehaviours.WrongLength(20, "<p>" + "x".repeat(90)),
                        "captured.content"),
                arguments(
                        "endless headers",
                        new Misbehaviours.EndlessHead("X-More: again\r\n"),
                        "unreachable.protocol_error"),
                arguments(
                        "one endless header",
                        new Misbehaviours.EndlessHead("X".repeat(99)),
                        "unreachable.protocol_error"),
                arguments("an endless body", LoopbackSite.endless(), "soft_error.too_large"),
                arguments("going on for ever", new Misbehaviours.EndlessContinue(), "unreachable.too_large"),
                arguments("a gzip bomb", new Misbehaviours.GzipBomb(64 << 20), "soft_error.too_large"),
                arguments("half of a gzip", new Misbehaviours.HalfGzip(), "unreachable.protocol_error"),
                arguments("a coding nobody asked for", new Misbehaviours.Coded("br"), "unreachable.protocol_error"),
                arguments("another one", new Misbehaviours.Coded("zstd"), "unreachable.protocol_error"),
                arguments("one that there is not", new Misbehaviours.Coded("x-own"), "unreachable.protocol_error"),
                arguments("a charset for a coding", new Misbehaviours.Coded("UTF-8"), "captured.content"),
                arguments("a gzip without its trailer", new Misbehaviours.NoGzipTrailer(), "captured.content"),
                arguments(
                        "no chunk size",
                        new Misbehaviours.Verbatim(CHUNKED + "zz\r\nabc\r\n0\r\n\r\n"),
                        "unreachable.protocol_error"),
                arguments(
                        "a chunk cut short",
                        new Misbehaviours.Verbatim(CHUNKED + "ff\r\nabc"),
                        "unreachable.connection_lost"),
                arguments(
                        "a negative length",
                        new Misbehaviours.Verbatim(Misbehaviours.OK + "Content-Length: -5\r\n\r\nabc"),
                        "unreachable.protocol_error"),
                arguments(
                        "no HTTP",
                        new Misbehaviours.Verbatim("220 ftp.a.example ready\r\n\r\n"),
                        "unreachable.protocol_error"),
                arguments(
                        "an empty answer",
                        new Misbehaviours.Verbatim(Misbehaviours.OK + "Content-Length: 0\r\n\r\n"),
                        "soft_error.empty"),
                arguments("a loop of cookies", new Misbehaviours.CookieLoop(), "blocked.challenge"),
                arguments("redirects without end", new Misbehaviours.EndlessRedirects(), "skipped.trap"),
                arguments("a burst of 500", new Misbehaviours.Burst(2, 500, html(LONG + 5)), "captured.content"),
                arguments("500 for ever", status(500, "<p>oops</p>"), "soft_error.server_error"),
                arguments("maintenance", status(503, "<p>网站正在维护中</p>"), "soft_error.maintenance"),
                arguments("a page that is none", html("<title>404</title><p>页面不存在</p>"), "soft_error.soft_not_found"),
                arguments("gone", status(410, "gone"), "soft_error.gone"),
                arguments("a login", html("<p>请登录</p><input type=password>"), "soft_error.login"),
                arguments("a captcha", html("<p>请完成安全验证</p>"), "blocked.challenge"),
                arguments("202 with a script", status(202, "<script>go()</script>"), "blocked.challenge"),
                arguments("521", status(521, "<script>go()</script>"), "blocked.challenge"));
    }

    @ParameterizedTest(name = "{0} ends as {2}")
    @MethodSource("misbehaviours")
    void everyMisbehaviourHasItsOutcome(String what, LoopbackSite.Behaviour behaviour, String outcome) {
        site.on("/x", behaviour);
        if (behaviour instanceof Misbehaviours.EndlessRedirects) {
            for (int i = 1; i < 70; i++) {
                site.on("/x" + "x".repeat(i), behaviour);
            }
        }
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).as(what).containsKey(outcome);
        boolean stops = outcome.startsWith("blocked.");
        assertThat(site.paths().contains("/good")).isEqualTo(!stops);
        Balance.holds(bench, account);
        assertThat(site.paths()).hasSizeLessThan(80);
    }

    @Test
    void whatCannotBeUnpackedIsKeptAsItCame() {
        site.on("/x", new Misbehaviours.Coded("br"));
        bench.sweep();
        KeptCaptures.Kept kept = bench.ports.of("/x");
        assertThat(kept.capture().outcome().detail()).isEqualTo("unreadable Content-Encoding br");
        assertThat(new String(kept.entity(), StandardCharsets.UTF_8)).isEqualTo(Misbehaviours.Coded.BODY);
    }

    static Stream<Arguments> robots() {
        String no = "User-agent: *\nDisallow: /x\n";
        return Stream.of(
                arguments("none", status(404, ""), "captured.content"),
                arguments("forbidden", status(403, ""), "captured.content"),
                arguments("broken server", status(503, ""), "skipped.robots_unreachable"),
                arguments("too many", status(429, ""), "skipped.robots_unreachable"),
                arguments("silent", LoopbackSite.silent(), "skipped.robots_unreachable"),
                arguments("reset", new Misbehaviours.ResetAt(0), "skipped.robots_unreachable"),
                arguments("a rule", text(no), "skipped.robots"),
                arguments("byte-order mark", text("\uFEFF" + no), "skipped.robots"),
                arguments("old line ends", text(no.replace("\n", "\r")), "skipped.robots"),
                arguments("wildcard", text("User-agent: *\nDisallow: /*x$\n"), "skipped.robots"),
                arguments("longest match", text("User-agent: *\nAllow: /\nDisallow: /x\n"), "skipped.robots"),
                arguments(
                        "own group",
                        text("User-agent: *\nDisallow: /\n\nUser-agent: nianbao\nDisallow: /y\n"),
                        "captured.content"),
                arguments("other group", text("User-agent: other\nDisallow: /\n"), "captured.content"),
                arguments("a page instead", html("<html><p>页面不存在</p>"), "captured.content"),
                arguments("beyond 500 KiB", text("#".repeat(520_000) + "\n" + no), "captured.content"),
                arguments("redirect loop", redirect("/robots.txt"), "captured.content"),
                arguments("redirected", redirect("/r2"), "skipped.robots"));
    }

    @ParameterizedTest(name = "{0} ends as {2}")
    @MethodSource("robots")
    void robotsOfEveryKind(String what, LoopbackSite.Behaviour behaviour, String outcome) {
        bench.maxBytes = 1_000_000;
        site.on("/robots.txt", behaviour).on("/r2", text("User-agent: *\nDisallow: /x\n"));
        site.on("/x", html(LONG + "x"));
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).as(what).containsKey(outcome);
        Balance.holds(bench, account);
        boolean fetched = outcome.equals("captured.content");
        assertThat(site.paths().contains("/x")).as(what).isEqualTo(fetched);
    }

    static Stream<Arguments> wrongLabels() {
        Charset gbk = Charset.forName("GBK");
        return Stream.of(
                arguments("text/html; charset=utf-8", "", gbk),
                arguments("text/html", "<meta charset=utf-8>", gbk),
                arguments("text/html; charset=iso-8859-1", "<meta charset=utf-8>", gbk),
                arguments("text/html; charset=gb2312", "", StandardCharsets.UTF_8),
                arguments("text/html; charset=utf-8", "<meta charset=gb2312>", StandardCharsets.UTF_8),
                arguments("text/html; charset=no-such", "", gbk));
    }

    @ParameterizedTest(name = "{0} {1} in {2}")
    @MethodSource("wrongLabels")
    void aPageUnderTheWrongCharsetIsReadByItsBytes(String type, String meta, Charset bytes) {
        site.on("/", html(meta + "<title>首页</title>" + LONG + "<a href=/x>年度报告</a>", bytes, type));
        site.on("/x", html(meta + "<title>提示</title><p>您访问的页面不存在", bytes, type));
        bench.ports.promise = link -> link.text().equals("年度报告") ? 900 : 0;
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).containsEntry("soft_error.soft_not_found", 1);
        Balance.holds(bench, account);
        assertThat(bench.ports.judged).extracting(Page::title).containsExactly("首页");
    }

    @Test
    void aBadSiteCostsTheGoodOnesNothing() throws Exception {
        CountDownLatch let = new CountDownLatch(1);
        site.on("/", new Misbehaviours.Held(let));
        bench.answerTimeout = Duration.ofSeconds(60);
        bench.wholeTimeout = Duration.ofSeconds(60);
        List<LoopbackSite> good = new ArrayList<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < 3; i++) {
                LoopbackSite each = new LoopbackSite();
                good.add(each);
                bench.name(each, "good" + i + ".example");
                each.on("/", html(LONG + "<a href=/1>1</a><a href=/2>2</a>"));
                each.on("/1", html(LONG + 1)).on("/2", html(LONG + 2));
            }
            Crawl crawl = bench.crawl();
            Future<SweepAccount> bad = threads.submit(() -> crawl.sweep(bench.next(), (s, f, q, u) -> {}));
            for (int i = 0; i < 3; i++) {
                Sweep sweep = new Sweep(
                        "good-" + i,
                        bench.site("http://good" + i + ".example/", "g" + i),
                        Set.of(),
                        Clock.systemUTC().instant(),
                        "test");
                Future<SweepAccount> one = threads.submit(() -> crawl.sweep(sweep, (s, f, q, u) -> {}));
                assertThat(one.get(30, TimeUnit.SECONDS).counts()).containsEntry("captured.content", 3);
            }
            assertThat(bad.isDone()).isFalse();
            let.countDown();
            assertThat(bad.get(30, TimeUnit.SECONDS).counts()).isNotEmpty();
        } finally {
            let.countDown();
            threads.shutdownNow();
            for (LoopbackSite each : good) {
                each.close();
            }
        }
    }

    static Stream<Arguments> neighbours() {
        return Stream.of(
                arguments("drips", new Misbehaviours.SlowDrip(Misbehaviours.OK + "\r\n")),
                arguments("is silent", LoopbackSite.silent()),
                arguments("does not end", LoopbackSite.endless()),
                arguments("unfolds", new Misbehaviours.GzipBomb(64 << 20)),
                arguments(
                        "wants ten minutes of peace",
                        LoopbackSite.bytes(LoopbackSite.message(503, "Retry-After: 600\r\n", new byte[0]))),
                arguments("fails", status(500, "<p>oops</p>")),
                arguments("sends in circles", (LoopbackSite.Behaviour) (request, to) -> redirect(
                                "/x" + (Integer.parseInt(request.path().substring(2)) + 1) % PAGES)
                        .answer(request, to)));
    }

    /** Two names for one server: it is asked by one of them at a time, and the good one has its turns between. */
    @ParameterizedTest(name = "a neighbour that {0}")
    @MethodSource("neighbours")
    void aBadNeighbourOnTheSameAddressTakesNoMoreThanItsShare(String what, LoopbackSite.Behaviour behaviour)
            throws Exception {
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 bad.example good.example\n");
        bench.minDelay = Duration.ofMillis(50);
        CountDownLatch misbehaves = new CountDownLatch(1);
        StringBuilder links = new StringBuilder(LONG);
        for (int i = 0; i < PAGES; i++) {
            String page = LONG + i;
            links.append("<a href=/x").append(i).append('>').append(i).append("</a>");
            site.on("/x" + i, (request, to) -> {
                boolean bad = request.headers().get("host").startsWith("bad");
                if (bad) {
                    misbehaves.countDown();
                }
                return (bad ? behaviour : html(page)).answer(request, to);
            });
        }
        site.on("/", html(links.toString()));
        Crawl crawl = bench.crawl();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<SweepAccount> bad = threads.submit(() -> crawl.sweep(named("bad"), (s, f, q, u) -> {}));
            assertThat(misbehaves.await(30, TimeUnit.SECONDS)).isTrue();
            Future<SweepAccount> good = threads.submit(() -> crawl.sweep(named("good"), (s, f, q, u) -> {}));
            assertThat(good.get(90, TimeUnit.SECONDS).counts()).containsEntry("captured.content", PAGES + 1);
            assertThat(mostBetweenTwoOf("good")).as(what).isLessThanOrEqualTo(3);
            crawl.stop("bad");
            assertThat(bad.get(30, TimeUnit.SECONDS).counts()).isNotEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private Sweep named(String name) {
        String home = "http://" + name + ".example:" + site.port() + "/";
        return new Sweep(
                "sweep-" + name,
                bench.site(home, name),
                Set.of(),
                Clock.systemUTC().instant(),
                "test");
    }

    /** How many requests of others came between two of a host. */
    private int mostBetweenTwoOf(String host) {
        int most = 0;
        int since = Integer.MIN_VALUE;
        for (LoopbackSite.Request request : site.requests) {
            boolean own = request.headers().get("host").startsWith(host);
            most = own ? Math.max(most, since) : most;
            since = own ? 0 : since + 1;
        }
        return most;
    }
}
