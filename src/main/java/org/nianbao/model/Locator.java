package org.nianbao.model;

/**
 * The place of a cell in its document, stable between runs.
 *
 * @param grid ordinal of the grid in the document, from 0
 * @param row row in the grid after spans are laid out, from 0
 * @param column column in the grid after spans are laid out, from 0
 * @param place where that is in the source
 */
public record Locator(int grid, int row, int column, Place place) {

    /** Where a cell is in its source. */
    public sealed interface Place {}

    /**
     * Offsets in the decoded text, of HTML or plain text: of the element's source in HTML, of the cell's own
     * characters in plain text.
     *
     * @param start first character
     * @param end one past the last character
     */
    public record Span(int start, int end) implements Place {}

    /**
     * A rectangle on a page, in points from the top left.
     *
     * @param page page number from 1
     * @param x left edge
     * @param y upper edge
     * @param w width
     * @param h height
     */
    public record Box(int page, double x, double y, double w, double h) implements Place {}

    /** Grid, row and column say it all, as in Word and spreadsheet files. */
    public record InGrid() implements Place {}
}
