package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.bytes;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.message;
import static org.nianbao.crawl.LoopbackSite.redirect;
import static org.nianbao.crawl.LoopbackSite.text;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.discover.Discovery;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Judgement;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;

/** What a site may ask for before it gives its pages, and the lists for programs that lead to them. */
class FetchedRightlyTest {
    private static final String LONG = "<p>" + "区政府信息公开工作年度报告全文。".repeat(40) + "</p>";

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example", "a.example", "b.example");
    }

    @AfterEach
    void end() throws Exception {
        site.close();
    }

    private static LoopbackSite.Behaviour insisting(String cookie, String page) {
        return (request, to) -> {
            boolean has = request.headers().getOrDefault("cookie", "").contains("pass=1");
            byte[] wall =
                    message(302, "Location: " + request.path() + "\r\nSet-Cookie: " + cookie + "\r\n", new byte[0]);
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            to.getOutputStream().write(has ? message(200, "Content-Type: text/html\r\n", body) : wall);
            return true;
        };
    }

    @Test
    void aCookieThatASiteInsistsOnIsKeptWithinTheSweepAndNoLonger() {
        site.on("/", insisting("pass=1; Path=/", LONG + "<a href=/x>x</a><a href=//b.example/>b</a>"))
                .on("/x", html(LONG));
        bench.hosts = List.of("b.example");
        assertThat(bench.sweep().counts()).containsEntry("captured.content", 3);
        assertThat(site.requests)
                .filteredOn(r -> r.headers().containsKey("cookie"))
                .extracting(r -> r.headers().get("host") + r.path())
                .containsExactly("www.a.example/", "www.a.example/x", "b.example/");
        // The other host asked for its own cookie first.
        assertThat(site.requests).filteredOn(r -> r.path().equals("/")).hasSize(4);
        assertThat(bench.ports.captures)
                .extracting(k -> k.capture().outcome())
                .contains(new Outcome.Captured(Reason.REDIRECT, "Set-Cookie: " + Bench.HOME));
        site.requests.clear();
        bench.sweep();
        assertThat(site.requests.get(1).headers()).doesNotContainKey("cookie");
    }

    /** The home page sets a cookie and leads back to itself by way of another address; behind it is a second page. */
    private void wallOverTwoHops() {
        site.on("/", (request, to) -> (request.headers().containsKey("cookie")
                        ? html(LONG + "<a href=/x>x</a>")
                        : bytes(message(302, "Location: /c\r\nSet-Cookie: pass=1; Path=/\r\n", new byte[0])))
                .answer(request, to));
        site.on("/c", LoopbackSite.redirect("/")).on("/x", html(LONG + "x"));
    }

    @Test
    void aCookieThatASiteInsistsOnOverTwoHopsIsTakenBackToWhereItWasSet() {
        wallOverTwoHops();
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(account.counts()).containsEntry("captured.content", 2).containsEntry("captured.redirect", 1);
        assertThat(site.paths()).containsExactly("/", "/c", "/", "/x");
        assertThat(bench.ports.of("/").capture().origin().hops()).isEqualTo("RR");
        assertThat(bench.ports.of("/x").capture().origin().via()).contains(URI.create(Bench.HOME));
    }

    /** The page behind the wall is written under the row of the second hop, which a killed process has not written. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWallOfCookiesOverTwoHopsIsPassedByTheNextProcessToo(boolean pageIsArchived) {
        wallOverTwoHops();
        Crawl killed = bench.crawl();
        killed.sweep(bench.next(), (at, fetched, queued, uri) -> killed.stop("410000"));
        Outcome wall = new Outcome.Captured(Reason.REDIRECT, "Set-Cookie: " + Bench.HOME);
        archived(Bench.HOME + "c", 302, wall, "");
        if (pageIsArchived) {
            archived(Bench.HOME, 200, new Outcome.Captured(Reason.CONTENT, ""), LONG + "<a href=/x>x</a>");
        }
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).containsEntry("captured.content", 2).containsEntry("captured.redirect", 1);
        assertThat(site.paths())
                .containsExactlyElementsOf(pageIsArchived ? List.of("/", "/x") : List.of("/", "/", "/c", "/", "/x"));
    }

    /** What an earlier process has archived, and its database has not heard of. */
    private void archived(String uri, int status, Outcome outcome, String page) {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        Optional<String> type = Optional.of("text/html; charset=utf-8");
        Optional<String> location = Optional.of("/").filter(to -> status == 302);
        Capture.Origin origin = new Capture.Origin("410000", "sweep-1", Optional.empty(), "", "");
        ArchivedRecord record = new ArchivedRecord(
                "urn:uuid:1",
                false,
                URI.create(uri),
                Instant.EPOCH,
                status,
                "text/html",
                type,
                "",
                "",
                0,
                0,
                outcome,
                origin);
        bench.ports.before.put(
                record.uri(), new Crawl.Archived(record, new Crawl.Payload(body, type), location, Optional.empty()));
    }

    @Test
    void aRefreshIsFollowedWhereverAndHoweverItIsWritten() {
        String type = "Content-Type: text/html\r\n";
        site.on("/", bytes(message(200, type + "Refresh: 0;url=/a\r\n", LONG.getBytes(StandardCharsets.UTF_8))))
                .on("/a", bytes(message(200, type + "Refresh: 1; URL='/b'\r\n", new byte[0])))
                .on("/b", html("<meta http-equiv=refresh content='0; /c'>"))
                .on("/c", html("<meta http-equiv=refresh content='3,\"/d\"'>"))
                .on("/d", html("<meta http-equiv=refresh content='300'>" + LONG));
        bench.ports.promise = link -> 0;
        bench.sweep();
        assertThat(site.paths()).containsExactly("/", "/a", "/b", "/c", "/d");
        assertThat(bench.ports.of("/a").capture().outcome().reason()).isEqualTo(Reason.REDIRECT);
        assertThat(bench.ports.of("/d").capture().origin().hops()).isEqualTo("RRRR");
    }

    @Test
    void aLocationBesideAPageIsNoRedirect() {
        byte[] page = (LONG + "<a href=/x>x</a>").getBytes(StandardCharsets.UTF_8);
        String headers = "Content-Type: text/html\r\nLocation: http://a.example/elsewhere\r\n";
        site.on("/", bytes(message(200, headers, page))).on("/x", html(LONG + "x"));
        bench.hosts = List.of("a.example");
        SweepAccount account = bench.sweep();
        assertThat(site.paths()).containsExactly("/", "/x");
        assertThat(account.counts()).containsOnlyKeys("captured.content");
    }

    @Test
    void aCookieThatDoesNotHelpIsAWall() {
        site.on("/", insisting("never=2; Path=/", LONG));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.BLOCKED);
        assertThat(account.reason()).isEqualTo(Reason.CHALLENGE);
        assertThat(site.paths()).containsExactly("/", "/");
    }

    @Test
    void aHomePageThatFailsOverHttpsIsAskedForOverHttp() {
        bench.connectTimeout = Duration.ofMillis(300);
        bench.answerTimeout = Duration.ofMillis(300);
        site.on("/", html(LONG));
        SweepAccount account = bench.sweep("https://www.a.example/");
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(account.counts()).containsEntry("captured.content", 1);
        assertThat(account.notable()).extracting(SweepAccount.Ended::uri).containsExactly("https://www.a.example/");
        assertThat(bench.ports.of("/").capture().origin().via()).contains(URI.create("https://www.a.example/"));
        assertThat(bench.ports.of("/").capture().origin().hops()).isEqualTo("X");
    }

    @Test
    void aPlainHomePageThatLeadsBackToBrokenHttpsIsUnreachable() {
        bench.connectTimeout = Duration.ofMillis(300);
        bench.answerTimeout = Duration.ofMillis(300);
        site.on("/", LoopbackSite.redirect("https://www.a.example/"));
        SweepAccount account = bench.sweep("https://www.a.example/");
        assertThat(account.state()).isEqualTo(SweepAccount.State.UNREACHABLE);
        assertThat(account.reason()).isIn(Reason.TLS_FAILED, Reason.CONNECTION_LOST, Reason.ROBOTS_UNREACHABLE);
    }

    @Test
    void sitemapsOfRobotsTxtAreASourceOfLinksJudgedLikeAnyOther() throws Exception {
        String index = "<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                + "<sitemap><loc>http://www.a.example/s1.xml.gz</loc></sitemap>"
                + "<sitemap><loc>http://elsewhere.example/s.xml</loc></sitemap></sitemapindex>";
        String urls = "<urlset><url><loc>http://www.a.example/nb/2021.html</loc></url>"
                + "<url><loc>http://www.a.example/news/1.html</loc></url></urlset>";
        site.on("/robots.txt", text("User-agent: *\nSitemap: /map.xml\nSitemap: http://www.a.example/map.txt\n"))
                .on("/", html(LONG))
                .on("/map.xml", bytes(message(200, "Content-Type: text/xml\r\n", utf8(index))))
                .on("/map.txt", text("http://www.a.example/nb/2022.html\nhttp://www.a.example/news/2.html\n"))
                .on(
                        "/s1.xml.gz",
                        bytes(message(200, "Content-Type: application/gzip\r\n", LoopbackSite.gzip(utf8(urls)))))
                .on("/nb/2021.html", html(LONG))
                .on("/nb/2022.html", html(LONG));
        bench.ports.promise = link -> link.uri().getPath().startsWith("/nb/") ? 900 : 0;
        SweepAccount account = bench.sweep();
        assertThat(site.paths())
                .containsExactlyInAnyOrder("/", "/map.xml", "/map.txt", "/s1.xml.gz", "/nb/2021.html", "/nb/2022.html");
        assertThat(bench.ports.of("/nb/2021.html").capture().origin().hops()).isEqualTo("PMML");
        assertThat(account.counts()).containsEntry("skipped.out_of_scope", 1).containsEntry("skipped.unpromising", 2);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theColumnOfAJsonServiceIsJudgedAndItsReportsAreFetched() {
        String json = "{\"classify\":{\"id\":7},\"articles\":[{\"title\":\"甲区2021年政府信息公开工作年度报告\","
                + "\"url\":\"http://www.a.example/gkmlpt/content/8/1/post_1.html\"},"
                + "{\"title\":\"关于春节放假的通知\",\"url\":\"http://www.a.example/gkmlpt/content/8/1/post_2.html\"}]}";
        site.on(
                        "/",
                        html(LONG
                                + "<script>window._CONFIG = {SID: '759001', TREE: [{\"id\": 7, \"name\": \"政府信息公开年报\"}]}"
                                + "</script><i>/gkmlpt/</i>"))
                .on(
                        "/gkmlpt/api/all/7?page=1&sid=759001",
                        bytes(message(200, "Content-Type: application/json;charset=utf-8\r\n", utf8(json))))
                .on("/gkmlpt/content/8/1/post_1.html", html("<title>甲区2021年政府信息公开工作年度报告</title>" + LONG));
        Discovery discovery = new Discovery();
        bench.ports.judge = discovery::judge;
        bench.sweep();
        assertThat(site.paths())
                .startsWith("/", "/gkmlpt/api/all/7?page=1&sid=759001", "/gkmlpt/content/8/1/post_1.html");
        assertThat(bench.ports.judged)
                .extracting(p -> discovery.judge(p, bench.site(Bench.HOME)).kind())
                .containsExactly(Judgement.Kind.WAY, Judgement.Kind.COLUMN, Judgement.Kind.REPORT);
        Page column = bench.ports.judged.get(1);
        assertThat(column.mediaType()).isEqualTo("application/json");
        assertThat(column.html()).isEqualTo(json);
    }

    @Test
    void hostsWithAnUnderscoreAreFetched() throws Exception {
        bench.name(site, "my_site.a.example");
        bench.hosts = List.of("my_site.a.example");
        site.on("/", html(LONG + "<a href=http://my_site.a.example/u.html>u</a>"))
                .on("/u.html", html(LONG));
        assertThat(bench.sweep().counts()).containsEntry("captured.content", 2);
        assertThat(site.requests.get(site.requests.size() - 1).headers()).containsEntry("host", "my_site.a.example");
    }

    @Test
    void twoSitesOnOneHostOrAddressAreAskedOneAfterTheOtherOverOneConnection() throws Exception {
        // Without a port in the hosts file the two names are what they are in the world: one server's.
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 one.example two.example\n");
        bench.minDelay = Duration.ofMillis(40);
        site.on("/", html(LONG + "<a href=/1>1</a><a href=/2>2</a><a href=/3>3</a>"));
        List.of("/1", "/2", "/3").forEach(p -> site.on(p, html(LONG)));
        Crawl crawl = bench.crawl();
        ExecutorService two = Executors.newFixedThreadPool(3);
        List<Future<SweepAccount>> both = List.of("one", "two", "one").stream()
                .map(name -> two.submit(() -> crawl.sweep(named(name), (s, f, q, u) -> {})))
                .toList();
        for (Future<SweepAccount> each : both) {
            assertThat(each.get().counts()).containsEntry("captured.content", 4);
        }
        two.shutdown();
        assertThat(site.mostOpen()).isEqualTo(1);
        assertThat(site.requests).hasSize(15);
        for (int i = 1; i < site.requests.size(); i++) {
            long gap = site.requests.get(i).begun() - site.answered.get(i - 1);
            assertThat(gap).isGreaterThan(Duration.ofMillis(35).toNanos());
        }
    }

    private int made;

    private synchronized Sweep named(String name) {
        String code = "4100" + made++;
        Site one = bench.site("http://" + name + ".example:" + site.port() + "/", code);
        return new Sweep("s" + code, one, Set.of(), Clock.systemUTC().instant(), "test");
    }

    private static String report(int year) {
        String title = "甲区" + year + "年政府信息公开工作年度报告";
        return "<title>" + title + "</title><h1>" + title + "</h1>" + LONG;
    }

    @Test
    void aSweepEndsWhenTheYearsAreAccountedForAndNotWhenTheSiteIs() {
        StringBuilder column = new StringBuilder("<title>政府信息公开年报</title>" + LONG);
        for (int year = 2014; year <= 2025; year++) {
            column.append("<a href='/nb/" + year + ".html'>甲区" + year + "年政府信息公开工作年度报告</a>");
            site.on("/nb/" + year + ".html", html(report(year)));
        }
        StringBuilder home = new StringBuilder("<title>甲区</title>" + LONG + "<a href='/nb/'>政府信息公开年报</a>");
        for (int i = 0; i < 50; i++) {
            home.append("<a href='/column" + i + "/'>公开栏目" + i + "</a>");
            site.on("/column" + i + "/", html("<title>" + i + "</title>" + LONG + i));
        }
        site.on("/", html(home.toString())).on("/nb/", html(column.toString()));
        bench.ports.judge = new Discovery()::judge;
        SweepAccount account = bench.sweep();
        assertThat(site.paths()).hasSize(14).noneMatch(p -> p.startsWith("/column"));
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(account.counts().get("skipped.unpromising")).isGreaterThan(20);
        assertThat(account.notable()).isEmpty();
    }

    @Test
    void aSiteWithoutAnyReportIsSearchedFartherButNotWholly() {
        for (int i = 0; i < 300; i++) {
            String on = "<a href='/c" + (i + 1) + "/'>公开栏目" + (i + 1) + "</a>";
            site.on(i == 0 ? "/" : "/c" + i + "/", html("<title>" + i + "</title>" + LONG + i + on));
        }
        bench.ports.judge = new Discovery()::judge;
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(SweepAccount.State.FINISHED);
        assertThat(site.paths()).hasSizeBetween(60, 85);
    }

    @Test
    void twinsAreFetchedOnceByTheAddressMetFirst() {
        site.on(
                "/",
                html(LONG + "<a href='/nb/index.html#top'>1</a><a href='http://a.example/nb/'>2</a>"
                        + "<a href='https://www.a.example/nb/'>3</a><a href='/nb/?utm_source=x'>4</a>"
                        + "<a href='/nb/;jsessionid=1'>5</a><a href='/nb/index.htm?PHPSESSID=3'>6</a>"));
        site.on("/nb/index.html", html(LONG + "nb"));
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).containsExactly(org.assertj.core.api.Assertions.entry("captured.content", 2));
        assertThat(site.paths()).containsExactly("/", "/nb/index.html");
        assertThat(bench.ports.of("/nb/index.html").capture().uri())
                .isEqualTo(URI.create("http://www.a.example/nb/index.html"));
    }

    @Test
    void aTwinThatIsOnlyReachedByARedirectIsFetched() {
        site.on("/", html(LONG + "<a href='http://a.example/nb/'>1</a>"));
        site.on("/nb/", (request, to) -> (request.headers().get("host").startsWith("www.")
                        ? html(LONG + "nb")
                        : redirect("http://www.a.example/nb/"))
                .answer(request, to));
        SweepAccount account = bench.sweep();
        assertThat(account.counts()).containsEntry("captured.content", 2).containsEntry("captured.redirect", 1);
    }

    @Test
    void aListBehindAPostIsAskedForWithThePagesOwnFieldsAndTheAnswerIsJudged() {
        String script =
                "<script>var cat = '001';$.ajax({ type: 'POST', url: '/rest/govInfo/getInfoList', data: { params:"
                        + " JSON.stringify({ categoryNum: cat, pageIndex: 0, pageSize: 2 }) }, success: show });"
                        + "$.post('/rest/vote/saveVote', {id: 7});</script>";
        site.on("/", html("<title>甲区</title>" + LONG + "<a href='/nb/'>政府信息公开年报</a>"))
                .on("/nb/", html("<title>政府信息公开年报</title>" + LONG + script))
                .on("/rest/govInfo/getInfoList", (request, to) -> {
                    int page = request.body().contains("pageIndex%22%3A0") ? 0 : 1;
                    String rows = rows(2024 - 2 * page, 2023 - 2 * page);
                    String json = "{\"custom\":{\"total\":4,\"rows\":[" + rows + "]}}";
                    return bytes(message(200, "Content-Type: application/json;charset=utf-8\r\n", utf8(json)))
                            .answer(request, to);
                });
        for (int year = 2021; year <= 2024; year++) {
            site.on("/a/" + year + ".html", html(report(year)));
        }
        bench.ports.judge = new Discovery()::judge;
        bench.sweep();
        assertThat(site.paths()).contains("/a/2024.html", "/a/2021.html").noneMatch(p -> p.contains("saveVote"));
        List<String> posted = site.requests.stream()
                .filter(r -> r.head().startsWith("POST /rest/govInfo/getInfoList HTTP/1.1"))
                .map(LoopbackSite.Request::body)
                .toList();
        assertThat(posted)
                .startsWith(
                        "params=%7B%22categoryNum%22%3A%22001%22%2C%22pageIndex%22%3A0%2C%22pageSize%22%3A2%7D",
                        "params=%7B%22categoryNum%22%3A%22001%22%2C%22pageIndex%22%3A1%2C%22pageSize%22%3A2%7D");
        assertThat(new String(bench.ports.of("/rest/govInfo/getInfoList").request(), StandardCharsets.UTF_8))
                .startsWith("POST /rest/govInfo/getInfoList HTTP/1.1")
                .endsWith("\r\n\r\n" + posted.get(posted.size() - 1));
    }

    @Test
    void aPostBackSendsTheStateOfThePageWhole() {
        String state = "wEPDw+/".repeat(550);
        String form = "<form method=post action='./list.aspx?id=3'><input type=hidden name=__VIEWSTATE value='" + state
                + "'><a href=\"javascript:__doPostBack('pg','2')\">下一页</a></form>";
        site.on("/", html("<title>甲区</title>" + LONG + "<a href='/nb/'>政府信息公开年报</a>"))
                .on("/nb/", html("<title>政府信息公开年报</title>" + LONG + form))
                .on(
                        "/nb/list.aspx?id=3",
                        html("<title>政府信息公开年报</title>" + LONG + "<a href='/a/2021.html'>2021年政府信息公开工作年度报告</a>"))
                .on("/a/2021.html", html(report(2021)));
        bench.ports.judge = new Discovery()::judge;
        bench.sweep();
        assertThat(site.paths()).contains("/a/2021.html");
        assertThat(site.requests)
                .filteredOn(r -> r.head().startsWith("POST "))
                .singleElement()
                .satisfies(r ->
                        assertThat(r.body()).contains("__VIEWSTATE=wEPDw%2B%2F").hasSizeGreaterThan(5500));
    }

    private static String rows(int... years) {
        StringBuilder rows = new StringBuilder();
        for (int year : years) {
            rows.append(rows.isEmpty() ? "" : ",").append("{\"title\":\"甲区").append(year);
            rows.append("年政府信息公开工作年度报告\",\"infourl\":\"/a/").append(year).append(".html\"}");
        }
        return rows.toString();
    }

    @Test
    void robotsCountForAPostToo() {
        site.on("/robots.txt", LoopbackSite.text("User-agent: *\nDisallow: /rest/list\n"))
                .on("/", html("<title>甲区</title>" + LONG + "<a href='/nb/'>政府信息公开年报</a>"))
                .on(
                        "/nb/",
                        html(
                                "<title>政府信息公开年报</title>" + LONG
                                        + "<script>fetch('/rest/list', { method: 'POST', body: JSON.stringify({ page: 1 }) })</script>"));
        bench.ports.judge = new Discovery()::judge;
        SweepAccount account = bench.sweep();
        assertThat(site.paths()).doesNotContain("/rest/list");
        assertThat(account.counts()).containsKey("skipped.robots");
    }
}
