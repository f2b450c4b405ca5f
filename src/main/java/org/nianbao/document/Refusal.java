package org.nianbao.document;

/** Ends the reading of one document with a reason; never leaves this package. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    Refusal(Trouble trouble) {
        super(trouble.message().en(), null, false, false);
        this.trouble = trouble;
    }

    Refusal(Trouble trouble, Throwable cause) {
        super(trouble.message().en(), cause);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
