package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.DistrictYear;
import org.nianbao.serve.export.ContractJson;

/**
 * Per district and year what came out: state, form, cells, failed rules, version and the WARC record.
 *
 * @param lines every district-year asked about, in the tracker's order
 * @param changes reports of which a later version differs, oldest change first
 */
record DemoSummary(List<Line> lines, List<Index.Change> changes) {

    /**
     * One district-year.
     *
     * @param entry where it stands
     * @param archived where the bytes of its newest version lie, when it has one
     */
    record Line(DistrictYear entry, Optional<ArchivedRecord> archived) {

        /** {@code file@offset}, or a dash. */
        String place() {
            return archived.map(record -> record.warcFile() + "@" + record.offset())
                    .orElse("-");
        }
    }

    /** Of everything that is tracked. */
    static DemoSummary of(Answers answers) {
        List<Line> lines = new ArrayList<>();
        for (DistrictYear entry : answers.tracker(Set.of())) {
            Optional<ArchivedRecord> archived = entry.reportId()
                    .flatMap(id -> answers.report(id, Optional.empty()))
                    .map(Index.ReportDetail::record);
            lines.add(new Line(entry, archived));
        }
        return new DemoSummary(List.copyOf(lines), answers.changedReports());
    }

    /** Number of district-years by state id, sorted. */
    Map<String, Long> states() {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> line.entry().state().id(), TreeMap::new, Collectors.counting()));
    }

    /** A table, the changed figures, and a line of how many district-years are in which state. */
    void print(Console console) {
        TextTable table = TextTable.of(
                console,
                "代码|区|年度|状态|格式|单元格|未通过|版本|WARC 记录",
                "code|district|year|state|form|cells|failed|version|WARC record");
        for (Line line : lines) {
            DistrictYear entry = line.entry();
            boolean known = entry.reportId().isPresent();
            table.row(
                    entry.code(),
                    entry.district(),
                    entry.year(),
                    console.in(entry.state().zh(), entry.state().en()),
                    entry.forms().isBlank() ? "-" : entry.forms(),
                    known ? entry.cells() : "-",
                    known ? entry.failedRules() : "-",
                    known ? entry.version() : "-",
                    line.place());
        }
        table.print(console);
        changes.forEach(change -> print(console, change));
        console.answer(tally(console));
    }

    private static void print(Console console, Index.Change change) {
        Index.ReportRow report = change.report();
        String year = report.year().map(String::valueOf).orElse("-");
        for (Index.CellChange cell : change.cells()) {
            String figures = cell.code() + " " + cell.before() + " → " + cell.after();
            console.answer(console.in(
                    report.district() + " " + year + " 年报告的第 " + report.version() + " 版改了数字：" + figures,
                    report.district() + " " + year + ", version " + report.version() + " changes a figure: "
                            + figures));
        }
    }

    /** As JSON: {@code district_years} and {@code states}. */
    ObjectNode json() {
        ObjectNode json = Console.object();
        ArrayNode all = json.putArray("district_years");
        for (Line line : lines) {
            ObjectNode entry = ContractJson.districtYear(line.entry());
            line.archived()
                    .ifPresentOrElse(
                            record -> entry.putObject("record")
                                    .put("warc_file", record.warcFile())
                                    .put("offset", record.offset())
                                    .put("sha256", record.payloadSha256()),
                            () -> entry.putNull("record"));
            all.add(entry);
        }
        ArrayNode changed = json.putArray("changes");
        changes.forEach(change -> change.cells().forEach(cell -> changed.addObject()
                .put("report", change.report().id())
                .put("version", change.report().version())
                .put("code", cell.code())
                .put("before", cell.before())
                .put("after", cell.after())));
        json.set("states", ContractJson.mapper().valueToTree(states()));
        return json;
    }

    private String tally(Console console) {
        String states = states().entrySet().stream()
                .map(state -> {
                    DistrictYear.State is = DistrictYear.State.of(state.getKey());
                    return console.in(is.zh(), is.en()) + " " + state.getValue();
                })
                .collect(Collectors.joining(console.in("，", ", ")));
        return console.in("区×年度共 " + lines.size() + "：", lines.size() + " district-years: ") + states;
    }
}
