package org.nianbao;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Tools of others that run on Node: installed once from {@code src/test/node} into {@code target/proofs}, as its lock file
 * says. Where Node, npm or the registry are not to be had the tests that need them are skipped and say so.
 */
final class NodeTools {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/proofs");

    private NodeTools() {}

    /** Makes the tools ready, or skips the test. */
    static void require() {
        Assumptions.assumeTrue(found("node").isPresent() && found("npm").isPresent(), "needs node and npm");
        try {
            copySources();
            if (!Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
                Run install = run(240, FOLDER, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
                Assumptions.assumeTrue(install.status() == 0, "npm cannot install the tools: " + install.errors());
            }
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }

    private static void copySources() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = FOLDER.resolve(file.getFileName());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** A program on the path. */
    static Optional<Path> found(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs one of the scripts. */
    static Run script(int seconds, String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", name));
        command.addAll(arguments);
        return run(seconds, FOLDER, command);
    }

    private static Run run(int seconds, Path folder, List<String> command) throws IOException {
        Path out = Files.createTempFile("nianbao-node", ".out");
        Path err = Files.createTempFile("nianbao-node", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            process.destroyForcibly();
            return new Run(ended ? process.exitValue() : -1, text(out), text(err));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** How it ended: -1 when it had to be stopped. */
    record Run(int status, String output, String errors) {}
}
