package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nianbao.archive.Captures.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Progress;

class FolderClaimTest {
    @TempDir
    Path root;

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static ConfigurationError refused(Path home) {
        return Assertions.catchThrowableOfType(
                ConfigurationError.class, () -> Captures.open(home).close());
    }

    @Test
    void oneProcessAtATime() throws Exception {
        try (Archive archive = Captures.open(root)) {
            ConfigurationError error = refused(root);
            assertThat(error.sentences().id()).isEqualTo("archive.in_use");
            assertThat(error.sentences().zh())
                    .contains(root.resolve("archive").toString())
                    .endsWith("。");
            assertThat(error.sentences().en()).contains("--home");
            assertThat(another()).contains("archive.in_use");
            assertThat(archive.files()).isEmpty();
        }
        assertThat(another()).contains("opened");
    }

    private String another() throws Exception {
        Process process = new ProcessBuilder(
                        java(), "-cp", System.getProperty("java.class.path"), Opening.class.getName(), root.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** Another process that wants the same archive. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] args) {
            try (Archive archive = Captures.open(Path.of(args[0]))) {
                System.out.println("opened " + archive.files().size());
            } catch (ConfigurationError e) {
                System.out.println(e.sentences().id());
            }
        }
    }

    @Test
    void foldersThatCannotBeMade() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        assertThat(refused(file).sentences().id()).isEqualTo("archive.not_writable");
        Files.createDirectories(root.resolve("home/archive"));
        Files.createFile(root.resolve("home/archive/warc"));
        assertThat(refused(root.resolve("home")).sentences().en()).contains("home/archive");
    }

    @Test
    void readOnlyFileSystem() {
        Path system = Path.of("/proc/sys/kernel");
        Assumptions.assumeTrue(Files.isDirectory(system), "needs a file system on which nothing can be made");
        assertThat(refused(system).sentences().id()).isEqualTo("archive.not_writable");
    }

    @Test
    void aClosedArchiveStoresNothing() throws IOException {
        Archive archive = Captures.open(root);
        archive.close();
        archive.close();
        assertThatThrownBy(() -> archive.store(page("http://www.erqi.example/", "x")))
                .isInstanceOf(IOException.class);
    }

    /** The shell's file size limit makes writing fail in the middle of a record, as a full disk does. */
    @Test
    void aFullDiskLeavesWholeRecordsOnly() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash for its file size limit");
        Process process = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "ulimit -f 64; exec \"$@\"",
                        "bash",
                        java(),
                        "-XX:-UsePerfData",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Filling.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        List<String> said = process.inputReader().lines().toList();
        process.waitFor();
        assertThat(said).contains("failed", "stored again");
        long stored = said.stream().filter(l -> l.startsWith("stored")).count();
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.repairs()).isEmpty();
            Archive.Verification verification = archive.verify(Progress.none());
            assertThat(verification.damages()).isEmpty();
            assertThat(verification.lines()).isEqualTo(stored);
        }
        Validators.jwat(new WarcFolder(root.resolve("archive/warc")).files());
    }

    /** Stores until the limit is hit, then something small. */
    static final class Filling {
        private Filling() {}

        public static void main(String[] args) throws IOException {
            java.util.Random random = new java.util.Random(3);
            try (Archive archive = Captures.open(Path.of(args[0]))) {
                try {
                    for (int i = 0; i < 100; i++) {
                        byte[] body = new byte[10_000];
                        random.nextBytes(body);
                        archive.store(Captures.capture(
                                "http://www.erqi.example/" + i,
                                Captures.join(Captures.bytes("HTTP/1.1 200 OK\r\n\r\n"), body),
                                body));
                        System.out.println("stored " + i);
                    }
                } catch (IOException e) {
                    System.out.println("failed");
                }
                archive.store(page("http://www.erqi.example/small", "小"));
                System.out.println("stored again");
            }
        }
    }
}
