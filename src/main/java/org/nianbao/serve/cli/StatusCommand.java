package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nianbao.index.Index;
import org.nianbao.model.DistrictYear;
import org.nianbao.serve.House;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;

/** {@code status}: figures about the whole. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    private final Session session;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (House house = session.house()) {
            Answers answers = session.asking().apply(house);
            Map<String, Long> states = answers.tracker(Set.of()).stream()
                    .collect(Collectors.groupingBy(entry -> entry.state().id(), TreeMap::new, Collectors.counting()));
            String home = house.home().root().toString();
            if (session.json()) {
                session.console().document(json(home, answers.figures(), states));
            } else {
                print(home, answers.figures(), states);
            }
            return Exit.DONE;
        }
    }

    private static ObjectNode json(String home, Index.Figures figures, Map<String, Long> states) {
        ObjectNode json = Console.object()
                .put("home", home)
                .put("version", Version.number())
                .put("sites", figures.sites())
                .put("captures", figures.captures())
                .put("reports", figures.reports())
                .put("versions", figures.versions())
                .put("cells", figures.cells())
                .put("failed_rules", figures.failedRules())
                .put("waiting", figures.waiting())
                .put("set_aside", figures.setAside())
                .put("last_sweep", figures.lastSweep().map(Object::toString).orElse(null));
        json.set("states", ContractJson.mapper().valueToTree(states));
        return json;
    }

    private void print(String home, Index.Figures figures, Map<String, Long> states) {
        boolean en = session.console().tongue() == Tongue.EN;
        TextTable table = en ? new TextTable("what", "figure") : new TextTable("项目", "数值");
        table.row(en ? "home" : "目录", home)
                .row(en ? "sites" : "站点", figures.sites())
                .row(en ? "captures" : "存档", figures.captures())
                .row(en ? "reports" : "报告", figures.reports())
                .row(en ? "report versions" : "报告版本", figures.versions())
                .row(en ? "cells" : "单元格", figures.cells())
                .row(en ? "failed relations" : "未通过的校验", figures.failedRules())
                .row(en ? "waiting to be read" : "待读取", figures.waiting())
                .row(en ? "set aside after failures" : "多次失败后搁置", figures.setAside())
                .row(
                        en ? "last sweep" : "最近一次巡查",
                        figures.lastSweep().map(Object::toString).orElse("-"));
        states.forEach((id, count) -> {
            DistrictYear.State state = DistrictYear.State.of(id);
            table.row((en ? "district-years: " : "区×年度：") + (en ? state.en() : state.zh()), count);
        });
        table.print(session.console());
    }
}
