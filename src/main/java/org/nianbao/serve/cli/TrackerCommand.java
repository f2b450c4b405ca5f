package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nianbao.model.DistrictYear;
import org.nianbao.serve.House;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tracker}: where each district stands in each year. */
@Command(name = "tracker")
final class TrackerCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--year", paramLabel = "Y", split = ",", descriptionKey = "tracker.year")
    Set<Integer> years = new LinkedHashSet<>();

    TrackerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (House house = session.house()) {
            List<DistrictYear> entries = session.asking().apply(house).tracker(Set.copyOf(years));
            if (session.json()) {
                ArrayNode array = ContractJson.mapper().createArrayNode();
                entries.forEach(entry -> array.add(ContractJson.districtYear(entry)));
                session.console().document(array);
            } else if (!entries.isEmpty()) {
                table(entries).print(session.console());
            }
            return Group.found(!entries.isEmpty(), session);
        }
    }

    private TextTable table(List<DistrictYear> entries) {
        Console console = session.console();
        TextTable table =
                TextTable.of(console, "代码|区|年度|状态|格式|单元格|未通过|说明", "code|district|year|state|form|cells|failed|why");
        for (DistrictYear entry : entries) {
            table.row(
                    entry.code(),
                    entry.district(),
                    entry.year(),
                    console.in(entry.state().zh(), entry.state().en()),
                    entry.forms().isBlank() ? "-" : entry.forms(),
                    entry.cells(),
                    entry.failedRules(),
                    entry.why().in(console.tongue().tag()));
        }
        return table;
    }
}
