package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ways of leading to reports that once were missed, each as a site of a few pages. */
class LayoutsTest {
    private static String item(String href, String text) {
        return "<li><a href=\"" + href + "\">" + text + "</a></li>";
    }

    private static String titled(int year) {
        return "金河区人民政府" + year + "年政府信息公开工作年度报告";
    }

    @Test
    void whatOnlyGoesOnIsNoReport() {
        SmallSite site = SmallSite.withColumn(item("/wrong/1.html", titled(2023)) + item("/2.html", titled(2022)))
                .text("/wrong/1.html", "text/html", "<script>window.location.href=\"/1.html\"</script>")
                .report("/1.html", 2023)
                .report("/2.html", 2022);
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void aTitleMayLeaveTheYearToTheText() {
        String title = "金河区人民政府政府信息公开工作年度报告";
        SmallSite site = SmallSite.withColumn(item("/1.html", title) + item("/2.html", title))
                .report("/1.html", title, 2023)
                .report("/2.html", title, 2022);
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void aTitleMayBeWrittenByAScriptWithinTheLink() {
        SmallSite site = SmallSite.withColumn(item(
                        "/1.html",
                        "<script>var t='" + titled(2023)
                                + "';document.write(t.length>20?t.substring(0,20)+'...':t)</script>"))
                .report("/1.html", 2023);
        assertThat(site.found()).isEqualTo("2023");
    }

    @Test
    void aFormOrAnExplanationOfReportsIsNoReport() {
        SmallSite site = SmallSite.withColumn(item("/1.html", titled(2023))
                        + item("/wrong/1.html", "2023年政府信息公开工作年度报告格式")
                        + item("/wrong/2.html", "2023年政府信息公开工作年度报告填写说明"))
                .report("/1.html", 2023)
                .page("/wrong/1.html", "2023年政府信息公开工作年度报告格式", "<p>各镇人民政府，区直各部门：</p>")
                .page("/wrong/2.html", "2023年政府信息公开工作年度报告填写说明", "<p>各镇人民政府，区直各部门：</p>");
        assertThat(site.found()).isEqualTo("2023");
    }

    @Test
    void aFilmNamesTheDataOfItsMenu() {
        SmallSite site = SmallSite.withColumn(item("/1.html", titled(2023)))
                .page("/", "首页", "<embed src='/m.swf' flashvars='w=9&xmlUrl=/m.xml'>")
                .text("/m.xml", "text/xml", "<?xml version='1.0'?><m><i label='政务公开' url='/zwgk/'/></m>")
                .report("/1.html", 2023);
        assertThat(site.found()).isEqualTo("2023");
    }

    private static SmallSite two(String list) {
        return SmallSite.withColumn(list).report("/a/2023.html", 2023).report("/a/2022.html", 2022);
    }

    private static SmallSite loaded(String type, String answer) {
        return two("<div id=l></div><script>$.get('/d/list.do?c=1',function(t){draw(t)})</script>")
                .text("/d/list.do?c=1", type, answer);
    }

    @Test
    void documentsMayBeCalledByTheirYearOnly() {
        SmallSite site = SmallSite.withColumn(item("/f/2023.pdf", "2023年") + item("/f/2022.pdf", "2022年"))
                .text("/f/2023.pdf", "application/pdf", "%PDF")
                .text("/f/2022.pdf", "application/pdf", "%PDF");
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void aPagerOfTheSameNameMayCountFromOne() {
        SmallSite site = two(item("/a/2023.html", titled(2023))
                        + "<script>createPageHTML('d',2, 1,'list','shtml',8);</script>")
                .page("/nb/list_2.shtml", "政府信息公开年报", item("/a/2022.html", titled(2022)));
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void aPostBackMaySendALongState() {
        String state = "x".repeat(5000);
        SmallSite site = two("<form method=post action='./l.aspx'><input type=hidden name=__VIEWSTATE value='" + state
                        + "'>" + item("/a/2023.html", titled(2023))
                        + "<a href=\"javascript:__doPostBack('g','Page$2')\">2</a></form>")
                .page(
                        "POST /nb/l.aspx __VIEWSTATE=" + state + "&__EVENTARGUMENT=Page%242&__EVENTTARGET=g",
                        "政府信息公开年报",
                        item("/a/2022.html", titled(2022)));
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void anAddressMayBePrintedAndNoLink() {
        assertThat(
                        two("<p>2023年年度报告：http://www.jinhe.example/a/2023.html<br>2022年年度报告：http://www.jinhe.example/a/2022.html</p>")
                                .found())
                .isEqualTo("2022 2023");
    }

    @Test
    void aListMayBeLinesWithSeparators() {
        assertThat(loaded("text/csv", "标题,地址\n" + titled(2023) + ",/a/2023.html\n" + titled(2022) + ",/a/2022.html\n")
                        .found())
                .isEqualTo("2022 2023");
    }

    @Test
    void aListMayBeJsonInATextOfJson() {
        String row = "{\\\"t\\\":\\\"%\\\",\\\"u\\\":\\\"/a/#.html\\\"}";
        String rows = row.replace("%", titled(2023)).replace("#", "2023") + ","
                + row.replace("%", titled(2022)).replace("#", "2022");
        assertThat(loaded("application/json", "{\"code\":0,\"data\":\"[" + rows + "]\"}")
                        .found())
                .isEqualTo("2022 2023");
    }

    @Test
    void aListMayBeXmlThatIsSentAsHtml() {
        assertThat(loaded(
                                "text/html",
                                "<root><doc><bt>" + titled(2023) + "</bt><dz>/a/2023.html</dz></doc><doc><bt>"
                                        + titled(2022) + "</bt><dz>/a/2022.html</dz></doc></root>")
                        .found())
                .isEqualTo("2022 2023");
    }

    @Test
    void anEntryOfATreeMayBeAHandlerInAText() {
        SmallSite site = two("").page(
                        "/zwgk/",
                        "政务公开",
                        "<iframe id=list></iframe><script>d=new dTree('d');d.add(10,0,'公开指南','javascript:show(10)');"
                                + "d.add(11,0,'公开年报','javascript:show(11)');function show(id){document.getElementById('list').src='list.jsp?cat='+id}</script>")
                .page(
                        "/zwgk/list.jsp?cat=11",
                        "",
                        item("/a/2023.html", titled(2023)) + item("/a/2022.html", titled(2022)));
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void aTitleMayBeCutOffBehindTheYear() {
        assertThat(two(item("/a/2023.html", "金河区人民政府2023年政府信...") + item("/a/2022.html", "金河区人民政府2022年政府信..."))
                        .found())
                .isEqualTo("2022 2023");
    }

    @Test
    void onePageMayHoldTheDocumentsOfAllYears() {
        SmallSite site = SmallSite.withColumn(item("/x.html", "金河区历年政府信息公开年度报告"))
                .page(
                        "/x.html",
                        "金河区历年政府信息公开年度报告",
                        "<h1>金河区历年政府信息公开年度报告</h1><p><a href='/f/2023.pdf'>2023年</a></p><p><a href='/f/2022.pdf'>2022年</a></p>")
                .text("/f/2023.pdf", "application/pdf", "%PDF")
                .text("/f/2022.pdf", "application/pdf", "%PDF");
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void thatAReportIsOutIsNoReport() {
        SmallSite site = two(item("/a/2023.html", titled(2023))
                        + item("/wrong/1.html", "我区2022年政府信息公开工作年度报告发布")
                        + item("/wrong/2.html", "金河区政府信息公开工作年度报告编制指南（2022年版）"))
                .page("/wrong/1.html", "我区2022年政府信息公开工作年度报告发布", "<p>3月1日，我区发布了年度报告。</p>")
                .page("/wrong/2.html", "金河区政府信息公开工作年度报告编制指南（2022年版）", "<p>如下。</p>");
        assertThat(site.found()).isEqualTo("2023");
    }

    @Test
    void aButtonMayTurnOverAFormAndAnotherMayLoadMore() {
        String list = item("/a/2023.html", titled(2023));
        SmallSite form = two(list
                        + "<form method=post action='/nb/l.jsp'><input type=hidden name=p value=2><input type=submit value='下一页'></form>")
                .page("POST /nb/l.jsp p=2", "政府信息公开年报", item("/a/2022.html", titled(2022)));
        assertThat(form.found()).isEqualTo("2022 2023");
        SmallSite more = two(list
                        + "<button onclick='more()'>查看更多</button><script>var p=1;function more(){p++;$.ajax({url:'/nb/l.php',"
                        + "data:{p:p},success:function(h){$('#l').append(h)}})}</script>")
                .page("/nb/l.php?p=2", "", item("/a/2022.html", titled(2022)));
        assertThat(more.found()).isEqualTo("2022 2023");
    }

    @Test
    void aPagerMayGiveItsPageByAFunction() {
        SmallSite site = two(item("/a/2023.html", titled(2023))
                        + "<script>$('#p').pagination({pageCount:2,callback:function(x){location.href='index_'+x.getCurrent()+'.html'}})</script>")
                .page("/nb/index_2.html", "政府信息公开年报", item("/a/2022.html", titled(2022)));
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void aReportMayBeCalledByItsYearAndNothingElse() {
        SmallSite site = SmallSite.withColumn(item("/1.html", "2023年年报") + item("/2.html", "2022年年报"))
                .report("/1.html", "2023年年报", 2023)
                .report("/2.html", "2022年年报", 2022);
        assertThat(site.found()).isEqualTo("2022 2023");
    }

    @Test
    void aDocumentMayBeShownByAViewerElsewhere() {
        SmallSite site = SmallSite.withColumn(
                        item("https://view.example/op?src=http%3A%2F%2Fwww.jinhe.example%2Ff%2F1.pdf", titled(2023)))
                .text("/f/1.pdf", "application/pdf", "%PDF");
        assertThat(site.found()).isEqualTo("2023");
    }

    @Test
    void jsonIsSentAsTheLibraryDoesAndTheMomentIsLeftOut() {
        String rows = "[{\"docid\":2023,\"title\":\"" + titled(2023) + "\"},{\"docid\":2022,\"title\":\"" + titled(2022)
                + "\"}]";
        SmallSite posted = two("<script>axios.post('/api/list',{cid:'8',pageNum:1}).then(function(r){app.rows=r.data});"
                        + "function go(row){window.open('/a/'+row.docid+'.html')}</script>")
                .text("POST /api/list {\"cid\":\"8\",\"pageNum\":1}", "application/json", rows);
        assertThat(posted.found()).isEqualTo("2022 2023");
        SmallSite asked =
                two("<script>var x=new XMLHttpRequest();x.open('GET','/d.json?t='+new Date().getTime());x.send();"
                                + "function go(row){window.open('/a/'+row.docid+'.html')}</script>")
                        .text("/d.json", "application/json", rows);
        assertThat(asked.found()).isEqualTo("2022 2023");
    }

    @Test
    void rowsMayBeClickedOnOneByOne() {
        assertThat(two("<ul><li data-id=2023 class=row>" + titled(2023) + "</li><li data-id=2022 class=row>"
                                + titled(2022)
                                + "</li></ul><script>document.querySelectorAll('.row').forEach(function(li){li.addEventListener('click',"
                                + "function(){location.href='/a/'+li.dataset.id+'.html'})})</script>")
                        .found())
                .isEqualTo("2022 2023");
    }

    @Test
    void whatStandsBehindATitleInItsRowIsNoPartOfIt() {
        assertThat(two("<p>" + titled(2023)
                                + "　<a href='/a/2023.html'>网页版</a>　<a href='javascript:window.print()'>打印</a></p>"
                                + "<p>金河区人民政府政府信息公开工作年度报告<span>2023-02-20</span><a href='/a/2022.html'><i class=fa></i></a></p>")
                        .found())
                .isEqualTo("2022 2023");
    }

    @Test
    void anAddressThatIsAWayIsTriedWhateverItIsCalled() {
        SmallSite site = two(item("/a/2023.html", titled(2023)))
                .page("/", "首页", "<a href='/zwgk/' title='奋发镇召开工作会议'><i class=fa></i></a>");
        assertThat(site.found()).isEqualTo("2023");
    }

    @Test
    void aListMayGoOnAsLongAsItsScriptSays() {
        SmallSite site = SmallSite.withColumn(
                item("/a/2024.html", titled(2024))
                        + "<script>var p=1,all=17;$(window).scroll(function(){if(end()&&p<all){p++;$.get('m_'+p+'.html',function(d){$('ul').append(d)})}})</script>");
        site.report("/a/2024.html", 2024);
        for (int page = 2; page <= 17; page++) {
            site.page("/nb/m_" + page + ".html", "", item("/a/" + (2025 - page) + ".html", titled(2025 - page)))
                    .report("/a/" + (2025 - page) + ".html", 2025 - page);
        }
        assertThat(site.found()).startsWith("2008 2009").endsWith("2023 2024");
    }
}
