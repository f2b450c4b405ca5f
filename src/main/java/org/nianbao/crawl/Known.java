package org.nianbao.crawl;

/**
 * The addresses a sweep knows, by the first half of their SHA-256, and how promising each is: open addressing in three
 * arrays, about 38 bytes an address, so that a link that is known costs neither a query nor an object.
 */
final class Known {
    /** Not known. */
    static final short NEW = 0;
    /** Handed out or ended: nothing makes it wait again. */
    static final short SETTLED = -1;
    /** Cut off as a trap: a better page that leads to it lets it wait again. */
    static final short CUT_OFF = -2;

    private static final double FULLEST = 0.6;

    private long[] high = new long[1 << 8];
    private long[] low = new long[1 << 8];
    private short[] worth = new short[1 << 8];
    private int size;

    /**
     * What is known of an address.
     *
     * @param identity {@link Identity}, 64 hex digits
     * @return its promise while it waits, or one of the constants
     */
    short of(String identity) {
        return worth[place(first(identity), second(identity))];
    }

    /** Takes note of an address: its promise while it waits, or a constant other than {@link #NEW}. */
    void put(String identity, int promise) {
        if (size > FULLEST * worth.length) {
            grow();
        }
        int at = place(first(identity), second(identity));
        if (worth[at] == NEW) {
            size++;
            high[at] = first(identity);
            low[at] = second(identity);
        }
        worth[at] = (short) promise;
    }

    int size() {
        return size;
    }

    private int place(long first, long second) {
        int mask = worth.length - 1;
        int at = (int) first & mask;
        while (worth[at] != NEW && (high[at] != first || low[at] != second)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        short[] old = worth;
        high = new long[2 * old.length];
        low = new long[2 * old.length];
        worth = new short[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != NEW) {
                int at = place(oldHigh[i], oldLow[i]);
                high[at] = oldHigh[i];
                low[at] = oldLow[i];
                worth[at] = old[i];
            }
        }
    }

    private static long first(String identity) {
        return Long.parseUnsignedLong(identity, 0, 16, 16);
    }

    private static long second(String identity) {
        return Long.parseUnsignedLong(identity, 16, 32, 16);
    }
}
