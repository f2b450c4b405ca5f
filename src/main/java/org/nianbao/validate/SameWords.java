package org.nianbao.validate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.model.Finding;
import org.nianbao.model.Finding.Severity;
import org.nianbao.model.Finding.Verdict;
import org.nianbao.model.Message;
import org.nianbao.model.Report;

/** Sections of a report that say, nearly word for word, what those of another report say. */
final class SameWords {
    private static final Message BEFORE = new Message(
            "years.same_words",
            "该部分文字与上一年度报告相同的比例不应过半（不计数字）。",
            "Less than half of the section's words should be those of the report of the year before, figures left out.");
    private static final Message BESIDE = new Message(
            "sisters.same_words",
            "该部分文字与同级其他机关同一年度报告相同的比例不应过半（不计数字）。",
            "Less than half of the section's words should be those of a sister body's report of the same year, figures left"
                    + " out.");
    /** Sections with less text are the same by nature. */
    private static final int LEAST = 200;

    private static final int MOST = 50_000;
    private static final int RUN = 8;
    private static final int HALF = 50;

    private SameWords() {}

    /** One finding for each section that both reports have with enough text. */
    static List<Finding> check(Report earlier, Report later) {
        List<Finding> findings = new ArrayList<>();
        for (Report.Section section : later.sections()) {
            most(section, List.of(earlier)).ifPresent(most -> findings.add(finding(BEFORE, section, most.share(), "")));
        }
        return findings;
    }

    /** The same against reports of other bodies for the same year; each finding names the one that is most alike. */
    static List<Finding> beside(List<Report> sisters, Report report) {
        List<Finding> findings = new ArrayList<>();
        for (Report.Section section : report.sections()) {
            most(section, sisters)
                    .ifPresent(most -> findings.add(finding(
                            BESIDE,
                            section,
                            most.share(),
                            " " + most.of().publisher().name())));
        }
        return findings;
    }

    /** How much of a section another report has, in per cent. */
    private record Alike(int share, Report of) {}

    private static Optional<Alike> most(Report.Section section, List<Report> others) {
        return others.stream()
                .flatMap(other -> other.sections().stream()
                        .filter(s -> s.number() == section.number())
                        .limit(1)
                        .flatMap(s -> share(s.text(), section.text()).stream())
                        .map(share -> new Alike(share, other)))
                .reduce((one, other) -> other.share() > one.share() ? other : one);
    }

    private static Finding finding(Message words, Report.Section section, int share, String whose) {
        return new Finding(
                words.id(),
                Severity.INFO,
                share < HALF ? Verdict.PASS : Verdict.FAIL,
                Optional.empty(),
                section.heading(),
                "< " + HALF + " %",
                share + " %" + whose,
                List.of(),
                words);
    }

    /** How many of the later text's runs of eight letters the earlier one has, in per cent; nothing for short texts. */
    static Optional<Integer> share(String earlier, String later) {
        List<String> runs = runs(later);
        if (runs.size() < LEAST || earlier.length() < LEAST) {
            return Optional.empty();
        }
        Set<String> before = new HashSet<>(runs(earlier));
        long same = runs.stream().filter(before::contains).count();
        return Optional.of((int) (100 * same / runs.size()));
    }

    private static List<String> runs(String text) {
        String letters = text.substring(0, Math.min(text.length(), MOST)).replaceAll("[^\\p{L}]", "");
        List<String> runs = new ArrayList<>();
        for (int i = 0; i + RUN <= letters.length(); i++) {
            runs.add(letters.substring(i, i + RUN));
        }
        return runs;
    }
}
