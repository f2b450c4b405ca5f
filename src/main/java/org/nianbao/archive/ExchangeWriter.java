package org.nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.Capture;
import org.nianbao.model.Octets;

/**
 * Turns exchanges into the gzip members of their records. For one thread at a time; used again for the next exchange,
 * since a deflater is dear to make.
 */
final class ExchangeWriter implements Closeable {
    /** Larger buffers are let go after use. */
    private static final int KEPT = 1 << 20;

    private final MemberDeflater deflater = new MemberDeflater();
    private final Optional<String> configuration;
    private ByteArrayOutputStream held = new ByteArrayOutputStream(1 << 16);

    /**
     * A writer.
     *
     * @param warcinfo fields of the warcinfo record; its {@code configuration} is named in each metadata record
     */
    ExchangeWriter(Map<String, String> warcinfo) {
        this.configuration = Optional.ofNullable(warcinfo.get("configuration"))
                .map(WarcFields::clean)
                .map(text -> Sha256.LABEL + Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What is to be written.
     *
     * @param original to refer to instead of storing the payload again
     * @param foreign where it comes from when another tool has archived it
     */
    record Exchange(Capture capture, Measurement measured, Optional<CdxEntry> original, Optional<Foreign> foreign) {

        /** Whether it lies in memory. */
        boolean held() {
            return capture.response() instanceof Octets.InMemory;
        }

        private String payload() {
            return original.map(o -> o.record().payloadSha256()).orElse(measured.payloadSha256());
        }
    }

    /**
     * Where an exchange comes from that another tool has archived.
     *
     * @param resource the media type when it is a resource record and no HTTP message
     * @param fields for the metadata record
     */
    record Foreign(Optional<String> resource, Map<String, String> fields) {}

    /**
     * What was written.
     *
     * @param first the response or revisit record
     * @param length of its gzip member
     * @param digest of its gzip member
     * @param size of all members
     */
    record Written(
            Exchange exchange,
            CdxEntry.Described first,
            Map<String, String> fields,
            long length,
            String digest,
            long size) {

        /** What the index says of it, once it has its place. */
        CdxEntry at(String file, long offset) {
            CdxEntry.Place place = new CdxEntry.Place(file, offset, length, offset + size, digest);
            return CdxEntry.of(first, exchange.measured.head(), fields, exchange.payload(), place);
        }
    }

    /** Writes an exchange into memory; {@link #held()} has it until the next is written. */
    Written hold(Exchange exchange, String warcinfoId) throws IOException {
        if (held.size() > KEPT) {
            held = new ByteArrayOutputStream(1 << 16);
        }
        held.reset();
        return write(exchange, warcinfoId, held);
    }

    /** The members that {@link #hold} has made. */
    ByteArrayOutputStream held() {
        return held;
    }

    /** The gzip member of a note. */
    byte[] note(Note note, Instant now, String warcinfoId) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream(1 << 12);
        write(note.header(now, warcinfoId), note.json(), new MemberOutput(member));
        return member.toByteArray();
    }

    /** Writes an exchange. */
    Written write(Exchange exchange, String warcinfoId, OutputStream to) throws IOException {
        Capture capture = exchange.capture;
        Measurement measured = exchange.measured;
        ExchangeRecords records = new ExchangeRecords(capture, measured, warcinfoId);
        Map<String, String> fields = WarcFields.of(capture, measured.payloadSha256());
        if (exchange.foreign.isEmpty()) {
            configuration.ifPresent(digest -> fields.put("configuration", digest));
        }
        exchange.foreign.ifPresent(f -> fields.putAll(WarcFields.clean(f.fields)));
        MemberOutput out = new MemberOutput(to);
        CdxEntry.Described first = first(records, exchange, out);
        long length = out.count();
        String digest = out.sha256();
        if (measured.request().length() > 0) {
            write(records.request(), capture.request(), measured.request(), out);
        }
        byte[] metadata = WarcFields.format(fields);
        write(records.metadata(Measurement.Block.of(metadata)), metadata, out);
        return new Written(exchange, first, fields, length, digest, out.count());
    }

    private CdxEntry.Described first(ExchangeRecords records, Exchange exchange, MemberOutput out) throws IOException {
        Capture capture = exchange.capture;
        Optional<String> resource = exchange.foreign.flatMap(Foreign::resource);
        if (exchange.original.isPresent()) {
            byte[] head = ExchangeRecords.head(capture, exchange.measured.head().orElseThrow());
            write(records.revisit(Measurement.Block.of(head), exchange.original.get()), head, out);
        } else {
            byte[] header = resource.map(records::resource).orElseGet(records::response);
            write(header, capture.response(), exchange.measured.response(), out);
        }
        return records.first(exchange.original, exchange.original.isEmpty() && resource.isEmpty());
    }

    /** Writes a record and proves that its block is what was measured before. */
    private void write(byte[] header, Octets block, Measurement.Block measured, MemberOutput out) throws IOException {
        if (block instanceof Octets.InMemory here) {
            write(header, here.bytes(), out);
            return;
        }
        try (DigestInputStream in = new DigestInputStream(block.open(), Sha256.digest())) {
            deflater.write(header, in, out);
            if (!Sha256.hex(in.getMessageDigest()).equals(measured.sha256())) {
                throw new IOException("the captured bytes changed while they were being archived");
            }
        }
    }

    private void write(byte[] header, byte[] block, MemberOutput out) throws IOException {
        deflater.write(header, new ByteArrayInputStream(block), out);
    }

    @Override
    public void close() {
        deflater.close();
    }
}
