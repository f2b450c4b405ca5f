package org.nianbao.discover.simulated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How well discovery does on sites with {@link Habits}, {@link Manners}, {@link Practices} and {@link Portraits} that were
 * written without knowledge of its rules. Rules may be tuned on the open part; of the part that is held out only counts are
 * shown, unless {@code -Dnianbao.reveal=true} says otherwise. {@code -Dnianbao.quality.renew=true} writes the table of {@code
 * docs/discovery-quality.md} anew, {@code -Dnianbao.quality.faults=true} shows what went wrong, {@code
 * -Dnianbao.quality.trace=N} how one site was walked; {@code -Dnianbao.quality.seed} makes other sites, which are only shown.
 * {@code -Dnianbao.quality.set=5}, {@code 6} or {@code 7} walks that set alone and only shows it; with {@code
 * -Dnianbao.quality.renew=true} its rows come into the table, and are held to from then on.
 */
class HabitsIT {
    private static final QualityTable TABLE = new QualityTable("<!-- habits -->\n", "<!-- end of habits -->");
    private static final String NAMES = "丰宁安泰和顺昌平乐吉永嘉定远武康德仁广";
    static final long SEED = 20261124;
    private static final int OPEN = 60;
    private static final int HELD_OUT = 30;
    private static final int FOURTH = 200;
    private static final int SEVENTH = 700;
    /** Of the first site of the fifth and of the sixth set. */
    private static final Map<Integer, Integer> FIRST = Map.of(5, 400, 6, 600);

    static List<HabitSite> sites(long seed, boolean heldOut) {
        List<HabitSite> sites = new ArrayList<>();
        for (int i = 0; i < (heldOut ? HELD_OUT : OPEN); i++) {
            int number = heldOut ? OPEN + i : i;
            sites.add(new HabitSite(number, Habits.choose(seed * 1000 + number, i, heldOut), name(number)));
        }
        return sites;
    }

    /** The fourth set: each manner of a part leads two sites. */
    static List<MannerSite> manners(long seed, boolean heldOut) {
        int open = 2 * Manners.leading(false).size();
        return IntStream.range(0, 2 * Manners.leading(heldOut).size())
                .mapToObj(i -> {
                    int number = FOURTH + (heldOut ? open + i : i);
                    return new MannerSite(number, Manners.choose(seed * 1000 + number, i, heldOut), name(number));
                })
                .toList();
    }

    /** The fifth or the sixth set: each practice of a part leads two sites. */
    static List<PracticeSite> practices(int set, long seed, boolean heldOut) {
        int open = 2 * Practices.leading(set, false).size();
        return IntStream.range(0, 2 * Practices.leading(set, heldOut).size())
                .mapToObj(i -> {
                    int number = FIRST.get(set) + (heldOut ? open + i : i);
                    return new PracticeSite(
                            number, Practices.choose(set, seed * 1000 + number, i, heldOut), name(number));
                })
                .toList();
    }

    /** The seventh set: each portrait of a part has two sites. */
    static List<PortraitSite> portraits(long seed, boolean heldOut) {
        int open = 2 * Portraits.leading(false).size();
        return IntStream.range(0, 2 * Portraits.leading(heldOut).size())
                .mapToObj(i -> {
                    int number = SEVENTH + (heldOut ? open + i : i);
                    return new PortraitSite(number, Portraits.choose(seed * 1000 + number, i, heldOut), name(number));
                })
                .toList();
    }

    private static String name(int number) {
        return "" + NAMES.charAt(number % NAMES.length()) + NAMES.charAt((number * 7 + 5) % NAMES.length())
                + (number % 4 == 3 ? "县" : "区");
    }

    @Test
    void theTableHolds() throws IOException {
        Long other = Long.getLong("nianbao.quality.seed");
        long seed = other == null ? SEED : other;
        boolean renewed = Boolean.getBoolean("nianbao.quality.renew");
        int only = Integer.getInteger("nianbao.quality.set", 0);
        boolean alone = only > 0 && !renewed;
        Map<String, Score> rows = new LinkedHashMap<>();
        boolean reveal = Boolean.getBoolean("nianbao.reveal");
        if (!alone) {
            rows.put("third set, open", score(sites(seed, false), true, site -> site.h.all));
            rows.put("third set, held out", score(sites(seed, true), reveal, site -> site.h.all));
            rows.put("fourth set, open", score(manners(seed, false), true, site -> site.m.all));
            rows.put("fourth set, held out", score(manners(seed, true), reveal, site -> site.m.all));
        }
        for (int set = 5; set <= 6; set++) {
            String name = set == 5 ? "fifth set" : "sixth set";
            if (only == set || !alone && TABLE.has(name + ", open")) {
                rows.put(name + ", open", score(practices(set, seed, false), true, site -> site.p.all));
                rows.put(name + ", held out", score(practices(set, seed, true), reveal, site -> site.p.all));
            }
        }
        if (only == 7 || !alone && TABLE.has("seventh set, open")) {
            rows.put("seventh set, open", score(portraits(seed, false), true, site -> Set.of(site.p.portrait)));
            rows.put("seventh set, held out", score(portraits(seed, true), reveal, site -> Set.of(site.p.portrait)));
        }
        StringBuilder table = new StringBuilder(Score.HEAD);
        rows.forEach((name, score) -> table.append(score.row(name)).append('\n'));
        if (other == null && !alone && !Boolean.getBoolean("nianbao.quality.faults")) {
            rows.values().forEach(Score::reachesTheGoal);
            TABLE.holds(table.toString());
        } else {
            System.out.println("seed " + seed + "\n" + table);
        }
    }

    private static <S extends OrdinarySite, H extends Enum<H>> Score score(
            List<S> sites, boolean shown, Function<S, Set<H>> habitsOf) {
        Score all = new Score();
        Map<H, Score> habits = new TreeMap<>();
        for (S site : sites) {
            Walk walk = new Walk(site).run();
            all.add(site, walk);
            habitsOf.apply(site).forEach(habit -> habits.computeIfAbsent(habit, x -> new Score())
                    .add(site, walk));
            if (shown && site.number == Integer.getInteger("nianbao.quality.trace", -1)) {
                walk.judged()
                        .forEach((uri, judgement) ->
                                System.out.println(uri + " " + judgement.kind() + " " + judgement.why()));
            }
        }
        if (shown && Boolean.getBoolean("nianbao.quality.faults")) {
            all.faults.forEach(System.out::println);
            habits.forEach((habit, score) -> System.out.println(score.row(habit.toString())));
        }
        return all;
    }
}
