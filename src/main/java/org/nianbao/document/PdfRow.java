package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of text on a page, of a table without rulings or of none.
 *
 * @param page the page
 * @param cells its cells from left to right, blank ones too where the columns are known
 */
record PdfRow(PdfPage page, List<Cell> cells) {

    /**
     * The lines of a cell.
     *
     * @param lines from top to bottom
     * @param box the rectangle of a cell without lines
     */
    record Cell(List<TextLine> lines, Box box) {
        static Cell of(TextLine line) {
            return new Cell(List.of(line), Box.of(line));
        }

        /** What stands between one of its lines and the next: nothing where a word or a number has been broken. */
        String between(int line) {
            String above = lines.get(line).text();
            String below = lines.get(line + 1).text();
            boolean word = Whitespace.isCjk(above.charAt(above.length() - 1)) && Whitespace.isCjk(below.charAt(0));
            boolean number = separator(above.charAt(above.length() - 1)) && separator(below.charAt(0));
            return word || number && !lines.get(line).endsBlank() ? "" : " ";
        }

        private static boolean separator(char c) {
            return Character.isDigit(c) || ",，.．".indexOf(c) >= 0;
        }
    }

    /** Edges on a page that has been turned upright, in points from the top left. */
    record Box(double left, double top, double right, double bottom) {
        static Box of(TextLine line) {
            return new Box(line.left(), line.top(), line.right(), line.bottom());
        }

        /** The smallest that holds both. */
        Box with(Box other) {
            return new Box(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }
    }

    /** A line by itself: its wide gaps part its cells. */
    static PdfRow of(PdfText.Line line) {
        return new PdfRow(
                line.page(), line.text().columns().stream().map(Cell::of).toList());
    }

    /** Its cells with tabs between. */
    String text() {
        List<String> texts = new ArrayList<>();
        for (Cell cell : cells) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < cell.lines().size(); i++) {
                text.append(i > 0 ? cell.between(i - 1) : "")
                        .append(cell.lines().get(i).text());
            }
            texts.add(text.toString());
        }
        return String.join("\t", texts);
    }
}
