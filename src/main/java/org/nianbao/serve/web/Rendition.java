package org.nianbao.serve.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.serve.web.view.SourceView;

/** Lays a document out in blocks and tables, with one cell marked. Pure. */
final class Rendition {
    private static final int MOST_ROWS = 2000;

    private final List<SourceView.Piece> pieces = new ArrayList<>();
    private boolean found;

    private Rendition() {}

    /**
     * What is shown.
     *
     * @param pieces blocks and tables in reading order
     * @param found whether the wanted cell is among them
     */
    record Laid(List<SourceView.Piece> pieces, boolean found) {}

    static Laid of(Document document, Optional<int[]> wanted) {
        Rendition rendition = new Rendition();
        int next = 0;
        for (Grid grid : document.grids()) {
            next = rendition.blocksBefore(document.blocks(), next, grid.ordinal());
            rendition.table(grid, wanted.filter(w -> w[0] == grid.ordinal()));
        }
        rendition.blocksBefore(document.blocks(), next, Integer.MAX_VALUE);
        return new Laid(List.copyOf(rendition.pieces), rendition.found);
    }

    private int blocksBefore(List<Document.Block> blocks, int from, int grid) {
        int at = from;
        while (at < blocks.size() && blocks.get(at).beforeGrid() <= grid) {
            pieces.add(new SourceView.Paragraph(blocks.get(at).text()));
            at++;
        }
        return at;
    }

    private void table(Grid grid, Optional<int[]> wanted) {
        List<List<SourceView.Field>> rows = new ArrayList<>();
        int last = Math.min(grid.rows(), MOST_ROWS);
        for (int r = 0; r < last; r++) {
            rows.add(grid.row(r).stream().map(cell -> field(cell, wanted)).toList());
        }
        pieces.add(new SourceView.Table(rows));
    }

    private SourceView.Field field(Grid.Cell cell, Optional<int[]> wanted) {
        boolean marked = wanted.filter(w -> cell.covers(w[1], w[2])).isPresent();
        found |= marked;
        return new SourceView.Field(cell.text(), cell.rowSpan(), cell.columnSpan(), marked);
    }
}
