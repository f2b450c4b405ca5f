package org.nianbao.serve.web.view;

import java.util.Optional;
import org.nianbao.index.Index;

/**
 * A search.
 *
 * @param query the words, blank when nothing was asked
 * @param answer what was found, when something was asked
 */
public record SearchView(String query, Optional<Index.SearchAnswer> answer) {}
