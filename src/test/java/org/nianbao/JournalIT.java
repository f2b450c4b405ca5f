package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.corpus.Papers;
import org.nianbao.extract.Extractor;
import org.nianbao.index.Index;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;
import org.nianbao.model.DistrictYear.State;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.model.Reason;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.House;
import org.nianbao.serve.Sweeps;
import org.nianbao.serve.api.Alerts;
import org.nianbao.serve.api.Answers;

/** What is in the ledger comes into the index, however little of it the index has kept. */
class JournalIT {
    private static final Instant THEN = Instant.parse("2026-04-02T01:00:00Z");

    @TempDir
    Path root;

    @TempDir
    Path elsewhere;

    private String report;
    private String code;

    @BeforeEach
    void onePaperRead() throws IOException {
        FilledHome home = new FilledHome(root, Clock.systemUTC());
        try (House house = home.open()) {
            home.take(house, Papers.of("TEXT_TABS", 1), Extractor.VERSION);
            house.readWaiting(Progress.none());
            Index.ReportRow row = house.index()
                    .reports(new Index.ReportQuery(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                    .get(0);
            report = row.id();
            code = cell(house).code();
        }
    }

    private House open() {
        return new Doors(Map.of(), Clock.systemUTC()).house(new Home(root), Map.of());
    }

    private Cell cell(House house) {
        return house.index()
                .report(report, Optional.empty())
                .orElseThrow()
                .report()
                .cells()
                .get(0);
    }

    private static SweepAccount swept(House house) {
        Sweep sweep = new Sweep("s-1", house.seeds().sites().get(0), Set.of(), THEN, "test");
        return new SweepAccount(
                sweep,
                THEN,
                THEN.plusSeconds(60),
                SweepAccount.State.FINISHED,
                Reason.CONTENT,
                "",
                Map.of(),
                Optional.empty(),
                7,
                0,
                700,
                List.of());
    }

    private static void journal(House house, SweepAccount account) {
        house.ledger().append(Accounts.KIND, account.sweep().site().code(), Accounts.data(account, Map.of()));
    }

    private static void journal(House house, String report, Cell cell) {
        Index.ReportDetail detail =
                house.index().report(report, Optional.empty()).orElseThrow();
        Correction wanted = new Correction(
                0,
                Instant.EPOCH,
                report,
                1,
                detail.row().sha256(),
                cell.code(),
                new Correction.Value(Cell.Kind.ILLEGIBLE, Optional.empty(), ""),
                Optional.of(Correction.Value.of(cell)),
                "甲",
                "一",
                Optional.empty());
        house.ledger().append(CorrectionEntry.CORRECTED, report, CorrectionEntry.data(wanted, "command"));
    }

    private List<Correction.Standing> standings(House house) {
        return house.index().report(report, Optional.empty()).orElseThrow().corrections().stream()
                .map(Index.Corrected::standing)
                .toList();
    }

    @Test
    void whatWasJournalledBeforeAProcessDiedIsLearntAtTheNextStart() {
        try (House house = open()) {
            journal(house, report, cell(house));
            journal(house, swept(house));
        }
        try (House house = open()) {
            assertThat(standings(house)).containsExactly(Correction.Standing.HOLDS);
            assertThat(house.index().sweep("s-1")).isPresent();
            assertThat(house.index().learnt()).hasValue(house.ledger().last());
        }
    }

    @Test
    void aDatabaseThatHasLostItsLastCommitsLearnsAgain() throws IOException {
        Path database = new Home(root).db().resolve("nianbao.mv.db");
        Path earlier = root.resolve("earlier");
        Files.copy(database, earlier);
        try (House house = open()) {
            Corrections.Wish wish = new Corrections.Wish(
                    report, Optional.empty(), code, Optional.of("illegible"), "甲", "核对", "command");
            assertThat(house.corrections().take(wish)).isInstanceOf(Corrections.Taken.class);
            journal(house, swept(house));
        }
        Files.move(earlier, database, StandardCopyOption.REPLACE_EXISTING);
        try (House house = open()) {
            assertThat(standings(house)).containsExactly(Correction.Standing.HOLDS);
            assertThat(house.index().sweep("s-1")).isPresent();
        }
    }

    @Test
    void anIndexThatIsGoneIsToldOfNoSweepBeforeItIsRebuilt() throws IOException {
        try (House house = open()) {
            journal(house, swept(house));
        }
        Files.delete(new Home(root).db().resolve("nianbao.mv.db"));
        try (House house = open()) {
            assertThat(house.index().sweep("s-1"))
                    .as("a search that found nothing would be a lie")
                    .isEmpty();
            assertThat(house.index().tracker(Set.of(2020))).allMatch(d -> d.state() == State.SEARCHING);
            assertThat(alerts(house)).contains("index_to_be_made");
            house.rebuild(Progress.none());
            assertThat(alerts(house)).doesNotContain("index_to_be_made");
            assertThat(house.index().sweep("s-1")).isPresent();
            assertThat(house.index().learnt()).hasValue(house.ledger().last());
        }
    }

    private static List<String> alerts(House house) {
        return new Alerts(Answers.of(house))
                .now().stream().map(alert -> alert.message().id()).toList();
    }

    @Test
    void whatIsOrderedOfASweepIsJournalled() {
        List<SweepAccount> accounts;
        try (House house = new Doors(Map.of(), Clock.systemUTC()).demo(new Home(elsewhere), Map.of())) {
            accounts =
                    house.sweep(house.seeds().sites().subList(0, 1), Set.of(), "test", (site, fetched, queued, uri) -> {
                        if (fetched == 2) {
                            house.sweeps().steer(site.code(), Sweeps.Order.STOP, "test");
                        }
                    });
            assertThat(house.sweeps().steer("none", Sweeps.Order.PAUSE, "test")).isFalse();
            try (var entries = house.ledger().entries()) {
                assertThat(entries.filter(e -> e.kind().equals("sweep.steered")))
                        .singleElement()
                        .satisfies(e -> assertThat(e.subject())
                                .isEqualTo(accounts.get(0).sweep().site().code()))
                        .satisfies(e -> assertThat(e.data()).isEqualTo(Map.of("order", "stop", "by", "test")));
            }
        }
        assertThat(accounts.get(0).state()).isEqualTo(SweepAccount.State.INTERRUPTED);
    }

    @Test
    void aLedgerThatIsBrokenDoesNotKeepTheHomeShut() throws IOException {
        try (House house = open()) {
            journal(house, swept(house));
            house.ledger().append(CorrectionEntry.CORRECTED, report, Map.of("version", "none"));
        }
        Files.writeString(
                ledger(),
                "{\"sequence\":9,no entry}\n{\"sequence\":10,neither}\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        long learnt;
        try (House house = open()) {
            assertThat(house.index().sweep("s-1")).isPresent();
            assertThat(house.ledger().verify()).isPresent();
            learnt = house.index().learnt().orElseThrow();
            Corrections.Wish wish = new Corrections.Wish(
                    report, Optional.empty(), code, Optional.of("illegible"), "甲", "核对", "command");
            house.corrections().take(wish);
            assertThat(standings(house)).containsExactly(Correction.Standing.HOLDS);
            assertThat(house.index().learnt())
                    .as("what could not be read is not passed over for good")
                    .hasValue(learnt);
        }
    }

    private Path ledger() throws IOException {
        try (Stream<Path> files = Files.list(new Home(root).ledger())) {
            return files.filter(f -> f.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
