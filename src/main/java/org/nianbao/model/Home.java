package org.nianbao.model;

import java.nio.file.Path;

/**
 * The root of {@code config/ seeds/ archive/}.
 *
 * @param root an absolute folder
 */
public record Home(Path root) {

    /** Settings. */
    public Path config() {
        return root.resolve("config");
    }

    /** Seed files. */
    public Path seeds() {
        return root.resolve("seeds");
    }

    /** WARC, ledger and everything derived. */
    public Path archive() {
        return root.resolve("archive");
    }

    /** What the sites sent; never rebuilt. */
    public Path warc() {
        return archive().resolve("warc");
    }

    /** What was tried, decided, corrected; never rebuilt. */
    public Path ledger() {
        return archive().resolve("ledger");
    }

    /** CDXJ, rebuilt from the WARC files. */
    public Path cdx() {
        return archive().resolve("cdx");
    }

    /** The database, rebuilt from the WARC files and the ledger. */
    public Path db() {
        return archive().resolve("db");
    }

    /** The search index, rebuilt. */
    public Path search() {
        return archive().resolve("search");
    }

    /** Files made for people to take away. */
    public Path exports() {
        return archive().resolve("exports");
    }
}
