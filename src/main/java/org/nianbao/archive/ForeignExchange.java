package org.nianbao.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.Octets;

/** A response, revisit or resource record of another tool with the records that belong to it. */
final class ForeignExchange implements Closeable {
    private static final int IN_MEMORY = 4 << 20;
    private static final long LARGEST = 1L << 30;

    private final RawHeader header;
    private final Octets block;
    private final boolean whole;
    private Optional<Request> request = Optional.empty();
    private final Map<String, String> fields = new LinkedHashMap<>();

    private ForeignExchange(RawHeader header, Octets block, boolean whole) {
        this.header = header;
        this.block = block;
        this.whole = whole;
    }

    /** A request record with its block. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(RawHeader header, byte[] block) {}

    /** Takes a block, in memory while small and in a temporary file when not. */
    static ForeignExchange read(RawHeader header, InputStream block) throws IOException {
        byte[] first = block.readNBytes(IN_MEMORY);
        if (first.length < IN_MEMORY) {
            return new ForeignExchange(header, Octets.of(first), first.length == length(header));
        }
        Path file = Files.createTempFile("nianbao-import", ".bin");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(first);
            new LimitedBody(block, LARGEST).transferTo(out);
        } catch (IOException e) {
            Files.delete(file);
            throw e;
        }
        return new ForeignExchange(header, Octets.of(file), Files.size(file) == length(header));
    }

    private static long length(RawHeader header) {
        return header.length().orElse(-1L);
    }

    /** Why not all of the block is here. */
    String missing() {
        return length(header) > LARGEST ? "too_large" : "cut_off";
    }

    RawHeader header() {
        return header;
    }

    Octets block() {
        return block;
    }

    /** Whether all of the block is here. */
    boolean whole() {
        return whole;
    }

    boolean revisit() {
        return header.type().equals("revisit");
    }

    /** Whether a request led to this answer: one names the other, or neither names anything and the address is the same. */
    boolean belongs(Request asked) {
        List<String> named = asked.header().all("WARC-Concurrent-To").stream()
                .map(CdxEntry::id)
                .toList();
        List<String> names =
                header.all("WARC-Concurrent-To").stream().map(CdxEntry::id).toList();
        boolean silent = named.isEmpty() && names.isEmpty();
        return named.contains(header.id())
                || names.contains(asked.header().id())
                || (silent && asked.header().target().equals(header.target()));
    }

    void request(Request asked) {
        request = Optional.of(asked);
    }

    byte[] requestBytes() {
        return request.map(Request::block).orElse(new byte[0]);
    }

    /** Whether a metadata record speaks of this. */
    boolean concerns(RawHeader metadata) {
        return metadata.all("WARC-Concurrent-To").stream().map(CdxEntry::id).anyMatch(header.id()::equals)
                || CdxEntry.id(metadata.first("WARC-Refers-To")).equals(header.id());
    }

    void metadata(byte[] bytes) {
        try {
            WarcFields.parse(bytes).forEach(fields::putIfAbsent);
        } catch (IOException malformed) {
            fields.putIfAbsent("", ""); // remarks that cannot be read are left out
        }
    }

    Map<String, String> fields() {
        return fields;
    }

    Optional<URI> uri() {
        return Importing.address(header.target()).filter(u -> u.getRawAuthority() != null);
    }

    Optional<Instant> date() {
        return Importing.date(header.first("WARC-Date"));
    }

    /** Where a revisit record says that its original is. */
    Optional<Map.Entry<URI, Instant>> referred() {
        Optional<URI> at = Importing.address(CdxEntry.id(header.first("WARC-Refers-To-Target-URI")));
        Optional<Instant> then = Importing.date(header.first("WARC-Refers-To-Date"));
        return at.isPresent() && then.isPresent() ? Optional.of(Map.entry(at.get(), then.get())) : Optional.empty();
    }

    Optional<String> payloadDigest() {
        return Optional.of(header.first("WARC-Payload-Digest")).filter(d -> !d.isBlank());
    }

    boolean digestRight() {
        try {
            return Importing.matches(header.first("WARC-Block-Digest"), block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<HttpHead> head() throws IOException {
        try (InputStream in = new BufferedInputStream(block.open())) {
            return HttpHead.read(header.type(), header.first("Content-Type"), in);
        }
    }

    /** SHA-256 of the entity body. */
    String entitySha256(HttpHead head) throws IOException {
        try (InputStream in = atBody(head)) {
            return Sha256.ofAll(head.entity(in));
        }
    }

    private InputStream atBody(HttpHead head) throws IOException {
        InputStream in = new BufferedInputStream(block.open());
        in.skipNBytes(head.length());
        return in;
    }

    /** The body without content coding, empty when it cannot be had within a limit. */
    byte[] decoded(HttpHead head, long limit) throws IOException {
        try (InputStream in = atBody(head)) {
            return ContentCoding.decode(head.entity(in), head.tokens("Content-Encoding"), true, limit);
        } catch (IOException undecodable) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (InputStream in = atBody(head)) {
                new LimitedBody(head.entity(in), limit).transferTo(plain);
            }
            return plain.toByteArray();
        }
    }

    @Override
    public void close() {
        try {
            if (block instanceof Octets.InFile file) {
                Files.deleteIfExists(file.file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
