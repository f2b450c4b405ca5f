package org.nianbao.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Locator;
import org.nianbao.serve.web.view.Frame;

class PagesTest {
    private static SampleAnswers answers;
    private static WebInterface web;
    private static Browser browser;

    @BeforeAll
    static void start() {
        answers = new SampleAnswers();
        web = WebInterface.start(answers, SampleAnswers.OPERATOR, "127.0.0.1", 0);
        browser = new Browser(web);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static Document parsed(String path) throws Exception {
        HttpResponse<String> answer = browser.page(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body(), web.address().toString());
    }

    @Test
    void whatTlsSaidStandsInWordsOnTheCaptureAndOnTheSweep() throws Exception {
        for (String at :
                List.of("/captures/20220125020304/http://www.jinhe.example/zwgk/2022/t1.html", "/sweeps/20261121-1")) {
            assertThat(browser.page(at).body())
                    .as(at)
                    .contains("协议过旧，按旧方式连接；证书不可信")
                    .contains("protocol: no protocol in common");
        }
        assertThat(browser.page("/sweeps/20261121-1?lang=en").body())
                .contains("the protocol is too old, spoken to in the old way; the certificate is not trusted");
    }

    @Test
    void aSweepSaysHowManyOfItsFailuresAreListedAndWhatATrapIsInBothTongues() throws Exception {
        assertThat(browser.page("/sweeps/20261121-1").body())
                .contains("未访问或失败的地址共 1,201 个，这里列出 2 个。", "没有尽头的日历：2099 年。")
                .doesNotContain("calendar: the year");
        assertThat(browser.page("/sweeps/20261121-1?lang=en").body())
                .contains("2 of 1,201 addresses", "A calendar without end: the year 2099.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/tracker?year=2021&state=findings&parent=%E5%BC%80%E5%B0%81%E5%B8%82",
                "/districts/410204",
                "/districts/410204?indicator=requests.new.natural_person",
                "/districts/410305",
                "/districts/410103/2015",
                "/reports/410204-2021-district",
                "/reports/410204-2021-district?version=1&cell=requests.new.total",
                "/search",
                "/search?q=%E5%A4%8D%E8%AE%AE",
                "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "/captures",
                "/captures?url=http%3A%2F%2Fwww.jinhe.example%2Fzwgk%2F2022%2Ft1.html",
                "/captures?url=javascript:alert(1)",
                "/captures/20220125020304/http://www.jinhe.example/zwgk/2022/t1.html",
                "/captures/20220125020304/http://www.jinhe.example/zwgk/2020.pdf%3Fid=7&page=2",
                "/status",
                "/sweeps/20261121-1",
                "/sweeps/20261121-2",
                "/sweeps",
                "/operator",
                "/indicators",
                "/indicators/requests.new.total",
                "/method"
            })
    void everyPageIsCompleteInBothTonguesAndRunsNothingForeign(String path) throws Exception {
        for (String lang : new String[] {"", "lang=en"}) {
            String asked = lang.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + lang;
            HttpResponse<String> answer = browser.page(asked);
            assertThat(answer.statusCode()).as(asked).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("${").doesNotContain("!{").doesNotContain("@if");
            Document page = Jsoup.parse(answer.body());
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo(lang.isEmpty() ? "zh-CN" : "en");
            assertThat(page.select("script")).hasSize(1);
            assertThat(page.select("img[onerror], [onclick], [style]")).isEmpty();
            assertThat(page.select("h1")).hasSize(1);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void englishStaysInTheLinks() throws Exception {
        Document page = parsed("/?lang=en");
        assertThat(page.select("a.cell, nav a, .legend a").eachAttr("href"))
                .allSatisfy(h -> assertThat(h).contains("lang=en"));
        assertThat(page.selectFirst("a.tongue").attr("href")).doesNotContain("lang=en");
    }

    @Test
    void headingsOfTheFormsAreEnglishOnEnglishPages() throws Exception {
        assertThat(parsed("/indicators?lang=en").select("tbody").text()).matches("[^\\p{IsHan}]+");
        Document report = parsed("/reports/410204-2021-district?lang=en");
        assertThat(report.select("h2.form-table, tr.group").text())
                .contains("Article 20 of the Regulations")
                .matches("[^\\p{IsHan}]+");
    }

    @Test
    void theLegendAddsUpToDistrictsTimesYears() throws Exception {
        Document page = parsed("/");
        int sum = page.select(".legend b").eachText().stream()
                .mapToInt(Integer::parseInt)
                .sum();
        assertThat(sum).isEqualTo(4 * 12);
        assertThat(page.select("table.tracker a.cell")).hasSize(4 * 12);
        assertThat(page.select("table.tracker a.cell .word").eachText()).noneMatch(String::isBlank);
    }

    @Test
    void theFilterKeepsTheSum() throws Exception {
        Document page = parsed("/?year=2021");
        int sum = page.select(".legend b").eachText().stream()
                .mapToInt(Integer::parseInt)
                .sum();
        assertThat(sum).isEqualTo(4);
    }

    @Test
    void aDistrictYearWithAReportLeadsToIt() throws Exception {
        HttpResponse<String> answer = browser.page("/districts/410204/2021");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/reports/410204-2021-district");
    }

    @Test
    void aNumberIsALinkAndItsPlaceIsLoadedFromTheReplay() throws Exception {
        Document page = parsed("/reports/410204-2021-district?cell=requests.new.total");
        var locator = answers.newest()
                .report()
                .cell("requests.new.total")
                .orElseThrow()
                .locator();
        Locator.Span span = (Locator.Span) locator.place();
        String wanted = web.replayAddress() + Frame.ts14(SampleAnswers.SECOND) + "~mark=" + span.start() + "-"
                + span.end() + "/" + SampleAnswers.REPORT + "#nianbao-mark";
        assertThat(page.selectFirst("iframe#source").attr("src")).isEqualTo(wanted);
        assertThat(page.selectFirst("iframe#source").attr("sandbox")).doesNotContain("allow-scripts");
        assertThat(page.selectFirst("a.num[aria-current]").attr("data-source")).isEqualTo(wanted);
        assertThat(page.select("a.num")).hasSize(200);
        assertThat(page.selectFirst("#detail").text()).contains("47", "新收加上年结转");
    }

    @Test
    void theChangedFigureIsShown() throws Exception {
        Document page = parsed("/reports/410204-2021-district");
        assertThat(page.select(".changes li")).hasSize(1);
        assertThat(page.selectFirst(".changes del").text()).isEqualTo("41");
        assertThat(page.selectFirst(".changes ins").text()).isEqualTo("47");
        assertThat(page.select("textarea").eachText()).anyMatch(t -> t.contains("[R/OL]"));
    }

    @Test
    void snippetsKeepOnlyTheMarks() throws Exception {
        Document page = parsed("/search?q=%E5%A4%8D%E8%AE%AE");
        assertThat(page.selectFirst(".snippet em").text()).isEqualTo("复议");
        assertThat(page.select(".snippet script")).isEmpty();
    }

    @Test
    void nothingFoundSaysHowManyWereSearched() throws Exception {
        assertThat(parsed("/search?q=xyz").text()).contains("在 2 份文件中没有找到");
    }

    @Test
    void whatIsNotThereIsAPageWithAWayOn() throws Exception {
        for (String path : new String[] {
            "/nothing",
            "/districts/1",
            "/districts/410204/1990",
            "/reports/x",
            "/sweeps/x",
            "/records/zz",
            "/indicators/x",
            "/captures/2022/http://gone.example/",
            "/web/../WEB-INF",
            "/web/%2e%2e%2fpom.xml"
        }) {
            HttpResponse<String> answer = browser.page(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        Document page = Jsoup.parse(browser.page("/nothing").body());
        assertThat(page.selectFirst("main a.button").attr("href")).isEqualTo("/");
    }

    @Test
    void theReceiptNamesEverything() throws Exception {
        Document page = parsed("/captures/20220125020304/http://www.jinhe.example/zwgk/2022/t1.html");
        assertThat(page.text())
                .contains("NIANBAO-20220125020304-00001.warc.gz", "TLSv1.3", "20220125-1", "第 1 次，共 2 次");
        assertThat(page.selectFirst("a[rel=next]").attr("href")).contains("/captures/20220308010000/");
    }

    @Test
    void ownFilesAreServedAndNothingElse() throws Exception {
        assertThat(browser.page("/web/nianbao.css")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/css");
        assertThat(browser.page("/web/nianbao.js").statusCode()).isEqualTo(200);
        assertThat(browser.page("/web/words.txt").statusCode()).isEqualTo(404);
    }
}
