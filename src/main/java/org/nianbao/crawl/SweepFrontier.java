package org.nianbao.crawl;

import crawlercommons.domains.EffectiveTldFinder;
import edu.uci.ics.crawler4j.frontier.DocIDServer;
import edu.uci.ics.crawler4j.frontier.Frontier;
import edu.uci.ics.crawler4j.frontier.FrontierConfiguration;
import edu.uci.ics.crawler4j.url.WebURL;
import edu.uci.ics.crawler4j.url.WebURLFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.model.Coverage;
import org.nianbao.model.Judgement;
import org.nianbao.model.Link;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;

/**
 * The frontier of one sweep behind crawler4j's seams: hands out the best address that is due, takes back how it ended
 * together with what was found on it, and says when the sweep is over.
 */
final class SweepFrontier implements Frontier, DocIDServer, FrontierConfiguration {
    private static final long LONGEST_NAP = 1000;
    private static final long LOOK_MILLIS = 50;
    /** After what leads to a report by its own words, before what hardly does. */
    private static final int SITEMAP_PROMISE = 95;

    private final Run run;
    private final Endings endings;
    private final Crawl.Listener listener;
    private final List<FrontierTable.Discovery> discovered = new ArrayList<>();
    private final Waiting waiting;
    private final Traps traps;
    private final Set<URI> sitemaps = new HashSet<>();
    private final Set<String> ownHosts;
    private final Map<Reason, Integer> skipped = new EnumMap<>(Reason.class);
    private final Instant begun;
    private String lastHost = "";
    private int fetched;
    private final HomeLook look;
    private Coverage coverage;
    private int reports;
    private int queued;
    private int ended;
    /** What a page needs and is asked for next, when the addresses have ended; how many wait, and the requests made. */
    private Optional<NeedTable.Need> needed = Optional.empty();

    private int needsLeft;
    private int needsEnded;
    private int requisites;
    private volatile Optional<Endings.End> end = Optional.empty();
    /** What was written of the page before; its transaction may be under way while the next page is asked for. */
    private WritesTogether.Begun written = WritesTogether.Begun.NOTHING;

    SweepFrontier(Run run, Crawl.Listener listener) {
        this.run = run;
        this.begun = Instant.ofEpochMilli(run.row().begun());
        this.endings = new Endings(run);
        this.traps = new Traps(run.clock());
        this.listener = listener;
        this.look = run.row().met().home();
        this.reports = run.row().met().reports();
        this.ownHosts = ownHosts(run.site());
        this.coverage = coverage(run);
        this.queued = run.table().queued(run.row());
        this.waiting = run.table().waiting(run.row(), this::durable);
        Map<String, Integer> counts = run.table().counts(run.row());
        this.ended = counts.values().stream().mapToInt(Integer::intValue).sum();
        counts.forEach((key, count) -> {
            if (key.startsWith("skipped.")) {
                skipped.put(Reason.of(key.substring("skipped.".length())), count);
            } else {
                fetched += count;
            }
        });
    }

    /** What a sweep that goes on has met before; of the district as far as the links told. */
    private static Coverage coverage(Run run) {
        int thisYear = run.clock().instant().atZone(ZoneOffset.ofHours(8)).getYear();
        return new Coverage(
                thisYear,
                new TreeSet<>(run.table().yearsMet(run.row())),
                run.row().met().lower(),
                0,
                false);
    }

    /** How the sweep ended; empty while it runs. */
    Optional<Endings.End> end() {
        return end;
    }

    @Override
    public void getNextURLs(int most, List<WebURL> into) {
        while (end.isEmpty()) {
            hold();
            end = endings.before();
            if (end.isPresent()) {
                return;
            }
            long now = run.clock().millis();
            Optional<QueuedUrl> next = waiting.next(now, run.memory().least(coverage));
            if (next.isPresent()) {
                into.add(next.get());
                return;
            }
            await(now);
        }
    }

    /** Waits while a person holds the sweep; nothing is handed out and nothing is asked meanwhile. */
    private void hold() {
        if (!run.stop().held()) {
            return;
        }
        tell(true);
        long since = System.nanoTime();
        while (run.stop().held() && !run.stop().asked()) {
            run.stop().pause(LOOK_MILLIS);
        }
        run.spending().held(System.nanoTime() - since);
        tell(false);
    }

    /** Says where it stands before the first address is taken. */
    void begin() {
        run.stop().tellOfObstacles(() -> tell(run.stop().held()));
        tell(run.stop().held());
    }

    /** Takes note of what pages need, says so. */
    void needs(Optional<NeedTable.Need> next, int left, int requests) {
        needed = next;
        needsLeft = left;
        requisites = requests;
        tell(run.stop().held());
    }

    /**
     * Waits while a person holds the sweep, before something that a page needs is asked for.
     *
     * @return how the sweep ends instead, when it does
     */
    Optional<Endings.End> before() {
        hold();
        return endings.before();
    }

    /**
     * Something that a page needs has left the hands of the sweep.
     *
     * @param done whether it has ended; otherwise its request was broken off
     * @param requests made for what pages need so far
     */
    void after(NeedTable.Need need, boolean done, int requests) {
        lastHost = Address.host(need.uri());
        run.table()
                .write(new FrontierTable.NeedStep(
                        run.row(),
                        Optional.of(need).filter(n -> done),
                        run.spending().soFar(),
                        requests,
                        rests(run.clock().millis())));
        if (done) {
            needsEnded++;
            needsLeft--;
            listener.at(run.site(), ended + needsEnded, needsLeft, need.uri().toString());
        }
    }

    private void tell(boolean paused) {
        FrontierTable.Spent spent = run.spending().soFar();
        listener.progress(new Crawl.Standing(
                run.site(),
                begun,
                spent.requests(),
                spent.bytes(),
                fetched,
                queued,
                Map.copyOf(skipped),
                reports,
                due(),
                paused,
                run.stop().obstacle(),
                requisites,
                needsLeft));
    }

    /** When the next address, or the next thing that a page needs, may be asked for at the earliest. */
    private Optional<Instant> due() {
        if (needed.isPresent()) {
            return Optional.of(earliest(0, Address.host(needed.get().uri())));
        }
        OptionalLong next = waiting.nextDue(run.clock().millis(), run.memory().least(coverage));
        // Not before the host that was asked last may be asked again.
        return next.isEmpty() || queued == 0 ? Optional.empty() : Optional.of(earliest(next.getAsLong(), lastHost));
    }

    private Instant earliest(long due, String host) {
        long rested =
                host.isEmpty() ? 0 : run.clock().millis() + run.politeness().left(host);
        return Instant.ofEpochMilli(Math.max(due, rested));
    }

    /** Counts what has ended and says so. */
    private void count(QueuedUrl url, Waiting.Plan written) {
        queued += written.waiting() - 1;
        ended++;
        written.skipped().forEach(reason -> skipped.merge(reason, 1, Integer::sum));
        Outcome outcome = url.outcome().orElseThrow();
        if (outcome instanceof Outcome.Skipped) {
            skipped.merge(outcome.reason(), 1, Integer::sum);
        } else {
            fetched++;
        }
        listener.at(run.site(), ended, queued, url.getURL());
        tell(run.stop().held());
    }

    private void await(long now) {
        OptionalLong due = waiting.nextDue(now, run.memory().least(coverage));
        if (due.isEmpty()) {
            end = Optional.of(atTheEnd());
        } else {
            nap(due.getAsLong() - now);
        }
    }

    /** Waits, but not past the end of the budget's minutes, and not so long that other things go unseen. */
    private void nap(long millis) {
        long wait = Math.min(millis, run.spending().millisLeft());
        run.stop().pause(Math.max(1, Math.min(wait, LONGEST_NAP)));
    }

    /** Nothing is left: with reports met that is well, without them the reason says what to do. */
    private Endings.End atTheEnd() {
        durable();
        Endings.End plain = endings.empty();
        boolean met = reports > 0 || !coverage.years().isEmpty();
        boolean read = plain.state() == SweepAccount.State.FINISHED || plain.reason() == Reason.OUT_OF_SCOPE;
        return met || !read ? look.met(plain) : look.end();
    }

    /** Takes links of the page under way; they are written together with its outcome. */
    @Override
    public void scheduleAll(List<WebURL> urls) {
        urls.forEach(this::schedule);
    }

    @Override
    public void schedule(WebURL url) {
        QueuedUrl.Found found = ((QueuedUrl) url).found();
        discovered.add(new FrontierTable.Discovery(found, traps.of(found)));
    }

    /** Hosts of the seeds as they are fetched: where a seed's is in Chinese or has an underscore, java.net.URI knows none. */
    private static Set<String> ownHosts(Site site) {
        return Stream.concat(site.homeUrl().stream(), site.listUrls().stream())
                .flatMap(u -> Address.of(u).stream())
                .map(u -> Address.host(u).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether an address belongs to the site; when not, that is recorded. */
    boolean inScope(QueuedUrl url) {
        String host = Address.host(url.found().uri()).toLowerCase(Locale.ROOT);
        if (run.site().hasHost(host) || ownHosts.contains(host)) {
            return true;
        }
        Outcome outside = new Outcome.Skipped(Reason.OUT_OF_SCOPE, host);
        discovered.add(new FrontierTable.Discovery(url.found(), Optional.of(outside)));
        return false;
    }

    @Override
    public void setProcessed(WebURL webUrl) {
        QueuedUrl url = (QueuedUrl) webUrl;
        lastHost = Address.host(url.found().uri());
        if (url.outcome().isEmpty()) {
            write(url, new FrontierTable.Fate.Untouched(), Waiting.Plan.NOTHING);
            waiting.again(url, run.clock().millis());
        } else if (endings.worthRetry(url)) {
            long due = run.clock().millis() + endings.pause(url);
            write(url, new FrontierTable.Fate.Again(due), Waiting.Plan.NOTHING);
            waiting.again(url, due);
        } else {
            ended(url);
        }
        discovered.clear();
        url.letGo();
    }

    private void ended(QueuedUrl url) {
        Optional<Outcome> trap = traps.again(url);
        trap.ifPresent(this::cutOff);
        discoverRedirect(url);
        discoverSitemaps(url);
        discoverFallback(url);
        look.note(url, discovered, trap);
        reports += isReport(url) ? 1 : 0;
        coverage = coverage.after(url.judgement(), url.found().promise());
        keepWhole(url);
        Waiting.Plan links = waiting.plan(discovered, leftAside(url));
        write(url, new FrontierTable.Fate.Ended(url.outcome().orElseThrow()), links);
        end = endings.after(url);
        count(url, links);
    }

    /**
     * One step of a sweep is written at a time. What a kill takes with it of the step before is in the archive by then, and
     * is taken from there, not asked for again.
     */
    private void write(QueuedUrl url, FrontierTable.Fate fate, Waiting.Plan links) {
        durable();
        FrontierTable.Mark mark = mark();
        written = run.table().begin(new FrontierTable.Step(run.row(), url, fate, links, mark, rests(mark.now())));
    }

    /**
     * Returns when all that was written can be read, and stays.
     *
     * @throws IllegalStateException when it cannot be written; the sweep has not ended then
     */
    void durable() {
        try {
            written.durable();
        } catch (RuntimeException e) {
            end = Optional.empty();
            throw e;
        }
    }

    /** Until when the host asked last and its address are to be left in peace. */
    private Map<String, Long> rests(long now) {
        Map<String, Long> until = new TreeMap<>();
        run.politeness().rests(lastHost).forEach((place, millis) -> until.put(place, now + millis));
        return until;
    }

    /** The links of a page that leads nowhere new are listed, not followed; where it sends on by itself it is followed. */
    private void cutOff(Outcome why) {
        discovered.replaceAll(d -> d.ended().isPresent() || d.found().hops().endsWith("R")
                ? d
                : new FrontierTable.Discovery(d.found(), Optional.of(why)));
    }

    private void discoverRedirect(QueuedUrl url) {
        Optional<URI> to =
                url.visit().filter(v -> v.outcome().reason() == Reason.REDIRECT).flatMap(Visit::location);
        if (to.isEmpty()) {
            return;
        }
        QueuedUrl next = new QueuedUrl(target(url.found(), to.get()), 0, 0);
        if (inScope(next)) {
            schedule(next);
        }
    }

    private void discoverSitemaps(QueuedUrl url) {
        for (URI sitemap : url.sitemaps()) {
            if (sitemaps.add(sitemap)) {
                URI robots = sitemap.resolve("/robots.txt");
                Identity identity = Identity.of(sitemap);
                QueuedUrl.Found found =
                        new QueuedUrl.Found(sitemap, identity, SITEMAP_PROMISE, false, robots.toString(), "PM", "");
                QueuedUrl next = new QueuedUrl(found, 0, 0);
                if (inScope(next)) {
                    schedule(next);
                }
            }
        }
    }

    /** A home page that cannot be had over https is asked for over http, as a person would. */
    private void discoverFallback(QueuedUrl url) {
        if (!endings.fallsBack(url)) {
            return;
        }
        QueuedUrl.Found from = url.found();
        Address.resolve(from.uri(), from.uri().toString().replaceFirst("^https", "http"), StandardCharsets.UTF_8)
                .ifPresent(plain -> schedule(new QueuedUrl(
                        new QueuedUrl.Found(
                                plain,
                                Identity.ofRedirect(from.uri(), plain),
                                from.promise(),
                                true,
                                from.uri().toString(),
                                from.hops() + "X",
                                from.anchor()),
                        0,
                        0)));
    }

    private static QueuedUrl.Found target(QueuedUrl.Found from, URI to) {
        return new QueuedUrl.Found(
                to,
                Identity.ofRedirect(from.uri(), to),
                from.promise(),
                from.home(),
                from.uri().toString(),
                from.hops() + "R",
                from.anchor());
    }

    private static boolean isReport(QueuedUrl url) {
        return url.judgement().filter(j -> j.kind() == Judgement.Kind.REPORT).isPresent();
    }

    /** A report page and the page that led to it are to be kept with what they need to be looked at. */
    private void keepWhole(QueuedUrl url) {
        if (isReport(url) && run.settings().budget().requisites() > 0) {
            durable();
            QueuedUrl.Found found = url.found();
            NeedTable.Need page = new NeedTable.Need(0, found.uri(), found.via(), found.hops(), found.anchor());
            NeedTable needs = run.table().needs();
            needs.add(run.sweep().id(), page, true);
            needs.led(run.sweep().id(), page)
                    .ifPresent(list -> needs.add(run.sweep().id(), list, true));
        }
    }

    /** Whether what a page needs may come from a host: one of the site's own, or of the same registered domain. */
    boolean serves(String given) {
        String host = given.toLowerCase(Locale.ROOT);
        return run.site().hasHost(host)
                || ownHosts.contains(host)
                || ownHosts.stream().anyMatch(own -> domain(own).equals(domain(host)));
    }

    /** The registered domain; of a name below no public suffix its last two labels, of a number the number. */
    private static String domain(String host) {
        if (EffectiveTldFinder.getEffectiveTLD(host) != null) {
            return Objects.requireNonNullElse(EffectiveTldFinder.getAssignedDomain(host), host);
        }
        boolean name = host.matches(".*[a-z][^.:]*");
        return name ? host.replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "") : host;
    }

    /** Links the judge left aside are only counted, each address once. */
    private List<Identity> leftAside(QueuedUrl url) {
        if (url.page().isEmpty() || url.judgement().isEmpty()) {
            return List.of();
        }
        Set<URI> taken = new HashSet<>();
        discovered.forEach(d -> taken.add(d.found().uri()));
        return url.page().get().links().stream()
                .map(Link::uri)
                .filter(taken::add)
                .map(Identity::of)
                .toList();
    }

    FrontierTable.Mark mark() {
        FrontierTable.Met met = FrontierTable.Met.of(reports, look, coverage.lower());
        return new FrontierTable.Mark(run.clock().millis(), run.spending().soFar(), met);
    }

    /** Whether memory led to all that is wanted. */
    boolean remembered() {
        return run.memory().suffices(coverage);
    }

    /** How many addresses wait that are no mere guesses. */
    int promising() {
        return waiting.promising(Coverage.GUESS);
    }

    /** How many addresses were met and left aside. */
    int unpromising() {
        return waiting.aside();
    }

    @Override
    public long getQueueLength() {
        return end.isPresent() ? 0 : Math.max(1, queued);
    }

    @Override
    public long getNumberOfAssignedPages() {
        return 0;
    }

    @Override
    public long getNumberOfProcessedPages() {
        return ended;
    }

    @Override
    public long getNumberOfScheduledPages() {
        return (long) ended + queued;
    }

    @Override
    public boolean isFinished() {
        return end.isPresent();
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}

    /** Unknown: only the insert into the frontier decides, for asking first would be a race. */
    @Override
    public int getDocId(String url) {
        return -1;
    }

    @Override
    public int getNewDocID(String url) {
        return 1;
    }

    @Override
    public void addUrlAndDocId(String url, int id) {}

    @Override
    public boolean isSeenBefore(String url) {
        return false;
    }

    @Override
    public int getDocCount() {
        return ended + queued;
    }

    @Override
    public DocIDServer getDocIDServer() {
        return this;
    }

    @Override
    public Frontier getFrontier() {
        return this;
    }

    @Override
    public WebURLFactory getWebURLFactory() {
        return () -> {
            throw new IllegalStateException("addresses are made by the frontier only");
        };
    }
}
