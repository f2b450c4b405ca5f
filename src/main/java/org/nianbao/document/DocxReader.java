package org.nianbao.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ICell;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFSDTCell;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;

/** Reads Word files since 2007 (ECMA-376). */
final class DocxReader {
    private final Draft draft = new Draft();

    private DocxReader() {}

    static Document read(Material material) throws Refusal {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(material.bytes()))) {
            DocxReader reader = new DocxReader();
            reader.body(word.getBodyElements());
            String title = Optional.ofNullable(
                            word.getProperties().getCoreProperties().getTitle())
                    .orElse("");
            return reader.draft.document(material.source(), title);
        } catch (EncryptedDocumentException e) {
            throw new Refusal(Trouble.ENCRYPTED, e);
        } catch (IOException | POIXMLException e) {
            throw Poi.refusal(e);
        }
    }

    private void body(List<IBodyElement> elements) throws Refusal {
        for (IBodyElement element : elements) {
            Limits.checkTime();
            if (element instanceof XWPFParagraph paragraph) {
                paragraph.getText().lines().forEach(draft::block);
            } else if (element instanceof XWPFTable table) {
                table(table);
            } else if (element instanceof XWPFSDT control) {
                control.getContent().getText().lines().forEach(draft::block);
            }
        }
    }

    /** A table that holds tables lays the page out, as in HTML. */
    private void table(XWPFTable table) throws Refusal {
        boolean layout = table.getRows().stream()
                .flatMap(row -> row.getTableCells().stream())
                .anyMatch(cell -> !cell.getTables().isEmpty());
        if (!layout) {
            draft.grid(cells(table));
            return;
        }
        for (XWPFTableRow row : table.getRows()) {
            for (XWPFTableCell cell : row.getTableCells()) {
                body(cell.getBodyElements());
            }
        }
    }

    private static List<Grid.Cell> cells(XWPFTable table) {
        MergeLayout layout = new MergeLayout();
        for (XWPFTableRow row : table.getRows()) {
            layout.beginRow(DocxCell.before(row));
            for (ICell cell : row.getTableICells()) {
                if (cell instanceof XWPFTableCell plain) {
                    layout.add(DocxCell.columns(plain), DocxCell.merge(plain), text(plain));
                } else if (cell instanceof XWPFSDTCell control) {
                    layout.add(
                            1,
                            MergeLayout.Merge.NONE,
                            Whitespace.foldLines(control.getContent().getText()));
                }
            }
        }
        return layout.cells();
    }

    private static String text(XWPFTableCell cell) {
        List<String> paragraphs = new ArrayList<>();
        cell.getParagraphs().forEach(p -> paragraphs.add(p.getText()));
        return Whitespace.foldLines(paragraphs.stream().collect(Collectors.joining("\n")));
    }
}
