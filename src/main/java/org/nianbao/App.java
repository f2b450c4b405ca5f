package org.nianbao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nianbao.archive.Archive;
import org.nianbao.crawl.Crawl;
import org.nianbao.discover.Discovery;
import org.nianbao.extract.Extractor;
import org.nianbao.index.Index;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Hints;
import org.nianbao.model.Home;
import org.nianbao.model.Indicator;
import org.nianbao.model.Message;
import org.nianbao.model.PagePicture;
import org.nianbao.model.Progress;
import org.nianbao.model.Reading;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.schedule.Schedule;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.Ending;
import org.nianbao.serve.FixityReport;
import org.nianbao.serve.House;
import org.nianbao.serve.Rereading;
import org.nianbao.serve.Settlements;
import org.nianbao.serve.Sweeps;

/** An opened home: the stages, wired together. */
final class App implements House {
    /** Least free space, in bytes, with which work is begun. */
    private static final long ROOM = 16L << 20;

    private final Home home;
    private final Settings settings;
    private final Clock clock;
    private final ReportReader reader;
    private final Seeds seeds;
    private final Ledger ledger;
    private final Journal journal;
    private final Stamps stamps;
    private final Archive archive;
    private final Index index;
    private final Intake intake;
    private final HandOver handOver;
    private final Crawl crawl;
    private final Mending mending;
    private final FixityRuns fixity;
    private final CorrectionBook corrections;
    private final SettlementBook settlements;
    private final Sweeps steering = new Steering();
    private Optional<SweepDoor> door = Optional.empty();
    private final Set<String> sweeping = ConcurrentHashMap.newKeySet();
    private final List<AutoCloseable> working = new ArrayList<>();

    private App(Home home, Settings settings, Clock clock, ReportReader reader, Opened opened) {
        this.home = home;
        this.settings = settings;
        this.clock = clock;
        this.reader = reader;
        this.seeds = opened.seeds();
        this.ledger = opened.ledger();
        this.stamps = Stamps.of(ledger, settings, home);
        this.archive = opened.archive();
        this.index = opened.index();
        this.journal = new Journal(ledger, index);
        this.intake =
                new Intake(archive, index, reader.documents(), new Discovery(), this::site, this::databaseTrouble);
        this.handOver = new HandOver(index, archive, reader, this::site, seeds::sites);
        this.crawl = new Crawl(settings, index.database(), clock, intake);
        this.fixity = new FixityRuns(archive, index, ledger, clock, period(settings));
        this.corrections = new CorrectionBook(index, journal, reader.indicators());
        this.settlements = new SettlementBook(index, journal, clock);
        catchUp();
        this.mending = new Mending(index, this::catchUp, () -> rebuild(Progress.none()));
    }

    /** Tells the index what it may not know: seeds, what was archived and journalled last. Returns whether it then has all. */
    private boolean catchUp() {
        index.sites(seeds.sites());
        index.readWaitingAs(Extractor.VERSION);
        boolean whole = intake.catchUp(clock.instant());
        if (archive.files().isEmpty()) {
            journal.begin();
        }
        journal.catchUp(this::sweptBefore);
        return whole;
    }

    private static Duration period(Settings settings) {
        SettingsKey key = SettingsKey.SCHEDULE_FIXITY_DAYS;
        return Duration.ofDays(
                Math.max(1, Long.parseLong(settings.asWritten().getOrDefault(key.key(), key.standard()))));
    }

    /** What is opened once everything that can be checked without changing anything has been checked. */
    private record Opened(Seeds seeds, Ledger ledger, Archive archive, Index index) {}

    /**
     * Opens a home. What is missing or broken is found before anything is changed.
     *
     * @throws ConfigurationError with the one thing to put right
     */
    static App open(Home home, Settings settings, Clock clock) {
        ReportReader reader = ReportReader.of(home, settings);
        var deadlines = DeadlinesFile.read(home.config().resolve("deadlines.yaml"));
        Seeds seeds = Seeds.read(home.seeds());
        seeds.extraColumns().forEach((code, own) -> SettingsFile.finer(settings, code, own));
        requireFolder(home);
        requireRoom(home);
        Archive archive = Archive.open(home, clock, Software.warcinfo(settings));
        Index index = orClose(
                archive, () -> Index.open(home, settings, clock, reader.indicators(), deadlines, reader::related));
        Ledger ledger = orClose(archive, () -> orClose(index, () -> Ledger.open(home.ledger(), clock)));
        return new App(home, settings, clock, reader, new Opened(seeds, ledger, archive, index));
    }

    /** What is open already is closed again when the next thing does not open. */
    private static <T> T orClose(AutoCloseable open, Supplier<T> next) {
        try {
            return next.get();
        } catch (RuntimeException failed) {
            try {
                open.close();
            } catch (Exception unclosed) {
                failed.addSuppressed(unclosed);
            }
            throw failed;
        }
    }

    /** Closes something more when the house is closed, after everything else. */
    App closing(AutoCloseable more) {
        working.add(more);
        return this;
    }

    /** On a full disk a new database would look like a damaged one, so room is asked for first. */
    private static void requireRoom(Home home) {
        try {
            if (Files.getFileStore(home.archive()).getUsableSpace() < ROOM) {
                throw new ConfigurationError(new Message(
                        "disk_full",
                        "磁盘已满：" + home.archive() + " 所在的磁盘剩余不足 16 MB；请腾出空间后再试。",
                        "The disk is full: less than 16 MB are left where " + home.archive()
                                + " lies; make room and try again."));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the disk of " + home.archive() + " does not answer", unreadable);
        }
    }

    /** A missing archive folder may be a disk that is not mounted, so it is never made silently. */
    private static void requireFolder(Home home) {
        if (!Files.isDirectory(home.archive())) {
            throw new ConfigurationError(new Message(
                    "archive_folder_missing",
                    "没有存档目录 " + home.archive() + "；如果它在另一块磁盘上，请先挂载；如果这是新的主目录，请先建立该目录。",
                    "There is no archive folder " + home.archive()
                            + "; if it is on another disk, mount it; if this home is new, make the folder."));
        }
    }

    private Optional<Site> site(String code) {
        return seeds.sites().stream().filter(s -> s.code().equals(code)).findFirst();
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public List<Indicator> indicators() {
        return reader.indicators();
    }

    @Override
    public Seeds seeds() {
        return seeds;
    }

    @Override
    public Index index() {
        return index;
    }

    @Override
    public Archive archive() {
        return archive;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Reading read(byte[] bytes, Optional<String> contentType, Hints hints) {
        return reader.read(bytes, contentType, hints);
    }

    @Override
    public DocumentOutcome document(byte[] bytes, Optional<String> contentType, Hints hints) {
        return reader.documents().read(bytes, contentType, hints.uri());
    }

    @Override
    public PagePicture picture(byte[] bytes, Optional<String> contentType, Hints hints, PagePicture.Wish wish) {
        return reader.documents().picture(bytes, contentType, hints.uri(), wish);
    }

    @Override
    public Sweeps sweeps() {
        return steering;
    }

    @Override
    public Corrections corrections() {
        return corrections;
    }

    @Override
    public Settlements settlements() {
        return settlements;
    }

    /** The sweeps of this process; what a person orders is journalled. */
    private final class Steering implements Sweeps {
        @Override
        public List<Crawl.Standing> standings() {
            return crawl.standings();
        }

        @Override
        public boolean steer(String siteCode, Order order, String by) {
            boolean taken =
                    switch (order) {
                        case PAUSE -> crawl.pause(siteCode);
                        case RESUME -> crawl.resume(siteCode);
                        case STOP -> crawl.stop(siteCode);
                        case CANCEL -> crawl.cancel(siteCode);
                    };
            if (taken) {
                ledger.append("sweep.steered", siteCode, Map.of("order", order.id(), "by", by));
            }
            return taken;
        }

        @Override
        public Optional<Ending> closed(String siteCode) {
            return site(siteCode)
                    .map(site -> Work.sweep(site, Set.of(), clock, "test"))
                    .flatMap(crawl::refused)
                    .map(Ending::of);
        }

        @Override
        public Map<String, Instant> rests() {
            return crawl.rests();
        }
    }

    /** Lets other processes of this machine reach the sweeps, from the first one on. */
    private synchronized void openDoor() {
        if (door.isEmpty()) {
            SweepDoor opened = SweepDoor.open(home, steering);
            door = Optional.of(opened);
            working.add(opened);
        }
    }

    @Override
    public List<SweepAccount> sweep(List<Site> sites, Set<Integer> years, String by, Crawl.Listener listener) {
        ExecutorService pool = Executors.newFixedThreadPool(settings.sweep().parallelSites());
        try {
            List<Future<SweepAccount>> running = sites.stream()
                    .map(site -> pool.submit(() -> carryOut(Work.sweep(site, years, clock, by), listener)))
                    .toList();
            List<SweepAccount> accounts = new ArrayList<>();
            for (Future<SweepAccount> one : running) {
                accounts.add(finished(one));
            }
            return accounts;
        } finally {
            pool.shutdownNow();
        }
    }

    private static SweepAccount finished(Future<SweepAccount> one) {
        try {
            return one.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while sweeping", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a sweep failed", failed.getCause());
        }
    }

    /** The settings with what is said of one site. */
    private Settings finer(Site site) {
        Map<String, String> own = seeds.extraColumns().getOrDefault(site.code(), Map.of());
        return SettingsFile.finer(settings, site.code(), own);
    }

    /** Whether a site is left in peace after a refusal. */
    boolean rests(Site site) {
        return crawl.rests(site.code());
    }

    /** Whether a site may be visited at this hour. */
    boolean inHours(Site site) {
        return finer(site).politeness().hours().open(clock.instant());
    }

    /** Sweeps one site, journals the account, reads what was found. */
    SweepAccount carryOut(Sweep sweep, Crawl.Listener listener) {
        openDoor();
        sweeping.add(sweep.site().code());
        try {
            return crawl.sweep(
                    sweep,
                    finer(sweep.site()),
                    listener,
                    List.of(this::journalled, account -> readWaiting(Progress.none())));
        } finally {
            sweeping.remove(sweep.site().code());
        }
    }

    private void journalled(SweepAccount account) {
        journal.keep(Accounts.KIND, account.sweep().site().code(), Accounts.data(account, settings.asWritten()));
    }

    private Optional<Message> databaseTrouble() {
        return mending.trouble();
    }

    /** Why neither disk nor database can be used now; when they can again, what was lost is made good first. */
    Optional<Message> trouble() {
        return intake.trouble();
    }

    /** Asks every sweep that runs to stop soon. */
    void stopSweeps() {
        sweeping.forEach(crawl::stop);
    }

    @Override
    public int readWaiting(Progress progress) {
        int read = handOver.readWaiting(progress);
        index.refresh();
        return read;
    }

    /**
     * Reads what sweeps have left waiting, once what a failed disk has cost the database is made good. Returns whether there
     * was anything.
     */
    boolean readLeft() {
        if (mending.due() && trouble().isPresent()) {
            return false;
        }
        boolean any = handOver.readWaiting(Progress.none()) > 0;
        if (any) {
            index.refresh();
        }
        return any;
    }

    @Override
    public Rereading.Account reread(Progress progress, Consumer<Rereading> each) {
        return handOver.reread(progress, each);
    }

    @Override
    public int replaceReadings(Set<String> payloads, Progress progress) {
        ledger.append(
                "readings.replaced",
                "archive",
                Map.of("extractor_version", Extractor.VERSION, "documents", payloads.size()));
        index.readAgain(payloads, Extractor.VERSION);
        return readWaiting(progress);
    }

    @Override
    public Archive.Verification verify(Progress progress) {
        Archive.Verification found = fixity.all(progress);
        stamp();
        return found;
    }

    @Override
    public Optional<Ledger.Stamping> stamp() {
        return stamps.stamp();
    }

    @Override
    public Archive.Verification verifyDue(Progress progress) {
        Archive.Verification found = fixity.portion(progress);
        stamp();
        return found;
    }

    @Override
    public FixityReport fixity() {
        return fixity.report();
    }

    @Override
    public Archive.Copied copy(Path target, Progress progress) {
        return fixity.copy(target, progress);
    }

    @Override
    public List<Archive.Restored> restore(Path copy, Collection<String> files) {
        return fixity.restore(copy, files);
    }

    @Override
    public Optional<Archive.Restored> restoreLedger(Path copy) {
        Optional<Archive.Restored> restored = fixity.restoreLedger(copy);
        if (restored.filter(Archive.Restored::done).isPresent()) {
            journal.learnAgain(this::sweptBefore);
        }
        return restored;
    }

    @Override
    public List<Archive.Imported> importFrom(List<Path> files, Progress progress) {
        List<Archive.Imported> imported = new ArrayList<>();
        for (Path file : files) {
            progress.at(imported.size(), files.size(), file.toString());
            imported.add(importFrom(file));
        }
        readWaiting(progress);
        return imported;
    }

    private Archive.Imported importFrom(Path file) {
        Importer importer = new Importer("import-" + Work.stamp(clock), seeds.sites(), reader.documents());
        try {
            Archive.Imported imported = archive.importFrom(file, importer, intake::again);
            ledger.append("archive.imported", imported.file(), imported(imported, importer.sweep()));
            return imported;
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be imported", failed);
        }
    }

    private static Map<String, Object> imported(Archive.Imported imported, String sweep) {
        return Map.of(
                "sha256",
                imported.sha256(),
                "software",
                imported.software(),
                "captures",
                imported.captures(),
                "skipped",
                imported.skipped(),
                "broken",
                imported.broken().orElse(""),
                "sweep",
                sweep);
    }

    @Override
    public Rebuilt rebuild(Progress progress) {
        try {
            Rebuilding rebuilding = new Rebuilding(archive, index, intake);
            Rebuilding.Made made = rebuilding.run(seeds.sites(), progress);
            journal.learnAll(this::sweptBefore);
            int read = readWaiting(progress);
            rebuilding.ended();
            return new Rebuilt(made.lines(), made.captures(), read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the archive cannot be rebuilt", unreadable);
        }
    }

    private void sweptBefore(SweepAccount account) {
        index.swept(account);
        crawl.remember(account);
    }

    @Override
    public void startWorking() {
        openDoor();
        Work work = new Work(this, settings);
        working.add(work);
        working.add(0, Schedule.start(settings, index.database(), work));
    }

    /** Ends work that runs, keeps what it has, and closes the stages. */
    @Override
    public void close() {
        stopSweeps();
        List<AutoCloseable> all = new ArrayList<>(working);
        all.addAll(List.of(crawl, reader, archive, ledger, index));
        closeAll(all);
    }

    /** What does not close, on a disk that fails for one, keeps nothing else open. */
    private static void closeAll(List<AutoCloseable> all) {
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable one : all) {
            try {
                one.close();
            } catch (Exception failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException unclosed =
                    new IllegalStateException("not everything could be closed", failures.get(0));
            failures.subList(1, failures.size()).forEach(unclosed::addSuppressed);
            throw unclosed;
        }
    }
}
