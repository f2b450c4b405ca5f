package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How well discovery does on sites with {@link Habits} that were written without knowledge of its rules. Rules may be
 * tuned on the open part; of the part that is held out only counts are shown, unless {@code -Dnianbao.reveal=true} says
 * otherwise. {@code -Dnianbao.quality.renew=true} writes the table of {@code docs/discovery-quality.md} anew, {@code
 * -Dnianbao.quality.faults=true} shows what went wrong, {@code -Dnianbao.quality.trace=N} how one site was walked;
 * {@code -Dnianbao.quality.seed} makes other sites, which are only shown.
 */
class HabitsIT {
    private static final QualityTable TABLE = new QualityTable("<!-- habits -->\n", "<!-- end of habits -->");
    private static final String NAMES = "丰宁安泰和顺昌平乐吉永嘉定远武康德仁广";
    static final long SEED = 20261124;
    private static final int OPEN = 60;
    private static final int HELD_OUT = 30;

    static List<HabitSite> sites(long seed, boolean heldOut) {
        List<HabitSite> sites = new ArrayList<>();
        for (int i = 0; i < (heldOut ? HELD_OUT : OPEN); i++) {
            int number = heldOut ? OPEN + i : i;
            String name = "" + NAMES.charAt(number % NAMES.length()) + NAMES.charAt((number * 7 + 5) % NAMES.length())
                    + (number % 4 == 3 ? "县" : "区");
            sites.add(new HabitSite(number, Habits.choose(seed * 1000 + number, i, heldOut), name));
        }
        return sites;
    }

    @Test
    void theTableHolds() throws IOException {
        Long other = Long.getLong("nianbao.quality.seed");
        long seed = other == null ? SEED : other;
        Map<String, Score> rows = new LinkedHashMap<>();
        rows.put("third set, open", score(sites(seed, false), true));
        rows.put("third set, held out", score(sites(seed, true), Boolean.getBoolean("nianbao.reveal")));
        StringBuilder table = new StringBuilder(Score.HEAD);
        rows.forEach((name, score) -> table.append(score.row(name)).append('\n'));
        rows.values().forEach(score -> assertThat(score.requests).allMatch(requests -> requests <= Walk.BUDGET));
        if (other == null && !Boolean.getBoolean("nianbao.quality.faults")) {
            TABLE.holds(table.toString());
        } else {
            System.out.println("seed " + seed + "\n" + table);
        }
    }

    private static Score score(List<HabitSite> sites, boolean shown) {
        Score all = new Score();
        Map<Habit, Score> habits = new TreeMap<>();
        for (HabitSite site : sites) {
            Walk walk = new Walk(site).run();
            all.add(site, walk);
            site.h.all.forEach(
                    habit -> habits.computeIfAbsent(habit, x -> new Score()).add(site, walk));
            if (shown && site.number == Integer.getInteger("nianbao.quality.trace", -1)) {
                walk.judged()
                        .forEach((uri, judgement) ->
                                System.out.println(uri + " " + judgement.kind() + " " + judgement.why()));
            }
        }
        if (shown && Boolean.getBoolean("nianbao.quality.faults")) {
            all.faults.forEach(System.out::println);
            habits.forEach((habit, score) -> System.out.println(score.row(habit.side + " " + habit)));
        }
        return all;
    }
}
