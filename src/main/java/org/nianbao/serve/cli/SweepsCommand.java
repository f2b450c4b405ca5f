package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.nianbao.serve.Sweeps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sweeps list|watch|pause|resume|stop|cancel}: the sweeps under way in the process that has the home. */
@Command(name = "sweeps")
final class SweepsCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 1000;

    private final Session session;

    @Spec
    CommandSpec spec;

    SweepsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Group.usage(spec, session);
    }

    /** Where they stand. */
    @Command(name = "list")
    Integer list() {
        Optional<JsonNode> items = session.openings().sweepsUnderWay(session.home());
        if (items.isEmpty() || items.get().isEmpty()) {
            return nothing();
        }
        if (session.json()) {
            ObjectNode json = Console.object();
            json.set("items", items.get());
            session.console().document(json);
        } else {
            table(items.get()).print(session.console());
        }
        return Exit.DONE;
    }

    /** A line for every change, until none is under way. */
    @Command(name = "watch")
    Integer watch() throws InterruptedException {
        String seen = "";
        Optional<JsonNode> items = underWay();
        while (items.isPresent()) {
            if (!items.get().toString().equals(seen)) {
                items.get().forEach(this::printLine);
                seen = items.get().toString();
            }
            Thread.sleep(LOOK_MILLIS);
            items = underWay();
        }
        return seen.isEmpty() ? nothing() : Exit.DONE;
    }

    private Optional<JsonNode> underWay() {
        return session.openings().sweepsUnderWay(session.home()).filter(items -> !items.isEmpty());
    }

    private void printLine(JsonNode sweep) {
        Console console = session.console();
        if (session.json()) {
            console.line(sweep);
        } else {
            StringJoiner line = new StringJoiner("  ");
            SweepLine.words(sweep, console).forEach(line::add);
            console.answer(TextTable.clean(line.toString()));
        }
        console.out().flush();
    }

    /** Lets sweeps rest. */
    @Command(name = "pause")
    Integer pause(
            @Parameters(paramLabel = "SITE", arity = "1..*", descriptionKey = "sweeps.sites") List<String> sites) {
        return steer(sites, Sweeps.Order.PAUSE);
    }

    /** Lets them go on. */
    @Command(name = "resume")
    Integer resume(
            @Parameters(paramLabel = "SITE", arity = "1..*", descriptionKey = "sweeps.sites") List<String> sites) {
        return steer(sites, Sweeps.Order.RESUME);
    }

    /** Ends them for now. */
    @Command(name = "stop")
    Integer stop(@Parameters(paramLabel = "SITE", arity = "1..*", descriptionKey = "sweeps.sites") List<String> sites) {
        return steer(sites, Sweeps.Order.STOP);
    }

    /** Gives them up. */
    @Command(name = "cancel")
    Integer cancel(
            @Parameters(paramLabel = "SITE", arity = "1..*", descriptionKey = "sweeps.sites") List<String> sites,
            @Option(names = "--yes", descriptionKey = "sweeps.yes") boolean yes) {
        if (yes) {
            return steer(sites, Sweeps.Order.CANCEL);
        }
        session.console().say(Sweeps.Order.CANCEL.kept());
        session.console()
                .say(
                        "什么也没有做。确实要取消，请加上 --yes；只想暂时结束，请用 sweeps stop。",
                        "Nothing was done. Add --yes to cancel indeed; sweeps stop ends it for now.");
        return Exit.USAGE;
    }

    private int steer(List<String> sites, Sweeps.Order order) {
        int missing = 0;
        for (String site : sites) {
            if (!session.openings().steer(session.home(), site, order)) {
                missing++;
                session.console().say(site + "：没有正在进行的巡查。", site + ": no sweep of it is under way.");
            }
        }
        if (missing < sites.size()) {
            session.note(order.kept().zh(), order.kept().en());
        }
        return missing == 0 ? Exit.DONE : Exit.NOTHING;
    }

    private int nothing() {
        session.note("现在没有正在进行的巡查。", "No sweep is under way.");
        return Exit.NOTHING;
    }

    private TextTable table(JsonNode items) {
        TextTable table = TextTable.of(
                session.console(),
                "代码|区|状态|已访问|等待|年报|页面所需|请求|下次不早于|未访问",
                "code|district|state|fetched|queued|reports|for pages|requests|next not before|skipped");
        items.forEach(
                sweep -> table.row(SweepLine.cells(sweep, session.console()).toArray()));
        return table;
    }
}
