package org.nianbao.discover.simulated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How well discovery does on sites put together at random from many traits. The sets of traits that were kept out of
 * sight, and what was seen at the first look at each, stand in {@code docs/discovery-quality.md}. Run with {@code
 * -Dnianbao.quality.renew=true} it writes its table there anew; with {@code -Dnianbao.quality.seed} other sites are
 * made, and only shown.
 */
class UnseenLayoutsIT {
    private static final QualityTable TABLE = new QualityTable("<!-- composed -->\n", "<!-- end of composed -->");
    private static final String NAMES = "青白云玉松竹梅兰清海龙凤金银东西山水林泉川岭";
    private static final int SITES = 45;

    static List<ComposedSite> sites(long seed, int set, int many) {
        List<ComposedSite> sites = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String name = "" + NAMES.charAt(i % NAMES.length()) + NAMES.charAt((i * 7 + 3) % NAMES.length())
                    + (i % 5 == 4 ? "县" : "区");
            sites.add(new ComposedSite(i, seed * 1000 + i, set, name));
        }
        return sites;
    }

    @Test
    void theTableHolds() throws IOException {
        if (System.getProperty("nianbao.quality.seed") != null) {
            shown();
            return;
        }
        Map<String, Score> rows = new LinkedHashMap<>();
        rows.put("traits that were tuned on", score(sites(1, 0, SITES)));
        rows.put("first set of traits out of sight", score(sites(20261122, 1, SITES)));
        rows.put("second set of traits out of sight", score(sites(20261123, 2, SITES)));
        rows.values().forEach(Score::reachesTheGoal);
        rows.values().forEach(Score::knowsYearAndScope);
        StringBuilder table = new StringBuilder(Score.HEAD);
        rows.forEach((name, score) -> table.append(score.row(name)).append('\n'));
        TABLE.holds(table.toString());
    }

    /** For tuning, and for a look at sites that nobody has seen; of every third site only the figures are shown. */
    private static void shown() {
        int set = Integer.getInteger("nianbao.quality.set", 0);
        int many = Integer.getInteger("nianbao.quality.sites", SITES);
        List<ComposedSite> sites = sites(Long.getLong("nianbao.quality.seed"), set, many);
        Score open = score(sites.stream().filter(s -> !hidden(s)).toList());
        if (Boolean.getBoolean("nianbao.quality.faults")) {
            open.faults.forEach(System.out::println);
        }
        System.out.println(open.row("open"));
        System.out.println(
                score(sites.stream().filter(UnseenLayoutsIT::hidden).toList()).row("kept out of sight"));
    }

    private static boolean hidden(ComposedSite site) {
        return site.number % 3 == 2;
    }

    private static Score score(List<ComposedSite> sites) {
        Score all = new Score();
        for (ComposedSite site : sites) {
            Walk walk = new Walk(site).run();
            all.add(site, walk);
            if (!hidden(site) && site.number == Integer.getInteger("nianbao.quality.trace", -1)) {
                trace(site, walk);
            }
        }
        return all;
    }

    private static void trace(ComposedSite site, Walk walk) {
        System.out.println(site.label());
        walk.judged().forEach((uri, judgement) -> {
            System.out.println(uri + " " + judgement.kind() + " " + judgement.why());
            judgement.links().stream()
                    .limit(12)
                    .forEach(l -> System.out.println("    " + l.promise() + " " + l.uri() + " "
                            + l.link().text() + " " + l.why()));
        });
    }
}
