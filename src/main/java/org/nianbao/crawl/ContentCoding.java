package org.nianbao.crawl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.nianbao.model.Octets;

/** Takes the content coding off a body, up to a limit: what a small answer unfolds to is the sender's choice. */
final class ContentCoding {
    private ContentCoding() {}

    /**
     * A body without its content coding.
     *
     * @param bytes what it unfolds to, as far as it does and as the limit allows
     * @param broken whether it is not what it claims to be, ends too early or is in a coding that nobody asked for
     */
    record Unfolded(byte[] bytes, boolean broken) {}

    /**
     * Bytes without content coding, at most {@code limit} of them; a broken stream gives what came before the break, a
     * coding that cannot be read gives nothing.
     */
    static Unfolded decoded(Octets entity, Optional<String> coding, int limit) throws IOException {
        String name = coding.orElse("").strip().toLowerCase(Locale.ROOT);
        if (entity.length() == 0 || (none(name) && entity.length() <= limit)) {
            return new Unfolded(entity.all(), false);
        }
        try (InputStream raw = entity.open()) {
            if (none(name)) {
                return new Unfolded(raw.readNBytes(limit), false);
            }
            return switch (name) {
                case "gzip", "x-gzip" -> gunzipped(raw, limit);
                case "deflate" -> inflated(raw, limit);
                default -> new Unfolded(new byte[0], true);
            };
        }
    }

    /** Some servers name a charset here, or nothing: whatever it says, it is no coding (RFC 9110 §8.4.1). */
    private static boolean none(String name) {
        return Set.of("", "identity", "none", "utf-8", "utf8", "gbk", "gb2312", "gb18030", "iso-8859-1")
                .contains(name);
    }

    /** Tells whether all that was packed has come, whatever follows it: many servers get the trailer wrong. */
    private static final class Gzip extends GZIPInputStream {
        Gzip(InputStream raw) throws IOException {
            super(raw);
        }

        boolean whole() {
            return inf.finished();
        }
    }

    private static Unfolded gunzipped(InputStream raw, int limit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Gzip in = new Gzip(raw)) {
            boolean sound = copied(in, out, limit) || in.whole();
            return new Unfolded(out.toByteArray(), !sound);
        } catch (IOException e) {
            return new Unfolded(out.toByteArray(), true); // no gzip at all
        }
    }

    private static Unfolded inflated(InputStream raw, int limit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = inflater(raw)) {
            boolean sound = copied(in, out, limit);
            return new Unfolded(out.toByteArray(), !sound);
        }
    }

    /** Whether it could be read to its end or to the limit. */
    private static boolean copied(InputStream in, ByteArrayOutputStream out, int limit) {
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0 && out.size() < limit; n = in.read(buffer)) {
                out.write(buffer, 0, Math.min(n, limit - out.size()));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** "deflate" is sent with and without the zlib header. */
    private static InputStream inflater(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, 2);
        byte[] head = in.readNBytes(2);
        in.unread(head);
        boolean zlib =
                head.length == 2 && (head[0] & 0x0f) == 8 && (((head[0] & 0xff) << 8) | (head[1] & 0xff)) % 31 == 0;
        return head.length == 0 ? new ByteArrayInputStream(head) : new InflaterInputStream(in, new Inflater(!zlib));
    }
}
