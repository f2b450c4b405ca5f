package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nianbao.model.Document;
import org.nianbao.model.Document.Block;
import org.nianbao.model.Grid;
import org.nianbao.model.Link;
import org.nianbao.model.Locator;

/** A document while it is being read: blocks and grids in reading order. */
final class Draft {
    private final List<Block> blocks = new ArrayList<>();
    private final List<Grid> grids = new ArrayList<>();
    private int cells;
    private boolean recognised;

    /** Whether the characters of what follows were recognised in a picture. */
    void recognised(boolean yes) {
        recognised = yes;
    }

    /** Adds a paragraph; a blank one is nothing. */
    void block(String text) {
        String folded = Whitespace.fold(text);
        if (!folded.isEmpty()) {
            blocks.add(new Block(folded, grids.size()));
        }
    }

    /** Adds a table; one without cells is nothing. */
    void grid(List<Grid.Cell> ofGrid) throws Refusal {
        if (ofGrid.isEmpty()) {
            return;
        }
        cells += ofGrid.size();
        if (cells > Limits.CELLS) {
            throw new Refusal(Trouble.TOO_LARGE);
        }
        grids.add(new Grid(grids.size(), heading(), ofGrid, recognised));
    }

    private String heading() {
        if (blocks.isEmpty()) {
            return "";
        }
        Block last = blocks.get(blocks.size() - 1);
        return last.beforeGrid() == grids.size() ? last.text() : "";
    }

    /**
     * Adds all of another document, in its order.
     *
     * @param placing gives each place of its cells anew
     */
    void append(Document part, UnaryOperator<Locator.Place> placing) throws Refusal {
        int next = 0;
        for (Grid grid : part.grids()) {
            for (; next < part.blocks().size() && part.blocks().get(next).beforeGrid() <= grid.ordinal(); next++) {
                block(part.blocks().get(next).text());
            }
            grid(grid.cells().stream().map(c -> placed(c, placing)).toList());
        }
        part.blocks().stream().skip(next).forEach(b -> block(b.text()));
    }

    private static Grid.Cell placed(Grid.Cell c, UnaryOperator<Locator.Place> placing) {
        return new Grid.Cell(c.row(), c.column(), c.rowSpan(), c.columnSpan(), c.text(), placing.apply(c.place()));
    }

    /** What has been read. */
    Document document(Document.Source source, String title, Map<String, String> meta, List<Link> attachments) {
        return new Document(source, Whitespace.fold(title), meta, blocks, grids, attachments);
    }

    /** What has been read, of a format that has neither meta data nor links. */
    Document document(Document.Source source, String title) {
        return document(source, title, Map.of(), List.of());
    }
}
