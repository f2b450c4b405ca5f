package org.nianbao.serve.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.discover.Discovery;
import org.nianbao.index.Index;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.Kind;
import org.nianbao.model.Judgement.LinkJudgement;
import org.nianbao.model.SweepAccount;

/**
 * A sweep with the way it took.
 *
 * @param sweep how it ended and what it cost
 * @param pages the pages it judged, in order
 * @param notable addresses that failed or were not asked for
 * @param tls what TLS said of its hosts, for https
 */
public record SweepView(
        Index.SweepRow sweep, List<Index.Judged> pages, List<SweepAccount.Ended> notable, Map<String, String> tls) {

    /** A link left aside, and the page that has it. */
    public record Aside(Index.Judged page, LinkJudgement link) {}

    /** The pages that are of a kind. */
    public List<Index.Judged> of(Kind kind) {
        return pages.stream().filter(p -> p.judgement().kind() == kind).toList();
    }

    /** Links that look like a report and were left aside, each address once, in the order in which they were met. */
    public List<Aside> aside() {
        List<Aside> all = new ArrayList<>();
        for (Index.Judged page : pages) {
            page.judgement().aside().forEach(link -> all.add(new Aside(page, link)));
        }
        return List.copyOf(all.stream()
                .collect(Collectors.toMap(
                        a -> a.link().uri(), a -> a, (first, again) -> first, java.util.LinkedHashMap::new))
                .values());
    }

    /** What failed or was skipped, but for links of which more is said among those left aside. */
    public List<SweepAccount.Ended> failed() {
        Set<String> said = aside().stream().map(a -> a.link().uri().toString()).collect(Collectors.toSet());
        return notable.stream().filter(ended -> !said.contains(ended.uri())).toList();
    }

    /** How what was remembered from the last season served, in words; blank when nothing was. */
    public String memory(Frame f) {
        return sweep.remembered().map(served -> f.t(served.message())).orElse("");
    }

    /** How many of the addresses that failed or were not asked for are listed, when it is not all of them; blank when it is. */
    public String unlisted(Frame f) {
        int all = SweepAccount.notableOf(sweep.counts());
        String listed = f.number(notable.size());
        return notable.size() >= all
                ? ""
                : f.t(
                        "未访问或失败的地址共 " + f.number(all) + " 个，这里列出 " + listed + " 个。",
                        listed + " of " + f.number(all)
                                + " addresses that failed or were not asked for are listed here.");
    }

    /** The signals of a judgement in words. */
    public static String why(Frame f, List<String> why) {
        return why.stream().map(w -> f.t(w, Discovery.inEnglish(w))).collect(Collectors.joining(f.t("；", "; ")));
    }

    /** What a page is, in words. */
    public static String kind(Frame f, Judgement judgement) {
        return switch (judgement.kind()) {
            case WAY -> f.t("路径", "way");
            case COLUMN -> f.t("年报栏目", "column of reports");
            case REPORT -> f.t("年报", "report");
            case LOOKALIKE -> f.t("相似而不是", "look-alike");
            case OTHER -> f.t("其他", "other");
        };
    }
}
