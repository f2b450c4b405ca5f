package org.nianbao.serve.api;

import java.util.HashSet;
import java.util.Set;
import org.nianbao.index.Index;

/** Figures in the text format of Prometheus. */
final class Metrics {
    private final StringBuilder text = new StringBuilder();
    private final Set<String> explained = new HashSet<>();

    void figures(Index.Figures figures) {
        gauge("nianbao_sites", "Sites in the seed files.", figures.sites());
        gauge("nianbao_captures", "Archived exchanges.", figures.captures());
        gauge("nianbao_reports", "Reports.", figures.reports());
        gauge("nianbao_report_versions", "Report versions.", figures.versions());
        gauge("nianbao_cells", "Cells of all report versions.", figures.cells());
        gauge("nianbao_failed_rules", "Relations that fail.", figures.failedRules());
        gauge("nianbao_reading_waiting", "Payloads that wait to be read.", figures.waiting());
        gauge("nianbao_reading_set_aside", "Payloads set aside after repeated failure.", figures.setAside());
        figures.lastSweep()
                .ifPresent(at ->
                        gauge("nianbao_last_sweep_timestamp_seconds", "When a sweep last ended.", at.getEpochSecond()));
    }

    void gauge(String name, String help, long value) {
        explain(name, help);
        text.append(name).append(' ').append(value).append('\n');
    }

    /** A gauge with one label, whose value must be a plain word. */
    void labelled(String name, String help, String label, String of, long value) {
        explain(name, help);
        text.append(name).append('{').append(label).append("=\"").append(of).append("\"} ");
        text.append(value).append('\n');
    }

    private void explain(String name, String help) {
        if (explained.add(name)) {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(name).append(" gauge\n");
        }
    }

    String text() {
        return text.toString();
    }
}
