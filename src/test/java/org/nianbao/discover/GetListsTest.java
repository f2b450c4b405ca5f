package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

class GetListsTest {
    private static final String AT = "http://www.jinhe.example/nb/";

    private static List<String> asked(String html) {
        return GetLists.of(Pages.html(AT, html)).stream()
                .map(l -> l.uri().toString().replaceFirst("http://www.jinhe.example", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>var col = '57'; var page = 1; $.get('/api/list?c=' + col + '&page=' + page, show);</script>",
                "<script>var cfg = {col: 57}; $.getJSON('/api/list', {c: cfg.col, page: pageNo}, show);</script>",
                "<script>const col = \"57\"; fetch(`/api/list?c=${col}&page=${current.page}`).then(show);</script>",
                "<input type=hidden id=col value=57><script>axios.get('/api/list', {params: {c: $('#col').val(), page: 1}})</script>",
                "<ul id=l data-col=57></ul><script>$.ajax({url: '/api/list', data: {c: $(this).data('col'), page: 1}})</script>",
            })
    void anAddressIsPutTogetherOutOfWhatThePageHolds(String html) {
        assertThat(asked(html)).containsExactly("/api/list?c=57&page=1");
    }

    @Test
    void piecesOfAPageAreAskedFor() {
        assertThat(asked("<script>$('#l').load('/inc/list.html');</script>")).containsExactly("/inc/list.html");
    }

    @Test
    void whatThePageDoesNotHoldIsNotInvented() {
        assertThat(asked("<script>$.get('/api/list?c=' + chosen, show);</script>"))
                .isEmpty();
        assertThat(asked("<script>$.get('/hits/count.do?id=5');$.ajax({url:'/save',type:'post'});</script>"))
                .isEmpty();
    }

    @Test
    void entriesWithoutAnAddressGetThatWhichTheScriptGivesThem() {
        Page column = Pages.html(
                AT,
                "<script>$.get('/api/list?page=1', function(r){ r.rows.forEach(function(e){ h += '<a href=\"/show/' + e.guid"
                        + " + '.html\">' + e.bt + '</a>'; }); });</script>");
        Link list = GetLists.of(column).get(0);
        assertThat(list.text()).isEqualTo("列表数据 /show/{guid}.html");
        Page answer = new Page(
                list.uri(),
                Optional.of(column.uri()),
                list.text(),
                "application/json",
                "",
                Map.of(),
                "",
                List.of(),
                "{\"total\":1,\"rows\":[{\"bt\":\"金河区2020年政府信息公开年度报告\",\"guid\":\"a5f\"}]}");
        assertThat(new JsonLists().entries(answer))
                .containsExactly(
                        new Link(URI.create("http://www.jinhe.example/show/a5f.html"), "金河区2020年政府信息公开年度报告", 'X'));
    }
}
