package org.nianbao.crawl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.nianbao.model.Octets;

/** Takes the content coding off a body, up to a limit: what a small answer unfolds to is the sender's choice. */
final class ContentCoding {
    private ContentCoding() {}

    /**
     * Bytes without content coding, at most {@code limit} of them; a broken stream gives what came before the break.
     *
     * @return empty for a coding that cannot be read
     */
    static Optional<byte[]> decoded(Octets entity, Optional<String> coding, int limit) throws IOException {
        try (InputStream raw = entity.open()) {
            return switch (coding.orElse("identity").strip().toLowerCase(Locale.ROOT)) {
                case "", "identity" -> Optional.of(raw.readNBytes(limit));
                case "gzip", "x-gzip" -> Optional.of(unfold(raw, limit, true));
                case "deflate" -> Optional.of(unfold(raw, limit, false));
                default -> Optional.empty();
            };
        }
    }

    private static byte[] unfold(InputStream raw, int limit, boolean gzip) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream in = gzip ? new GZIPInputStream(raw) : inflater(raw)) {
            int n = in.read(buffer);
            while (n >= 0 && out.size() < limit) {
                out.write(buffer, 0, Math.min(n, limit - out.size()));
                n = in.read(buffer);
            }
        } catch (IOException e) {
            // Not what it claims to be, or cut: the bytes so far are what a browser would show.
            return out.toByteArray();
        }
        return out.toByteArray();
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
