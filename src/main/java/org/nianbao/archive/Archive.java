package org.nianbao.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Outcome;
import org.nianbao.model.Progress;

/**
 * The archive: WARC/1.1 files and their CDXJ. Safe for many threads; held by one process at a time.
 *
 * <p>Each run of the program begins a WARC file of its own with its first capture. The file is called {@code
 * nianbao-<yyyyMMddHHmmssSSS>-<serial>.warc.gz.open} while it is written and loses {@code .open} when it is closed; an
 * {@link ArchivedRecord} always names it by its final name.
 */
public final class Archive implements AutoCloseable {
    /** Size that a WARC file does not exceed, as recommended by WARC/1.1 Annex C. */
    private static final long LARGEST_FILE = 1_000_000_000L;

    private static final Comparator<ArchivedRecord> AS_WRITTEN =
            Comparator.comparing(ArchivedRecord::warcFile).thenComparing(ArchivedRecord::offset);

    private final Home home;
    private final Clock clock;
    private final FolderClaim claim;
    private final WarcFolder folder;
    private final RecordReading reading;
    private final Cdxj cdxj;
    private final List<Repair> repairs;
    private final Writing writing;
    private final DiskRoom room;
    private boolean closed;

    private Archive(Home home, Clock clock, Map<String, String> warcinfo, long largestFile) throws IOException {
        this.home = home;
        this.clock = clock;
        this.claim = FolderClaim.of(home);
        this.folder = new WarcFolder(home.warc());
        this.reading = new RecordReading(folder);
        this.room = new DiskRoom(home.warc());
        try {
            List<Repair> found = new ArrayList<>(folder.repair());
            this.cdxj = Cdxj.load(home.cdx());
            found.forEach(repair -> cdxj.cut(repair.file(), repair.kept()));
            complete(found);
            this.repairs = List.copyOf(found);
            this.writing = new Writing(folder, cdxj, clock, warcinfo, largestFile);
        } catch (IOException | RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    /**
     * Opens the archive of a home for reading and writing: makes missing folders, repairs a torn {@code .open} file of a
     * killed run, loads the CDXJ and completes it from WARC files it does not know.
     *
     * @param home the home
     * @param clock for warcinfo and file names
     * @param warcinfo fields of every file's warcinfo record: software, operator, http-header-user-agent, robots …
     * @throws ConfigurationError when the folder cannot be written or is in use
     */
    public static Archive open(Home home, Clock clock, Map<String, String> warcinfo) {
        return open(home, clock, warcinfo, LARGEST_FILE);
    }

    static Archive open(Home home, Clock clock, Map<String, String> warcinfo, long largestFile) {
        try {
            return new Archive(home, clock, warcinfo, largestFile);
        } catch (IOException e) {
            throw new ConfigurationError(new Message(
                    "archive.not_opened",
                    "无法打开档案 " + home.archive() + "（" + e + "）；请检查其权限、磁盘空间和硬盘状况。",
                    "The archive " + home.archive() + " cannot be opened (" + e
                            + "); check its permissions, the free space and the disk."));
        }
    }

    private void complete(List<Repair> found) throws IOException {
        for (Path file : folder.files()) {
            String name = file.getFileName().toString();
            long size = Files.size(file);
            long known = cdxj.covered(name);
            if (known < size) {
                new WarcScan(
                                false,
                                (entry, complete) -> cdxj.found(entry),
                                (n, offset, id, why) -> found.add(damaged(n, offset, size, why)))
                        .read(new WarcScan.Extent(file, name, known, size));
            }
        }
        if (!cdxj.sound()) {
            cdxj.write();
        }
    }

    private static Repair damaged(String file, long offset, long size, String why) {
        return new Repair(
                file,
                size,
                0,
                new Message(
                        "archive.damaged",
                        "文件 " + file + " 在位置 " + offset + " 处损坏，未做改动；请运行 nianbao archive verify 查看。",
                        "The file " + file + " is damaged at offset " + offset + " (" + why
                                + "); nothing was changed; nianbao archive verify tells more."));
    }

    /** What opening found to repair or could not repair; empty after a run that ended well. */
    public List<Repair> repairs() {
        return repairs;
    }

    /**
     * Archives one exchange: request, response (or revisit when the payload is known) and metadata, forced to disk before
     * this returns.
     *
     * <p>Status, content type and payload digest of the answer are those read from the archived bytes, so that reading
     * the archive again gives the same. A payload that is archived already with status 200 gives a revisit record
     * ({@code identical-payload-digest}) that refers to the original, a 304 one that refers to the newest original of the
     * address ({@code server-not-modified}); empty and cut payloads are never deduplicated.
     *
     * @throws IOException when it cannot be written; nothing of it stays then
     */
    public ArchivedRecord store(Capture capture) throws IOException {
        // The channels of the JDK close themselves when their thread is interrupted. A sweep that is asked to stop
        // shall still get its last capture onto the disk.
        boolean interrupted = Thread.interrupted();
        try {
            return writing.store(capture).record();
        } catch (IOException e) {
            room.failed(e);
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Keeps beside a capture what was concluded from it: a {@code metadata} record of JSON that refers to it. It is safe
     * on disk with the next capture, and not kept at all where that cannot be: whoever asks for it must be able to do
     * without. Of several notes about a capture the last one counts.
     *
     * @param about a record of this archive
     * @param json UTF-8
     */
    public void note(ArchivedRecord about, byte[] json) {
        boolean interrupted = Thread.interrupted();
        try {
            writing.note(new Note(about, json));
        } catch (IOException e) {
            room.failed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * What keeps the archive from taking a capture now: no room ({@code disk_full}), a read-only or missing folder ({@code
     * disk_read_only}), or a disk that refuses to write ({@code disk_failed}). Cheap; safe for any thread.
     *
     * @param bytes size of what is to be written
     * @return empty when nothing does
     */
    public Optional<Message> obstacle(long bytes) {
        return room.obstacle(bytes);
    }

    /** The same, found out by writing; to be asked when something else on the same disk could not be written. */
    public Optional<Message> trouble() {
        return room.trouble();
    }

    /** All captures of an address, oldest first. Addresses are compared as text, in ASCII form. */
    public List<ArchivedRecord> captures(URI uri) {
        return cdxj.captures(uri).stream().map(CdxEntry::record).toList();
    }

    /** Every exchange in the order in which it was written: by file, then by place. */
    public List<ArchivedRecord> inOrder() {
        return cdxj.all().stream().map(CdxEntry::record).sorted(AS_WRITTEN).toList();
    }

    /**
     * The exchanges that were written last, in the order in which they were.
     *
     * @param most how many of them
     */
    public List<ArchivedRecord> latest(int most) {
        PriorityQueue<ArchivedRecord> latest = new PriorityQueue<>(AS_WRITTEN);
        for (CdxEntry entry : cdxj.all()) {
            latest.add(entry.record());
            if (latest.size() > most) {
                latest.remove();
            }
        }
        return latest.stream().sorted(AS_WRITTEN).toList();
    }

    /**
     * Captures by their place in the index, as a CDX server lists them: by SURT key, then oldest first.
     *
     * @param from the first key wanted, see {@link #surt}
     * @param below the first key no longer wanted
     */
    public List<Indexed> indexed(String from, String below) {
        return cdxj.between(from, below).stream()
                .map(e -> new Indexed(
                        CdxLine.key(e.record()),
                        e.record(),
                        cdxj.byId(e.refersTo()).map(CdxEntry::record)))
                .toList();
    }

    /** The key of an address in the index: its SURT form, as in CDXJ lines. */
    public static String surt(String address) {
        return CdxLine.surt(address).replace(" ", "%20");
    }

    /** The original record that holds a payload: one with status 200 that was not cut, where there is one. */
    public Optional<ArchivedRecord> original(String payloadSha256) {
        return cdxj.holder(payloadSha256).map(CdxEntry::record);
    }

    /**
     * The payload of a record, content coding removed, resolved through the original when it is a revisit.
     *
     * @param record a record of this archive
     * @param limit largest number of bytes decoded
     * @throws IOException when the record cannot be read, does not match its digest or exceeds the limit
     */
    public byte[] payload(ArchivedRecord record, long limit) throws IOException {
        return reading.payload(holder(record), limit);
    }

    /** Response headers of a record in order, names as sent; those of a revisit are its own. */
    public List<Map.Entry<String, String>> headers(ArchivedRecord record) throws IOException {
        return reading.headers(record);
    }

    /**
     * Writes the entity body exactly as archived (content coding kept), resolved through the original when it is a
     * revisit.
     *
     * @throws IOException when it cannot be read or does not match its digest; what was written must be thrown away then
     */
    public void entity(ArchivedRecord record, OutputStream to) throws IOException {
        reading.entity(holder(record), to);
    }

    private ArchivedRecord holder(ArchivedRecord record) throws IOException {
        if (!record.revisit()) {
            return record;
        }
        String original = entry(record).refersTo();
        return cdxj.byId(original)
                .map(CdxEntry::record)
                .orElseThrow(() -> new IOException("the original " + original + " of the revisit record "
                        + record.recordId() + " is not in the archive"));
    }

    private CdxEntry entry(ArchivedRecord record) throws IOException {
        return cdxj.byId(record.recordId())
                .orElseThrow(() -> new IOException("the record " + record.recordId() + " is not in the archive"));
    }

    /** Writes the gzip members of the record and of the request and metadata records that belong to it: a WARC file. */
    public void warc(ArchivedRecord record, OutputStream to) throws IOException {
        reading.copy(entry(record), to);
    }

    /**
     * Where an exchange comes from, for the capture page, in this order: the WARC header fields of the response or
     * revisit record under their own names ({@code WARC-Record-ID}, {@code WARC-IP-Address}, {@code WARC-Payload-Digest}
     * …, repeated ones joined by a comma); {@code request-WARC-Record-ID}, {@code request-WARC-Block-Digest}, {@code
     * metadata-WARC-Record-ID}; the fields of the metadata record ({@code via}, {@code hopsFromSeed}, {@code
     * fetchTimeMs}, {@code site}, {@code sweep}, {@code anchor}, {@code outcome}, {@code outcomeDetail}, {@code
     * tlsVersion}, {@code tlsVerdict}, {@code tlsCertificate},
     * {@code tlsCertificateChain}, {@code configuration}; {@code imported…} of what another tool has archived); {@code file}, {@code offset}, {@code length}, {@code
     * recordDigest} (of the gzip member); the fields of the file's warcinfo record ({@code software}, {@code operator}
     * …). Fields without a value are left out.
     */
    public Map<String, String> provenance(ArchivedRecord record) throws IOException {
        return reading.provenance(entry(record));
    }

    /**
     * Hands over every exchange of the WARC files in the order they were written.
     *
     * @param each is handed the records, in the calling thread
     * @param progress bytes read
     * @return damaged places; what lies there was not handed over
     */
    public List<Damage> scan(Consumer<ArchivedRecord> each, Progress progress) throws IOException {
        List<Damage> damages = new ArrayList<>();
        read(extents(), (entry, complete) -> each.accept(entry.record()), damages, progress);
        return damages;
    }

    private static void read(List<WarcScan.Extent> extents, WarcScan.Each each, List<Damage> damages, Progress progress)
            throws IOException {
        long total = extents.stream().mapToLong(WarcScan.Extent::to).sum();
        long done = 0;
        WarcScan scan =
                new WarcScan(false, each, (file, offset, id, why) -> damages.add(new Damage(file, offset, id, why)));
        for (WarcScan.Extent extent : extents) {
            progress.at(done, total, extent.name());
            scan.read(extent);
            done += extent.to();
        }
        progress.at(total, total, "");
    }

    /** What is there now; a file that is being written counts as far as its captures are acknowledged. */
    private List<WarcScan.Extent> extents() throws IOException {
        return writing.alone(this::extentsAlone);
    }

    private List<WarcScan.Extent> extentsAlone() throws IOException {
        List<WarcScan.Extent> extents = new ArrayList<>();
        for (Path file : folder.files()) {
            extents.add(new WarcScan.Extent(file, file.getFileName().toString(), 0, Files.size(file)));
        }
        for (WarcVolume open : writing.open()) {
            if (open.committed() > 0) {
                extents.add(new WarcScan.Extent(folder.path(open.name()), open.name(), 0, open.committed()));
            }
        }
        return extents;
    }

    /**
     * Deletes the CDXJ and makes it again from the WARC files; stores wait. Damaged places are left out; {@link #verify}
     * names them.
     *
     * @param progress bytes read
     */
    public Reindexed rebuildCdx(Progress progress) throws IOException {
        return writing.alone(() -> {
            Rescan found = Rescan.of(extentsAlone(), progress);
            cdxj.replace(found.entries());
            return new Reindexed(cdxj.size(), new Notes(folder, found.notes()));
        });
    }

    /**
     * What was made of the CDXJ.
     *
     * @param lines their number
     * @param notes what had been noted about captures
     */
    public record Reindexed(long lines, Notes notes) {}

    /** Notes found in the WARC files, see {@link #note}; they are read when they are asked for. Safe for many threads. */
    public static final class Notes {
        private final WarcFolder folder;
        private final Map<String, CdxEntry.Place> places;

        private Notes(WarcFolder folder, Map<String, CdxEntry.Place> places) {
            this.folder = folder;
            this.places = places;
        }

        /** The newest note about a capture: JSON in UTF-8. */
        public Optional<byte[]> about(ArchivedRecord record) throws IOException {
            CdxEntry.Place place = places.get(record.recordId());
            return place == null ? Optional.empty() : Optional.of(Note.read(folder.path(place.file()), place));
        }
    }

    /**
     * Reads every record of every WARC file again, recomputes the digests and proves every CDXJ line and every
     * reference of a revisit record.
     */
    public Verification verify(Progress progress) {
        return verify(name -> true, damage -> {}, progress);
    }

    /**
     * The same for some files. The originals of their revisit records are read only when they lie in these files.
     *
     * @param wanted chooses among {@link #sizes}
     * @param told is told of each damage as soon as it is found
     */
    public Verification verify(Predicate<String> wanted, Consumer<Damage> told, Progress progress) {
        try {
            return writing.alone(() -> inventory(wanted)).proved(cdxj, told, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("the archive cannot be verified", e);
        }
    }

    /** The WARC files by name with their sizes in bytes; 0 for one that the CDXJ knows and that is not there. */
    public SortedMap<String, Long> sizes() {
        try {
            SortedMap<String, Long> sizes = new TreeMap<>();
            cdxj.files().forEach(file -> sizes.put(file, 0L));
            extents().forEach(extent -> sizes.put(extent.name(), extent.to()));
            return sizes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Inventory inventory(Predicate<String> wanted) throws IOException {
        List<WarcScan.Extent> extents =
                extentsAlone().stream().filter(e -> wanted.test(e.name())).toList();
        Set<String> names = cdxj.files().stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
        extents.forEach(extent -> names.add(extent.name()));
        return new Inventory(extents, cdxj.lines(), names);
    }

    /** What is to be verified. */
    private record Inventory(List<WarcScan.Extent> extents, List<String> lines, Set<String> names) {
        Verification proved(Cdxj cdxj, Consumer<Damage> told, Progress progress) {
            return new Fixity(cdxj, told).verify(extents, lines, names, progress);
        }
    }

    /**
     * Brings a second copy of WARC files and ledger up to date and proves all of it: {@code warc/}, {@code ledger/} and
     * {@code manifest-sha256.txt} in the target. A file that is damaged here is not copied; what the target has of it
     * stays. The file being written is copied as far as its captures are acknowledged.
     *
     * @param target the folder; made when it is missing
     * @param unfit why the ledger is not copied, when it must not be; what the target has of it stays
     */
    public Copied copy(Path target, Optional<String> unfit, Progress progress) throws IOException {
        return new SecondCopy(target).take(home, extents(), unfit, progress);
    }

    /**
     * Whether a copy has good bytes for a damaged place.
     *
     * @param copy a folder that {@link #copy} has filled
     * @return where the bytes begin to differ, -1 when they do not; empty when the copy is missing or damaged there, too
     */
    public Optional<Long> firstBadByte(Path copy, Damage damage) throws IOException {
        Path theirs = new SecondCopy(copy).warc(damage.file());
        if (!damage.file().endsWith(".warc.gz") || !Files.isRegularFile(theirs)) {
            return Optional.empty();
        }
        Optional<CdxEntry> entry = cdxj.covering(damage.file(), damage.offset());
        long from = entry.map(e -> e.record().offset()).orElse(Math.max(0, damage.offset()));
        long to = entry.map(CdxEntry::end).orElse(Files.size(theirs));
        boolean sound = to <= Files.size(theirs)
                && Disk.damages(new WarcScan.Extent(theirs, damage.file(), from, to))
                        .isEmpty();
        Path ours = folder.path(damage.file());
        return !sound
                ? Optional.empty()
                : Optional.of(Files.exists(ours) ? Disk.firstDifference(ours, theirs, from, to) : from);
    }

    /**
     * Puts good files of a copy in the place of damaged or missing ones, which are kept beside them under another name.
     *
     * @param copy a folder that {@link #copy} has filled
     * @param files names of the files to restore; one that is being written is left alone
     * @return what was done, one for each file
     */
    public List<Restored> restore(Path copy, Collection<String> files) throws IOException {
        SecondCopy second = new SecondCopy(copy);
        return writing.alone(() -> {
            List<Restored> done = new ArrayList<>();
            Set<String> open = writing.open().stream().map(WarcVolume::name).collect(Collectors.toSet());
            for (String file : files) {
                if (file.endsWith(".warc.gz") && !open.contains(file)) {
                    done.add(second.restore(folder.path(file), file));
                }
            }
            return done;
        });
    }

    /**
     * Writes a package of a selection for others. It holds the WARC records byte for byte, and the originals of revisits
     * with them, so that it can be replayed alone.
     *
     * @param selection records of this archive; the order does not matter
     * @param target the file to write; it appears only when it is whole
     * @throws IOException when it cannot be written, or a record cannot be read or does not match its digest
     */
    public Exported export(Collection<ArchivedRecord> selection, Path target, Packing packing) throws IOException {
        return new Exporting(cdxj, reading, clock).to(target, selection, packing);
    }

    /**
     * Checks a WARC (1.0, 1.1), CDXJ or WACZ file of anybody against its standard. The index lines of a CDXJ file are
     * proved with the WARC files in its folder, or in {@code ../warc} or {@code ../archive}.
     *
     * @throws IOException when the file cannot be read
     */
    public static Validation validate(Path file) throws IOException {
        return FileKind.validate(file);
    }

    /**
     * Takes in the exchanges of a WARC file of another tool (1.0 or 1.1, plain, compressed record by record or as a whole):
     * the same bytes, digested and indexed as our own, with a note of the file, record and software they come from. What
     * is there already, with the same address and time, is passed over, so that doing so again changes nothing.
     *
     * @param file the file; anything may stand in it
     * @param reviewer says whose pages these are and what each answer is
     * @param each is handed what was taken in, in the calling thread
     * @throws IOException when the file cannot be opened or the archive cannot be written
     */
    public Imported importFrom(Path file, Reviewer reviewer, Consumer<ArchivedRecord> each) throws IOException {
        return new Importing(writing, cdxj, reviewer, each).file(file);
    }

    /** Says what the archive does not know of exchanges that come from outside. */
    public interface Reviewer {
        /** The code of the site an address belongs to, blank when it belongs to none. */
        String site(URI uri);

        /** The id under which the import is known. */
        String sweep();

        /** What an answer is. */
        Outcome outcome(Answer answer);

        /** What an answer is that has the payload of an earlier one. */
        Outcome unchanged();
    }

    /**
     * An answer that comes from outside.
     *
     * @param mediaType without parameters, lower case; {@code unk} when there is none
     * @param headers in order, names as sent
     * @param body content coding removed, at most 16 MB of it
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Answer(
            URI uri,
            int status,
            String mediaType,
            List<Map.Entry<String, String>> headers,
            byte[] body,
            Capture.Origin origin) {}

    /**
     * What was taken in.
     *
     * @param file its name
     * @param sha256 lowercase hex SHA-256 of the file
     * @param software that wrote it, as it says; may be blank
     * @param captures number of exchanges taken in
     * @param skipped number of records passed over, by reason: {@code already_there}, {@code no_web_address}, {@code
     *     block_digest_wrong}, {@code original_unknown}, {@code no_http}, {@code segmented}, {@code too_large}, {@code
     *     cut_off}, {@code address_malformed}, {@code date_malformed}, {@code type_…}
     * @param broken why the file could not be read to its end, in words; empty when it could
     */
    public record Imported(
            String file,
            String sha256,
            String software,
            int captures,
            Map<String, Integer> skipped,
            Optional<String> broken) {}

    /** WARC files, oldest first; the one being written last. */
    public List<Path> files() {
        try {
            return extents().stream().map(WarcScan.Extent::path).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the WARC file being written, brings the CDXJ up to date and lets go of the folder. Doing so twice is fine. */
    @Override
    public void close() {
        try {
            writing.alone(this::closedAlone);
        } catch (IOException e) {
            throw new UncheckedIOException("the archive could not be closed well; the next start repairs it", e);
        }
    }

    private boolean closedAlone() throws IOException {
        if (!closed) {
            closed = true;
            try (claim;
                    cdxj;
                    writing) {
                // Closed in the opposite order: first what is written, then its index, then the claim.
            }
        }
        return closed;
    }

    /**
     * What verification found.
     *
     * @param files number of WARC files read
     * @param records number of records read
     * @param bytes bytes read
     * @param lines CDXJ lines proved
     * @param damages empty when all is well; ordered by file and offset
     * @param checked names of the files that were to be read, missing ones among them
     */
    public record Verification(
            int files, long records, long bytes, long lines, List<Damage> damages, List<String> checked) {}

    /**
     * What a second copy has.
     *
     * @param files number of files copied now
     * @param already number of files that were there with the same bytes
     * @param bytes of both
     * @param refused damages of files that were not copied because of them
     */
    public record Copied(int files, int already, long bytes, List<Damage> refused) {}

    /**
     * What restoring did with a file.
     *
     * @param file its name
     * @param done whether it is good now
     * @param message {@code restored}, {@code restore_missing} or {@code restore_copy_damaged}
     */
    public record Restored(String file, boolean done, Message message) {}

    /**
     * A bad place.
     *
     * @param file file name
     * @param offset of the record, -1 when unknown
     * @param recordId the record, blank when unknown
     * @param why in words
     */
    public record Damage(String file, long offset, String recordId, String why) {}

    /**
     * A line of the index.
     *
     * @param key SURT form of the address
     * @param record the capture
     * @param original what it refers to when it is a revisit
     */
    public record Indexed(String key, ArchivedRecord record, Optional<ArchivedRecord> original) {}

    /** What a package is. */
    public enum Format {
        /** Signed WACZ 1.1.1. */
        WACZ,
        /** One WARC/1.1 file. */
        WARC,
        /** The payloads as plain files and a manifest in CSV. */
        ZIP
    }

    /**
     * How to pack a selection.
     *
     * @param title of the package
     * @param description of the package: what was selected
     * @param software name and version
     */
    public record Packing(Format format, String title, String description, String software) {}

    /**
     * What was packed.
     *
     * @param captures number of exchanges of the selection
     * @param originals number of exchanges added because revisits refer to them
     * @param bytes size of the package
     */
    public record Exported(int captures, int originals, long bytes) {}

    /**
     * What validation found.
     *
     * @param file name of the file
     * @param kind {@code warc}, {@code cdxj}, {@code wacz} or {@code unknown}
     * @param records number of WARC records or index lines read
     * @param defects empty when the file keeps to its standard
     */
    public record Validation(String file, String kind, long records, List<Defect> defects) {}

    /**
     * A place where a file does not keep to its standard.
     *
     * @param file name of the file; {@code !} and the name of an entry follow when it lies within a WACZ
     * @param offset of the record, its gzip member, or the line; -1 when the defect has no place
     * @param recordId the record, blank when unknown
     * @param message the rule that is broken; its id is stable
     */
    public record Defect(String file, long offset, String recordId, Message message) {}

    /**
     * Something that opening put right, or found and left alone.
     *
     * @param file final name of the WARC file
     * @param kept bytes that stayed, 0 when the file was removed
     * @param cut bytes of an unfinished capture that were cut off
     * @param message what was done, for people
     */
    public record Repair(String file, long kept, long cut, Message message) {}
}
