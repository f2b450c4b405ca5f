package org.nianbao.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and can go back to a mark. */
final class CountedInput extends FilterInputStream {
    private long count;
    private long marked;

    CountedInput(InputStream in) {
        super(new BufferedInputStream(in, 1 << 16));
    }

    /** Bytes read so far. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count += b < 0 ? 0 : 1;
        return b;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int n = super.read(to, from, length);
        count += Math.max(n, 0);
        return n;
    }

    @Override
    public synchronized void mark(int limit) {
        super.mark(limit);
        marked = count;
    }

    @Override
    public synchronized void reset() throws IOException {
        super.reset();
        count = marked;
    }

    /** Whether nothing is left; reads nothing away. */
    boolean ended() throws IOException {
        mark(1);
        boolean end = read() < 0;
        if (!end) {
            reset();
        }
        return end;
    }

    /**
     * Goes to the next place where a line begins with {@code WARC/1.}.
     *
     * @return false at the end
     */
    boolean toNextRecord() throws IOException {
        byte[] wanted = {'W', 'A', 'R', 'C', '/', '1', '.'};
        while (!ended()) {
            mark(wanted.length);
            if (java.util.Arrays.equals(readNBytes(wanted.length), wanted)) {
                reset();
                return true;
            }
            reset();
            read();
        }
        return false;
    }
}
