package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nianbao.index.Index;
import org.nianbao.serve.House;
import org.nianbao.serve.export.ContractJson;
import org.nianbao.serve.export.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report list|show|provenance}. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    CommandSpec spec;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Group.usage(spec, session);
    }

    /** Report versions that match. */
    @Command(name = "list")
    Integer list(
            @Option(names = "--code", paramLabel = "CODE") String code,
            @Option(names = "--year", paramLabel = "Y") Integer year,
            @Option(names = "--scope", paramLabel = "SCOPE") String scope,
            @Option(names = "--state", paramLabel = "STATE", descriptionKey = "report.state") String state) {
        return list(new Index.ReportQuery(
                Optional.ofNullable(code),
                Optional.ofNullable(year),
                Optional.ofNullable(scope),
                Optional.ofNullable(state)));
    }

    private int list(Index.ReportQuery query) {
        try (House house = session.house()) {
            List<Index.ReportRow> rows = session.asking().apply(house).reports(query);
            if (session.json()) {
                ArrayNode array = ContractJson.mapper().createArrayNode();
                rows.forEach(row -> array.add(ContractJson.reportRow(row)));
                session.console().document(array);
            } else if (!rows.isEmpty()) {
                table(rows).print(session.console());
            }
            return Group.found(!rows.isEmpty(), session);
        }
    }

    /** One report with everything. */
    @Command(name = "show")
    Integer show(
            @Parameters(paramLabel = "ID", descriptionKey = "report.id") String id,
            @Option(names = "--version-number", paramLabel = "N") Integer version) {
        try (House house = session.house()) {
            Answers answers = session.asking().apply(house);
            Optional<Index.ReportDetail> detail = answers.report(id, Optional.ofNullable(version));
            detail.map(answers::amongOthers).ifPresent(this::print);
            return Group.found(detail.isPresent(), session);
        }
    }

    /** Where its figures come from: W3C PROV. */
    @Command(name = "provenance")
    Integer provenance(
            @Parameters(paramLabel = "ID", descriptionKey = "report.id") String id,
            @Option(names = "--version-number", paramLabel = "N") Integer version)
            throws IOException {
        try (House house = session.house()) {
            Answers answers = session.asking().apply(house);
            Optional<Index.ReportDetail> detail = answers.report(id, Optional.ofNullable(version));
            if (detail.isPresent()) {
                int number = detail.get().row().version();
                Optional<Index.ReportDetail> before =
                        number < 2 ? Optional.empty() : answers.report(id, Optional.of(number - 1));
                Provenance provenance = new Provenance(house.archive()::captures, house.archive()::provenance);
                session.console().document(provenance.of(detail.get(), before));
            }
            return Group.found(detail.isPresent(), session);
        }
    }

    private void print(Index.ReportDetail detail) {
        Console console = session.console();
        if (session.json()) {
            console.document(json(detail));
            return;
        }
        ReadingView view = new ReadingView(console);
        view.report(detail.report());
        console.answer(console.in("地址：", "url: ") + TextTable.clean(detail.row().url()));
        console.answer(console.in("存档：", "archived: ") + detail.row().capturedAt() + " "
                + detail.record().warcFile() + "@" + detail.record().offset() + " sha256:"
                + detail.row().sha256());
        console.answer(console.in("版本：", "version: ") + detail.row().version() + "/"
                + detail.versions().size());
        view.failures(detail.findings());
        view.cells(detail.report().cells());
        detail.corrections().forEach(corrected -> console.answer(CorrectCommand.line(console, corrected)));
    }

    /** One report version with cells, findings, remarks, versions, captures and corrections. */
    static ObjectNode json(Index.ReportDetail detail) {
        ObjectNode json = ContractJson.reportRow(detail.row());
        ObjectNode report = json.putObject("report");
        ContractJson.report(report, detail.report());
        json.set("findings", ContractJson.findings(detail.findings()));
        json.set("remarks", ContractJson.remarks(detail.remarks()));
        ArrayNode versions = json.putArray("versions");
        detail.versions().forEach(row -> versions.add(ContractJson.reportRow(row)));
        json.set("record", ContractJson.capture(detail.record()));
        ArrayNode sightings = json.putArray("sightings");
        detail.sightings().forEach(record -> sightings.add(ContractJson.capture(record)));
        ArrayNode corrections = json.putArray("corrections");
        detail.corrections().forEach(corrected -> corrections.add(ContractJson.corrected(corrected)));
        return json;
    }

    private TextTable table(List<Index.ReportRow> rows) {
        TextTable table = TextTable.of(
                session.console(),
                "编号|区|年度|范围|版本|格式|单元格|未通过|状态|标题",
                "id|district|year|scope|version|form|cells|failed|state|title");
        for (Index.ReportRow row : rows) {
            table.row(
                    row.id(),
                    row.district(),
                    row.year().map(String::valueOf).orElse("-"),
                    row.scope(),
                    row.version(),
                    row.forms(),
                    row.cells(),
                    row.failedRules(),
                    row.state(),
                    row.title());
        }
        return table;
    }
}
