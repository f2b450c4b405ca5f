package org.nianbao;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nianbao.crawl.Crawl;
import org.nianbao.demo.DemoSites;
import org.nianbao.index.Index;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Hints;
import org.nianbao.model.Home;
import org.nianbao.model.Reading;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.House;
import org.nianbao.serve.Introduced;
import org.nianbao.serve.Rehearsal;
import org.nianbao.serve.Sweeps;
import org.nianbao.serve.cli.Openings;
import org.nianbao.serve.web.WebInterface;

/** What the commands can open. */
final class Doors implements Openings {
    private final SettingsFile settingsFile;
    private final Clock clock;
    private final Map<House, List<DemoSites.Published>> promises = new ConcurrentHashMap<>();
    /** Hosts and addresses that were asked beside sweeps, and until when they are to be left in peace. */
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    Doors(Map<String, String> environment, Clock clock) {
        this.settingsFile = new SettingsFile(environment);
        this.clock = clock;
    }

    @Override
    public Settings settings(Home home, Map<String, String> over) {
        Settings settings = settingsFile.read(home, over);
        DeadlinesFile.read(home.config().resolve("deadlines.yaml"));
        ReportReader.of(home, settings).close();
        return settings;
    }

    @Override
    public House house(Home home, Map<String, String> over) {
        return App.open(home, settingsFile.read(home, over), clock);
    }

    @Override
    public House houseToRebuild(Home home, Map<String, String> over) {
        try {
            return house(home, over);
        } catch (ConfigurationError error) {
            if (!error.sentences().id().equals(Index.UNREADABLE)) {
                throw error;
            }
            Index.setAside(home);
            return house(home, over);
        }
    }

    @Override
    public House demo(Home home, Map<String, String> over) {
        DemoHouse.Demo demo = DemoHouse.open(home, over, settingsFile, clock);
        promises.put(demo.house(), demo.published());
        return demo.house();
    }

    @Override
    public Optional<List<DemoSites.Published>> promised(House house) {
        return Optional.ofNullable(promises.get(house));
    }

    @Override
    public Reader reader(Home home, Map<String, String> over) {
        ReportReader reader = ReportReader.of(home, settingsFile.read(home, over));
        List<Site> sites =
                Files.isDirectory(home.seeds()) ? Seeds.read(home.seeds()).sites() : List.of();
        return new FileReader(reader, sites);
    }

    /** Reads files of the user's own, outside any home. */
    private record FileReader(ReportReader reader, List<Site> sites) implements Reader {
        @Override
        public Reading read(byte[] bytes, Optional<String> contentType, Hints hints) {
            return reader.read(bytes, contentType, hints);
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    @Override
    public Rehearsal rehearse(Home home, Map<String, String> over, Site site, int requests, Crawl.Listener listener) {
        return DryRun.of(guest(home, over), site, requests, clock, listener);
    }

    @Override
    public Optional<JsonNode> sweepsUnderWay(Home home) {
        return SweepDoor.list(home);
    }

    @Override
    public boolean steer(Home home, String siteCode, Sweeps.Order order) {
        return SweepDoor.steer(home, siteCode, order);
    }

    @Override
    public Introduced introduce(Home of, Map<String, String> over, URI home) {
        return DryRun.introduction(guest(of, over), home, clock);
    }

    private Guest guest(Home home, Map<String, String> over) {
        return new Guest(home, settingsFile.read(home, over), clock, asked);
    }

    @Override
    public Web web(House house, Optional<Integer> port) {
        Settings.Server server = house.settings().server();
        WebInterface web = WebInterface.start(house, server.bind(), port.orElse(server.port()));
        return new Running(web);
    }

    private record Running(WebInterface web) implements Web {
        @Override
        public URI address() {
            return web.address();
        }

        @Override
        public void close() {
            web.close();
        }
    }
}
