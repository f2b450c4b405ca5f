package org.nianbao.index;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.nianbao.model.Deadline;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.DistrictYear.State;
import org.nianbao.model.Message;
import org.nianbao.model.Settlement;
import org.nianbao.model.Site;

/** Gives every district in every year its one state (design §8), from facts and the date. Pure but for the clock. */
final class Tracker {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private final int firstYear;
    private final List<Deadline> deadlines;

    Tracker(Clock clock, int firstYear, List<Deadline> deadlines) {
        this.clock = clock;
        this.firstYear = firstYear;
        this.deadlines = List.copyOf(deadlines);
    }

    /** The years asked for; none asked for means all from the first tracked one to the last that has ended. */
    List<Integer> years(Set<Integer> wanted) {
        if (!wanted.isEmpty()) {
            return wanted.stream().sorted().toList();
        }
        return IntStream.range(firstYear, today().getYear()).boxed().toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    /** One line for each site and year, sites in their order. */
    List<DistrictYear> board(List<Site> sites, List<Integer> years, Facts facts) {
        List<DistrictYear> board = new ArrayList<>(sites.size() * years.size());
        for (Site site : sites) {
            for (int year : years) {
                board.add(line(site, year, facts));
            }
        }
        return List.copyOf(board);
    }

    private DistrictYear line(Site site, int year, Facts facts) {
        Optional<Index.ReportRow> report = facts.report(site.code(), year);
        Optional<Settlement> settled = facts.settled(site.code(), year);
        Verdict verdict = settled.map(Tracker::settled)
                .or(() -> report.map(Tracker::read))
                .or(() -> candidate(facts.candidates(site.code(), year)))
                .or(() -> facts.link(site.code(), year).map(Tracker::found))
                .or(() -> notDue(year))
                .or(() -> outside(site, year))
                .orElseGet(() -> searched(facts.sweeps(site.code()), year));
        return new DistrictYear(
                site.code(),
                site.name(),
                site.parent(),
                year,
                verdict.state(),
                verdict.why(),
                report.map(Index.ReportRow::id),
                report.map(r -> r.forms().replace(' ', ',')).orElse(""),
                report.map(Index.ReportRow::version).orElse(0),
                report.map(Index.ReportRow::cells).orElse(0),
                report.map(Index.ReportRow::failedRules).orElse(0),
                facts.lastLooked(site.code()),
                settled);
    }

    private static Verdict settled(Settlement said) {
        String zh = "人工确认（" + said.author() + "，" + day(said.at()) + "）："
                + said.as().words().zh() + "。理由：" + said.reason();
        String en = "Settled by " + said.author() + " on " + day(said.at()) + ": "
                + said.as().words().en() + ". Why: " + said.reason();
        return verdict(State.SETTLED, said.as().id(), zh, en);
    }

    private static Verdict read(Index.ReportRow report) {
        int cells = report.cells();
        int failed = report.failedRules();
        if (report.state().equals("clean")) {
            return verdict(
                    State.CLEAN,
                    "clean",
                    "已提取 " + cells + " 个数据，没有不成立的勾稽关系。",
                    "Extracted " + cells + " figures; no relation fails.");
        }
        return failed == 0
                ? verdict(
                        State.FINDINGS,
                        "no_figures",
                        "已读取报告正文，但没有读到应有的统计表。",
                        "The report's text was read, but none of the tables that it must have.")
                : verdict(
                        State.FINDINGS,
                        "findings",
                        "已提取 " + cells + " 个数据，有 " + failed + " 处勾稽关系不成立。",
                        "Extracted " + cells + " figures; " + failed + " relations fail.");
    }

    private static Verdict verdict(State state, String id, String zh, String en) {
        return new Verdict(state, new Message(id, zh, en));
    }

    private static Optional<Verdict> candidate(List<Index.Candidate> candidates) {
        Optional<Index.Candidate> waiting = candidates.stream()
                .filter(c -> c.state() == Index.Candidate.State.WAITING)
                .findFirst();
        Optional<Index.Candidate> unreadable = candidates.stream()
                .filter(c ->
                        c.state() == Index.Candidate.State.UNREADABLE || c.state() == Index.Candidate.State.SET_ASIDE)
                .findFirst();
        return waiting.map(c -> new Verdict(State.SEARCHING, c.why()))
                .or(() -> unreadable.map(c -> new Verdict(State.UNREADABLE, c.why())));
    }

    private static Verdict found(Facts.Link link) {
        String zh = link.answer().map(r -> "；最近一次访问：" + r.message().zh()).orElse("。");
        String en =
                link.answer().map(r -> "; the last visit: " + r.message().en()).orElse(".");
        return verdict(
                State.FOUND,
                "found",
                "已发现疑似报告的链接 " + link.url() + "，尚未存档" + zh,
                "A link that seems to lead to the report is known, " + link.url() + ", and not archived yet" + en);
    }

    private Optional<Verdict> notDue(int year) {
        return deadline(year).filter(d -> !today().isAfter(d.of(year))).map(d -> {
            String zh = "公布期限为 " + d.of(year) + "，尚未届满（" + d.basis() + "）。";
            String en = "It is due by " + d.of(year) + ", which has not passed (" + d.basis() + ").";
            return new Verdict(State.NOT_DUE, new Message("not_due", zh, en));
        });
    }

    private Optional<Deadline> deadline(int year) {
        return deadlines.stream().filter(d -> d.appliesTo(year)).findFirst();
    }

    /** The seed file says that the division did not exist under this code in that year. */
    private static Optional<Verdict> outside(Site site, int year) {
        boolean before = site.validFrom().filter(from -> from.getYear() > year).isPresent();
        boolean after = site.validTo().filter(to -> to.getYear() < year).isPresent();
        if (!before && !after) {
            return Optional.empty();
        }
        String span = site.validFrom().map(LocalDate::toString).orElse("…") + " – "
                + site.validTo().map(LocalDate::toString).orElse("…");
        Message why = new Message(
                "not_in_force",
                "种子文件注明该区划代码的有效期为 " + span + "，不含 " + year + " 年。",
                "The seed file says that this division code is in force " + span + ", which leaves out " + year + ".");
        return Optional.of(new Verdict(State.SETTLED, why));
    }

    private Verdict searched(List<Facts.Looked> sweeps, int year) {
        if (sweeps.isEmpty()) {
            return verdict(State.SEARCHING, "not_swept", "尚未巡查过该网站。", "The site has not been swept yet.");
        }
        Facts.Looked last = sweeps.get(sweeps.size() - 1);
        return switch (last.state()) {
            case "unreachable" -> new Verdict(State.UNREACHABLE, silent(last, "无法访问", "could not be reached"));
            case "blocked" -> new Verdict(State.BLOCKED, silent(last, "受阻", "was blocked"));
            default -> overdue(sweeps, year);
        };
    }

    private static Message silent(Facts.Looked last, String zh, String en) {
        Message reason = last.reason().message();
        return new Message(
                reason.id(),
                day(last.ended()) + " 巡查时网站" + zh + "：" + reason.zh(),
                "The site " + en + " when it was swept on " + day(last.ended()) + ": " + reason.en());
    }

    /** Only sweeps that looked for this year and came to their end count as a search. */
    private Verdict overdue(List<Facts.Looked> sweeps, int year) {
        List<Facts.Looked> searches = sweeps.stream()
                .filter(s -> s.state().equals("finished"))
                .filter(s -> s.years().isEmpty() || s.years().contains(year))
                .toList();
        if (searches.isEmpty()) {
            return verdict(
                    State.SEARCHING, "not_finished", "对该年度的检索尚未完成。", "The search for this year is not finished.");
        }
        LocalDate last = date(searches.get(searches.size() - 1).ended());
        Optional<LocalDate> due = deadline(year).map(d -> d.of(year));
        if (due.isEmpty()) {
            return noDeadline(last);
        }
        return last.isAfter(due.get()) ? notFound(searches.size(), last, due.get()) : beforeDeadline(last, due.get());
    }

    private static Verdict noDeadline(LocalDate last) {
        return verdict(
                State.SEARCHING,
                "no_deadline",
                "未配置该年度的公布期限；最近一次检索在 " + last + "，未找到报告。",
                "No deadline is configured for this year; it was last searched on " + last + " and not found.");
    }

    private static Verdict beforeDeadline(LocalDate last, LocalDate due) {
        return verdict(
                State.SEARCHING,
                "not_searched_since",
                "公布期限 " + due + " 届满后尚未完成检索；最近一次检索在 " + last + "。",
                "No search was finished after the deadline of " + due + "; the last one was on " + last + ".");
    }

    private static Verdict notFound(int times, LocalDate last, LocalDate due) {
        return verdict(
                State.OVERDUE,
                "overdue",
                "公布期限 " + due + " 已过；已检索 " + times + " 次，最近一次在 " + last + "，我们未找到报告。",
                "The deadline of " + due + " has passed; searched " + times + (times == 1 ? " time" : " times")
                        + ", last on " + last + ", and we have not found the report.");
    }

    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, CHINA);
    }

    private static String day(Instant instant) {
        return date(instant).toString();
    }

    /** A state with its evidence. */
    private record Verdict(State state, Message why) {}
}
