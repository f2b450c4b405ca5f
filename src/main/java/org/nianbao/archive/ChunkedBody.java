package org.nianbao.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body in chunked transfer coding (RFC 9112 §7.1). It ends where the chunks end, where the stream was cut, or where no
 * chunk size can be read: a cut capture has the part of its entity that arrived.
 */
final class ChunkedBody extends InputStream {
    /** Longest line with a chunk size and its extensions. */
    private static final int LONGEST_LINE = 8192;

    private final InputStream in;
    private LimitedBody chunk = new LimitedBody(InputStream.nullInputStream(), 0);
    private boolean first = true;
    private boolean ended;
    private final byte[] one = new byte[1];

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        while (!ended && length > 0) {
            int n = chunk.read(to, from, length);
            if (n > 0) {
                return n;
            }
            nextChunk();
        }
        return length == 0 ? 0 : -1;
    }

    private void nextChunk() throws IOException {
        if (!first) {
            line();
        }
        first = false;
        String size = line().split(";", 2)[0].strip();
        ended = !size.matches("[0-9A-Fa-f]{1,15}") || Long.parseLong(size, 16) == 0;
        if (!ended) {
            chunk = new LimitedBody(in, Long.parseLong(size, 16));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int b = in.read();
        while (b >= 0 && b != '\n' && line.length() < LONGEST_LINE) {
            line.append((char) b);
            b = in.read();
        }
        return line.toString();
    }
}
