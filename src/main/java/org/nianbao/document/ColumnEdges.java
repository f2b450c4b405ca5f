package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The edges of a table's columns where the file says of each cell only where it begins and ends, as old Word files do.
 *
 * @param edges from left to right, in twentieths of a point
 */
record ColumnEdges(List<Integer> edges) {
    /** Edges nearer than this are one. */
    private static final int SAME = 60;

    /** Of all edges of all cells. */
    static ColumnEdges of(TreeSet<Integer> all) {
        List<Integer> edges = new ArrayList<>();
        for (int edge : all) {
            if (edges.isEmpty() || edge - edges.get(edges.size() - 1) > SAME) {
                edges.add(edge);
            }
        }
        return new ColumnEdges(edges);
    }

    /** The column that begins at an edge. */
    int column(int edge) {
        int column = 0;
        while (column + 1 < edges.size() && edges.get(column + 1) <= edge + SAME / 2) {
            column++;
        }
        return column;
    }
}
