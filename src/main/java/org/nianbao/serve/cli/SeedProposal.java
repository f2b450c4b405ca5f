package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.discover.Discovery;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Introduction;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Message;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.Introduced;
import org.nianbao.serve.Rehearsal;
import org.nianbao.serve.export.ContractJson;
import picocli.CommandLine.Option;

/** A line for a seed file, proposed from what a site says of itself and from a dry run of it. */
final class SeedProposal {
    private final Session session;
    private final Introduction said;
    private final Site site;
    private final Rehearsal rehearsal;
    /** Where the seed files have this home page already. */
    private final Optional<Message> known;

    private SeedProposal(Session session, Introduction said, Site site, Rehearsal rehearsal) {
        this.session = session;
        this.said = said;
        this.site = site;
        this.rehearsal = rehearsal;
        this.known = Seeds.read(session.home().seeds()).known(site);
    }

    /** What the person knows better, and where the line goes. */
    static final class Given {
        @Option(names = "--code", paramLabel = "CODE", descriptionKey = "seeds.add.code")
        private String code;

        @Option(names = "--name", paramLabel = "NAME", descriptionKey = "seeds.add.name")
        private String name;

        @Option(names = "--parent", paramLabel = "NAME", descriptionKey = "seeds.add.parent")
        private String parent;

        @Option(names = "--file", paramLabel = "FILE", descriptionKey = "seeds.add.file")
        private String file;

        @Option(names = "--yes", descriptionKey = "seeds.add.yes")
        private boolean yes;
    }

    /**
     * Asks the site.
     *
     * @throws ConfigurationError when it does not answer, or neither it nor the person says its name and code
     */
    static SeedProposal of(Session session, URI home, Given given, int requests) {
        Introduced asked = session.openings().introduce(session.home(), session.over(), home);
        Introduction said = asked.said().orElseThrow(() -> TestedSite.silent(home, asked.ending()));
        String name = Optional.ofNullable(given.name).orElse(said.name());
        String code = Optional.ofNullable(given.code).or(said::code).orElse("");
        require(!name.isBlank(), "--name", "名称", "name");
        require(!code.isBlank(), "--code", "区划代码", "division code");
        String parent = Optional.ofNullable(given.parent).orElse(said.parent());
        Introduction whole = new Introduction(Optional.of(code), name, parent, said.witnesses());
        Site bare = site(whole, home, List.of(), List.of());
        Rehearsal tried;
        try (ProgressLine progress = session.progress()) {
            tried = session.openings().rehearse(session.home(), session.over(), bare, requests, progress);
        }
        return new SeedProposal(session, said, site(whole, home, columns(tried), hosts(tried, home)), tried);
    }

    private static Site site(Introduction said, URI home, List<URI> columns, List<String> hosts) {
        return new Site(
                said.code().orElseThrow(),
                said.name(),
                said.level(),
                said.parent(),
                Optional.of(home),
                columns,
                hosts,
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    /** The columns from which reports were reached. */
    private static List<URI> columns(Rehearsal tried) {
        Set<URI> holders = tried.steps().stream()
                .filter(s -> s.judgement().kind() == Kind.REPORT)
                .flatMap(s -> s.via().stream())
                .collect(Collectors.toSet());
        return tried.steps().stream()
                .filter(s -> s.judgement().kind() == Kind.COLUMN && holders.contains(s.uri()))
                .map(Rehearsal.Step::uri)
                .distinct()
                .toList();
    }

    /** Hosts below the site's own name that promising links lead to. */
    private static List<String> hosts(Rehearsal tried, URI home) {
        String own = home.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        return tried.account().notable().stream()
                .filter(ended -> ended.outcome().reason() == Reason.OUT_OF_SCOPE)
                .map(ended -> ended.outcome().detail())
                .filter(host -> host.endsWith("." + own))
                .distinct()
                .toList();
    }

    private static void require(boolean there, String option, String zh, String en) {
        if (!there) {
            throw new ConfigurationError(new Message(
                    "introduction_incomplete",
                    "网站首页没有写明" + zh + "；请用 " + option + " 给出。",
                    "The home page does not say its " + en + "; give it by " + option + "."));
        }
    }

    /** Prints what the site says, what the dry run saw, and the line. */
    void show() {
        Console console = session.console();
        if (session.json()) {
            console.document(json());
            return;
        }
        said.witnesses().forEach(w -> console.answer("# " + TextTable.clean(w)));
        known.ifPresent(k -> console.answer("# " + k.in(console.tongue().tag())));
        outside().forEach(l -> console.answer(outside(l)));
        console.answer(console.in("# 试查见到年报 ", "# reports seen in the dry run: ") + reports());
        console.answer(Seeds.line(site));
    }

    /** What looks promising on hosts that are not proposed as the site's own: the person decides whether they are. */
    private List<Judgement.LinkJudgement> outside() {
        return rehearsal.aside().stream()
                .filter(l -> l.promise() > 0 && !site.hasHost(l.uri().getHost().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private String outside(Judgement.LinkJudgement link) {
        String why = link.why().get(0);
        return TextTable.whole("# " + session.console().in(why, Discovery.inEnglish(why)) + "  "
                + link.link().text() + " " + link.uri());
    }

    private long reports() {
        return rehearsal.steps().stream()
                .filter(s -> s.judgement().kind() == Kind.REPORT)
                .count();
    }

    private ObjectNode json() {
        ObjectNode json = ContractJson.site(site);
        json.set("witnesses", ContractJson.mapper().valueToTree(said.witnesses()));
        ArrayNode outside = json.putArray("outside");
        outside().forEach(l -> outside.add(ContractJson.link(l)));
        json.putNull("known");
        known.ifPresent(k -> ContractJson.sentences(json.putObject("known"), k));
        return json.put("reports", reports()).put("line", Seeds.line(site));
    }

    /** Writes the line when the person agrees. */
    int settle(Given given) {
        if (!given.yes && !agreed()) {
            session.note("没有写入；加 --yes 即写入。", "Nothing was written; --yes writes it.");
            return Exit.DONE;
        }
        Path folder = session.home().seeds();
        Path file = Seeds.read(folder).add(folder, Optional.ofNullable(given.file), site);
        session.note("已写入 " + file.getFileName() + "。", "Written to " + file.getFileName() + ".");
        return reports() == 0 ? Exit.FAILURES : Exit.DONE;
    }

    /** Asks on a terminal only; where nobody can answer, the answer is no. */
    private boolean agreed() {
        if (!session.console().terminal() || session.json()) {
            return false;
        }
        session.console().say("写入种子文件吗？[y/N]", "Write it into the seed files? [y/N]");
        try {
            BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String answer = answers.readLine();
            return answer != null && answer.strip().matches("(?i)y|yes|是");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
