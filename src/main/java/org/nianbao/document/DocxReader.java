package org.nianbao.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    private final XWPFDocument word;
    private final DocxNumbering numbering;
    private final boolean boxes;

    private DocxReader(XWPFDocument word) throws IOException {
        this.word = word;
        this.numbering = new DocxNumbering(word);
        try (InputStream part = word.getPackagePart().getInputStream()) {
            this.boxes = new String(part.readAllBytes(), StandardCharsets.ISO_8859_1).contains("txbxContent");
        }
    }

    static Document read(Material material) throws Refusal {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(material.bytes()))) {
            DocxReader reader = new DocxReader(word);
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
                paragraph(paragraph);
            } else if (element instanceof XWPFTable table) {
                table(table);
            } else if (element instanceof XWPFSDT control) {
                control.getContent().getText().lines().forEach(draft::block);
            }
        }
    }

    private void paragraph(XWPFParagraph paragraph) throws Refusal {
        numbering.text(paragraph).lines().forEach(draft::block);
        if (boxes) {
            body(DocxTextBoxes.of(paragraph, word));
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

    private List<Grid.Cell> cells(XWPFTable table) {
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

    private String text(XWPFTableCell cell) {
        List<String> paragraphs = new ArrayList<>();
        cell.getParagraphs().forEach(p -> paragraphs.add(numbering.text(p)));
        return Whitespace.foldLines(paragraphs.stream().collect(Collectors.joining("\n")));
    }
}
