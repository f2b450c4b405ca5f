package org.nianbao.serve.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.nianbao.demo.DemoSites;
import org.nianbao.index.Index;
import org.nianbao.model.Cell;
import org.nianbao.model.Message;
import org.nianbao.model.Report;
import org.nianbao.model.SweepAccount;

/** Compares what the simulated sites publish with what was found, archived and read. */
final class DemoPromise {
    private final Answers answers;

    DemoPromise(Answers answers) {
        this.answers = answers;
    }

    /** What is missing or wrong, one sentence each; empty when everything came out. */
    List<Message> shortfalls(List<SweepAccount> accounts, Optional<List<DemoSites.Published>> published) {
        List<Message> missing = new ArrayList<>();
        for (SweepAccount account : accounts) {
            if (account.state() != SweepAccount.State.FINISHED) {
                missing.add(unfinished(account));
            } else if (reports(account.sweep().site().code(), Optional.empty()).isEmpty()) {
                missing.add(empty(account));
            }
        }
        if (accounts.isEmpty()) {
            missing.add(new Message("demo_no_sites", "演示没有任何站点。", "The demo has no sites."));
        }
        published.stream().flatMap(List::stream).map(this::compare).forEach(o -> o.ifPresent(missing::add));
        return List.copyOf(missing);
    }

    private Optional<Message> compare(DemoSites.Published published) {
        String which =
                published.code() + " " + published.year() + " (" + published.format() + ", " + published.url() + ")";
        OptionalLong fewest = reports(published.code(), Optional.of(published.year())).stream()
                .map(id -> answers.report(id, Optional.empty()))
                .flatMap(Optional::stream)
                .mapToLong(detail -> differing(detail.report(), published.figures()))
                .min();
        if (fewest.isEmpty()) {
            return Optional.of(new Message(
                    "demo_report_missing",
                    "演示的报告 " + which + " 没有找到。",
                    "The demo's report " + which + " was not found."));
        }
        return fewest.getAsLong() == 0 ? Optional.empty() : Optional.of(differ(which, fewest.getAsLong()));
    }

    private static Message differ(String which, long figures) {
        return new Message(
                "demo_figures_differ",
                "演示的报告 " + which + " 有 " + figures + " 个数与发布的不同。",
                figures + " figures of the demo's report " + which + " differ from those published.");
    }

    private static long differing(Report report, Map<String, String> figures) {
        return figures.entrySet().stream()
                .filter(figure -> report.cell(figure.getKey())
                        .filter(cell -> same(cell, figure.getValue()))
                        .isEmpty())
                .count();
    }

    /** Whether a cell holds what was published: the same text, or the same number written otherwise. */
    static boolean same(Cell cell, String published) {
        if (cell.raw().strip().equals(published.strip())) {
            return true;
        }
        return cell.value()
                .flatMap(value -> number(published).map(other -> value.compareTo(other) == 0))
                .orElse(false);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip().replace(",", "")));
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }

    private List<String> reports(String code, Optional<Integer> year) {
        Stream<Index.ReportRow> rows =
                answers
                        .reports(new Index.ReportQuery(Optional.of(code), year, Optional.empty(), Optional.empty()))
                        .stream();
        return rows.map(Index.ReportRow::id).distinct().toList();
    }

    private static Message unfinished(SweepAccount account) {
        String site =
                account.sweep().site().code() + " " + account.sweep().site().name();
        return new Message(
                "demo_sweep_unfinished",
                site + " 的巡查没有完成：" + account.reason().message().zh(),
                "The sweep of " + site + " did not finish: "
                        + account.reason().message().en());
    }

    private static Message empty(SweepAccount account) {
        String site =
                account.sweep().site().code() + " " + account.sweep().site().name();
        return new Message("demo_site_empty", site + " 没有找到任何报告。", "No report was found on " + site + ".");
    }
}
