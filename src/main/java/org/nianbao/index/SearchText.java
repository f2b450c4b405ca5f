package org.nianbao.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nianbao.model.Cell;
import org.nianbao.model.Indicator;
import org.nianbao.model.Report;

/** What of a report can be found, by field. */
record SearchText(Map<String, String> fields) {
    /** District, code, publisher, year. */
    static final String NAME = "name";

    /** The title. */
    static final String TITLE = "title";

    /** Headings and prose. */
    static final String TEXT = "text";

    /** A line for each figure: its labels and what is printed. */
    static final String FIGURES = "figures";

    /** What a find in a field is worth. */
    static final Map<String, Float> WORTH = Map.of(NAME, 4f, TITLE, 3f, TEXT, 1.5f, FIGURES, 0.5f);

    private static final int LONGEST = 2_000_000;

    /**
     * The text of a report version.
     *
     * @param row the version
     * @param parent name of the division above
     * @param report what was read
     * @param indicators by code
     */
    static SearchText of(Index.ReportRow row, String parent, Report report, Map<String, Indicator> indicators) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                TEXT,
                cut(report.sections().stream()
                        .map(s -> s.heading() + "\n" + s.text())
                        .collect(Collectors.joining("\n"))));
        fields.put(
                FIGURES,
                cut(report.cells().stream()
                        .map(cell -> figure(cell, indicators.get(cell.code())))
                        .collect(Collectors.joining("\n"))));
        fields.put(TITLE, cut(row.title()));
        String year = row.year().map(String::valueOf).orElse("");
        fields.put(
                NAME,
                cut(String.join("\n", List.of(row.district(), parent, row.divisionCode(), row.publisher(), year))));
        return new SearchText(fields);
    }

    private static String figure(Cell cell, Indicator indicator) {
        String labels = indicator == null ? cell.code() : indicator.rowZh() + " " + indicator.columnZh();
        return labels + "：" + cell.raw().replace('\n', ' ') + " " + cell.unit();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
