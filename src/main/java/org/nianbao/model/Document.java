package org.nianbao.model;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document as read from bytes of any format: what extraction works on.
 *
 * @param source where it came from
 * @param title the document's own title ({@code <title>}, document property); blank when there is none
 * @param meta {@code <meta>} and the like by lower-case name, first one wins; empty where the format has none
 * @param blocks the text outside tables, in reading order
 * @param grids the tables, in reading order
 * @param attachments links to documents that hold or repeat the report, in HTML
 */
public record Document(
        Source source,
        String title,
        Map<String, String> meta,
        List<Block> blocks,
        List<Grid> grids,
        List<Link> attachments) {

    /** Copies the collections. */
    public Document {
        meta = Map.copyOf(meta);
        blocks = List.copyOf(blocks);
        grids = List.copyOf(grids);
        attachments = List.copyOf(attachments);
    }

    /**
     * Where a document came from.
     *
     * @param uri its address, or the file's; empty when it was read from a stream
     * @param mediaType the type it was read as, without parameters
     * @param sha256 lowercase hex SHA-256 of the bytes
     * @param charset the charset it was decoded with, empty for binary formats
     * @param charsetFrom what decided the charset, empty for binary formats
     */
    public record Source(
            Optional<URI> uri,
            String mediaType,
            String sha256,
            Optional<String> charset,
            Optional<String> charsetFrom) {}

    /**
     * A paragraph, heading or line outside tables.
     *
     * @param text white space folded, never blank
     * @param beforeGrid ordinal of the next grid after it; the number of grids when none follows
     */
    public record Block(String text, int beforeGrid) {}

    /** All text outside tables, one block a line. */
    public String text() {
        return String.join("\n", blocks.stream().map(Block::text).toList());
    }
}
