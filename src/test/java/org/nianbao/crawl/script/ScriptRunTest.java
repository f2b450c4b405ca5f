package org.nianbao.crawl.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.Link;

/** What the scripts of a page say, whatever words of the language they say it with. */
class ScriptRunTest {
    private static List<String> script(String script) {
        return PageScriptsTest.links("<p>" + "年报 ".repeat(100) + "</p><script>" + script + "</script>").stream()
                .map(l -> (l.text() + " " + l.uri().toString().replace("http://a.example", "")).strip())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.write(unescape('%3Ca%20href%3D%22/q/%22%3E%u5E74%u62A5%3C/a%3E'))",
                "document.write(decodeURIComponent('%3Ca%20href%3D%22/q/%22%3E%E5%B9%B4%E6%8A%A5%3C/a%3E'))",
                "var s='';for(var i=1;i<=2;i++){if(i%2==0)continue;s+='<a href=\"/q/\">年报</a>'}document.write(s)",
                "var m=[['年报','q'],['指南','g']];m.forEach(function(x){document.write('<a href=\"/'+x[1]+'/\">'+x[0]+'</a>')})",
                "let m=[{n:'年报',c:'q'}];document.getElementById('m').innerHTML=m.map(({n,c})=>`<a href='/${c}/'>${n}</a>`).join('')",
                "var o={q:'年报'};for(var k in o){document.write('<a href=/'+k+'/>'+o[k]+'</a>')}",
                "$(function(){$('#m').append('<a href=/q/>'+'年报'+'</a>')})",
                "var a=document.createElement('a');a.href='/q/';a.innerText='年报';document.body.appendChild(a)",
                "setTimeout(\"document.write('<a href=/q/>年报</a>')\",10)",
                "switch('b'){case 'a':document.write('<a href=/x/>');break;default:document.write('<a href=/q/>年报</a>')}",
                "var t='a|b'.split('|')[1];document.write('<a href=/'+t.replace(/b/,'q')+'/>年报</a>')",
                "(function(w){w.menu=function(n,u){document.write('<a href=\"'+u+'\">'+n+'</a>')}})(window);menu('年报','/q/')",
                "var c=String.fromCharCode(113);document.write('<a href=/'+c+'/>年报</a>')",
                "var r=JSON.parse('[{\"title\":\"年报\",\"url\":\"/q/\"}]');draw(r)",
                "zTree({click:function(e,id,n){location.href='/'+n.id+'/'}},[{id:'q',name:'年报'}])",
                "try{x.y.z();document.write('<a href=/q/>年报</a>')}catch(e){}",
                "class A{m(){}} document.write('<a href=/q/>年报</a>')",
            })
    void aMenuIsReadHoweverItIsWritten(String script) {
        assertThat(script(script + ";//<div id=m></div>")).contains("年报 /q/");
    }

    @Test
    void aPageIsAskedForAsOftenAsThereAreSome() {
        assertThat(
                        script(
                                "var page=1,all=4;$(window).scroll(function(){if(page<all){page++;$.get('more_'+page+'.html',function(d){})}})"))
                .containsExactly("下一页 /nb/more_2.html", "下一页 /nb/more_3.html", "下一页 /nb/more_4.html");
    }

    @Test
    void whatAnEntryIsMadeOfStandsBesideTheRequest() {
        assertThat(
                        script(
                                "fetch('/api/list?c=7').then(r=>r.json()).then(d=>{d.rows.forEach(x=>{box.innerHTML+=`<a href=\"/show/${x.id}.html\">${x.t}</a>`})})"))
                .containsExactly("列表数据 /show/{id}.html /api/list?c=7");
    }

    @Test
    void recordsAreLinkedAsTheTemplateOfThePageSays() {
        assertThat(
                        PageScriptsTest.links(
                                "<li v-for='r in rows'><a :href=\"'/show/'+r.id+'.html'\">{{r.t}}</a></li><script>"
                                        + "new Vue({el:'#a',data:{rows:[{id:7,t:'某区2021年年报'},{id:8,t:'某区2020年年报'}]}})</script>"))
                .extracting(l -> l.text() + " " + l.uri().getPath())
                .containsExactly("某区2021年年报 /show/7.html", "某区2020年年报 /show/8.html");
    }

    @Test
    void aRequestIsMadeOfWhatStandsInThePage() {
        assertThat(PageScriptsTest.links(
                        "<input type=hidden id=cid value=9><script>function load(p){$.ajax({url:'/q/list',type:'post',"
                                + "data:{cid:$('#cid').val(),page:p}})}load(1)</script>"))
                .extracting(l -> l.uri().toString().replace("http://a.example", ""))
                .containsExactly("/q/list?__wb_method=POST&cid=9&page=1");
    }

    @Test
    void eachChoiceOfAMenuBesideAButton() {
        assertThat(
                        PageScriptsTest.links(
                                "<select id=y><option>2023</option><option>2022</option></select><button onclick=\"location.href='/'+$('#y').val()+'.html'\">查看</button>"))
                .extracting(l -> l.text() + l.uri().getPath())
                .contains("2023/2023.html", "2022/2022.html");
    }

    /** What is to be shown stands in the address, however the script takes it out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "new URLSearchParams('?tab=nb&x=1').get('tab')",
                "new URL('http://a.example/?tab=nb#x').searchParams.get('tab')",
                "unescape('tab=nb&x=1'.match(new RegExp('(^|&)'+'tab'+'=([^&]*)(&|$)','i'))[2])",
            })
    void aFieldOfAnAddressIsRead(String field) {
        assertThat(script("$('#p').load('/p/'+" + field + "+'.html')")).contains("列表数据 /p/nb.html");
    }

    @Test
    void aClickOnAListAsksWhichOfItsEntriesWasHit() {
        assertThat(
                        PageScriptsTest.links(
                                "<ul id=u><li data-id=7>2021年年报</li><li data-id=8>2022年年报</li></ul><script>document.getElementById('u')"
                                        + ".addEventListener('click',e=>{location.href='/a/'+e.target.dataset.id+'.html'})</script>"))
                .extracting(l -> l.text() + l.uri().getPath())
                .contains("2021年年报/a/7.html", "2022年年报/a/8.html");
    }

    @Test
    void aButtonOfAYearLoadsThatYear() {
        assertThat(
                        PageScriptsTest.links(
                                "<button onclick=show(2021)>2021</button><script>function show(y){$('#l').load('/l/'+y+'/')}</script>"))
                .contains(new Link(URI.create("http://a.example/l/2021/"), "2021", 'S'));
    }

    /** Parts of a page behind {@code #}, however the script hears of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "function f(){$('#p').load(m[location.hash.substring(1)||'zn'])}window.onhashchange=f;f()",
                "$(window).on('hashchange',function(){$.get(m[location.hash.replace('#','')],function(d){})})",
                "window.addEventListener('hashchange',e=>{fetch(m[e.newURL.split('#')[1]])})",
                "$(function(){var k=location.href.split('#')[1];if(m[k])$('#p').load(m[k])})",
                "$('a').click(function(){location.hash=$(this).attr('href');$('#p').load(m[location.hash.slice(1)])})",
            })
    void aPartBehindTheMarkIsAskedFor(String script) {
        assertThat(PageScriptsTest.links("<a href='#zn'>政府信息公开指南</a><a href='#nb'>政府信息公开年报</a>"
                        + "<script>var m={zn:'/p/zn.html',nb:'/p/nb.html'};" + script + "</script>"))
                .contains(new Link(URI.create("http://a.example/p/nb.html"), "政府信息公开年报", 'S'));
    }

    /** Each would go on for ever, or fill all memory, or the stack. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "while(true){}",
                "for(;;){x+=1}",
                "function f(){f();f()}f()",
                "var s='aaaaaaaaaa';while(true){s+=s}",
                "var a=[1];while(true){a=a.concat(a)}",
                "var a=[];while(true){a.push(a)}",
                "var a=[];a.push(a);draw(a);JSON.stringify(a);''+a",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.match(/^(a+)+$/)",
                "var s='x'.repeat(1e9)",
                "function f(){setTimeout(f,1);setTimeout(f,1)}f()",
                "$('a').each(function(){$('a').each(function(){$('a').each(arguments.callee)})})",
                "var b=$('body');while(true){b.find('a').text()}",
                "while(true){document.body.innerHTML}",
                "var x=[1],i=0;while(i++<9){var y=[],j=0;while(j++<500)y.push(x);x=y}JSON.stringify(x);draw(x);''+x",
                "while(true){$('a').on('click',function(){location.href='/'+Math.max(1,2)})}",
                "while(true){document.write('<a href=/x'+(n++)+'>x</a>')}",
                "var i=0;while(true){document.write('<a href=/x/'+(i++)+'/>x</a>')}",
            })
    void aScriptWithoutEndIsLeft(String script) {
        assertThat(PageScriptsTest.links("<a href=/q/>年报</a>".repeat(50) + "<script>" + script
                        + ";location.href</script><script>" + script + ";location.href</script>"))
                .contains(new Link(URI.create("http://a.example/q/"), "年报", 'L'));
    }

    @Test
    void bracketsWithoutEndAreLeft() {
        for (String sign : List.of("(", "[", "{", "!", "a?", "f(", "`${", "x=>", "if(", "new ", "-", "a.b(")) {
            assertThat(PageScriptsTest.links(
                            "<a href=/q/>年报</a><script>location.href=" + sign.repeat(60_000) + "</script>"))
                    .contains(new Link(URI.create("http://a.example/q/"), "年报", 'L'));
        }
    }
}
