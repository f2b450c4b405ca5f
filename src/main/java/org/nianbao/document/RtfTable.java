package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.nianbao.model.Grid;

/** A table of RTF while it is being read: rows that say where their cells end, and how cells are merged. */
final class RtfTable {
    private final List<Row> rows = new ArrayList<>();
    private List<Edge> edges = new ArrayList<>();
    private List<String> texts = new ArrayList<>();
    private int left;
    private Edge next = Edge.PLAIN;

    /** A cell of the row's definition. */
    private record Edge(int right, boolean across, MergeLayout.Merge down) {
        static final Edge PLAIN = new Edge(0, false, MergeLayout.Merge.NONE);
    }

    private record Row(int left, List<Edge> edges, List<String> texts) {}

    /** A row's definition begins. */
    void define() {
        edges = new ArrayList<>();
        left = 0;
        next = Edge.PLAIN;
    }

    /** A control word of a row's definition. */
    void define(String word, int value) {
        switch (word) {
            case "trleft" -> left = value;
            case "clmrg" -> next = new Edge(0, true, next.down());
            case "clvmgf" -> next = new Edge(0, next.across(), MergeLayout.Merge.FIRST);
            case "clvmrg" -> next = new Edge(0, next.across(), MergeLayout.Merge.CONTINUED);
            case "cellx" -> {
                if (edges.size() < Limits.COLUMN_SPAN) {
                    edges.add(new Edge(value, next.across(), next.down()));
                }
                next = Edge.PLAIN;
            }
            default -> {
                // looks of the cell
            }
        }
    }

    void cell(String text) {
        texts.add(Whitespace.foldLines(text));
    }

    /** Ends a row; its definition holds for the next one until that has its own. */
    void endRow() throws Refusal {
        Limits.checkTime();
        if ((long) (rows.size() + 1) * Math.max(1, texts.size()) > Limits.CELLS) {
            throw new Refusal(Trouble.TOO_LARGE);
        }
        if (!texts.isEmpty()) {
            rows.add(new Row(left, List.copyOf(edges), texts));
        }
        texts = new ArrayList<>();
    }

    boolean isEmpty() {
        return rows.isEmpty() && texts.isEmpty();
    }

    /** Its cells, spans laid out. */
    List<Grid.Cell> cells() {
        TreeSet<Integer> all = new TreeSet<>();
        for (Row row : rows) {
            all.add(row.left());
            row.edges().forEach(e -> all.add(e.right()));
        }
        ColumnEdges columns = ColumnEdges.of(all);
        MergeLayout layout = new MergeLayout();
        rows.forEach(row -> lay(row, columns, layout));
        return layout.cells();
    }

    private static void lay(Row row, ColumnEdges columns, MergeLayout layout) {
        int from = columns.column(row.left());
        layout.beginRow(from);
        for (int i = 0; i < row.texts().size(); i++) {
            int first = i;
            StringBuilder text = new StringBuilder(row.texts().get(i));
            while (i + 1 < row.texts().size() && edge(row, i + 1).across()) {
                text.append('\n').append(row.texts().get(++i));
            }
            int to = i < row.edges().size() ? columns.column(edge(row, i).right()) : from + 1;
            layout.add(Math.max(1, to - from), edge(row, first).down(), Whitespace.foldLines(text.toString()));
            from = Math.max(from + 1, to);
        }
    }

    private static Edge edge(Row row, int i) {
        return i < row.edges().size() ? row.edges().get(i) : Edge.PLAIN;
    }
}
