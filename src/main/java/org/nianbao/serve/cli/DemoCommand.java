package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.House;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the whole way on simulated sites, in a home of its own. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--once")
    boolean once;

    @Option(names = "--port", paramLabel = "N")
    Integer port;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Home home = demoHome();
        session.note("演示目录：" + home.root(), "Home of the demo: " + home.root());
        try (House house = session.openings().demo(home, session.over())) {
            return once ? run(house, Optional.empty()) : serve(house);
        }
    }

    private int serve(House house) {
        try (Openings.Web web = session.openings().web(house, Optional.ofNullable(port))) {
            int code = run(house, Optional.of(web.address().toString()));
            session.note(
                    "网页已就绪：" + web.address() + "（按 Ctrl-C 结束）",
                    "The pages are at " + web.address() + " (Ctrl-C ends it)");
            session.signals().await();
            return code == Exit.DONE ? Exit.STOPPED : code;
        }
    }

    private int run(House house, Optional<String> address) {
        List<SweepAccount> accounts = sweep(house);
        Answers answers = session.asking().apply(house);
        DemoSummary summary = DemoSummary.of(answers);
        List<Message> missing =
                new DemoPromise(answers).shortfalls(accounts, session.openings().promised(house));
        if (session.json()) {
            session.console().document(json(house, address, accounts, summary, missing));
        } else {
            summary.print(session.console());
            missing.forEach(session.console()::say);
            address.ifPresent(session.console()::answer);
        }
        return missing.isEmpty() ? Exit.DONE : Exit.FAILURES;
    }

    private List<SweepAccount> sweep(House house) {
        List<Site> sites = house.seeds().sites().stream().filter(Site::enabled).toList();
        try (ProgressLine progress = session.progress()) {
            List<SweepAccount> accounts = house.sweep(sites, Set.of(), "demo", progress);
            house.readWaiting(progress);
            return accounts;
        }
    }

    private static ObjectNode json(
            House house,
            Optional<String> address,
            List<SweepAccount> accounts,
            DemoSummary summary,
            List<Message> missing) {
        ObjectNode json = Console.object()
                .put("home", house.home().root().toString())
                .put("address", address.orElse(null))
                .put("complete", missing.isEmpty());
        ArrayNode faults = json.putArray("missing");
        missing.forEach(why -> ContractJson.sentences(faults.addObject().put("id", why.id()), why));
        ArrayNode sweeps = json.putArray("sweeps");
        accounts.forEach(account -> sweeps.add(ContractJson.account(account)));
        json.setAll(summary.json());
        return json;
    }

    private Home demoHome() {
        return new Home(session.home().root().resolve("demo-home"));
    }
}
