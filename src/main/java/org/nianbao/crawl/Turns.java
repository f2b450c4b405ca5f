package org.nianbao.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is with a host and with an address: sweeps of one process that share either ask one after the other, over
 * one connection.
 */
final class Turns {
    private static final long LOOK_MILLIS = 100;

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** A host or an address. */
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock(true);
        /** Who asked last, and may still have a connection. */
        private volatile Wire last;
    }

    /** A turn that is being had; to be closed by the thread that took it. */
    final class Turn implements AutoCloseable {
        private final List<Place> held = new ArrayList<>();
        private boolean hungUp;

        /** Whether a connection of somebody else may just have been closed. */
        boolean hungUp() {
            return hungUp;
        }

        @Override
        public void close() {
            held.forEach(place -> place.lock.unlock());
        }
    }

    /**
     * Waits for the turn; connections that others kept open to the same places are closed then.
     *
     * @param keys the host and, where it is known, the address; always in this order, so that nobody waits in a circle
     * @param by who is going to ask
     * @param stop ends the waiting
     * @return empty when the sweep was asked to stop meanwhile
     */
    Optional<Turn> take(List<String> keys, Wire by, StopSignal stop) {
        Turn turn = new Turn();
        for (String key : keys) {
            Place place = places.computeIfAbsent(key, k -> new Place());
            if (!lock(place, stop)) {
                turn.close();
                return Optional.empty();
            }
            turn.held.add(place);
            if (place.last != null && place.last != by) {
                place.last.hangUp();
                turn.hungUp = true;
            }
            place.last = by;
        }
        return Optional.of(turn);
    }

    private static boolean lock(Place place, StopSignal stop) {
        try {
            while (!stop.asked()) {
                if (place.lock.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            stop.ask();
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Forgets a wire that is closed. */
    void left(Wire wire) {
        for (Place place : places.values()) {
            // Whoever has the turn writes his own name; a closed wire's name is only ever taken away here.
            if (place.last == wire) {
                place.last = null;
            }
        }
    }
}
