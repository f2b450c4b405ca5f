package org.nianbao.serve.web.view;

import java.util.List;
import org.nianbao.index.Index;
import org.nianbao.model.Indicator;

/**
 * One figure of the dictionary.
 *
 * @param indicator the figure
 * @param cells newest cells of it, at most a hundred
 */
public record IndicatorView(Indicator indicator, List<Index.CellRow> cells) {}
