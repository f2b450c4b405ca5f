package org.nianbao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;

/**
 * The elements of a page that are asked for one by one, found in a single walk, in the order of the page.
 *
 * @param tables every table
 * @param named {@code meta} with content, and elements that stand for metadata
 * @param linking what may lead to an attachment
 */
record HtmlParts(List<Element> tables, List<Element> named, List<Element> linking) {
    private static final Set<String> SOURCES = Set.of("embed", "iframe", "frame");
    /** Elements of some platforms that hold what a {@code meta} would. */
    static final List<String> AS_META = List.of("ucaptitle", "publishtime");

    static HtmlParts of(Element page) {
        HtmlParts parts = new HtmlParts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof Element element) {
                        parts.sort(element);
                    }
                },
                page);
        return parts;
    }

    private void sort(Element element) {
        String name = element.normalName();
        if (name.equals("table")) {
            tables.add(element);
        } else if (name.equals("meta") && element.hasAttr("content") || AS_META.contains(name)) {
            named.add(element);
        }
        if (links(element, name)) {
            linking.add(element);
        }
    }

    private static boolean links(Element element, String name) {
        if (element.attributesSize() == 0) {
            return false;
        }
        return name.equals("a") && element.hasAttr("href")
                || SOURCES.contains(name) && element.hasAttr("src")
                || name.equals("object") && element.hasAttr("data")
                || element.hasAttr("onclick");
    }
}
