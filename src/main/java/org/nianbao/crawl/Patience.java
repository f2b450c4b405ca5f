package org.nianbao.crawl;

import java.time.Clock;
import java.util.List;
import org.nianbao.model.VisitingHours;

/**
 * Waits until a host may be asked, with nobody's turn in hand: a host may want to be left in peace for an hour, and its
 * address serves others. In a long wait it is looked now and then whether the sweep may still ask, and no one asks for a
 * sweep that a person holds.
 */
final class Patience {
    /** How long at most whoever has the turn of an address waits for the address itself: all others wait for it, too. */
    private static final long IN_TURN_MILLIS = 10_000;
    /** By so little a host may be due later than its address: both took note of the same answer, one after the other. */
    private static final long SAME_MILLIS = 50;

    private static final long LOOK_MILLIS = 2000;
    private static final long HELD_LOOK_MILLIS = 100;

    private final Politeness politeness;
    private final StopSignal stop;
    private final Spending spending;
    private final VisitingHours hours;
    private final Clock clock;

    Patience(Run run) {
        politeness = run.politeness();
        stop = run.stop();
        spending = run.spending();
        hours = run.settings().politeness().hours();
        clock = run.clock();
    }

    /**
     * Waits for what a host wants for itself, and for what its address wants beyond the rest of a turn.
     *
     * @param places the host and, where it is known, the address
     * @return false when the sweep is not to ask any more: it was stopped, its hours are over or its budget is spent
     */
    boolean rested(List<String> places) {
        boolean asks = !stop.asked();
        long left = left(places);
        while (asks && (left > 0 || stop.held())) {
            asks = stop.held() ? held() : napped(left);
            left = left(places);
        }
        return asks && goesOn();
    }

    /**
     * Whether a request may be sent now: to be looked at again after every wait, for whatever else asks, for the turn and for
     * the disk. Where it may not, {@link #rested} says whether it may later.
     */
    boolean mayAsk() {
        return !stop.held() && goesOn();
    }

    /** Looked at several times a page: the time of day is worked out only for a site that has hours. */
    private boolean goesOn() {
        return !stop.asked()
                && (hours.windows().isEmpty() || hours.open(clock.instant()))
                && spending.spent().isEmpty();
    }

    /** Whether the turn taken now may be used: the sweep still asks, and nobody else on the address waits long for it. */
    boolean mayHaveTheTurn(List<String> places) {
        long address = politeness.left(places.get(places.size() - 1));
        return politeness.left(places.get(0)) <= address + SAME_MILLIS && address <= IN_TURN_MILLIS && mayAsk();
    }

    private long left(List<String> places) {
        long address = politeness.left(places.get(places.size() - 1));
        return Math.max(politeness.left(places.get(0)), address - IN_TURN_MILLIS);
    }

    private boolean napped(long left) {
        return !stop.pause(Math.min(left, LOOK_MILLIS)) && goesOn();
    }

    /** Time in which a person holds the sweep costs no budget. */
    private boolean held() {
        long since = System.nanoTime();
        boolean stopped = stop.pause(HELD_LOOK_MILLIS);
        spending.held(System.nanoTime() - since);
        return !stopped;
    }
}
