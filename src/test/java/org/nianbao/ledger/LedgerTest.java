package org.nianbao.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ConfigurationError;

class LedgerTest {
    private static final long SEED = 20_260_331L;

    @TempDir
    Path folder;

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private Ledger open() {
        return Ledger.open(folder, at("2026-03-31T08:00:00.5Z"));
    }

    private static List<Ledger.Entry> entries(Ledger ledger) {
        try (Stream<Ledger.Entry> entries = ledger.entries()) {
            return entries.toList();
        }
    }

    private Path file(int year) {
        return folder.resolve("ledger-" + year + ".jsonl");
    }

    @Test
    void entriesComeBackAsTheyWentIn() throws IOException {
        Map<String, Object> data = Map.of(
                "说明",
                "“引号”\n换行",
                "count",
                41,
                "big",
                9_000_000_000L,
                "list",
                List.of("a", 1, true),
                "map",
                Map.of("z", 1, "a", Optional.of("x")),
                "at",
                Instant.parse("2026-01-02T03:04:05Z"));
        Ledger.Entry first;
        try (Ledger ledger = open()) {
            first = ledger.append("sweep.ended", "410103", data);
            assertThat(first.sequence()).isEqualTo(1);
            assertThat(first.previous()).isEqualTo("0".repeat(64));
            assertThat(List.copyOf(first.data().keySet())).isSorted();
            assertThat(first.data()).containsEntry("at", "2026-01-02T03:04:05Z").containsEntry("count", 41);
        }
        try (Ledger ledger = open()) {
            Ledger.Entry second = ledger.append("fixity.ended", "all", Map.of());
            assertThat(second.sequence()).isEqualTo(2);
            byte[] line = Files.readAllLines(file(2026)).get(0).getBytes(UTF_8);
            assertThat(second.previous()).isEqualTo(LedgerLine.digest(line));
            assertThat(entries(ledger)).containsExactly(first, second);
            assertThat(ledger.verify()).isEmpty();
        }
        assertThat(Files.readAllLines(file(2026)).get(1))
                .startsWith(
                        "{\"sequence\":2,\"at\":\"2026-03-31T08:00:00.500Z\",\"kind\":\"fixity.ended\",\"subject\":\"all\","
                                + "\"data\":{},\"previous\":\"");
    }

    @Test
    void theChainGoesOnFromYearToYear() throws IOException {
        for (String time : List.of("2026-12-31T23:59:59Z", "2027-01-01T00:00:01Z", "2026-06-01T00:00:00Z")) {
            try (Ledger ledger = Ledger.open(folder, at(time))) {
                ledger.append("test", time, Map.of());
            }
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.verify()).isEmpty();
            assertThat(entries(ledger)).extracting(Ledger.Entry::sequence).containsExactly(1L, 2L, 3L);
        }
        assertThat(Files.readAllLines(file(2026))).hasSize(1);
        assertThat(Files.readAllLines(file(2027)))
                .as("a clock set back goes on in the newest file")
                .hasSize(2);
    }

    private List<String> three() throws IOException {
        try (Ledger ledger = open()) {
            for (int i = 1; i <= 3; i++) {
                ledger.append("test", "s" + i, Map.of("n", i));
            }
        }
        return Files.readAllLines(file(2026));
    }

    @Test
    void aChangedLineIsNamed() throws IOException {
        List<String> lines = three();
        Files.write(file(2026), List.of(lines.get(0), lines.get(1).replace("s2", "s9"), lines.get(2)));
        try (Ledger ledger = open()) {
            Ledger.Break found = ledger.verify().orElseThrow();
            assertThat(found.file()).isEqualTo("ledger-2026.jsonl");
            assertThat(found.line())
                    .as("the line that no longer fits the one before")
                    .isEqualTo(3);
            assertThat(found.why()).contains("SHA-256");
        }
    }

    @Test
    void aMissingOrForeignLineIsNamed() throws IOException {
        List<String> lines = three();
        Files.write(file(2026), List.of(lines.get(0), lines.get(2)));
        try (Ledger ledger = open()) {
            assertThat(ledger.verify()).get().extracting(Ledger.Break::line).isEqualTo(2L);
        }
        Files.write(file(2026), List.of(lines.get(0), "no entry", lines.get(2)));
        try (Ledger ledger = open()) {
            assertThat(ledger.verify()).get().extracting(Ledger.Break::line).isEqualTo(2L);
            assertThatThrownBy(() -> entries(ledger)).hasMessageContaining("ledger-2026.jsonl, line 2");
            ledger.append("test", "goes on", Map.of());
        }
        assertThat(Files.readAllLines(file(2026)).get(3)).startsWith("{\"sequence\":4,");
    }

    @Test
    void aTornLastLineIsCutOff() throws IOException {
        three();
        byte[] whole = Files.readAllBytes(file(2026));
        String text = new String(whole, UTF_8);
        int start = text.lastIndexOf('\n', text.length() - 2) + 1;
        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            int cut = start + 1 + random.nextInt(whole.length - start - 1);
            Files.write(file(2026), Arrays.copyOf(whole, cut));
            Files.deleteIfExists(folder.resolve("ledger-2026.jsonl.torn"));
            try (Ledger ledger = open()) {
                assertThat(ledger.verify()).as("seed %d, cut at %d", SEED, cut).isEmpty();
                assertThat(ledger.append("test", "after", Map.of()).sequence()).isEqualTo(3);
                assertThat(ledger.verify()).isEmpty();
            }
            assertThat(Files.readString(folder.resolve("ledger-2026.jsonl.torn")))
                    .isEqualTo(text.substring(start, cut) + "\n");
        }
    }

    @Test
    void zeroesOfAPowerCutAreCutOff() throws IOException {
        three();
        Files.write(file(2026), new byte[50], StandardOpenOption.APPEND);
        try (Ledger ledger = open()) {
            assertThat(ledger.verify()).isEmpty();
            assertThat(entries(ledger)).hasSize(3);
        }
    }

    @Test
    void onlyPlainDataIsTaken() {
        try (Ledger ledger = open()) {
            assertThatThrownBy(() -> ledger.append("test", "x", Map.of("o", new Object())))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(ledger.append("test", "y", Map.of()).sequence()).isEqualTo(1);
        }
    }

    @Test
    void oneProcessAtATimeAndAWritableFolder() throws IOException {
        try (Ledger ledger = open()) {
            assertThat(ledger.verify()).isEmpty();
            assertThat(refused(folder)).isEqualTo("ledger.in_use");
        }
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(refused(file)).isEqualTo("ledger.not_writable");
        open().close();
    }

    private String refused(Path place) {
        return Assertions.catchThrowableOfType(
                        ConfigurationError.class,
                        () -> Ledger.open(place, at("2026-01-01T00:00:00Z")).close())
                .sentences()
                .id();
    }

    @Test
    void threadsMayAppendAtOnce() throws InterruptedException {
        try (Ledger ledger = open()) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 20; i++) {
                        ledger.append("test", "s", Map.of("i", i));
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(ledger.verify()).isEmpty();
            assertThat(entries(ledger)).hasSize(80);
        }
    }
}
