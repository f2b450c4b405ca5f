package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Page;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** What sites of the fifth set taught, one page each. */
class FifthSetTest {
    private static final String HOME = "http://www.jinhe.example/";
    private static final Site SITE = Pages.site("金河区", HOME);

    private final Discovery discovery = new Discovery();

    private Judgement judged(String path, String anchor, String mediaType, String source) {
        return discovery.judge(page(path, anchor, mediaType, source), SITE);
    }

    private static Page page(String path, String anchor, String mediaType, String source) {
        return Crawl.page(
                URI.create(HOME + path),
                Optional.of(URI.create(HOME)),
                anchor,
                mediaType,
                Optional.of(new DecodedText(source, "UTF-8", "header", "utf-8")));
    }

    private static List<String> paths(Judgement judgement, int least) {
        return judgement.links().stream()
                .filter(l -> l.promise() >= least)
                .map(l -> l.uri().toString().substring(HOME.length()))
                .toList();
    }

    @Test
    void aPageThatGathersTheReportsOfManyBodiesIsNoneAndItsFilesAreTheirs() {
        Judgement gathering = judged(
                "a.html",
                "金河区2025年政府信息公开年报汇总",
                "text/html",
                "<title>金河区2025年政府信息公开年报汇总</title><meta name=ArticleTitle content=金河区2025年政府信息公开年报汇总>"
                        + "<a href=1.pdf>金河区人民政府</a><a href=2.pdf>教育局</a><a href=3.pdf>民政局</a><a href=4.pdf>城关镇人民政府</a>");
        assertThat(gathering.kind()).isEqualTo(Kind.COLUMN);
        assertThat(paths(gathering, 800)).containsExactly("1.pdf");
        String anchor = gathering.links().get(0).link().text();
        Judgement own =
                discovery.judge(Pages.document(HOME + "1.pdf", HOME + "a.html", anchor, "application/pdf"), SITE);
        assertThat(own.report().orElseThrow().year()).contains(2025);
        assertThat(own.report().orElseThrow().scope()).isEqualTo(Scope.DISTRICT);
    }

    @Test
    void aReportThatIsCalledByItsYearOnlyIsNoColumn() {
        Judgement report = judged(
                "c.html",
                "2025年年报",
                "text/html",
                "<title>2025年年报</title><h1>2025年年报</h1>来源：金河区人民政府办公室<p>编制金河区2025年政府信息公开工作年度报告。"
                        + "<p>一、总体情况<p>二、主动公开政府信息情况<p>三、收到和处理政府信息公开申请情况<p>四、政府信息公开行政复议情况<p>六、其他需要报告的事项");
        assertThat(report.kind()).isEqualTo(Kind.REPORT);
        assertThat(report.report().orElseThrow().year()).contains(2025);
        assertThat(report.report().orElseThrow().scope()).isEqualTo(Scope.DISTRICT);
    }

    @Test
    void aDepartmentsFileBelowTheDistrictsReportIsNoAttachmentOfIt() {
        Judgement report = judged(
                "b.html",
                "",
                "text/html",
                "<title>金河区2025年政府信息公开工作年度报告</title><a href=1.pdf>附件：报告全文</a><a href=2.pdf>教育局</a>");
        assertThat(report.kind()).isEqualTo(Kind.REPORT);
        assertThat(paths(report, 900)).containsExactly("1.pdf");
    }

    @Test
    void theColumnOfAFormerSiteIsNamedByTheYearsBefore() {
        Judgement column =
                judged("nb/", "", "text/html", "<title>政府信息公开年报</title><a href=/lao/ndbg/>2018年及以前政府信息公开年报（旧版网站）</a>");
        assertThat(paths(column, 700)).containsExactly("lao/ndbg/");
        assertThat(ReportTitle.of("2018年以前政府信息公开年报", SITE).orElseThrow().definite())
                .isFalse();
    }

    @Test
    void pagesThatAreCountedFromOneAreAskedForFromTwo() {
        String list = "<title>政府信息公开年报</title><script>createPageHTML('page_div',3, 1,'nb_list','shtml',40);</script>";
        assertThat(paths(judged("nb/nb_list.shtml", "", "text/html", list), 600))
                .containsExactly("nb/nb_list_2.shtml", "nb/nb_list_3.shtml");
        String trs = "<title>政府信息公开年报</title><script>createPageHTML(3, 0,'index','html');</script>";
        assertThat(paths(judged("nb/", "", "text/html", trs), 600))
                .containsExactly("nb/index_1.html", "nb/index_2.html");
    }

    @Test
    void aSizeOfPagesIsNoNumberOfOne() {
        Page answer = page(
                "was5/web/search?prepage=2&page=1",
                "",
                "application/json",
                "{\"count\":\"3\",\"docs\":[{\"title\":\"一份年报\",\"url\":\"/1.html\"},{\"title\":\"两份年报\",\"url\":\"/2.html\"}]}");
        assertThat(new JsonLists().paging(answer))
                .extracting(l -> l.uri().toString())
                .containsExactly(HOME + "was5/web/search?prepage=2&page=2");
    }

    @Test
    void aShellShowsWhatItsOwnAddressCarries() {
        String shell = "<title>政府信息公开</title><iframe id=sub></iframe><script>show(param('inner'));</script>";
        assertThat(paths(judged("open.html?inner=/xxgk/nb/&t=%E5%B9%B4", "政府信息公开年报", "text/html", shell), 500))
                .contains("xxgk/nb/");
        assertThat(paths(judged("open.html?other=/xxgk/nb/", "政府信息公开年报", "text/html", shell), 500))
                .doesNotContain("xxgk/nb/");
    }

    @Test
    void aPartThatAPageAsksItselfForIsNamedByWhatIsClicked() {
        Judgement tabs = judged(
                "zfxxgk.htm",
                "",
                "text/html",
                "<a href=\"javascript:tab('zn')\">政府信息公开指南</a><a href=\"javascript:tab('nb')\">政府信息公开年报</a>"
                        + "<script>function tab(t){$.post('zfxxgk.htm?tab='+t,function(d){$('#m').html(d[1]);},'json');}</script>");
        assertThat(paths(tabs, 800)).containsExactly("zfxxgk.htm?tab=nb&__wb_method=POST&");
        Judgement part = judged(
                "zfxxgk.htm?tab=nb&__wb_method=POST&",
                "政府信息公开年报",
                "application/json",
                "[\"OK\",\"<a href='/1.html'>金河区2025年政府信息公开工作年度报告</a>\"]");
        assertThat(paths(part, 900)).containsExactly("1.html");
    }

    @Test
    void whatAnotherPageIsSentIsLeftAlone() {
        Judgement voted = judged(
                "zfxxgk.htm",
                "",
                "text/html",
                "<a href=\"javascript:go('nb')\">政府信息公开年报</a><script>function go(t){$.post('mark.htm?t='+t);}</script>");
        assertThat(paths(voted, 1)).isEmpty();
    }

    @Test
    void aUnitsListIsAskedForAndTurnedOver() {
        Judgement column = judged(
                "col/col7/index.html",
                "",
                "text/html",
                "<title>政府信息公开年报</title><script src=/unit.js url=/front/page/build/unit querydata=\"{'webId':'29','tagId':'当前栏目','pageId':7}\"></script>");
        assertThat(paths(column, 600))
                .contains("front/page/build/unit?webId=29&tagId=%E5%BD%93%E5%89%8D%E6%A0%8F%E7%9B%AE&pageId=7");
        Judgement answer = judged(
                "front/page/build/unit?webId=29&pageId=7",
                "列表数据",
                "application/json",
                "{\"data\":{\"html\":\"<a href='/1.html'>金河区2025年政府信息公开工作年度报告</a><div count=2>第1页 共2页</div>\"}}");
        assertThat(paths(answer, 600))
                .containsExactly(
                        "1.html",
                        "front/page/build/unit?webId=29&pageId=7&paramJson=%7B%22pageNo%22%3A2%2C%22pageSize%22%3A1%7D");
    }
}
