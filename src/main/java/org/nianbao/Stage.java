package org.nianbao;

import java.util.Locale;

/** The stages in the order of the data's way; each is the package of the same name. */
public enum Stage {
    /** Seed files become sites. */
    SEEDS,
    /** The calendar asks for sweeps. */
    SCHEDULE,
    /** A sweep becomes captures. */
    CRAWL,
    /** Pages and links become judgements. */
    DISCOVER,
    /** Captures become WARC records. */
    ARCHIVE,
    /** Bytes become documents. */
    DOCUMENT,
    /** Documents become reports. */
    EXTRACT,
    /** Reports become findings. */
    VALIDATE,
    /** All of it becomes answers. */
    INDEX,
    /** Answers reach people. */
    SERVE,
    /** What happened is journalled. */
    LEDGER;

    /** The package below {@code org.nianbao}. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
