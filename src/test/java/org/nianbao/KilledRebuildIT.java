package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.index.Index;
import org.nianbao.model.Cell;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.House;
import org.nianbao.serve.Settlements;
import org.nianbao.serve.export.Exports;

/**
 * A process that rebuilds is killed (SIGKILL) at random moments, its start included; the rebuild that follows gives the
 * same bytes. {@code -Dnianbao.kills=50 -Dnianbao.seed=…} for a long run.
 */
class KilledRebuildIT {
    private static final int KILLS = Integer.getInteger("nianbao.kills", 3);
    private static final long SEED = Long.getLong("nianbao.seed", 20_261_122L);
    private static final int LONGEST_START_MS = 3000;
    private static final String NAME = "KilledRebuildIT: ";
    private static final Index.CellQuery ALL =
            new Index.CellQuery(Optional.empty(), Optional.empty(), Optional.empty(), false);

    @TempDir
    Path root;

    private final Random random = new Random(SEED);
    private final Doors doors = new Doors(Map.of(), Clock.systemUTC());
    private final AtomicInteger steps = new AtomicInteger();
    private int killedAtWork;

    @Test
    void theRebuildThatFollowsGivesTheSameBytes() throws Exception {
        System.out.println(NAME + "nianbao.seed=" + SEED + " nianbao.kills=" + KILLS);
        try (House house = doors.demo(new Home(root), Map.of())) {
            house.sweep(house.seeds().sites().subList(0, 1), Set.of(), "demo", (site, fetched, queued, uri) -> {});
            peopleSpeak(house);
        }
        List<String> before;
        try (House house = doors.house(new Home(root), Map.of())) {
            before = everything(house);
        }
        derivedAreGone();
        assertThat(rebuilt()).isEqualTo(before);
        int rebuilds = 1;
        for (int kill = 1; kill <= KILLS; kill++) {
            if (random.nextBoolean()) {
                derivedAreGone();
            }
            kill();
            if (kill == KILLS || random.nextBoolean()) {
                assertThat(rebuilt()).as("seed " + SEED + ", kill " + kill).isEqualTo(before);
                rebuilds++;
            }
        }
        System.out.println(NAME + KILLS + " kills, " + killedAtWork + " of them at work, " + steps
                + " steps in the first rebuild, " + rebuilds + " rebuilds with the same bytes");
    }

    /** What a rebuild has from the ledger alone. */
    private static void peopleSpeak(House house) {
        Index.ReportRow row = house.index()
                .reports(new Index.ReportQuery(
                        Optional.empty(), Optional.empty(), Optional.of("district"), Optional.empty()))
                .get(0);
        Cell cell = house.index()
                .report(row.id(), Optional.empty())
                .orElseThrow()
                .report()
                .cells()
                .get(0);
        assertThat(house.corrections()
                        .take(new Corrections.Wish(
                                row.id(),
                                Optional.empty(),
                                cell.code(),
                                Optional.of("illegible"),
                                "甲",
                                "核对",
                                "command")))
                .isInstanceOf(Corrections.Taken.class);
        DistrictYear open = house.index().tracker(Set.of()).stream()
                .filter(d -> d.reportId().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(house.settlements()
                        .take(new Settlements.Wish(
                                open.code(), open.year(), Optional.of("merged"), "甲", "来函", "command")))
                .isInstanceOf(Settlements.Taken.class);
    }

    private static List<String> everything(House house) throws IOException {
        List<String> all = new ArrayList<>();
        for (Exports.Table table : Exports.Table.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(new Exports(house).write(table, Exports.Format.CSV, ALL, false, out))
                    .as(table.name())
                    .isPositive();
            all.add(out.toString(StandardCharsets.UTF_8));
        }
        all.add(house.index().tracker(Set.of()).toString());
        return all;
    }

    private List<String> rebuilt() throws IOException {
        try (House house = doors.houseToRebuild(new Home(root), Map.of())) {
            steps.set(0);
            house.rebuild((done, total, what) -> steps.incrementAndGet());
            assertThat(house.index().rebuilding()).isEmpty();
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
            return everything(house);
        }
    }

    private void derivedAreGone() throws IOException {
        Home home = new Home(root);
        // One that is killed while it starts has not made all of them.
        List<Path> made = Stream.of(home.cdx(), home.db(), home.search())
                .filter(Files::exists)
                .toList();
        for (Path folder : made) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Kills at a random moment: one time in five while it starts, otherwise so many steps into the work. */
    private void kill() throws Exception {
        Process process = child();
        int wanted = 1 + random.nextInt(steps.get());
        long spin = random.nextInt(20_000_000);
        if (random.nextInt(5) == 0) {
            process.waitFor(random.nextInt(LONGEST_START_MS), TimeUnit.MILLISECONDS);
            wanted = 0;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = "";
            for (int i = 0; i < wanted && line != null; i++) {
                line = lines.readLine();
            }
            long since = System.nanoTime();
            while (System.nanoTime() - since < spin) {
                Thread.onSpinWait();
            }
            process.toHandle().destroyForcibly();
            killedAtWork += wanted > 0 && lines.lines().noneMatch("ended"::equals) ? 1 : 0;
        }
        process.waitFor();
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Rebuilder.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        root.resolve("child.log").toFile()))
                .start();
    }

    /** The process that is killed. */
    static final class Rebuilder {
        private Rebuilder() {}

        public static void main(String[] args) {
            try (House house =
                    new Doors(Map.of(), Clock.systemUTC()).houseToRebuild(new Home(Path.of(args[0])), Map.of())) {
                house.rebuild((done, total, what) -> {
                    System.out.println("step");
                    System.out.flush();
                });
                System.out.println("ended");
                System.out.flush();
            }
        }
    }
}
