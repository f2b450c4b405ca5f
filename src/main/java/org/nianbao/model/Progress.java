package org.nianbao.model;

/** Hears how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {

    /**
     * Called now and then, from any thread.
     *
     * @param done units done
     * @param total units in all, -1 while unknown
     * @param what what is being done, a few words or a name
     */
    void at(long done, long total, String what);

    /** Nobody listens. */
    static Progress none() {
        return (done, total, what) -> {};
    }
}
