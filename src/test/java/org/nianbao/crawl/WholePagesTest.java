package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.bytes;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.message;
import static org.nianbao.crawl.LoopbackSite.redirect;
import static org.nianbao.crawl.LoopbackSite.text;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Page;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;

/** A report page and the list that led to it are kept with what they need to be looked at. */
class WholePagesTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    @TempDir
    Path folder;

    private LoopbackSite site;
    private LoopbackSite statics;
    private LoopbackSite foreign;
    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        statics = new LoopbackSite();
        foreign = new LoopbackSite();
        bench = new Bench(folder)
                .name(site, "www.a.example")
                .name(statics, "static.a.example")
                .name(foreign, "cdn.other.example");
        bench.budget = new Settings.Budget(1000, 1L << 30, 5, 150);
        bench.ports.remembers = true;
        bench.ports.judge = WholePagesTest::judged;
        build();
    }

    @AfterEach
    void end() throws Exception {
        site.close();
        statics.close();
        foreign.close();
    }

    private void build() {
        site.on("/robots.txt", text("User-agent: *\nDisallow: /secret/\n"))
                .on("/", html("<title>首页</title><img src='/img/home.png'>" + LONG + "<a href='/list.html'>年报</a>"))
                .on(
                        "/list.html",
                        html("<title>年报列表</title><link rel=stylesheet href='/css/site.css'><img src='/img/logo.png'>"
                                + "<img src='/secret/x.png'>" + LONG + "<a href='/go'>2023年度报告</a>"))
                .on("/go", redirect("/r/2023.html"))
                .on(
                        "/r/2023.html",
                        html(
                                "<meta charset=gbk><title>2023年度报告</title><style>h1{background:url('h.png')}</style>"
                                        + "<link rel='StyleSheet' href='../css/site.css'><body background=body.gif>"
                                        + LONG
                                        + "<img data-src='http://static.a.example/late.jpg' src='data:image/gif;base64,R0'>"
                                        + "<img src='http://cdn.other.example/x.png'><iframe src=inner.html></iframe>"
                                        + "<embed src=flash.swf><object data=doc.pdf></object><a href='附件.xls'>附件</a>"
                                        + "<div style=\"background:url(&quot;d.png&quot;)\"></div>",
                                Charset.forName("GBK"),
                                "text/html"))
                .on("/r/inner.html", html("<title>框架</title><img src=deep.png>" + LONG))
                .on(
                        "/css/site.css",
                        bytes(message(
                                200,
                                "Content-Type: text/css\r\n",
                                ("@import 'base.css'; /* url(no.png) */ a{background:url(../img/bg.png)}"
                                                + " b{src:url(data:font/woff;base64,AA)}")
                                        .getBytes(StandardCharsets.US_ASCII))));
        site.on(
                "/css/base.css",
                bytes(message(
                        200, "Content-Type: text/css\r\n", "@import url(site.css);".getBytes(StandardCharsets.UTF_8))));
        for (String image :
                List.of("/img/logo.png", "/img/bg.png", "/r/h.png", "/r/body.gif", "/r/d.png", "/r/deep.png")) {
            site.on(image, bytes(message(200, "Content-Type: image/png\r\n", PNG)));
        }
        statics.on("/late.jpg", bytes(message(200, "Content-Type: image/jpeg\r\n", PNG)));
    }

    private static Judgement judged(Page page, Site of) {
        boolean report = page.uri().getPath().startsWith("/r/2");
        List<Judgement.LinkJudgement> links = new ArrayList<>();
        for (Link link : page.links()) {
            if (link.kind() == 'L' && !report) {
                links.add(new Judgement.LinkJudgement(link, 500, List.of()));
            }
        }
        Judgement.Kind kind = report ? Judgement.Kind.REPORT : Judgement.Kind.WAY;
        return new Judgement(kind, "", Optional.empty(), links, List.of());
    }

    private List<String> beyond() {
        return site.paths().stream()
                .filter(p -> !List.of("/", "/list.html", "/go", "/r/2023.html").contains(p))
                .toList();
    }

    @Test
    void whatReportAndListNeedIsFetchedAfterTheSweepAndCountedApart() {
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(beyond())
                .containsExactlyInAnyOrder(
                        "/css/site.css",
                        "/css/base.css",
                        "/img/logo.png",
                        "/img/bg.png",
                        "/r/h.png",
                        "/r/body.gif",
                        "/r/inner.html",
                        "/r/deep.png",
                        "/r/doc.pdf",
                        "/r/%E9%99%84%E4%BB%B6.xls",
                        "/r/d.png");
        assertThat(statics.paths()).containsExactly("/late.jpg");
        assertThat(foreign.requests).isEmpty();
        assertThat(account.requests()).as("robots.txt and four pages").isEqualTo(5);
        assertThat(account.requisites()).as("twelve, and one more robots.txt").isEqualTo(13);
        assertThat(account.counts()).containsEntry("captured.content", 3).containsEntry("captured.redirect", 1);
        assertThat(bench.ports.of("/img/logo.png").capture().origin().hops()).isEqualTo("LE");
        assertThat(bench.ports.of("/css/base.css").capture().origin().hops()).isEqualTo("LLREE");
        assertThat(bench.ports.of("/r/deep.png").capture().origin().hops()).isEqualTo("LLREE");
        assertThat(bench.ports.of("/r/deep.png").capture().origin().via())
                .contains(URI.create("http://www.a.example/r/inner.html"));
        assertThat(bench.ports
                        .of("/r/%E9%99%84%E4%BB%B6.xls")
                        .capture()
                        .origin()
                        .hops())
                .isEqualTo("LLRL");
    }

    @Test
    void theLimitHolds() {
        bench.budget = new Settings.Budget(1000, 1L << 30, 5, 3);
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(account.requisites()).isEqualTo(3);
        bench.budget = new Settings.Budget(1000, 1L << 30, 5, 0);
        assertThat(bench.sweep().requisites()).isZero();
    }

    @Test
    void theBudgetOfTheSweepHoldsForAll() {
        bench.budget = new Settings.Budget(7, 1L << 30, 5, 150);
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(account.requests() + account.requisites()).isEqualTo(7);
    }

    @Test
    void aHostThatRefusesIsLeftAloneAndTheSweepHasFinishedAllTheSame() {
        site.on("/css/site.css", LoopbackSite.status(429, "slow down"));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(beyond()).containsExactly("/r/h.png", "/css/site.css");
        assertThat(statics.paths()).containsExactly("/late.jpg");
    }

    @Test
    void aStoppedSweepGoesOnWithWhatIsLeft() {
        Crawl crawl = bench.crawl();
        site.on("/img/logo.png", (request, to) -> {
            crawl.stop("410000");
            return bytes(message(200, "Content-Type: image/png\r\n", PNG)).answer(request, to);
        });
        SweepAccount first = crawl.sweep(bench.next(), (s, fetched, queued, uri) -> {});
        assertThat(first.state()).isEqualTo(SweepAccount.State.INTERRUPTED);
        site.on("/img/logo.png", bytes(message(200, "Content-Type: image/png\r\n", PNG)));
        SweepAccount second = bench.sweep();
        assertThat(second.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(second.sweep().id()).isEqualTo(first.sweep().id());
        assertThat(beyond())
                .filteredOn(p -> !p.equals("/img/logo.png"))
                .doesNotHaveDuplicates()
                .hasSize(10);
        assertThat(second.requests()).isLessThanOrEqualTo(6);
    }

    /** ASP.NET sends the state of the whole page; the frontier takes such an address, and so must what comes after it. */
    @Test
    void aListBehindALongPostIsKeptAsAPageToo() {
        FrontierTable table = new FrontierTable(bench.database);
        table.begin("long", bench.site(Bench.HOME), 0, List.of());
        URI list = URI.create(Bench.HOME + "list.aspx?" + "x".repeat(6500));
        URI report = URI.create(Bench.HOME + "r.html");
        table.needs().add("long", new NeedTable.Need(0, report, list.toString(), "LP", ""), true);
        table.needs().add("long", new NeedTable.Need(0, list, "", "L", "长".repeat(3000) + '\0'), true);
        assertThat(table.needs().next("long", true).map(NeedTable.Need::via)).contains(list.toString());
        table.close();
    }
}
