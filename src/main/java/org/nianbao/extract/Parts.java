package org.nianbao.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Link;
import org.nianbao.model.Remark;

/**
 * Several documents that are one report: pages 1/2 and 2/2, or a page and its attachment. Their tables are numbered on
 * from one document to the next, which keeps every place unique.
 */
final class Parts {
    private Parts() {}

    /** All of them as one document; its source and title are those of the first. */
    static Document joined(List<Document> documents) {
        Document first = documents.get(0);
        Map<String, String> meta = new HashMap<>();
        List<Document.Block> blocks = new ArrayList<>();
        List<Grid> grids = new ArrayList<>();
        List<Link> attachments = new ArrayList<>();
        for (Document part : documents) {
            int before = grids.size();
            part.meta().forEach(meta::putIfAbsent);
            part.blocks().forEach(b -> blocks.add(new Document.Block(b.text(), b.beforeGrid() + before)));
            part.grids()
                    .forEach(g -> grids.add(new Grid(g.ordinal() + before, g.heading(), g.cells(), g.recognised())));
            attachments.addAll(part.attachments());
        }
        return new Document(first.source(), title(documents), meta, blocks, grids, attachments);
    }

    private static String title(List<Document> documents) {
        return documents.stream()
                .map(Document::title)
                .filter(t -> !t.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Says of each document from which table on its tables are numbered. */
    static List<Remark> remarks(List<Document> documents) {
        List<Remark> remarks = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < documents.size() && documents.size() > 1; i++) {
            remarks.add(Remarks.part(i + 1, documents.get(i).source(), before));
            before += documents.get(i).grids().size();
        }
        return remarks;
    }
}
