package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.archive.Captures.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Octets;
import org.nianbao.model.Progress;

/**
 * A process that stores captures and acknowledges each is killed (SIGKILL) at random moments, many times, and started
 * again on what it has left. {@code -Dnianbao.kills=200 -Dnianbao.seed=…} for a long run.
 */
class KilledSweepIT {
    private static final int KILLS = Integer.getInteger("nianbao.kills", 10);
    private static final long SEED = Long.getLong("nianbao.seed", 20_260_331L);
    /** Kills of one archive; then a fresh one is begun, so that looking at everything stays quick. */
    private static final int KILLS_OF_ONE = 20;

    private static final int LONGEST_START_MS = 600;
    private static final int LONGEST_WORK_MS = 500;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private long acknowledged;
    private int torn;

    @Test
    void nothingAcknowledgedIsLostAndNothingInvalidStays() throws Exception {
        System.out.println("nianbao.seed=" + SEED + " nianbao.kills=" + KILLS);
        for (int done = 0; done < KILLS; done += KILLS_OF_ONE) {
            archive(folder.resolve("home" + done), Math.min(KILLS_OF_ONE, KILLS - done), done);
        }
        System.out.println(acknowledged + " captures acknowledged, " + torn + " torn files repaired, 0 lost");
        assertThat(acknowledged).as("seed %d", SEED).isGreaterThan(KILLS);
    }

    private void archive(Path home, int kills, int first) throws Exception {
        Set<String> safe = new HashSet<>();
        Set<Path> looked = new HashSet<>();
        for (int kill = first; kill < first + kills; kill++) {
            List<String> lines = killed(home, "run" + kill);
            acknowledged += lines.size();
            safe.addAll(lines);
            look(home, safe, looked, "seed " + SEED + ", kill " + kill);
        }
        List<Path> files = new WarcFolder(home.resolve("archive/warc")).files();
        for (Path file : files) {
            assertThat(Archive.validate(file).defects()).as("%s", file).isEmpty();
        }
        assertThat(Archive.validate(home.resolve("archive/cdx/index.cdxj")).defects())
                .isEmpty();
    }

    /** Starts on what there is, as the next run of the program does. */
    private void look(Path home, Set<String> safe, Set<Path> looked, String description) throws IOException {
        try (Archive archive = Captures.open(home)) {
            assertThat(archive.repairs())
                    .as(description)
                    .allMatch(repair -> !repair.message().id().contains("damaged"));
            torn += (int) archive.repairs().stream().filter(r -> r.cut() > 0).count();
            List<ArchivedRecord> found = new ArrayList<>();
            assertThat(archive.scan(found::add, Progress.none()))
                    .as(description)
                    .isEmpty();
            assertThat(found.stream().map(ArchivedRecord::recordId).collect(Collectors.toSet()))
                    .as(description)
                    .containsAll(safe);
            assertThat(archive.verify(Progress.none()).damages())
                    .as(description)
                    .isEmpty();
            for (ArchivedRecord record : found.subList(Math.max(0, found.size() - 5), found.size())) {
                assertThat(archive.payload(record, 1 << 20)).as(description).isNotEmpty();
            }
        }
        if (Files.isDirectory(home.resolve("archive/warc"))) {
            List<Path> files = new ArrayList<>(new WarcFolder(home.resolve("archive/warc")).files());
            files.removeIf(file -> !looked.add(file));
            Validators.jwat(files);
            Validators.jwarc(files);
        }
    }

    /** Kills at a random moment, one time in five while it starts; gives what was acknowledged until then. */
    private List<String> killed(Path home, String run) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Storing.class.getName(),
                        home.toString(),
                        run,
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean starting = random.nextInt(5) == 0;
        int wait = random.nextInt(starting ? LONGEST_START_MS : LONGEST_WORK_MS);
        StringBuilder out = new StringBuilder();
        try (var in = process.getInputStream()) {
            if (!starting) {
                out.append((char) in.read());
            }
            assertThat(process.waitFor(wait, TimeUnit.MILLISECONDS))
                    .as("still works")
                    .isFalse();
            // Through the handle: the process itself would close its streams and lose what it had acknowledged.
            process.toHandle().destroyForcibly();
            out.append(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII));
        }
        assertThat(process.waitFor()).as("killed").isNotZero();
        // A line that was cut by the kill was not acknowledged.
        int end = out.lastIndexOf("\n");
        return end < 0 ? List.of() : out.substring(0, end).lines().toList();
    }

    /** The process that is killed: stores pages, repeated ones and incompressible ones among them. */
    static final class Storing {
        private Storing() {}

        public static void main(String[] args) {
            Random random = new Random(Long.parseLong(args[2]));
            try (Archive archive = Captures.open(Path.of(args[0]))) {
                for (int i = 0; i < 1_000_000; i++) {
                    String address = "http://www.erqi.example/" + args[1] + "/" + i;
                    ArchivedRecord stored = archive.store(
                            switch (random.nextInt(4)) {
                                case 0 -> page(address, "总是同样的页面");
                                case 1 -> noise(address, random);
                                default -> page(address, args[1] + " 报告 " + i);
                            });
                    System.out.println(stored.recordId());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static org.nianbao.model.Capture noise(String address, Random random) {
            byte[] body = new byte[random.nextInt(200_000) + 1];
            random.nextBytes(body);
            byte[] response = Captures.join(
                    Captures.bytes("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: " + body.length
                            + "\r\n\r\n"),
                    body);
            return Captures.capture(address, Octets.of(response), body, Sha256.of(body));
        }
    }
}
