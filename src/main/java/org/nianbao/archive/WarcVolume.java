package org.nianbao.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import org.nianbao.model.Capture;
import org.nianbao.model.Octets;

/**
 * One WARC file while it is written: {@code NAME.warc.gz.open}, renamed to {@code NAME.warc.gz} when it is closed. It
 * begins with a warcinfo record; every record is a gzip member of its own (WARC/1.1 Annex D).
 */
final class WarcVolume {
    static final String OPEN = ".open";
    /** Room for the header fields of the records of one exchange. */
    private static final long HEADERS = 1 << 16;

    private final Path open;
    private final String name;
    private final RandomAccessFile file;
    private final MemberChannel channel;
    private final WarcWriter writer;
    private final String warcinfoId = "urn:uuid:" + UUID.randomUUID();
    private long committed;
    private boolean broken;

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
        this.channel = new MemberChannel(file);
        this.writer = new WarcWriter(channel, WarcCompression.GZIP);
        try {
            writer.write(warcinfo(date, warcinfo));
            file.getFD().sync();
            FolderClaim.force(folder);
        } catch (IOException e) {
            file.close();
            Files.deleteIfExists(open);
            throw e;
        }
    }

    private WarcRecord warcinfo(Instant date, Map<String, String> given) {
        Map<String, String> fields = new LinkedHashMap<>(WarcFields.clean(given));
        fields.put("format", "WARC File Format 1.1");
        fields.put("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
        byte[] block = WarcFields.format(fields);
        return new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(URI.create(warcinfoId))
                .date(date)
                .filename(name)
                .body(null, block)
                .setHeader("Content-Type", "application/warc-fields")
                .setHeader("WARC-Block-Digest", Sha256.LABEL + Sha256.of(block))
                .build();
    }

    /** Final name of the file. */
    String name() {
        return name;
    }

    /** Bytes that are safe on disk and will stay. */
    long committed() {
        return committed;
    }

    /** Whether writing failed, so that this file must not be written on. */
    boolean broken() {
        return broken;
    }

    /** Whether an exchange of this size could make the file larger than the limit. */
    boolean full(Measurement measured, long limit) {
        return committed > 0
                && committed + measured.response().length() + measured.request().length() + HEADERS > limit;
    }

    /**
     * Writes an exchange and forces it to disk; when that fails nothing of it stays.
     *
     * @param original to refer to instead of storing the payload again
     */
    CdxEntry write(Capture capture, Measurement measured, Optional<CdxEntry> original) throws IOException {
        try {
            CdxEntry entry = records(capture, measured, original);
            file.getFD().sync();
            committed = channel.position();
            return entry;
        } catch (IOException | RuntimeException e) {
            broken = true;
            takeBack(e);
            throw e;
        }
    }

    private void takeBack(Exception failure) {
        try {
            if (committed > 0) {
                file.setLength(committed);
                file.getFD().sync();
            }
        } catch (IOException e) {
            failure.addSuppressed(e); // the next start cuts the file where it should have been cut here
        }
    }

    private CdxEntry records(Capture capture, Measurement measured, Optional<CdxEntry> original) throws IOException {
        ExchangeRecords records = new ExchangeRecords(capture, measured, warcinfoId);
        Map<String, String> fields = WarcFields.of(capture, measured.payloadSha256());
        channel.sha256();
        long offset = channel.position();
        WarcRecord first = first(records, capture, measured, original);
        long length = channel.position() - offset;
        String digest = channel.sha256();
        write(capture.request(), measured.request(), records::request);
        writer.write(records.metadata(fields));
        return CdxEntry.of(
                first.headers(),
                measured.head(),
                fields,
                original.map(o -> o.record().payloadSha256()).orElse(measured.payloadSha256()),
                new CdxEntry.Place(name, offset, length, channel.position(), digest));
    }

    private WarcRecord first(
            ExchangeRecords records, Capture capture, Measurement measured, Optional<CdxEntry> original)
            throws IOException {
        if (original.isEmpty()) {
            return write(capture.response(), measured.response(), records::response);
        }
        byte[] head = ExchangeRecords.head(capture, measured.head().orElseThrow());
        WarcRecord revisit = records.revisit(head, original.get());
        writer.write(revisit);
        return revisit;
    }

    /** Writes a record and proves that its block is what was measured before. */
    private WarcRecord write(Octets block, Measurement.Block measured, RecordOf record) throws IOException {
        try (DigestInputStream in = new DigestInputStream(block.open(), Sha256.digest())) {
            WarcRecord made = record.of(in);
            writer.write(made);
            if (in.read() >= 0 || !Sha256.hex(in.getMessageDigest()).equals(measured.sha256())) {
                throw new IOException("the captured bytes changed while they were being archived");
            }
            return made;
        }
    }

    /** Makes a record around a block. */
    @FunctionalInterface
    private interface RecordOf {
        WarcRecord of(InputStream block);
    }

    /** Closes the file and gives it its final name; a file without an exchange is removed. */
    void close() throws IOException {
        // Not through the writer: after a failure it would end its torn member behind the records that are whole.
        file.close();
        if (committed == 0) {
            Files.deleteIfExists(open);
        } else {
            Files.move(open, open.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
        }
        FolderClaim.force(open.getParent());
    }
}
