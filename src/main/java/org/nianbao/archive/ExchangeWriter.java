package org.nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.Map;
import java.util.Optional;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcRecord;
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
     * @param first header fields of the response or revisit record
     * @param length of its gzip member
     * @param digest of its gzip member
     * @param size of all members
     */
    record Written(
            Exchange exchange,
            MessageHeaders first,
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
        MessageHeaders first = first(records, exchange, out);
        long length = out.count();
        String digest = out.sha256();
        if (measured.request().length() > 0) {
            write(capture.request(), measured.request(), records::request, out);
        }
        write(records.metadata(fields), out);
        return new Written(exchange, first, fields, length, digest, out.count());
    }

    private MessageHeaders first(ExchangeRecords records, Exchange exchange, MemberOutput out) throws IOException {
        Capture capture = exchange.capture;
        if (exchange.original.isEmpty()) {
            RecordOf record = exchange.foreign
                    .flatMap(Foreign::resource)
                    .map(type -> (RecordOf) block -> records.resource(type, block))
                    .orElse(records::response);
            return write(capture.response(), exchange.measured.response(), record, out);
        }
        byte[] head = ExchangeRecords.head(capture, exchange.measured.head().orElseThrow());
        return write(records.revisit(head, exchange.original.get()), out);
    }

    /** Writes a record and proves that its block is what was measured before. */
    private MessageHeaders write(Octets block, Measurement.Block measured, RecordOf record, MemberOutput out)
            throws IOException {
        if (block instanceof Octets.InMemory here) {
            return write(record.of(new ByteArrayInputStream(here.bytes())), out);
        }
        try (DigestInputStream in = new DigestInputStream(block.open(), Sha256.digest())) {
            MessageHeaders headers = write(record.of(in), out);
            if (in.read() >= 0 || !Sha256.hex(in.getMessageDigest()).equals(measured.sha256())) {
                throw new IOException("the captured bytes changed while they were being archived");
            }
            return headers;
        }
    }

    private MessageHeaders write(WarcRecord record, MemberOutput out) throws IOException {
        deflater.write(record.serializeHeader(), record.body().stream(), out);
        return record.headers();
    }

    /** Makes a record around a block. */
    @FunctionalInterface
    private interface RecordOf {
        WarcRecord of(InputStream block);
    }

    @Override
    public void close() {
        deflater.close();
    }
}
