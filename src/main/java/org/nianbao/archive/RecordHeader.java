package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The header of a record while it is put together (WARC/1.1 §4). Names and values are taken as they are: whoever gives a
 * value sees to it that it has no line end.
 *
 * <p>The library's builders keep a sorted map and several objects for each record, and write SHA-256 in Base32, which the
 * errata advise against.
 */
final class RecordHeader {
    private final StringBuilder text = new StringBuilder(1024).append("WARC/1.1\r\n");

    /** Adds a field; a name may come again only where the standard allows it. */
    RecordHeader with(String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /**
     * The whole header, from the version line to the empty line.
     *
     * @param type of the block
     * @param block that follows
     */
    byte[] bytes(String type, Measurement.Block block) {
        with("WARC-Block-Digest", Sha256.LABEL + block.sha256());
        with("Content-Type", type);
        with("Content-Length", Long.toString(block.length()));
        return (text + "\r\n").getBytes(UTF_8);
    }
}
