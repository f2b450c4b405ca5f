package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.corpus.Papers;
import org.nianbao.extract.Extractor;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.serve.House;

/** {@code archive verify --repair-from} makes a ledger whole, and what came back is in the answers again. */
class RepairedLedgerIT {
    private static final long SEED = 20_261_122L;

    @TempDir
    Path root;

    @TempDir
    Path copy;

    private TypedCommands.Ended run(String... words) {
        return new TypedCommands(new Doors(Map.of(), Clock.systemUTC()), root, "--quiet").run(words);
    }

    /** A home with a report, a copy of the database from before anybody said anything, two words, and a second copy. */
    @BeforeEach
    void copied() throws IOException {
        FilledHome home = new FilledHome(root, Clock.systemUTC());
        try (House house = home.open()) {
            home.take(house, Papers.of("TEXT_TABS", 1), Extractor.VERSION);
            house.readWaiting(Progress.none());
        }
        Files.copy(database(), root.resolve("earlier"));
        settle("2009", "absent");
        settle("2010", "merged");
        assertThat(run("archive", "copy", copy.toString()).code()).isZero();
    }

    private void settle(String year, String as) {
        assertThat(run("settle", FilledHome.SITE, year, "--as", as, "--author", "甲", "--reason", "来函")
                        .code())
                .isZero();
    }

    private Path database() {
        return new Home(root).db().resolve("nianbao.mv.db");
    }

    private Path ledger() throws IOException {
        try (Stream<Path> files = Files.list(new Home(root).ledger())) {
            return files.filter(f -> f.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void repairedFromTheCopy() {
        TypedCommands.Ended repaired = run("archive", "verify", "--repair-from", copy.toString());
        assertThat(repaired.err()).contains("ledger");
        assertThat(repaired.code()).as(repaired.toString()).isZero();
        assertThat(run("archive", "verify").code()).isZero();
    }

    @Test
    void anAlteredEntryComesBack() throws IOException {
        String before = run("export", "settlements").out();
        System.out.println("RepairedLedgerIT: seed " + SEED);
        byte[] bytes = Files.readAllBytes(ledger());
        Random random = new Random(SEED);
        int at = random.nextInt(bytes.length / 2);
        bytes[at] ^= 1;
        Files.write(ledger(), bytes);
        assertThat(run("archive", "verify").code())
                .as("byte " + at + " is told of")
                .isEqualTo(1);
        settle("2011", "not_required");
        repairedFromTheCopy();
        assertThat(run("export", "settlements").out())
                .as("what was said after the damage stays")
                .startsWith(before)
                .contains(",2011,not_required,");
    }

    @Test
    void anEndThatLedgerAndDatabaseHaveLostComesBackIntoTheAnswers() throws IOException {
        String before = run("export", "settlements").out();
        List<String> lines = Files.readAllLines(ledger());
        int said = 0;
        while (!lines.get(said).contains(SettlementEntry.SETTLED)) {
            said++;
        }
        Files.write(ledger(), lines.subList(0, said));
        Files.move(root.resolve("earlier"), database(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(run("export", "settlements").code())
                .as("nobody has said anything")
                .isEqualTo(3);
        repairedFromTheCopy();
        assertThat(run("export", "settlements").out()).isEqualTo(before);
        assertThat(run("tracker", "--year", "2009", "--json").out()).contains("\"settled_as\" : \"absent\"");
    }

    @Test
    void aLedgerThatIsGoneComesBack() throws IOException {
        String before = run("export", "settlements").out();
        Files.delete(ledger());
        repairedFromTheCopy();
        assertThat(run("export", "settlements").out()).isEqualTo(before);
    }

    @Test
    void anIndexThatIsGoneTooWaitsForItsRebuild() throws IOException {
        String before = run("export", "settlements").out();
        Files.delete(ledger());
        Files.delete(database());
        repairedFromTheCopy();
        assertThat(run("export", "settlements").code()).isEqualTo(3);
        assertThat(run("archive", "rebuild").code()).isZero();
        assertThat(run("export", "settlements").out()).isEqualTo(before);
    }

    @Test
    void withoutAGoodCopyItIsSaidAndNothingIsChanged() throws IOException {
        byte[] bytes = Files.readAllBytes(ledger());
        bytes[bytes.length / 3] ^= 1;
        Files.write(ledger(), bytes);
        TypedCommands.Ended nowhere = run(
                "archive", "verify", "--repair-from", root.resolve("nowhere").toString());
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.err()).isNotBlank();
        assertThat(Files.readAllBytes(ledger())).startsWith(bytes);
    }
}
