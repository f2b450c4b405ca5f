package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Collects the visible lines of a part of a page: what a reader sees one below the other. */
class HtmlLines implements NodeFilter {
    /** Elements that begin and end a line, beside those that jsoup knows as blocks. */
    private static final Set<String> LINES =
            Set.of("tr", "td", "th", "caption", "li", "dt", "dd", "option", "ucaptitle");

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "title");

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int start = -1;
    private int end = -1;
    private int pre;
    private int heading;

    /**
     * A line as it stands in the source.
     *
     * @param text white space as in the source; {@code \r} where the source's own line end means nothing
     * @param start offset of its first character in the source, -1 when not known
     * @param end offset past its last character
     */
    record Line(String text, int start, int end) {}

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words);
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (HtmlVisibility.isHidden(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        enter(element);
        return FilterResult.CONTINUE;
    }

    private void enter(Element element) {
        if (isLine(element)) {
            endLine();
        } else if (element.nameIs("br")) {
            lineBreak();
        }
        heading += isHeading(element) ? 1 : 0;
        pre += element.nameIs("pre") ? 1 : 0;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (isLine(element)) {
                endLine();
            }
            heading -= isHeading(element) ? 1 : 0;
            pre -= element.nameIs("pre") ? 1 : 0;
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isHeading(Element element) {
        return HEADINGS.contains(element.normalName());
    }

    private static boolean isLine(Element element) {
        return element.isBlock() || LINES.contains(element.normalName());
    }

    private void append(TextNode words) {
        String whole = words.getWholeText();
        if (pre == 0) {
            whole = whole.replace('\n', '\r');
        }
        if (!whole.isBlank()) {
            int from = words.sourceRange().startPos();
            start = start < 0 ? from : Math.min(start, from);
            end = Math.max(end, words.sourceRange().endPos());
        }
        text.append(whole);
        if (pre > 0 && whole.indexOf('\n') >= 0) {
            endLines();
        }
    }

    private void lineBreak() {
        if (heading > 0) {
            text.append('\r'); // a heading broken for looks is one heading
        } else {
            endLine();
        }
    }

    /** Preformatted text carries its line ends in itself; the offsets are those of the whole. */
    private void endLines() {
        String[] parts = text.toString().split("\n", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            add(parts[i]);
        }
        text.setLength(0);
        text.append(parts[parts.length - 1]);
    }

    final void endLine() {
        add(text.toString());
        text.setLength(0);
        start = -1;
        end = -1;
    }

    private void add(String line) {
        if (!Whitespace.isBlank(line)) {
            lines.add(new Line(line, start, end));
        }
    }

    /** The lines so far, which are then forgotten. */
    final List<Line> take() {
        endLine();
        List<Line> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
