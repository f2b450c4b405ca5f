package org.nianbao;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By which rules this program judges: a digest of the classes that make a judgement out of an archived answer, of the
 * libraries they stand on, and of the version of Java, whose Unicode tables they ask. It is taken from the program itself,
 * so that no change of a rule can be forgotten.
 */
final class RulesVersion {
    private static final List<String> STAGES = List.of("crawl", "discover", "document", "model");

    private RulesVersion() {}

    /**
     * The version, in hex.
     *
     * @return empty when the program lies where its classes cannot be read
     */
    static Optional<String> ofThisProgram() {
        CodeSource source = RulesVersion.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(of(source.getLocation().toURI()));
        } catch (URISyntaxException | IOException unreadable) {
            return Optional.empty(); // then every page is judged anew, which is right and takes longer
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String of(URI place) throws IOException {
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return of(path);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            return of(jar.getPath("/"));
        }
    }

    private static String of(Path root) throws IOException {
        MessageDigest digest = sha256();
        for (String stage : STAGES) {
            add(digest, root, root.resolve("org/nianbao/" + stage));
        }
        add(digest, root, root.resolve("META-INF/MANIFEST.MF")); // names the libraries of the jar
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(entry -> String.valueOf(Path.of(entry).getFileName()))
                .sorted()
                .forEach(name -> digest.update(name.getBytes(StandardCharsets.UTF_8)));
        digest.update((byte) Runtime.version().feature());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Path root, Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
