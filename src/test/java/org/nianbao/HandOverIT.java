package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.corpus.Papers;
import org.nianbao.extract.Extractor;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Cell;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.model.Reading;
import org.nianbao.serve.House;

/** From the archive to readings through durable rows: once each, over crashes, and again when the rules have changed. */
class HandOverIT {
    private static final int KILLS = Integer.getInteger("nianbao.kills", 2);
    private static final long SEED = Long.getLong("nianbao.seed", 20_261_122L);
    private static final int MOST_WORKERS = 4;

    @TempDir
    Path root;

    private final HandSetClock clock = new HandSetClock("2024-05-01T00:00:00Z");

    /** Reads what waits in a process of its own and says each that is done. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] words) {
            try (House house = new Doors(Map.of(), Clock.systemUTC()).house(new Home(Path.of(words[0])), Map.of())) {
                house.readWaiting((done, total, what) -> {
                    System.out.println("done " + what);
                    System.out.flush();
                });
            }
            System.out.println("finished");
        }
    }

    @Test
    void aKilledProcessRepeatsOnlyWhatWasInFlight() throws Exception {
        System.out.println("HandOverIT: nianbao.seed=" + SEED + " nianbao.kills=" + KILLS);
        List<Papers.Paper> papers = Papers.of("XLS", 30);
        FilledHome home = new FilledHome(root, clock);
        try (House house = home.open()) {
            home.take(house, papers, Extractor.VERSION);
        }
        Random random = new Random(SEED);
        List<String> done = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            done.addAll(run(random.nextInt(papers.size() / (KILLS + 1))));
        }
        done.addAll(run(Integer.MAX_VALUE));
        assertThat(new HashSet<>(done)).hasSizeGreaterThanOrEqualTo(papers.size() - KILLS * MOST_WORKERS);
        assertThat(done.size() - new HashSet<>(done).size()).as("read twice").isLessThanOrEqualTo(KILLS * MOST_WORKERS);
        try (House house = home.open()) {
            assertThat(house.index().held()).hasSize(papers.size()).noneMatch(Index.Held::setAside);
            assertThat(house.index().figures().waiting()).isZero();
        }
    }

    /** What a process says to have done until it has ended or, after so many, is killed. */
    private List<String> run(int killAfter) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> done = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("done ")) {
                    done.add(line);
                }
                if (done.size() > killAfter) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        int code = process.waitFor();
        assertThat(killAfter < Integer.MAX_VALUE || code == 0).isTrue();
        return done;
    }

    @Test
    void workersSideBySideReadEachPayloadOnce() throws IOException {
        List<Papers.Paper> papers = Papers.of("TEXT_TABS", 30);
        FilledHome home = new FilledHome(root, clock);
        ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
        try (House house = home.open()) {
            home.take(house, papers, Extractor.VERSION);
            int read = IntStream.range(0, 3)
                    .parallel()
                    .map(i -> house.readWaiting((n, total, what) -> done.add(what)))
                    .sum();
            assertThat(read).isEqualTo(papers.size());
            assertThat(done).hasSize(papers.size()).doesNotHaveDuplicates();
            assertThat(house.readWaiting(Progress.none())).isZero();
        }
    }

    @Test
    void whatFailsEachTimeIsSetAsideWithItsReasonAndHoldsNobodyUp() throws IOException {
        FilledHome home = new FilledHome(root, clock);
        ArchivedRecord broken;
        try (House house = home.open()) {
            broken = home.take(house, Papers.of("TEXT_TABS", 5), Extractor.VERSION)
                    .get(2);
        }
        Path warc = home.home().archive().resolve("warc").resolve(broken.warcFile());
        try (RandomAccessFile file = new RandomAccessFile(warc.toFile(), "rw")) {
            file.seek(broken.offset() + broken.length() / 2);
            file.write(new byte[64]);
        }
        try (House house = home.open()) {
            assertThat(house.readWaiting(Progress.none())).isEqualTo(5);
            assertThat(house.index().held()).hasSize(4);
            for (int i = 0; i < 2; i++) {
                clock.forward(Duration.ofHours(1));
                assertThat(house.readWaiting(Progress.none())).isEqualTo(1);
            }
            clock.forward(Duration.ofDays(1));
            assertThat(house.readWaiting(Progress.none())).isZero();
            assertThat(house.index().figures().setAside()).isEqualTo(1);
            assertThat(house.index().candidates(Optional.of(FilledHome.SITE)))
                    .filteredOn(c -> c.state() == Index.Candidate.State.SET_ASIDE)
                    .singleElement()
                    .satisfies(c -> assertThat(c.why().en()).isNotBlank());
        }
    }

    @Test
    void newRulesShowEveryChangeBeforeAnythingIsReplaced() throws IOException {
        FilledHome home = new FilledHome(root, clock);
        List<ArchivedRecord> records;
        try (House house = home.open()) {
            records = home.take(house, Papers.of("TEXT_TABS", 3), Extractor.VERSION);
            house.readWaiting(Progress.none());
        }
        String first = records.get(0).payloadSha256();
        Cell old = readByOlderRules(home, first);

        TypedCommands.Ended dry = run("reextract", "--dry-run", "--json");
        assertThat(dry.code()).isZero();
        assertThat(dry.out().lines()).hasSize(2);
        assertThat(dry.out())
                .contains("\"sha256\":\"" + first + "\"")
                .contains("\"code\":\"" + old.code() + "\",\"change\":\"value\",\"before\":\"987654\"")
                .contains("\"extractor_before\":\"old\"")
                .contains("\"differing\":1,\"outdated\":1,\"unreadable\":0,\"cells\":1,\"replaced\":0");
        assertThat(run("reextract").out())
                .as("without approval nothing is replaced")
                .contains("987654");
        assertThat(run("reextract", "--dry-run").out())
                .as("a table for people")
                .contains(old.code())
                .contains("old → " + Extractor.VERSION);

        TypedCommands.Ended applied = run("reextract", "--yes", "--json");
        assertThat(applied.code()).isZero();
        assertThat(applied.out()).contains("\"replaced\":1");
        assertThat(run("reextract", "--dry-run", "--json").out()).contains("\"differing\":0,\"outdated\":0");
        try (House house = home.open();
                var entries = house.ledger().entries()) {
            assertThat(cell(house, first, old.code())).isEqualTo(old);
            assertThat(entries.filter(e -> e.kind().equals("readings.replaced")))
                    .hasSize(1);
        }
    }

    @Test
    void onlyAYesAtATerminalReplacesReadings() throws IOException {
        FilledHome home = new FilledHome(root, clock);
        String payload;
        try (House house = home.open()) {
            payload = home.take(house, Papers.of("TEXT_TABS", 1), Extractor.VERSION)
                    .get(0)
                    .payloadSha256();
            house.readWaiting(Progress.none());
        }
        Cell old = readByOlderRules(home, payload);
        assertThat(answering("y\n", false, "reextract").err()).doesNotContain("Type y");
        assertThat(answering("y\n", true, "reextract", "--json").err()).doesNotContain("Type y");
        for (String refusal : List.of("n\n", "\n", "")) {
            assertThat(answering(refusal, true, "reextract").err()).contains("Type y to agree");
        }
        try (House house = home.open()) {
            assertThat(cell(house, payload, old.code()).raw()).isEqualTo("987654");
        }
        assertThat(answering("Yes\n", true, "reextract").code()).isZero();
        try (House house = home.open()) {
            assertThat(cell(house, payload, old.code())).isEqualTo(old);
        }
    }

    /** Puts the archive in the state that an older version of the rules has left: one figure read otherwise. */
    private Cell readByOlderRules(FilledHome home, String payload) throws IOException {
        try (House house = home.open()) {
            Reading.ReportRead now =
                    (Reading.ReportRead) house.index().reading(payload).orElseThrow();
            Cell cell = now.report().cells().get(0);
            Cell other = new Cell(
                    cell.code(),
                    Optional.of(new BigDecimal("987654")),
                    cell.kind(),
                    "987654",
                    cell.unit(),
                    cell.locator(),
                    cell.by(),
                    cell.confirmed());
            List<Cell> cells = new ArrayList<>(now.report().cells());
            cells.set(0, other);
            house.index().readAgain(java.util.Set.of(payload), "old");
            Index.Task task =
                    house.index().claim("older", Duration.ofMinutes(1)).orElseThrow();
            house.index()
                    .read(
                            task,
                            new Reading.ReportRead(
                                    now.source(), now.report().withCells(cells), now.findings(), now.remarks()));
            return cell;
        }
    }

    private static Cell cell(House house, String payload, String code) {
        Reading.ReportRead read =
                (Reading.ReportRead) house.index().reading(payload).orElseThrow();
        return read.report().cell(code).orElseThrow();
    }

    private TypedCommands.Ended run(String... words) {
        return answering("", false, words);
    }

    private TypedCommands.Ended answering(String answer, boolean terminal, String... words) {
        return new TypedCommands(new Doors(Map.of(), clock), root, "--lang", "en").answering(answer, terminal, words);
    }
}
