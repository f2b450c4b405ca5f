package org.nianbao.serve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.discover.Discovery;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.ReportClue;
import org.nianbao.model.SweepAccount;
import org.nianbao.model.Trap;
import org.nianbao.serve.Ending;
import org.nianbao.serve.Rehearsal;
import org.nianbao.serve.export.ContractJson;

/** Shows a dry run: the path, the platform, what would be taken, what was left aside, what a sweep would cost. */
final class RehearsalView {
    private static final String GENERIC = "generic";

    private final Rehearsal rehearsal;
    private final Console console;

    RehearsalView(Rehearsal rehearsal, Console console) {
        this.rehearsal = rehearsal;
        this.console = console;
    }

    /** The exit code: stopped, failed, nothing found, done. */
    int exit() {
        int ended = SweepCommand.exit(List.of(rehearsal.account()));
        return ended == Exit.DONE && of(Kind.REPORT).isEmpty() ? Exit.NOTHING : ended;
    }

    private List<Rehearsal.Step> of(Kind kind) {
        return rehearsal.steps().stream()
                .filter(step -> step.judgement().kind() == kind)
                .toList();
    }

    /** The platform most columns show, or most pages where there is no column; {@code generic} when none is known. */
    private String platform() {
        List<Rehearsal.Step> columns = of(Kind.COLUMN);
        return (columns.isEmpty() ? rehearsal.steps() : columns)
                .stream()
                        .map(step -> step.judgement().platform())
                        .filter(name -> !name.isBlank() && !name.equals(GENERIC))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse(GENERIC);
    }

    void print() {
        TextTable path = TextTable.of(console, "经过|是|链接|因为", "path|is|link|why");
        rehearsal
                .steps()
                .forEach(s -> path.row(
                        s.uri(),
                        kind(s),
                        TextTable.clean(s.anchor()),
                        why(s.judgement().why())));
        path.print(console);
        console.answer("");
        console.answer(console.in("平台：", "Platform: ") + platform());
        console.answer("");
        TextTable reports = TextTable.of(console, "年度|范围|发布机构|题目|地址|因为", "year|scope|publisher|title|address|why");
        of(Kind.REPORT).forEach(step -> report(reports, step));
        reports.print(console);
        console.answer("");
        TextTable aside = TextTable.of(console, "未采用|因为", "left aside|why");
        of(Kind.LOOKALIKE)
                .forEach(step -> aside.row(step.uri(), why(step.judgement().why())));
        aside().forEach(l -> aside.row(TextTable.clean(l.link().text()) + " " + l.uri(), why(l.why())));
        notable().forEach(ended -> aside.row(ended.uri(), reason(ended)));
        aside.print(console);
        unlisted();
        console.answer("");
        console.answer(TextTable.whole(cost().message().in(console.tongue().tag())));
    }

    private void report(TextTable table, Rehearsal.Step step) {
        ReportClue clue = step.judgement().report().orElseThrow();
        table.row(
                clue.year().map(String::valueOf).orElse("-"),
                console.in(clue.scope().zh(), clue.scope().en()),
                TextTable.clean(clue.publisher()),
                TextTable.clean(clue.title()),
                step.uri(),
                why(step.judgement().why()));
    }

    private String kind(Rehearsal.Step step) {
        return switch (step.judgement().kind()) {
            case WAY -> console.in("路径", "way");
            case COLUMN -> console.in("栏目", "column");
            case REPORT -> console.in("年报", "report");
            case LOOKALIKE -> console.in("相似", "look-alike");
            case OTHER -> console.in("其他", "other");
        };
    }

    private String why(List<String> why) {
        List<String> words =
                why.stream().map(w -> console.in(w, Discovery.inEnglish(w))).toList();
        return TextTable.whole(String.join(console.in("；", "; "), words));
    }

    private List<Judgement.LinkJudgement> aside() {
        return rehearsal.aside();
    }

    /** What failed or was skipped, but for links of which more is said among those left aside. */
    private List<SweepAccount.Ended> notable() {
        Set<String> said = aside().stream().map(l -> l.uri().toString()).collect(Collectors.toSet());
        return rehearsal.account().notable().stream()
                .filter(ended -> !said.contains(ended.uri()))
                .toList();
    }

    private String reason(SweepAccount.Ended ended) {
        String detail = ended.unsaid();
        return TextTable.clean(ended.message().in(console.tongue().tag()))
                + (detail.isBlank() ? "" : " " + TextTable.clean(detail));
    }

    /** Says how many of the addresses that failed or were skipped are listed, when it is not all of them. */
    private void unlisted() {
        int listed = rehearsal.account().notable().size();
        int all = rehearsal.account().notableInAll();
        if (listed < all) {
            console.answer(console.in(
                    "未访问或失败的地址共 " + all + " 个，列出其中 " + listed + " 个。",
                    listed + " of " + all + " addresses that failed or were not asked for are listed."));
        }
    }

    private RehearsalCost cost() {
        return new RehearsalCost(rehearsal, of(Kind.REPORT).size());
    }

    ObjectNode json() {
        SweepAccount account = rehearsal.account();
        ObjectNode json = Console.object()
                .put("site", account.sweep().site().code())
                .put("name", account.sweep().site().name())
                .put("platform", platform())
                .put("state", account.state().name().toLowerCase(java.util.Locale.ROOT))
                .put("reason", account.reason().id())
                .put("detail", account.detail());
        ContractJson.sentences(json, Ending.of(account).message());
        json.put("requests", account.requests())
                .put("bytes", account.bytes())
                .put("waiting", rehearsal.waiting())
                .put("unpromising", account.counts().getOrDefault("skipped.unpromising", 0));
        ArrayNode path = json.putArray("path");
        rehearsal.steps().forEach(step -> path.add(step(step)));
        ArrayNode reports = json.putArray("reports");
        of(Kind.REPORT).forEach(step -> reports.add(report(step)));
        ArrayNode aside = json.putArray("left_aside");
        of(Kind.LOOKALIKE).forEach(step -> aside.add(step(step)));
        aside().forEach(link -> aside.add(ContractJson.link(link)));
        notable().forEach(ended -> aside.addObject()
                .put("url", ended.uri())
                .put("reason", ended.outcome().reason().id())
                .put("detail", ended.outcome().detail())
                .put("trap", ended.trap().map(Trap::id).orElse(null)));
        json.put("notable_total", account.notableInAll());
        json.set("cost", cost().json());
        return json;
    }

    private static ObjectNode step(Rehearsal.Step step) {
        ObjectNode json = Console.object()
                .put("url", step.uri().toString())
                .put("via", step.via().map(URI::toString).orElse(null))
                .put("anchor", step.anchor())
                .put("kind", step.judgement().kind().name().toLowerCase(java.util.Locale.ROOT));
        ContractJson.why(json, step.judgement().why());
        return json;
    }

    private static ObjectNode report(Rehearsal.Step step) {
        ReportClue clue = step.judgement().report().orElseThrow();
        return step(step)
                .put("year", clue.year().orElse(null))
                .put("scope", clue.scope().id())
                .put("publisher", clue.publisher())
                .put("title", clue.title());
    }
}
