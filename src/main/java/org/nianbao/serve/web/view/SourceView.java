package org.nianbao.serve.web.view;

import java.util.List;
import java.util.Optional;
import org.nianbao.model.ArchivedRecord;

/**
 * An archived document that browsers do not show by themselves, shown with our means.
 *
 * @param receipt the receipt above it; empty where it stands in a frame of a page that has one
 * @param record the capture
 * @param origin origin of the pages, for the way back
 * @param content what is shown
 */
public record SourceView(Optional<ReceiptView> receipt, ArchivedRecord record, String origin, Content content) {

    /** What is shown. */
    public sealed interface Content {}

    /** Text with a marked part; {@code marked} is empty when nothing is. */
    public record Text(String before, String marked, String after) implements Content {}

    /** A page as a picture: its number, how many there are, address of the picture, where the mark is from the top. */
    public record Picture(int page, int pages, String src, String previous, String next, Optional<Integer> markPercent)
            implements Content {}

    /** Blocks and tables in reading order. */
    public record Pieces(List<Piece> pieces) implements Content {}

    /** Nothing that could be shown. */
    public record Nothing() implements Content {}

    /** A paragraph or a table. */
    public sealed interface Piece {}

    /** A paragraph. */
    public record Paragraph(String text) implements Piece {}

    /** A table. */
    public record Table(List<List<Field>> rows) implements Piece {}

    /** A cell of a table. */
    public record Field(String text, int rowSpan, int columnSpan, boolean marked) {}
}
