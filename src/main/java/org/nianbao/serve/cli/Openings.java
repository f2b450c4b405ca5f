package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.crawl.Crawl;
import org.nianbao.demo.DemoSites;
import org.nianbao.model.Hints;
import org.nianbao.model.Home;
import org.nianbao.model.Reading;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.serve.House;
import org.nianbao.serve.Introduced;
import org.nianbao.serve.Rehearsal;
import org.nianbao.serve.Sweeps;

/** What the commands can open; the main class gives it to them. Every method throws ConfigurationError for bad input. */
public interface Openings {

    /** The settings of a home with what stands over them ({@code --set}, environment). */
    Settings settings(Home home, Map<String, String> over);

    /** A home for work: takes the lock of the process. */
    House house(Home home, Map<String, String> over);

    /** A home for work whose database is made anew when it is damaged: the damaged file is put beside it. */
    House houseToRebuild(Home home, Map<String, String> over);

    /** Starts the simulated sites, writes their seed and hosts files into the home and opens it; closing stops all. */
    House demo(Home home, Map<String, String> over);

    /**
     * What the simulated sites of an opened demo publish, by which {@code demo --once} proves that all of it came out;
     * empty when that cannot be told.
     */
    default Optional<List<DemoSites.Published>> promised(House demo) {
        return Optional.empty();
    }

    /** Reads files without opening the home: no database, no lock. */
    Reader reader(Home home, Map<String, String> over);

    /** Starts the web interface on the settings' address; port 0 takes a free one. */
    Web web(House house, Optional<Integer> port);

    /**
     * Sweeps a site on a budget without storing anything; works while another process has the home.
     *
     * @param requests how many requests may be sent
     */
    Rehearsal rehearse(Home home, Map<String, String> over, Site site, int requests, Crawl.Listener listener);

    /**
     * Where the sweeps stand that another process of this machine carries out in a home.
     *
     * @return an array as in {@code /api/v1/sweeps/running}; empty when no process does
     */
    Optional<JsonNode> sweepsUnderWay(Home home);

    /**
     * Steers a sweep that another process of this machine carries out.
     *
     * @return whether a sweep of the site is under way
     */
    boolean steer(Home home, String siteCode, Sweeps.Order order);

    /**
     * Asks a site's home page what it says of itself, in eight requests at most, without storing anything.
     *
     * @param home its address
     */
    Introduced introduce(Home of, Map<String, String> over, URI home);

    /** Reads bytes as a report. */
    interface Reader extends AutoCloseable {
        /** Reads bytes as a report. */
        Reading read(byte[] bytes, Optional<String> contentType, Hints hints);

        /** The sites of the seed files, empty when there are none. */
        List<Site> sites();

        /** Ends what was started for reading. */
        @Override
        default void close() {}
    }

    /** A running web interface. */
    interface Web extends AutoCloseable {
        /** Where it listens. */
        URI address();

        @Override
        void close();
    }
}
