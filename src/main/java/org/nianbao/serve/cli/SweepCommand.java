package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.index.Index;
import org.nianbao.model.Message;
import org.nianbao.model.Remembered;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.Ending;
import org.nianbao.serve.House;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sweep}: one sweep now of all enabled sites or of the named ones. */
@Command(name = "sweep")
final class SweepCommand implements Callable<Integer> {
    /** No site id consists of four digits (lint sees to it), so such a word belongs to {@code --year Y…}. */
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    private final Session session;

    @Parameters(paramLabel = "SITE", arity = "0..*", descriptionKey = "sites")
    List<String> words = new ArrayList<>();

    @Option(names = "--year", paramLabel = "Y", split = ",", descriptionKey = "sweep.year")
    Set<Integer> years = new LinkedHashSet<>();

    SweepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        words.stream().filter(YEAR.asMatchPredicate()).map(Integer::valueOf).forEach(years::add);
        List<String> named =
                words.stream().filter(YEAR.asMatchPredicate().negate()).toList();
        Seeds seeds = Seeds.read(session.home().seeds());
        SeedCheck.refuseFaulty(seeds, session.settings());
        SiteChoice choice = SiteChoice.of(seeds.sites(), named);
        choice.unknown().forEach(session.console()::say);
        boolean none = choice.unknown().isEmpty() && choice.sites().isEmpty();
        if (none) {
            session.console().say(noneEnabled());
        }
        return none || !choice.unknown().isEmpty()
                ? Exit.NOTHING
                : sweep(choice.sites(), named.isEmpty() ? "command" : Sweep.PERSON);
    }

    private Message noneEnabled() {
        Path seeds = session.home().seeds();
        return new Message(
                "no_site_enabled",
                "没有已启用的站点；请在 " + seeds + " 的 CSV 中启用一个，或在命令中写明代码。",
                "No site is enabled; enable one in a CSV of " + seeds + ", or name its code.");
    }

    private int sweep(List<Site> sites, String by) {
        try (House house = session.house()) {
            List<SweepAccount> accounts;
            try (ProgressLine progress = session.progress()) {
                accounts = house.sweep(sites, Set.copyOf(years), by, progress);
            }
            Answers answers = session.asking().apply(house);
            if (session.json()) {
                session.console().document(json(accounts, answers));
            } else {
                print(accounts, answers);
            }
            int exit = exit(accounts);
            return exit == Exit.DONE && accounts.stream().map(Ending::of).anyMatch(Ending::toActOn)
                    ? Exit.FAILURES
                    : exit;
        }
    }

    /** The exit code of accounts: interrupted before failed before done. */
    static int exit(List<SweepAccount> accounts) {
        boolean interrupted = accounts.stream().anyMatch(account -> account.state() == SweepAccount.State.INTERRUPTED);
        if (interrupted) {
            return Exit.STOPPED;
        }
        boolean failed = accounts.stream()
                .anyMatch(account -> account.state() == SweepAccount.State.UNREACHABLE
                        || account.state() == SweepAccount.State.BLOCKED);
        return failed ? Exit.FAILURES : Exit.DONE;
    }

    private void print(List<SweepAccount> accounts, Answers answers) {
        Console console = session.console();
        TextTable table = TextTable.of(console, "代码|区|状态|请求|报告|说明", "code|district|state|requests|reports|why");
        for (SweepAccount account : accounts) {
            Site site = account.sweep().site();
            table.row(
                    site.code(),
                    site.name(),
                    state(account.state(), console),
                    account.requests(),
                    reports(answers, site),
                    why(account, console));
        }
        table.print(console);
    }

    private static String why(SweepAccount account, Console console) {
        Ending ending = Ending.of(account);
        Stream<Message> memory = account.remembered().map(Remembered::message).stream();
        return Stream.concat(ending.plain() ? Stream.empty() : Stream.of(ending.message(host(account))), memory)
                .map(said -> said.in(console.tongue().tag()))
                .collect(Collectors.joining(" "));
    }

    /** The host of the site, where the detail says nothing else to look at. */
    private static String host(SweepAccount account) {
        boolean told = Ending.of(account).toActOn() && !account.detail().isBlank();
        return told ? "" : account.sweep().site().homeUrl().map(URI::getHost).orElse("");
    }

    private static String state(SweepAccount.State state, Console console) {
        return switch (state) {
            case FINISHED -> console.in("完成", "finished");
            case BUDGET_SPENT -> console.in("额度用完", "budget spent");
            case UNREACHABLE -> console.in("无法访问", "unreachable");
            case BLOCKED -> console.in("受阻", "blocked");
            case INTERRUPTED -> console.in("中断", "interrupted");
        };
    }

    private static ObjectNode json(List<SweepAccount> accounts, Answers answers) {
        ObjectNode json = Console.object();
        ArrayNode sweeps = json.putArray("sweeps");
        for (SweepAccount account : accounts) {
            sweeps.add(ContractJson.account(account)
                    .put("reports", reports(answers, account.sweep().site())));
        }
        return json;
    }

    private static long reports(Answers answers, Site site) {
        return answers
                .reports(new Index.ReportQuery(
                        Optional.of(site.code()), Optional.empty(), Optional.empty(), Optional.empty()))
                .stream()
                .map(Index.ReportRow::id)
                .distinct()
                .count();
    }
}
