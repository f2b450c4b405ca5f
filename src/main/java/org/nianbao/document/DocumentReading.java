package org.nianbao.document;

import org.nianbao.model.DocumentOutcome;

/** A way to work on material that ends in time, whatever it holds. */
interface DocumentReading extends AutoCloseable {

    /** Does an errand; what comes of it says why not where it cannot be done. */
    <T> T run(Errand<T> errand, Material material);

    /** Reads; the outcome says why not where it cannot. */
    default DocumentOutcome read(Material material) {
        return run(new Errand.Read(), material);
    }

    @Override
    void close();
}
