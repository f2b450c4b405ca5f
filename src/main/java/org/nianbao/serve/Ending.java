package org.nianbao.serve;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.nianbao.index.Index;
import org.nianbao.model.Message;
import org.nianbao.model.Reason;
import org.nianbao.model.SweepAccount;

/**
 * Why a sweep ended as it did, in words for an operator.
 *
 * @param reason why
 * @param detail where or of what, for instance the host; may be blank
 */
public record Ending(Reason reason, String detail) {
    /** What no later sweep mends by itself; each of their sentences says what to do. */
    private static final Set<Reason> TO_ACT_ON = EnumSet.of(
            Reason.NOTHING_FOUND,
            Reason.DEAD_LINKS,
            Reason.MOVED,
            Reason.MOVED_AWAY,
            Reason.HOME_MOVED,
            Reason.ONLY_REDIRECTS,
            Reason.PARKED,
            Reason.ALL_SCRIPT,
            Reason.HOME_EVERYWHERE);

    /** Of an account. */
    public static Ending of(SweepAccount account) {
        return new Ending(account.reason(), account.detail());
    }

    /** Of a sweep the index knows; empty while it has not ended, or when its reason is none of ours. */
    public static Optional<Ending> of(Index.SweepRow sweep) {
        return Arrays.stream(Reason.values())
                .filter(r -> r.id().equalsIgnoreCase(sweep.reason()))
                .findFirst()
                .map(r -> new Ending(r, sweep.detail()));
    }

    /** Whether all went as it should: nothing promising is left. */
    public boolean plain() {
        return reason == Reason.FINISHED;
    }

    /** Whether it stays so until somebody does something about it. */
    public boolean toActOn() {
        return TO_ACT_ON.contains(reason);
    }

    /** The sentences, with the detail. */
    public Message message() {
        Message said = reason.message();
        return detail.isBlank()
                ? said
                : new Message(said.id(), said.zh() + "（" + detail + "）", said.en() + " (" + detail + ")");
    }
}
