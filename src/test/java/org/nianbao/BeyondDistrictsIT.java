package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.demo.DemoSites;
import org.nianbao.index.Index;
import org.nianbao.model.Progress;
import org.nianbao.model.Site;
import org.nianbao.serve.House;

/** {@code scope} in overrides.yaml: reports of departments and townships, each under its own body, over real connections. */
class BeyondDistrictsIT {
    private static final String CODE = "990101";

    @TempDir
    Path root;

    private LoopbackHome home;

    private void prepare(DemoSites sites, String overrides) throws IOException {
        home = new LoopbackHome(root).overrides(overrides);
        sites.writeSeeds(home.home().seeds());
        sites.writeHosts(home.hosts());
    }

    private House open() {
        return home.open(Clock.systemUTC());
    }

    private static void sweep(House house) {
        List<Site> site = house.seeds().sites().stream()
                .filter(s -> s.code().equals(CODE))
                .toList();
        house.sweep(site, Set.of(), "command", (at, fetched, queued, uri) -> {});
    }

    private static List<Index.ReportRow> reports(House house) {
        return house.index()
                .reports(
                        new Index.ReportQuery(Optional.of(CODE), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static List<Map.Entry<Integer, String>> states(House house) {
        return house.index().tracker(Set.of()).stream()
                .filter(y -> y.code().equals(CODE))
                .map(y -> Map.entry(y.year(), y.state().id() + y.reportId().orElse("")))
                .toList();
    }

    @Test
    void departmentsAndTownshipsAreTakenEachUnderItsOwnBodyAndTheTrackerStaysTheDistricts() throws IOException {
        try (DemoSites sites = DemoSites.start(1)) {
            prepare(sites, "");
            List<Map.Entry<Integer, String>> before;
            try (House house = open()) {
                sweep(house);
                before = states(house);
                assertThat(reports(house)).extracting(Index.ReportRow::scope).doesNotContain("department", "township");
            }
            home.overrides("\"" + CODE + "\":\n  scope: [departments, townships]\n");
            try (House house = open()) {
                assertThat(house.seeds().lint()).noneMatch(p -> p.message().id().contains("scope"));
                assertThat(house.index().sites().get(0).beyond()).hasSize(2);
                sweep(house);
                Map<String, List<Index.ReportRow>> byScope =
                        reports(house).stream().collect(Collectors.groupingBy(Index.ReportRow::scope));
                assertThat(byScope.get("department")).isNotEmpty();
                assertThat(byScope.get("township")).isNotEmpty();
                assertThat(byScope.get("department"))
                        .allMatch(r -> r.publisher().endsWith("局"));
                assertThat(byScope.get("department").stream()
                                .map(Index.ReportRow::id)
                                .collect(Collectors.toSet()))
                        .doesNotContainAnyElementsOf(byScope.get("district").stream()
                                .map(Index.ReportRow::id)
                                .toList());
                assertThat(states(house)).isEqualTo(before);
                String rows = reports(house).toString();
                house.rebuild(Progress.none());
                assertThat(reports(house).toString()).isEqualTo(rows);
            }
        }
    }
}
