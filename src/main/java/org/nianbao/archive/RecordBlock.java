package org.nianbao.archive;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proves the block of a record: its length, its digests, and that it is what Content-Type says. */
final class RecordBlock {
    private static final Pattern REQUEST_LINE = Pattern.compile("[!-~]+ \\S+ HTTP/\\d(\\.\\d)?.*");
    /** Longest line that is looked at. */
    private static final int LONGEST_LINE = 1 << 16;

    private final RawHeader header;
    private final RawHeader.Tell tell;

    private RecordBlock(RawHeader header, RawHeader.Tell tell) {
        this.header = header;
        this.tell = tell;
    }

    /**
     * Reads a block to its end.
     *
     * @param in at the block
     * @return false when it breaks off
     */
    static boolean check(RawHeader header, long length, InputStream in, RawHeader.Tell tell) throws IOException {
        return new RecordBlock(header, tell).check(length, in);
    }

    private boolean check(long length, InputStream in) throws IOException {
        CountedInput block = new CountedInput(new LimitedBody(in, length));
        String said = header.first("WARC-Block-Digest");
        Optional<MessageDigest> digest = LabelledDigest.digester(said);
        InputStream tapped =
                digest.map(d -> (InputStream) new DigestInputStream(block, d)).orElse(block);
        content(new BufferedInputStream(tapped), length);
        tapped.transferTo(OutputStream.nullOutputStream());
        if (block.count() < length) {
            tell.of(Flaw.WARC_BLOCK_SHORT, block.count() + " < " + length);
            return false;
        }
        compare(Flaw.WARC_BLOCK_DIGEST_WRONG, said, digest);
        return true;
    }

    private void compare(Flaw flaw, String said, Optional<MessageDigest> computed) {
        if (computed.isPresent() && !LabelledDigest.matches(said, computed.get())) {
            tell.of(flaw, said);
        }
    }

    private void content(InputStream block, long length) throws IOException {
        String type = header.first("Content-Type").toLowerCase(Locale.ROOT);
        if (header.type().equals("resource")) {
            payload(block);
        } else if (type.startsWith("application/warc-fields")) {
            fields(block);
        } else if (type.startsWith("application/http") && length > 0) {
            http(block);
        }
        block.transferTo(OutputStream.nullOutputStream());
    }

    private void http(InputStream block) throws IOException {
        if (header.type().equals("request")) {
            String line = new BufferedReader(
                            new InputStreamReader(new LimitedBody(block, LONGEST_LINE), StandardCharsets.ISO_8859_1))
                    .readLine();
            if (line == null || !REQUEST_LINE.matcher(line).matches()) {
                tell.of(Flaw.WARC_HTTP_HEAD_MISSING, "request");
            }
            return;
        }
        Optional<HttpHead> head = HttpHead.read(block);
        if (head.isEmpty()) {
            tell.of(Flaw.WARC_HTTP_HEAD_MISSING, header.type());
        } else if (header.type().equals("response")) {
            payload(head.get().entity(block));
        }
    }

    /** A segment has only a part of the payload; its digest is that of the whole (WARC/1.1 §7). */
    private void payload(InputStream payload) throws IOException {
        String said = header.first("WARC-Payload-Digest");
        Optional<MessageDigest> digest = LabelledDigest.digester(said);
        if (digest.isEmpty() || header.has("WARC-Segment-Number")) {
            return;
        }
        payload.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest.get()));
        compare(Flaw.WARC_PAYLOAD_DIGEST_WRONG, said, digest);
    }

    private void fields(InputStream block) throws IOException {
        byte[] bytes = block.readNBytes(RawHeader.LARGEST);
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (String line : text.split("\r?\n", -1)) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (!line.isEmpty() && !folded && line.indexOf(':') < 1) {
                tell.of(Flaw.WARC_FIELDS_MALFORMED, line);
            }
        }
    }
}
