package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

/**
 * Reads plain text. Tables have no marks there: a grid is a run of lines that tabs, bars or blanks divide into cells;
 * every cell keeps the exact offsets of its characters.
 */
final class PlainText {
    /** Runs with fewer rows than this are prose that happens to end in numbers. */
    private static final int LEAST_ROWS = 2;
    /** A row with so many numbers is a table by itself. */
    private static final int WIDE_ROW = 8;

    private final List<Document.Block> blocks = new ArrayList<>();
    private final List<Grid> grids = new ArrayList<>();

    private PlainText() {}

    /**
     * Reads a text.
     *
     * @param text as decoded, to which all offsets refer
     * @param source where it came from
     */
    static Document read(String text, Document.Source source) {
        PlainText reading = new PlainText();
        List<PlainTextLine> run = new ArrayList<>();
        for (PlainTextLine line : PlainTextLine.of(text)) {
            if (line.kind() == PlainTextLine.Kind.PROSE) {
                reading.end(run);
                reading.block(line);
            } else {
                run.add(line);
            }
        }
        reading.end(run);
        return new Document(source, "", Map.of(), reading.blocks, reading.grids, List.of());
    }

    /** Ends a run of lines that may be a table: words alone before and after its rows are text. */
    private void end(List<PlainTextLine> run) {
        int from = 0;
        int to = run.size();
        while (from < to && run.get(from).kind() == PlainTextLine.Kind.WORD) {
            from++;
        }
        while (to > from && run.get(to - 1).kind() == PlainTextLine.Kind.WORD) {
            to--;
        }
        List<PlainTextLine> rows = run.subList(from, to);
        if (table(rows)) {
            run.subList(0, from).forEach(this::block);
            grid(rows);
            run.subList(to, run.size()).forEach(this::block);
        } else {
            run.forEach(this::block);
        }
        run.clear();
    }

    private static boolean table(List<PlainTextLine> rows) {
        long numbered =
                rows.stream().filter(r -> r.kind() == PlainTextLine.Kind.ROW).count();
        return numbered >= LEAST_ROWS || rows.stream().anyMatch(r -> r.cells().size() >= WIDE_ROW);
    }

    private void block(PlainTextLine line) {
        blocks.add(new Document.Block(line.folded(), grids.size()));
    }

    private void grid(List<PlainTextLine> rows) {
        List<Grid.Cell> cells = new ArrayList<>();
        boolean opened = all(rows, PlainTextLine.Bars::opening);
        boolean closed = all(rows, PlainTextLine.Bars::closing);
        for (int r = 0; r < rows.size(); r++) {
            PlainTextLine.Bars bars = rows.get(r).bars();
            List<PlainTextLine.Piece> pieces =
                    within(rows.get(r).cells(), opened && bars.opening(), closed && bars.closing());
            for (int c = 0; c < pieces.size(); c++) {
                PlainTextLine.Piece piece = pieces.get(c);
                cells.add(new Grid.Cell(
                        r, c, 1, 1, piece.text(), new Locator.Span(piece.start(), piece.start() + piece.length())));
            }
        }
        String heading = blocks.isEmpty() ? "" : blocks.get(blocks.size() - 1).text();
        grids.add(new Grid(grids.size(), heading, cells));
    }

    /** Whether bars stand at one end of every row that has any: then they are the edge of the table. */
    private static boolean all(List<PlainTextLine> rows, Predicate<PlainTextLine.Bars> end) {
        return rows.stream()
                .map(PlainTextLine::bars)
                .filter(PlainTextLine.Bars::any)
                .allMatch(end);
    }

    private static List<PlainTextLine.Piece> within(List<PlainTextLine.Piece> all, boolean opened, boolean closed) {
        int from = opened ? 1 : 0;
        return all.subList(from, Math.max(from, all.size() - (closed ? 1 : 0)));
    }
}
