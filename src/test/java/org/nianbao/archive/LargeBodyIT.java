package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Octets;
import org.nianbao.model.Progress;

/** The heap does not grow with the body: 200 MB are archived, read, verified, validated and packed in 128 MB. */
class LargeBodyIT {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 200;

    @TempDir
    Path folder;

    @Test
    void aLargeBodyPassesThroughASmallHeap() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Small.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out.strip()).isEqualTo("stored read verified validated packed");
    }

    /** The process with the small heap. */
    static final class Small {
        private Small() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            Path response = folder.resolve("response");
            write(response);
            try (Archive archive = Captures.open(folder.resolve("home"))) {
                ArchivedRecord record = archive.store(Captures.capture(
                        "http://www.erqi.example/large.pdf", Octets.of(response), new byte[0], Sha256.OF_NOTHING));
                System.out.print("stored ");
                archive.entity(record, OutputStream.nullOutputStream());
                System.out.print("read ");
                require(archive.verify(Progress.none()).damages());
                System.out.print("verified ");
                Path wacz = folder.resolve("large.wacz");
                archive.export(
                        List.of(record), wacz, new Archive.Packing(Archive.Format.WACZ, "large", "large", "nianbao"));
                require(Archive.validate(wacz).defects());
                System.out.println("validated packed");
            }
        }

        private static void require(List<?> bad) {
            if (!bad.isEmpty()) {
                throw new IllegalStateException(bad.toString());
            }
        }

        /** A third of it cannot be compressed, the rest is text. */
        private static void write(Path response) throws IOException {
            Random random = new Random(20_260_331L);
            byte[] block = "政府信息公开".repeat(BLOCK / 18 + 1).getBytes(StandardCharsets.UTF_8);
            byte[] noise = new byte[BLOCK / 3];
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(response))) {
                out.write(Captures.bytes("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: "
                        + (long) BLOCK * BLOCKS + "\r\n\r\n"));
                for (int i = 0; i < BLOCKS; i++) {
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, block, 0, noise.length);
                    out.write(block, 0, BLOCK);
                }
            }
        }
    }
}
