package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Link;

class TurningTest {
    private static final String AT = "http://www.jinhe.example/nb/";

    private static List<String> between(String... linked) {
        List<Link> links = List.of(linked).stream()
                .map(l -> new Link(URI.create(AT + l), "尾页", 'L'))
                .toList();
        return Turning.between(links, URI.create(AT)).stream()
                .map(l -> l.uri().toString().substring(AT.length()))
                .toList();
    }

    @Test
    void whereOnlyTheLastPageIsLinkedThoseBeforeItAreKnown() {
        assertThat(between("list_5.html")).containsExactly("list_2.html", "list_3.html", "list_4.html");
        assertThat(between("index_3.html")).containsExactly("index_1.html", "index_2.html");
        assertThat(between("list.jsp?page=4")).containsExactly("list.jsp?page=2", "list.jsp?page=3");
        assertThat(between("4/", "2/")).containsExactly("3/");
    }

    @Test
    void numbersThatAreNoPagesAreNotCounted() {
        assertThat(between("t20230101_4567.html")).isEmpty();
        assertThat(between("next.html")).isEmpty();
        assertThat(between("list_900.html")).isEmpty();
    }

    private static List<String> tried(String path, String html) {
        return Turning.tried(Pages.html(AT + path, html)).stream()
                .map(l -> l.uri().toString().substring(AT.length()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "共2页",
                "共 45 条，每页 30 条",
                "<div data-total-page='2'></div>",
                "<input type=hidden id=pageCount value=2>",
                "<span>1</span> <span>2</span> <span>下一页</span>",
                "<div>点击加载</div>",
                "<script>pageNav({total:2,name:'list',ext:'html'});</script>"
            })
    void aListThatGoesOnIsTurnedOver(String html) {
        assertThat(tried("", html)).contains("index_1.html");
        assertThat(tried("list_1.html", html)).containsExactly("list_2.html");
        assertThat(Turning.unlikely(Pages.html(AT + "nb.html", html)))
                .extracting(l -> l.uri().toString().substring(AT.length()))
                .contains("nb_2.html", "nb/2.html", "2.html");
    }

    @Test
    void anAddressWithAHoleForTheNumberIsFilled() {
        assertThat(tried("", "<div data-url='/nb/more?col=7&amp;p={p}' data-pages='3'>加载更多</div>"))
                .containsExactly("more?col=7&p=2", "more?col=7&p=3");
    }

    @Test
    void recordsAreNoPages() {
        assertThat(tried(
                        "",
                        "<script>$('#7').jpage({perPage:15,totalRecord:12});page({total:40,pageSize:20});</script>"))
                .isEmpty();
        assertThat(tried("", "<script>laypage.render({elem:'p',count:40,limit:20,jump:go})</script>"))
                .contains("index_1.html");
        assertThat(tried("", "<script>turnPage('/nb/index','.html',3,1)</script>"))
                .contains("index_1.html");
    }

    @Test
    void aListThatEndsIsNot() {
        assertThat(tried("", "<p>2021 2020 2019</p> 共1页 共 9 条 每页 15 条")).isEmpty();
        assertThat(tried("list_2.html", "共2页")).isEmpty();
        assertThat(tried("3/", "<i>1</i> <i>2</i> <i>3</i> <i>下一页</i>")).isEmpty();
    }

    @Test
    void theAddressThatAScriptWritesForAPageIsAskedFor() {
        String script =
                "<script>laypage({pages:9, curr:1, jump:function(e){ location.href = '/nb/?page=' + e.curr; }})</script>";
        assertThat(tried("", script)).containsExactly("?page=2");
        assertThat(tried("?page=2", script)).containsExactly("?page=3");
        assertThat(tried("l.html", script.replace("/nb/?", "?"))).containsExactly("l.html?page=2");
        assertThat(tried("?page=9", script)).isEmpty();
        assertThat(tried("", script.replace("e.curr", "e.curr + '.html'").replace("?page=", "l_")))
                .containsExactly("l_2.html");
    }
}
