package org.nianbao.crawl.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.crawl.Crawl;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Link;

/** Ways to a page that scripts, attributes and forms make. */
class PageScriptsTest {
    private static final URI AT = URI.create("http://a.example/nb/list.html");

    static List<Link> links(String html) {
        DecodedText text = new DecodedText("<body>" + html + "</body>", "UTF-8", "meta", "UTF-8");
        return Crawl.page(AT, Optional.empty(), "", "text/html", Optional.of(text))
                .links();
    }

    private static List<String> addresses(String html) {
        return links(html).stream()
                .map(l -> l.uri().toString().replace("http://a.example", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a onclick=\"openUrl('/q/7/')\">政府信息公开年报</a><script>function openUrl(u){window.open(u)}</script>",
                "<a href='#' id='nb'>政府信息公开年报</a><script>$('#nb').attr('href','/q/7/')</script>",
                "<a href='#' id=nb>政府信息公开年报</a><script>$(\"#nb\").click(function(){location.href='/q/7/'})</script>",
                "<div class=nb>政府信息公开年报</div><script>$(\".nb\").on('click',function(){window.open('/q/7/')})</script>",
                "<a href='#' id=nb>政府信息公开年报</a><script>document.getElementById('nb').href='/q/7/';</script>",
                "<li class=m data-id='7'>政府信息公开年报</li><script>$('.m').click(function(){location.href='/q/'+$(this).attr('data-id')+'/'})</script>",
                "<li class=m data-id='7'>政府信息公开年报</li><script>$('.m').click(function(){var id=$(this).data('id');location.href='/q/'+id+'/'})</script>",
                "<a href='javascript:void(0)' onclick='goto(this)' data-code='7'>政府信息公开年报</a><script>function goto(e){location.href='/q/'+e.getAttribute('data-code')+'/'}</script>",
                "<a href='javascript:void(0)' onclick='goto(this)' data-code='7'>政府信息公开年报</a><script>function goto(e){location.href='/q/'+e.dataset.code+'/'}</script>",
                "<a href='javascript:void(0)' onclick='goto(this)' id='7'>政府信息公开年报</a><script>function goto(e){location.href='/q/'+e.id+'/'}</script>",
                "<div id=app></div><script>var menus=[{name:'政府信息公开年报',path:'/q/7/'},{name:'政府信息公开指南',path:'/q/8/'}];</script>",
                "<div id=app></div><script>var menus={\"政府信息公开年报\":\"/q/7/\",\"公开指南\":\"/q/8/\"};</script>",
                "<div id=app></div><script>var names=['公开指南','政府信息公开年报'];var urls=['/q/8/','/q/7/'];</script>",
                "<div id=app></div><script>addItem('117','政府信息公开年报','/q/7/');addItem('118','公开指南','/q/8/');</script>",
                "<script>document.write('<a href=\"/q/7/\">政府信息公开年报</a>');</script>",
                "<script>var base='/q';document.write(\"<a href='\"+base+\"/7/'>政府信息公开年报</a>\");</script>",
                "<select onchange='go(this.value)'><option value='7'>政府信息公开年报</option></select><script>function go(id){window.open('/q/'+id+'/')}</script>",
                "<form action='/q/7/'><input type=submit value='政府信息公开年报'></form>",
                "<button formaction='/q/7/'>政府信息公开年报</button>",
                "<svg><a xlink:href='/q/7/'><text>政府信息公开年报</text></a></svg>",
                "<script type='text/template'><li><a href='/q/7/'>政府信息公开年报</a></li></script>",
                "<script type='text/html' id=t><li><a href='/q/7/'>政府信息公开年报</a></li></script>",
                "<div data-options=\"{url:'/q/7/',title:'政府信息公开年报'}\"></div>",
                "<a onclick=\"go('L3EvNy8=')\">政府信息公开年报</a><script>function go(b){location.href=atob(b)}</script>",
                "<a href='javascript:show(7)'>政府信息公开年报</a><script>var show=function(n){window.location.href='/q/'+n+'/'};</script>",
                "<a href='javascript:show(7)'>政府信息公开年报</a><script>const show=(n)=>{window.location.href=`/q/${n}/`};</script>",
                "<a href='javascript:show(7)'>政府信息公开年报</a><script>var root='/q/';function show(n){window.location.href=root+n+'/';}</script>",
                "<a href='javascript:show(7)'>政府信息公开年报</a><script>function show(n){var u='/q/'+n+'/';window.open(u);}</script>",
                "<a href='javascript:show(7)'>政府信息公开年报</a><script>function show(n){var u='/q/';u+=n+'/';location.href=u;}</script>",
                "<a onmousedown=\"this.href='/q/7/'\">政府信息公开年报</a>",
                "<dl><dt>政府信息公开年报</dt><dd><a href='/q/7/'><img src=x.png></a></dd></dl>",
                "<div><a href='/q/7/'><img src=x.png></a><p>政府信息公开年报</p></div><div><a href='/q/8/'><img src=x.png></a><p>公开指南</p></div>",
                "<div onclick=\"location='/q/7/'\"><span>政府信息公开年报</span></div>",
                "<router-link to='/q/7/'>政府信息公开年报</router-link>",
                "<ul><li>政府信息公开年报<a href='/q/7/'>&nbsp;</a></li></ul>",
                "<a href='/q/7/'>政府信息<b>公开</b>年报 <em>NEW</em></a>",
                "<a href='/q/7/'>政府信息公开年报(12)</a>",
                "<a href='/q/7/'>5、政府信息公开年报 &gt;</a>"
            })
    void aWayIsFoundWithItsName(String html) {
        assertThat(links(html))
                .anyMatch(l -> l.uri().toString().equals("http://a.example/q/7/")
                        && l.text().contains("年报"));
    }

    @Test
    void aSumIsNotTakenForItsFirstPart() {
        assertThat(
                        addresses(
                                "<a href='javascript:show(x)'>年报</a><script>function show(n){location.href='/q/'+n+'/'}</script>"))
                .isEmpty();
    }

    @Test
    void numbersAreAddedAndTextsAreJoined() {
        assertThat(
                        addresses(
                                "<a href='#' onclick='next()'>下一页</a><script>var cur=1;function next(){location.href='list_'+(cur+1)+'.html'}</script>"))
                .contains("/nb/list_2.html");
        assertThat(
                        addresses(
                                "<a onclick=\"go('1')\">下一页</a><script>function go(n){location.href='list_'+n+1+'.html'}</script>"))
                .contains("/nb/list_11.html");
    }

    @Test
    void aFunctionThatWritesALineIsFollowedAtEachCall() {
        assertThat(links("<script>addRow('1','2021年年报');addRow('2','2020年年报');"
                        + "function addRow(id,t){document.write('<a href=\"/d/'+id+'.html\">'+t+'</a>')}</script>"))
                .contains(
                        new Link(URI.create("http://a.example/d/1.html"), "2021年年报", 'X'),
                        new Link(URI.create("http://a.example/d/2.html"), "2020年年报", 'X'));
    }

    @Test
    void aFrameThatAScriptFillsIsAFrame() {
        assertThat(links("<iframe id=f></iframe><script>var id='7';$('#f').attr('src','/list.html?c='+id);</script>"))
                .containsExactly(new Link(URI.create("http://a.example/list.html?c=7"), "", 'E'));
    }

    @Test
    void aPostBackTurnsOverAndDoesNothingElse() {
        String form =
                "<form method=post action='./l.aspx?id=5'><input type=hidden name=__EVENTTARGET><input type=hidden name=__EVENTARGUMENT>"
                        + "<input type=hidden name=__VIEWSTATE value='/wE=P'><a href=\"javascript:__doPostBack('pg','2')\">%</a></form>";
        assertThat(addresses(form.replace("%", "下一页")))
                .containsExactly(
                        "/nb/l.aspx?id=5&__wb_method=POST&__EVENTTARGET=pg&__EVENTARGUMENT=2&__VIEWSTATE=%2FwE%3DP");
        assertThat(addresses(form.replace("%", "退出登录"))).isEmpty();
    }

    @Test
    void aFormThatAScriptFillsInIsSentToTurnOver() {
        String form =
                "<form method=% action='/l.do'><input type=hidden name=col value=7><input type=hidden name=pageNo value=1></form>"
                        + "<a href='javascript:goPage(2)'>下一页</a><script>function goPage(n){document.forms[0].pageNo.value=n;document.forms[0].submit()}</script>";
        assertThat(addresses(form.replace("%", "get"))).contains("/l.do?col=7&pageNo=2");
        assertThat(addresses(form.replace("%", "post"))).containsExactly("/l.do?__wb_method=POST&col=7&pageNo=2");
        assertThat(addresses(form.replace("%", "post").replace("下一页", "删除"))).isEmpty();
    }

    /** Two hundred functions that call each other all: the ways through them are beyond counting. */
    @Test
    void scriptsThatCallEachOtherWithoutEndAreLeft() {
        StringBuilder calls = new StringBuilder();
        StringBuilder functions = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            calls.append("f").append(i).append("(1);");
        }
        for (int i = 0; i < 200; i++) {
            functions
                    .append("function f")
                    .append(i)
                    .append("(n){")
                    .append(calls)
                    .append("}\n");
        }
        String clicks = "<a onclick='f1(1)'>政府信息公开年报</a>".repeat(3000);
        assertThat(addresses(clicks + "<a href=/q/>年报</a><script>" + functions + "</script>"))
                .containsExactly("/q/");
    }

    /** It would take longer than the world has. */
    @Test
    void aSelectorThatHoldsAnExpressionIsNotLookedUp() {
        String words = "<p>" + "a".repeat(40) + "!</p>";
        String script = "$(':matches((a+)+$)').click(function(){location.href='/x/'});"
                + "$('p:has(:matches((a+)+$))').attr('href','/x/');$('[title~=(a+)+$]').attr('href','/x/');";
        assertThat(addresses(
                        words + "<a title='" + "a".repeat(40) + "!' href=/q/>年报</a><script>" + script + "</script>"))
                .contains("/q/");
    }

    /** As in a selector, so in the name of a field. */
    @Test
    void aFieldWithAnyNameIsAFieldOnly() {
        String form = "<form action=/q/ method=post><input type=hidden name=__VIEWSTATE value=v>"
                + "<input id=x name='__x], :matches((a+)+$)' value=1>" + "a".repeat(40) + "!"
                + "<a href=\"javascript:turn()\">下一页</a></form>";
        assertThat(addresses(
                        form + "<script>function turn(){document.getElementById('x').value='2';f.submit()}</script>"))
                .singleElement()
                .satisfies(a -> assertThat(a).startsWith("/q/").contains("__VIEWSTATE=v"));
    }
}
