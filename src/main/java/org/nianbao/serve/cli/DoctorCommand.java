package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;

/** {@code doctor}: looks at machine, home, settings and seeds without changing anything or taking the lock. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Examination.Result> results = new Examination(session).results();
        if (session.json()) {
            session.console().document(json(results));
        } else {
            results.forEach(this::print);
        }
        boolean bad = results.stream().anyMatch(result -> result.level() == Examination.Level.FAIL);
        return bad ? Exit.FAILURES : Exit.DONE;
    }

    private void print(Examination.Result result) {
        Console console = session.console();
        String level =
                switch (result.level()) {
                    case OK -> console.in("✓ 正常", "✓ ok  ");
                    case WARN -> console.in("! 提醒", "! warn");
                    case FAIL -> console.in("✗ 错误", "✗ fail");
                };
        console.answer(level + "  " + result.message().in(console.tongue().tag()));
    }

    private static ObjectNode json(List<Examination.Result> results) {
        ObjectNode json = Console.object()
                .put("ok", results.stream().noneMatch(result -> result.level() == Examination.Level.FAIL));
        ArrayNode checks = json.putArray("checks");
        for (Examination.Result result : results) {
            ObjectNode check = checks.addObject()
                    .put("id", result.message().id())
                    .put("level", result.level().name().toLowerCase(Locale.ROOT));
            ContractJson.sentences(check, result.message());
        }
        return json;
    }
}
