package org.nianbao.crawl;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Until when the exchange under way of a wire may take what it does: connecting, shaking hands, waiting for the first byte,
 * all of it. At that time the socket below TLS is closed from outside, since a limit on single reads never ends one of TLS
 * that drips: it waits anew with every byte until the record is whole. One thread does so for all wires of the process.
 */
final class Deadline {
    private static final ScheduledThreadPoolExecutor ALARMS = alarms();

    private Socket socket;
    private long whole;
    private long at;
    private boolean running;
    private boolean passed;
    private boolean aborted;
    /** Rings at {@link #alarmAt} and looks then, so that a deadline put off needs none of its own. */
    private Future<?> alarm;

    private long alarmAt;

    private static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, alarm -> {
            Thread thread = new Thread(alarm, "deadlines");
            thread.setDaemon(true);
            return thread;
        });
        alarms.setRemoveOnCancelPolicy(true);
        return alarms;
    }

    /**
     * An exchange begins.
     *
     * @param end of all of it, as {@link System#nanoTime()}
     */
    synchronized void begin(long end) {
        running = true;
        passed = false;
        socket = null;
        whole = end;
        at = end;
    }

    /** The exchange is over. Returns whether its socket was closed from here. */
    synchronized boolean end() {
        running = false;
        socket = null;
        return passed || aborted;
    }

    /** Whether the time of the exchange was over before it was. */
    synchronized boolean passed() {
        return passed;
    }

    /** The exchange uses this socket from here on. */
    synchronized void uses(Socket raw) {
        socket = raw;
        if (aborted) {
            close();
        }
    }

    /** The next step may take so long, and no longer than there is time for all. */
    synchronized void within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        until(end - whole < 0 ? end : whole);
    }

    /** What is left may take as long as there is time for all. */
    synchronized void untilTheEnd() {
        until(whole);
    }

    private void until(long end) {
        at = end;
        if (running && (alarm == null || alarmAt - at > 0)) {
            set();
        }
    }

    private void set() {
        silence();
        alarmAt = at;
        alarm = ALARMS.schedule(this::ring, at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private synchronized void ring() {
        alarm = null;
        if (!running) {
            return;
        }
        if (at - System.nanoTime() > 0) {
            set();
        } else {
            passed = true;
            close();
        }
    }

    /** Breaks off the exchange under way, and every one that would follow. */
    synchronized void abort() {
        aborted = true;
        close();
    }

    /** Nothing follows. */
    synchronized void silence() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private void close() {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Then it is broken already, and whoever reads from it learns so.
            return;
        }
    }
}
