package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.discover.Discovery;
import org.nianbao.model.Judgement;

/** Every judgement explains itself, in both tongues, and says what it left aside. */
class SignalsTest {
    private static List<Judgement> judgements;

    @BeforeAll
    static void walk() {
        long seed = SimulatedWeb.SEED;
        List<Simulated> sites = new ArrayList<>(each(7, SimulatedWeb.sites(seed)));
        for (int set = 0; set < 3; set++) {
            sites.addAll(each(5, UnseenLayoutsIT.sites(seed, set, 20)));
        }
        sites.addAll(each(5, HabitsIT.sites(seed, false)));
        sites.addAll(each(5, HabitsIT.manners(seed, false)));
        sites.addAll(each(5, HabitsIT.practices(5, seed, false)));
        sites.addAll(each(5, HabitsIT.practices(6, seed, false)));
        judgements = sites.stream()
                .flatMap(site -> new Walk(site).run().judged().values().stream())
                .toList();
    }

    /** The first of every so many, so that each set is walked within a second or two. */
    private static <S> List<S> each(int step, List<S> sites) {
        return IntStream.range(0, sites.size())
                .filter(i -> i % step == 0)
                .mapToObj(sites::get)
                .toList();
    }

    private static Stream<Judgement.LinkJudgement> links(Judgement judgement) {
        return Stream.concat(judgement.links().stream(), judgement.aside().stream());
    }

    @Test
    void everySignalHasAnEnglishPhrase() {
        Set<String> phrases = new TreeSet<>();
        judgements.forEach(j -> {
            phrases.addAll(j.why());
            links(j).forEach(l -> phrases.addAll(l.why()));
        });
        assertThat(phrases).hasSizeGreaterThan(50).allSatisfy(zh -> assertThat(Discovery.inEnglish(zh))
                .isNotEqualTo(zh));
        assertThat(Discovery.inEnglish("标题“2021年解读”是解读，不是年报"))
                .isEqualTo("the title “2021年解读” is that of an interpretation, no annual report");
    }

    @Test
    void noJudgementIsWithoutAReason() {
        assertThat(judgements).isNotEmpty().allMatch(j -> !j.why().isEmpty());
        assertThat(judgements)
                .allSatisfy(j -> assertThat(links(j)).allMatch(l -> !l.why().isEmpty()));
    }

    @Test
    void departmentsTownshipsAndLookAlikesAreNamedAsLeftAside() {
        Set<String> aside = new TreeSet<>();
        judgements.forEach(j -> j.aside().forEach(l -> aside.addAll(l.why())));
        assertThat(aside)
                .contains("链接文字是法治政府建设年度报告，不是年报", "链接文字是政府网站工作年度报表，不是年报", "链接文字是解读，不是年报")
                .anyMatch(why -> why.contains("属于部门，不是本级政府的年报"))
                .anyMatch(why -> why.contains("属于乡镇街道，不是本级政府的年报"));
        assertThat(judgements).allSatisfy(j -> assertThat(j.aside())
                .hasSizeLessThanOrEqualTo(200)
                .allMatch(a -> j.links().stream().noneMatch(l -> l.uri().equals(a.uri()))
                        ? a.promise() == 0
                        : a.why().get(0).contains("另一主机")));
    }
}
