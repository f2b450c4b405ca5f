package org.nianbao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Grid;

/** Reads in tests, and shows what was read. */
final class Reading {
    private Reading() {}

    static Document html(String html) {
        return document(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    static Document html(String html, Charset charset) {
        return document(html.getBytes(charset), "text/html");
    }

    static Document document(byte[] bytes, String contentType) {
        DocumentOutcome outcome = outcome(bytes, contentType);
        assertThat(outcome).isInstanceOf(DocumentOutcome.Readable.class);
        return ((DocumentOutcome.Readable) outcome).document();
    }

    static DocumentOutcome outcome(byte[] bytes, String contentType) {
        return new Documents()
                .read(bytes, Optional.of(contentType), Optional.of(URI.create("http://www.jinhe.example/a/b.html")));
    }

    static String why(DocumentOutcome outcome) {
        assertThat(outcome).isInstanceOf(DocumentOutcome.Unreadable.class);
        return ((DocumentOutcome.Unreadable) outcome).why().id();
    }

    /** A cell as {@code row,column rowsxcolumns text}. */
    static List<String> cells(Grid grid) {
        return grid.cells().stream()
                .map(c -> c.row() + "," + c.column() + " " + c.rowSpan() + "x" + c.columnSpan() + " "
                        + c.text().replace('\n', '/'))
                .toList();
    }

    /** The texts of a row. */
    static List<String> row(Grid grid, int row) {
        return grid.row(row).stream().map(Grid.Cell::text).toList();
    }

    static List<String> blocks(Document document) {
        return document.blocks().stream().map(Document.Block::text).toList();
    }
}
