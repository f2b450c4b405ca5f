package org.nianbao.crawl;

/**
 * The addresses a sweep knows, by the first half of their SHA-256, with the place of each in the order found and how
 * promising it is: open addressing in four arrays, about 46 bytes an address, so that a link that is known costs neither a
 * query nor an object.
 */
final class Known {
    /** Not known. */
    static final short NEW = 0;
    /** Handed out or ended: nothing makes it wait again. */
    static final short SETTLED = -1;
    /** Cut off as a trap: a better page that leads to it lets it wait again. */
    static final short CUT_OFF = -2;
    /** Met and left aside as unpromising: it has no place, and counts as new where a page leads to it. */
    static final short ASIDE = -3;

    private static final double FULLEST = 0.6;

    private long[] high = new long[1 << 8];
    private long[] low = new long[1 << 8];
    private short[] worth = new short[1 << 8];
    private int[] places = new int[1 << 8];
    private int size;

    /**
     * What is known of an address.
     *
     * @param identity of the address
     * @return its promise while it waits, or one of the constants
     */
    short of(Identity identity) {
        return worth[slot(identity.high(), identity.low())];
    }

    /** The place of a known address in the order found, from 1. */
    int place(Identity identity) {
        return places[slot(identity.high(), identity.low())];
    }

    /**
     * Takes note of an address that was not known or was left aside: its promise while it waits, or a constant other than
     * {@link #NEW}.
     */
    void add(Identity identity, int place, int promise) {
        if (size > FULLEST * worth.length) {
            grow();
        }
        int at = slot(identity.high(), identity.low());
        size += worth[at] == NEW ? 1 : 0;
        high[at] = identity.high();
        low[at] = identity.low();
        places[at] = place;
        worth[at] = (short) promise;
    }

    /** Changes what a known address promises. */
    void set(Identity identity, int promise) {
        worth[slot(identity.high(), identity.low())] = (short) promise;
    }

    int size() {
        return size;
    }

    /** How many wait that promise no less than {@code least}. */
    int promising(int least) {
        int count = 0;
        for (short each : worth) {
            count += each >= least ? 1 : 0;
        }
        return count;
    }

    private int slot(long first, long second) {
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
        int[] oldPlaces = places;
        high = new long[2 * old.length];
        low = new long[2 * old.length];
        worth = new short[2 * old.length];
        places = new int[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != NEW) {
                int at = slot(oldHigh[i], oldLow[i]);
                high[at] = oldHigh[i];
                low[at] = oldLow[i];
                worth[at] = old[i];
                places[at] = oldPlaces[i];
            }
        }
    }
}
