package org.nianbao.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Removes content codings (RFC 9110 §8.4.1) with a limit on what comes out. */
final class ContentCoding {
    /** More than this in a row is an attack, not a page. */
    private static final int MOST = 4;

    private ContentCoding() {}

    /**
     * Decodes an entity body.
     *
     * @param entity the body
     * @param codings the tokens of Content-Encoding in the order in which they were applied
     * @param cut whether the capture was cut, so that a coding that ends early is expected
     * @param limit largest number of bytes given back
     * @throws IOException when a coding is unknown, the data are damaged or there is more than the limit
     */
    static byte[] decode(InputStream entity, List<String> codings, boolean cut, long limit) throws IOException {
        if (codings.size() > MOST) {
            throw new IOException("the body has " + codings.size() + " content codings on top of each other");
        }
        InputStream in = new BufferedInputStream(entity);
        for (int i = codings.size() - 1; i >= 0; i--) {
            in = new BufferedInputStream(layer(in, codings.get(i)));
        }
        LimitedOutput out = new LimitedOutput(limit);
        try {
            in.transferTo(out);
        } catch (EOFException e) {
            if (!cut) {
                throw e;
            }
        }
        return out.toByteArray();
    }

    private static InputStream layer(InputStream in, String coding) throws IOException {
        return switch (coding) {
            case "identity" -> in;
            case "gzip", "x-gzip" -> begins(in, 0x1f, 0x8b) ? new GZIPInputStream(in, 8192) : in;
            case "deflate" -> inflate(in);
            default -> throw new IOException("the content coding " + coding + " is not known");
        };
    }

    /** Deflate means the zlib format, yet many servers send it bare; the first two bytes tell. */
    private static InputStream inflate(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first < 0) {
            return in;
        }
        boolean zlib = (first & 0x0f) == 8 && second >= 0 && ((first << 8) | second) % 31 == 0;
        return new InflaterInputStream(in, new Inflater(!zlib), 8192);
    }

    /** Some servers announce gzip and send the page as it is. */
    private static boolean begins(InputStream in, int first, int second) throws IOException {
        in.mark(2);
        boolean yes = in.read() == first && in.read() == second;
        in.reset();
        return yes;
    }
}
