package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.index.Index;
import org.nianbao.model.Message;
import org.nianbao.serve.Ending;
import org.nianbao.serve.FixityReport;

/**
 * What needs an operator now, derived anew for each question from sweeps, journal and reading queue: a later success
 * clears an alert by itself.
 */
public final class Alerts {
    private static final int SWEEPS = 5000;
    private static final int MOST_DAMAGES = 20;
    private static final Set<String> FAILED = Set.of("unreachable", "blocked");

    private final Answers answers;

    /** Over these answers. */
    public Alerts(Answers answers) {
        this.answers = answers;
    }

    /** The alerts of this moment, the gravest first. */
    public List<Alert> now() {
        List<Alert> alerts = new ArrayList<>();
        answers.obstacle().ifPresent(o -> alerts.add(new Alert("error", "disk", Optional.empty(), o)));
        if (answers.indexToBeMade()) {
            alerts.add(indexToBeMade());
        }
        answers.fixity().damages().stream().limit(MOST_DAMAGES).forEach(d -> alerts.add(damaged(d)));
        newestOfEachSite().values().forEach(s -> swept(s).ifPresent(alerts::add));
        Index.Figures figures = answers.figures();
        if (figures.setAside() > 0) {
            alerts.add(setAside(figures.setAside()));
        }
        if (figures.lastSweep().isEmpty()) {
            alerts.add(neverSwept());
        }
        return alerts;
    }

    private Map<String, Index.SweepRow> newestOfEachSite() {
        Map<String, Index.SweepRow> newest = new LinkedHashMap<>();
        answers.sweeps(Optional.empty(), SWEEPS).stream()
                .filter(s -> s.ended().isPresent())
                .forEach(s -> newest.putIfAbsent(s.siteCode(), s));
        return newest;
    }

    private static Alert indexToBeMade() {
        return new Alert(
                "error",
                "index",
                Optional.empty(),
                new Message(
                        "index_to_be_made",
                        "索引只含存档的一部分：数据库是新建的，或重建没有完成。请停止服务并运行 nianbao archive rebuild。",
                        "The index has only part of what is archived: its database is new, or a rebuild did not come to its"
                                + " end. Stop the server and run nianbao archive rebuild."));
    }

    private static Alert damaged(FixityReport.Bad bad) {
        return new Alert(
                "error",
                "archive",
                Optional.of(bad.found()),
                new Message("fixity_failed", DamageWords.zh(bad), DamageWords.en(bad)));
    }

    /** What a site's newest sweep leaves to be said. */
    private static Optional<Alert> swept(Index.SweepRow sweep) {
        Optional<Ending> ending = Ending.of(sweep);
        String state = Lists.lower(sweep.state());
        if (FAILED.contains(state)) {
            return Optional.of(failed(sweep, state, ending));
        }
        return ending.filter(Ending::toActOn)
                .map(e -> about(sweep, e.reason().id(), sweep.district() + "：", sweep.district() + ": ", ending));
    }

    private static Alert failed(Index.SweepRow sweep, String state, Optional<Ending> ending) {
        boolean blocked = state.equals("blocked");
        return about(
                sweep,
                "site_" + state,
                sweep.district() + "的网站" + (blocked ? "受阻" : "无法访问") + "：",
                "The site of " + sweep.district() + (blocked ? " is blocked: " : " cannot be reached: "),
                ending);
    }

    private static Alert about(Index.SweepRow sweep, String id, String zh, String en, Optional<Ending> ending) {
        Message why = ending.map(Ending::message).orElseGet(() -> new Message(id, sweep.detail(), sweep.detail()));
        boolean passing =
                id.equals("site_unreachable") && ending.filter(Ending::toActOn).isEmpty();
        return new Alert(
                "warning",
                sweep.siteCode(),
                sweep.ended(),
                new Message(
                        id,
                        zh + why.zh() + (passing ? "下次巡查时重试。" : ""),
                        en + why.en() + (passing ? " The next sweep tries again." : "")));
    }

    private static Alert setAside(int number) {
        return new Alert(
                "warning",
                "reading",
                Optional.empty(),
                new Message(
                        "tasks_set_aside",
                        "有 " + number + " 份文件三次读取失败，已搁置。",
                        number + " documents failed to be read three times and were set aside."));
    }

    private static Alert neverSwept() {
        return new Alert(
                "info",
                "sweeps",
                Optional.empty(),
                new Message("no_sweep_yet", "尚未完成任何一次巡查。", "No sweep has been finished yet."));
    }

    /**
     * One alert.
     *
     * @param severity {@code error}, {@code warning} or {@code info}
     * @param subject site code or part of the house
     * @param since when it was noticed, if a time is known
     * @param message what happened and what comes next
     */
    public record Alert(String severity, String subject, Optional<Instant> since, Message message) {
        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("id", message.id())
                    .put("severity", severity)
                    .put("subject", subject)
                    .put("since", since.map(Instant::toString).orElse(null))
                    .put("zh", message.zh())
                    .put("en", message.en());
        }
    }
}
