package org.nianbao.serve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path LAUNCHER = Path.of("nianbao").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void isWellFormedAndExecutable() throws Exception {
        assertThat(Files.isExecutable(LAUNCHER)).isTrue();
        assertThat(run(Map.of(), "bash", "-n", LAUNCHER.toString()).code()).isZero();
    }

    @Test
    void runsTheFreshJarThroughASymbolicLinkAndPassesTheWords() throws Exception {
        Path root = project();
        fakeJava("17", "echo \"$@\"");
        Path link = Files.createSymbolicLink(folder.resolve("link"), root.resolve("nianbao"));
        Ended ended = run(javaHome(), link.toString(), "search", "two words");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("-jar " + root.resolve("target/nianbao.jar") + " search two words")
                .contains("-Xms512m -Xmx1g ")
                .contains(" -XX:+UseG1GC ")
                .doesNotContain("--enable-native-access");
    }

    @Test
    void leavesTheHeapToWhoeverSizesIt() throws Exception {
        Path root = project();
        fakeJava("17", "echo \"$@\"");
        Map<String, String> sized = Map.of("JAVA_HOME", folder.toString(), "NIANBAO_JAVA_OPTS", "-ea -Xmx300m");
        assertThat(run(sized, root.resolve("nianbao").toString(), "status").out())
                .contains("-Xmx1g -XX:+UseG1GC")
                .contains("-ea -Xmx300m -jar")
                .doesNotContain("-Xms");
    }

    @Test
    void leavesTheCollectorToWhoeverChoosesOne() throws Exception {
        Path root = project();
        fakeJava("17", "echo \"$@\"");
        Map<String, String> chosen =
                Map.of("JAVA_HOME", folder.toString(), "NIANBAO_JAVA_OPTS", "-XX:+UseParallelGC -Xlog:gc");
        assertThat(run(chosen, root.resolve("nianbao").toString(), "status").out())
                .contains("-XX:+UseParallelGC -Xlog:gc -jar")
                .doesNotContain("G1");
    }

    @Test
    void allowsNativeAccessWhereJavaWouldWarn() throws Exception {
        Path root = project();
        fakeJava("25", "echo \"$@\"");
        assertThat(run(javaHome(), root.resolve("nianbao").toString(), "status").out())
                .contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void refusesAnOldOrMissingJavaWithOneSentence() throws Exception {
        Path root = project();
        fakeJava("1.8", "echo started");
        Ended old = run(javaHome(), root.resolve("nianbao").toString(), "status");
        assertThat(old.code()).isEqualTo(2);
        assertThat(old.out()).contains("1.8").contains("JDK 17").doesNotContain("started");
        Ended none = run(
                Map.of("JAVA_HOME", folder.resolve("none").toString(), "NIANBAO_LANG", "en"),
                root.resolve("nianbao").toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.out()).contains("JAVA_HOME").contains("put it right");
    }

    @Test
    void buildsWhenASourceIsNewerThanTheJar() throws Exception {
        Path root = project();
        fakeJava("17", "echo started");
        script(folder.resolve("bin/mvn"), "echo built \"$@\"; touch target/nianbao.jar");
        Files.setLastModifiedTime(root.resolve("target/nianbao.jar"), FileTime.fromMillis(1_000_000));
        Map<String, String> environment =
                Map.of("JAVA_HOME", folder.toString(), "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        assertThat(run(environment, root.resolve("nianbao").toString()).out())
                .contains("built -q -B -DskipTests package")
                .contains("started");
        assertThat(run(environment, root.resolve("nianbao").toString()).out()).doesNotContain("built");
    }

    private Path project() throws IOException {
        Path root = folder.toRealPath().resolve("a project");
        Files.createDirectories(root.resolve("src/main"));
        Files.createDirectories(root.resolve("target/lib"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("target/nianbao.jar"), "jar");
        Files.copy(LAUNCHER, root.resolve("nianbao"), StandardCopyOption.COPY_ATTRIBUTES);
        return root;
    }

    private Map<String, String> javaHome() {
        return Map.of("JAVA_HOME", folder.toString());
    }

    private void fakeJava(String version, String then) throws IOException {
        script(
                folder.resolve("bin/java"),
                "if [ \"$1\" = -XshowSettings:properties ]; then echo '    java.specification.version = " + version
                        + "' >&2; exit; fi\n" + then);
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n", StandardCharsets.UTF_8);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Ended run(Map<String, String> environment, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(words)).redirectErrorStream(true);
        builder.environment().remove("NIANBAO_LANG");
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    private record Ended(int code, String out) {}
}
