package org.nianbao.serve.cli;

/** Exit codes of the contract. */
final class Exit {
    /** Done. */
    static final int DONE = 0;

    /** Done, with failures that are listed. */
    static final int FAILURES = 1;

    /** Wrong usage or configuration; nothing was started. */
    static final int USAGE = 2;

    /** Nothing matched. */
    static final int NOTHING = 3;

    /** Stopped by signal, work kept. */
    static final int STOPPED = 4;

    /** A bug. */
    static final int BUG = 70;

    private Exit() {}
}
