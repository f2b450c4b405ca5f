package org.nianbao.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;

/**
 * The append-only journal: JSON Lines, each entry carrying the SHA-256 of the line before it. There is one file a year,
 * {@code ledger-<yyyy>.jsonl}; the chain goes on from one to the next. Safe for many threads, held by one process at a
 * time.
 */
public final class Ledger implements AutoCloseable {
    /** Folders held by this process; see {@link #lock}. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final LedgerFiles files;
    private final Clock clock;
    private final Path held;
    private final FileChannel lock;
    private long sequence;
    private String previous = LedgerLine.NONE;
    private int year;
    private volatile Optional<X509Certificate> trusted = Optional.empty();
    private volatile Optional<ProxySelector> proxy = Optional.empty();

    private Ledger(Path folder, Clock clock) throws IOException {
        this.clock = clock;
        this.files = new LedgerFiles(folder);
        Files.createDirectories(folder);
        this.held = folder.toRealPath();
        this.lock = lock(held);
        try {
            files.repair();
            readEnd();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the ledger of a home; repairs a torn last line by cutting it off into a file beside it, {@code
     * ledger-<yyyy>.jsonl.torn}.
     *
     * @param folder {@code archive/ledger}; made when it is missing
     * @param clock gives each entry its time
     * @throws ConfigurationError when the folder cannot be written or another process has it
     */
    public static Ledger open(Path folder, Clock clock) {
        try {
            return new Ledger(folder, clock);
        } catch (IOException e) {
            throw new ConfigurationError(new Message(
                    "ledger.not_writable",
                    "无法写入日志文件夹 " + folder + "（" + e + "）；请检查其权限和磁盘空间，或用 --home 指定另一个文件夹。",
                    "The ledger folder " + folder + " cannot be written (" + e
                            + "); check its permissions and the free space, or name another folder with --home."));
        }
    }

    /**
     * Takes the lock. Folders this process holds already are found in {@link #HELD} and not by the lock file: on POSIX
     * systems, closing any descriptor of a file drops all locks the process has on it.
     */
    private static FileChannel lock(Path folder) throws IOException {
        if (!HELD.add(folder)) {
            throw inUse(folder);
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                HELD.remove(folder);
                if (channel != null) {
                    channel.close();
                }
            }
        }
        if (lock == null) {
            throw inUse(folder);
        }
        return channel;
    }

    private static ConfigurationError inUse(Path folder) {
        return new ConfigurationError(
                new Message(
                        "ledger.in_use",
                        "日志文件夹 " + folder + " 正被另一个进程使用；请先停止那个进程，或用 --home 指定另一个文件夹。",
                        "The ledger folder " + folder
                                + " is in use by another process; stop that process first, or name another folder with --home."));
    }

    private void readEnd() throws IOException {
        List<Path> all = files.all();
        year = all.isEmpty() ? 0 : LedgerFiles.year(all.get(all.size() - 1));
        byte[] last = null;
        try (LedgerFiles.Lines lines = files.lines()) {
            while (lines.hasNext()) {
                last = lines.next().bytes();
                sequence++;
            }
        }
        previous = last == null ? LedgerLine.NONE : LedgerLine.digest(last);
        if (last != null) {
            sequence = Math.max(sequence, number(last));
        }
    }

    /** Where a line was lost in the middle, entries still go on from the number of the last one. */
    private static long number(byte[] line) {
        try {
            return LedgerLine.parse(line).sequence();
        } catch (IOException noEntry) {
            return 0; // verify tells of it
        }
    }

    /**
     * Appends one entry; it is on disk when this returns.
     *
     * @param kind what happened, for instance {@code sweep.ended}
     * @param subject what it happened to: a site code, sweep id, file name
     * @param data plain values, lists and maps
     * @return the entry as it will be read back: keys of the data sorted, times as text
     * @throws UncheckedIOException when it cannot be written; nothing of it stays then
     * @throws IllegalArgumentException when the data cannot be written as JSON
     */
    public synchronized Entry append(String kind, String subject, Map<String, ?> data) {
        Instant now = clock.instant();
        byte[] line = LedgerLine.format(
                new Entry(sequence + 1, now, kind, subject, Collections.unmodifiableMap(data), previous));
        try {
            Entry entry = LedgerLine.parse(line);
            // A clock set back must not put an entry into a file before the one it follows.
            year = Math.max(year, now.atOffset(ZoneOffset.UTC).getYear());
            write(files.ofYear(year), line);
            sequence++;
            previous = LedgerLine.digest(line);
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger entry could not be written: " + e.getMessage(), e);
        }
    }

    private void write(Path path, byte[] line) throws IOException {
        boolean fresh = !Files.exists(path);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long end = file.length();
            file.seek(end);
            byte[] ended = java.util.Arrays.copyOf(line, line.length + 1);
            ended[line.length] = '\n';
            try {
                file.write(ended);
                file.getFD().sync();
            } catch (IOException e) {
                file.setLength(end);
                throw e;
            }
        }
        if (fresh) {
            files.force();
        }
    }

    /** The number of the newest entry, 0 when there is none. */
    public synchronized long last() {
        return sequence;
    }

    /**
     * All entries from the first; the caller closes the stream.
     *
     * <p>A line that is no entry ends the stream with an {@link UncheckedIOException} that names file and line.
     */
    public Stream<Entry> entries() {
        return entries(0);
    }

    /**
     * The entries behind one; the caller closes the stream. Lines before them are not looked at closely.
     *
     * <p>A line that is no entry ends the stream with an {@link UncheckedIOException} that names file and line.
     *
     * @param after number of an entry, 0 for all
     */
    public Stream<Entry> entries(long after) {
        try {
            LedgerFiles.Lines lines = files.lines();
            Spliterator<LedgerFiles.Line> each =
                    Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED | Spliterator.NONNULL);
            return StreamSupport.stream(each, false)
                    .filter(LedgerFiles.Line::ended) // a line without an end is being written just now
                    .dropWhile(line -> after > 0 && LedgerLine.sequence(line.bytes()) <= after)
                    .map(Ledger::entry)
                    .onClose(lines::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(LedgerFiles.Line line) {
        try {
            return LedgerLine.parse(line.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    line.file().getFileName() + ", line " + line.number() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Demands from now on that time stamps are of an authority for which a certificate stands.
     *
     * @param certificate of the authority itself or of who issued its certificate
     */
    public synchronized void trust(X509Certificate certificate) {
        trusted = Optional.of(certificate);
    }

    /**
     * Asks authorities through an HTTP proxy from now on (CONNECT for https).
     *
     * @param address of the proxy, looked up when it is used
     */
    public void askThrough(InetSocketAddress address) {
        proxy = Optional.of(ProxySelector.of(address));
    }

    /**
     * Has the newest entry time-stamped (RFC 3161) and keeps the token in an entry of its own, {@code ledger.stamped}: since
     * each entry carries the digest of the one before, all that was journalled until then is proved to have been there.
     * A failure is journalled too, {@code ledger.stamp_failed}.
     *
     * @param authority where it is asked for, over http or https
     * @return what came of it; empty when nothing has been journalled yet
     */
    public Optional<Stamping> stamp(URI authority) {
        long entry;
        String head;
        synchronized (this) {
            entry = sequence;
            head = previous;
        }
        return entry == 0 ? Optional.empty() : Optional.of(stamp(authority, entry, head));
    }

    private Stamping stamp(URI authority, long entry, String head) {
        try {
            TimeStamps.Token token = TimeStamps.ask(authority, proxy, head);
            Optional<String> wrong = TimeStamps.wrong(token.bytes(), head, trusted);
            return wrong.isPresent() ? failed(authority, wrong.get()) : stamped(authority, entry, head, token);
        } catch (TimeStamps.Unusable e) {
            return failed(authority, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(authority, "interrupted");
        }
    }

    private Stamping stamped(URI authority, long entry, String head, TimeStamps.Token token) {
        Map<String, Object> data = Map.of(
                "entry",
                entry,
                "sha256",
                head,
                "time",
                token.at().toString(),
                "serial",
                token.serial(),
                "token",
                Base64.getEncoder().encodeToString(token.bytes()));
        append(Chain.STAMPED, authority.toString(), data);
        return new Stamping(entry, Optional.of(token.at()), "");
    }

    private Stamping failed(URI authority, String why) {
        append("ledger.stamp_failed", authority.toString(), Map.of("why", why));
        return new Stamping(sequence, Optional.empty(), why);
    }

    /**
     * Checks the chain and every time stamp in it; empty when all holds, otherwise the first entry that does not fit and
     * why.
     */
    public synchronized Optional<Break> verify() {
        try {
            return Chain.of(files, trusted).broken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Why this ledger must not take the place of a copy: it is broken, or the copy holds entries that are missing here.
     *
     * @param copy a folder with the files of an earlier copy; it may be missing
     * @return empty when it may
     */
    public synchronized Optional<String> notToBeCopied(Path copy) {
        try {
            return new LedgerCopy(files, new LedgerFiles(copy), trusted).notToBeCopied();
        } catch (IOException e) {
            throw new UncheckedIOException("the copy " + copy + " cannot be read", e);
        }
    }

    /**
     * Makes this ledger whole from a copy: entries that are broken, altered or lost here come from there, and what stands
     * here behind the last entry of the copy follows on it. Never are there fewer entries than before; files that are
     * replaced stay beside the new ones as {@code ….damaged-1}.
     *
     * @param copy a folder with the files of an earlier copy
     * @throws UncheckedIOException when something cannot be read or written; each file is the old one or the new one
     */
    public synchronized Restoration restore(Path copy) {
        try {
            Restoration done = new LedgerCopy(files, new LedgerFiles(copy), trusted).restore();
            sequence = 0;
            readEnd();
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be restored from " + copy, e);
        }
    }

    /** Lets go of the folder; everything appended is on disk already. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(held);
        }
    }

    /**
     * One entry.
     *
     * @param sequence from 1
     * @param at when
     * @param kind what happened
     * @param subject to what
     * @param data details
     * @param previous lowercase hex SHA-256 of the line before, 64 zeros for the first
     */
    public record Entry(
            long sequence, Instant at, String kind, String subject, Map<String, Object> data, String previous) {}

    /**
     * What came of asking for a time stamp.
     *
     * @param entry number of the entry that was to be stamped
     * @param at the time the authority states; empty when there is no stamp
     * @param why there is none, in words; blank when there is one
     */
    public record Stamping(long entry, Optional<Instant> at, String why) {}

    /**
     * What came of making the ledger whole from a copy.
     *
     * @param state what came of it
     * @param files names of the files that were replaced
     * @param entries how many entries there are now, when files were replaced
     */
    public record Restoration(State state, List<String> files, int entries) {

        /** What came of it. */
        public enum State {
            /** Nothing is broken or missing here. */
            WHOLE,
            /** It is whole again. */
            RESTORED,
            /** It is broken here, and there is no copy. */
            NO_COPY,
            /** It is broken here, and there, too. */
            COPY_BROKEN,
            /** It is broken behind the end of the copy. */
            COPY_SHORT,
            /** Here and there are entries that the other does not have; neither may be given up. */
            DIFFERS
        }
    }

    /**
     * Where the chain breaks.
     *
     * @param file file name
     * @param line line number from 1
     * @param why in words
     */
    public record Break(String file, long line, String why) {}
}
