package org.nianbao.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netpreserve.jwarc.MessageHeaders;

/**
 * Reads the exchanges of WARC files in the order in which they were written. A damaged record is told and passed over; an
 * exchange of which a part is damaged is not handed on, since it would say less than the truth.
 */
final class WarcScan {
    /** A metadata record of ours has a few hundred bytes; one of somebody else's may be anything. */
    private static final int LARGEST_METADATA = 1 << 20;

    /** Types of the record with which an exchange begins. */
    private static final Set<String> FIRST = Set.of("response", "revisit", "resource");

    private final boolean prove;
    private final Each each;
    private final Damages damages;
    private final Notes notes;
    private String name = "";
    private long records;
    private Optional<Pending> pending = Optional.empty();

    /**
     * A reader.
     *
     * @param prove whether to recompute the digests of blocks and payloads; the gzip checksums are always proved
     * @param each is handed the exchanges
     * @param damages is told of what cannot be read or does not match
     */
    WarcScan(boolean prove, Each each, Damages damages) {
        this(prove, each, damages, (about, place) -> {});
    }

    /**
     * The same with notes.
     *
     * @param notes is handed the places of notes about captures
     */
    WarcScan(boolean prove, Each each, Damages damages, Notes notes) {
        this.prove = prove;
        this.each = each;
        this.damages = damages;
        this.notes = notes;
    }

    /** Is handed the places of notes, see {@link Archive#note}. */
    @FunctionalInterface
    interface Notes {
        /**
         * One note.
         *
         * @param about id of the record it is about
         * @param place where it lies
         */
        void note(String about, CdxEntry.Place place);
    }

    /** Is handed the exchanges. */
    @FunctionalInterface
    interface Each {
        /**
         * One exchange.
         *
         * @param entry what the index knows of it
         * @param complete whether its metadata record was there, which we write last
         */
        void exchange(CdxEntry entry, boolean complete);
    }

    /** Is told of damages. */
    @FunctionalInterface
    interface Damages {
        /**
         * A bad place.
         *
         * @param file final name of the file
         * @param offset of the record
         * @param recordId blank when it cannot be read
         * @param why in words
         */
        void at(String file, long offset, String recordId, String why);
    }

    /**
     * A part of a file.
     *
     * @param path where the file lies
     * @param name its final name
     * @param from where a member begins
     * @param to where to stop
     */
    record Extent(Path path, String name, long from, long to) {}

    /** Reads a part of a file. */
    void read(Extent extent) throws IOException {
        name = extent.name();
        try (GzipMembers members = new GzipMembers(extent.path(), extent.to())) {
            long place = extent.from();
            while (place >= 0) {
                place = stretch(members.from(place));
            }
        }
        flush(Map.of(), false);
    }

    /** The first place at or after another one where an exchange begins, -1 when there is none. */
    static long beginning(GzipMembers members, long from) throws IOException {
        long place = members.search(from);
        while (place >= 0) {
            try {
                members.from(place).next();
                if (FIRST.contains(WarcMember.of(members).type())) {
                    return place;
                }
                members.finish();
                place = members.search(members.position());
            } catch (IOException damaged) {
                place = members.search(place + 1); // as a reader does that comes here from before
            }
        }
        return place;
    }

    /** Number of records read so far. */
    long records() {
        return records;
    }

    /** Reads up to the end or the next damage; where to go on after it, -1 when there is nothing more. */
    private long stretch(GzipMembers members) throws IOException {
        try {
            while (members.next()) {
                records++;
                member(members);
            }
            return -1;
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            pending = Optional.empty();
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            damages.at(name, members.offset(), "", why);
            return members.search(members.offset() + 1);
        }
    }

    private void member(GzipMembers members) throws IOException {
        WarcMember record = WarcMember.of(members);
        switch (record.type()) {
            case "response", "revisit", "resource" -> { // the types in FIRST
                flush(Map.of(), false);
                pending = Optional.of(first(record, members));
            }
            case "metadata" -> metadata(record, members);
            default -> {
                prove(record, members, record.block());
                extend(record, members.position());
            }
        }
    }

    private Pending first(WarcMember record, GzipMembers members) throws IOException {
        MessageDigest block = Sha256.digest();
        InputStream in = new BufferedInputStream(digesting(record.block(), block));
        Optional<HttpHead> head = HttpHead.read(record.type(), record.field("Content-Type"), in);
        String said = record.field("WARC-Payload-Digest");
        String payload = said.isEmpty() ? "" : said.substring(said.indexOf(':') + 1);
        if (!record.type().equals("revisit") && (prove || !Sha256.labels(said))) {
            MessageDigest found = Sha256.digest();
            head.map(h -> h.entity(in))
                    .orElse(InputStream.nullInputStream())
                    .transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), found));
            payload = Sha256.hex(found);
            compare(record, members, "WARC-Payload-Digest", payload);
        }
        in.transferTo(OutputStream.nullOutputStream());
        end(record, members, block);
        return new Pending(record.id(), record.headers(), head, payload, place(members));
    }

    private CdxEntry.Place place(GzipMembers members) {
        long length = members.position() - members.offset();
        return new CdxEntry.Place(name, members.offset(), length, members.position(), members.memberSha256());
    }

    private void metadata(WarcMember record, GzipMembers members) throws IOException {
        byte[] block = record.block().readNBytes(LARGEST_METADATA);
        prove(record, members, new SequenceInputStream(new ByteArrayInputStream(block), record.block()));
        if (extend(record, members.position())) {
            flush(WarcFields.parse(block), true);
        } else if (Note.is(record)) {
            notes.note(CdxEntry.id(record.field("WARC-Refers-To")), place(members));
        }
    }

    private void prove(WarcMember record, GzipMembers members, InputStream block) throws IOException {
        MessageDigest digest = Sha256.digest();
        digesting(block, digest).transferTo(OutputStream.nullOutputStream());
        end(record, members, digest);
    }

    private InputStream digesting(InputStream in, MessageDigest digest) {
        return prove ? new DigestInputStream(in, digest) : in;
    }

    private void end(WarcMember record, GzipMembers members, MessageDigest block) throws IOException {
        record.end();
        members.finish();
        if (prove) {
            compare(record, members, "WARC-Block-Digest", Sha256.hex(block));
        }
    }

    private void compare(WarcMember record, GzipMembers members, String field, String found) {
        String said = record.field(field);
        if (Sha256.labels(said) && !said.equals(Sha256.LABEL + found)) {
            damages.at(
                    name,
                    members.offset(),
                    record.id(),
                    field + " is " + said + " but the bytes have " + Sha256.LABEL + found);
        }
    }

    /** Counts a record to the exchange it belongs to, if it does belong to the present one. */
    private boolean extend(WarcMember record, long end) {
        String belongsTo = CdxEntry.id(record.field("WARC-Concurrent-To"));
        boolean belongs = pending.filter(p -> p.id.equals(belongsTo)).isPresent();
        if (belongs) {
            pending = pending.map(p -> p.until(end));
        }
        return belongs;
    }

    private void flush(Map<String, String> fields, boolean complete) {
        pending.ifPresent(p -> each.exchange(p.entry(fields), complete));
        pending = Optional.empty();
    }

    /** A response whose metadata have not come yet. */
    private record Pending(
            String id, MessageHeaders warc, Optional<HttpHead> head, String payloadSha256, CdxEntry.Place place) {

        Pending until(long end) {
            CdxEntry.Place longer =
                    new CdxEntry.Place(place.file(), place.offset(), place.length(), end, place.digest());
            return new Pending(id, warc, head, payloadSha256, longer);
        }

        CdxEntry entry(Map<String, String> fields) {
            return CdxEntry.of(CdxEntry.Described.by(warc), head, fields, payloadSha256, place);
        }
    }
}
