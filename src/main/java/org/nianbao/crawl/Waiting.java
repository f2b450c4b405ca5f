package org.nianbao.crawl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/**
 * The best of what waits in a sweep, held in memory under leases, and what is known at all. None that is due in the table
 * is more promising than those held: what would break that order makes all of them be given back and gathered anew.
 */
final class Waiting {
    /** How many are gathered at once. */
    static final int MOST = 64;

    private static final int CROWD = 4 * MOST;
    private static final Comparator<QueuedUrl> BEST_FIRST =
            Comparator.comparingInt((QueuedUrl url) -> -url.found().promise()).thenComparingLong(QueuedUrl::row);

    private final Known known;
    private final TreeSet<QueuedUrl> held = new TreeSet<>(BEST_FIRST);
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::due));
    /** Whether the table may hold due ones beside. */
    private boolean more = true;

    /**
     * With what earlier runs of the sweep have left.
     *
     * @param known every address of the sweep
     * @param later those that wait for a later time
     */
    Waiting(Known known, List<Later> later) {
        this.known = known;
        this.later.addAll(later);
    }

    /**
     * An address that waits for a later time.
     *
     * @param due when it may be tried again
     * @param promise its promise
     */
    record Later(long due, int promise) {}

    /**
     * An address that was not known before.
     *
     * @param found the link
     * @param ended its outcome when it is not to be asked for
     * @param leased whether it is held at once
     */
    record Addition(QueuedUrl.Found found, Optional<Outcome> ended, boolean leased) {
        /** With what another link of the same page says of it. */
        private Addition and(FrontierTable.Discovery other) {
            boolean trap = ended.filter(o -> o.reason() == Reason.TRAP).isPresent();
            boolean waits = other.ended().isEmpty();
            if (trap && waits) {
                return new Addition(found.promising(other.found().promise()), Optional.empty(), false);
            }
            int promise = Math.max(found.promise(), other.found().promise());
            return ended.isPresent() ? this : new Addition(found.promising(promise), ended, false);
        }

        private short worth() {
            boolean trap = ended.filter(o -> o.reason() == Reason.TRAP).isPresent();
            return trap ? Known.CUT_OFF : ended.isPresent() ? Known.SETTLED : (short) found.promise();
        }
    }

    /**
     * A known address that is worth more than it was.
     *
     * @param identity of the address
     * @param promise its new promise
     * @param revived whether it had been cut off
     */
    record Raise(String identity, int promise, boolean revived) {}

    /**
     * What is to be written of the links of a page.
     *
     * @param added in the order met
     * @param raised in the order met
     * @param disordered whether all that is held must be given back
     */
    record Plan(List<Addition> added, List<Raise> raised, boolean disordered) {
        static final Plan NOTHING = new Plan(List.of(), List.of(), false);

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

    /** Takes the best one that is held, if it promises no less than {@code least}. */
    Optional<QueuedUrl> next(long now, int least) {
        boolean others = !later.isEmpty() && later.peek().due() <= now;
        if (others || held.isEmpty() || held.first().found().promise() < least) {
            return Optional.empty();
        }
        QueuedUrl best = held.pollFirst();
        known.put(best.found().identity(), Known.SETTLED);
        return Optional.of(best);
    }

    /** Whether gathering from the table may bring something now. */
    boolean hungry(long now) {
        return (held.isEmpty() && more) || (!later.isEmpty() && later.peek().due() <= now);
    }

    /** When the next one that promises no less than {@code least} is due; empty when none is left. */
    OptionalLong nextDue(long now, int least) {
        boolean good = !held.isEmpty() && held.first().found().promise() >= least;
        if (good || hungry(now)) {
            return OptionalLong.of(now);
        }
        return later.stream()
                .filter(l -> l.promise() >= least)
                .mapToLong(Later::due)
                .min();
    }

    /** Takes what was gathered at a time, in the place of all that is held. */
    void gathered(List<QueuedUrl> best, long now) {
        held.clear();
        held.addAll(best);
        more = best.size() == MOST;
        while (!later.isEmpty() && later.peek().due() <= now) {
            later.remove();
        }
    }

    /** An address is to be tried again at a time. */
    void again(QueuedUrl url, long due) {
        known.put(url.found().identity(), url.found().promise());
        later.add(new Later(due, url.found().promise()));
    }

    /** Decides what becomes of the links of a page. */
    Plan plan(List<FrontierTable.Discovery> discoveries) {
        Map<String, Addition> added = new LinkedHashMap<>();
        List<Raise> raised = new ArrayList<>();
        boolean disordered = false;
        for (FrontierTable.Discovery each : discoveries) {
            String identity = each.found().identity();
            short before = known.of(identity);
            if (before == Known.NEW) {
                Addition first = new Addition(each.found(), each.ended(), false);
                added.merge(identity, first, (a, b) -> a.and(each));
            } else if (worthMore(each, before)) {
                raised.add(new Raise(identity, each.found().promise(), before == Known.CUT_OFF));
                disordered |= !raise(identity, each.found().promise());
            }
        }
        List<Addition> all = leased(added);
        long crowd = held.size() + all.stream().filter(Addition::leased).count();
        return new Plan(all, raised, disordered || crowd > CROWD);
    }

    private static boolean worthMore(FrontierTable.Discovery each, short before) {
        return before == Known.CUT_OFF
                ? each.ended().isEmpty()
                : before > 0 && each.found().promise() > before;
    }

    /** Returns whether the order still holds: it stays where it belongs, or was and is held. */
    private boolean raise(String identity, int promise) {
        known.put(identity, promise);
        Optional<QueuedUrl> mine = held.stream()
                .filter(url -> url.found().identity().equals(identity))
                .findFirst();
        mine.ifPresent(url -> {
            held.remove(url);
            held.add(new QueuedUrl(url.found().promising(promise), url.row(), url.attempts()));
        });
        more |= mine.isEmpty();
        return mine.isPresent()
                || held.isEmpty()
                || promise <= held.last().found().promise();
    }

    private List<Addition> leased(Map<String, Addition> added) {
        List<Addition> best = added.values().stream()
                .filter(a -> a.ended().isEmpty())
                .sorted(Comparator.comparingInt(a -> -a.found().promise()))
                .toList();
        int room = held.size();
        for (Addition each : best) {
            if (joins(each.found().promise(), room)) {
                added.put(each.found().identity(), new Addition(each.found(), each.ended(), true));
                room++;
            } else {
                more = true;
            }
        }
        added.forEach((identity, a) -> known.put(identity, a.worth()));
        return List.copyOf(added.values());
    }

    private boolean joins(int promise, int size) {
        boolean better = !held.isEmpty() && promise > held.last().found().promise();
        return better || (!more && size < MOST);
    }

    /** Takes additions that were written under a lease. */
    void written(Plan plan, List<Long> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (plan.added().get(i).leased()) {
                held.add(new QueuedUrl(plan.added().get(i).found(), rows.get(i), 1));
            }
        }
    }

    /** Everything held was given back. */
    void givenBack() {
        held.clear();
        more = true;
    }
}
