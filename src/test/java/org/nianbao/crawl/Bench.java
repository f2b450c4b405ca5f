package org.nianbao.crawl;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.VisitingHours;

/** A crawl set up for a test: made-up names mapped to loopback ports, a fresh database, small limits. */
final class Bench {
    static final String HOME = "http://www.a.example/";

    final KeptCaptures ports = new KeptCaptures();
    final DataSource database;
    private final Path folder;
    Duration minDelay = Duration.ZERO;
    Duration connectTimeout = Duration.ofSeconds(5);
    Duration answerTimeout = Duration.ofSeconds(5);
    Duration wholeTimeout = Duration.ofSeconds(10);
    long maxBytes = 4 << 20;
    VisitingHours hours = VisitingHours.ALWAYS;
    Clock clock = Clock.systemUTC();
    boolean allowPrivate = true;
    String contact = "tester@library.edu.cn";
    Optional<String> proxy = Optional.empty();
    Settings.Budget budget = new Settings.Budget(1000, 1L << 30, 5, 0);
    List<String> hosts = List.of();
    List<URI> lists = List.of();
    private int sweeps;

    Bench(Path folder) throws Exception {
        this.folder = folder;
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        this.database = pool;
        migrate(database);
    }

    /** Over a database that is there already. */
    Bench(Path folder, DataSource database) {
        this.folder = folder;
        this.database = database;
    }

    static void migrate(DataSource database) throws IOException, SQLException {
        StringBuilder sql = new StringBuilder();
        for (String each : new String[] {
            "V2__frontier.sql",
            "V6__requisites.sql",
            "V7__frontier_order.sql",
            "V8__blocked_site.sql",
            "V12__frontier_in_order.sql",
            "V17__long_posts.sql",
            "V18__left_aside.sql",
            "V19__met_so_far.sql",
            "V20__long_posts_of_pages.sql"
        }) {
            sql.append(Files.readString(Path.of("src/main/resources/db/migration", each), StandardCharsets.UTF_8));
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : sql.toString().replaceAll("--.*", "").split(";")) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        }
    }

    /** Names each of these hosts for the port of a site. */
    Bench name(LoopbackSite site, String... names) throws IOException {
        Path file = folder.resolve("hosts");
        String before = Files.exists(file) ? Files.readString(file) : "# names of the test\n";
        Files.writeString(file, before + "127.0.0.1:" + site.port() + " " + String.join(" ", names) + "\n");
        return this;
    }

    Settings settings() {
        Path file = folder.resolve("hosts");
        return new Settings(
                new Settings.Network(
                        contact,
                        allowPrivate,
                        Optional.of(file).filter(Files::exists),
                        proxy,
                        connectTimeout,
                        answerTimeout,
                        wholeTimeout,
                        maxBytes),
                new Settings.Politeness(minDelay, Duration.ofSeconds(30), 0, hours),
                budget,
                new Settings.Sweeping(1, 2008),
                new Settings.Server("127.0.0.1", 0),
                new Settings.Database(Optional.empty()),
                new Settings.Schedule("", ""),
                Map.of());
    }

    Crawl crawl() {
        return new Crawl(settings(), database, clock, ports);
    }

    Site site(String home) {
        return site(home, "410000");
    }

    Site site(String home, String code) {
        return new Site(
                code,
                "甲区",
                "",
                "",
                Optional.of(URI.create(home)),
                lists,
                hosts,
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    Sweep next() {
        return next(HOME);
    }

    Sweep next(String home) {
        sweeps++;
        return new Sweep(
                "sweep-" + sweeps, site(home), Set.of(), Clock.systemUTC().instant(), "test");
    }

    SweepAccount sweep() {
        return crawl().sweep(next(), (site, fetched, queued, uri) -> {});
    }

    SweepAccount sweep(String home) {
        return crawl().sweep(next(home), (site, fetched, queued, uri) -> {});
    }
}
