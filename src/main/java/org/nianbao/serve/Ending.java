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
 * @param detail what the reason does not say: the host or the address, until when, how many; several after semicolons; may
 *     be blank
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
        return message("");
    }

    /**
     * The sentences, with the detail.
     *
     * @param host said where the detail does not name it; may be blank
     */
    public Message message(String host) {
        EndingDetail told = EndingDetail.of(this);
        String where = told.rest().contains(host) ? told.rest() : (host + " " + told.rest()).strip();
        Message said = reason.message();
        Message more = told.message();
        return new Message(
                said.id(),
                said.zh() + (where.isBlank() ? "" : "（" + where + "）") + more.zh(),
                said.en() + (where.isBlank() ? "" : " (" + where + ")") + more.en());
    }
}
