package org.nianbao.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.Selector;
import org.nianbao.model.Grid;
import org.nianbao.model.Locator;

/** A {@code <table>}: whether it holds data or only lays the page out, and its cells with their spans laid out. */
final class HtmlTable {
    /** No cell of a form is as long; an article in a table for its looks is. */
    private static final int LONG_CELL = 1_500;

    private static final int MANY_FIGURES = 7;
    private static final int LONG_FIGURE = 20;
    private static final Pattern FIGURE = Pattern.compile("[-+]?[0-9０-９][0-9０-９,，.．]*");
    private static final Evaluator ARTICLE = Selector.evaluatorOf("h1,h2,h3,ul,form");

    private HtmlTable() {}

    /** Those of a page's tables that hold tables; found in one pass, for a page may be nested to no purpose. */
    static Set<Element> holdingTables(List<Element> tables) {
        Set<Element> outer = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element table : tables) {
            Element up = table.parent();
            while (up != null && !up.nameIs("table")) {
                up = up.parent();
            }
            if (up != null) {
                outer.add(up);
            }
        }
        return outer;
    }

    /** Whether a table without tables in it only arranges other content: it has one column, or a cell holds an article. */
    static boolean isLayout(List<List<Element>> rows) {
        boolean sideBySide = rows.stream().anyMatch(row -> row.size() > 1);
        if (sideBySide && figures(rows) >= MANY_FIGURES) {
            return false;
        }
        return !sideBySide || rows.stream().flatMap(List::stream).anyMatch(HtmlTable::holdsArticle);
    }

    private static long figures(List<List<Element>> rows) {
        return rows.stream()
                .flatMap(List::stream)
                .map(Element::text)
                .filter(text -> text.length() < LONG_FIGURE
                        && FIGURE.matcher(Whitespace.fold(text)).matches())
                .limit(MANY_FIGURES)
                .count();
    }

    private static boolean holdsArticle(Element cell) {
        return cell.selectFirst(ARTICLE) != null || cell.text().length() > LONG_CELL;
    }

    /** The cells of each row that can be seen; rows without any stay, for spans count them. */
    static List<List<Element>> rows(Element table) {
        List<List<Element>> rows = new ArrayList<>();
        NodeTraversor.filter((node, depth) -> row(node, rows), table);
        return rows;
    }

    /** Takes a row; what is in its cells is not looked through, since the table holds no other. */
    private static NodeFilter.FilterResult row(Node node, List<List<Element>> rows) {
        if (!(node instanceof Element element) || isCell(element)) {
            return NodeFilter.FilterResult.SKIP_CHILDREN;
        }
        if (element.nameIs("tr") && !HtmlVisibility.isHidden(element)) {
            rows.add(element.children().stream()
                    .filter(c -> isCell(c) && !HtmlVisibility.isHidden(c))
                    .toList());
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private static boolean isCell(Element element) {
        return element.nameIs("td") || element.nameIs("th");
    }

    /** The cells laid out. A span of rows ends with the table. */
    static List<Grid.Cell> cells(List<List<Element>> rows) throws Refusal {
        SpanLayout layout = new SpanLayout();
        for (int r = 0; r < rows.size(); r++) {
            Limits.checkTime();
            layout.beginRow();
            for (Element cell : rows.get(r)) {
                int left = rows.size() - r;
                int down = span(cell, "rowspan", left);
                layout.add(
                        down == 0 ? left : down,
                        Math.max(1, span(cell, "colspan", Limits.COLUMN_SPAN)),
                        text(cell),
                        place(cell));
            }
            if (layout.cells().size() > Limits.CELLS) {
                throw new Refusal(Trouble.TOO_LARGE);
            }
        }
        return layout.cells();
    }

    /** The leading digits of the attribute, at most {@code most}; 1 when there are none. 0 means "to the end". */
    private static int span(Element cell, String attribute, int most) {
        int value = -1;
        for (char c : cell.attr(attribute).strip().toCharArray()) {
            if (c < '0' || c > '9') {
                break;
            }
            value = Math.min(most, Math.max(0, value) * 10 + c - '0');
        }
        return value < 0 ? 1 : value;
    }

    private static String text(Element cell) {
        if (cell.childNodeSize() == 1
                && cell.childNode(0) instanceof TextNode words
                && Whitespace.hasNone(words.getWholeText())) {
            return words.getWholeText(); // most cells: a number, or a label on one line
        }
        HtmlLines lines = new HtmlLines();
        cell.childNodes().forEach(child -> NodeTraversor.filter(lines, child));
        return lines.take().stream().map(line -> Whitespace.fold(line.text())).collect(Collectors.joining("\n"));
    }

    private static Locator.Place place(Element cell) {
        Range begin = cell.sourceRange();
        Range end = cell.endSourceRange();
        int last = end.isTracked() ? end.endPos() : lastPosition(cell);
        return new Locator.Span(Math.max(0, begin.startPos()), Math.max(last, begin.endPos()));
    }

    /** A cell whose end tag is missing ends with what it holds. */
    private static int lastPosition(Element cell) {
        Node last = cell;
        int end = cell.sourceRange().endPos();
        while (last instanceof Element element && element.childNodeSize() > 0) {
            last = element.childNode(element.childNodeSize() - 1);
            end = Math.max(end, last.sourceRange().endPos());
        }
        return end;
    }
}
