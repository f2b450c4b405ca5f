package org.nianbao.index;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Cell;
import org.nianbao.model.Correction;
import org.nianbao.model.Deadline;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.Document;
import org.nianbao.model.Finding;
import org.nianbao.model.Home;
import org.nianbao.model.Indicator;
import org.nianbao.model.Judgement;
import org.nianbao.model.Memory;
import org.nianbao.model.Message;
import org.nianbao.model.Reading;
import org.nianbao.model.Remark;
import org.nianbao.model.Remembered;
import org.nianbao.model.Report;
import org.nianbao.model.Settings;
import org.nianbao.model.Settlement;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.Withdrawal;

/**
 * The database and the search index: takes in what the stages found, answers questions. Safe for many threads, and, on
 * PostgreSQL, for several processes.
 */
public final class Index implements AutoCloseable {

    /** The id of the error for a database file that is damaged and can be set aside. */
    public static final String UNREADABLE = "index_unreadable";

    private final Database database;
    private final SearchIndex searchIndex;
    private final Queue queue;
    private final Sweeps sweepQueue;
    private final Readings readings;
    private final Tracker tracker;
    private final Map<String, Indicator> indicators;
    private final UnaryOperator<Reading.ReportRead> relations;

    /** What a look into the database of a home shows, without the home being opened. */
    public interface Look {
        /** Where it looks; closed afterwards. */
        DataSource database();

        /**
         * Whether a process holds the lease of a sweep of a site. Of a database that only one process can have we are the
         * one, so nobody does.
         *
         * @param siteCode the site
         * @param now the time
         */
        boolean leased(String siteCode, Instant now);
    }

    /**
     * Looks into the database of a home without changing anything.
     *
     * @param home the home
     * @param settings {@code database.url}
     * @param look what is asked; the database is closed afterwards
     * @return empty when the home has no database yet, or what was asked gives nothing
     * @throws org.nianbao.model.ConfigurationError when it cannot be opened or another process has it, as for {@link #open}
     */
    public static <T> Optional<T> look(Home home, Settings settings, Function<Look, Optional<T>> look) {
        return Glimpse.of(home, settings, look);
    }

    /** Whether several processes may have the database of a home at once. */
    public static boolean shared(Settings settings) {
        return settings.database()
                .url()
                .filter(url -> !Dialect.of(url).oneProcess())
                .isPresent();
    }

    /**
     * Opens and migrates the database of a home and its search index.
     *
     * @param home the home
     * @param settings {@code database.url}, {@code sweep.first_year}
     * @param clock the time
     * @param indicators the figures of the forms, in order
     * @param deadlines by when reports are due
     * @param relations holds a report that was put together from its parts against the relations of the forms
     * @throws org.nianbao.model.ConfigurationError when it cannot be opened or another process has it: {@code
     *     index_in_use}; {@code index_unreadable} when a file is damaged, see {@link #setAside}; {@code
     *     database_unreachable}
     */
    public static Index open(
            Home home,
            Settings settings,
            Clock clock,
            List<Indicator> indicators,
            List<Deadline> deadlines,
            UnaryOperator<Reading.ReportRead> relations) {
        Database database = Database.open(home, settings.database().url());
        try {
            SearchIndex searchIndex = SearchIndex.open(home.search());
            Tracker tracker = new Tracker(clock, settings.sweep().firstYear(), deadlines);
            Sweeps sweeps =
                    new Sweeps(clock, Duration.ofMinutes(settings.budget().minutes()));
            Stores stores = new Stores(database, searchIndex);
            Index index = new Index(stores, new Queue(clock), sweeps, tracker, indicators, relations);
            index.start();
            return index;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Index(
            Stores stores,
            Queue queue,
            Sweeps sweeps,
            Tracker tracker,
            List<Indicator> indicators,
            UnaryOperator<Reading.ReportRead> relations) {
        this.relations = relations;
        this.database = stores.database();
        this.searchIndex = stores.searchIndex();
        this.queue = queue;
        this.sweepQueue = sweeps;
        this.readings = new Readings(indicators);
        this.tracker = tracker;
        this.indicators = indicators.stream().collect(Collectors.toMap(Indicator::code, Function.identity()));
    }

    private record Stores(Database database, SearchIndex searchIndex) {}

    private void start() {
        if (database.dialect().oneProcess()) {
            database.write(Sweeps::release);
        }
        refresh();
    }

    /**
     * Moves a database file of a home that {@link #open} calls unreadable out of the way, beside itself, so that the next
     * {@link #open} makes a new one; for a rebuild. Does nothing when there is none.
     */
    public static void setAside(Home home) {
        Database.setAside(home);
    }

    /** The database, for the frontier and the scheduler. */
    public DataSource database() {
        return database.pool();
    }

    /**
     * Why the database cannot be used now, {@code database_away}; empty when it can be. One that was closed because its
     * disk failed is opened again by asking, as by everything else that is asked of it.
     */
    public Optional<Message> trouble() {
        return database.trouble();
    }

    /**
     * Grows whenever somebody finds that the database has gone. What has failed meanwhile may be tried again; what is known
     * of the archive and of the ledger may have got lost, and is to be taken in again.
     */
    public long losses() {
        return database.losses();
    }

    // ---- taking in ----

    /** Replaces the list of sites. */
    public void sites(List<Site> sites) {
        database.write(handle -> Sites.replace(handle, sites));
    }

    /** Takes in an archived exchange; doing so twice changes nothing. */
    public void captured(ArchivedRecord record) {
        database.write(handle -> Captures.add(handle, record));
    }

    /** Those of some archived exchanges that have not been taken in, in their order. */
    public List<ArchivedRecord> unknown(List<ArchivedRecord> records) {
        Set<String> known = database.ask(handle -> Captures.known(
                handle, records.stream().map(ArchivedRecord::recordId).toList()));
        return records.stream().filter(r -> !known.contains(r.recordId())).toList();
    }

    /**
     * Takes in what discovery thinks of an archived page. A page judged a report becomes a candidate; a candidate or a
     * linked document with a payload is put in the reading queue, once for each payload and extractor version; a known
     * payload only adds a sighting. Doing so twice, or in another order, changes nothing.
     */
    public void judged(ArchivedRecord record, String anchor, Judgement judgement, String extractorVersion) {
        Known known = new Known(record, Optional.of(judgement), extractorVersion);
        database.write(handle -> judged(handle, known, anchor));
    }

    private void judged(Handle handle, Known known, String anchor) {
        Captures.add(handle, known.record());
        Judgements.add(handle, known);
        follow(handle, known, anchor);
    }

    /** What follows from a judgement that is kept. */
    private void follow(Handle handle, Known known, String anchor) {
        ArchivedRecord record = known.record();
        Judgement judgement = known.judgement().orElseThrow();
        Candidates.addLinks(handle, record.origin().siteCode(), judgement.links());
        if (Candidates.worthReading(record, judgement)) {
            Queue.lock(handle, record.payloadSha256());
            Candidates.add(handle, record, anchor, judgement);
            queue.offer(handle, Candidates.earliest(handle, record.payloadSha256()), known.extractorVersion());
            Reports.renumberReportsOf(handle, record.payloadSha256(), List.of(), relations);
        }
    }

    /**
     * What is known of an archived exchange.
     *
     * @param record the exchange
     * @param judgement what discovery thinks of it; empty for what is not judged
     * @param extractorVersion that reads it, if it is to be read
     */
    public record Known(ArchivedRecord record, Optional<Judgement> judgement, String extractorVersion) {}

    /** How many exchanges a rebuild had taken in that did not come to its end; empty when none is under way. */
    public OptionalLong rebuilding() {
        return database.ask(handle -> handle.createQuery("select done from rebuild where id = 1")
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()));
    }

    /**
     * Takes in a lot of a rebuild in one step, so that a killed one has either all of it or nothing.
     *
     * @param lot what was known, in the order of the archive
     * @param done how many exchanges have been taken in with these
     */
    public void rebuilt(List<Known> lot, long done) {
        database.write(handle -> {
            Set<String> there = Captures.known(
                    handle, lot.stream().map(k -> k.record().recordId()).toList());
            List<Known> fresh = lot.stream()
                    .filter(k -> !there.contains(k.record().recordId()))
                    .toList();
            Captures.insert(handle, fresh.stream().map(Known::record).toList());
            Judgements.insert(handle, fresh);
            lot.stream().filter(k -> k.judgement().isPresent()).forEach(k -> takeIn(handle, k, there));
            handle.execute("delete from rebuild");
            handle.execute("insert into rebuild (id, done) values (1, ?)", done);
        });
    }

    private void takeIn(Handle handle, Known known, Set<String> there) {
        if (there.contains(known.record().recordId())) {
            Judgements.add(handle, known);
        }
        follow(handle, known, known.record().origin().anchor());
    }

    /** The rebuild has come to its end. */
    public void rebuiltAll() {
        database.write(handle -> handle.execute("delete from rebuild"));
    }

    /** Takes in the account of a sweep. */
    public void swept(SweepAccount account) {
        database.write(handle -> Sweeps.ended(handle, account));
    }

    /** Takes the next payload to be read, leased for a while; empty when none is due. */
    public Optional<Task> claim(String worker, Duration lease) {
        return database.change(handle -> queue.claim(handle, worker, lease));
    }

    /**
     * Ends a task with its reading: stores report, cells, findings, remarks; makes a new version where they differ. A
     * reading that comes after the lease has run out is as good as any other.
     */
    public void read(Task task, Reading reading) {
        database.write(handle -> Queue.lock(handle, task).ifPresent(version -> {
            Readings.Source source = new Readings.Source(task, version);
            List<String> touched = readings.store(handle, source, reading);
            Reports.renumberReportsOf(handle, task.record().payloadSha256(), touched, relations);
            Queue.end(handle, task.id(), "done", "");
        }));
    }

    /** Ends a task that could not be carried out; it is tried again later, and set aside after three attempts. */
    public void failed(Task task, String why) {
        database.write(handle -> queue.failed(handle, task, why));
    }

    /** Says that what waits will be read by this version, whichever asked for it. */
    public void readWaitingAs(String extractorVersion) {
        database.write(handle -> Queue.waitingAs(handle, extractorVersion));
    }

    /** Puts payloads that are held back in the queue, to be read by this version; the readings stay until then. */
    public void readAgain(Set<String> payloads, String extractorVersion) {
        database.write(handle -> queue.again(handle, payloads, extractorVersion));
    }

    /** Asks for a sweep of each site; sites already waiting or running are left alone. */
    public void enqueue(List<Sweep> sweeps) {
        database.write(handle -> sweepQueue.enqueue(handle, sweeps));
    }

    /** The next sweep that waits, oldest first; it is running from now on until {@link #swept}. */
    public Optional<Sweep> nextSweep() {
        return nextSweep(Set.of());
    }

    /**
     * The same, leaving out sites that may not be visited now.
     *
     * @param notNow their codes
     */
    public Optional<Sweep> nextSweep(Set<String> notNow) {
        return database.change(handle -> sweepQueue.next(handle, notNow));
    }

    /** Asks for a verification of the archive. */
    public void enqueueVerification(Instant requested) {
        database.write(handle -> Verifications.enqueue(handle, requested));
    }

    /** Takes what was asked for: whether a verification is wanted now. */
    public boolean nextVerification() {
        return database.change(Verifications::take);
    }

    /**
     * The number of the last entry of the ledger up to which everything has been taken in; empty when this database has
     * never been told, as one that is to be rebuilt.
     */
    public OptionalLong learnt() {
        return database.ask(handle -> handle.createQuery("select entry_number from ledger_learnt where id = 1")
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()));
    }

    /**
     * Says that everything journalled has been taken in up to an entry. It must have been before: a database that loses its
     * last commits then forgets this first.
     *
     * @param entry its number, 0 when nothing has been
     */
    public void learnt(long entry) {
        database.write(handle -> {
            handle.execute("delete from ledger_learnt");
            handle.execute("insert into ledger_learnt (id, entry_number) values (1, ?)", entry);
        });
    }

    /** Says that much of the archive has not been taken in, as of a new database; a rebuild does it. */
    public void toBeRebuilt() {
        database.write(handle -> handle.execute("delete from ledger_learnt"));
    }

    /** Takes in a person's correction of a figure; doing so twice changes nothing. */
    public void corrected(Correction correction) {
        database.write(handle -> Corrections.add(handle, correction));
    }

    /** Takes in that the correction of a ledger entry was taken back. */
    public void withdrawn(long entry, Withdrawal withdrawal) {
        database.write(handle -> Corrections.withdraw(handle, entry, withdrawal));
    }

    /** Takes in a person's word on a district-year; doing so twice changes nothing. The last word counts. */
    public void settled(Settlement said) {
        database.write(handle -> Settlements.add(handle, said));
    }

    /** Takes in that the word of a ledger entry was taken back. */
    public void unsettled(long entry, Withdrawal withdrawal) {
        database.write(handle -> Settlements.withdraw(handle, entry, withdrawal));
    }

    /**
     * Empties everything that can be derived again: captures, candidates, tasks, reports, corrections, ended sweeps,
     * settlements; not the frontier, the sites, and the sweeps that wait.
     */
    public void clear() {
        database.write(handle -> {
            for (String table : DERIVED) {
                handle.execute("delete from " + table);
            }
            handle.execute("delete from sweep where ended is not null");
        });
        refresh();
    }

    /** In an order that no foreign key minds. */
    private static final List<String> DERIVED = List.of(
            "contradiction",
            "version_part",
            "report_version",
            "report",
            "judgement",
            "candidate",
            "report_link",
            "cell",
            "reading",
            "reading_task",
            "capture",
            "correction",
            "settlement",
            "ledger_learnt");

    /** Makes what was taken in visible to {@link #search}. */
    public void refresh() {
        Map<String, String> parents = sites().stream().collect(Collectors.toMap(Site::code, Site::parent));
        Map<String, ReportRow> rows = new HashMap<>();
        Map<String, String> stamps = new HashMap<>();
        database.ask(Reports::newest).forEach(row -> {
            rows.put(row.id(), row);
            stamps.put(row.id(), stamp(row, parents));
        });
        searchIndex.follow(stamps, id -> searchText(rows.get(id), parents));
    }

    /** Changes whenever what is searched in a report does. */
    private static String stamp(ReportRow row, Map<String, String> parents) {
        String parent = parents.getOrDefault(row.divisionCode(), "");
        return Hash.of(
                String.join("|", String.valueOf(row.version()), row.sha256(), row.toString(), parent, row.district()));
    }

    private SearchText searchText(ReportRow row, Map<String, String> parents) {
        String parent = parents.getOrDefault(row.divisionCode(), "");
        Report report = database.ask(handle -> whole(handle, row, VersionParts.of(handle, row)))
                .report();
        return SearchText.of(row, parent, report, indicators);
    }

    private Reading.ReportRead whole(Handle handle, ReportRow row, List<PartRead> parts) {
        Reading.ReportRead lead = reading(handle, row);
        return parts.isEmpty() ? lead : VersionParts.whole(row, lead, parts, relations);
    }

    private static Reading.ReportRead reading(Handle handle, ReportRow row) {
        return (Reading.ReportRead) Readings.of(handle, row.sha256()).orElseThrow();
    }

    // ---- answers ----

    /** Every payload that has been read, and those set aside, oldest task first. */
    public List<Held> held() {
        return database.ask(Queue::held);
    }

    /** The reading of a payload, when it has been read. */
    public Optional<Reading> reading(String payloadSha256) {
        return database.ask(handle -> Readings.of(handle, payloadSha256));
    }

    /** All sites. */
    public List<Site> sites() {
        return database.ask(Sites::all);
    }

    /** The tracker: every enabled district in every year asked for; empty means from the first tracked year on. */
    public List<DistrictYear> tracker(Set<Integer> years) {
        return database.ask(handle -> tracker.board(
                Sites.all(handle).stream().filter(Site::enabled).toList(),
                tracker.years(years),
                Facts.read(handle, database.dialect())));
    }

    /**
     * Report versions in stable order (code, year, scope, version). A candidate that cannot be read is a line of version
     * 0 as long as no report of its district and year can.
     */
    public List<ReportRow> reports(ReportQuery query) {
        return database.ask(handle -> Reports.list(handle, query));
    }

    /** One report with everything; the newest version when none is named. */
    public Optional<ReportDetail> report(String id, Optional<Integer> version) {
        return database.ask(handle -> {
            List<ReportRow> versions = Reports.versions(handle, id);
            if (versions.isEmpty()) {
                return Unreadable.detail(handle, id)
                        .filter(d -> version.orElse(0).equals(0));
            }
            int wanted = version.orElse(versions.size());
            return versions.stream()
                    .filter(row -> row.version() == wanted)
                    .findFirst()
                    .map(row -> detail(handle, row, versions));
        });
    }

    private ReportDetail detail(Handle handle, ReportRow row, List<ReportRow> versions) {
        List<PartRead> parts = VersionParts.of(handle, row);
        Reading.ReportRead read = whole(handle, row, parts);
        return new ReportDetail(
                row,
                read.report(),
                Stream.concat(read.findings().stream(), Contradictions.of(handle, row).stream())
                        .toList(),
                read.remarks(),
                versions,
                Captures.one(handle, Reports.recordOf(handle, row)),
                Captures.sightings(handle, row.id(), row.version()),
                read.source(),
                parts,
                Appearances.of(handle, row),
                Corrections.of(handle, row, parts));
    }

    /** Corrections of figures in the order in which they were made; {@code newestOnly} is not heeded. */
    public List<Corrected> corrections(CellQuery query) {
        return database.ask(handle -> Corrections.list(handle, query));
    }

    /** What people said of districts in a year, of one or of all, in the order in which they did. */
    public List<Settled> settlements(Optional<String> code, Optional<Integer> year) {
        return database.ask(handle -> {
            Map<String, String> names = Sites.all(handle).stream().collect(Collectors.toMap(Site::code, Site::name));
            Facts facts = Facts.read(handle, database.dialect());
            return facts.settlements().stream()
                    .filter(s -> code.isEmpty() || code.get().equals(s.code()))
                    .filter(s -> year.isEmpty() || year.get() == s.year())
                    .map(s -> new Settled(s, facts.standing(s), names.getOrDefault(s.code(), "")))
                    .toList();
        });
    }

    /** Cells in stable order (code, year, scope, version, indicator order); the caller closes the stream. */
    public Stream<CellRow> cells(CellQuery query) {
        return database.stream(handle -> Cells.stream(handle, database.dialect(), query));
    }

    /** Captures, of one address or of all, oldest first; the caller closes the stream. */
    public Stream<ArchivedRecord> captures(Optional<URI> uri) {
        return database.stream(handle -> Captures.stream(handle, database.dialect(), uri));
    }

    /** A capture by its payload digest: the original first. */
    public List<ArchivedRecord> capturesOf(String payloadSha256) {
        return database.ask(handle -> Captures.ofPayload(handle, payloadSha256));
    }

    /**
     * What rests on a place of a WARC file.
     *
     * @param file its name
     * @param offset of a record; the exchange it belongs to counts. Negative for the whole file.
     */
    public Resting restingOn(String file, long offset) {
        return database.ask(handle -> Dependents.on(handle, file, offset));
    }

    /**
     * Candidates of one site or of all, with what became of each: also those rejected or not readable, and why.
     */
    public List<Candidate> candidates(Optional<String> siteCode) {
        return database.ask(handle -> Candidates.list(handle, database.dialect(), siteCode));
    }

    /** Full text and figures, Chinese bigrams. Every word must occur; nothing that is typed is an error. */
    public SearchAnswer search(String query, int limit) {
        SearchIndex.Found found = searchIndex.search(query, limit);
        Map<String, ReportRow> rows = new HashMap<>();
        database.ask(handle -> found.matches().stream()
                        .flatMap(match -> Reports.versions(handle, match.id()).stream())
                        .toList())
                .forEach(row -> rows.put(row.id(), row));
        List<Hit> hits = found.matches().stream()
                .filter(match -> rows.containsKey(match.id()))
                .map(match -> new Hit(rows.get(match.id()), match.snippet()))
                .toList();
        return new SearchAnswer(found.searched(), found.total(), hits);
    }

    /** New and changed reports since a time, newest first. */
    public List<Change> changes(Instant since, int limit) {
        return database.ask(handle -> Changes.since(handle, since, limit));
    }

    /** Sweeps, newest first, of one site or all. */
    public List<SweepRow> sweeps(Optional<String> siteCode, int limit) {
        return database.ask(handle -> Sweeps.list(handle, database.dialect(), siteCode, limit));
    }

    /** One sweep by its id. */
    public Optional<SweepRow> sweep(String id) {
        return database.ask(handle -> Sweeps.one(handle, id));
    }

    /** What discovery thought of the pages of a sweep, in the order in which they were captured. */
    public List<Judged> judgements(String sweepId) {
        return database.ask(handle -> Judgements.ofSweep(handle, sweepId));
    }

    /** Where the last finished sweep of a site that found reports found them, and the years of all its sweeps. */
    public Memory remembered(String siteCode) {
        return database.ask(handle -> Memories.of(handle, siteCode));
    }

    /** The addresses of a sweep that failed or were skipped, with their reasons. */
    public List<SweepAccount.Ended> notable(String sweepId) {
        return database.ask(handle -> Sweeps.notable(handle, sweepId));
    }

    /** Figures about the whole; failed rules are those of the newest versions. */
    public Figures figures() {
        return database.ask(Counts::of);
    }

    @Override
    public void close() {
        try (database) {
            searchIndex.close();
        }
    }

    /**
     * What rests on archived bytes.
     *
     * @param captures addresses, sorted, at most 100
     * @param reports ids, sorted, at most 100
     * @param cells number of figures read from them
     */
    public record Resting(List<String> captures, List<String> reports, long cells) {}

    /**
     * A payload at an address that is or may be a report.
     *
     * @param siteCode the site it was found on
     * @param url its address
     * @param sha256 digest of the payload
     * @param capturedAt when it was first captured there
     * @param title as the linking page or its own witnesses have it
     * @param year report year by the same witnesses, when they name one
     * @param scope whose report it seems to be, a {@link org.nianbao.model.Scope} id
     * @param publisher name of the body, blank when unknown
     * @param judgedReport whether discovery judged it a report; otherwise a document that was linked there
     * @param state what became of it
     * @param why the reason
     * @param reportId the report it belongs to, when it is one
     */
    public record Candidate(
            String siteCode,
            String url,
            String sha256,
            Instant capturedAt,
            String title,
            Optional<Integer> year,
            String scope,
            String publisher,
            boolean judgedReport,
            State state,
            Message why,
            Optional<String> reportId) {

        /** What became of a candidate. */
        public enum State {
            /** In the reading queue. */
            WAITING,
            /** A report. */
            REPORT,
            /** Readable, but no report. */
            REJECTED,
            /** Not readable. */
            UNREADABLE,
            /** Reading it failed three times. */
            SET_ASIDE;

            /** The stable name. */
            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * A payload to be read.
     *
     * @param id key of the row
     * @param record the archived payload
     * @param anchor text of the link that led to it
     * @param attempts how often it has been tried
     */
    public record Task(long id, ArchivedRecord record, String anchor, int attempts) {}

    /**
     * A payload that has been read or set aside.
     *
     * @param task what was read
     * @param extractorVersion by which version
     * @param setAside whether reading it failed each time
     */
    public record Held(Task task, String extractorVersion, boolean setAside) {}

    /** Which reports; an empty component asks for all. */
    public record ReportQuery(
            Optional<String> code, Optional<Integer> year, Optional<String> scope, Optional<String> state) {}

    /**
     * A person's word on a district-year, and how it stands.
     *
     * @param settlement the word
     * @param standing how it stands to what is held now
     * @param district name, blank when no seed file has the code any more
     */
    public record Settled(Settlement settlement, Settlement.Standing standing, String district) {}

    /** Which cells; an empty component asks for all. {@code newestOnly} leaves out superseded versions. */
    public record CellQuery(
            Optional<String> code, Optional<String> indicator, Optional<Integer> year, boolean newestOnly) {}

    /**
     * One report version: a line of {@code export reports}.
     *
     * @param id stable id of the report (all versions), usable in addresses
     * @param forms joined by a blank
     * @param state {@code clean}, {@code findings}, {@code unreadable}
     * @param addresses in lists of reports: all addresses at which this version stood, the leading one first
     * @param documents in lists of reports: SHA-256 of all documents of this version, the leading one first
     */
    public record ReportRow(
            String id,
            String divisionCode,
            String district,
            String publisher,
            String scope,
            Optional<Integer> year,
            int version,
            String title,
            String published,
            String url,
            String sha256,
            Instant capturedAt,
            String mediaType,
            String forms,
            int cells,
            int failedRules,
            String state,
            List<String> addresses,
            List<String> documents) {

        /** Copies the lists. */
        public ReportRow {
            addresses = List.copyOf(addresses);
            documents = List.copyOf(documents);
        }

        /** The same report, for a figure that is printed in another of its documents. */
        public ReportRow printedAt(String url, String sha256) {
            return with(url, sha256, addresses, documents);
        }

        /** The same line with all addresses and documents of the version. */
        ReportRow standing(List<String> addresses, List<String> documents) {
            return with(url, sha256, addresses, documents);
        }

        private ReportRow with(String at, String digest, List<String> everywhere, List<String> all) {
            return new ReportRow(
                    id,
                    divisionCode,
                    district,
                    publisher,
                    scope,
                    year,
                    version,
                    title,
                    published,
                    at,
                    digest,
                    capturedAt,
                    mediaType,
                    forms,
                    cells,
                    failedRules,
                    state,
                    everywhere,
                    all);
        }
    }

    /**
     * One cell of one report version: a line of {@code export cells}.
     *
     * @param correction a person's second value that holds for what is read here
     */
    public record CellRow(ReportRow report, Cell cell, Optional<Correction> correction) {

        /** A figure that nobody has corrected. */
        public CellRow(ReportRow report, Cell cell) {
            this(report, cell, Optional.empty());
        }
    }

    /**
     * A correction with how it stands to what is held now: a line of {@code export corrections}.
     *
     * @param whose the report for which it was made
     */
    public record Corrected(Correction correction, Correction.Standing standing, Whose whose) {

        /** Seen from a version that does not have the document for which it was made. */
        Corrected elsewhere() {
            boolean stands = standing == Correction.Standing.HOLDS || standing == Correction.Standing.EARLIER_VALUE;
            return stands ? new Corrected(correction, Correction.Standing.OTHER_DOCUMENT, whose) : this;
        }
    }

    /** Whose report of which year; blank and empty where it is not held any more. */
    public record Whose(String divisionCode, String district, String publisher, String scope, Optional<Integer> year) {}

    /**
     * One report version with everything.
     *
     * @param parts the documents of a report that was published in parts, in order; empty when it is one document
     * @param appearances all addresses and documents of this version, the leading one first
     * @param corrections of its figures, in the order in which they were made
     */
    public record ReportDetail(
            ReportRow row,
            Report report,
            List<Finding> findings,
            List<Remark> remarks,
            List<ReportRow> versions,
            ArchivedRecord record,
            List<ArchivedRecord> sightings,
            Document.Source source,
            List<PartRead> parts,
            List<Appearance> appearances,
            List<Corrected> corrections) {

        /** Copies the lists. */
        public ReportDetail {
            parts = List.copyOf(parts);
            appearances = List.copyOf(appearances);
            corrections = List.copyOf(corrections);
        }

        /** A report in one document at one address. */
        public ReportDetail(
                ReportRow row,
                Report report,
                List<Finding> findings,
                List<Remark> remarks,
                List<ReportRow> versions,
                ArchivedRecord record,
                List<ArchivedRecord> sightings,
                Document.Source source) {
            this(row, report, findings, remarks, versions, record, sightings, source, List.of(), List.of(), List.of());
        }

        /**
         * The record in which a figure is printed: that of the report, or of the first of its further parts that has it.
         * Whether the figure is borne out does not tell them apart: what one part does not bear out all together may.
         */
        public ArchivedRecord recordOf(Cell cell) {
            List<PartRead> printing = parts.stream()
                    .filter(p -> p.read().report().cell(cell.code()).isPresent())
                    .toList();
            boolean leads =
                    printing.stream().anyMatch(p -> p.record().recordId().equals(record.recordId()));
            return leads || printing.isEmpty() ? record : printing.get(0).record();
        }

        /** The line of a figure: that of the report, with address and digest of the document that prints it. */
        public CellRow rowOf(Cell cell) {
            ArchivedRecord printed = recordOf(cell);
            return new CellRow(
                    row.printedAt(printed.uri().toString(), printed.payloadSha256()), cell, correction(cell.code()));
        }

        /** Digest of the document that prints a figure; of the leading one where the place is not found. */
        public String documentOf(String code) {
            return report.cell(code).map(c -> recordOf(c).payloadSha256()).orElse(row.sha256());
        }

        /** The correction of a figure that holds for what is read here. */
        public Optional<Correction> correction(String code) {
            return corrections.stream()
                    .filter(c -> c.standing() == Correction.Standing.HOLDS)
                    .map(Corrected::correction)
                    .filter(c -> c.code().equals(code) && c.sha256().equals(documentOf(code)))
                    .findFirst();
        }
    }

    /**
     * One document of a report that was published in parts.
     *
     * @param number from 1
     * @param record its capture
     * @param read what was read in it
     */
    public record PartRead(int number, ArchivedRecord record, Reading.ReportRead read) {}

    /**
     * A document of a report at an address: one report has several of both.
     *
     * @param url the address
     * @param sha256 digest of the payload
     * @param mediaType media type
     * @param role what it is beside the leading document
     * @param part number of the part it is, when its name says so
     * @param state {@code report}, {@code not_a_report} (a page that only holds the report), {@code not_readable} or
     *     {@code waiting}
     * @param siteCode the site on which it was found
     * @param firstSeen first capture of these bytes there
     * @param lastSeen last capture of these bytes there, unchanged answers included
     */
    public record Appearance(
            String url,
            String sha256,
            String mediaType,
            Role role,
            Optional<Integer> part,
            String state,
            String siteCode,
            Instant firstSeen,
            Instant lastSeen) {

        /** What a document at an address is beside the one that leads, in the order in which they are shown. */
        public enum Role {
            /** The document from which the figures are taken. */
            LEAD,
            /** Another part of a report published in parts. */
            PART,
            /** The page that holds it. */
            PAGE,
            /** A file that hangs on a page of it: the same report as PDF, Word document or scan. */
            ATTACHMENT,
            /** The same page by the bare host, by {@code www.}, by http or https. */
            ALIAS,
            /** A page for telephones. */
            MOBILE,
            /** A print view. */
            PRINT,
            /** Another address on the same host. */
            COPY,
            /** Another host, for instance the portal of the city. */
            ELSEWHERE;

            /** The stable name. */
            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * What a search found.
     *
     * @param searched number of documents searched
     * @param total number of hits
     * @param hits the best ones
     */
    public record SearchAnswer(int searched, long total, List<Hit> hits) {}

    /**
     * One hit.
     *
     * @param report the report version
     * @param snippet text around the hit with the found words in {@code <em>}, everything else escaped
     */
    public record Hit(ReportRow report, String snippet) {}

    /**
     * A new or changed report.
     *
     * @param kind {@code new_report} or {@code changed_report}
     * @param at when it was captured
     * @param report the version
     * @param cells the cells that differ from the version before
     */
    public record Change(String kind, Instant at, ReportRow report, List<CellChange> cells) {}

    /** A figure that differs between two versions; raw texts. */
    public record CellChange(String code, String before, String after) {}

    /**
     * A finished, waiting or running sweep.
     *
     * @param counts number of addresses by outcome, see {@link SweepAccount#counts()}
     * @param remembered how what was remembered of the site served; empty when nothing was
     */
    public record SweepRow(
            String id,
            String siteCode,
            String district,
            String state,
            String reason,
            String detail,
            Instant begun,
            Optional<Instant> ended,
            int requests,
            long bytes,
            Map<String, Integer> counts,
            Optional<Remembered> remembered) {}

    /**
     * A page with what discovery thought of it and of its links.
     *
     * @param record the archived exchange
     * @param judgement with at most 200 links taken and 200 left aside
     */
    public record Judged(ArchivedRecord record, Judgement judgement) {}

    /** Figures about the whole, for the status page and metrics. */
    public record Figures(
            int sites,
            long captures,
            long reports,
            long versions,
            long cells,
            long failedRules,
            int waiting,
            int setAside,
            Optional<Instant> lastSweep) {}
}
