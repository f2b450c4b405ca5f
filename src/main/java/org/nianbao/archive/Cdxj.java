package org.nianbao.archive;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The index of the archive: {@code index.cdxj}, sorted by bytes, and {@code journal.cdxj}, to which lines are appended in
 * the order of writing until they are merged into the former. All of it is held in memory as well.
 *
 * <p>The journal is not forced to disk with every line: the WARC file is, and what the journal lacks after a power cut is
 * read from there. Safe for many threads.
 */
final class Cdxj implements Closeable {
    private static final Comparator<CdxEntry> ORDER = Comparator.comparing(
                    (CdxEntry e) -> e.record().date())
            .thenComparing(e -> e.record().warcFile())
            .thenComparing(e -> e.record().offset());

    private final Path index;
    private final Path journal;
    private final Map<String, CdxEntry> byId = new HashMap<>();
    private final Map<URI, List<CdxEntry>> byUri = new HashMap<>();
    private final Map<String, CdxEntry> holders = new HashMap<>();
    private final Map<String, Long> covered = new HashMap<>();
    /** By SURT key; made when it is first asked for, since keys of millions of addresses take a while to make. */
    private Optional<NavigableMap<String, List<CdxEntry>>> byKey = Optional.empty();

    private Optional<RandomAccessFile> appending = Optional.empty();
    private boolean sound = true;

    private Cdxj(Path folder) {
        this.index = folder.resolve("index.cdxj");
        this.journal = folder.resolve("journal.cdxj");
    }

    /**
     * Loads the index of a folder. A line that cannot be read makes the lines behind it untrustworthy: they are dropped,
     * and the WARC files tell what belongs there.
     */
    static Cdxj load(Path folder) throws IOException {
        Cdxj cdxj = new Cdxj(folder);
        if (!cdxj.take(cdxj.index)) {
            cdxj.forget();
        }
        cdxj.take(cdxj.journal);
        cdxj.sound &= !Files.exists(cdxj.journal);
        return cdxj;
    }

    private boolean take(Path file) throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        // Bytes that are no UTF-8 must not end the start of the program: they become lines that cannot be read.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<CdxEntry> entry = CdxLine.parse(line);
                if (entry.isEmpty()) {
                    sound = false;
                    return false;
                }
                remember(entry.get());
            }
        }
        return true;
    }

    /** Whether the file on disk says what the memory says. */
    synchronized boolean sound() {
        return sound;
    }

    /** Takes in an entry found in a WARC file; {@link #write()} puts it on disk. */
    synchronized void found(CdxEntry entry) {
        sound = false;
        remember(entry);
    }

    /**
     * Takes in an entry just written. Its capture is safe in the WARC file already: where the journal cannot be written,
     * as on a full disk, it is dropped whole, and the next entry, a verification, closing or the next start make the lines
     * from what is known there.
     */
    void add(CdxEntry entry) throws IOException {
        add(entry, bytes(CdxLine.format(entry)));
    }

    private synchronized void add(CdxEntry entry, byte[] line) throws IOException {
        boolean dropped = dropped();
        found(entry);
        try {
            if (dropped) {
                write();
            } else {
                append(line);
            }
        } catch (IOException e) {
            dropJournal();
        }
    }

    /** Whether the memory knows lines that no file has. */
    private boolean dropped() {
        return !sound && appending.isEmpty();
    }

    private void append(byte[] line) throws IOException {
        if (appending.isEmpty()) {
            RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw");
            file.seek(file.length());
            appending = Optional.of(file);
        }
        appending.get().write(line);
    }

    private void remember(CdxEntry entry) {
        if (byId.putIfAbsent(entry.record().recordId(), entry) != null) {
            return;
        }
        byUri.computeIfAbsent(entry.record().uri(), u -> new ArrayList<>(1)).add(entry);
        byKey.ifPresent(keys -> keyed(keys, entry));
        if (!entry.record().revisit()) {
            holders.merge(entry.record().payloadSha256(), entry, Cdxj::better);
        }
        covered.merge(entry.record().warcFile(), entry.end(), Math::max);
    }

    /** Of two records with the same payload, the one that later captures should refer to. */
    private static CdxEntry better(CdxEntry one, CdxEntry other) {
        if (one.serves() != other.serves()) {
            return one.serves() ? one : other;
        }
        return ORDER.compare(one, other) <= 0 ? one : other;
    }

    /** Drops everything that lies behind a place of a file, which was cut there. */
    synchronized void cut(String file, long kept) {
        List<CdxEntry> stay = byId.values().stream()
                .filter(e -> !e.record().warcFile().equals(file) || e.end() <= kept)
                .toList();
        if (stay.size() < byId.size()) {
            forget();
            stay.forEach(this::remember);
        }
    }

    /** Drops everything. */
    synchronized void forget() {
        sound = false;
        byId.clear();
        byUri.clear();
        byKey = Optional.empty();
        holders.clear();
        covered.clear();
    }

    /** Up to where a file's exchanges are known. */
    synchronized long covered(String file) {
        return covered.getOrDefault(file, 0L);
    }

    /** Names of the WARC files it knows. */
    synchronized Set<String> files() {
        return Set.copyOf(covered.keySet());
    }

    /** The exchange that lies at a place of a file. */
    synchronized Optional<CdxEntry> covering(String file, long offset) {
        return byId.values().stream()
                .filter(e -> e.record().warcFile().equals(file) && e.record().offset() <= offset && offset < e.end())
                .findFirst();
    }

    /** Every entry, in no order. */
    synchronized List<CdxEntry> all() {
        return List.copyOf(byId.values());
    }

    /** Number of entries. */
    synchronized long size() {
        return byId.size();
    }

    /** Entries of an address, oldest first. */
    synchronized List<CdxEntry> captures(URI uri) {
        return byUri.getOrDefault(URI.create(uri.toASCIIString()), List.of()).stream()
                .sorted(ORDER)
                .toList();
    }

    private static void keyed(NavigableMap<String, List<CdxEntry>> keys, CdxEntry entry) {
        keys.computeIfAbsent(CdxLine.key(entry.record()), k -> new ArrayList<>(1))
                .add(entry);
    }

    /** Entries whose SURT key is {@code from} or after it and before {@code below}, by key and then oldest first. */
    synchronized List<CdxEntry> between(String from, String below) {
        if (byKey.isEmpty()) {
            NavigableMap<String, List<CdxEntry>> keys = new TreeMap<>();
            byId.values().forEach(entry -> keyed(keys, entry));
            byKey = Optional.of(keys);
        }
        return byKey.get().subMap(from, true, below, false).values().stream()
                .flatMap(same -> same.stream().sorted(ORDER))
                .toList();
    }

    /** The record that holds a payload. */
    synchronized Optional<CdxEntry> holder(String payloadSha256) {
        return Optional.ofNullable(holders.get(payloadSha256));
    }

    /** The original with a payload that the newest successful capture of an address has or refers to. */
    synchronized Optional<CdxEntry> newestOriginal(URI uri) {
        return captures(uri).stream()
                .sorted(ORDER.reversed())
                .map(e -> e.record().revisit() ? byId.get(e.refersTo()) : e)
                .filter(e -> e != null && e.serves())
                .findFirst();
    }

    synchronized Optional<CdxEntry> byId(String recordId) {
        return Optional.ofNullable(byId.get(recordId));
    }

    /** The entry of a record at a place of a file. */
    synchronized Optional<CdxEntry> at(String file, long offset) {
        return byId.values().stream()
                .filter(e ->
                        e.record().offset() == offset && e.record().warcFile().equals(file))
                .findFirst();
    }

    /** Puts other entries in the place of all, in memory and on disk. */
    synchronized void replace(List<CdxEntry> entries) throws IOException {
        dropJournal();
        Files.deleteIfExists(index);
        forget();
        entries.forEach(this::remember);
        write();
    }

    /** Writes the sorted file anew from memory and drops the journal. */
    synchronized void write() throws IOException {
        Path fresh = index.resolveSibling("index.cdxj.tmp");
        try (OutputStream out = new FileOutputStream(fresh.toFile());
                OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
            for (byte[] line : sorted(byId.values())) {
                buffered.write(line);
            }
        }
        try (RandomAccessFile file = new RandomAccessFile(fresh.toFile(), "rw")) {
            file.getFD().sync();
        }
        Files.move(fresh, index, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        dropJournal();
        FolderClaim.force(index.getParent());
        sound = true;
    }

    private void dropJournal() throws IOException {
        if (appending.isPresent()) {
            appending.get().close();
            appending = Optional.empty();
        }
        Files.deleteIfExists(journal);
    }

    private static List<byte[]> sorted(Collection<CdxEntry> entries) {
        List<byte[]> lines = new ArrayList<>(entries.size());
        entries.forEach(e -> lines.add(bytes(CdxLine.format(e))));
        lines.sort(Arrays::compareUnsigned);
        return lines;
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The lines as they are on disk, those of the journal last; a journal that was dropped is made good for first. */
    synchronized List<String> lines() throws IOException {
        if (dropped()) {
            write();
        }
        List<String> lines = new ArrayList<>();
        for (Path file : List.of(index, journal)) {
            if (Files.exists(file)) {
                lines.addAll(Arrays.asList(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")));
            }
        }
        lines.removeIf(String::isEmpty);
        return lines;
    }

    @Override
    public synchronized void close() throws IOException {
        if (!sound) {
            write();
        }
        dropJournal();
    }
}
