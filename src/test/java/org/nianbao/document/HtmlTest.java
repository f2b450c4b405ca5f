package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.document.Reading.blocks;
import static org.nianbao.document.Reading.cells;
import static org.nianbao.document.Reading.html;
import static org.nianbao.document.Reading.row;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Link;
import org.nianbao.model.Locator;

class HtmlTest {

    @Test
    void spansAreLaidOut() {
        Document d = html("<table><tr><td rowspan=2>三、<br>本</td><td colspan='2'>申请人<td>总计</tr>"
                + "<tr><td>1</td><td>2</td><td>3</td></tr></table>");
        assertThat(cells(d.grids().get(0)))
                .containsExactly("0,0 2x1 三、/本", "0,1 1x2 申请人", "0,3 1x1 总计", "1,1 1x1 1", "1,2 1x1 2", "1,3 1x1 3");
    }

    @Test
    void raggedRowsAndWildSpans() {
        Document d = html(
                "<table><tr><td rowspan=999>a<td colspan=0>b<tr><td>c<td>d<td>e<tr><tr><td colspan='2\"'>f</table>");
        assertThat(cells(d.grids().get(0)))
                .containsExactly("0,0 4x1 a", "0,1 1x1 b", "1,1 1x1 c", "1,2 1x1 d", "1,3 1x1 e", "3,1 1x2 f");
    }

    @Test
    void zeroRowspanRunsToTheEnd() {
        Document d = html("<table><tr><td rowspan=0>a<td>b<tr><td>c</table>");
        assertThat(cells(d.grids().get(0))).containsExactly("0,0 2x1 a", "0,1 1x1 b", "1,1 1x1 c");
    }

    @Test
    void cellsNeverOverlap() {
        Document d = html("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d</table>");
        assertThat(cells(d.grids().get(0))).containsExactly("0,0 1x1 a", "0,1 2x1 b", "0,2 1x1 c", "1,0 1x1 d");
    }

    @Test
    void layoutTablesAreDescendedInto() {
        Document d = html(
                "<table><tr><td>导航</td><td><p>一、概述</p><table><tr><td>规章<td>0</table><p>二、其他</p></td></tr></table>");
        assertThat(blocks(d)).containsExactly("导航", "一、概述", "二、其他");
        assertThat(d.grids()).hasSize(1);
        assertThat(d.grids().get(0).heading()).isEqualTo("一、概述");
        assertThat(d.blocks().get(2).beforeGrid()).isEqualTo(1);
    }

    @Test
    void anArticleInATableIsNoGrid() {
        Document d = html("<table><tr><td>左</td><td><p>" + "年度报告。".repeat(400) + "</p><p>完</p></td></tr></table>");
        assertThat(d.grids()).isEmpty();
        assertThat(blocks(d)).hasSize(3).endsWith("完");
    }

    @Test
    void aTableOfFiguresIsAGridWhateverElseIsInIt() {
        Document d = html("<table><tr><td><h3>规章</h3>" + "<td>1".repeat(7) + "<tr><td colspan=8>注" + "。".repeat(2_000)
                + "</table>");
        assertThat(row(d.grids().get(0), 0)).containsExactly("规章", "1", "1", "1", "1", "1", "1", "1");
    }

    @Test
    void tablesCutInPartsStayApart() {
        Document d = html("<table><tr><td>a<td>1</table><p>- 2 -</p><table><tr><td>b<td>2</table>");
        assertThat(d.grids()).extracting(Grid::ordinal).containsExactly(0, 1);
        assertThat(d.grids()).extracting(Grid::heading).containsExactly("", "- 2 -");
    }

    @Test
    void wordPaste() {
        Document d = html(
                "<p class=MsoNormal><span>（</span><span>四</span><span>）</span><font>无法提供\n   信息<o:p></o:p></font></p>"
                        + "<table class=MsoTableGrid><tr><td><p><span lang=EN-US>1.<o:p></o:p></span></p><p>属于&nbsp;国家秘密</p></td>"
                        + "<td><p><o:p>&nbsp;</o:p></p></td><td>\u20032\u200B</td></tr></table>");
        assertThat(blocks(d)).containsExactly("（四）无法提供信息");
        assertThat(row(d.grids().get(0), 0)).containsExactly("1.\n属于 国家秘密", "", "2");
    }

    @Test
    void gbk() {
        String page =
                "<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'><title> 朱镕\n年报 </title>"
                        + "</head><body><table><tr><td>规章</td><td>０</td></tr></table></body></html>";
        Document d = html(page, CharsetLabel.GB18030);
        assertThat(d.title()).isEqualTo("朱镕 年报");
        assertThat(d.source().charset()).contains("GB18030");
        assertThat(d.source().charsetFrom()).contains("meta");
        assertThat(row(d.grids().get(0), 0)).containsExactly("规章", "０");
        assertThat(source(page, d.grids().get(0).cells().get(1))).isEqualTo("<td>０</td>");
    }

    @Test
    void placesAreThoseOfTheElementsSource() {
        String page =
                "\r\n<p>&amp;&nbsp;一</p><table>\r\n<tr><td class='a'>&lt;1</td><td>2<td><b>3</b>\n<tr><td>4</table>x";
        Document d = html(page);
        assertThat(d.grids().get(0).cells().stream().map(c -> source(page, c).strip()))
                .containsExactly("<td class='a'>&lt;1</td>", "<td>2", "<td><b>3</b>", "<td>4");
    }

    @Test
    void hiddenThingsAreLeftOut() {
        Document d = html(
                "<style>p{}</style><script>var a='<p>x</p>'</script><nav>菜单</nav><p style='DISPLAY: none'>隐</p>"
                        + "<div hidden>藏</div><p>文</p><noscript>请</noscript><div style='display:none'><table><tr><td>规章<td>1</table></div>");
        assertThat(blocks(d)).containsExactly("文");
        assertThat(d.grids()).hasSize(1);
    }

    @Test
    void linesAndHeadings() {
        Document d = html("<h1>金河区<br>年度报告</h1><div>一<br/>二<p>三 <b>粗</b>体</p>四</div><ul><li><a href=x>甲</a><li>乙</ul>");
        assertThat(blocks(d)).containsExactly("金河区年度报告", "一", "二", "三 粗体", "四", "甲", "乙");
    }

    @Test
    void metaByLowerCaseNameFirstWins() {
        Document d = html("<head><meta name=SiteIDCode content=4101030001><meta name='ColumnName' content=''>"
                + "<meta name='columnname' content='政府信息公开年报'><meta name=ColumnName content=头部></head>"
                + "<ucaptitle>2021年年报</ucaptitle><publishtime>2022-01-20</publishtime>");
        assertThat(d.meta())
                .containsEntry("siteidcode", "4101030001")
                .containsEntry("columnname", "政府信息公开年报")
                .containsEntry("ucaptitle", "2021年年报")
                .containsEntry("publishtime", "2022-01-20");
    }

    @Test
    void attachments() {
        Document d = html(
                "<p>见附件</p><a href='./附件 1.docx'>附件</a><a href='/x/y.PDF?v=1#p'>正文</a><a href='/down?id=3'>年报.doc</a>"
                        + "<iframe src='/viewer/web/viewer.html?file=%2Fu%2Fr.pdf'></iframe><embed src='http://b.example/e.pdf'>"
                        + "<a href='/list.html'>列表</a><a href='javascript:void(0)' onclick=\"open('/f/g.wps')\">下载</a>"
                        + "<a href='ftp://x/y.pdf'>f</a><a href='http://[bad/y.pdf'>f</a>");
        assertThat(d.attachments().stream().map(HtmlTest::shown))
                .containsExactly(
                        "L http://www.jinhe.example/a/%E9%99%84%E4%BB%B6%201.docx 附件",
                        "L http://www.jinhe.example/x/y.PDF?v=1 正文",
                        "L http://www.jinhe.example/down?id=3 年报.doc",
                        "E http://www.jinhe.example/u/r.pdf ",
                        "E http://b.example/e.pdf ",
                        "X http://www.jinhe.example/f/g.wps 下载");
    }

    @Test
    void aPageThatOnlyHoldsAFileIsReadable() {
        assertThat(html("<html><body><embed src='r.pdf' type='application/pdf'></body></html>")
                        .attachments())
                .hasSize(1);
    }

    private static String shown(Link link) {
        return link.kind() + " " + link.uri() + " " + link.text();
    }

    private static String source(String page, Grid.Cell cell) {
        Locator.Span span = (Locator.Span) cell.place();
        return page.substring(span.start(), span.end());
    }

    @Test
    void sameBytesSamePlaces() {
        String page = "<table><tr><td>a<td>1<tr><td>b<td>2</table>";
        assertThat(html(page)).isEqualTo(html(page));
        assertThat(List.copyOf(html(page).grids())).isEqualTo(html(page).grids());
    }
}
