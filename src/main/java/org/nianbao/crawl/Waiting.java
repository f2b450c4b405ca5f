package org.nianbao.crawl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/**
 * What is known in a sweep and in which order the rest of it is asked for: the best promise first, and of two alike the one
 * found first. Of an address that waits a number is kept here; its row is read when its turn comes, those of a few found
 * last are at hand.
 */
final class Waiting {
    /** How many rows are read at once. */
    static final int MOST = 64;

    private static final int AT_HAND = 4 * MOST;
    /** So many links left aside are told apart, 22 bytes each: no honest site has more, and a hostile one is to take no more. */
    private static final int MOST_ASIDE = 200_000;

    private static final int PLACE_BITS = 32;
    private static final long PLACES = (1L << PLACE_BITS) - 1;

    private final long sweep;
    private final Known known;
    private final Function<List<Long>, List<QueuedUrl>> rows;
    private final PriorityQueue<Long> order = new PriorityQueue<>();
    /** What of the order no longer holds, because the address is worth more now. */
    private final Set<Long> outdated = new HashSet<>();

    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::due));
    private final Set<Integer> resting = new HashSet<>();
    private final Map<Integer, QueuedUrl> atHand = new HashMap<>();
    /** How many addresses have a place, and how many others were met and left aside. */
    private int placed;

    private int aside;

    /**
     * Of a sweep that knows nothing yet.
     *
     * @param sweep its number
     * @param rows reads addresses by their rows, in any order
     */
    Waiting(long sweep, Function<List<Long>, List<QueuedUrl>> rows) {
        this.sweep = sweep;
        this.known = new Known();
        this.rows = rows;
    }

    /**
     * An address that waits for a later time.
     *
     * @param due when it may be tried again
     * @param identity of the address
     */
    private record Later(long due, Identity identity) {}

    /**
     * An address that was not known before.
     *
     * @param found the link
     * @param ended its outcome when it is not to be asked for
     * @param row under which it is written
     */
    record Addition(QueuedUrl.Found found, Optional<Outcome> ended, long row) {
        /** With what another link of the same page says of it. */
        private Addition and(FrontierTable.Discovery other) {
            boolean waits = other.ended().isEmpty();
            if (worth() == Known.CUT_OFF && waits) {
                return new Addition(found.promising(other.found().promise()), Optional.empty(), row);
            }
            int promise = Math.max(found.promise(), other.found().promise());
            return ended.isPresent() ? this : new Addition(found.promising(promise), ended, row);
        }

        private short worth() {
            return ended.map(how -> how.reason() == Reason.TRAP ? Known.CUT_OFF : Known.SETTLED)
                    .orElse((short) found.promise());
        }
    }

    /**
     * A known address that is worth more than it was.
     *
     * @param row of the address
     * @param promise its new promise
     * @param revived whether it had been cut off
     */
    record Raise(long row, int promise, boolean revived) {}

    /**
     * What is to be written of the links of a page.
     *
     * @param added in the order met
     * @param raised in the order met
     * @param aside those left aside that were not known
     */
    record Plan(List<Addition> added, List<Raise> raised, List<Identity> aside) {
        static final Plan NOTHING = new Plan(List.of(), List.of(), List.of());

        /** How many wait now that did not before. */
        int waiting() {
            return (int) (added.stream().filter(a -> a.ended().isEmpty()).count()
                    + raised.stream().filter(Raise::revived).count());
        }

        /** Why each of the others will not be asked for. */
        List<Reason> skipped() {
            return added.stream()
                    .flatMap(a -> a.ended().stream())
                    .map(Outcome::reason)
                    .toList();
        }
    }

    /** The row of the address that a sweep found as its n-th, from 1. */
    static long row(long sweep, int place) {
        return (sweep << PLACE_BITS) + place;
    }

    private static int place(long row) {
        return (int) (row & PLACES);
    }

    /** Smaller is better. */
    private static long rank(int promise, int place) {
        return ((long) (Short.MAX_VALUE - promise) << PLACE_BITS) + place;
    }

    private static int promise(long rank) {
        return Short.MAX_VALUE - (int) (rank >> PLACE_BITS);
    }

    /**
     * Takes in what an earlier run of the sweep has left of an address.
     *
     * @param row of the address
     * @param identity of the address
     * @param worth its promise while it waits, or a constant of {@link Known}
     * @param due when it may be asked for
     */
    void restore(long row, Identity identity, int worth, long due) {
        place(identity, place(row), worth);
        if (worth > 0) {
            rest(identity, place(row), due);
        }
    }

    /** Takes note of a link that was left aside; false when it was known, or beyond what is told apart of one site. */
    boolean leaveAside(Identity identity) {
        boolean first = aside < MOST_ASIDE && known.of(identity) == Known.NEW;
        if (first) {
            known.add(identity, 0, Known.ASIDE);
            aside++;
        }
        return first;
    }

    /** How many links were left aside and led to from nowhere else, up to {@link #MOST_ASIDE}. */
    int aside() {
        return aside;
    }

    private void place(Identity identity, int place, int worth) {
        aside -= known.of(identity) == Known.ASIDE ? 1 : 0;
        known.add(identity, place, worth);
        placed++;
    }

    private void rest(Identity identity, int place, long due) {
        later.add(new Later(due, identity));
        resting.add(place);
    }

    /** Takes the best one that is due, if it promises no less than {@code least}. */
    Optional<QueuedUrl> next(long now, int least) {
        if (!ready(now, least)) {
            return Optional.empty();
        }
        int place = (int) (order.element() & PLACES);
        if (!atHand.containsKey(place)) {
            read();
        }
        order.remove();
        QueuedUrl best = atHand.remove(place);
        known.set(best.found().identity(), Known.SETTLED);
        return Optional.of(best);
    }

    /** Whether one that promises enough is due; it is the first of the order then. */
    private boolean ready(long now, int least) {
        while (!later.isEmpty() && later.element().due() <= now) {
            Identity due = later.remove().identity();
            resting.remove(known.place(due));
            order.add(rank(known.of(due), known.place(due)));
        }
        while (!order.isEmpty() && outdated.remove(order.element())) {
            order.remove();
        }
        return !order.isEmpty() && promise(order.element()) >= least;
    }

    /** Reads the best ones; those at hand are worth less, or they would not have to be read. */
    private void read() {
        List<Long> ranks = new ArrayList<>();
        while (!order.isEmpty() && ranks.size() < MOST) {
            long rank = order.remove();
            if (!outdated.remove(rank)) {
                ranks.add(rank);
            }
        }
        order.addAll(ranks);
        atHand.clear();
        rows.apply(ranks.stream().map(rank -> row(sweep, (int) (rank & PLACES))).toList())
                .forEach(url -> atHand.put(place(url.row()), url));
    }

    /** When the next one that promises no less than {@code least} is due; empty when none is left. */
    OptionalLong nextDue(long now, int least) {
        return ready(now, least)
                ? OptionalLong.of(now)
                : later.stream()
                        .filter(l -> known.of(l.identity()) >= least)
                        .mapToLong(Later::due)
                        .min();
    }

    /** How many wait that promise no less than {@code least}. */
    int promising(int least) {
        return known.promising(least);
    }

    /** An address is to be tried again at a time. */
    void again(QueuedUrl url, long due) {
        known.set(url.found().identity(), url.found().promise());
        rest(url.found().identity(), place(url.row()), due);
    }

    /**
     * Decides what becomes of the links of a page.
     *
     * @param others its links that are not followed
     */
    Plan plan(List<FrontierTable.Discovery> discoveries, List<Identity> others) {
        Map<Identity, Addition> added = new LinkedHashMap<>();
        Map<Identity, Raise> raised = new LinkedHashMap<>();
        for (FrontierTable.Discovery each : discoveries) {
            Identity identity = each.found().identity();
            short before = known.of(identity);
            if (before == Known.NEW || before == Known.ASIDE) {
                long row = row(sweep, placed + added.size() + 1);
                Addition first = new Addition(each.found(), each.ended(), row);
                added.merge(identity, first, (a, b) -> a.and(each));
            } else if (worthMore(each, before)) {
                Raise more = raise(identity, before, each.found().promise());
                raised.merge(identity, more, (a, b) -> new Raise(b.row(), b.promise(), a.revived()));
            }
        }
        added.forEach(this::add);
        List<Identity> leftAside = others.stream().filter(this::leaveAside).toList();
        return new Plan(List.copyOf(added.values()), List.copyOf(raised.values()), leftAside);
    }

    private static boolean worthMore(FrontierTable.Discovery each, short before) {
        return before == Known.CUT_OFF
                ? each.ended().isEmpty()
                : before > 0 && each.found().promise() > before;
    }

    private Raise raise(Identity identity, short before, int promise) {
        int place = known.place(identity);
        boolean revived = before == Known.CUT_OFF;
        known.set(identity, promise);
        if (!resting.contains(place)) {
            if (!revived) {
                outdated.add(rank(before, place));
            }
            order.add(rank(promise, place));
        }
        atHand.computeIfPresent(
                place, (p, url) -> new QueuedUrl(url.found().promising(promise), url.row(), url.attempts()));
        return new Raise(row(sweep, place), promise, revived);
    }

    private void add(Identity identity, Addition addition) {
        int place = place(addition.row());
        place(identity, place, addition.worth());
        if (addition.ended().isEmpty()) {
            order.add(rank(addition.found().promise(), place));
            if (atHand.size() < AT_HAND) {
                atHand.put(place, new QueuedUrl(addition.found(), addition.row(), 1));
            }
        }
    }
}
