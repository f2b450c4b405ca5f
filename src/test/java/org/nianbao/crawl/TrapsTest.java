package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.html;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.Trap;

/** What has no end is cut off and listed; what only looks like it is not. */
class TrapsTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";

    private final Traps traps = new Traps(Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example", "mirror.example");
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    private boolean trap(String address) {
        URI uri = URI.create(address);
        return traps.of(new QueuedUrl.Found(uri, Identity.of(uri), 1, false, "", "L", ""))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/zf/zf/zf/x.html",
                "http://a.example/a/b/a/b/a/b/x.html",
                "http://a.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21",
                "http://a.example/rl.jsp?year=2031&month=1",
                "http://a.example/rl.jsp?date=1970-01-01",
                "http://a.example/calendar/1899/12/"
            })
    void anEndlessAddressIsATrap(String address) {
        assertThat(trap(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/",
                "http://a.example/zwgk/zwgk/nb/2021/index.html",
                "http://a.example/art/2021/1/21/art_1_1.html",
                "http://a.example/col/2021/2021/t20210121.html",
                "http://a.example/rl.jsp?year=2025&month=1",
                "http://a.example/list.jsp?page=4096",
                "http://a.example/list.jsp?dateid=123456789&y=20210101"
            })
    void anAddressAsSitesHaveThemIsNone(String address) {
        assertThat(trap(address)).isFalse();
    }

    @Test
    void manyCombinationsOfParametersAreATrapAndManyPagesOfAListAreNot() {
        for (int i = 0; i < 60; i++) {
            assertThat(trap("http://a.example/s.jsp?a=1&b=2&c=3&d=" + i)).isFalse();
            assertThat(trap("http://a.example/list.jsp?lm=7&page=" + i)).isFalse();
        }
        assertThat(trap("http://a.example/s.jsp?a=1&b=2&c=3&d=61")).isTrue();
        assertThat(trap("http://a.example/s.jsp?a=1&b=2&c=3&d=5")).isFalse();
        assertThat(trap("http://a.example/list.jsp?lm=7&page=61")).isFalse();
    }

    @Test
    void aPageThatAnswersAtAnyDepthEndsSoon() {
        site.on("/", html(LONG + "<a href='x/'>下一页</a>"));
        for (String path : List.of("/x/", "/x/x/", "/x/x/x/", "/x/x/x/x/")) {
            site.on(path, html(LONG + path.length() + "<a href='x/'>下一页</a>"));
        }
        SweepAccount account = bench.sweep();
        assertThat(site.paths()).hasSizeLessThanOrEqualTo(3);
        assertThat(account.counts()).containsEntry("skipped.trap", 1);
        assertThat(account.notable())
                .allSatisfy(e -> assertThat(e.outcome().reason()).isEqualTo(Reason.TRAP))
                .extracting(e -> e.outcome().detail())
                .allSatisfy(why -> assertThat(why).isNotBlank());
    }

    @Test
    void theFirstPageAgainAndAMirrorLeadNowhere() {
        String home = "<title>首页</title>" + LONG + "今天是%d日<a href='one.html'>一</a>"
                + "<a href='http://mirror.example/sub/'>镜像</a><a href='/again/'>首页</a>";
        bench.hosts = List.of("mirror.example");
        site.on("/", html(home.formatted(1)))
                .on("/again/", html(home.formatted(2)))
                .on("/sub/", html("<title>另</title>" + LONG + "<a href='two.html'>二</a><a href=/copy/>三</a>"))
                .on("/copy/", html("<title>另</title>" + LONG + "<a href='two.html'>二</a><a href=/copy/>三</a>"))
                .on("/one.html", html(LONG + "一"))
                .on("/sub/two.html", html(LONG + "二"));
        SweepAccount account = bench.sweep();
        assertThat(site.paths())
                .contains("/one.html", "/sub/two.html")
                .doesNotContain("/again/one.html", "/copy/two.html");
        assertThat(account.notable())
                .filteredOn(e -> e.outcome().reason() == Reason.TRAP)
                .extracting(SweepAccount.Ended::uri)
                .containsExactlyInAnyOrder(
                        "http://www.a.example/again/one.html", "http://mirror.example/copy/two.html");
    }

    @Test
    void whatWasCutOffIsFetchedWhereABetterPageLeadsToIt() {
        String home = "<title>首页</title>" + LONG + "今天是%d日<a href='/again/'>首页</a>";
        site.on("/", html(home.formatted(1) + "<a href='/list/'>列表</a>"))
                .on("/again/", html(home.formatted(2) + "<a href='/good.html'>列表</a>"))
                .on("/list/", html(LONG + "列表<a href='/good.html'>年报</a>"))
                .on("/good.html", html(LONG + "好"));
        bench.ports.promise = link -> link.text().equals("首页") ? 900 : 100;
        assertThat(bench.sweep().counts()).containsEntry("captured.content", 4).doesNotContainKey("skipped.trap");
    }

    /** Details as they stand in accounts of earlier versions. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61 hops|many_hops|61",
                "21 path segments|deep_path|21",
                "endless path: a/b again and again|endless_path|a/b",
                "calendar: the year 2031|calendar|2031",
                "faceted query: more than 60 of /s.jsp|faceted_query|/s.jsp",
                "found on the first page again: http://a.example/again/|first_page_again|http://a.example/again/",
                "found on a mirror of http://a.example/: http://b.example/sub/|mirror|http://b.example/sub/"
            })
    void everyKindHasAStableIdAndWordsInBothTongues(String detail, String id, String seen) {
        Outcome outcome = new Outcome.Skipped(Reason.TRAP, detail);
        Trap kind = Trap.of(outcome).orElseThrow();
        assertThat(kind.id()).isEqualTo(id);
        assertThat(kind.message(outcome).zh()).contains(seen).containsPattern("\\p{IsHan}");
        assertThat(kind.message(outcome).en()).contains(seen).doesNotContainPattern("\\p{IsHan}");
        assertThat(Trap.of(new Outcome.Skipped(Reason.OUT_OF_SCOPE, detail))).isEmpty();
        assertThat(new SweepAccount.Ended("u", new Outcome.Skipped(Reason.TRAP, "something else")).unsaid())
                .isEqualTo("something else");
    }

    @Test
    void whatIsMadeIsToldAgain() {
        assertThat(Trap.of(Trap.MIRROR.cutOff("http://a.example/", "http://b.example/")))
                .contains(Trap.MIRROR);
        assertThat(Traps.path("/zf/zf/zf/x").flatMap(Trap::of)).contains(Trap.ENDLESS_PATH);
        assertThat(Traps.path("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21")
                        .flatMap(Trap::of))
                .contains(Trap.DEEP_PATH);
    }

    @Test
    void howManyAreNotListedIsKnown() {
        StringBuilder page = new StringBuilder(LONG);
        for (int i = 0; i < 1100; i++) {
            page.append("<a href=http://elsewhere.example/").append(i).append(">x</a>");
        }
        site.on("/", html(page.toString()));
        SweepAccount account = bench.sweep();
        assertThat(account.notable()).hasSize(1000);
        assertThat(account.notableInAll()).isEqualTo(1100);
        Balance.holds(bench, account);
    }
}
