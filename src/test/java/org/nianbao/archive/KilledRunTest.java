package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.archive.Captures.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Progress;

/** What a run that was killed leaves behind: a file that ends anywhere. */
class KilledRunTest {
    private static final long SEED = 20_260_331L;
    private static final int CUTS = 25;

    @TempDir
    Path folder;

    private final List<Long> ends = new ArrayList<>();
    private final List<ArchivedRecord> stored = new ArrayList<>();
    private byte[] whole = new byte[0];
    private String journal = "";

    /** A run of pages, some of them the same, whose file and journal are taken away before it ends. */
    private String run() throws IOException {
        Path root = folder.resolve("run");
        try (Archive archive = Captures.open(root)) {
            archive.store(page("http://www.erqi.example/0", "报告 0"));
            for (int i = 1; i < 8; i++) {
                stored.add(archive.store(page("http://www.erqi.example/" + i, "报告 " + i % 5)));
                ends.add(Files.size(archive.files().get(0)));
            }
            Path open = archive.files().get(0);
            whole = Files.readAllBytes(open);
            journal = Files.readString(root.resolve("archive/cdx/journal.cdxj"));
            return open.getFileName().toString();
        }
    }

    @Test
    void aFileCutAnywhereKeepsWhatWasAcknowledged() throws IOException {
        String name = run();
        Random random = new Random(SEED);
        for (int i = 0; i < CUTS; i++) {
            int cut = random.nextInt(whole.length + 1);
            check(name, cut, "seed " + SEED + ", cut " + i + " at byte " + cut, folder.resolve("cut" + i));
        }
        for (long end : ends) {
            check(name, (int) end, "at a boundary " + end, folder.resolve("end" + end));
        }
        check(name, 0, "empty file", folder.resolve("empty"));
        check(name, 100, "within warcinfo", folder.resolve("warcinfo"));
    }

    private void check(String name, int cut, String description, Path root) throws IOException {
        Path warc = Files.createDirectories(root.resolve("archive/warc"));
        Path cdx = Files.createDirectories(root.resolve("archive/cdx"));
        Files.write(warc.resolve(name), Arrays.copyOf(whole, cut));
        // Lines of the journal may have reached the disk or not, whole or in part.
        Files.writeString(
                cdx.resolve("journal.cdxj"),
                journal.substring(0, journal.length() * (cut % 7) / 6 % (journal.length() + 1)));
        List<ArchivedRecord> safe = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            if (ends.get(i) <= cut) {
                safe.add(stored.get(i));
            }
        }
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.repairs()).as(description).hasSize(1);
            List<ArchivedRecord> found = new ArrayList<>();
            archive.scan(found::add, Progress.none());
            assertThat(found).as(description).containsAll(safe).hasSizeLessThanOrEqualTo(safe.size() + 1);
            safe.forEach(
                    r -> assertThat(archive.captures(r.uri())).as(description).contains(r));
            assertThat(archive.verify(Progress.none()).damages())
                    .as(description)
                    .isEmpty();
            archive.store(page("http://www.erqi.example/next", "下一页"));
        }
        try (Stream<Path> left = Files.list(warc)) {
            assertThat(left).as(description).noneMatch(f -> f.toString().endsWith(".open"));
        }
        assertThat(Validators.jwat(new WarcFolder(warc).files()))
                .as(description)
                .hasSizeGreaterThanOrEqualTo(4);
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.repairs()).isEmpty();
        }
    }

    @Test
    void damageInTheMiddleOfAnOpenFileThrowsNothingAway() throws IOException {
        String name = run();
        byte[] damaged = whole.clone();
        damaged[ends.get(1).intValue() + 200] ^= 0x20;
        Path warc = Files.createDirectories(folder.resolve("d/archive/warc"));
        Files.write(warc.resolve(name), damaged);
        try (Archive archive = Captures.open(folder.resolve("d"))) {
            assertThat(archive.repairs().get(0).message().id()).isEqualTo("archive.repair.damaged");
            assertThat(archive.repairs().get(0).cut()).isZero();
            assertThat(archive.captures(stored.get(6).uri())).containsExactly(stored.get(6));
            assertThat(archive.captures(stored.get(2).uri())).isEmpty();
            assertThat(archive.verify(Progress.none()).damages())
                    .anySatisfy(d -> assertThat(d.offset()).isEqualTo(ends.get(1)));
        }
    }

    @Test
    void missingOrDamagedIndexIsCompletedFromTheFiles() throws IOException {
        run();
        Path index = folder.resolve("run/archive/cdx/index.cdxj");
        byte[] good = Files.readAllBytes(index);
        List<byte[]> damages = new ArrayList<>(
                List.of(new byte[0], "no line at all\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        damages.add(Arrays.copyOf(good, good.length / 2));
        damages.add(new byte[300]);
        for (byte[] damage : damages) {
            Files.write(index, damage);
            Captures.open(folder.resolve("run")).close();
            assertThat(index).hasBinaryContent(good);
        }
        Files.delete(index);
        Captures.open(folder.resolve("run")).close();
        assertThat(index).hasBinaryContent(good);
    }

    @Test
    void aRealKillLosesNothingAcknowledged() throws Exception {
        Path root = folder.resolve("killed");
        Random random = new Random(SEED);
        int acknowledged = 0;
        for (int i = 0; i < 4; i++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Storing.class.getName(),
                            root.toString(),
                            "run" + i)
                    .redirectErrorStream(true)
                    .start();
            acknowledged += linesBeforeKill(process, 1 + random.nextInt(20));
        }
        try (Archive archive = Captures.open(root)) {
            List<ArchivedRecord> found = new ArrayList<>();
            assertThat(archive.scan(found::add, Progress.none())).isEmpty();
            assertThat(found).as("seed %d", SEED).hasSizeGreaterThanOrEqualTo(acknowledged);
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
            assertThat(archive.files()).hasSize(4);
        }
        Validators.jwat(new WarcFolder(root.resolve("archive/warc")).files());
    }

    private static int linesBeforeKill(Process process, int enough) throws Exception {
        int lines = 0;
        try (var out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                assertThat(line).startsWith("urn:uuid:");
                lines++;
                if (lines == enough) {
                    process.destroyForcibly();
                }
            }
        } catch (IOException e) {
            assertThat(lines)
                    .as("the stream breaks off because of the kill: %s", e)
                    .isGreaterThanOrEqualTo(enough);
        }
        assertThat(process.waitFor()).as("killed").isNotZero();
        return lines;
    }

    /** The process that is killed: stores captures for ever and prints each acknowledged one. */
    static final class Storing {
        private Storing() {}

        public static void main(String[] args) {
            try (Archive archive = Captures.open(Path.of(args[0]))) {
                for (int i = 0; i < 100_000; i++) {
                    String text = "<html>" + args[1] + " 报告 " + i + "</html>";
                    System.out.println(archive.store(page("http://www.erqi.example/" + args[1] + "/" + i, text))
                            .recordId());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
