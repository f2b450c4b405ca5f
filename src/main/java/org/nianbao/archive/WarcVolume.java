package org.nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.Warcinfo;

/**
 * One WARC file while it is written: {@code NAME.warc.gz.open}, renamed to {@code NAME.warc.gz} when it is closed. It
 * begins with a warcinfo record; every record is a gzip member of its own (WARC/1.1 Annex D).
 *
 * <p>For many threads. Exchanges are put together side by side and appended whole, one after the other; threads that wait
 * for the disk share one force of it. Not written through a {@link java.nio.channels.FileChannel}: that one is closed
 * under our hands when a thread of the crawl is interrupted.
 */
final class WarcVolume {
    static final String OPEN = ".open";
    /** Room for the header fields of the records of one exchange. */
    private static final long HEADERS = 1 << 16;

    private final Path open;
    private final String name;
    private final RandomAccessFile file;
    private final String warcinfoId = "urn:uuid:" + UUID.randomUUID();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forced = lock.newCondition();
    /** End of the last whole exchange or note that was appended. */
    private long position;
    /** Up to where it is safe on disk. */
    private long committed;

    private long exchanges;
    private boolean forcing;
    private boolean ended;
    private boolean named;
    private Optional<IOException> failure = Optional.empty();

    /**
     * Begins a file.
     *
     * @param folder {@code archive/warc}
     * @param name the final name
     * @param date for the warcinfo record
     * @param warcinfo its fields
     */
    WarcVolume(Path folder, String name, Instant date, Map<String, String> warcinfo) throws IOException {
        this.name = name;
        this.open = folder.resolve(name + OPEN);
        this.file = new RandomAccessFile(open.toFile(), "rw");
        try {
            byte[] first = warcinfo(date, warcinfo);
            file.write(first);
            file.getFD().sync();
            FolderClaim.force(folder);
            position = first.length;
        } catch (IOException e) {
            file.close();
            Files.deleteIfExists(open);
            throw e;
        }
    }

    private byte[] warcinfo(Instant date, Map<String, String> given) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>(WarcFields.clean(given));
        fields.put("format", "WARC File Format 1.1");
        fields.put("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
        byte[] block = WarcFields.format(fields);
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (MemberDeflater deflater = new MemberDeflater()) {
            deflater.write(header(date, block), new ByteArrayInputStream(block), member);
        }
        return member.toByteArray();
    }

    private byte[] header(Instant date, byte[] block) {
        return new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(URI.create(warcinfoId))
                .date(date)
                .filename(name)
                .body(null, block)
                .setHeader("Content-Type", "application/warc-fields")
                .setHeader("WARC-Block-Digest", Sha256.LABEL + Sha256.of(block))
                .build()
                .serializeHeader();
    }

    /** Final name of the file. */
    String name() {
        return name;
    }

    /** Bytes that are safe on disk and will stay, 0 before the first exchange. */
    long committed() {
        lock.lock();
        try {
            return committed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing more goes into this file: writing failed, or an exchange of this size could make it too large. */
    boolean full(Measurement measured, long limit) {
        lock.lock();
        try {
            long size = measured.response().length() + measured.request().length() + HEADERS;
            return ended || (committed > 0 && position + size > limit);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes an exchange and forces it to disk; when that fails nothing of it stays.
     *
     * @return empty when the file has been ended by another thread; nothing was written then
     */
    Optional<CdxEntry> write(ExchangeWriter writer, ExchangeWriter.Exchange exchange) throws IOException {
        Optional<CdxEntry> entry;
        if (exchange.held()) {
            ExchangeWriter.Written written = writer.hold(exchange, warcinfoId);
            entry = append(out -> {
                writer.held().writeTo(out);
                return written;
            });
        } else {
            entry = append(out -> writer.write(exchange, warcinfoId, out));
        }
        if (entry.isPresent()) {
            force(entry.get().end());
        }
        return entry;
    }

    /**
     * Appends a note behind the captures. It is not forced to disk by itself but with the next capture; where the file
     * has been ended, or has no capture yet, there is none.
     *
     * @param now for the date of its record
     */
    void note(ExchangeWriter writer, Note note, Instant now) throws IOException {
        byte[] bytes = writer.note(note, now, warcinfoId);
        lock.lock();
        try {
            if (ended || exchanges == 0) {
                return;
            }
            try {
                file.write(bytes);
                position += bytes.length;
            } catch (IOException e) {
                takeBack(position, e);
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes an exchange to a stream. */
    @FunctionalInterface
    private interface Content {
        ExchangeWriter.Written to(OutputStream out) throws IOException;
    }

    /** Where the file ends now. */
    private final class FileEnd extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            file.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            file.write(from, offset, length);
        }
    }

    private Optional<CdxEntry> append(Content content) throws IOException {
        lock.lock();
        try {
            if (ended) {
                return Optional.empty();
            }
            CdxEntry entry = content.to(new FileEnd()).at(name, position);
            position = entry.end();
            exchanges++;
            return Optional.of(entry);
        } catch (IOException | RuntimeException e) {
            takeBack(position, e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is written behind a failure; what was whole before it stays. */
    private void takeBack(long whole, Exception failed) {
        ended = true;
        try {
            file.setLength(whole);
        } catch (IOException e) {
            failed.addSuppressed(e); // the next start cuts the file where it should have been cut here
        }
    }

    /** Waits until the file is on disk up to a place: one thread forces it for all that wait. */
    private void force(long upTo) throws IOException {
        lock.lock();
        try {
            while (committed < upTo) {
                if (failure.isPresent()) {
                    throw new IOException("the exchange could not be forced to disk", failure.get());
                }
                if (forcing) {
                    forced.awaitUninterruptibly();
                } else {
                    forceAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock, which is let go while the disk works. */
    private void forceAll() {
        long target = position;
        forcing = true;
        lock.unlock();
        Optional<IOException> failed = sync();
        lock.lock();
        forcing = false;
        if (failed.isEmpty()) {
            committed = target;
        } else {
            failure = failed;
            takeBack(committed, failed.get());
        }
        forced.signalAll();
    }

    private Optional<IOException> sync() {
        try {
            file.getFD().sync();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /**
     * Closes the file and gives it its final name; a file without an exchange is removed. Where that fails it keeps its
     * name, and what is left of it is to be tried again: what could not be forced to disk is given up then.
     */
    void close() throws IOException {
        try {
            force(end());
        } finally {
            file.close();
        }
        if (!named) {
            rename(committed());
            named = true;
        }
        FolderClaim.force(open.getParent());
    }

    private long end() {
        lock.lock();
        try {
            ended = true;
            return failure.isPresent() || exchanges == 0 ? committed : position;
        } finally {
            lock.unlock();
        }
    }

    private void rename(long end) throws IOException {
        if (end == 0) {
            Files.deleteIfExists(open);
        } else {
            cut(end);
            Files.move(open, open.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** A failing disk may have kept what it was told to take back. */
    private void cut(long end) throws IOException {
        if (Files.size(open) > end) {
            try (RandomAccessFile again = new RandomAccessFile(open.toFile(), "rw")) {
                again.setLength(end);
                again.getFD().sync();
            }
        }
    }
}
