package org.nianbao.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.VisitingHours;

/** When an address is tried again, and when a sweep is over. */
final class Endings {
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_REFUSALS = 3;
    private static final long LEAST_PAUSE = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Set<Reason> PASSING = EnumSet.of(
            Reason.CONNECTION_REFUSED,
            Reason.CONNECTION_LOST,
            Reason.TIMEOUT,
            Reason.PROTOCOL_ERROR,
            Reason.SERVER_ERROR,
            Reason.MAINTENANCE,
            Reason.TOO_MANY,
            Reason.ROBOTS_UNREACHABLE);

    private static final Set<Reason> HTTPS_ONLY = EnumSet.of(
            Reason.TLS_FAILED,
            Reason.CONNECTION_REFUSED,
            Reason.CONNECTION_LOST,
            Reason.TIMEOUT,
            Reason.PROTOCOL_ERROR,
            Reason.ROBOTS_UNREACHABLE);

    private final Run run;
    private int refusals;

    /**
     * How a sweep ended.
     *
     * @param state the kind of end
     * @param reason why
     * @param detail what the reason does not say: a host or an address, a time, a number; several after semicolons
     */
    record End(SweepAccount.State state, Reason reason, String detail) {}

    Endings(Run run) {
        this.run = run;
    }

    /** Whether the sweep is over before the next address is taken. */
    Optional<End> before() {
        if (run.stop().asked()) {
            return Optional.of(interrupted());
        }
        VisitingHours hours = run.settings().politeness().hours();
        Instant now = run.clock().instant();
        if (!hours.open(now)) {
            String opens = hours.opens(now).toString();
            return Optional.of(new End(SweepAccount.State.INTERRUPTED, Reason.OUTSIDE_HOURS, opens));
        }
        String spent = run.spending().spent();
        return spent.isEmpty()
                ? Optional.empty()
                : Optional.of(new End(SweepAccount.State.BUDGET_SPENT, Reason.BUDGET, spent));
    }

    /** A sweep that was asked to stop, for now or for good. */
    End interrupted() {
        Reason reason = run.stop().cancelled() ? Reason.CANCELLED : Reason.INTERRUPTED;
        return new End(SweepAccount.State.INTERRUPTED, reason, "");
    }

    /** Whether the sweep is over after an address has ended. */
    Optional<End> after(QueuedUrl url) {
        Outcome outcome = url.outcome().orElseThrow();
        boolean home = url.found().home();
        String host = Address.host(url.found().uri());
        refusals = outcome.reason() == Reason.FORBIDDEN ? refusals + 1 : 0;
        if (outcome instanceof Outcome.Blocked) {
            boolean lone = outcome.reason() == Reason.FORBIDDEN && !home && refusals < MOST_REFUSALS;
            return lone ? Optional.empty() : end(SweepAccount.State.BLOCKED, outcome, host);
        }
        return home && !fallsBack(url) ? afterHome(outcome, host) : Optional.empty();
    }

    /** Whether a home page failed over https in a way that says nothing of http. */
    boolean fallsBack(QueuedUrl url) {
        boolean secureHome = url.found().home()
                && "https".equalsIgnoreCase(url.found().uri().getScheme())
                && Address.port(url.found().uri()) < 0;
        return secureHome
                && url.outcome()
                        .map(Outcome::reason)
                        .filter(HTTPS_ONLY::contains)
                        .isPresent();
    }

    private static Optional<End> afterHome(Outcome outcome, String host) {
        if (outcome instanceof Outcome.Unreachable) {
            return Optional.of(new End(SweepAccount.State.UNREACHABLE, outcome.reason(), host));
        }
        return switch (outcome.reason()) {
            case ROBOTS_UNREACHABLE, PRIVATE_ADDRESS ->
                Optional.of(new End(SweepAccount.State.UNREACHABLE, outcome.reason(), host));
            case ROBOTS -> end(SweepAccount.State.BLOCKED, outcome, host);
            default -> Optional.empty();
        };
    }

    /** How the sweep ends when nothing is left: a site of which not one page could be read has not been searched. */
    End empty() {
        Map<String, Integer> counts = run.table().counts(run.row());
        Optional<Outcome> home = counts.containsKey("captured.content") || counts.containsKey("not_modified.unchanged")
                ? Optional.empty()
                : run.table().homeFailure(run.row());
        return home.map(o -> new End(SweepAccount.State.UNREACHABLE, o.reason(), o.detail()))
                .orElseGet(() -> new End(SweepAccount.State.FINISHED, Reason.FINISHED, ""));
    }

    private static Optional<End> end(SweepAccount.State state, Outcome outcome, String host) {
        String detail =
                outcome.detail().isBlank() || outcome.detail().equals(host) ? host : host + ": " + outcome.detail();
        return Optional.of(new End(state, outcome.reason(), detail));
    }

    /** Whether an address that failed may succeed later. */
    boolean worthRetry(QueuedUrl url) {
        return url.attempts() < MOST_ATTEMPTS
                && url.outcome().filter(Endings::passing).isPresent();
    }

    /** Whether an outcome may be another one when the address is asked for again. */
    static boolean passing(Outcome outcome) {
        return PASSING.contains(outcome.reason());
    }

    /** Milliseconds until an address is tried again: four times longer each time, and as long as the server asks. */
    long pause(QueuedUrl url) {
        long first =
                Math.max(LEAST_PAUSE, run.settings().politeness().minDelay().toMillis());
        long grown = first << (2 * (url.attempts() - 1));
        long asked =
                url.visit().flatMap(Visit::retryAfter).map(Duration::toMillis).orElse(0L);
        return Math.min(Math.max(grown, asked), LONGEST_PAUSE.toMillis());
    }
}
