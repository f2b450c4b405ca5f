package org.nianbao.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one account of a finished or interrupted sweep.
 *
 * @param sweep the sweep
 * @param begun when its first request was due
 * @param ended when it ended
 * @param state how it ended
 * @param reason why it ended so
 * @param detail short detail for people, for instance the host; may be blank
 * @param counts number of addresses by outcome, keys {@code kind.reason} such as {@code captured.content}; each address
 *     met is counted once, those left aside under {@code skipped.unpromising}, and only those that still wait are missing
 * @param remembered how what was remembered of the site served; empty when nothing was
 * @param requests HTTP requests sent, robots.txt included, without {@code requisites}
 * @param requisites further requests, for what report pages and the pages that led to them need to be looked at
 * @param bytes bytes received
 * @param notable addresses that failed or were skipped for another reason than {@link Reason#UNPROMISING}, the first
 *     1000 of {@link #notableOf}
 */
public record SweepAccount(
        Sweep sweep,
        Instant begun,
        Instant ended,
        State state,
        Reason reason,
        String detail,
        Map<String, Integer> counts,
        Optional<Remembered> remembered,
        int requests,
        int requisites,
        long bytes,
        List<Ended> notable) {

    /** Copies the collections. */
    public SweepAccount {
        counts = Map.copyOf(counts);
        notable = List.copyOf(notable);
    }

    /** How many addresses failed or were skipped for another reason than {@link Reason#UNPROMISING}: listed or not. */
    public int notableInAll() {
        return notableOf(counts);
    }

    /**
     * The same, from counts.
     *
     * @param counts number of addresses by outcome
     */
    public static int notableOf(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(each -> !each.getKey().matches("(captured|not_modified)\\..*|skipped\\.unpromising"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How a sweep ended. */
    public enum State {
        /** Nothing promising is left. */
        FINISHED,
        /** The budget is spent; what was left is listed as skipped, and the next sweep begins anew. */
        BUDGET_SPENT,
        /** The site could not be reached. */
        UNREACHABLE,
        /** The site answered with a challenge or a refusal. */
        BLOCKED,
        /** Stopped from outside; goes on where it was. */
        INTERRUPTED
    }

    /**
     * One address and how it ended.
     *
     * @param uri the address
     * @param outcome how it ended
     */
    public record Ended(String uri, Outcome outcome) {
        /** The kind of trap it was cut off as; empty for all else. */
        public Optional<Trap> trap() {
            return Trap.of(outcome);
        }

        /** Why, in words; of a trap with what was seen, of all else without the detail. */
        public Message message() {
            return trap().map(trap -> trap.message(outcome))
                    .orElse(outcome.reason().message());
        }

        /** What the words leave unsaid; may be blank. */
        public String unsaid() {
            return trap().isPresent() ? "" : outcome.detail();
        }
    }
}
