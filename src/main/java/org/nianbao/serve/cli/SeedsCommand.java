package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nianbao.model.Site;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.Introduced;
import org.nianbao.serve.Rehearsal;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code seeds list|lint|test|add|disable|import|export}; reads and writes seed files only, so it works while another process has the home. */
@Command(name = "seeds")
final class SeedsCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    CommandSpec spec;

    SeedsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Group.usage(spec, session);
    }

    /** All sites. */
    @Command(name = "list")
    Integer list() {
        Seeds seeds = Seeds.read(session.home().seeds());
        if (session.json()) {
            session.console().document(json(seeds));
        } else if (!seeds.sites().isEmpty()) {
            table(seeds.sites()).print(session.console());
        }
        return seeds.sites().isEmpty() ? Exit.NOTHING : Exit.DONE;
    }

    /** What is wrong in the files. */
    @Command(name = "lint")
    Integer lint() {
        Seeds seeds = Seeds.read(session.home().seeds());
        List<Seeds.Problem> problems = SeedCheck.problems(seeds, session.settings());
        long errors = problems.stream().filter(Seeds.Problem::error).count();
        if (session.json()) {
            session.console().document(json(seeds, problems));
        } else {
            problems.forEach(this::print);
        }
        session.note(
                seeds.sites().size() + " 个站点，" + errors + " 处错误，" + (problems.size() - errors) + " 处提醒。",
                seeds.sites().size() + " sites, " + errors + " errors, " + (problems.size() - errors) + " warnings.");
        return errors > 0 ? Exit.FAILURES : Exit.DONE;
    }

    /** What a sweep would find, and why; nothing is stored. */
    @Command(name = "test")
    Integer test(
            @Parameters(paramLabel = "SITE-OR-URL", descriptionKey = "seeds.test.site") String where,
            @Option(names = "--requests", paramLabel = "N", defaultValue = "60", descriptionKey = "seeds.test.requests")
                    int requests,
            @Option(names = "--name", paramLabel = "NAME", descriptionKey = "seeds.test.name") String name) {
        List<Site> sites = Seeds.read(session.home().seeds()).sites();
        TestedSite tested = TestedSite.of(sites, where, Optional.ofNullable(name), this::introduced, requests);
        tested.unknown().forEach(session.console()::say);
        if (tested.site().isEmpty()) {
            return Exit.NOTHING;
        }
        Rehearsal rehearsal;
        try (ProgressLine progress = session.progress()) {
            rehearsal = session.openings()
                    .rehearse(session.home(), session.over(), tested.site().get(), requests, progress);
        }
        RehearsalView view = new RehearsalView(rehearsal, session.console());
        if (session.json()) {
            session.console().document(view.json());
        } else {
            view.print();
        }
        return view.exit();
    }

    private Introduced introduced(URI home) {
        return session.openings().introduce(session.home(), session.over(), home);
    }

    /** Proposes a line for a site from what it says of itself, and writes it on approval. */
    @Command(name = "add")
    Integer add(
            @Parameters(paramLabel = "URL", descriptionKey = "seeds.add.url") String url,
            @Mixin SeedProposal.Given given,
            @Option(names = "--requests", paramLabel = "N", defaultValue = "60", descriptionKey = "seeds.test.requests")
                    int requests) {
        SeedProposal proposal = SeedProposal.of(session, TestedSite.address(url), given, requests);
        proposal.show();
        return proposal.settle(given);
    }

    /** Switches the sweeps of a site off. */
    @Command(name = "disable")
    Integer disable(@Parameters(paramLabel = "CODE", descriptionKey = "seeds.disable.code") String code) {
        Optional<Path> file =
                Seeds.read(session.home().seeds()).disable(session.home().seeds(), code);
        file.ifPresentOrElse(
                f -> session.note(
                        code + " 已在 " + f.getFileName() + " 中停用。", code + " is disabled in " + f.getFileName() + "."),
                () -> session.console()
                        .say(SiteChoice.of(List.of(), List.of(code)).unknown().get(0)));
        return file.isPresent() ? Exit.DONE : Exit.NOTHING;
    }

    /** Takes the lines of another file over. */
    @Command(name = "import")
    Integer take(@Parameters(paramLabel = "FILE", descriptionKey = "seeds.import.file") Path file) {
        List<String> added =
                Seeds.read(session.home().seeds()).take(session.home().seeds(), file);
        if (session.json()) {
            session.console()
                    .document(
                            Console.object().set("added", ContractJson.mapper().valueToTree(added)));
        } else {
            added.forEach(session.console()::answer);
        }
        session.note(
                "加入 " + added.size() + " 个站点；代码已知的没有改动。请运行 nianbao seeds lint。",
                added.size() + " sites were added; those whose code is known were left alone. Run nianbao seeds lint.");
        return added.isEmpty() ? Exit.NOTHING : Exit.DONE;
    }

    /** All lines as one file. */
    @Command(name = "export")
    Integer export(
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            descriptionKey = "seeds.export.output")
                    Path file)
            throws IOException {
        String csv = Seeds.read(session.home().seeds()).csv();
        if (file == null) {
            session.console().out().print(csv);
        } else {
            Files.writeString(file, csv, StandardCharsets.UTF_8);
        }
        return Exit.DONE;
    }

    private void print(Seeds.Problem problem) {
        Console console = session.console();
        String level = problem.error() ? console.in("错误", "error") : console.in("提醒", "warning");
        console.answer(problem.file() + ":" + problem.line() + "  " + level + "  "
                + problem.message().in(console.tongue().tag()) + " ["
                + problem.message().id() + "]");
    }

    private TextTable table(List<Site> sites) {
        Console console = session.console();
        TextTable table = TextTable.of(console, "代码|名称|上级|启用|首页|备注", "code|name|parent|enabled|home page|notes");
        for (Site site : sites) {
            table.row(
                    site.code(),
                    site.name(),
                    site.parent(),
                    site.enabled() ? console.in("是", "yes") : console.in("否", "no"),
                    site.homeUrl().map(Object::toString).orElse("-"),
                    site.notes());
        }
        return table;
    }

    private static ArrayNode json(Seeds seeds) {
        ArrayNode array = ContractJson.mapper().createArrayNode();
        for (Site site : seeds.sites()) {
            ObjectNode json = ContractJson.site(site);
            Map<String, String> extra = seeds.extraColumns().getOrDefault(site.code(), Map.of());
            json.set("extra", ContractJson.mapper().valueToTree(extra));
            array.add(json);
        }
        return array;
    }

    private static ObjectNode json(Seeds seeds, List<Seeds.Problem> problems) {
        ObjectNode json = Console.object().put("sites", seeds.sites().size());
        ArrayNode array = json.putArray("problems");
        for (Seeds.Problem problem : problems) {
            ObjectNode entry = array.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("severity", problem.error() ? "error" : "warning")
                    .put("id", problem.message().id());
            ContractJson.sentences(entry, problem.message());
        }
        return json;
    }
}
