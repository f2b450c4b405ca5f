package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.crawl.LoopbackSite.html;
import static org.nianbao.crawl.LoopbackSite.redirect;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.discover.Discovery;
import org.nianbao.model.Judgement;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.SweepAccount.State;

/** Sites that have nothing to give: each sweep ends within its budget, in its state, with a reason that helps. */
class DifficultSitesTest {
    private static final String LONG = "<p>" + "甲区位于某市中部，下辖若干街道。".repeat(20) + "</p>";

    @TempDir
    Path folder;

    private LoopbackSite site;
    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        site = new LoopbackSite();
        bench = new Bench(folder).name(site, "www.a.example");
        bench.ports.judge = new Discovery()::judge;
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private void ends(State state, Reason reason, String detail) {
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(state);
        assertThat(account.reason()).isEqualTo(reason);
        assertThat(account.detail()).isEqualTo(detail);
        assertThat(account.requests()).isLessThanOrEqualTo(100);
        assertThat(reason.message().zh()).contains("请");
        assertThat(reason.message().en()).isNotBlank();
    }

    @Test
    void aSiteWithNothing() {
        site.on("/", html("<title>甲区</title>" + LONG + "<a href='/x/'>走进甲区</a>"));
        ends(State.FINISHED, Reason.NOTHING_FOUND, "");
    }

    @Test
    void aParkedDomain() {
        site.on(
                "/",
                html(
                        "<title>a.example</title><h1>此域名正在出售</h1><p>The domain a.example is for sale.</p><a href='/buy'>购买此域名</a>"));
        ends(State.UNREACHABLE, Reason.PARKED, "www.a.example");
    }

    @Test
    void aSiteThatIsAllScript() {
        site.on("/", html("<title>甲区</title><div id=app></div><script src='/static/app.3f2a.js'></script>"));
        ends(State.UNREACHABLE, Reason.ALL_SCRIPT, "www.a.example");
    }

    @Test
    void aHomePageThatOnlyRedirects() {
        site.on("/", redirect("/a")).on("/a", redirect("/b")).on("/b", redirect("/a"));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(State.UNREACHABLE);
        assertThat(account.reason()).isEqualTo(Reason.ONLY_REDIRECTS);
    }

    @Test
    void aColumnWhoseLinksAreAllDead() {
        StringBuilder column = new StringBuilder("<title>政府信息公开年报</title>" + LONG);
        for (int year = 2014; year <= 2025; year++) {
            column.append("<a href='/nb/" + year + ".html'>甲区" + year + "年政府信息公开工作年度报告</a>");
        }
        site.on("/", html("<title>甲区</title>" + LONG + "<a href='/nb/'>政府信息公开年报</a>"))
                .on("/nb/", html(column.toString()));
        ends(State.FINISHED, Reason.DEAD_LINKS, "http://www.a.example/nb/");
    }

    @Test
    void tenThousandReportsOfDepartmentsInOneList() {
        StringBuilder column = new StringBuilder("<title>政府信息公开年报</title>" + LONG);
        for (int i = 0; i < 10_000; i++) {
            column.append("<a href='/nb/" + i + ".html'>甲区第" + i + "中心" + (2010 + i % 15) + "年政府信息公开工作年度报告</a>");
        }
        for (int year = 2010; year < 2025; year++) {
            column.append("<a href='/nb/q" + year + ".html'>甲区" + year + "年政府信息公开工作年度报告</a>");
            site.on("/nb/q" + year + ".html", html("<h1>甲区" + year + "年政府信息公开工作年度报告</h1>" + LONG));
        }
        site.on("/", html("<title>甲区</title>" + LONG + "<a href='/nb/'>政府信息公开年报</a>"))
                .on("/nb/", html(column.toString()));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(State.FINISHED);
        assertThat(account.reason()).isEqualTo(Reason.FINISHED);
        assertThat(site.paths()).hasSizeLessThan(20);
        assertThat(site.paths()).filteredOn(p -> p.startsWith("/nb/q")).hasSize(15);
    }

    @Test
    void tenThousandReportsOfDepartmentsPageByPage() {
        for (int page = 1; page <= 500; page++) {
            StringBuilder column = new StringBuilder("<title>政府信息公开年报</title>" + LONG);
            for (int i = 0; i < 20; i++) {
                column.append("<a href='/nb/" + (page * 20 + i) + ".html'>甲区第" + (page * 20 + i) + "中心"
                        + (2010 + i % 15) + "年政府信息公开工作年度报告</a>");
            }
            column.append("<a href='/nb/list_" + (page + 1) + ".html'>下一页</a>");
            site.on(page == 1 ? "/nb/" : "/nb/list_" + page + ".html", html(column.toString()));
        }
        site.on("/", html("<title>甲区</title>" + LONG + "<a href='/nb/'>政府信息公开年报</a>"));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(State.FINISHED);
        assertThat(account.reason()).isEqualTo(Reason.NOTHING_FOUND);
        assertThat(account.requests()).isLessThanOrEqualTo(100);
    }

    @Test
    void twoDistrictsOnOneHost() {
        for (String name : java.util.List.of("甲区", "乙区")) {
            String at = name.equals("甲区") ? "/jia" : "/yi";
            StringBuilder column = new StringBuilder("<title>" + name + "政府信息公开年报</title>" + LONG);
            for (int year = 2012; year < 2026; year++) {
                String title = name + "人民政府" + year + "年政府信息公开工作年度报告";
                column.append("<a href='" + at + "/" + year + ".html'>" + title + "</a>");
                site.on(at + "/" + year + ".html", html("<title>" + title + "</title><h1>" + title + "</h1>" + LONG));
            }
            site.on(at + "/", html(column.toString()));
        }
        site.on("/", html("<title>某市</title>" + LONG + "<a href='/jia/'>甲区政府信息公开年报</a><a href='/yi/'>乙区政府信息公开年报</a>"));
        SweepAccount account = bench.sweep();
        assertThat(account.state()).isEqualTo(State.FINISHED);
        assertThat(site.paths()).filteredOn(p -> p.matches("/jia/\\d+.html")).hasSize(14);
        assertThat(site.paths()).filteredOn(p -> p.matches("/yi/\\d+.html")).isEmpty();
        assertThat(bench.ports.judged)
                .extracting(p -> new Discovery().judge(p, bench.site(Bench.HOME)))
                .filteredOn(j -> j.kind() == Judgement.Kind.REPORT)
                .hasSize(14);
    }

    @Test
    void aDistrictThatMovedToAnotherHost() {
        site.on("/", redirect("http://www.newer.example/"));
        ends(State.UNREACHABLE, Reason.MOVED_AWAY, "www.newer.example");
    }

    @Test
    void aDistrictThatMovedWhileItsOldColumnStillAnswers() {
        site.on("/", redirect("http://www.newer.example/"))
                .on("/robots.txt", LoopbackSite.text("User-agent: *\nSitemap: http://www.a.example/map.xml\n"))
                .on("/map.xml", html("<urlset><url><loc>http://www.a.example/nb/</loc></url></urlset>"))
                .on("/nb/", html("<title>政府信息公开年报</title>" + LONG + "<a href='/nb/1.html'>甲区2020年政府信息公开工作年度报告</a>"))
                .on("/nb/1.html", html("<title>甲区2020年政府信息公开工作年度报告</title><h1>甲区2020年政府信息公开工作年度报告</h1>" + LONG));
        ends(State.FINISHED, Reason.HOME_MOVED, "www.newer.example");
        assertThat(site.paths()).contains("/nb/1.html");
    }

    @Test
    void aDistrictWhosePageSaysThatItMoved() {
        site.on(
                "/",
                html("<meta http-equiv=refresh content='5;url=http://www.newer.example/'><title>甲区</title>甲区人民政府"));
        ends(State.UNREACHABLE, Reason.MOVED_AWAY, "www.newer.example");
    }

    @Test
    void aSiteThatAnswersEveryAddressWithItsHomePage() {
        String home = "<title>甲区</title>" + LONG
                + "<a href='/zwgk/'>政务公开</a><a href='/nb/'>政府信息公开年报</a><a href='/xxgk/'>信息公开</a>";
        for (String path : java.util.List.of("/", "/zwgk/", "/nb/", "/xxgk/", "/sitemap.xml")) {
            site.on(path, html(home));
        }
        ends(State.UNREACHABLE, Reason.HOME_EVERYWHERE, "www.a.example");
    }
}
