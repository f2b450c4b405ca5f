package org.nianbao.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * All settings, checked; one immutable record. The names in {@code config/nianbao.yaml} are given with each component.
 *
 * @param network {@code network.*}
 * @param politeness {@code politeness.*}
 * @param budget {@code budget.*}
 * @param sweep {@code sweep.*}
 * @param server {@code server.*}
 * @param database {@code database.*}
 * @param schedule {@code schedule.*}
 * @param reading {@code reading.*}
 * @param asWritten every key with its value as text, defaults included, sorted by key; kept with each sweep
 */
public record Settings(
        Network network,
        Politeness politeness,
        Budget budget,
        Sweeping sweep,
        Server server,
        Database database,
        Schedule schedule,
        Apart reading,
        Map<String, String> asWritten) {

    /** Reading in this process only, as suits documents that are trusted. */
    public Settings(
            Network network,
            Politeness politeness,
            Budget budget,
            Sweeping sweep,
            Server server,
            Database database,
            Schedule schedule,
            Map<String, String> asWritten) {
        this(network, politeness, budget, sweep, server, database, schedule, new Apart(0, 0), asWritten);
    }

    /** The same with another politeness and budget: those of one site. */
    public Settings finer(Politeness own, Budget spends) {
        return new Settings(network, own, spends, sweep, server, database, schedule, reading, asWritten);
    }

    /**
     * How the network is used.
     *
     * @param contact {@code network.contact}: e-mail or address in the User-Agent; blank until the operator sets it
     * @param allowPrivate {@code network.allow_private}: whether private and loopback addresses may be fetched
     * @param hosts {@code network.hosts}: a file in hosts format that names addresses
     * @param proxy {@code network.proxy}: {@code host:port} of an HTTP proxy
     * @param connectTimeout {@code network.connect_timeout_ms}
     * @param answerTimeout {@code network.answer_timeout_ms}: until the first byte and between bytes
     * @param wholeTimeout {@code network.whole_timeout_ms}: for one whole exchange
     * @param maxBytes {@code network.max_bytes}: the largest response kept
     */
    public record Network(
            String contact,
            boolean allowPrivate,
            Optional<Path> hosts,
            Optional<String> proxy,
            Duration connectTimeout,
            Duration answerTimeout,
            Duration wholeTimeout,
            long maxBytes) {}

    /**
     * delay = clamp(factor × answer time, min, max), from the end of an answer to the next request to a host.
     *
     * @param minDelay {@code politeness.min_delay_ms}
     * @param maxDelay {@code politeness.max_delay_ms}
     * @param factor {@code politeness.factor}
     * @param hours {@code politeness.window}: when sites may be visited
     */
    public record Politeness(Duration minDelay, Duration maxDelay, double factor, VisitingHours hours) {

        /** At any hour. */
        public Politeness(Duration minDelay, Duration maxDelay, double factor) {
            this(minDelay, maxDelay, factor, VisitingHours.ALWAYS);
        }
    }

    /**
     * What one sweep of one site may spend.
     *
     * @param requests {@code budget.requests}
     * @param bytes {@code budget.bytes}
     * @param minutes {@code budget.minutes}
     * @param requisites {@code budget.requisites}: the most of the requests that go to what report pages and lists need to
     *     be looked at; 0 keeps bare pages
     */
    public record Budget(int requests, long bytes, int minutes, int requisites) {}

    /**
     * How sweeps run.
     *
     * @param parallelSites {@code sweep.parallel_sites}
     * @param firstYear {@code sweep.first_year}: the first report year tracked
     */
    public record Sweeping(int parallelSites, int firstYear) {}

    /**
     * The web server.
     *
     * @param bind {@code server.bind}
     * @param port {@code server.port}; the replay uses the next one. 0 takes any free ports
     */
    public record Server(String bind, int port) {}

    /**
     * The database.
     *
     * @param url {@code database.url}: a JDBC address; empty for H2 in {@code archive/db}
     */
    public record Database(Optional<String> url) {}

    /**
     * The processes that read PDF and Office files, apart from this one.
     *
     * @param processes {@code reading.processes}: how many at once; 0 means that this process reads them
     * @param heapMegabytes {@code reading.heap_mb}: the largest heap of each
     */
    public record Apart(int processes, int heapMegabytes) {}

    /**
     * Quartz cron expressions in Asia/Shanghai.
     *
     * @param sweeps {@code schedule.sweeps}: when due sites are enqueued
     * @param fixity {@code schedule.fixity}: when the archive is verified
     */
    public record Schedule(String sweeps, String fixity) {}
}
