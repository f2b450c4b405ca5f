package org.nianbao.document;

import org.nianbao.model.DocumentOutcome;

/** A way to read material that ends in time, whatever it holds. */
interface DocumentReading extends AutoCloseable {

    /** Reads; the outcome says why not where it cannot. */
    DocumentOutcome read(Material material);

    @Override
    void close();
}
