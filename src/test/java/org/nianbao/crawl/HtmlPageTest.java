package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

class HtmlPageTest {
    private static final URI AT = URI.create("http://www.a.example/zf/list.html?x=1");

    private static Page page(String html) {
        return page(html, "UTF-8");
    }

    private static Page page(String html, String charset) {
        DecodedText text = new DecodedText(html, charset, "meta", charset);
        return Crawl.page(AT, Optional.empty(), "", "text/html", Optional.of(text));
    }

    private static List<String> addresses(String html) {
        return page(html).links().stream().map(l -> l.uri().toString()).toList();
    }

    @Test
    void readsTitleMetaAndVisibleText() {
        Page page = page("<title> 年 报\n</title><meta name=ColumnName content=年报><meta name=columnname content=头部>"
                + "<style>x</style><script>var y</script><p>甲</p> <p>乙</p>");
        assertThat(page.title()).isEqualTo("年 报");
        assertThat(page.meta()).containsEntry("columnname", "年报");
        assertThat(page.text()).isEqualTo("甲 乙");
    }

    @Test
    void readsLinksOfEveryKind() {
        Page page = page("<a href='a.html#top' title='完整的标题文字'>完整的标题…</a><map><area href=/b></map>"
                + "<iframe src=c.htm></iframe><embed src=d.pdf><object data=e.doc></object>"
                + "<div onclick=\"window.open('/f.html')\">打开</div><li data-url='g.html'>丙</li>"
                + "<a href='h.html'><img alt=图></a>");
        assertThat(page.links())
                .extracting(l -> l.uri().toString(), Link::text, Link::kind)
                .containsExactly(
                        tuple("http://www.a.example/zf/a.html", "完整的标题文字", 'L'),
                        tuple("http://www.a.example/b", "", 'L'),
                        tuple("http://www.a.example/zf/c.htm", "", 'E'),
                        tuple("http://www.a.example/zf/d.pdf", "", 'E'),
                        tuple("http://www.a.example/zf/e.doc", "", 'E'),
                        tuple("http://www.a.example/f.html", "打开", 'X'),
                        tuple("http://www.a.example/zf/g.html", "丙", 'X'),
                        tuple("http://www.a.example/zf/h.html", "图", 'L'));
    }

    @Test
    void readsRecordsOfADatastore() {
        assertThat(page("<script type='text/xml'><datastore><recordset><record><![CDATA[<li><a href=\"/art/1.html\""
                                + " title=\"2021年年报\">2021年…</a></li>]]></record></recordset></datastore></script>")
                        .links())
                .extracting(l -> l.uri().getPath(), Link::text)
                .containsExactly(tuple("/art/1.html", "2021年年报"));
    }

    @Test
    void redirectsByRefreshAndByScriptOfAnEmptyPage() {
        assertThat(page("<meta http-equiv=Refresh content=\"0;URL='/new/'\">").links())
                .extracting(Link::kind)
                .containsExactly('R');
        assertThat(page("<script>location='/m/'</script>").links())
                .extracting(Link::kind)
                .containsExactly('R');
        assertThat(page("<script>function m(){location.replace('/m/')}</script>" + "长文".repeat(200))
                        .links())
                .extracting(Link::kind)
                .containsExactly('X');
    }

    @Test
    void addressesAreResolvedAsBrowsersDo() {
        assertThat(addresses("<a href='?p=2'></a>")).containsExactly("http://www.a.example/zf/list.html?p=2");
        assertThat(addresses("<base href='/x/'><a href='1.html'></a>"))
                .containsExactly("http://www.a.example/x/1.html");
        assertThat(addresses("<a href='../../../up.html'></a>")).containsExactly("http://www.a.example/up.html");
        assertThat(addresses("<a href='//b.example/p'></a>")).containsExactly("http://b.example/p");
        assertThat(addresses("<a href=' dir\\a b.html\n'></a>"))
                .containsExactly("http://www.a.example/zf/dir/a%20b.html");
        assertThat(addresses("<a href='a%zz.html?q=[1]|2'></a>"))
                .containsExactly("http://www.a.example/zf/a%25zz.html?q=%5B1%5D%7C2");
        assertThat(addresses("<a href='/%C4%EA%B1%A8.htm'></a>"))
                .containsExactly("http://www.a.example/%C4%EA%B1%A8.htm");
    }

    @Test
    void whatIsNoAddressIsNoLink() {
        assertThat(addresses(
                        "<a href='javascript:next(2)'><a href='mailto:a@b'><a href='#top'><a href=''><a href='tel:1'>"
                                + "<a href='http://'><a href='http://a b/'><a href='http://x:99999/'><a href='ftp://x/'>"
                                + "<a href='https://[bad'><a name=x>"))
                .isEmpty();
    }

    @Test
    void gbAddressesAreEncodedInThePagesOwnCharset() {
        assertThat(page("<a href='/年报/1.html?年=报'>x</a>", "GB18030").links())
                .extracting(l -> l.uri().toString(), Link::kind)
                .containsExactly(
                        tuple("http://www.a.example/%C4%EA%B1%A8/1.html?%C4%EA=%B1%A8", 'L'),
                        tuple("http://www.a.example/%E5%B9%B4%E6%8A%A5/1.html?%E5%B9%B4=%E6%8A%A5", 'X'));
        assertThat(page("<a href='/l?年'>x</a>", "GB18030").links())
                .extracting(l -> l.uri().toString())
                .containsExactly("http://www.a.example/l?%C4%EA");
    }

    @Test
    void formsByGetAndMenusOfAddressesAreLinks() {
        assertThat(page("<form action='list.jsp?old=1'><input type=hidden name=lm value='年报'><select name=y>"
                                + "<option value=2021>2021年<option>2022</select><input type=submit value=查询></form>"
                                + "<form method=post action=/p><input name=a></form>"
                                + "<form action=/login><input name=u><input type=password name=p></form>"
                                + "<select><option value='/2020/'>2020年<option value=x>无</select>")
                        .links())
                .extracting(l -> l.uri().toString(), Link::text, Link::kind)
                .containsExactly(
                        tuple("http://www.a.example/zf/list.jsp?lm=%E5%B9%B4%E6%8A%A5&y=2021", "2021年", 'X'),
                        tuple("http://www.a.example/zf/list.jsp?lm=%E5%B9%B4%E6%8A%A5&y=2022", "2022", 'X'),
                        tuple("http://www.a.example/2020/", "2020年", 'X'));
    }

    @Test
    void namesInChineseAndWithUnderscoresAreHosts() {
        assertThat(addresses("<a href='http://政务.中国/年报'></a><a href='//my_site.gov.example:8080/x'></a>"))
                .containsExactly(
                        "http://xn--zfr164b.xn--fiqs8s/%E5%B9%B4%E6%8A%A5", "http://my_site.gov.example:8080/x");
    }

    @Test
    void linksAmongTheValuesOfJsonBearTheTitleBesideThem() {
        assertThat(page("\ufeff {\"data\":[{\"Title\":\"2021年<em>年报</em>\",\"url\":\"/art/1.html\",\"n\":1},"
                                + "{\"title\":\"附件\",\"file\":{\"path\":\"a/b.pdf\"}},"
                                + "\"<li><a href='c.html'>丙</a></li>\",\"https://o.example/\",\"2021-01-01\"]}")
                        .links())
                .extracting(l -> l.uri().toString(), Link::text)
                .containsExactlyInAnyOrder(
                        tuple("http://www.a.example/art/1.html", "2021年年报"),
                        tuple("http://www.a.example/zf/a/b.pdf", ""),
                        tuple("http://www.a.example/zf/c.html", "丙"),
                        tuple("https://o.example/", ""));
        assertThat(page("<p>x</p><script type='application/json'>{\"u\":\"/d.html\"}</script>")
                        .links())
                .hasSize(1);
        assertThat(page("[公告] <a href=/e.html>戊</a>").links()).hasSize(1);
        assertThat(page("[".repeat(100_000)).links()).isEmpty();
    }

    @Test
    void dirtyMarkupNeverFails() {
        for (String dirty : List.of(
                "",
                "<",
                "<a href=",
                "<![CDATA[",
                "<![CDATA[<a href='x'>",
                "\u0000<a href='\u0000'>",
                "<div>".repeat(5000),
                "<base href='::'><a href=':'>",
                "<meta http-equiv=refresh content='0;url='>",
                "<a href='%'>\ud800")) {
            assertThat(page(dirty).html()).isEqualTo(dirty);
        }
    }

    @Test
    void aDocumentThatIsNotHtmlHasNothingToRead() {
        Page page = Crawl.page(AT, Optional.of(AT), "年报下载", "application/pdf", Optional.empty());
        assertThat(page.text()).isEmpty();
        assertThat(page.anchor()).isEqualTo("年报下载");
        assertThat(page.links()).isEmpty();
    }

    private static List<String> named(String html) {
        return page(html).links().stream()
                .map(l -> l.text() + " " + l.uri().getPath())
                .toList();
    }

    @Test
    void anAddressInAScriptIsNamedByTheWordsBesideIt() {
        assertThat(named("<script>d.add(3,1,'年报','/nb/');d.add(4,1,'指南','/zn/');</script>"))
                .containsExactly("年报 /nb/", "指南 /zn/");
        assertThat(named("<script>var l=[['/a.html','甲年报'],['/b.html','乙年报']];</script>"))
                .containsExactly("甲年报 /a.html", "乙年报 /b.html");
        assertThat(named("<script>m[0].t='甲年报';m[0].u='/a.html';m[1].t='乙年报';m[1].u='/b.html';</script>"))
                .containsExactly("甲年报 /a.html", "乙年报 /b.html");
        assertThat(named("<script>var t=['甲报','乙报','丙报'],u=['/a.html','/b.html','/c.html'];</script>"))
                .containsExactly("甲报 /a.html", "乙报 /b.html", "丙报 /c.html");
        assertThat(named("<script>s='甲年报|/a.html|2024-01-02';</script>")).containsExactly("甲年报 /a.html");
        assertThat(named("<script>m.push(`\\u5e74\\u62a5`, `/nb/`)</script>")).containsExactly("年报 /nb/");
    }

    @Test
    void anAttributeOfAnyNameMayLeadSomewhere() {
        assertThat(named("<router-link to='/nb/'>年报</router-link><b @click=\"go('/b.html')\">乙</b>"
                        + "<svg><a xlink:href='/c.html'><text>丙</text></a></svg><my-link href='/d.html'>丁</my-link>"
                        + "<p :href=\"'/e.html'\">戊</p><li onmousedown=\"location='/f.html'\">己</li>"))
                .containsExactly("年报 /nb/", "乙 /b.html", "丙 /c.html", "丁 /d.html", "戊 /e.html", "己 /f.html");
    }

    @Test
    void aListInAnAttributeIsRead() {
        assertThat(named("<div data-list='[{\"t\":\"甲区年度报告\",\"u\":\"/a.html\"}]'></div>"))
                .containsExactly("甲区年度报告 /a.html");
    }

    @Test
    void aLinkThatSaysOnlyADateIsNamedByItsRow() {
        assertThat(named("<ul><li>甲区2024年年度报告　<a href='/a.html'>[2025-01-18]</a></li></ul>"))
                .containsExactly("甲区2024年年度报告　[2025-01-18] /a.html");
    }

    private static List<String> words(String html) {
        return page(html).links().stream().map(Link::text).toList();
    }

    @Test
    void anIconIsNamedByItsRow() {
        assertThat(words("<li>金河区2021年年报<span>2022-01-20</span><a href=1.html><i class=eye></i></a></li>"))
                .containsExactly("金河区2021年年报2022-01-20");
    }

    @Test
    void aCellIsNamedByItsRowAndItsColumn() {
        assertThat(words(
                        "<table><tr><th>单位<th>2022年<th>2021年<tr><td>区政府<td><a href=1.html>查看</a><td><a href=2.html>查看</a>"
                                + "<tr><td>区教育局<td><a href=3.html>查看</a><td></table>"))
                .containsExactly("2022年 区政府", "2021年 区政府", "2022年 区教育局");
    }

    @Test
    void aRowThatIsAYearNamesItsIcon() {
        assertThat(words("<table><tr><td>2021年</td><td><a href=1.html><img src=pdf.png></a></td></tr></table>"))
                .containsExactly("2021年");
    }

    @Test
    void aTitleInTheRowBeforeNamesTheDownload() {
        assertThat(words("<div>金河区2021年政府信息公开年报</div><div><a href=1.doc>下载</a></div><div>金河区2020年政府信息公开年报</div>"
                        + "<div><a href=2.doc>下载</a></div>"))
                .containsExactly("金河区2021年政府信息公开年报", "金河区2020年政府信息公开年报");
    }

    @Test
    void bareYearsBelowTheNameOfTheReportsAreReports() {
        assertThat(
                        words(
                                "<div><div class=tit>政府信息公开年报</div><ul><li><a href=1.html>2021年</a></li></ul></div><a href=2.html>2020年</a>"))
                .containsExactly("政府信息公开年报 2021年", "2020年");
    }

    @Test
    void aPictureOfAnArrowTurnsOver() {
        assertThat(words("<a href=2.html><img src=/images/next.gif></a><a href=3.html><img src=/next/logo.gif></a>"))
                .containsExactly("下一页", "");
    }

    @Test
    void whatAHeadingSaysIsNotLeftOut() {
        assertThat(words("<div><h3>2022年</h3><p><a href=1.html>区政府</a><a href=2.html>2021年报告</a></p><h3>其他</h3><p>"
                        + "<a href=3.html>区政府</a></p></div><a href=4.html>首页</a>"))
                .containsExactly("2022年 区政府", "2021年报告", "区政府", "首页");
        assertThat(words("<h2>2022年</h2><h3>区教育局</h3><ul><li><a href=1.html>政府信息公开年报</a></ul><h3>区政府</h3>"
                        + "<ul><li><a href=2.html>政府信息公开年报</a><li><a href=3.html>区水务局年报</a></ul>"))
                .containsExactly("2022年 区教育局 政府信息公开年报", "2022年 区政府 政府信息公开年报", "2022年 区水务局年报");
        assertThat(words("<h3>区政府年报</h3><a href=1.html>2021年政府信息公开年报</a><h3>乡镇（街道）政府信息公开年报</h3>"
                        + "<a href=2.html>2021年政府信息公开年报</a>"))
                .containsExactly("区政府 2021年政府信息公开年报", "乡镇（街道） 2021年政府信息公开年报");
    }

    @Test
    void aCardIsCalledByItsTitle() {
        String said = "本报告根据《中华人民共和国政府信息公开条例》和国务院办公厅有关规定编制，全文包括总体情况等六个部分，请予监督。";
        String title = "某区2021年政府信息公开工作年度报告";
        assertThat(words("<a href=1.html><i>2022-01-20</i><h3>" + title + "</h3><p>" + said
                        + "</p></a><a href=2.html><div>" + title + "</div><div>" + said + "</div></a><a href=3.html>"
                        + said + "<b>" + title + "</b></a>"))
                .containsExactly(title, title, said + title);
    }

    @Test
    void moreOfABlockIsCalledByItsHeading() {
        assertThat(words(
                        "<div><h3>区政府<a href=1.html>更多&gt;&gt;</a></h3></div><div><div class=hd><span class=tit>政府信息公开年报</span>"
                                + "<a href=2.html>More</a></div></div><div><a href=3.html>更多</a></div>"))
                .containsExactly("区政府", "政府信息公开年报", "更多");
    }

    @Test
    void aYearBesideABlandLinkIsItsName() {
        assertThat(words("<li><b>2021年</b><a href=1.html>查看</a></li>")).containsExactly("2021年");
    }

    @Test
    void whatIsShownOfOtherFilesIsRead() {
        assertThat(named(
                        "<include src=/a.html></include><my-list data=/b.json></my-list><iframe srcdoc=\"&lt;a href='/c/'&gt;年报&lt;/a&gt;\">"
                                + "</iframe><form action=/d/><button>政务公开</button></form>"))
                .containsExactly(" /a.html", " /b.json", "年报 /c/", "政务公开 /d/");
    }

    @Test
    void theAddressesOfAMenuKeptInAListAreRead() {
        assertThat(named("<script>var u = new Array(); u[0]=\"/xw/\"; u[1]=\"/zwgk/\";</script>"))
                .containsExactly(" /xw/", " /zwgk/");
    }

    /** Blanks after blanks were tried in every division: days for 100,000 of them. */
    @Test
    void aRefreshOfBlanksTakesNoTime() {
        String blanks = " ".repeat(100_000);
        assertThat(HtmlPage.refresh("0" + blanks + ";" + blanks)).isEmpty();
        assertThat(HtmlPage.refresh(blanks)).isEmpty();
        assertThat(HtmlPage.refresh(" 0 ; url = '/a b'")).contains("/a b");
        assertThat(HtmlPage.refresh("5,/a")).contains("/a");
    }
}
