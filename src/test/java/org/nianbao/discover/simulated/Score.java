package org.nianbao.discover.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.ReportClue;
import org.nianbao.model.Scope;

/** What walks found, against what the sites publish. */
final class Score {
    private static final Set<Scope> LOWER = Set.of(Scope.DEPARTMENT, Scope.TOWNSHIP);
    /** Hundredths of a per cent. */
    private static final int LEAST = 9950;
    /** The head of the tables. */
    static final String HEAD = "| platform, layouts | sites | reports | recall % | precision % | year and scope % |"
            + " requests, median | requests, most | beyond %, median | beyond %, most |\n|---|---|---|---|---|---|---|---|---|---|\n";

    int sites;
    int published;
    int found;
    int taken;
    int wrong;
    int identified;
    final List<Integer> requests = new ArrayList<>();
    final List<Double> beyond = new ArrayList<>();
    final List<String> faults = new ArrayList<>();

    void add(Simulated site, Walk walk) {
        sites++;
        Map<String, Truth> byAddress = new HashMap<>();
        site.truths().forEach(t -> t.addresses().forEach(a -> byAddress.put(key(site, a), t)));
        Map<Truth, List<ReportClue>> clues = new HashMap<>();
        for (Map.Entry<String, Judgement> each : walk.judged().entrySet()) {
            if (each.getValue().kind() == Kind.REPORT
                    && !LOWER.contains(each.getValue().report().orElseThrow().scope())) {
                Truth truth = byAddress.get(key(site, each.getKey()));
                taken++;
                if (truth == null) {
                    wrong++;
                    fault(
                            site,
                            "taken: " + each.getKey() + " "
                                    + each.getValue().report().orElseThrow());
                } else {
                    clues.computeIfAbsent(truth, t -> new ArrayList<>())
                            .add(each.getValue().report().orElseThrow());
                }
            }
        }
        count(site, clues);
        int own = site.truths().stream().mapToInt(t -> t.addresses().size()).sum();
        requests.add(walk.requests());
        beyond.add(100.0 * Math.max(0, walk.requests() - own) / site.size());
    }

    private static String key(Simulated site, String address) {
        return site.canonical(address).replaceFirst("//www\\.", "//");
    }

    private void count(Simulated site, Map<Truth, List<ReportClue>> clues) {
        for (Truth truth : site.truths()) {
            published++;
            List<ReportClue> said = clues.getOrDefault(truth, List.of());
            if (said.isEmpty()) {
                fault(site, "missed: " + truth.year() + " " + truth.scope() + " " + truth.addresses());
                continue;
            }
            found++;
            Set<Integer> years = said.stream().flatMap(c -> c.year().stream()).collect(Collectors.toSet());
            Set<Scope> scopes = said.stream()
                    .map(ReportClue::scope)
                    .filter(s -> s != Scope.UNKNOWN)
                    .collect(Collectors.toSet());
            if (years.equals(Set.of(truth.year())) && scopes.equals(Set.of(truth.scope()))) {
                identified++;
            } else {
                fault(site, "identity: " + truth + " said " + said);
            }
        }
    }

    private void fault(Simulated site, String what) {
        faults.add(site.label() + " " + what);
    }

    /** The goal: nearly all, hardly anything else, few requests. */
    void reachesTheGoal() {
        int[] figures = figures();
        assertThat(figures[0]).as("recall").isGreaterThanOrEqualTo(LEAST);
        assertThat(figures[1]).as("precision").isGreaterThanOrEqualTo(LEAST);
        assertThat(figures[3]).as("requests, median").isLessThanOrEqualTo(60);
        assertThat(requests).allMatch(one -> one <= Walk.BUDGET);
    }

    void knowsYearAndScope() {
        assertThat(share(identified, found)).as("year and scope").isGreaterThanOrEqualTo(LEAST);
    }

    /** Per ten thousand: recall, precision, identity; then requests, median and most; beyond, most in hundredths. */
    int[] figures() {
        int[] sorted = requests.stream().mapToInt(Integer::intValue).sorted().toArray();
        double most = beyond.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return new int[] {
            share(found, published),
            share(taken - wrong, taken),
            share(identified, found),
            sorted[sorted.length / 2],
            sorted[sorted.length - 1],
            (int) Math.round(most * 100)
        };
    }

    private static int share(int part, int whole) {
        return whole == 0 ? 10_000 : (int) (10_000L * part / whole);
    }

    String row(String name) {
        int[] f = figures();
        double median =
                beyond.stream().mapToDouble(Double::doubleValue).sorted().toArray()[beyond.size() / 2];
        return String.format(
                java.util.Locale.ROOT,
                "| %s | %d | %d | %.2f | %.2f | %.2f | %d | %d | %.1f | %.1f |",
                name,
                sites,
                published,
                f[0] / 100.0,
                f[1] / 100.0,
                f[2] / 100.0,
                f[3],
                f[4],
                median,
                f[5] / 100.0);
    }

    @Override
    public String toString() {
        return Arrays.toString(figures());
    }
}
