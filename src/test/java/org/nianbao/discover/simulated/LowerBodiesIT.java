package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/** The simulated web with {@code scope: [departments, townships]}: how many of theirs are found, and what that costs. */
class LowerBodiesIT {
    private static final QualityTable TABLE = new QualityTable("<!-- beyond -->\n", "<!-- end of beyond -->");
    private static final Set<Scope> LOWER = Set.of(Scope.DEPARTMENT, Scope.TOWNSHIP);
    private static final Map<String, Tally> ROWS = new LinkedHashMap<>();

    /** What one row counts. */
    private static final class Tally {
        private final Score own = new Score();
        private int published;
        private int found;
        private int taken;
        private int right;

        private void add(SimulatedSite site, Walk walk) {
            own.add(site, walk);
            published += site.lower.size();
            for (Truth truth : site.lower) {
                Optional<Judgement> judged = Optional.ofNullable(
                        walk.judged().get(truth.addresses().iterator().next()));
                Optional<Judgement.ReportClue> clue = judged.flatMap(Judgement::report);
                found += clue.isPresent() ? 1 : 0;
                right += clue.filter(c -> c.scope() == truth.scope() && c.year().equals(Optional.of(truth.year())))
                                .isPresent()
                        ? 1
                        : 0;
            }
            taken += (int) walk.judged().values().stream()
                    .filter(j -> j.kind() == Kind.REPORT
                            && LOWER.contains(j.report().orElseThrow().scope()))
                    .count();
        }

        private String row(String name) {
            int[] figures = own.figures();
            return String.format(
                    java.util.Locale.ROOT,
                    "| %s | %d | %.2f | %.2f | %.2f | %.2f | %d | %d |\n",
                    name,
                    published,
                    share(found, published),
                    share(right, taken),
                    share(right, found),
                    figures[0] / 100.0,
                    figures[3],
                    figures[4]);
        }

        private static double share(int part, int whole) {
            return whole == 0 ? 100 : 100.0 * part / whole;
        }
    }

    /** Another seed file's words for the same site. */
    private record Asked(SimulatedSite simulated, Site site) implements Simulated {
        @Override
        public List<Truth> truths() {
            return simulated.truths();
        }

        @Override
        public Optional<Resource> get(String address) {
            return simulated.get(address);
        }

        @Override
        public int size() {
            return simulated.size();
        }

        @Override
        public String label() {
            return simulated.label();
        }
    }

    @BeforeAll
    static void walk() {
        for (SimulatedSite site : SimulatedWeb.sites(SimulatedWeb.SEED)) {
            Walk walk = new Walk(new Asked(site, wanting(site.site()))).run();
            String sort = site.layout.heldOut ? "held out" : "open";
            for (String row : List.of("all, " + sort, "all")) {
                ROWS.computeIfAbsent(row, r -> new Tally()).add(site, walk);
            }
        }
    }

    private static Site wanting(Site site) {
        return new Site(
                site.code(),
                site.name(),
                site.level(),
                site.parent(),
                site.homeUrl(),
                site.listUrls(),
                site.hosts(),
                true,
                Optional.empty(),
                Optional.empty(),
                "",
                LOWER);
    }

    @Test
    void theTableHolds() throws IOException {
        StringBuilder table = new StringBuilder("| layouts | theirs | recall % | precision % | year and scope % |"
                + " district's recall % | requests, median | requests, most |\n|---|---|---|---|---|---|---|---|\n");
        ROWS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(row -> table.append(row.getValue().row(row.getKey())));
        TABLE.holds(table.toString());
    }

    @Test
    void noneOfTheDistrictsOwnIsLost() {
        assertThat(ROWS.get("all").own.figures()[0]).isEqualTo(10_000);
    }
}
