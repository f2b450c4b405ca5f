package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.Home;
import org.nianbao.model.Site;
import org.nianbao.serve.House;

/** What {@code serve} does beside the pages: the scheduler runs, and its workers carry out what is asked for. */
class WorkIT {
    @TempDir
    Path root;

    @Test
    void whatIsEnqueuedIsSweptReadAndVerified() {
        Doors doors = new Doors(Map.of(), Clock.systemUTC());
        try (House house = doors.demo(new Home(root), Map.of())) {
            Site site = house.seeds().sites().get(0);
            house.startWorking();
            house.index().enqueue(List.of(Work.sweep(site, Set.of(), house.clock(), "test")));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> house.index().figures().reports() == 7);
            assertThat(house.index().sweeps(Optional.of(site.code()), 1))
                    .singleElement()
                    .satisfies(sweep -> assertThat(sweep.state()).isEqualToIgnoringCase("finished"));
            house.index().enqueueVerification(house.clock().instant());
            await().atMost(Duration.ofMinutes(1)).until(() -> verified(house.ledger()));
        }
    }

    private static boolean verified(Ledger ledger) {
        try (var entries = ledger.entries()) {
            return entries.anyMatch(e -> e.kind().equals("archive.verified")
                    && e.data().get("damages").equals(List.of()));
        }
    }
}
