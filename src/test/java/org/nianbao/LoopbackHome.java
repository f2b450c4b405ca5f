package org.nianbao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.nianbao.model.Home;
import org.nianbao.serve.House;

/** A home on disk whose sites are servers of the test: their names lead to ports of this machine. */
final class LoopbackHome {
    private static final String NETWORK =
            """
            network:
              contact: test@example.org
              allow_private: true
              hosts: config/hosts
            """;

    private final Home home;

    LoopbackHome(Path root) throws IOException {
        this.home = new Home(root);
        for (Path folder : List.of(home.config(), home.seeds(), home.archive())) {
            Files.createDirectories(folder);
        }
        for (String name : List.of("deadlines.yaml", "indicators.tsv")) {
            Files.copy(Path.of("config", name), home.config().resolve(name));
        }
        Files.writeString(hosts(), "# names of the test\n");
        settings(
                """
                politeness:
                  min_delay_ms: 1
                  max_delay_ms: 20
                  factor: 1
                """);
    }

    Home home() {
        return home;
    }

    Path hosts() {
        return home.config().resolve("hosts");
    }

    /** Sets these beside what lets sites be on this machine; further lines of {@code network} come first. */
    LoopbackHome settings(String yaml) throws IOException {
        Files.writeString(home.config().resolve("nianbao.yaml"), NETWORK + yaml);
        return this;
    }

    /** Lets names lead to a port. */
    LoopbackHome name(int port, List<String> names) throws IOException {
        for (String name : names) {
            Files.writeString(hosts(), "127.0.0.1:" + port + " " + name + "\n", StandardOpenOption.APPEND);
        }
        return this;
    }

    /** Writes the one seed file. */
    LoopbackHome seeds(String lines) throws IOException {
        Files.writeString(home.seeds().resolve("s.csv"), "code,name,home_url\n" + lines);
        return this;
    }

    /** Writes {@code overrides.yaml}. */
    LoopbackHome overrides(String yaml) throws IOException {
        Files.writeString(home.seeds().resolve("overrides.yaml"), yaml);
        return this;
    }

    House open(Clock clock) {
        return new Doors(Map.of(), clock).house(home, Map.of());
    }
}
