package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Coverage;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** What sites of the sixth set taught, and the last of the fifth. */
class SixthSetTest {
    private static final String HOME = "http://www.jinhe.example/";
    private static final Site SITE = Pages.site("金河区", HOME);
    private static final String REPORT = "<a href='/r.html'>金河区2020年政府信息公开工作年度报告</a>";

    private final Discovery discovery = new Discovery();

    private Judgement judged(String path, String anchor, String source) {
        return discovery.judge(
                Pages.html(URI.create(HOME + path), Optional.of(URI.create(HOME)), anchor, source), SITE);
    }

    private static LinkJudgement to(Judgement judgement, String path) {
        return judgement.links().stream()
                .filter(l -> l.uri().toString().equals(HOME + path))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> paths(Judgement judgement) {
        return judgement.links().stream()
                .map(l -> l.uri().toString().substring(HOME.length()))
                .toList();
    }

    @Test
    void theGovernmentOfficeIsLookedForAmongTheDepartments() {
        Judgement home = judged("zy/", "", "<title>总页</title><a href=/bmxxgk/>部门信息公开</a><a href=/bmdh/>部门动态</a>");
        assertThat(to(home, "bmxxgk/").promise()).isBetween(40, Coverage.GUESS - 1);
        assertThat(paths(home)).doesNotContain("bmdh/");
        Judgement directory = judged(
                "bmxxgk/",
                "部门信息公开",
                "<title>部门信息公开</title><a href=/bmxxgk/jyj/>教育局</a><a href=/bmxxgk/zfb/>区政府办公室</a><a href=/bmxxgk/mzj/>民政局</a>");
        assertThat(paths(directory)).containsExactly("bmxxgk/zfb/");
        assertThat(to(directory, "bmxxgk/zfb/").promise()).isBetween(90, Coverage.GUESS - 1);
    }

    @Test
    void anArchiveOfMonthsIsFollowedFirstWhereReportsComeOut() {
        Judgement column = judged(
                "nb/",
                "",
                "<title>政府信息公开年报</title><a href=2024/02/>2024年2月（3）</a><a href=2024/11/>2024年11月（1）</a><a href=r/>2024年13月</a>");
        assertThat(to(column, "nb/2024/02/").promise()).isGreaterThan(700);
        assertThat(to(column, "nb/2024/11/").promise()).isLessThan(Coverage.GUESS);
        assertThat(judged("nb/2024/02/", "2024年2月（3）", "<title>2024年2月</title>" + REPORT)
                        .kind())
                .isEqualTo(Kind.COLUMN);
    }

    @Test
    void monthsOfAnotherListAreNoPartsOfAColumn() {
        assertThat(paths(judged("xw/", "", "<title>新闻</title><a href=/art/2024/02/>2024年2月</a>")))
                .doesNotContain("art/2024/02/");
    }

    @Test
    void aListWithReportsOnSeveralPagesIsTurnedOverToTheSecondPageWithoutOne() {
        String next = "<title>政府信息公开目录</title><a href='/l_next.html'>下一页</a>";
        String anchor = "";
        int[] promises = new int[5];
        boolean[] shows = {true, true, false, false, false};
        for (int i = 0; i < promises.length; i++) {
            LinkJudgement turned =
                    to(judged("l_" + i + ".html", anchor, next + (shows[i] ? REPORT : "")), "l_next.html");
            promises[i] = turned.promise();
            anchor = turned.link().text();
        }
        assertThat(promises[0]).isLessThan(Coverage.GUESS);
        assertThat(promises[1]).isGreaterThan(Coverage.GUESS);
        assertThat(promises[2]).isGreaterThan(Coverage.GUESS);
        assertThat(promises[3]).isLessThan(Coverage.GUESS);
        assertThat(promises[4]).isLessThan(60);
    }

    @Test
    void aDoorHasFewWaysAndAnyOfThemLeadsIn() {
        String text = "<a href=/wza/>无障碍文本版</a>";
        Judgement door = home("<title>金河区人民政府</title><div id=app></div><noscript>" + text + "</noscript>");
        assertThat(to(door, "wza/").promise()).isGreaterThan(50);
        assertThat(paths(home("<a href=/sy/>进入首页</a><a href=/en/>English</a>"))).contains("sy/", "en/");
        Judgement whole = home(text + "<a href=/lx/>联系我们</a>"
                + "<a href=/a/>甲</a><a href=/b/>乙</a><a href=/c/>丙</a><a href=/d/>丁</a><a href=/e/>戊</a>");
        assertThat(to(whole, "wza/").promise()).isLessThan(to(whole, "a/").promise());
        assertThat(paths(whole)).doesNotContain("lx/");
    }

    @Test
    void aSitesOwnSearchIsAskedWhereNothingBetterIsKnown() {
        String form =
                "<form action=/so method=get><input type=hidden name=site value=7><input name=q><button>搜索</button></form>";
        List<LinkJudgement> asked = home("<meta charset=gbk>" + form + "<a href=/gk/>公开</a>").links().stream()
                .filter(l -> l.uri().getPath().equals("/so"))
                .toList();
        assertThat(asked).hasSize(3).allMatch(l -> l.promise() < 20);
        assertThat(asked.get(2).uri().getRawQuery()).isEqualTo("site=7&q=%C4%EA%B6%C8%B1%A8%B8%E6");
        String anybodys = "<a href=/t.html>2021年政府信息公开工作年度报告</a><a href=/r.html>金河区2021年政府信息公开年报</a>"
                + "<a href=/s.html>金河区教育局2021年政府信息公开年报</a>";
        assertThat(paths(judged("so?q=x", asked.get(0).link().text(), "<title>检索结果</title>" + anybodys)))
                .containsExactly("r.html");
        assertThat(paths(home(form.replace("method=get", "method=post")))).doesNotContain("so");
        assertThat(paths(home(form.replace("<input name=q>", "<input name=u><input type=password name=p>"))))
                .noneMatch(p -> p.startsWith("so?site=7&u="));
    }

    @Test
    void whatAScriptMayLoadIsTriedWhereItCannotBeToldWhen() {
        String script =
                "<script>var m={zn:'/p/zn.html',nb:'/p/qzfnb.html'};$('#p').load(m[location.hash.slice(1)||'zn'])</script>";
        Judgement section = judged("gk/", "政府信息公开年报", "<div id=p></div>" + script);
        assertThat(to(section, "p/qzfnb.html").promise()).isBetween(80, Coverage.GUESS - 1);
        assertThat(paths(judged("gk/", "", script.replace(".load(", "x(").replace("location", "l"))))
                .doesNotContain("p/qzfnb.html");
    }

    private Judgement home(String source) {
        return discovery.judge(Pages.html(URI.create(HOME), Optional.empty(), "", source), SITE);
    }

    @Test
    void aReportThatIsIssuedWithANoticeIsOne() {
        String title = "金河区人民政府办公室关于印发《金河区2023年政府信息公开工作年度报告》的通知";
        assertThat(to(judged("nb/", "", "<title>政府信息公开年报</title><a href=/t.html>" + title + "</a>"), "t.html")
                        .promise())
                .isGreaterThan(900);
        Judgement article = judged("t.html", title, "<title>" + title + "</title><h1>" + title + "</h1>");
        assertThat(article.kind()).isEqualTo(Kind.REPORT);
        assertThat(article.report().orElseThrow().scope()).isEqualTo(Scope.DISTRICT);
        for (String other : List.of("关于报送2023年政府信息公开工作年度报告的通知", title + "（图解）")) {
            assertThat(paths(judged("nb/", "", "<title>政府信息公开年报</title><a href=/t.html>" + other + "</a>")))
                    .isEmpty();
        }
    }

    @Test
    void aSummaryOfTheFirstYearsIsAReportInItsColumn() {
        String early = "<a href=/t.html>金河区2010年政府信息公开工作总结</a>";
        String column = "<title>政府信息公开年报</title>" + early;
        assertThat(to(judged("nb/", "", column), "t.html").promise()).isGreaterThan(800);
        assertThat(paths(judged("xw/", "", "<title>工作总结</title>" + early))).isEmpty();
        assertThat(paths(judged("nb/", "", column + "<a href=/r.html>金河区2010年政府信息公开工作年度报告</a>")))
                .containsExactly("r.html");
        assertThat(paths(judged("nb/", "", column.replace("2010", "2022")))).isEmpty();
        assertThat(to(judged("nb/", "", column.replace("政府信息公开工作", "政务公开工作")), "t.html")
                        .promise())
                .isLessThan(Coverage.GUESS);
        String title = "金河区2010年政府信息公开工作总结";
        Judgement page = judged(
                "zwgk/zfxxgknb/t.html", title, "<meta name=ArticleTitle content=" + title + "><h1>" + title + "</h1>");
        assertThat(page.report().orElseThrow().year()).contains(2010);
        assertThat(judged("zwgk/zfxxgknb/t.html", title, "<h1>" + title + "</h1>")
                        .kind())
                .isEqualTo(Kind.REPORT);
    }

    @Test
    void aPieceOfAPageSaysItsNumberBeforeTheNext() {
        Judgement block = judged(
                "columns/7/blocks/9?page=2", "政府信息公开年报", REPORT + "<div>2/4 <a onclick='getPage(3)'>下一页</a></div>");
        assertThat(paths(block)).contains("columns/7/blocks/9?page=3");
        Judgement last = judged("columns/7/blocks/9?page=4", "政府信息公开年报", REPORT + "<div>4/4 下一页</div>");
        assertThat(paths(last)).doesNotContain("columns/7/blocks/9?page=5");
    }
}
