package org.nianbao.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Hints;
import org.nianbao.model.Locator;
import org.nianbao.model.Site;

/** Small documents and sites for tests. */
final class Drafts {
    static final List<Site> DRUM_TOWERS = List.of(
            site("320106", "鼓楼区", "南京市", "www.njgl.invalid"),
            site("320302", "鼓楼区", "徐州市", "www.xzgl.invalid"),
            site("350102", "鼓楼区", "福州市", "www.gl.invalid"),
            site("410204", "鼓楼区", "开封市", "www.kfgulou.invalid"),
            site("410103", "二七区", "郑州市", "www.erqi.invalid"));

    private Drafts() {}

    static Site site(String code, String name, String parent, String host) {
        return new Site(
                code,
                name,
                "",
                parent,
                Optional.of(URI.create("https://" + host + "/")),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    static Hints hints(String uri) {
        return new Hints(
                uri.isEmpty() ? Optional.empty() : Optional.of(URI.create(uri)), Optional.empty(), DRUM_TOWERS, "");
    }

    static Document page(String title, Map<String, String> meta, String... blocks) {
        List<Document.Block> texts = new ArrayList<>();
        for (String block : blocks) {
            texts.add(new Document.Block(block, 0));
        }
        return new Document(source(), title, meta, texts, List.of(), List.of());
    }

    static Document.Source source() {
        return new Document.Source(Optional.empty(), "text/html", "", Optional.of("UTF-8"), Optional.of("meta"));
    }

    /** A grid without spans. */
    static Grid grid(int ordinal, String[]... rows) {
        List<Grid.Cell> cells = new ArrayList<>();
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                cells.add(new Grid.Cell(r, c, 1, 1, rows[r][c], new Locator.InGrid()));
            }
        }
        return new Grid(ordinal, "", cells);
    }

    static String prose(String about) {
        return (about + "本年度认真落实条例要求，依法做好政府信息公开工作，及时发布各类信息。").repeat(10);
    }
}
