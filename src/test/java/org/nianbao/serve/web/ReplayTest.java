package org.nianbao.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Cell;
import org.nianbao.model.Locator;

class ReplayTest {
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

    private static Document replayed(String path) throws Exception {
        HttpResponse<String> answer = browser.replay(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @Test
    void nothingRunsAndNothingReachesOut() throws Exception {
        Document page = replayed("/20220308010000/" + SampleAnswers.REPORT);
        assertThat(page.select(
                        "script, object, embed, form, base, meta[http-equiv], [onload], [onfocus], [srcdoc], [srcset]"))
                .isEmpty();
        assertThat(page.html()).doesNotContain("alert(").doesNotContain("evil.example");
        assertThat(page.selectFirst("#js").hasAttr("href")).isFalse();
        assertThat(page.selectFirst("#rel").attr("href"))
                .isEqualTo("/20220308010000/http://www.jinhe.example/zwgk/2022/t2.html?id=1&page=2");
        assertThat(page.selectFirst("#other").attr("href"))
                .isEqualTo("/20220308010000/https://other.example/%E7%94%B2.html");
        assertThat(page.selectFirst("img").attr("src"))
                .isEqualTo("/20220308010000/http://www.jinhe.example/zwgk/2022/a.png");
        assertThat(page.selectFirst("style").data())
                .contains("url(\"/20220308010000/http://www.jinhe.example/zwgk/bg.png\")");
        assertThat(page.selectFirst("#nianbao-receipt").text()).contains("存档副本", "2022-03-08 09:00");
    }

    @Test
    void theSandboxIsInTheHeader() throws Exception {
        HttpResponse<String> answer = browser.replay("/20220308010000/" + SampleAnswers.REPORT);
        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .startsWith("sandbox ")
                .doesNotContain("allow-scripts")
                .doesNotContain("allow-same-origin")
                .contains("frame-ancestors 'self' http://127.0.0.1:"
                        + web.address().getPort());
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/html;charset=utf-8");
    }

    @Test
    void chineseOfTheGbFamilyIsRight() throws Exception {
        assertThat(replayed("/20220308010000/" + SampleAnswers.REPORT).text()).contains("一、总体情况。䶮字在 GBK 之外。");
    }

    @Test
    void everyCellIsMarkedAtItsOwnPlace() throws Exception {
        for (Cell cell : answers.newest().report().cells()) {
            Locator.Span span = (Locator.Span) cell.locator().place();
            Document page =
                    replayed("/20220308010000~mark=" + span.start() + "-" + span.end() + "/" + SampleAnswers.REPORT);
            assertThat(page.select("#nianbao-mark")).hasSize(1);
            assertThat(page.selectFirst("#nianbao-mark").text()).isEqualTo(cell.raw());
            assertThat(page.selectFirst("#nianbao-mark").attr("style")).contains("outline");
        }
    }

    @Test
    void aPlaceThatIsNotThereIsSaidToBeMissing() throws Exception {
        Document page = replayed("/20220308010000~mark=900000-900001/" + SampleAnswers.REPORT);
        assertThat(page.selectFirst("#nianbao-receipt").text()).contains("定位不到");
    }

    @Test
    void anotherTimeLeadsToTheNearestCapture() throws Exception {
        HttpResponse<String> answer = browser.replay("/2022~mark=1-2/" + SampleAnswers.REPORT);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo("/20220125020304~mark=1-2/" + SampleAnswers.REPORT);
    }

    @Test
    void aRedirectStaysInTheArchive() throws Exception {
        HttpResponse<String> answer = browser.replay("/20220125020304/" + SampleAnswers.MOVED);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo("/20220125020304/http://www.jinhe.example/zwgk/2022/t1.html");
    }

    @Test
    void whatWasNotArchivedIsSaidToBeMissing() throws Exception {
        HttpResponse<String> answer = browser.replay("/20220125020304/http://www.jinhe.example/<script>"
                .replace("<", "%3C")
                .replace(">", "%3E"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("存档里没有这个地址").doesNotContain("<script>");
        assertThat(browser.replay("/").statusCode()).isEqualTo(404);
        assertThat(browser.replay("/etc/passwd").statusCode()).isEqualTo(404);
    }

    @Test
    void styleSheetsStayInTheArchive() throws Exception {
        String css = browser.replay("/20220125020304/" + SampleAnswers.STYLE).body();
        assertThat(css)
                .contains("url(\"/20220125020304/http://www.jinhe.example/css/x.css\")")
                .contains("url(\"/20220125020304/http://www.jinhe.example/i/a.png\")")
                .doesNotContain("javascript");
    }

    @Test
    void aPageOfAPdfIsAPictureWithTheRectangle() throws Exception {
        String address = "/20220125020304~page=2~box=95.00,118.00,40.00,30.00/" + SampleAnswers.PDF;
        Document page = replayed(address);
        assertThat(page.text()).contains("第 2 页，共 2 页");
        assertThat(page.selectFirst("#nianbao-mark").attr("style")).isEqualTo("top:14%");
        String src = page.selectFirst(".page img").attr("src");
        byte[] png = Browser.bytes(web.replayAddress().resolve(src)).body();
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        int edge = picture.getRGB((int) Math.round(95 * 1.75) - 2, (int) Math.round(130 * 1.75)) & 0xffffff;
        assertThat(edge).isEqualTo(0xC2410C);
    }

    @Test
    void officeFilesAreLaidOutWithTheCellMarked() throws Exception {
        Document page = replayed("/20220125020304~cell=0.1.1/" + SampleAnswers.SHEET);
        assertThat(page.selectFirst("#nianbao-mark").text()).isEqualTo("22");
        assertThat(page.select("td[colspan=2]").text()).isEqualTo("表头 <b>");
        assertThat(page.text()).containsSubsequence("表前的话", "表头", "表后的话");
    }

    @Test
    void plainTextIsMarkedByOffsets() throws Exception {
        Document page = replayed("/20220125020304~mark=10-12/" + SampleAnswers.TEXT);
        assertThat(page.selectFirst("mark").text()).isEqualTo("22");
        assertThat(page.select("pre b")).isEmpty();
    }

    private static String link(HttpResponse<?> answer) {
        return answer.headers().firstValue("Link").orElseThrow();
    }

    @Test
    void everyMementoSaysWhenAndWhereTheOthersAre() throws Exception {
        HttpResponse<String> answer = browser.replay("/20220308010000/" + SampleAnswers.REPORT);
        assertThat(answer.headers().firstValue("Memento-Datetime")).contains("Tue, 08 Mar 2022 01:00:00 GMT");
        assertThat(link(answer))
                .contains("<" + SampleAnswers.REPORT + ">; rel=\"original\"")
                .contains("/timegate/" + SampleAnswers.REPORT + ">; rel=\"timegate\"")
                .contains("/timemap/link/" + SampleAnswers.REPORT
                        + ">; rel=\"timemap\"; type=\"application/link-format\"")
                .contains("memento\"; datetime=\"Tue, 08 Mar 2022 01:00:00 GMT\"")
                .containsOnlyOnce("rel=\"first")
                .containsOnlyOnce("last ");
        HttpResponse<String> elsewhere = browser.replay("/20200101000000/" + SampleAnswers.REPORT);
        assertThat(elsewhere.statusCode()).isEqualTo(302);
        assertThat(elsewhere.headers().firstValue("Memento-Datetime")).isEmpty();
    }

    @Test
    void theTimeGateLeadsToTheNearestCapture() throws Exception {
        String gate = "/timegate/" + SampleAnswers.REPORT;
        HttpResponse<String> newest = browser.replay(gate);
        assertThat(newest.statusCode()).isEqualTo(302);
        assertThat(newest.headers().firstValue("Vary")).contains("accept-datetime");
        assertThat(newest.headers().firstValue("Memento-Datetime")).isEmpty();
        assertThat(link(newest)).contains("rel=\"original\"", "rel=\"timemap\"");
        HttpResponse<String> first = browser.replay(gate, "Accept-Datetime", "Mon, 01 Jan 2001 00:00:00 GMT");
        String location = first.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(web.replayAddress().toString());
        assertThat(link(first)).contains("<" + location + ">; rel=\"first");
        assertThat(browser.replay(gate, "Accept-Datetime", "yesterday").statusCode())
                .isEqualTo(400);
        assertThat(browser.replay("/timegate/http://nowhere.example/").statusCode())
                .isEqualTo(404);
    }

    @Test
    void timeMapsListEveryCaptureAndEveryOneIsThere() throws Exception {
        HttpResponse<String> links = browser.replay("/timemap/link/" + SampleAnswers.REPORT);
        assertThat(links.headers().firstValue("Content-Type")).contains("application/link-format");
        JsonNode json = new ObjectMapper()
                .readTree(
                        browser.replay("/timemap/json/" + SampleAnswers.REPORT).body());
        assertThat(json.get("mementos").get("list")).isNotEmpty();
        for (JsonNode memento : json.get("mementos").get("list")) {
            assertThat(links.body()).contains("<" + memento.get("uri").asText() + ">");
            String path = URI.create(memento.get("uri").asText()).getRawPath();
            assertThat(browser.replay(path).headers().firstValue("Memento-Datetime"))
                    .isPresent();
        }
        assertThat(links.body().lines())
                .filteredOn(l -> l.contains("memento\""))
                .hasSameSizeAs(json.get("mementos").get("list"));
    }

    @Test
    void theReceiptHasDigestSoftwareSweepAndNeighboursAndNamesWhatIsMissing() throws Exception {
        Document page = replayed("/20220308010000/" + SampleAnswers.REPORT);
        String receipt = page.selectFirst("#nianbao-receipt").text();
        assertThat(receipt)
                .contains(answers.newest().row().sha256(), "Software", "20220125-1", "Previous version", "Next version")
                .contains("resources missing", "http://www.jinhe.example/zwgk/2022/a.png");
        assertThat(page.select("#nianbao-receipt a[href~=^/[0-9]{14}/]")).isNotEmpty();
        HttpResponse<String> image =
                browser.replay("/20220308010000/http://www.jinhe.example/zwgk/2022/a.png", "Sec-Fetch-Dest", "image");
        assertThat(image.statusCode()).isEqualTo(404);
        assertThat(image.body()).startsWith("<svg").contains("图片未存档");
    }

    @Test
    void framesAndEmbeddedDocumentsAreReplayedInPlace() {
        Document page = new Rewriting("20220308010000", "http://www.jinhe.example/a/")
                .html(
                        "<iframe src='in.html'></iframe><object data='b.pdf' type='application/pdf'><embed src='b.pdf'>"
                                + "</object><embed src='c.pdf' height='900'><embed src='d.swf'>"
                                + "<img data-src='late.png'><img src='data:image/gif;base64,R0' data-original='e.png'>",
                        java.util.Optional.empty())
                .html();
        assertThat(page.select("iframe").eachAttr("src"))
                .containsExactly(
                        "/20220308010000~inner=1/http://www.jinhe.example/a/in.html",
                        "/20220308010000~inner=1/http://www.jinhe.example/a/b.pdf",
                        "/20220308010000~inner=1/http://www.jinhe.example/a/c.pdf");
        assertThat(page.select("iframe").eachAttr("height")).containsExactly("600", "900");
        assertThat(page.select("object, embed")).isEmpty();
        assertThat(page.select("img").eachAttr("src"))
                .containsExactly(
                        "/20220308010000/http://www.jinhe.example/a/late.png",
                        "/20220308010000/http://www.jinhe.example/a/e.png");
    }

    @Test
    void whatStandsInAFrameHasNoReceiptOfItsOwn() throws Exception {
        assertThat(replayed("/20220308010000~inner=1/" + SampleAnswers.REPORT).select("#nianbao-receipt"))
                .isEmpty();
    }
}
