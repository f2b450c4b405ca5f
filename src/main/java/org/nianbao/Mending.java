package org.nianbao;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.nianbao.index.Index;
import org.nianbao.model.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes good what a database may have lost that had gone, as one whose disk failed under it: as at every start the index is told again what it
 * may not know, and where that is not enough everything is made again from the archive.
 */
final class Mending {
    private static final Logger LOG = LoggerFactory.getLogger(Mending.class);

    private final Index index;
    private final BooleanSupplier catchUp;
    private final Runnable rebuild;
    private volatile long madeGood;

    /**
     * With what is done.
     *
     * @param catchUp tells the index what it may not know; false when it is to be made again as a whole
     * @param rebuild makes it again
     */
    Mending(Index index, BooleanSupplier catchUp, Runnable rebuild) {
        this.index = index;
        this.catchUp = catchUp;
        this.rebuild = rebuild;
        this.madeGood = index.losses();
    }

    /** Whether something may be lost that has not been made good. */
    boolean due() {
        return index.losses() != madeGood;
    }

    /** Why the database cannot be used now; empty when it can, and has been told again what it had lost. */
    synchronized Optional<Message> trouble() {
        Optional<Message> trouble = index.trouble();
        long losses = index.losses();
        if (trouble.isPresent() || losses == madeGood) {
            return trouble;
        }
        try {
            makeGood();
            madeGood = losses;
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(index.trouble().orElseThrow(() -> failed));
        }
    }

    private void makeGood() {
        LOG.warn("the database had gone and is back; what it may have lost is taken in again");
        if (!catchUp.getAsBoolean()) {
            LOG.warn("it has lost much and is made again from the archive");
            rebuild.run();
        }
    }
}
