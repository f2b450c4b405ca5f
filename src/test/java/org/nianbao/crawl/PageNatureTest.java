package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.Settings;

class PageNatureTest {
    private static final URI AT = URI.create("http://www.a.example/x");

    @TempDir
    Path folder;

    private Outcome of(int status, String html) throws IOException {
        Duration second = Duration.ofSeconds(1);
        Settings.Network limits =
                new Settings.Network("", true, Optional.empty(), Optional.empty(), second, second, second, 1000);
        Exchange exchange = new Exchange(AT, limits, folder, Clock.systemUTC());
        exchange.status = status;
        exchange.entity.write(html.getBytes(StandardCharsets.UTF_8));
        DecodedText text = new DecodedText(html, "UTF-8", "meta", "");
        Page page = Crawl.page(AT, Optional.empty(), "", "text/html", Optional.of(text));
        return PageNature.of(exchange, html.isEmpty() ? Optional.empty() : Optional.of(page), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <title>404 Not Found</title>x | soft_error.soft_not_found",
                "200 | <title>提示</title>对不起，您要访问的网页已被删除 | soft_error.soft_not_found",
                "200 | 该文章已删除 | soft_error.soft_not_found",
                "200 | 网站正在进行升级维护，请稍后访问 | soft_error.maintenance",
                "503 | 系统维护中 | soft_error.maintenance",
                "503 | Service | soft_error.server_error",
                "200 | <title>用户登录</title><input type='password'> | soft_error.login",
                "401 | x | soft_error.login",
                "200 | 您的访问请求已被拒绝，事件编号 1 | blocked.forbidden",
                "200 | 您的请求带有不合法参数，已被网站管理员设置拦截！ | blocked.forbidden",
                "200 | 访问验证 | blocked.challenge",
                "200 | <script>document.cookie='a';location.href='/'</script> | blocked.challenge",
                "202 | <script src=/x.js></script> | blocked.challenge",
                "521 | <script></script> | blocked.challenge",
                "412 | x | blocked.challenge",
                "405 | 很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。 | blocked.forbidden",
                "468 | 拦截 | blocked.forbidden",
                "503 | <title>Just a moment...</title>Checking your browser<script></script> | blocked.challenge",
                "403 | <title>安全验证</title>请完成安全验证 | blocked.challenge",
                "200 | <p>请开启JavaScript并刷新该页</p><script>x()</script> | blocked.challenge",
                "200 | <noscript>请启用 JavaScript 后刷新</noscript><div id=app></div><script src=a.js></script> | captured.content",
                "200 | <noscript>Please enable JavaScript to continue.</noscript><script src=a.js></script> | captured.content",
                "200 | <title>安全验证技术规范</title>访问验证的办法见附件 <a href=a.pdf>1</a><a href=b.pdf>2</a> 公开属性：主动公开。发布机构：区政府办公室。索引号：000014349。成文日期：2021年。主题分类：信息公开。有效性：现行有效。联系电话：见首页下方。 | captured.content",
                "404 | 您访问的页面不存在，或被防火墙隐去 | soft_error.not_found",
                "500 | 系统错误：拦截器异常 | soft_error.server_error",
                "503 | 系统维护中，暂停访问，安全策略升级 | soft_error.maintenance",
                "429 | x | blocked.too_many",
                "403 | x | blocked.forbidden",
                "404 | x | soft_error.not_found",
                "410 | x | soft_error.gone",
                "418 | x | soft_error.client_error",
                "500 | x | soft_error.server_error",
                "302 | x | soft_error.server_error",
                "304 | x | not_modified.unchanged",
                "200 | 本网站已迁移至新域名，请更新收藏 | soft_error.moved",
                "200 | 本站已停止更新，请访问新网站 | soft_error.moved",
                "200 | 首页 政务公开 打印 关闭 网站地图 关闭窗口 | captured.content",
                "200 | 2021年政府信息公开年报 网站维护：大数据局 政府网站标识码 4101030001 | captured.content",
                "200 | 附件：年报.pdf 如附件链接失效请与我们联系 | captured.content",
                "200 | <title>区政府公告〔2021〕404号</title>登录 | captured.content",
                "200 | <frameset><frame src=a.htm></frameset> | captured.content"
            })
    void saysWhatAShortPageIs(int status, String html, String kindAndReason) throws IOException {
        Outcome outcome = of(status, html);
        assertThat(outcome.kind() + "." + outcome.reason().id()).isEqualTo(kindAndReason);
    }

    @Test
    void aTitleThatAsksForProofCountsBesideALongerText() throws IOException {
        String text = "为了保护网站，请完成下面的操作后继续。如果您多次看到此页面，请联系网站管理员并提供下面的编号。".repeat(2)
                + "事件编号：1234567890123456789012345678901234567890";
        assertThat(text).hasSizeBetween(81, PageNature.SHORT);
        assertThat(of(200, "<title>安全验证</title><p>" + text).reason()).isEqualTo(Reason.CHALLENGE);
        assertThat(of(200, "<title>安全验证 - 甲区人民政府</title><p>" + text).reason()).isEqualTo(Reason.CHALLENGE);
        assertThat(of(200, "<title>通知</title><p>" + text).reason()).isEqualTo(Reason.CONTENT);
    }

    @Test
    void anEmptyAnswerIsNoContent() throws IOException {
        assertThat(of(200, "").reason().id()).isEqualTo("empty");
    }

    @ParameterizedTest
    @CsvSource({
        "/zwgk/2021/t1.html, /404.html, L, true",
        "/zwgk/2021/t1.html, http://www.a.example/error/notfound.jsp?x=1, L, true",
        "/zwgk/2021/t1.html, /, LL, true",
        "/zwgk/2021/nb.pdf, /index.html, LL, true",
        "/zwgk/2021/t1.html, /zwgk/2021/t2.html, L, false",
        "/zwgk/2021/, /, L, false",
        "/zwgk/index.html, /, L, false",
        "/portal/home.html, /, '', false",
        "/portal/home.html, /404.html, R, false",
        "/nb/t20210404.html, /nb/t20210404_1.html, L, false"
    })
    void aSinkOfErrorsIsNoRedirect(String from, String to, String hops, boolean sink) {
        Duration second = Duration.ofSeconds(1);
        Settings.Network limits =
                new Settings.Network("", true, Optional.empty(), Optional.empty(), second, second, second, 1000);
        Exchange exchange = new Exchange(AT.resolve(from), limits, folder, Clock.systemUTC());
        exchange.status = 302;
        assertThat(PageNature.sunk(exchange, hops, Optional.of(to)).isPresent()).isEqualTo(sink);
    }
}
