package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Link;
import org.nianbao.model.Page;

/** Lists and menus whose requests are made by scripts. */
class ScriptListsTest {
    private static final String HOST = "http://www.jinhe.example";

    private static List<String> posted(String script) {
        return addresses(PostLists.of(Pages.html(HOST + "/nb/", "<script>" + script + "</script>")));
    }

    private static List<String> addresses(List<Link> links) {
        return links.stream().map(l -> l.uri().toString().replace(HOST, "")).toList();
    }

    private static Page answer(String path, String anchor, String type, String body) {
        return new Page(
                URI.create(HOST + path),
                Optional.of(URI.create(HOST + "/")),
                anchor,
                type,
                "",
                Map.of(),
                "",
                List.of(new Link(URI.create(HOST + "/1.html"), "2021年", 'X')),
                body);
    }

    @Test
    void twoCallsBesideEachOtherAreNotConfused() {
        assertThat(
                        posted(
                                "$.ajax({type:'POST',url:'/news/list',data:{c:'12',pageNo:1},success:a});"
                                        + "$.ajax({data:{c:'117',pageNo:1},url:'/nb/list',type:'POST',success:b});$.get('/x/list',{c:'9'})"))
                .containsExactly(
                        "/news/list?__wb_method=POST&c=12&pageNo=1", "/nb/list?__wb_method=POST&c=117&pageNo=1");
    }

    @Test
    void aGetBesideAPostIsNoPost() {
        assertThat(posted("$.ajax({url:'/a/list',data:{c:'1'}});$.ajax({type:'post',url:'/b/list',data:{c:'2'}});"))
                .containsExactly("/b/list?__wb_method=POST&c=2");
    }

    @Test
    void fieldsMayBeListsOfOneValue() {
        assertThat(posted("$.ajax({url:'/queryList',type:'post',data:{'current':1,'channelCode[]':['zfxxgknb']}});"))
                .containsExactly("/queryList?__wb_method=POST&current=1&channelCode%5B%5D=zfxxgknb");
    }

    @Test
    void anAnswerNamesTheNextByAMark() {
        String rows = "{\"items\":[{\"title\":\"2021年\",\"url\":\"/1.html\"}],\"nextCursor\":";
        JsonLists lists = new JsonLists();
        String at = "/api/list?c=7&cursor=";
        assertThat(addresses(lists.paging(answer(at, "", "application/json", rows + "\"a5F\"}"))))
                .containsExactly("/api/list?c=7&cursor=a5F");
        assertThat(lists.paging(answer(at + "a5F", "", "application/json", rows + "null}")))
                .isEmpty();
    }

    @Test
    void aMenusFunctionIsFoundInItsFile() {
        Page home = Pages.html(
                HOST + "/",
                "<script src='/js/nav.js'></script><ul><li><a href=\"javascript:go('zn')\">公开指南</a></li>"
                        + "<li><a href=\"javascript:go('xxgknb')\"><b>公开</b>年报</a></li></ul>");
        Link file = Frames.scripts(home).get(0);
        assertThat(file.text()).isEqualTo("脚本 go(zn)=公开指南 go(xxgknb)=公开年报");
        Page script = answer(
                "/js/nav.js",
                file.text(),
                "application/javascript",
                "function go(c){window.open('/zwgk/'+c+'/index.html');}");
        assertThat(new Called().recognises(script)).isTrue();
        assertThat(new Called().entries(script))
                .containsExactly(
                        new Link(URI.create(HOST + "/zwgk/zn/index.html"), "公开指南", 'X'),
                        new Link(URI.create(HOST + "/zwgk/xxgknb/index.html"), "公开年报", 'X'));
    }

    @Test
    void anIdIsNoValueOfTheAddressThatEndsBeforeIt() {
        Page page = Pages.html(
                HOST + "/nb/",
                "<script>$.get('/data/itemId=42,pageIndex=1.json',function(r){h='<a href=\"/v.html?docId='+r.docId+'\">'});</script>");
        assertThat(GetLists.of(page).get(0).text()).isEqualTo("列表数据 /v.html?docId={docId}");
    }
}
