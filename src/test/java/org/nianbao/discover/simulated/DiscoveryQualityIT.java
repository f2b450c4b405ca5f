package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How well discovery finds the reports of a simulated web. Run with {@code -Dnianbao.quality.renew=true} it writes the
 * table of {@code docs/discovery-quality.md} anew; otherwise it compares with it: worse fails, and better fails too until
 * the table is renewed, so that what was gained is kept.
 */
class DiscoveryQualityIT {
    private static final QualityTable TABLE = new QualityTable("<!-- table -->\n", "<!-- end of table -->");
    private static final Map<String, Score> ROWS = new LinkedHashMap<>();

    @BeforeAll
    static void walk() {
        for (SimulatedSite site : SimulatedWeb.sites(Long.getLong("nianbao.quality.seed", SimulatedWeb.SEED))) {
            Walk walk = new Walk(site).run();
            String sort = site.layout.heldOut ? "held out" : "open";
            for (String row : List.of(site.style.id() + ", " + sort, "all, " + sort, "all")) {
                ROWS.computeIfAbsent(row, r -> new Score()).add(site, walk);
            }
        }
        boolean faults = Boolean.getBoolean("nianbao.quality.faults");
        String only = System.getProperty("nianbao.quality.of", "open");
        if (faults) {
            ROWS.get("all, " + only).faults.forEach(System.out::println);
            System.out.println(table());
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder(Score.HEAD);
        ROWS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(row -> table.append(row.getValue().row(row.getKey())).append('\n'));
        return table.toString();
    }

    @Test
    void theTableHolds() throws IOException {
        TABLE.holds(table());
    }

    @Test
    void noSiteIsAboveItsBudget() {
        assertThat(ROWS.get("all").requests).allMatch(requests -> requests <= Walk.BUDGET);
    }
}
