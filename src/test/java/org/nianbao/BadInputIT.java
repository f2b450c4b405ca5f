package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.Home;
import org.nianbao.serve.House;

/** What is missing or broken is named in one sentence, ends with exit code 2, and changes nothing. */
class BadInputIT {
    @TempDir
    Path root;

    private Home home;

    @BeforeEach
    void soundHome() throws IOException {
        home = new Home(root);
        for (Path folder : List.of(home.config(), home.seeds(), home.archive())) {
            Files.createDirectories(folder);
        }
        for (String name : List.of("nianbao.yaml", "deadlines.yaml", "indicators.tsv")) {
            Files.copy(Path.of("config", name), home.config().resolve(name));
        }
        Files.writeString(home.seeds().resolve("a.csv"), "code,name,home_url\nx-1,甲,http://www.a.invalid/\n");
    }

    /** What a command line ended with. */
    private TypedCommands.Ended run(String... words) {
        return new TypedCommands(new Doors(Map.of(), Clock.systemUTC()), root, "--lang", "en").run(words);
    }

    private void refused(String named, String... words) throws IOException {
        Map<String, Long> before = files();
        TypedCommands.Ended ended = run(words);
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().strip().lines()).as(ended.err()).hasSize(1);
        assertThat(ended.err()).contains(named);
        assertThat(files()).isEqualTo(before);
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                sizes.put(file.toString(), Files.size(file));
            }
        }
        return sizes;
    }

    @Test
    void missingSettings() throws IOException {
        Files.delete(home.config().resolve("nianbao.yaml"));
        refused("nianbao.yaml", "sweep");
    }

    @Test
    void brokenFiles() throws IOException {
        for (String name : List.of("nianbao.yaml", "deadlines.yaml", "indicators.tsv")) {
            Path file = home.config().resolve(name);
            String sound = Files.readString(file);
            Files.writeString(file, "server: [");
            refused(name, "sweep");
            Files.writeString(file, sound);
        }
    }

    @Test
    void brokenOrMissingSeeds() throws IOException {
        Path seeds = home.seeds().resolve("a.csv");
        Files.writeString(seeds, "a,b\n1,2\n");
        refused("a.csv", "sweep");
        Files.delete(seeds);
        Files.delete(home.seeds());
        refused("seeds", "sweep");
    }

    @Test
    void missingArchiveFolderIsNotMadeSilently() throws IOException {
        Files.delete(home.archive());
        refused("archive", "sweep");
        assertThat(home.archive()).doesNotExist();
    }

    @Test
    void secondProcess() throws IOException {
        Doors doors = new Doors(Map.of(), Clock.systemUTC());
        try (House open = doors.house(home, Map.of())) {
            assertThat(open.home()).isEqualTo(home);
            refused(home.archive().toString(), "sweep");
        }
    }

    @Test
    void portInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TypedCommands.Ended ended = run("serve", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err()).contains(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void withoutNetworkTheSiteIsNamedAndNothingElseIsBroken() {
        TypedCommands.Ended swept = run("sweep");
        assertThat(swept.code()).isEqualTo(1);
        assertThat(swept.out()).contains("www.a.invalid");
        TypedCommands.Ended tracker = run("tracker", "--json");
        assertThat(tracker.code()).isZero();
        assertThat(tracker.out()).contains("\"unreachable\"").doesNotContain("\"overdue\"");
    }

    @Test
    void damagedDatabaseIsRebuiltAsTheMessageSays() throws IOException {
        assertThat(run("status").code()).isZero();
        Files.writeString(home.db().resolve("nianbao.mv.db"), "garbage");
        TypedCommands.Ended refused = run("status");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("archive rebuild");
        assertThat(run("archive", "rebuild").code()).isZero();
        assertThat(run("status").code()).isZero();
    }
}
