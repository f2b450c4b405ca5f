package org.nianbao.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A column (栏目) of a site.
 *
 * @param name its name
 * @param slug its part of the address
 * @param number its number, for platforms whose addresses carry one
 * @param parents names of the columns above it, for the breadcrumb
 * @param articles what it lists, newest first
 */
record Column(String name, String slug, int number, List<String> parents, List<Article> articles) {
    static final int PER_PAGE = 10;

    int pages() {
        return Math.max(1, (articles.size() + PER_PAGE - 1) / PER_PAGE);
    }

    /** What a page lists; pages count from 1. */
    List<Article> page(int page) {
        int from = (page - 1) * PER_PAGE;
        return new ArrayList<>(articles.subList(from, Math.min(articles.size(), from + PER_PAGE)));
    }
}
