package org.nianbao.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;

/** Reads Word files of 97 to 2003 ([MS-DOC]). */
final class DocReader {
    private final Draft draft = new Draft();

    private DocReader() {}

    static Document read(Material material) throws Refusal {
        try (HWPFDocument word = new HWPFDocument(new ByteArrayInputStream(material.bytes()))) {
            DocReader reader = new DocReader();
            reader.body(word.getRange());
            String title = Optional.ofNullable(word.getSummaryInformation())
                    .map(s -> s.getTitle())
                    .orElse("");
            return reader.draft.document(material.source(), title);
        } catch (OldWordFileFormatException e) {
            throw new Refusal(Trouble.UNSUPPORTED_TYPE, e);
        } catch (IOException | RuntimeException e) {
            throw Poi.refusal(e);
        }
    }

    private void body(Range range) throws Refusal {
        int i = 0;
        while (i < range.numParagraphs()) {
            Limits.checkTime();
            Paragraph paragraph = range.getParagraph(i);
            if (paragraph.isInTable()) {
                Table table = range.getTable(paragraph);
                draft.grid(cells(table));
                i += Math.max(1, table.numParagraphs());
            } else {
                text(paragraph).lines().forEach(draft::block);
                i++;
            }
        }
    }

    private static List<Grid.Cell> cells(Table table) {
        ColumnEdges edges = edges(table);
        MergeLayout layout = new MergeLayout();
        for (int r = 0; r < table.numRows(); r++) {
            row(table.getRow(r), edges, layout);
        }
        return layout.cells();
    }

    private static void row(TableRow row, ColumnEdges edges, MergeLayout layout) {
        int cells = row.numCells();
        layout.beginRow(cells == 0 ? 0 : edges.column(row.getCell(0).getLeftEdge()));
        int c = 0;
        while (c < cells) {
            TableCell first = row.getCell(c);
            TableCell last = first;
            StringBuilder text = new StringBuilder(text(first));
            for (c++; c < cells && row.getCell(c).isMerged() && !row.getCell(c).isFirstMerged(); c++) {
                last = row.getCell(c);
                text.append('\n').append(text(last));
            }
            int from = edges.column(first.getLeftEdge());
            int to = edges.column(last.getLeftEdge() + last.getWidth());
            layout.add(Math.max(1, to - from), merge(first), Whitespace.foldLines(text.toString()));
        }
    }

    private static MergeLayout.Merge merge(TableCell cell) {
        if (cell.isFirstVerticallyMerged()) {
            return MergeLayout.Merge.FIRST;
        }
        return cell.isVerticallyMerged() ? MergeLayout.Merge.CONTINUED : MergeLayout.Merge.NONE;
    }

    /** Rows say where their cells begin and end, not which columns they cover. */
    private static ColumnEdges edges(Table table) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            for (int c = 0; c < row.numCells(); c++) {
                all.add(row.getCell(c).getLeftEdge());
                all.add(row.getCell(c).getLeftEdge() + row.getCell(c).getWidth());
            }
        }
        return ColumnEdges.of(all);
    }

    /** The text without field codes; the characters that end paragraphs and cells, and breaks, as line ends. */
    private static String text(Range range) {
        return Range.stripFields(range.text())
                .replace('\u0007', '\n')
                .replace('\u000b', '\n')
                .replace('\f', '\n')
                .replace('\r', '\n');
    }
}
