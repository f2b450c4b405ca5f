package org.nianbao.serve.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: scheduler, workers, web interface and API until the process is asked to stop. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--port", paramLabel = "N")
    Integer port;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (House house = session.house();
                Openings.Web web = session.openings().web(house, Optional.ofNullable(port))) {
            warnOfSeeds(house);
            house.startWorking();
            if (session.json()) {
                session.console()
                        .line(Console.object().put("address", web.address().toString()));
            } else {
                session.console().answer(web.address().toString());
            }
            session.console().out().flush();
            session.note("已启动，按 Ctrl-C 结束。", "Started; Ctrl-C ends it.");
            session.signals().await();
            return Exit.STOPPED;
        }
    }

    private void warnOfSeeds(House house) {
        long errors = SeedCheck.problems(house.seeds(), house.settings()).stream()
                .filter(Seeds.Problem::error)
                .count();
        if (errors > 0) {
            session.console()
                    .say(
                            "种子文件有 " + errors + " 处错误，相关站点可能不会被巡查；见 nianbao seeds lint。",
                            "The seed files have " + errors
                                    + " error(s), those sites may not be swept; see nianbao seeds lint.");
        }
    }
}
