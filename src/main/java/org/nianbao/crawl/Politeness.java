package org.nianbao.crawl;

import edu.uci.ics.crawler4j.PolitenessServer;
import edu.uci.ics.crawler4j.url.WebURL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.nianbao.model.Settings;

/**
 * When a host may be asked again. A slot is reserved before anybody waits for it, so that threads never wake together;
 * the delay runs from the end of an answer.
 */
final class Politeness implements PolitenessServer {
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final int MOST_SLOWED = 8;

    private final Settings.Politeness settings;
    private final ToLongFunction<String> kept;
    private final Map<String, Pace> paces = new HashMap<>();

    private static final class Pace {
        private long next = System.nanoTime();
        private long answered = next;
        private long crawlDelay;
        private int slowed = 1;
        private Settings.Politeness settings;
        /** The host itself and the address from which it answered last. */
        private List<String> places = List.of();

        private void notBefore(long due) {
            next = due - next > 0 ? due : next;
        }
    }

    /**
     * With what earlier runs have promised.
     *
     * @param kept for how many milliseconds a host or an address is still to be left in peace; asked once for each
     */
    Politeness(Settings.Politeness settings, ToLongFunction<String> kept) {
        this.settings = settings;
        this.kept = kept;
    }

    @Override
    public long applyPoliteness(WebURL url) {
        return reserve(Address.host(((QueuedUrl) url).found().uri()));
    }

    /** Takes the next free slot of a host. Returns the milliseconds until then. */
    synchronized long reserve(String host) {
        Pace pace = pace(host);
        long now = System.nanoTime();
        long slot = pace.next - now > 0 ? pace.next : now;
        pace.next = slot + pace.settings.minDelay().toNanos();
        // A started millisecond is waited for wholly, or the gap would be short by it.
        return (slot - now + 999_999) / 1_000_000;
    }

    /** Takes note of an answer for a host and its address; what the host asks for is asked for the host only. */
    void answered(List<String> places, Duration took, int status, Optional<Duration> retryAfter) {
        answered(places.get(0), took, status, retryAfter);
        been(places);
        int calm = status == 0 ? 0 : 200;
        places.stream().skip(1).forEach(address -> answered(address, took, calm, Optional.empty()));
    }

    /**
     * Takes note of an answer, or of none (status 0), that has just ended. A host that gave none in time is left in peace for
     * as long again: it may be at work on what was given up, and would have two requests in hand at once.
     */
    synchronized void answered(String host, Duration took, int status, Optional<Duration> retryAfter) {
        Pace pace = pace(host);
        boolean slower = status == 429 || status == 503;
        pace.slowed = slower ? Math.min(MOST_SLOWED, pace.slowed * 2) : Math.max(1, pace.slowed / 2);
        double factor = Math.max(pace.settings.factor(), status == 0 ? 1 : 0);
        long wanted = (long) (factor * took.toNanos());
        long least = Math.max(pace.settings.minDelay().toNanos(), pace.crawlDelay);
        long delay = Math.min(
                Math.max(wanted, least) * pace.slowed, pace.settings.maxDelay().toNanos());
        long asked = retryAfter.map(Politeness::capped).orElse(0L);
        pace.answered = System.nanoTime();
        pace.notBefore(pace.answered + Math.max(delay, slower ? asked : 0));
    }

    /**
     * A Crawl-delay of robots.txt, taken up to the longest delay of the settings; it holds from the last answer on, which was
     * that of robots.txt itself.
     */
    synchronized void crawlDelay(String host, Duration delay) {
        Pace pace = pace(host);
        pace.crawlDelay = Math.min(delay.toNanos(), pace.settings.maxDelay().toNanos());
        pace.notBefore(pace.answered + pace.crawlDelay);
    }

    /** Gives a host the delays of its site; of two sites on one host the slower one counts. */
    synchronized void own(String host, Settings.Politeness own) {
        Pace pace = pace(host);
        boolean slower = own.minDelay().compareTo(pace.settings.minDelay()) > 0;
        pace.settings = pace.settings == settings || slower ? own : pace.settings;
    }

    private synchronized void been(List<String> places) {
        pace(places.get(0)).places = List.copyOf(places);
    }

    /** For how many milliseconds a host and the address it answered from last are to be left in peace. */
    synchronized Map<String, Long> rests(String host) {
        Map<String, Long> rests = new HashMap<>();
        pace(host).places.forEach(place -> rests.put(place, left(place)));
        rests.values().removeIf(millis -> millis <= 0);
        return rests;
    }

    /** Milliseconds until a host may be asked again. */
    synchronized long left(String host) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(pace(host).next - System.nanoTime()));
    }

    private Pace pace(String host) {
        return paces.computeIfAbsent(host.toLowerCase(Locale.ROOT), this::first);
    }

    private Pace first(String place) {
        Pace pace = new Pace();
        pace.settings = settings;
        // A clock that was put back must not hold a host for longer than any rest can be.
        long rest = Math.min(Math.max(0, kept.applyAsLong(place)), LONGEST_RETRY_AFTER.toMillis());
        pace.next += TimeUnit.MILLISECONDS.toNanos(rest);
        return pace;
    }

    private static long capped(Duration asked) {
        return (asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked).toNanos();
    }
}
