package org.nianbao.archive;

import java.io.IOException;
import java.io.InputStream;

/** At most so many bytes of a stream; fewer when it ends early. */
final class LimitedBody extends InputStream {
    private final InputStream in;
    private long left;

    LimitedBody(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        int b = left > 0 ? in.read() : -1;
        left -= b < 0 ? left : 1;
        return b;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int n = left > 0 ? in.read(to, from, (int) Math.min(left, length)) : -1;
        left -= n < 0 ? left : n;
        return n;
    }
}
