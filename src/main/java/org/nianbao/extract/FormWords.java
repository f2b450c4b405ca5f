package org.nianbao.extract;

import java.util.List;
import org.nianbao.model.Indicator;

/** The figures of the forms and the words that name them in each table, made once for any number of documents. */
final class FormWords {
    private final List<Indicator> indicators;
    private final StatisticsTable.Words statistics;
    private final RemediesTable.Words remedies;
    private final ProactiveTable.Words proactive;
    private final RequestsTable.Words requests;

    FormWords(List<Indicator> indicators) {
        this.indicators = List.copyOf(indicators);
        statistics = StatisticsTable.Words.of(beginning(StatisticsTable.PREFIX));
        remedies = RemediesTable.Words.of(beginning(RemediesTable.PREFIX));
        proactive = ProactiveTable.Words.of(beginning(ProactiveTable.PREFIX));
        requests = RequestsTable.Words.of(beginning(RequestsTable.PREFIX));
    }

    private List<Indicator> beginning(String codePrefix) {
        return indicators.stream().filter(i -> i.code().startsWith(codePrefix)).toList();
    }

    /** All figures, in order. */
    List<Indicator> indicators() {
        return indicators;
    }

    StatisticsTable.Words statistics() {
        return statistics;
    }

    RemediesTable.Words remedies() {
        return remedies;
    }

    ProactiveTable.Words proactive() {
        return proactive;
    }

    RequestsTable.Words requests() {
        return requests;
    }
}
