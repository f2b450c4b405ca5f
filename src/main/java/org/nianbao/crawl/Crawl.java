package org.nianbao.crawl;

import java.net.URI;
import java.security.Security;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Memory;
import org.nianbao.model.Message;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;

/** Sweeps one site politely; the frontier is in the database, so an interrupted sweep goes on where it was. */
public final class Crawl implements AutoCloseable {

    private static final int HOME_PROMISE = 500;
    private static final int LIST_PROMISE = 900;
    /** How often a sweep begins again after failures of a database that can be used at once. */
    private static final int MOST_FAILURES = 5;
    /** How often it is looked whether the disk can be written again. */
    private static final long LOOK_MILLIS = 500;
    /** So many captures share one force of the disk, and what they need fits into a small heap. */
    private static final int ARCHIVING = 64;
    /** So many sweeps begin at once: enough to share a commit, too few to hold up those that are under way. */
    private static final int BEGINNING = 8;

    private final Settings settings;
    private final FrontierTable table;
    private final BlockedSites blocked;
    private final HostRests rests;
    private final Clock clock;
    private final Ports ports;
    private final Politeness politeness;
    private final Turns turns;
    private final Admission archiving = new Admission(ARCHIVING);
    private final Admission beginning = new Admission(BEGINNING);
    private final Map<String, StopSignal> running = new ConcurrentHashMap<>();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    /**
     * With everything it needs.
     *
     * @param settings network, politeness, budget
     * @param database holds the frontier
     * @param clock the time
     * @param ports what the other stages do for it
     */
    public Crawl(Settings settings, DataSource database, Clock clock, Ports ports) {
        this.settings = settings;
        this.table = new FrontierTable(database);
        this.blocked = new BlockedSites(database);
        this.rests = new HostRests(database);
        this.clock = clock;
        this.ports = ports;
        this.politeness = new Politeness(settings.politeness(), this::rest);
        this.turns = new Turns();
    }

    /**
     * Sweeps a site, or goes on with an interrupted sweep of it; returns when it has ended. The account carries the id
     * under which the sweep was begun. An interrupted thread stops the sweep and stays interrupted.
     *
     * @param sweep the sweep asked for
     * @param listener hears how far it has come
     * @throws org.nianbao.model.ConfigurationError when {@code network.contact} is missing and a public site would be
     *     visited, or {@code network.hosts} or {@code network.proxy} cannot be used; nothing has been sent then
     * @throws IllegalStateException when a sweep of this site is under way already, or the machine fails
     */
    public SweepAccount sweep(Sweep sweep, Listener listener) {
        return sweep(sweep, settings, listener, List.of());
    }

    /**
     * The same with the politeness and budget of this site. A site that lately answered with a challenge or a refusal is
     * left in peace: the account says until when, and nothing is asked, unless a person named the site.
     *
     * <p>Where disk or database fail, the sweep waits until they can be used and goes on from what they hold; so does what
     * follows it.
     *
     * @param sweep the sweep asked for
     * @param finer the settings that hold for its site
     * @param listener hears how far it has come
     * @param then what follows, one step after the other; a step may be begun several times
     */
    public SweepAccount sweep(
            Sweep sweep, Settings finer, Listener listener, List<? extends Consumer<SweepAccount>> then) {
        String site = sweep.site().code();
        Kept kept = new Kept(listener);
        if (running.putIfAbsent(site, new StopSignal()) != null) {
            throw new IllegalStateException("a sweep of " + site + " is under way already");
        }
        try {
            SweepAccount account =
                    untilDone(site, kept, () -> atRest(sweep)).orElseGet(() -> swept(sweep, finer, kept));
            for (Consumer<SweepAccount> step : then) {
                untilDone(site, kept, () -> {
                    step.accept(account);
                    return account;
                });
            }
            return account;
        } finally {
            running.remove(site);
            standings.remove(site);
        }
    }

    private Optional<SweepAccount> atRest(Sweep sweep) {
        return blocked.resting(sweep.site().code(), clock.instant())
                .filter(rest -> !Sweep.PERSON.equals(sweep.by()))
                .map(rest -> rest.account(sweep, clock.instant()));
    }

    private SweepAccount swept(Sweep sweep, Settings finer, Kept kept) {
        String site = sweep.site().code();
        SweepAccount account = untilDone(site, kept, () -> sweep(sweep, finer, kept, running.get(site)));
        standings.remove(site);
        return untilDone(site, kept, () -> {
            blocked.ended(account);
            return account;
        });
    }

    /** Whether a site is being left in peace after a challenge or a refusal. */
    public boolean rests(String siteCode) {
        return blocked.resting(siteCode, clock.instant()).isPresent();
    }

    /**
     * Why a site is not to be asked for anything beside what this process asks: a sweep of it is under way, or it is left in
     * peace.
     *
     * @param sweep what would be done
     * @return the account of it, without a request; empty when it may be done
     */
    public Optional<SweepAccount> refused(Sweep sweep) {
        return running.containsKey(sweep.site().code())
                ? Optional.of(unasked(sweep, Reason.UNDER_WAY, "", clock.instant()))
                : blocked.resting(sweep.site().code(), clock.instant())
                        .map(rest -> rest.account(sweep, clock.instant()));
    }

    /**
     * Whether a site is left in peace after a challenge or a refusal, by a database that nobody sweeps with.
     *
     * @param database holds the frontier
     * @param sweep what would be done
     * @param now the time
     * @return the account of it, without a request; empty when it may be done
     */
    public static Optional<SweepAccount> resting(DataSource database, Sweep sweep, Instant now) {
        return new BlockedSites(database).resting(sweep.site().code(), now).map(rest -> rest.account(sweep, now));
    }

    /**
     * The account of a sweep that asked for nothing.
     *
     * @param reason {@link Reason#UNDER_WAY}, or why the site is left in peace
     * @param detail for people
     */
    public static SweepAccount unasked(Sweep sweep, Reason reason, String detail, Instant now) {
        SweepAccount.State state =
                reason == Reason.UNDER_WAY ? SweepAccount.State.INTERRUPTED : SweepAccount.State.BLOCKED;
        return new SweepAccount(sweep, now, now, state, reason, detail, Map.of(), Optional.empty(), 0, 0, 0, List.of());
    }

    /**
     * Until when hosts and addresses are to be left in peace, by a database that nobody sweeps with.
     *
     * @param database holds the frontier
     * @param now the time; rests that are over are left out
     */
    public static Map<String, Instant> rests(DataSource database, Instant now) {
        return new HostRests(database).after(now);
    }

    /** Until when hosts and addresses are to be left in peace; rests that are over are left out. */
    public Map<String, Instant> rests() {
        return rests.after(clock.instant());
    }

    /**
     * Takes over until when hosts and addresses are to be left in peace; before the first sweep.
     *
     * @param others what {@link #rests()} gave elsewhere
     */
    public void leaveInPeace(Map<String, Instant> others) {
        rests.keep(others);
    }

    /** Takes note of an account of the ledger when everything derived is made again. */
    public void remember(SweepAccount account) {
        blocked.ended(account);
    }

    /** Returns when it holds no connection to the database any more; to be called when no sweep is under way. */
    @Override
    public void close() {
        table.close();
    }

    /**
     * Where the disk or the database fails it waits until they can be used, and goes on from what they hold. A database that
     * fails again and again although it can be used is a failure.
     */
    private <T> T untilDone(String site, Kept kept, Supplier<T> work) {
        int failures = 0;
        while (true) {
            long losses = ports.losses();
            try {
                return work.get();
            } catch (ConfigurationError wrong) {
                throw wrong;
            } catch (RuntimeException failed) {
                Optional<Message> trouble = ports.trouble();
                failures = trouble.isPresent() ? 0 : failures + 1;
                if (failures > MOST_FAILURES || (trouble.isEmpty() && ports.losses() == losses)) {
                    throw failed;
                }
                waitFor(site, kept, trouble);
            }
        }
    }

    private void waitFor(String site, Kept kept, Optional<Message> first) {
        StopSignal stop = running.get(site).renewed();
        running.put(site, stop);
        Optional<Message> trouble = first;
        while (trouble.isPresent()) {
            kept.waits(site, trouble);
            if (stop.pause(LOOK_MILLIS)) { // and the frontier could not be told of it
                throw new ConfigurationError(trouble.get());
            }
            trouble = ports.trouble();
        }
        kept.waits(site, trouble);
    }

    /** Where every sweep under way stands, the one begun first first; safe for any thread. */
    public List<Standing> standings() {
        return standings.values().stream()
                .sorted(Comparator.comparing(Standing::begun)
                        .thenComparing(s -> s.site().code()))
                .toList();
    }

    /** Keeps where a sweep stands for those who ask later, and tells the one who listens. */
    private final class Kept implements Listener {
        private final Listener told;

        Kept(Listener told) {
            this.told = told;
        }

        @Override
        public void at(Site site, int fetched, int queued, String uri) {
            told.at(site, fetched, queued, uri);
        }

        @Override
        public void progress(Standing standing) {
            standings.put(standing.site().code(), standing);
            told.progress(standing);
        }

        @Override
        public void left(Site site, int promising) {
            told.left(site, promising);
        }

        /** Says what a sweep waits for that is not running meanwhile. */
        void waits(String site, Optional<Message> why) {
            Standing last = standings.get(site);
            if (last != null && !last.obstacle().equals(why)) {
                progress(last.waiting(why));
            }
        }
    }

    private SweepAccount sweep(Sweep asked, Settings finer, Listener listener, StopSignal stop) {
        Wire.requireUsable(settings.network());
        try (Admission.Place place = beginning.place()) {
            return new SweepRun(run(asked, finer, stop), listener, place::close).toItsEnd();
        }
    }

    private Run run(Sweep asked, Settings finer, StopSignal stop) {
        Site site = asked.site();
        FrontierTable.SweepRow row = table.resume(table.unfinished(site.code()).orElseGet(() -> begin(asked)));
        seeds(site).forEach(seed -> politeness.own(Address.host(seed.uri()), finer.politeness()));
        Sweep sweep = new Sweep(row.id(), site, asked.years(), asked.requested(), asked.by());
        Spending spending = new Spending(finer.budget(), row.spent());
        Memory memory = ports.remembered(site);
        return new Run(sweep, row, memory, finer, ports, politeness, turns, archiving, table, spending, stop, clock);
    }

    private String begin(Sweep asked) {
        long now = clock.millis();
        List<QueuedUrl.Found> seeds = new ArrayList<>(seeds(asked.site()));
        ports.remembered(asked.site()).columns().stream()
                .filter(c -> asked.site().hasHost(Address.host(c.uri()).toLowerCase(Locale.ROOT)))
                .map(Crawl::remembered)
                .forEach(seeds::add);
        table.begin(asked.id(), asked.site(), now, seeds);
        return asked.id();
    }

    /**
     * For how long a host or an address was still to be left in peace when it was asked last, over restarts too. Where the
     * database has forgotten that, any of them may have been asked just before.
     */
    private long rest(String place) {
        long longest = settings.politeness().maxDelay().toMillis();
        long kept = table.restsUntil(place).orElse(0L);
        long unknown = ports.forgotten().map(at -> at.toEpochMilli() + longest).orElse(0L);
        return Math.max(kept, unknown) - clock.millis();
    }

    private static List<QueuedUrl.Found> seeds(Site site) {
        List<QueuedUrl.Found> seeds = new ArrayList<>();
        site.homeUrl().flatMap(Address::of).ifPresent(u -> seeds.add(seed(u, HOME_PROMISE, true)));
        for (URI list : site.listUrls()) {
            Address.of(list)
                    .filter(u -> !Optional.of(u).equals(site.homeUrl().flatMap(Address::of)))
                    .ifPresent(u -> seeds.add(seed(u, LIST_PROMISE, false)));
        }
        return seeds;
    }

    /** Some columns are known by the link that led to them only, so that is remembered, too. */
    private static QueuedUrl.Found remembered(Memory.Column column) {
        String via = column.via().map(URI::toString).orElse("");
        return new QueuedUrl.Found(
                column.uri(), Identity.of(column.uri()), column.promise(), false, via, "", column.anchor());
    }

    private static QueuedUrl.Found seed(URI uri, int promise, boolean home) {
        return new QueuedUrl.Found(uri, Identity.of(uri), promise, home, "", "", "");
    }

    /**
     * Lets this virtual machine speak TLS 1.0 and weak suites at all, to be called before anything else: many district
     * servers know nothing better. It lowers the floor only; which site is spoken to how is decided host by host, strictly
     * first, and kept with each capture.
     */
    public static void lowerTlsFloor() {
        Security.setProperty("jdk.tls.disabledAlgorithms", "MD2, RC4, anon, NULL");
        Security.setProperty("jdk.certpath.disabledAlgorithms", "MD2");
    }

    /** How it calls itself on the wire. */
    public static String userAgent(String contact) {
        return Wire.userAgent(contact);
    }

    /**
     * Asks the sweep of a site to stop soon; what it has is kept, and its request under way is broken off.
     *
     * @return whether a sweep of the site is under way
     */
    public boolean stop(String siteCode) {
        StopSignal stop = running.get(siteCode);
        if (stop != null) {
            stop.order();
        }
        return stop != null;
    }

    /**
     * Lets the sweep of a site rest: at most the request under way and the one already waiting for its turn are still
     * made, then nothing is asked for until {@link #resume}. Nothing is lost; when the process ends meanwhile, the next
     * sweep goes on here. Time at rest does not count against the budget.
     *
     * @return whether a sweep of the site is under way
     */
    public boolean pause(String siteCode) {
        return hold(siteCode, true);
    }

    /**
     * Lets a paused sweep go on.
     *
     * @return whether a sweep of the site is under way
     */
    public boolean resume(String siteCode) {
        return hold(siteCode, false);
    }

    private boolean hold(String siteCode, boolean on) {
        StopSignal stop = running.get(siteCode);
        if (stop != null) {
            stop.hold(on);
            // Said at once, though the request that waits for its turn may still be made.
            standings.computeIfPresent(siteCode, (code, standing) -> standing.paused(on));
        }
        return stop != null;
    }

    /**
     * Gives the sweep of a site up: its request under way is broken off. What it has archived is kept; the addresses that
     * waited end as skipped, {@link org.nianbao.model.Reason#CANCELLED}, and the next sweep begins anew.
     *
     * @return whether a sweep of the site is under way
     */
    public boolean cancel(String siteCode) {
        StopSignal stop = running.get(siteCode);
        if (stop != null) {
            stop.cancel();
        }
        return stop != null;
    }

    /**
     * Whether a body is read as an HTML page: decided by its media type, and by its first bytes where the server gave
     * none or called it plain text.
     *
     * @param mediaType media type without parameters, lower case; {@code unk} when there is none
     * @param body the body without content coding, or its beginning
     */
    public static boolean readsAsHtml(String mediaType, byte[] body) {
        return Source.html(mediaType, body);
    }

    /**
     * The bytes of a body that are to be decoded and handed to {@link #page}: an HTML page, JSON, a list in XML, a script, or a
     * sitemap, which may be packed. Decided by media type and first bytes.
     *
     * @param mediaType media type without parameters, lower case; {@code unk} when there is none
     * @param body the body without content coding
     * @return empty for a body without links to read, such as a document or a picture
     */
    public static Optional<byte[]> source(String mediaType, byte[] body) {
        return Source.of(mediaType, body);
    }

    /**
     * Whether {@link #source} may find something in a body of a type; where it surely does not the body need not be read.
     *
     * @param mediaType media type without parameters, lower case; {@code unk} when there is none
     */
    public static boolean mayHaveSource(String mediaType) {
        return Source.may(mediaType);
    }

    /**
     * Parses what discovery judges. Pure; also used when the archive is read again. Never fails on dirty markup: what
     * cannot be an address is no link. JSON and sitemaps have links and their source, but neither title nor visible text.
     *
     * @param uri the page's address
     * @param via the page that linked to it
     * @param anchor text of that link
     * @param mediaType media type without parameters
     * @param text the decoded source, empty for a document that is not text
     */
    public static Page page(URI uri, Optional<URI> via, String anchor, String mediaType, Optional<DecodedText> text) {
        if (text.isEmpty()) {
            return new Page(uri, via, anchor, mediaType, "", Map.of(), "", List.of(), "");
        }
        String html = text.get().text();
        Optional<List<Link>> listed =
                switch (Source.kind(mediaType, html)) {
                    case JSON -> ListedLinks.ofJson(uri, html);
                    case SCRIPT -> Optional.of(ListedLinks.ofScript(uri, html));
                    case XML -> Optional.of(ListedLinks.ofXml(uri, html));
                    case SITEMAP -> Optional.of(ListedLinks.ofSitemap(uri, html));
                    case ADDRESSES -> Optional.of(ListedLinks.ofLines(uri, html));
                    case LINES -> Optional.of(ListedLinks.ofRecords(uri, html));
                    case HTML -> Optional.empty();
                };
        if (listed.isPresent()) {
            return new Page(uri, via, anchor, mediaType, "", Map.of(), "", listed.get(), html);
        }
        HtmlPage page = new HtmlPage(uri, text.get());
        return new Page(uri, via, anchor, mediaType, page.title(), page.meta(), page.text(), page.links(), html);
    }

    /**
     * What an answer is that somebody else has archived, judged as in a sweep.
     *
     * @param status HTTP status
     * @param empty whether its body is empty
     * @param page the answer as {@link #page} gives it; empty when it is no text
     * @param location the Location header, when there is one
     */
    public static Outcome nature(int status, boolean empty, Optional<Page> page, Optional<String> location) {
        return PageNature.of(status, empty, page, location);
    }

    /**
     * What a page or a style sheet needs to be looked at: style sheets, images, frames, embedded and attached documents.
     * Pure.
     *
     * @param uri its address
     * @param mediaType without parameters; anything but HTML and CSS needs nothing
     * @param text the decoded source
     */
    public static List<URI> requisites(URI uri, String mediaType, DecodedText text) {
        List<Link> needs = "text/css".equals(mediaType)
                ? Requisites.ofStyleSheet(uri, text.text())
                : mediaType.endsWith("html") || mediaType.endsWith("xhtml+xml")
                        ? Requisites.ofPage(uri, text)
                        : List.of();
        return needs.stream().map(Link::uri).toList();
    }

    /** What the other stages do for the crawl. */
    public interface Ports {

        /** Archives an exchange; when this returns it is safe on disk. */
        ArchivedRecord archive(Capture capture);

        /**
         * What an earlier process has archived of an address in a sweep that goes on. The frontier may not know of it: a
         * capture is safe on disk before the database hears of it, and a database may lose its last words when the
         * process is killed. Given once.
         *
         * @param sweep {@link Sweep#id()}
         * @param uri the address as fetched
         */
        default Optional<Archived> archived(String sweep, URI uri) {
            return Optional.empty();
        }

        /**
         * What keeps the archive from taking a capture now. While there is something, nothing is asked for, and a capture
         * in hand waits.
         *
         * @param bytes the most that the capture may have
         * @return empty when nothing does
         */
        default Optional<Message> obstacle(long bytes) {
            return Optional.empty();
        }

        /**
         * The same, and what keeps the database from being used, found out by writing and by asking; asked when the
         * frontier cannot be written. When it is empty, what the database may have lost has been taken in again.
         */
        default Optional<Message> trouble() {
            return Optional.empty();
        }

        /** When it was found that the database does not know what was archived last; empty when it does. */
        default Optional<Instant> forgotten() {
            return Optional.empty();
        }

        /** Grows whenever the database is found to have gone: what failed then is tried again, once it is back. */
        default long losses() {
            return 0;
        }

        /** Decodes a text body. */
        DecodedText decode(byte[] bytes, Optional<String> contentType);

        /** Judges a page. */
        Judgement judge(Page page, Site site);

        /** Is told what became of an archived page, after it has been judged for a site. */
        void judged(ArchivedRecord record, Page page, Site site, Judgement judgement);

        /** The newest capture of an address whose answer had a payload, for a conditional request. */
        Optional<Validators> validators(URI uri);

        /** What is remembered of a site: its columns are tried first, and the home page only where they do not suffice. */
        default Memory remembered(Site site) {
            return Memory.none();
        }

        /**
         * The archived payload that validators stand for. Where it is not to be had, pages are asked for without
         * condition, since "not modified" says nothing of their links.
         *
         * @param validators of an earlier answer
         */
        default Optional<Payload> payload(Validators validators) {
            return Optional.empty();
        }
    }

    /**
     * Validators of an earlier answer.
     *
     * @param etag as sent, when there was one
     * @param lastModified as sent, when there was one
     * @param payloadSha256 digest of the payload they stand for
     */
    public record Validators(Optional<String> etag, Optional<String> lastModified, String payloadSha256) {}

    /**
     * An archived payload.
     *
     * @param bytes content coding removed
     * @param contentType the Content-Type header as sent, when there was one
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Payload(byte[] bytes, Optional<String> contentType) {
        /** Media type without parameters, lower case; {@code unk} when the server gave none. */
        String mediaType() {
            return Source.mediaType(contentType);
        }
    }

    /**
     * An exchange that the archive has.
     *
     * @param record where it lies and what it is
     * @param payload its own, or that of the original it refers to; without bytes where it is no text
     * @param location the Location header as sent, when there was one
     * @param refresh the Refresh header as sent, when there was one
     */
    public record Archived(
            ArchivedRecord record, Payload payload, Optional<String> location, Optional<String> refresh) {}

    /**
     * Where a sweep stands.
     *
     * @param site the site
     * @param begun when the sweep began, in its first run
     * @param requests HTTP requests sent so far, robots.txt included
     * @param bytes received so far
     * @param fetched addresses that were asked for and have ended, whatever came of it
     * @param queued addresses waiting
     * @param skipped addresses not asked for, by reason; links left aside as unpromising are not among them
     * @param reports pages judged reports so far
     * @param nextDue when the next waiting address, or the next thing that a page needs, may be asked for at the
     *     earliest; empty when none waits
     * @param paused whether a person holds it
     * @param obstacle why it waits though nobody holds it: what keeps the archive from taking captures
     * @param requisites requests sent so far, of all, for what report pages and the pages that led to them need to be
     *     looked at
     * @param requisitesQueued how many more of these wait; 0 until the addresses have ended
     */
    public record Standing(
            Site site,
            Instant begun,
            int requests,
            long bytes,
            int fetched,
            int queued,
            Map<Reason, Integer> skipped,
            int reports,
            Optional<Instant> nextDue,
            boolean paused,
            Optional<Message> obstacle,
            int requisites,
            int requisitesQueued) {

        /** The same, waiting for the disk or not. */
        Standing waiting(Optional<Message> why) {
            return with(paused, why);
        }

        /** The same, held or not. */
        Standing paused(boolean now) {
            return with(now, obstacle);
        }

        private Standing with(boolean held, Optional<Message> why) {
            return new Standing(
                    site,
                    begun,
                    requests,
                    bytes,
                    fetched,
                    queued,
                    skipped,
                    reports,
                    nextDue,
                    held,
                    why,
                    requisites,
                    requisitesQueued);
        }
    }

    /** Hears of a sweep while it runs, from any thread. */
    @FunctionalInterface
    public interface Listener {
        /**
         * After every address, and after everything that a page needs.
         *
         * @param site the site
         * @param fetched how many of both have ended so far
         * @param queued how many wait
         * @param uri the address that has just ended
         */
        void at(Site site, int fetched, int queued, String uri);

        /**
         * When the sweep begins, after every address and everything that a page needs, and when it is paused or goes on:
         * where it stands.
         *
         * @param standing the figures
         */
        default void progress(Standing standing) {}

        /**
         * When the sweep has ended.
         *
         * @param site the site
         * @param promising how many addresses are left that are no mere guesses
         */
        default void left(Site site, int promising) {}
    }
}
