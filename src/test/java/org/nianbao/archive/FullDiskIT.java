package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Message;
import org.nianbao.model.Progress;

/** Real small disks, mounted for the test, that become full or read-only in mid-write. Needs root and mount. */
class FullDiskIT {
    @TempDir
    Path root;

    private final Random random = new Random(4);
    private final List<ArchivedRecord> acknowledged = new ArrayList<>();

    private Path warc() throws IOException {
        return Files.createDirectories(root.resolve("archive/warc"));
    }

    private static boolean done(Object... words) throws Exception {
        List<String> command = new ArrayList<>();
        for (Object word : words) {
            command.add(word.toString());
        }
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @AfterEach
    void unmount() throws Exception {
        done("umount", "-l", warc());
    }

    private Capture noise(int i) {
        byte[] body = new byte[100_000];
        random.nextBytes(body);
        return Captures.capture(
                "http://www.erqi.example/" + i, Captures.join(Captures.bytes("HTTP/1.1 200 OK\r\n\r\n"), body), body);
    }

    private void untilItFails(Archive archive) {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        acknowledged.add(archive.store(noise(i)));
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(acknowledged).isNotEmpty();
    }

    /** Everything acknowledged is there; what others say of the files is that they are whole. */
    private void sound(Archive archive) throws IOException {
        for (ArchivedRecord record : acknowledged) {
            assertThat(archive.payload(record, 1 << 20)).hasSize(100_000);
        }
        assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        Validators.jwat(archive.files());
        Validators.jwarc(archive.files());
    }

    @Test
    void fullInMidWriteAndRoomAgain() throws Exception {
        assumeTrue(done("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", warc()), "no small disk can be mounted");
        try (Archive archive = Captures.open(root)) {
            untilItFails(archive);
            assertThat(archive.obstacle(0)).map(Message::id).contains("disk_full");
            sound(archive);
            assertThatThrownBy(() -> archive.store(noise(1000))).isInstanceOf(IOException.class);
            assertThat(done("mount", "-o", "remount,size=64m", warc())).isTrue();
            assertThat(archive.obstacle(0)).isEmpty();
            acknowledged.add(archive.store(noise(1001)));
            sound(archive);
        }
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.repairs()).isEmpty();
            sound(archive);
        }
    }

    @Test
    void readOnlyInMidWriteAndWritableAgain() throws Exception {
        Path image = root.resolve("image");
        assumeTrue(
                done("dd", "if=/dev/zero", "of=" + image, "bs=1M", "count=40")
                        && done("mkfs.ext4", "-q", "-m", "0", image)
                        && done("mount", "-o", "loop", image, warc()),
                "no disk can be mounted");
        try (Archive archive = Captures.open(root)) {
            acknowledged.add(archive.store(noise(0)));
            assumeTrue(done("mount", "-o", "remount,abort", warc()), "the system cannot make a disk fail");
            untilItFails(archive);
            assertThat(archive.obstacle(0)).map(Message::id).contains("disk_read_only");
            sound(archive);
            assertThatThrownBy(() -> archive.store(noise(1000))).isInstanceOf(IOException.class);
            assertThat(done("umount", "-l", warc())).isTrue();
            done("e2fsck", "-fy", image);
            assertThat(done("mount", "-o", "loop", image, warc())).isTrue();
            assertThat(archive.obstacle(0)).isEmpty();
            acknowledged.add(archive.store(noise(1001)));
            sound(archive);
        }
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.repairs()).isEmpty();
            sound(archive);
        }
    }

    /** The end of the file could not be forced on the failed disk, but it could be renamed on the mended one: again and again. */
    @Test
    void aFileThatCouldBeRenamedOnlyIsNotRenamedForEver() throws Exception {
        Path image = root.resolve("image");
        assumeTrue(
                done("dd", "if=/dev/zero", "of=" + image, "bs=1M", "count=40")
                        && done("mkfs.ext4", "-q", "-m", "0", image)
                        && done("mount", "-o", "loop", image, warc()),
                "no disk can be mounted");
        try (Archive archive = Captures.open(root)) {
            acknowledged.add(archive.store(noise(0)));
            archive.note(acknowledged.get(0), "{}".getBytes(StandardCharsets.UTF_8)); // forced with the next capture
            assumeTrue(done("mount", "-o", "remount,abort", warc()), "the system cannot make a disk fail");
            assertThatThrownBy(() -> archive.store(noise(1))).isInstanceOf(IOException.class);
            assertThat(done("umount", "-l", warc())).isTrue();
            Path mended = root.resolve("mended"); // the failed one is in use as long as the file is open
            Files.copy(image, mended);
            done("e2fsck", "-fy", mended);
            assertThat(done("mount", "-o", "loop", mended, warc())).isTrue();
            assertThatThrownBy(() -> archive.store(noise(2))).isInstanceOf(IOException.class);
            acknowledged.add(archive.store(noise(3)));
            sound(archive);
        }
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.repairs()).isEmpty();
            sound(archive);
        }
    }
}
