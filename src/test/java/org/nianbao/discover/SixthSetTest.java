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
    void aPieceOfAPageSaysItsNumberBeforeTheNext() {
        Judgement block = judged(
                "columns/7/blocks/9?page=2", "政府信息公开年报", REPORT + "<div>2/4 <a onclick='getPage(3)'>下一页</a></div>");
        assertThat(paths(block)).contains("columns/7/blocks/9?page=3");
        Judgement last = judged("columns/7/blocks/9?page=4", "政府信息公开年报", REPORT + "<div>4/4 下一页</div>");
        assertThat(paths(last)).doesNotContain("columns/7/blocks/9?page=5");
    }
}
