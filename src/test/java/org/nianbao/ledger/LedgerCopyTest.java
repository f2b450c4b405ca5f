package org.nianbao.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.ledger.Ledger.Restoration.State;

/** A ledger that is broken, altered or shortened is made whole from a copy, and never made shorter. */
class LedgerCopyTest {
    private static final long SEED = 20_261_122L;

    @TempDir
    Path folder;

    @TempDir
    Path copy;

    private static Clock at(int year) {
        return Clock.fixed(Instant.parse(year + "-03-31T08:00:00Z"), ZoneOffset.UTC);
    }

    private void append(Path to, int year, int entries) {
        try (Ledger ledger = Ledger.open(to, at(year))) {
            for (int i = 0; i < entries; i++) {
                ledger.append("sweep.ended", "41010" + i, Map.of("说明", "第 " + i + " 条", "year", year));
            }
        }
    }

    private static Path file(Path of, int year) {
        return of.resolve("ledger-" + year + ".jsonl");
    }

    /** Two years, copied; then some entries more here. */
    private void copied(int more) throws IOException {
        append(folder, 2025, 5);
        append(folder, 2026, 5);
        for (int year : List.of(2025, 2026)) {
            Files.copy(file(folder, year), file(copy, year));
        }
        append(folder, 2026, more);
    }

    private List<String> lines() throws IOException {
        List<String> all = new ArrayList<>();
        for (int year : List.of(2025, 2026)) {
            if (Files.exists(file(folder, year))) {
                all.addAll(Files.readAllLines(file(folder, year)));
            }
        }
        return all;
    }

    private Ledger.Restoration restored() {
        try (Ledger ledger = Ledger.open(folder, at(2026))) {
            Ledger.Restoration done = ledger.restore(copy);
            if (done.state() == State.RESTORED) {
                assertThat(ledger.verify()).isEmpty();
                assertThat(ledger.append("x", "y", Map.of()).sequence()).isEqualTo(done.entries() + 1L);
                assertThat(ledger.verify()).isEmpty();
                assertThat(ledger.notToBeCopied(copy)).isEmpty();
            }
            return done;
        }
    }

    private void change(int year, java.util.function.UnaryOperator<List<String>> how) throws IOException {
        List<String> lines = how.apply(new ArrayList<>(Files.readAllLines(file(folder, year))));
        Files.writeString(
                file(folder, year), lines.isEmpty() ? "" : String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private Stream<Path> aside() throws IOException {
        return Files.list(folder).filter(f -> f.toString().contains(".damaged-"));
    }

    @Test
    void anAlteredEntryComesBackAndWhatFollowedTheCopyStays() throws IOException {
        copied(3);
        List<String> before = lines();
        change(2025, lines -> {
            lines.set(2, lines.get(2).replace("第 2 条", "第 9 条"));
            return lines;
        });
        Ledger.Restoration done = restored();
        assertThat(done.state()).isEqualTo(State.RESTORED);
        assertThat(done.entries()).isEqualTo(13);
        assertThat(done.files()).containsExactly("ledger-2025.jsonl");
        assertThat(lines().subList(0, 13)).isEqualTo(before);
        assertThat(aside())
                .singleElement()
                .satisfies(f -> assertThat(f).content().contains("第 9 条"));
    }

    @Test
    void aLostLineALostFileAndALostEndComeBack() throws IOException {
        copied(2);
        List<String> before = lines();
        change(2026, lines -> {
            lines.remove(1);
            return lines;
        });
        assertThat(restored().state()).isEqualTo(State.RESTORED);
        assertThat(lines().subList(0, 12)).isEqualTo(before);
        Files.delete(file(folder, 2025));
        assertThat(restored().state()).isEqualTo(State.RESTORED);
        assertThat(lines().subList(0, 12)).isEqualTo(before);
    }

    @Test
    void anEndThatWasCutOffComesBack() throws IOException {
        copied(0);
        List<String> before = lines();
        change(2026, lines -> lines.subList(0, 2));
        try (Ledger ledger = Ledger.open(folder, at(2026))) {
            assertThat(ledger.verify()).as("the chain itself cannot tell").isEmpty();
            assertThat(ledger.notToBeCopied(copy)).as("the copy can").isPresent();
        }
        assertThat(restored().state()).isEqualTo(State.RESTORED);
        assertThat(lines().subList(0, 10)).isEqualTo(before);
    }

    @Test
    void rubbishInTheMiddleAndTornEndsComeBackWhereverTheyAre() throws IOException {
        copied(4);
        List<String> before = lines();
        byte[] whole2025 = Files.readAllBytes(file(folder, 2025));
        byte[] whole2026 = Files.readAllBytes(file(folder, 2026));
        Random random = new Random(SEED);
        System.out.println("LedgerCopyTest: seed " + SEED);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole2025.clone();
            int at = random.nextInt(damaged.length - 1);
            damaged[at] = (byte) (damaged[at] ^ (1 << random.nextInt(7)));
            Files.write(file(folder, 2025), damaged);
            Files.write(file(folder, 2026), whole2026);
            assertThat(restored().state()).as("byte " + at).isEqualTo(State.RESTORED);
            assertThat(lines().subList(0, 14)).isEqualTo(before);
        }
    }

    @Test
    void aWholeLedgerIsLeftAlone() throws IOException {
        copied(3);
        List<String> before = lines();
        assertThat(restored().state()).isEqualTo(State.WHOLE);
        assertThat(lines()).isEqualTo(before);
        assertThat(aside()).isEmpty();
    }

    @Test
    void entriesOfOurOwnAreNeverGivenUp() throws IOException {
        copied(0);
        change(2026, lines -> lines.subList(0, 2));
        append(folder, 2026, 1);
        List<String> before = lines();
        assertThat(restored().state()).isEqualTo(State.DIFFERS);
        change(2025, lines -> {
            lines.set(1, lines.get(1).replace("第 1 条", "第 7 条"));
            return lines;
        });
        List<String> broken = lines();
        assertThat(restored().state()).isIn(State.DIFFERS, State.COPY_SHORT);
        assertThat(lines()).isEqualTo(broken);
        assertThat(before).hasSameSizeAs(broken);
    }

    @Test
    void damageBehindTheEndOfTheCopyStays() throws IOException {
        copied(3);
        change(2026, lines -> {
            lines.set(6, lines.get(6).replace("第 1 条", "第 7 条"));
            return lines;
        });
        List<String> before = lines();
        assertThat(restored().state()).isEqualTo(State.COPY_SHORT);
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void aBrokenOrMissingCopyRestoresNothing() throws IOException {
        copied(0);
        String good = Files.readString(file(copy, 2025));
        Files.writeString(file(folder, 2025), good.replace("第 3 条", "第 8 条"));
        Files.writeString(file(copy, 2025), good.replace("第 1 条", "第 6 条"));
        assertThat(restored().state()).isEqualTo(State.COPY_BROKEN);
        Files.delete(file(copy, 2025));
        Files.delete(file(copy, 2026));
        assertThat(restored().state()).isEqualTo(State.NO_COPY);
        assertThat(Files.readString(file(folder, 2025))).contains("第 8 条");
    }

    @Test
    void aBrokenLedgerNeverTakesThePlaceOfAGoodCopy() throws IOException {
        copied(1);
        change(2025, lines -> {
            lines.set(2, "{}");
            return lines;
        });
        try (Ledger ledger = Ledger.open(folder, at(2026))) {
            assertThat(ledger.notToBeCopied(copy).orElseThrow()).contains("ledger-2025.jsonl, line 3");
        }
    }

    @Test
    void aStampThatDoesNotHoldMakesTheCopyUnfit() throws Exception {
        try (TimeAuthority authority = new TimeAuthority();
                Ledger ledger = Ledger.open(folder, at(2026))) {
            ledger.append("a", "b", Map.of());
            assertThat(ledger.stamp(authority.address()).orElseThrow().at()).isPresent();
            ledger.append("c", "d", Map.of());
        }
        Files.copy(file(folder, 2026), file(copy, 2026));
        change(2026, lines -> {
            lines.set(0, lines.get(0).replace("\"a\"", "\"z\""));
            return lines;
        });
        assertThat(restored().state()).isEqualTo(State.RESTORED);
        change(2026, lines -> {
            lines.set(0, lines.get(0).replace("\"a\"", "\"z\""));
            return lines;
        });
        forged();
        assertThat(restored().state()).isEqualTo(State.COPY_BROKEN);
    }

    /** A copy whose chain fits and whose time stamp is of something else. */
    private void forged() throws IOException {
        List<String> lines = Files.readAllLines(file(copy, 2026));
        List<String> forged = new ArrayList<>();
        String previous = LedgerLine.NONE;
        for (String line : lines) {
            String changed = line.replace("\"a\"", "\"q\"")
                    .replaceAll("\"previous\":\"[0-9a-f]{64}\"", "\"previous\":\"" + previous + "\"");
            forged.add(changed);
            previous = LedgerLine.digest(changed.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file(copy, 2026), forged);
    }
}
