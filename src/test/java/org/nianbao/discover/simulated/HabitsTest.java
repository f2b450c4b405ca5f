package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The sites of the third to the seventh set really offer their reports: somebody who reads the sources of the pages and tries each
 * address, each function and each request that stands in them comes to all of them. Nothing of discovery is used.
 */
class HabitsTest {
    /** Lists whose requests only somebody who understands the script can make. */
    private static final Set<Manner> SCRIPTED = EnumSet.of(
            Manner.SLUG_FUNCTION,
            Manner.GOTO_FORM,
            Manner.CURSOR,
            Manner.BRACKETS,
            Manner.CALLBACK,
            Manner.IDS,
            Manner.UNKNOWN_PAGER,
            Manner.VARIABLES,
            Manner.POSTED_JSON,
            Manner.TWO_POSTS);

    @Test
    void everyReportIsOffered() {
        Set<Habit> seen = EnumSet.noneOf(Habit.class);
        for (boolean heldOut : new boolean[] {false, true}) {
            for (HabitSite site : HabitsIT.sites(HabitsIT.SEED, heldOut)) {
                seen.addAll(site.h.all);
                Set<String> reached = PlainReader.reached(site);
                List<Truth> hidden = site.truths().stream()
                        .filter(t -> t.addresses().stream().noneMatch(reached::contains))
                        .toList();
                assertThat(hidden).as(site.label()).isEmpty();
                assertThat(site.truths()).as(site.label()).isNotEmpty();
                assertThat(site.size()).isGreaterThanOrEqualTo(600);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Habit.values());
    }

    @Test
    void everyReportOfTheFourthSetIsOffered() {
        Set<Manner> seen = EnumSet.noneOf(Manner.class);
        List<String> hidden = new ArrayList<>();
        for (boolean heldOut : new boolean[] {false, true}) {
            for (MannerSite site : HabitsIT.manners(HabitsIT.SEED, heldOut)) {
                seen.addAll(site.m.all);
                Set<String> reached = PlainReader.reached(site);
                long missing = site.truths().stream()
                        .filter(t -> t.addresses().stream().noneMatch(reached::contains))
                        .count();
                if (missing > 0 && site.m.all.stream().noneMatch(SCRIPTED::contains)) {
                    hidden.add(site.label() + " " + missing + " of "
                            + site.truths().size());
                }
                assertThat(site.truths()).as(site.label()).hasSizeGreaterThan(5);
            }
        }
        assertThat(hidden).isEmpty();
        assertThat(seen).containsExactlyInAnyOrder(Manner.values());
    }

    @Test
    void everyReportOfTheFifthSetIsOffered() {
        practicesOffer(5);
    }

    @Test
    void everyReportOfTheSixthSetIsOffered() {
        practicesOffer(6);
    }

    @Test
    void everyReportOfTheSeventhSetIsOffered() {
        Set<Portrait> seen = EnumSet.noneOf(Portrait.class);
        List<String> hidden = new ArrayList<>();
        for (boolean heldOut : new boolean[] {false, true}) {
            for (PortraitSite site : HabitsIT.portraits(Long.getLong("nianbao.quality.seed", HabitsIT.SEED), heldOut)) {
                seen.add(site.p.portrait);
                Set<String> reached = PlainReader.reached(site);
                for (Truth truth : site.truths()) {
                    truth.addresses().stream()
                            .filter(a -> !reached.contains(a))
                            .forEach(a -> hidden.add(site.label() + " " + truth.year() + " " + a));
                }
                assertThat(site.truths()).as(site.label()).hasSizeGreaterThan(5);
                assertThat(site.size()).as(site.label()).isBetween(600, 2500);
            }
        }
        assertThat(hidden).isEmpty();
        assertThat(seen).containsExactlyInAnyOrder(Portrait.values());
    }

    private static void practicesOffer(int set) {
        Set<Practice> seen = EnumSet.noneOf(Practice.class);
        List<String> hidden = new ArrayList<>();
        for (boolean heldOut : new boolean[] {false, true}) {
            for (PracticeSite site :
                    HabitsIT.practices(set, Long.getLong("nianbao.quality.seed", HabitsIT.SEED), heldOut)) {
                seen.addAll(site.p.all);
                Set<String> reached = PlainReader.reached(site);
                site.truths().stream()
                        .filter(t -> t.addresses().stream().noneMatch(reached::contains))
                        .forEach(t -> hidden.add(site.label() + " " + t));
                assertThat(site.truths()).as(site.label()).hasSizeGreaterThan(5);
                assertThat(site.size()).as(site.label()).isBetween(600, 2500);
            }
        }
        assertThat(hidden).isEmpty();
        assertThat(seen).containsAll(Practice.of(set));
    }
}
