package org.nianbao;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.nianbao.crawl.Crawl;
import org.nianbao.discover.Discovery;
import org.nianbao.document.Documents;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Introduction;
import org.nianbao.model.Judgement;
import org.nianbao.model.Page;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.Ending;
import org.nianbao.serve.Introduced;
import org.nianbao.serve.Rehearsal;

/**
 * A sweep that keeps nothing: the crawl, the politeness and the judgements are those of a sweep, the frontier lies in
 * memory, and captures are dropped. It needs no archive and no lock.
 */
final class DryRun implements Crawl.Ports {
    /** Home pages are often reached by two redirects, each with a robots.txt of its own, and a page that goes on by script. */
    private static final int INTRODUCTION = 8;

    private final Documents documents = new Documents();
    private final Discovery discovery = new Discovery();
    private final List<Rehearsal.Step> steps = Collections.synchronizedList(new ArrayList<>());

    /** What the first page says of its site, or the first one that says whose it is. */
    private volatile Optional<Introduction> said = Optional.empty();

    private DryRun() {}

    /**
     * Sweeps a site within a number of requests, unless it is not to be asked now.
     *
     * @param guest what holds for the site and whether it may be asked
     * @param site the site
     * @param requests how many requests may be sent, of those that the budget allows
     */
    static Rehearsal of(Guest guest, Site site, int requests, Clock clock, Crawl.Listener listener) {
        Sweep sweep = Work.sweep(site, Set.of(), clock, "test");
        return guest.refused(sweep)
                .map(account -> new Rehearsal(account, List.of(), 0, 0))
                .orElseGet(() -> swept(guest, sweep, requests, clock, listener));
    }

    private static Rehearsal swept(Guest guest, Sweep sweep, int requests, Clock clock, Crawl.Listener listener) {
        Settings settings = guest.settings(sweep.site());
        DryRun run = new DryRun();
        AtomicInteger waiting = new AtomicInteger();
        try (HikariDataSource memory = memory();
                Crawl crawl = new Crawl(within(settings, requests), memory, clock, run)) {
            crawl.leaveInPeace(guest.rests(sweep.site()));
            SweepAccount account = crawl.sweep(sweep, heard(listener, waiting));
            guest.asked(crawl.rests());
            return new Rehearsal(
                    account, run.steps, waiting.get(), settings.budget().requisites());
        }
    }

    private static Crawl.Listener heard(Crawl.Listener listener, AtomicInteger waiting) {
        return new Crawl.Listener() {
            @Override
            public void at(Site at, int fetched, int queued, String uri) {
                listener.at(at, fetched, queued, uri);
            }

            @Override
            public void left(Site site, int promising) {
                waiting.set(promising);
            }
        };
    }

    /**
     * Asks a home page what the site says of itself, and goes on from there until a page says whose site it is; a site that
     * is not to be asked now says nothing.
     */
    static Introduced introduction(Guest guest, URI home, Clock clock) {
        Site nameless = new Site(
                "test",
                "",
                "",
                "",
                Optional.of(home),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
        Sweep sweep = Work.sweep(nameless, Set.of(), clock, "test");
        return guest.refused(sweep)
                .map(account -> new Introduced(Optional.empty(), Ending.of(account)))
                .orElseGet(() -> introduced(guest, sweep, clock));
    }

    private static Introduced introduced(Guest guest, Sweep sweep, Clock clock) {
        Settings settings = guest.settings(sweep.site());
        DryRun run = new DryRun();
        try (HikariDataSource memory = memory();
                Crawl crawl = new Crawl(within(settings, INTRODUCTION), memory, clock, run)) {
            crawl.leaveInPeace(guest.rests(sweep.site()));
            SweepAccount account = crawl.sweep(sweep, (at, fetched, queued, uri) -> {
                if (run.said.filter(DryRun::named).isPresent()) {
                    crawl.stop(at.code());
                }
            });
            guest.asked(crawl.rests());
            return new Introduced(run.said, Ending.of(account));
        }
    }

    private static boolean named(Introduction said) {
        return !said.name().isBlank();
    }

    /** Gone with its last connection, which is closed at the end. */
    private static HikariDataSource memory() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        config.setMinimumIdle(1);
        HikariDataSource memory = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(memory)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return memory;
    }

    private static Settings within(Settings all, int requests) {
        Settings.Budget budget = new Settings.Budget(
                Math.min(requests, all.budget().requests()),
                all.budget().bytes(),
                all.budget().minutes(),
                0);
        return new Settings(
                all.network(),
                all.politeness(),
                budget,
                all.sweep(),
                all.server(),
                all.database(),
                all.schedule(),
                all.asWritten());
    }

    /** Says where the exchange would lie, and drops it. */
    @Override
    public ArchivedRecord archive(Capture capture) {
        Optional<String> type = capture.contentType();
        return new ArchivedRecord(
                "urn:uuid:" + UUID.randomUUID(),
                false,
                capture.uri(),
                capture.begun(),
                capture.status(),
                type.map(t -> t.replaceFirst(";.*", "").strip()).orElse("unk"),
                type,
                capture.entitySha256(),
                "",
                0,
                0,
                capture.outcome(),
                capture.origin());
    }

    @Override
    public DecodedText decode(byte[] bytes, Optional<String> contentType) {
        return documents.decode(bytes, contentType);
    }

    @Override
    public Judgement judge(Page page, Site site) {
        return discovery.judge(page, site);
    }

    @Override
    public void judged(ArchivedRecord record, Page page, Site site, Judgement judgement) {
        if (!page.html().isBlank() && said.filter(DryRun::named).isEmpty()) {
            Introduction here = discovery.introduce(page);
            said = named(here) ? Optional.of(here) : said.or(() -> Optional.of(here));
        }
        steps.add(new Rehearsal.Step(page.uri(), page.via(), page.anchor(), judgement));
    }

    /** Nothing is remembered, so nothing is asked for on condition. */
    @Override
    public Optional<Crawl.Validators> validators(URI uri) {
        return Optional.empty();
    }
}
