package org.nianbao.document;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.nianbao.model.Document;

/** Walks through a page: lines outside tables become blocks, tables of data become grids. */
final class HtmlBody extends HtmlLines {
    private final Draft draft;
    private final String html;
    private final Document.Source source;
    private Set<Element> layout = Set.of();
    private Refusal stopped;
    private boolean preformatted;

    HtmlBody(Draft draft, String html, Document.Source source) {
        this.draft = draft;
        this.html = html;
        this.source = source;
    }

    void read(org.jsoup.nodes.Document page, HtmlParts parts) throws Refusal {
        layout = HtmlTable.holdingTables(parts.tables());
        NodeTraversor.filter(this, page);
        if (stopped == null) {
            flush();
        }
        if (stopped != null) {
            throw stopped;
        }
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.nameIs("table") && !HtmlVisibility.isHidden(element) && !layout.contains(element)) {
                List<List<Element>> rows = HtmlTable.rows(element);
                if (!HtmlTable.isLayout(rows)) {
                    return table(rows);
                }
            }
            preformatted |= element.nameIs("pre");
        }
        return super.head(node, depth);
    }

    private FilterResult table(List<List<Element>> rows) {
        flush();
        try {
            Limits.checkTime();
            draft.grid(HtmlTable.cells(rows));
        } catch (Refusal e) {
            stopped = e;
        }
        return stopped == null ? FilterResult.SKIP_ENTIRELY : FilterResult.STOP;
    }

    private static String folded(String line) {
        return String.join(" ", Whitespace.lines(line, true));
    }

    /** Preformatted columns are parted by single tabs; two of them hold a blank cell between them. */
    private static String tabbed(String line) {
        return line.indexOf('\t') < 0
                ? folded(line)
                : Stream.of(line.split("\t", -1)).map(HtmlBody::folded).collect(Collectors.joining("\t"));
    }

    /** Ends the run of lines before a table; those that are a table in themselves are read as one. */
    private void flush() {
        List<Line> lines = take();
        List<String> texts = lines.stream()
                .map(line -> preformatted ? tabbed(line.text()) : folded(line.text()))
                .toList();
        try {
            if (preformatted || TabularText.isIn(texts)) {
                Document part = PlainText.read(String.join("\n", texts), source);
                HtmlPlaces places = new HtmlPlaces(html, lines, texts);
                draft.append(part, places::inSource);
            } else {
                lines.forEach(line -> draft.block(line.text()));
            }
        } catch (Refusal e) {
            stopped = e;
        }
        preformatted = false;
    }
}
