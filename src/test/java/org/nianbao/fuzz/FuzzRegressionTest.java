package org.nianbao.fuzz;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What fuzzing found once, by name, in {@code src/test/resources/fuzz/<target>}; and a few mutations of sound inputs by a
 * fixed seed, so that the targets are known to work. How to fuzz stands in CONTRIBUTING.md.
 */
class FuzzRegressionTest {
    private static final Path FINDINGS = Path.of("src/test/resources/fuzz");
    private static final int MUTATIONS = Integer.getInteger("nianbao.mutations", 12);
    private static final long SEED = Long.getLong("nianbao.seed", 2024);

    @TestFactory
    Stream<DynamicTest> findings() throws IOException {
        return Targets.all().entrySet().stream().flatMap(target -> files(target.getKey()).stream()
                .map(file -> dynamicTest(target.getKey() + "/" + file.getFileName(), () -> target.getValue()
                        .accept(Files.readAllBytes(file)))));
    }

    private static List<Path> files(String target) {
        Path folder = FINDINGS.resolve(target);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @TestFactory
    Stream<DynamicTest> mutations() {
        return Targets.all().entrySet().stream().map(target -> dynamicTest(target.getKey(), () -> mutate(target)));
    }

    private static void mutate(Map.Entry<String, Consumer<byte[]>> target) {
        for (byte[] seed : Targets.seeds(target.getKey(), 1)) {
            target.getValue().accept(seed);
            Random random = new Random(SEED);
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] mutant = seed.clone();
                for (int j = 0; j < 1 << random.nextInt(8); j++) {
                    mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
                }
                target.getValue().accept(mutant);
            }
        }
    }
}
