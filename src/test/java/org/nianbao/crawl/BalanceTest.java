package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.redirect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.SweepAccount;

/** Every address that a sweep meets is counted once, also where nobody follows it and over restarts. */
class BalanceTest {
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

    /** Stops after every address, as often as it takes. */
    private SweepAccount inPieces() {
        while (true) {
            Crawl crawl = bench.crawl();
            List<Integer> waiting = new ArrayList<>();
            SweepAccount account = crawl.sweep(bench.next(), (s, fetched, queued, uri) -> {
                waiting.add(queued);
                crawl.stop("410000");
            });
            Balance.holds(bench, account, account.state() == SweepAccount.State.INTERRUPTED ? waiting.get(0) : 0);
            if (account.state() != SweepAccount.State.INTERRUPTED) {
                return account;
            }
        }
    }

    @Test
    void theHomePageThatIsLinkedBackToIsNotLeftAside() {
        bench.ports.promise = link -> link.uri().getPath().equals("/") ? 0 : 100;
        site.on("/", html(LONG + "<a href=/1>1</a>")).on("/1", html(LONG + "1<a href=/>home</a>"));
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).containsOnlyKeys("captured.content").containsEntry("captured.content", 2);
        Balance.holds(bench, account);
    }

    @Test
    void anAddressLeftAsideBeforeAndAfterARestartIsCountedOnce() {
        bench.ports.promise = link -> link.uri().getPath().startsWith("/news") ? 0 : 100;
        site.on("/", html(LONG + "<a href=/news/1>n</a><a href=/1>1</a>"))
                .on("/1", html(LONG + "1<a href=/news/1>n</a><a href=/news/2>n</a>"));
        assertThat(inPieces().counts()).containsEntry("skipped.unpromising", 2);
    }

    @Test
    void whatWasLeftAsideAndIsLedToLaterIsNoLongerCountedAsLeftAside() {
        bench.ports.promise = link ->
                link.text().equals("better") ? 100 : link.uri().getPath().equals("/1") ? 90 : 0;
        site.on("/", html(LONG + "<a href=/late>?</a><a href=/1>1</a><a href=/never>?</a><a href=/go>better</a>"))
                .on("/go", redirect("/index.html"))
                .on("/index.html", html(LONG + "twin"))
                .on("/1", html(LONG + "1<a href=/late>better</a><a href=/late#again>?</a>"))
                .on("/late", html(LONG + "late<a href=/>home</a>"));
        SweepAccount whole = bench.sweep();
        assertThat(whole.counts()).containsEntry("skipped.unpromising", 1);
        Balance.holds(bench, whole);
        SweepAccount inPieces = inPieces();
        assertThat(inPieces.counts()).isEqualTo(whole.counts());
    }
}
