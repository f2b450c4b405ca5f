package org.nianbao;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nianbao.demo.DemoSites;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.serve.House;

/** From an empty folder to a home whose seeds are the simulated sites, started and opened. */
final class DemoHouse {
    private static final String HOSTS = "config/hosts";

    /** The sites are on this machine, so the pause is short; everything else is as in any home. */
    private static final String SETTINGS =
            """
            # 演示主目录的设置：模拟网站在本机，故间隔很短。 Settings of the demo's home: the sites are on this machine.
            network:
              contact: demo@example.org
              allow_private: true
              hosts: config/hosts
            politeness:
              min_delay_ms: 5
              max_delay_ms: 1000
              factor: 1
            sweep:
              first_year: 2015
            """;

    private DemoHouse() {}

    /**
     * Starts the sites and opens the home. From the second time on in the same home one report has been republished
     * with a changed figure.
     */
    static Demo open(Home home, Map<String, String> over, SettingsFile settingsFile, Clock clock) {
        DemoSites sites = DemoSites.start(sweptBefore(home) ? 2 : 1);
        try {
            prepare(home, sites);
            App app = App.open(home, settingsFile.read(home, over), clock).closing(sites);
            return new Demo(app, sites.published());
        } catch (RuntimeException failed) {
            sites.close();
            throw failed;
        }
    }

    /** The opened home, and what the sites publish. */
    record Demo(House house, List<DemoSites.Published> published) {}

    private static boolean sweptBefore(Home home) {
        if (!Files.isDirectory(home.ledger())) {
            return false;
        }
        try (Stream<Path> files = Files.list(home.ledger())) {
            return files.anyMatch(f -> f.toString().endsWith(".jsonl"));
        } catch (IOException unreadable) {
            throw cannot(home, unreadable);
        }
    }

    private static void prepare(Home home, DemoSites sites) {
        try {
            Files.createDirectories(home.config());
            Files.createDirectories(home.seeds());
            Files.createDirectories(home.archive());
            Files.writeString(home.config().resolve("nianbao.yaml"), SETTINGS);
            ship(home, "deadlines.yaml");
            ship(home, "indicators.tsv");
            sites.writeSeeds(home.seeds());
            sites.writeHosts(home.root().resolve(HOSTS));
        } catch (IOException | UncheckedIOException unwritable) {
            throw cannot(home, unwritable);
        }
    }

    private static void ship(Home home, String name) throws IOException {
        try (InputStream in = DemoHouse.class.getResourceAsStream("/config/" + name)) {
            Files.copy(in, home.config().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static ConfigurationError cannot(Home home, Exception cause) {
        ConfigurationError error = new ConfigurationError(new Message(
                "demo_home_unwritable",
                "演示主目录 " + home.root() + " 无法写入；请检查权限和磁盘空间，或用 --home 另选目录。",
                "The demo's home " + home.root()
                        + " cannot be written; check its permissions and the disk, or name another with --home."));
        error.initCause(cause);
        return error;
    }
}
