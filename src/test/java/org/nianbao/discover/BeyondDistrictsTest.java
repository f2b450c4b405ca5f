package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Coverage;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Page;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** Departments and townships are taken where the seed file asks for them, and only there. */
class BeyondDistrictsTest {
    private static final String COLUMN = "http://www.a.example/zfxxgknb/index.html";
    private static final String LIST = "<title>政府信息公开年报_示例区</title>"
            + "<a href=q1.html>示例区2021年政府信息公开工作年度报告</a><a href=b1.html>示例区教育局2021年政府信息公开工作年度报告</a>"
            + "<a href=z1.html>示例区柳林镇2021年政府信息公开工作年度报告</a><a href=bm/>部门</a><a href=zj/>乡镇街道</a>";

    private static Site site(Scope... beyond) {
        Site own = Pages.site("示例区", "http://www.a.example/");
        return new Site(
                own.code(),
                own.name(),
                own.level(),
                own.parent(),
                own.homeUrl(),
                own.listUrls(),
                own.hosts(),
                true,
                Optional.empty(),
                Optional.empty(),
                "",
                Arrays.stream(beyond).collect(Collectors.toSet()));
    }

    private static Judgement judge(Page page, Scope... beyond) {
        return new Discovery().judge(page, site(beyond));
    }

    private static Set<String> taken(Judgement judgement) {
        return judgement.links().stream()
                .map(l -> l.uri().getPath().replaceFirst("/zfxxgknb/", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void onlyWhatIsAskedForIsTaken() {
        Page column = Pages.html(COLUMN, LIST);
        assertThat(taken(judge(column))).containsExactly("q1.html");
        assertThat(taken(judge(column, Scope.DEPARTMENT))).containsExactlyInAnyOrder("q1.html", "b1.html", "bm/");
        assertThat(taken(judge(column, Scope.TOWNSHIP))).containsExactlyInAnyOrder("q1.html", "z1.html", "zj/");
        assertThat(taken(judge(column, Scope.DEPARTMENT, Scope.TOWNSHIP))).hasSize(5);
        assertThat(judge(column).aside()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theDistrictsOwnReportsComeFirstAndTheOthersAreNotSureOfTheDistrict() {
        List<Judgement.LinkJudgement> links = judge(Pages.html(COLUMN, LIST), Scope.DEPARTMENT, Scope.TOWNSHIP)
                .links();
        assertThat(links.get(0).uri().getPath()).endsWith("q1.html");
        assertThat(links.subList(1, links.size())).allMatch(l -> l.promise() < 800);
        assertThat(links.get(1).why()).anyMatch(w -> w.contains("scope"));
        assertThat(Discovery.inEnglish(links.get(1).why().get(1))).contains("departments or townships");
    }

    @Test
    void theirColumnsAreFollowedFromAHomePage() {
        String menu = "<title>示例区人民政府</title><a href=1/>部门信息公开年报</a><a href=2/>部门年报</a><a href=3/>区直部门年报</a>"
                + "<a href=4/>乡镇街道年报</a><a href=5/>部门信息公开</a><a href=6/>乡镇（街道）政府信息公开年度报告</a>"
                + "<a href=7/>部门预算</a><a href=8/>部门法治政府建设年度报告</a><a href=9/>示例区人民政府信息公开年报</a>"
                + "<a href=10/>部门统计年报</a>";
        Page home = Pages.html("http://www.a.example/", menu);
        assertThat(paths(judge(home, Scope.DEPARTMENT))).containsExactly("/9/", "/1/", "/2/", "/3/", "/5/");
        assertThat(paths(judge(home, Scope.TOWNSHIP))).containsExactly("/9/", "/4/", "/6/");
        assertThat(paths(judge(home))).containsExactly("/9/");
        Judgement both = judge(home, Scope.DEPARTMENT, Scope.TOWNSHIP);
        assertThat(paths(both)).containsExactly("/9/", "/1/", "/2/", "/3/", "/4/", "/6/", "/5/");
        assertThat(both.aside()).extracting(l -> l.uri().getPath()).contains("/8/", "/10/");
        assertThat(both.links())
                .allSatisfy(l -> assertThat(Discovery.inEnglish(l.why().get(0)))
                        .isNotEqualTo(l.why().get(0)));
    }

    /** What is followed, best first, mere guesses left out. */
    private static List<String> paths(Judgement judgement) {
        return judgement.links().stream()
                .filter(l -> l.promise() >= Coverage.GUESS)
                .map(l -> l.uri().getPath())
                .toList();
    }

    @Test
    void theColumnOfDepartmentsIsAColumnWhereTheyAreWanted() {
        String html = "<title>部门年报_示例区</title><a href=1.html>2021年政府信息公开工作年度报告</a><a href=jyj/>教育局</a>";
        Page page =
                Pages.html(URI.create("http://www.a.example/bmzfxxgknb/"), Optional.of(URI.create(COLUMN)), "部门", html);
        assertThat(judge(page).kind()).isEqualTo(Kind.OTHER);
        assertThat(judge(page).links()).isEmpty();
        Judgement wanted = judge(page, Scope.DEPARTMENT);
        assertThat(wanted.kind()).isEqualTo(Kind.COLUMN);
        assertThat(wanted.links()).hasSize(2).allMatch(l -> l.promise() < 800);
    }

    @Test
    void aDepartmentsReportIsItsOwn() {
        Page page = Pages.html(
                "http://www.a.example/zfxxgknb/b1.html", "<title>示例区教育局2021年政府信息公开工作年度报告</title><p>一、总体情况</p>");
        Judgement.ReportClue clue = judge(page, Scope.DEPARTMENT).report().orElseThrow();
        assertThat(clue.scope()).isEqualTo(Scope.DEPARTMENT);
        assertThat(clue.publisher()).contains("教育局");
    }
}
