package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Coverage;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Page;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

class DiscoveryTest {
    private static final String HOME = "http://www.jinhe.example/";
    private static final Site SITE = Pages.site("金河区", HOME);
    private final Discovery discovery = new Discovery();

    private Judgement judge(String path, String html) {
        return discovery.judge(Pages.html(HOME + path, html), SITE);
    }

    /** Addresses that a sweep asks for whatever it has found, guesses left out. */
    private static List<String> uris(Judgement judgement) {
        return judgement.links().stream()
                .filter(l -> l.promise() >= Coverage.GUESS)
                .map(l -> l.uri().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "政府信息公开年报, 850, 1000",
        "信息公开年报, 850, 1000",
        "政府信息公开年度报告, 850, 1000",
        "金河区人民政府信息公开年报, 850, 1000",
        "公开年报, 800, 1000",
        "年度报告, 790, 1000",
        "· 年报 >, 790, 1000",
        "政府信息公开, 600, 700",
        "政府信息公开专栏, 600, 700",
        "信息公开, 550, 650",
        "政务公开, 500, 600",
        "政府信息公开指南, 1, 300",
        "法定主动公开内容, 1, 300",
        "金河区人民政府2020年政府信息公开工作年度报告, 940, 960",
        "金河区人民政府办公室2020年政府信息公开工作年度报告, 890, 939",
    })
    void anchorsPromise(String anchor, int least, int most) {
        Judgement judgement = judge("x/", "<title>x</title><a href='/y/'>" + anchor + "</a>");
        assertThat(judgement.links()).singleElement().satisfies(link -> {
            assertThat(link.promise()).isBetween(least, most);
            assertThat(link.why()).isNotEmpty().allSatisfy(w -> assertThat(w).isNotBlank());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "部门年报",
                "部门政府信息公开年报",
                "乡镇街道年报",
                "金河区财政局2021年政府信息公开工作年度报告",
                "柳林街道办事处2021年政府信息公开工作年度报告",
                "银山区人民政府2021年政府信息公开工作年度报告",
                "金河区2021年法治政府建设年度报告",
                "政府网站工作年度报表",
                "通知公告",
                "领导之窗",
                "金河区召开重点项目推进会",
                "办事指南",
                "2020年"
            })
    void otherAnchorsAreLeftAside(String anchor) {
        assertThat(uris(judge("x/", "<title>x</title><a href='/y/'>" + anchor + "</a>")))
                .isEmpty();
    }

    @Test
    void reportsOnAnotherHostAreListedAsWhatTheyLookLikeWithTheirPromise() {
        Judgement column = new Discovery()
                .judge(
                        Pages.html(
                                "http://www.a.example/zfxxgknb/",
                                "<title>政府信息公开年报_示例区</title><a href=1.html>示例区2021年政府信息公开工作年度报告</a>"
                                        + "<a href=http://clone.example/2.html>示例区2020年政府信息公开工作年度报告</a>"
                                        + "<a href=http://xxgk.city.example/nb/>政府信息公开年报</a><a href=http://city.example/news/>新闻</a>"),
                        Pages.site("示例区", "http://www.a.example/"));
        assertThat(column.aside())
                .extracting(l -> l.why().get(0))
                .containsExactly("看起来是2020年的政府信息公开年度报告，但在另一主机clone.example", "看起来是年报栏目，但在另一主机xxgk.city.example");
        assertThat(column.aside()).allMatch(l -> l.promise() > 800);
        assertThat(column.links()).extracting(l -> l.uri().getHost()).contains("clone.example");
        assertThat(Discovery.inEnglish(column.aside().get(0).why().get(0)))
                .isEqualTo(
                        "looks like the annual report on information disclosure of 2020, but on another host, clone.example");
    }

    @Test
    void theQuartetIsFollowedOnlyWhereTheReportColumnIsNotInSight() {
        String guide = "<a href='/zn/'>政府信息公开指南</a><a href='/zd/'>政府信息公开制度</a>";
        assertThat(judge("x/", guide).links()).hasSize(2).allMatch(l -> l.promise() < Coverage.GUESS);
        assertThat(uris(judge("x/", guide + "<a href='/nb/'>年报</a>"))).containsExactly(HOME + "nb/");
    }

    @Test
    void aReportPageSaysWhoseAndOfWhichYear() {
        Judgement judgement = judge(
                "zfxxgknb/202101/t20210120_1.html",
                "<head><meta name='ArticleTitle' content='2020年政府信息公开工作年度报告'>"
                        + "<meta name='ContentSource' content='金河区人民政府办公室'></head>"
                        + "<div class='TRS_Editor'><a href='./P020210120.pdf'>附件</a><a href='./sq.doc'>申请表</a></div>");
        assertThat(judgement.kind()).isEqualTo(Kind.REPORT);
        assertThat(judgement.platform()).isEqualTo("trs");
        assertThat(judgement.report().orElseThrow().year()).contains(2020);
        assertThat(judgement.report().orElseThrow().scope()).isEqualTo(Scope.OFFICE);
        assertThat(judgement.report().orElseThrow().publisher()).isEqualTo("金河区人民政府办公室");
        assertThat(uris(judgement)).containsExactly(HOME + "zfxxgknb/202101/P020210120.pdf");
    }

    @Test
    void theTextOverridesTheTitlesScope() {
        Judgement judgement = judge("a.html", "<h1>金河区人民政府办公室2021年政府信息公开工作年度报告</h1><p>本报告中的数据为全区汇总数据。</p>");
        assertThat(judgement.report().orElseThrow().scope()).isEqualTo(Scope.DISTRICT);
    }

    @Test
    void aReportWithoutATitleIsKnownByItsSectionsAndItsPeriod() {
        Judgement judgement = judge(
                "a.html",
                "<title>金河区</title>统计期限为2019年1月1日至2019年12月31日。一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况"
                        + " 四、政府信息公开行政复议、行政诉讼情况");
        assertThat(judgement.kind()).isEqualTo(Kind.REPORT);
        assertThat(judgement.report().orElseThrow().year()).contains(2019);
        assertThat(judgement.report().orElseThrow().scope()).isEqualTo(Scope.UNKNOWN);
    }

    @Test
    void aBareTitleCountsInTheReportColumnOnly() {
        String html = "<meta name='ArticleTitle' content='2020年年度报告'><meta name='ColumnName' content='";
        assertThat(judge("a.html", html + "政府信息公开年报'>").kind()).isEqualTo(Kind.REPORT);
        assertThat(judge("a.html", html + "国有企业'>").kind()).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "金河区2021年法治政府建设年度报告_金河区人民政府, LOOKALIKE",
        "政府信息公开指南-金河区人民政府, LOOKALIKE",
        "《金河区2021年政府信息公开工作年度报告》解读, LOOKALIKE",
        "政府网站工作年度报表（2020年度）, LOOKALIKE",
        "政府信息公开年报-金河区人民政府, COLUMN",
        "年度报告_金河区, COLUMN",
        "部门政府信息公开年报, OTHER",
        "银山区人民政府2020年政府信息公开工作年度报告, OTHER",
        "金河区财政局2020年政府信息公开工作年度报告, REPORT",
        "今日要闻, OTHER",
    })
    void titlesDecideThePagesKind(String title, Kind kind) {
        Judgement judgement = judge("a/b.html", "<title>" + title + "</title><p>" + "正文。".repeat(80));
        assertThat(judgement.kind()).isEqualTo(kind);
        assertThat(judgement.why()).isNotEmpty();
    }

    @Test
    void aListOfReportsIsAColumnWhateverItsName() {
        StringBuilder html = new StringBuilder("<title>公开</title>");
        for (int year = 2018; year < 2022; year++) {
            html.append("<a href='/").append(year).append(".html'>金河区").append(year);
            html.append("年政府信息公开工作年度报告</a>");
        }
        html.append("<a href='/list_2.html'>下一页</a><a href='/list_9.html'>尾页</a>");
        Judgement judgement = judge("list.html", html.toString());
        assertThat(judgement.kind()).isEqualTo(Kind.COLUMN);
        assertThat(uris(judgement)).contains(HOME + "2018.html", HOME + "list_2.html", HOME + "list_9.html");
    }

    @Test
    void aColumnDividedByBodiesIsFollowedToTheDistrictsOwnPart() {
        Judgement judgement = judge(
                "nb/",
                "<title>政府信息公开年报</title><a href='/nb/q/'>金河区人民政府</a><a href='/nb/b/'>区直部门</a><a href='/nb/z/'>乡镇街道</a>"
                        + "<a href='/nb/2019/'>2019年</a>");
        assertThat(uris(judgement)).containsExactly(HOME + "nb/2019/", HOME + "nb/q/");
    }

    @ParameterizedTest
    @CsvSource({
        "/zfxxgknb/, true, false",
        "/zwgk/zfxxgk/qzfxxgknb/index.html, true, false",
        "/xxgknb_9490/, true, false",
        "/gknb2017/, true, false",
        "/ndxxgkbg/, true, false",
        "/bmzfxxgknb/, false, true",
        "/zfxxgknb/bmxxgknb/, false, true",
        "/2025n/bmdw/, false, true",
        "/szyw/, false, false",
    })
    void slugsOfRealSitesAreKnown(String path, boolean reports, boolean foreign) {
        URI uri = URI.create("http://www.jinhe.example" + path);
        assertThat(Slug.reports(uri)).isEqualTo(reports);
        assertThat(Slug.foreign(uri, SITE)).isEqualTo(foreign);
    }

    @Test
    void trsPagesAreCountedFromTheScript() {
        Judgement judgement = judge(
                "nb/index.html",
                "<title>政府信息公开年报</title><script>createPageHTML('p',3,0,\"index\",\"shtml\",40)</script>");
        assertThat(uris(judgement)).containsExactly(HOME + "nb/index_1.shtml", HOME + "nb/index_2.shtml");
    }

    @Test
    void totalsInOtherScriptsCountToo() {
        Judgement judgement = judge("nb/", "<title>政府信息公开年报</title><script>var countPage = 3;</script>");
        assertThat(uris(judgement)).containsExactly(HOME + "nb/index_1.html", HOME + "nb/index_2.html");
    }

    @Test
    void aSillyTotalMakesNoFlood() {
        Judgement judgement = judge("nb/", "<title>政府信息公开年报</title><script>countPage = 99999999999;</script>");
        assertThat(judgement.links()).isEmpty();
        assertThat(uris(judge("nb/", "<title>政府信息公开年报</title><script>countPage = 90000;</script>")))
                .hasSizeLessThan(60);
    }

    @Test
    void hanwebRecordsAndPagesAreTakenOutOfTheDatastore() {
        Judgement judgement = judge(
                "col/col12/index.html",
                "<title>政府信息公开年报</title><script type='text/xml'><datastore><recordset><record><![CDATA[<li><a"
                        + " href='/art/2021/1/2/art_12_3.html' title='金河区2020年政府信息公开工作年度报告'>金河区2020年…</a>]]></record>"
                        + "</recordset></datastore></script><script>jpage({perPage:10,totalRecord:21,columnid:12,unitid:34,"
                        + "webid:5,proxyUrl:'/module/web/jpage/dataproxy.jsp'})</script>");
        assertThat(judgement.platform()).isEqualTo("hanweb");
        assertThat(uris(judgement))
                .containsExactly(
                        HOME + "art/2021/1/2/art_12_3.html",
                        HOME
                                + "module/web/jpage/dataproxy.jsp?columnid=12&unitid=34&webid=5&startrecord=11&endrecord=20&perpage=10",
                        HOME
                                + "module/web/jpage/dataproxy.jsp?columnid=12&unitid=34&webid=5&startrecord=21&endrecord=21&perpage=10");
    }

    @Test
    void gkmlptColumnsLeadToTheServiceAndItsArticles() {
        Judgement portal = judge(
                "gkmlpt/annualreport",
                "<script>window._CONFIG = {SID: '755001', TREE: [{\"id\": 77, \"name\": \"政府信息公开年报\"},{\"id\":78,\"name\":\"机构\"}]}</script>");
        assertThat(portal.platform()).isEqualTo("gkmlpt");
        assertThat(uris(portal)).containsExactly(HOME + "gkmlpt/api/all/77?page=1&sid=755001");
        Judgement list = judge(
                "gkmlpt/api/all/77?page=1&sid=755001",
                "{\"articles\":[{\"title\":\"金河区人民政府2020年政府信息公开工作年度报告\",\"url\":\"http://www.jinhe.example/gkmlpt/content/7/7/post_7.html\"}]}");
        assertThat(list.kind()).isEqualTo(Kind.COLUMN);
        assertThat(uris(list)).containsExactly(HOME + "gkmlpt/content/7/7/post_7.html");
    }

    @Test
    void framesAndScriptRedirectsOfAShellAreFollowed() {
        assertThat(uris(judge("xxgk/", "<frameset><frame src=\"menu.html\"><frame src='main.html'></frameset>")))
                .containsExactly(HOME + "xxgk/menu.html", HOME + "xxgk/main.html");
        assertThat(uris(judge("", "<script>window.location.href='/web/index.html'</script>")))
                .containsExactly(HOME + "web/index.html");
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.jinhe.example/a/P1.pdf, http://www.jinhe.example/a.html, 金河区2019年政府信息公开工作年度报告.pdf, REPORT, 2019",
        "http://www.jinhe.example/a/P1.pdf, http://www.jinhe.example/a.html, 点击下载, REPORT, ",
        "http://www.jinhe.example/a/P1.pdf, http://www.jinhe.example/a.html, 金河区人民政府2016年政府信息公.pdf, REPORT, 2016",
        "http://www.jinhe.example/a/P1.pdf, http://www.jinhe.example/a.html, 金河区2019年法治政府建设年度报告, LOOKALIKE, ",
        "http://www.jinhe.example/a/P1.pdf, '', '', OTHER, ",
        "http://www.jinhe.example/2018%E5%B9%B4%E6%94%BF%E5%BA%9C%E4%BF%A1%E6%81%AF%E5%85%AC%E5%BC%80%E5%B9%B4%E6%8A%A5.doc, '', '', REPORT, 2018",
    })
    void documentsAreJudgedByAnchorAndAddress(String uri, String via, String anchor, Kind kind, Integer year) {
        Judgement judgement = discovery.judge(Pages.document(uri, via, anchor, "application/pdf"), SITE);
        assertThat(judgement.kind()).isEqualTo(kind);
        assertThat(judgement.report().flatMap(Judgement.ReportClue::year)).isEqualTo(Optional.ofNullable(year));
    }

    @Test
    void anImageIsNothing() {
        Page page = Pages.document(HOME + "a.png", HOME, "", "image/png");
        assertThat(discovery.judge(page, SITE).kind()).isEqualTo(Kind.OTHER);
    }

    /** Whatever a site sends, a judgement has distinct links in order of a promise between 1 and 1000. */
    @Test
    void anythingIsJudgedInOrder() {
        Random random = new Random(20211231);
        List<String> pieces = List.of(
                "<a href='/a",
                "'>",
                "</a>",
                "年报",
                "2020年",
                "政府信息公开",
                "<record>",
                "<![CDATA[",
                "]]>",
                "</record>",
                "<title>",
                "</title>",
                "<h1>",
                "createPageHTML(9,0,\"index\",\"html\")",
                "<frameset",
                "<iframe src=",
                "金河区",
                "报告",
                "http://[::",
                "countPage=7",
                "{\"articles\":[",
                "window._CONFIG",
                "dataproxy.jsp",
                "\u0000",
                "%zz",
                "<a href='javascript:next(2)'>下一页</a>");
        for (int i = 0; i < 2000; i++) {
            StringBuilder html = new StringBuilder("x");
            for (int n = random.nextInt(30); n > 0; n--) {
                html.append(pieces.get(random.nextInt(pieces.size())));
            }
            Judgement judgement = judge("p" + i, html.toString());
            List<Integer> promises =
                    judgement.links().stream().map(LinkJudgement::promise).toList();
            assertThat(promises).as(html.toString()).allMatch(p -> p >= 1 && p <= 1000);
            assertThat(promises).isSortedAccordingTo((one, other) -> other - one);
            assertThat(new HashSet<>(
                            judgement.links().stream().map(LinkJudgement::uri).toList()))
                    .hasSameSizeAs(judgement.links());
        }
    }

    @Test
    void aPageWithoutAddressPartsIsJudgedToo() {
        Page page = new Page(
                URI.create("http://www.jinhe.example"),
                Optional.empty(),
                "",
                "text/html",
                "",
                Map.of(),
                "",
                List.of(),
                " ");
        assertThat(discovery.judge(page, SITE).links()).isEmpty();
    }

    @Test
    void aListThatShowsAReportAmongOtherThingsIsTurnedOverWhileYearsAreMissing() {
        String list = "<a href='/r.html'>金河区2020年政府信息公开工作年度报告</a><a href='l_2.html'>下一页</a>";
        Judgement first = judge("l.html", "<title>文件库</title>" + list);
        assertThat(first.kind()).isEqualTo(Kind.WAY);
        LinkJudgement turned = first.links().get(1);
        assertThat(turned.uri().getPath()).isEqualTo("/l_2.html");
        assertThat(turned.promise()).isBetween(90, Coverage.GUESS - 1);
        Page second = Pages.html(
                turned.uri(), Optional.of(URI.create(HOME)), turned.link().text(), "<a href='l_3.html'>下一页</a>");
        assertThat(discovery.judge(second, SITE).links()).singleElement().satisfies(l -> assertThat(l.promise())
                .isLessThan(60));
    }

    @Test
    void anArticleThatOnlyListsAllReportsIsAColumn() {
        StringBuilder list = new StringBuilder("<meta name=ArticleTitle content='历年政府信息公开年报'>");
        for (int year = 2015; year < 2020; year++) {
            list.append("<a href='/" + year + ".html'>金河区" + year + "年政府信息公开工作年度报告</a>");
        }
        assertThat(judge("a.html", list.toString()).kind()).isEqualTo(Kind.COLUMN);
    }

    @Test
    void theFormerSiteIsVisitedWhateverThisOneHas() {
        assertThat(uris(judge("x/", "<a href='/old/index.html'>返回旧版</a>"))).containsExactly(HOME + "old/index.html");
    }

    @Test
    void aReportThatShowsItsNeighboursIsAReport() {
        String others = "<a href='/2.html'>金河区2019年政府信息公开年报</a><a href='/3.html'>金河区2018年政府信息公开年报</a>"
                + "<a href='/4.html'>金河区2017年政府信息公开年报</a>";
        String text = "<p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p><p>五、存在的主要问题</p>";
        Judgement judgement = judge("1.html", "<h1>金河区2020年政府信息公开年报</h1>" + text + others);
        assertThat(judgement.kind()).isEqualTo(Kind.REPORT);
        assertThat(judgement.links()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whatADepartmentAttachesToItsReportIsNotTaken() {
        String html = "<h1>金河区财政局2020年政府信息公开年报</h1><a href='/a.pdf'>附件</a><iframe src='/v.html?file=/b.pdf'></iframe>"
                + "<p>本局认真落实上级部署。</p>".repeat(20);
        assertThat(uris(judge("1.html", html))).isEmpty();
        assertThat(uris(judge("x/", "<title>年报</title><a href='/5.html'>金河区财政局政府信息公开工作年度报告</a>")))
                .isEmpty();
    }

    @Test
    void aTitleThatNamesNobodyOnADepartmentsPageIsTheDepartments() {
        Site site = Pages.site("金河区", "http://www.jinhe.example/");
        String list = "<ul><li><a href=/d/1.html>2021年政府信息公开工作年度报告</a></li></ul>";
        for (String page : List.of(
                "<title>信息公开年报-金河区教育局</title>" + list,
                "<title>信息公开年报</title><div>当前位置：首页 &gt; 部门公开 &gt; 区教育局 &gt; 年报</div>" + list)) {
            assertThat(new Discovery()
                            .judge(Pages.html("http://www.jinhe.example/x/7/", page), site)
                            .links())
                    .noneMatch(l -> l.uri().toString().endsWith("/d/1.html"));
        }
        assertThat(new Discovery()
                        .judge(Pages.html("http://www.jinhe.example/x/7/", "<title>信息公开年报</title>" + list), site)
                        .links())
                .anyMatch(l -> l.uri().toString().endsWith("/d/1.html"));
    }
}
