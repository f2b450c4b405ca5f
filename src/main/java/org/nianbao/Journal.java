package org.nianbao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nianbao.index.Index;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.Correction;
import org.nianbao.model.Settlement;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.Withdrawal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the index must know of what is journalled: accounts of sweeps and what people say. An entry is on disk before the
 * index hears of it, and one after the other, so the index need only keep the number of the last entry that it has
 * learned; what follows that is learned at the next start, whether the process was killed or the database has lost its
 * last commits.
 */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Ledger ledger;
    private final Index index;

    /** Whether there are entries before the newest that the index has not learned; the number must not pass them. */
    private boolean behind;

    Journal(Ledger ledger, Index index) {
        this.ledger = ledger;
        this.index = index;
    }

    /**
     * Journals something and has the index learn it; when its database goes away meanwhile, it learns it with {@link
     * #catchUp}.
     *
     * @return the entry, as it is read back
     */
    synchronized Ledger.Entry keep(String kind, String subject, Map<String, ?> data) {
        Ledger.Entry entry = ledger.append(kind, subject, data);
        boolean before = behind;
        behind = true;
        long losses = index.losses();
        try {
            lesson(entry, index::swept).run();
            if (!before) {
                learnt(entry.sequence());
                behind = false;
            }
        } catch (RuntimeException untold) {
            if (index.losses() == losses) {
                throw untold;
            }
            LOG.warn("entry {} is journalled; the index is told of it when its database is back", entry.sequence());
        }
        return entry;
    }

    /** In a home without captures: the index has nothing to learn but what is journalled. */
    synchronized void begin() {
        if (index.learnt().isEmpty()) {
            index.learnt(0);
        }
    }

    /**
     * Has the index learn what was journalled since it last did. An index that has never learned anything although there
     * is something waits for a rebuild: sweeps without their captures would be searches that found nothing.
     *
     * @param swept takes the account of each sweep
     */
    synchronized void catchUp(Consumer<SweepAccount> swept) {
        OptionalLong learnt = index.learnt();
        if (learnt.isEmpty()) {
            return;
        }
        if (learnt.getAsLong() == ledger.last()) {
            behind = false;
            return;
        }
        // A number beyond the end is that of another ledger, which had this one's place.
        long from = learnt.getAsLong() > ledger.last() ? 0 : learnt.getAsLong();
        try {
            learnFrom(from, swept);
            behind = false;
        } catch (UncheckedIOException broken) {
            behind = true;
            LOG.warn("the ledger cannot be read to its end ({}); archive verify says more", broken.getMessage());
        }
    }

    /**
     * The same with all that the ledger holds, after entries have come back into it.
     *
     * @param swept takes the account of each sweep
     */
    synchronized void learnAgain(Consumer<SweepAccount> swept) {
        if (index.learnt().isPresent()) {
            learnAll(swept);
        }
    }

    /**
     * Has the index learn all that the ledger holds; what is known already stays as it is.
     *
     * @param swept takes the account of each sweep
     */
    synchronized void learnAll(Consumer<SweepAccount> swept) {
        index.learnt(0);
        learnFrom(0, swept);
        behind = false;
    }

    private void learnFrom(long after, Consumer<SweepAccount> swept) {
        long last = ledger.last();
        try (Stream<Ledger.Entry> entries = ledger.entries(after)) {
            entries.forEach(entry -> lesson(entry, swept).run());
        }
        index.learnt(last);
    }

    private void learnt(long entry) {
        if (index.learnt().isPresent()) {
            index.learnt(entry);
        }
    }

    /** What an entry has the index learn; entries that tell of the archive itself or of orders have nothing. */
    private Runnable lesson(Ledger.Entry entry, Consumer<SweepAccount> swept) {
        try {
            return switch (entry.kind()) {
                case Accounts.KIND -> {
                    SweepAccount account = Accounts.account(entry);
                    yield () -> swept.accept(account);
                }
                case CorrectionEntry.CORRECTED -> {
                    Correction correction = CorrectionEntry.correction(entry);
                    yield () -> index.corrected(correction);
                }
                case CorrectionEntry.WITHDRAWN -> {
                    long takenBack = CorrectionEntry.takenBack(entry);
                    Withdrawal withdrawal = CorrectionEntry.withdrawal(entry);
                    yield () -> index.withdrawn(takenBack, withdrawal);
                }
                case SettlementEntry.SETTLED -> {
                    Settlement settlement = SettlementEntry.settlement(entry);
                    yield () -> index.settled(settlement);
                }
                case SettlementEntry.WITHDRAWN -> {
                    long takenBack = SettlementEntry.takenBack(entry);
                    Withdrawal withdrawal = SettlementEntry.withdrawal(entry);
                    yield () -> index.unsettled(takenBack, withdrawal);
                }
                default -> () -> {};
            };
        } catch (ClassCastException
                | NullPointerException
                | DateTimeException
                | IllegalArgumentException
                | NoSuchElementException e) {
            throw new UncheckedIOException(new IOException(
                    "ledger entry " + entry.sequence() + " does not say what a " + entry.kind() + " says", e));
        }
    }
}
