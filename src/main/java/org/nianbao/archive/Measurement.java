package org.nianbao.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.nianbao.model.Capture;
import org.nianbao.model.Octets;

/**
 * What must be known of an exchange before its first byte is written, since WARC header fields come before the block. The
 * bytes pass once, whatever their size.
 *
 * @param head the HTTP head of the response, empty when it is not HTTP
 * @param response digest and length of the response
 * @param payloadSha256 digest of the entity as read from these bytes: what everybody will be able to check later
 * @param request digest and length of the request
 */
record Measurement(Optional<HttpHead> head, Block response, String payloadSha256, Block request) {
    /** Larger blocks stay where they are and are read twice. */
    private static final long LARGEST_HELD = 4L << 20;

    /**
     * Digest and length of a record block.
     *
     * @param sha256 in hex
     * @param length in bytes
     */
    record Block(String sha256, long length) {
        static Block of(byte[] bytes) {
            return new Block(Sha256.of(bytes), bytes.length);
        }
    }

    /** The capture with its bytes in memory, unless they are too many. */
    static Capture held(Capture c) throws IOException {
        return new Capture(
                c.uri(),
                c.begun(),
                c.took(),
                c.address(),
                held(c.request()),
                held(c.response()),
                c.entity(),
                c.entitySha256(),
                c.status(),
                c.contentType(),
                c.truncated(),
                c.tls(),
                c.outcome(),
                c.origin());
    }

    private static Octets held(Octets bytes) throws IOException {
        return bytes.length() > LARGEST_HELD ? bytes : Octets.of(bytes.all());
    }

    /** Of a block that is a payload without a head. */
    static Measurement ofResource(Capture capture, String type) throws IOException {
        Block block = request(capture.response());
        return new Measurement(
                Optional.of(HttpHead.ofResource(type)), block, block.sha256(), request(capture.request()));
    }

    static Measurement of(Capture capture) throws IOException {
        return capture.response() instanceof Octets.InMemory kept
                ? inMemory(capture, kept.bytes())
                : inPassing(capture);
    }

    private static Measurement inMemory(Capture capture, byte[] response) throws IOException {
        MessageDigest payload = Sha256.digest();
        Optional<HttpHead> head = head(new ByteArrayInputStream(response), payload);
        return new Measurement(head, Block.of(response), Sha256.hex(payload), request(capture.request()));
    }

    private static Measurement inPassing(Capture capture) throws IOException {
        MessageDigest block = Sha256.digest();
        MessageDigest payload = Sha256.digest();
        Optional<HttpHead> head;
        try (InputStream in =
                new BufferedInputStream(new DigestInputStream(capture.response().open(), block))) {
            head = head(in, payload);
            in.transferTo(OutputStream.nullOutputStream());
        }
        Block response = new Block(Sha256.hex(block), capture.response().length());
        return new Measurement(head, response, Sha256.hex(payload), request(capture.request()));
    }

    /** Reads the head of a response, and its entity into a digest. */
    private static Optional<HttpHead> head(InputStream in, MessageDigest payload) throws IOException {
        Optional<HttpHead> head = HttpHead.read(in);
        if (head.isPresent()) {
            copy(head.get().entity(in), payload);
        }
        return head;
    }

    private static Block request(Octets request) throws IOException {
        if (request instanceof Octets.InMemory kept) {
            return Block.of(kept.bytes());
        }
        MessageDigest digest = Sha256.digest();
        try (InputStream in = request.open()) {
            copy(in, digest);
        }
        return new Block(Sha256.hex(digest), request.length());
    }

    private static void copy(InputStream in, MessageDigest digest) throws IOException {
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }

    boolean hasPayload() {
        return !payloadSha256.equals(Sha256.OF_NOTHING);
    }

    int status() {
        return head.map(HttpHead::status).orElse(0);
    }
}
