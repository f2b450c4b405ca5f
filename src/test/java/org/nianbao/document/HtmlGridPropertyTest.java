package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

class HtmlGridPropertyTest {

    /** Any way to cut a rectangle into cells with spans comes back from its HTML as it was. */
    @Property(tries = 200)
    void aTableComesBackAsItWas(
            @ForAll @IntRange(min = 1, max = 8) int rows,
            @ForAll @IntRange(min = 2, max = 8) int columns,
            @ForAll long seed) {
        List<Grid.Cell> cells = tiling(rows, columns, new Random(seed));
        String html = html(rows, cells);
        var grids = Reading.html("<p>x</p>" + html).grids();
        if (cells.stream().noneMatch(a -> cells.stream().anyMatch(b -> a != b && a.row() == b.row()))) {
            assertThat(grids).isEmpty(); // one cell a row is no table of data
            return;
        }
        assertThat(grids).hasSize(1);
        assertThat(grids.get(0).cells().stream().map(HtmlGridPropertyTest::bare))
                .isEqualTo(cells);
    }

    private static Grid.Cell bare(Grid.Cell c) {
        return new Grid.Cell(c.row(), c.column(), c.rowSpan(), c.columnSpan(), c.text(), new Locator.InGrid());
    }

    private static List<Grid.Cell> tiling(int rows, int columns, Random random) {
        boolean[][] taken = new boolean[rows][columns];
        List<Grid.Cell> cells = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (!taken[r][c]) {
                    int width = 1;
                    while (c + width < columns && !taken[r][c + width] && random.nextInt(3) == 0) {
                        width++;
                    }
                    int height = 1 + random.nextInt(Math.min(3, rows - r));
                    for (int i = r; i < r + height; i++) {
                        java.util.Arrays.fill(taken[i], c, c + width, true);
                    }
                    cells.add(new Grid.Cell(r, c, height, width, "c" + cells.size(), new Locator.InGrid()));
                }
            }
        }
        return cells;
    }

    private static String html(int rows, List<Grid.Cell> cells) {
        StringBuilder html = new StringBuilder("<table>");
        for (int r = 0; r < rows; r++) {
            html.append("<tr>");
            for (Grid.Cell c : cells) {
                if (c.row() == r) {
                    html.append("<td rowspan=")
                            .append(c.rowSpan())
                            .append(" colspan=")
                            .append(c.columnSpan())
                            .append('>')
                            .append(c.text())
                            .append("</td>");
                }
            }
            html.append("</tr>");
        }
        return html.append("</table>").toString();
    }
}
