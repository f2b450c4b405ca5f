package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Discovery on sites put together at random from many traits; see docs/discovery-quality.md. */
class UnseenLayoutsIT {
    private static final String NAMES = "青白云玉松竹梅兰清海龙凤金银东西山水林泉川岭";

    static List<ComposedSite> sites(long seed, int set, int many) {
        List<ComposedSite> sites = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String name = "" + NAMES.charAt(i % NAMES.length()) + NAMES.charAt((i * 7 + 3) % NAMES.length()) + (i % 5 == 4 ? "县" : "区");
            sites.add(new ComposedSite(i, seed * 1000 + i, set, name));
        }
        return sites;
    }

    @Test
    void tuned() {
        Score score = score(sites(Long.getLong("nianbao.quality.seed", 1), Integer.getInteger("nianbao.quality.set", 0), Integer.getInteger("nianbao.quality.sites", 60)));
        assertThat(score.sites).isPositive();
    }

    static Score score(List<ComposedSite> sites) {
        Score all = new Score();
        Map<String, Score> traits = new TreeMap<>();
        for (ComposedSite site : sites) {
            Walk walk = new Walk(site).run();
            all.add(site, walk);
            if (site.number == Integer.getInteger("nianbao.quality.trace", -1)) {
                System.out.println(site.label());
                walk.judged().forEach((uri, j) -> {
                    System.out.println(uri + " " + j.kind() + " " + j.why());
                    j.links().stream().limit(12).forEach(l -> System.out.println("    " + l.promise() + " " + l.uri() + " " + l.link().text() + " " + l.why()));
                });
            }
            for (Object trait : List.of(site.c.way, site.c.listing, site.c.paging, site.c.order)) {
                traits.computeIfAbsent(trait.getClass().getSimpleName() + " " + trait, t -> new Score()).add(site, walk);
            }
        }
        if (Boolean.getBoolean("nianbao.quality.faults")) {
            all.faults.stream().limit(Integer.getInteger("nianbao.quality.most", 400)).forEach(System.out::println);
            traits.forEach((t, score) -> System.out.println(score.row(t)));
        }
        System.out.println(all.row("all"));
        return all;
    }
}
