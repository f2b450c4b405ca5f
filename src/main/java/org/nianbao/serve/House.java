package org.nianbao.serve;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.nianbao.archive.Archive;
import org.nianbao.crawl.Crawl;
import org.nianbao.index.Index;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Hints;
import org.nianbao.model.Home;
import org.nianbao.model.Indicator;
import org.nianbao.model.PagePicture;
import org.nianbao.model.Progress;
import org.nianbao.model.Reading;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.seeds.Seeds;

/** An opened home with its stages wired together: what commands, pages and the API work on. */
public interface House extends AutoCloseable {

    /** Where it lies. */
    Home home();

    /** How it is set. */
    Settings settings();

    /** The time. */
    Clock clock();

    /** The figures of the forms, in order. */
    List<Indicator> indicators();

    /** The seed files. */
    Seeds seeds();

    /** The answers. */
    Index index();

    /** The captures. */
    Archive archive();

    /** The journal. */
    Ledger ledger();

    /** Reads bytes as a report: document, extraction, relations. Stores nothing. */
    Reading read(byte[] bytes, Optional<String> contentType, Hints hints);

    /** Reads bytes as a document only, to show it. Stores nothing. */
    DocumentOutcome document(byte[] bytes, Optional<String> contentType, Hints hints);

    /** Draws a page of a PDF or of a scan, to show it. Stores nothing. */
    PagePicture picture(byte[] bytes, Optional<String> contentType, Hints hints, PagePicture.Wish wish);

    /** Sweeps sites side by side, reads what was found, refreshes the index; one account a site in the given order. */
    List<SweepAccount> sweep(List<Site> sites, Set<Integer> years, String by, Crawl.Listener listener);

    /** What people say of figures. */
    Corrections corrections();

    /** What people say of districts in a year. */
    Settlements settlements();

    /** The sweeps under way in this process. */
    Sweeps sweeps();

    /** Reads every payload that waits. Returns how many were read. */
    int readWaiting(Progress progress);

    /**
     * Reads the archived bytes of every document again by the present rules and tells each whose reading would differ.
     * Stores nothing.
     */
    Rereading.Account reread(Progress progress, Consumer<Rereading> each);

    /**
     * Reads documents again and puts the readings in the place of those that are held; journalled. What a crash
     * interrupts is gone on with when the house is next opened for work.
     *
     * @param payloads their digests
     * @return how many were read
     */
    int replaceReadings(Set<String> payloads, Progress progress);

    /** Verifies WARC files, CDXJ and ledger; the result is journalled. */
    Archive.Verification verify(Progress progress);

    /**
     * Verifies what is due: every file within {@code schedule.fixity_days}, a portion at a time; the result is
     * journalled.
     */
    Archive.Verification verifyDue(Progress progress);

    /** What the journal says of the fixity of every file. */
    FixityReport fixity();

    /**
     * Brings a second copy of WARC files and ledger up to date and proves it; journalled.
     *
     * @param target the folder; made when it is missing
     */
    Archive.Copied copy(Path target, Progress progress);

    /**
     * Puts good files of a second copy in the place of damaged ones; journalled.
     *
     * @param copy a folder that {@link #copy} has filled
     * @param files names of WARC files
     */
    List<Archive.Restored> restore(Path copy, Collection<String> files);

    /**
     * Makes the ledger whole from a second copy where it is broken or has lost its end; journalled, and what came back is
     * taken in.
     *
     * @param copy a folder that {@link #copy} has filled
     * @return what came of it; empty when there was nothing to do
     */
    Optional<Archive.Restored> restoreLedger(Path copy);

    /**
     * Takes in WARC files of other tools: archived, judged, indexed and read as our own captures; journalled.
     *
     * @return one for each file
     */
    List<Archive.Imported> importFrom(List<Path> files, Progress progress);

    /** Has the ledger time-stamped; empty when no authority is configured or nothing has been journalled. */
    Optional<Ledger.Stamping> stamp();

    /** Makes CDXJ, database and search index again from WARC files, ledger and seed files. */
    Rebuilt rebuild(Progress progress);

    /** Starts the scheduler and the workers that sweep and verify what it enqueues. */
    void startWorking();

    @Override
    void close();

    /** What a rebuild made. */
    record Rebuilt(long lines, long captures, int read) {}
}
