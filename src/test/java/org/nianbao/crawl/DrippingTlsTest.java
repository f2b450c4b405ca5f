package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;

/** Below HTTP a server may drip, too: neither the limits of time nor a stop depend on what it sends. */
class DrippingTlsTest {
    private static final String HOME = "https://www.a.example/";
    /** Of the certificate and all else that is said before the first page. */
    private static final int A_HANDSHAKE = 2500;

    @TempDir
    Path folder;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private LoopbackSite site;
    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite(ServerKeys.listening(ServerKeys.context(folder, ServerKeys.SELF_SIGNED), "TLSv1.2"));
        site.on("/", LoopbackSite.html("<p>" + "甲区政府信息公开。".repeat(2000) + "</p>"));
        bench = new Bench(folder);
        bench.connectTimeout = Duration.ofMillis(700);
        bench.answerTimeout = Duration.ofMillis(700);
        bench.wholeTimeout = Duration.ofMillis(1000);
    }

    @AfterEach
    void end() throws Exception {
        thread.shutdownNow();
        site.close();
    }

    private Crawl crawl(Misbehaviours.DrippingLine line) throws Exception {
        Files.writeString(folder.resolve("hosts"), "127.0.0.1:" + line.port() + " www.a.example\n");
        return bench.crawl();
    }

    private Future<SweepAccount> begun(Crawl crawl) {
        return thread.submit(() -> crawl.sweep(bench.next(HOME), (s, f, q, u) -> {}));
    }

    @ParameterizedTest(name = "after {0} bytes")
    @CsvSource({"5, robots_unreachable", A_HANDSHAKE + ", timeout"})
    void aServerThatDripsBelowHttpIsHeldToTheLimits(int well, String reason) throws Exception {
        try (Misbehaviours.DrippingLine line = new Misbehaviours.DrippingLine(site.port(), well)) {
            SweepAccount account = begun(crawl(line)).get(60, TimeUnit.SECONDS);
            assertThat(line.dripping.getCount()).isZero();
            assertThat(account.notable().get(0).uri()).isEqualTo(HOME);
            assertThat(account.notable().get(0).outcome().reason()).isEqualTo(Reason.of(reason));
        }
    }

    @Test
    void aProxyThatDripsItsWordOnATunnelIsHeldToTheLimits() throws Exception {
        try (LoopbackSite proxy = new LoopbackSite()) {
            proxy.on("www.a.example:443", new Misbehaviours.SlowDrip("HTTP/1.1 200 Tunnel"));
            Files.writeString(folder.resolve("hosts"), "127.0.0.1 proxy.a.example\n");
            bench.proxy = Optional.of("proxy.a.example:" + proxy.port());
            Future<SweepAccount> sweep = begun(bench.crawl());
            assertThat(sweep.get(60, TimeUnit.SECONDS).state()).isEqualTo(SweepAccount.State.UNREACHABLE);
            assertThat(proxy.paths()).startsWith("www.a.example:443");
        }
    }

    @Test
    void aStopIsObeyedAmidAHandshake() throws Exception {
        bench.connectTimeout = Duration.ofHours(1);
        bench.answerTimeout = Duration.ofHours(1);
        bench.wholeTimeout = Duration.ofHours(1);
        try (Misbehaviours.DrippingLine line = new Misbehaviours.DrippingLine(site.port(), 5)) {
            Crawl crawl = crawl(line);
            Future<SweepAccount> sweep = begun(crawl);
            assertThat(line.dripping.await(20, TimeUnit.SECONDS))
                    .as(sweep::toString)
                    .isTrue();
            crawl.stop("410000");
            assertThat(sweep.get(10, TimeUnit.SECONDS).reason()).isEqualTo(Reason.INTERRUPTED);
        }
    }
}
