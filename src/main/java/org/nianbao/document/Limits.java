package org.nianbao.document;

/** How much of a document is read at most. A report has some hundred cells and a few megabytes with its pictures. */
final class Limits {
    static final int BYTES = 50 * 1024 * 1024;
    static final int CELLS = 100_000;
    static final int COLUMN_SPAN = 1_000;
    static final int HTML_DEPTH = 512;
    static final int PDF_PAGES = 1_000;
    static final int PDF_GLYPHS = 2_000_000;
    static final int PDF_RULINGS_ON_A_PAGE = 20_000;
    static final int ZIP_ENTRIES = 1_000;

    private Limits() {}

    /** Ends the work of a thread that nobody waits for any more. */
    static void checkTime() throws Refusal {
        if (Thread.currentThread().isInterrupted()) {
            throw new Refusal(Trouble.TIMEOUT);
        }
    }
}
