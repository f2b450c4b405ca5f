package org.nianbao.extract;

import java.util.List;
import org.nianbao.model.Document;
import org.nianbao.model.Grid;
import org.nianbao.model.Indicator;

/** Walks through a document once and lets every table of the forms take the rows that are its own. */
final class FormTables {
    /** Headings are short; longer blocks are prose and open no group. */
    private static final int LONGEST_HEADING = 60;

    private FormTables() {}

    /** Reads all tables of a document. */
    static Harvest read(Document document, List<Indicator> indicators) {
        return read(document, new FormWords(indicators));
    }

    /** Reads all tables of a document. */
    static Harvest read(Document document, FormWords words) {
        Harvest harvest = new Harvest(words);
        List<FormTable> tables = List.of(
                new StatisticsTable(harvest),
                new RemediesTable(harvest),
                new ProactiveTable(harvest),
                new RequestsTable(harvest));
        int next = 0;
        for (int i = 0; i < document.grids().size(); i++) {
            Grid grid = document.grids().get(i);
            for (;
                    next < document.blocks().size()
                            && document.blocks().get(next).beforeGrid() <= i;
                    next++) {
                heading(tables, document.blocks().get(next).text());
            }
            heading(tables, grid.heading());
            Row.of(grid).forEach(row -> accept(tables, row));
        }
        tables.forEach(FormTable::finish);
        return harvest;
    }

    private static void heading(List<FormTable> tables, String text) {
        if (!text.isBlank() && text.length() <= LONGEST_HEADING) {
            tables.forEach(t -> t.heading(text));
        }
    }

    private static void accept(List<FormTable> tables, Row row) {
        for (FormTable table : tables) {
            if (table.accept(row)) {
                return;
            }
        }
    }
}
