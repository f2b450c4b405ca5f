package org.nianbao.serve.web;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.nianbao.model.Locator;

/** Finds what a span of the source covers on a parsed page, a cell, some characters or another element, and marks it. */
final class Marking {
    static final String ID = "nianbao-mark";
    private static final int NO = Integer.MAX_VALUE;

    private Marking() {}

    /** Marks the place. Returns whether it was found. */
    static boolean mark(Document page, Locator.Span span, String style) {
        Optional<Element> element = element(page, span);
        boolean exact =
                element.filter(e -> e.sourceRange().startPos() == span.start()).isPresent();
        Optional<TextNode> text = exact ? Optional.empty() : text(page, span);
        Optional<Element> place = text.map(t -> characters(t, span))
                .or(() -> element.filter(e -> e != page.body() && !"html".equals(e.normalName())));
        place.ifPresent(e -> e.attr("id", ID).attr("style", e.attr("style") + ";" + style));
        return place.isPresent();
    }

    /** The smallest element whose source covers the span. */
    private static Optional<Element> element(Document page, Locator.Span span) {
        Element best = null;
        int shortest = NO;
        for (Element element : page.getAllElements()) {
            int length = length(element, span);
            if (length < NO && length <= shortest) {
                best = element;
                shortest = length;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Length of an element's source when it covers the span. */
    private static int length(Element element, Locator.Span span) {
        Range range = element.sourceRange();
        if (!range.isTracked() || range.isImplicit()) {
            return NO;
        }
        boolean cell = "td".equals(element.normalName()) || "th".equals(element.normalName());
        if (cell && range.startPos() == span.start()) {
            return 0; // cells without an end tag end where the next one begins; their beginning is sure
        }
        int end = end(element);
        return range.startPos() <= span.start() && end >= span.end() ? end - range.startPos() : NO;
    }

    private static int end(Element element) {
        if (element.endSourceRange().isTracked()) {
            return element.endSourceRange().endPos();
        }
        Node last = element;
        while (last.childNodeSize() > 0) {
            last = last.childNode(last.childNodeSize() - 1);
        }
        return Math.max(element.sourceRange().endPos(), last.sourceRange().endPos());
    }

    /** The text whose source covers the span, when it was written without entities, so that offsets fit. */
    private static Optional<TextNode> text(Document page, Locator.Span span) {
        return page.nodeStream(TextNode.class)
                .filter(t -> t.sourceRange().isTracked()
                        && t.sourceRange().startPos() <= span.start()
                        && t.sourceRange().endPos() >= span.end())
                .filter(t -> t.getWholeText().length()
                        == t.sourceRange().endPos() - t.sourceRange().startPos())
                .findFirst();
    }

    /** Puts the characters of a span into an element of their own; nothing between two characters becomes an empty one. */
    private static Element characters(TextNode text, Locator.Span span) {
        int from = span.start() - text.sourceRange().startPos();
        int length = span.end() - span.start();
        TextNode tail = from == 0 ? text : text.splitText(from);
        Element mark = new Element("mark");
        if (length == 0) {
            tail.before(mark);
            return mark.attr("style", "display:inline-block;min-width:1em;min-height:1em");
        }
        if (length < tail.getWholeText().length()) {
            tail.splitText(length);
        }
        tail.wrap("<mark></mark>");
        return (Element) tail.parent();
    }
}
