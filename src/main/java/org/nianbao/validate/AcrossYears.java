package org.nianbao.validate;

import static org.nianbao.model.Finding.Severity.INFO;
import static org.nianbao.model.Finding.Severity.WARNING;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Message;
import org.nianbao.model.Report;
import org.nianbao.validate.Relation.Sign;

/** The relations between the reports of one body for two years that follow each other, as data. */
final class AcrossYears {
    /** Smaller counts leap without meaning anything. */
    private static final BigDecimal LEAST = BigDecimal.valueOf(20);

    private static final BigDecimal LEAP = BigDecimal.valueOf(5);
    private static final List<String> DOCUMENTS = List.of("regulations", "normative_documents");
    private static final List<String> ITEMS =
            List.of("licences", "other_services", "penalties", "coercive_measures", "fees");

    /**
     * One relation: {@code left(later)  sign  Σ before(earlier) + Σ plus(later) − Σ minus(later)}.
     *
     * @param from first year of the later report that it is valid for
     * @param to last one
     */
    private record Step(
            Message words,
            Finding.Severity severity,
            int from,
            int to,
            String where,
            String left,
            Sign sign,
            List<String> before,
            List<String> plus,
            List<String> minus) {}

    private static final List<Step> STEPS = Stream.of(carried(), inForce(), items(), published(), changed())
            .flatMap(List::stream)
            .toList();

    private final Figures earlier;
    private final Figures later;
    private final Doubts doubtsBefore;
    private final Doubts doubtsNow;

    private AcrossYears(Relations.AsRead earlier, Relations.AsRead later) {
        this.earlier = new Figures(earlier.report());
        this.later = new Figures(later.report());
        this.doubtsBefore = Doubts.of(earlier);
        this.doubtsNow = Doubts.of(later);
    }

    /** Every relation that is valid for the later year and whose places both reports print; leaps only where there are some. */
    static List<Finding> check(Relations.AsRead earlierRead, Relations.AsRead laterRead) {
        AcrossYears years = new AcrossYears(earlierRead, laterRead);
        Report earlier = earlierRead.report();
        Report later = laterRead.report();
        int year = later.year().orElseThrow();
        List<Finding> findings = new ArrayList<>();
        STEPS.stream()
                .filter(s -> s.from() <= year && year <= s.to())
                .filter(s -> years.later.has(s.left())
                        && years.earlier.has(s.before().get(0)))
                .forEach(s -> findings.add(years.apply(s)));
        findings.addAll(years.leaps());
        findings.addAll(SameWords.check(earlier, later));
        return findings;
    }

    private static List<Step> carried() {
        Message words = words(
                "years.carried_over",
                "“上年结转”应等于上一年度报告的“结转下年度继续办理”。",
                "What was carried in must be what the report of the year before carried out.");
        return Stream.concat(Catalogue.APPLICANTS.stream(), Stream.of("total"))
                .map(c -> new Step(
                        words,
                        WARNING,
                        2020,
                        Integer.MAX_VALUE,
                        c,
                        "requests.carried_in." + c,
                        Sign.EQUAL,
                        List.of("requests.carried_out." + c),
                        List.of(),
                        List.of()))
                .toList();
    }

    private static List<Step> inForce() {
        Message words = words(
                "years.in_force",
                "现行有效件数应等于上一年度现行有效件数加本年制发件数减本年废止件数。",
                "Documents in force must be those of the year before, plus issued, less repealed.");
        return DOCUMENTS.stream()
                .map(d -> "proactive." + d + ".")
                .map(d -> new Step(
                        words,
                        WARNING,
                        2022,
                        Integer.MAX_VALUE,
                        d.split("\\.")[1],
                        d + "in_force",
                        Sign.EQUAL,
                        List.of(d + "in_force"),
                        List.of(d + "issued"),
                        List.of(d + "repealed")))
                .toList();
    }

    private static List<Step> changed() {
        Message words = words(
                "years.in_force_2021",
                "2021年现行有效件数一般不多于2020年对外公开总数量加本年制发件数减本年废止件数（两项口径不同）。",
                "Documents in force in 2021 are usually not more than those published by 2020, plus issued, less repealed;"
                        + " the two are defined differently.");
        return DOCUMENTS.stream()
                .map(d -> "proactive." + d + ".")
                .map(d -> new Step(
                        words,
                        INFO,
                        2021,
                        2021,
                        d.split("\\.")[1],
                        d + "in_force",
                        Sign.AT_MOST,
                        List.of(d + "published_total"),
                        List.of(d + "issued"),
                        List.of(d + "repealed")))
                .toList();
    }

    private static List<Step> items() {
        Message words = words(
                "years.items",
                "“上一年项目数量”应等于上一年度报告的“上一年项目数量”加“本年增/减”。",
                "Last year's items must be the items and their change in the report of the year before.");
        return ITEMS.stream()
                .map(i -> "proactive." + i + ".")
                .map(i -> new Step(
                        words,
                        WARNING,
                        2020,
                        2020,
                        i.split("\\.")[1],
                        i + "items_previous_year",
                        Sign.EQUAL,
                        List.of(i + "items_previous_year", i + "items_change"),
                        List.of(),
                        List.of()))
                .toList();
    }

    private static List<Step> published() {
        Message words = words(
                "years.published_total",
                "对外公开总数量一般不少于上一年度对外公开总数量加本年新公开数量（废止的除外）。",
                "The number published in all is usually not less than that of the year before plus the newly published;"
                        + " repealed ones may be left out.");
        return DOCUMENTS.stream()
                .map(d -> "proactive." + d + ".")
                .map(d -> new Step(
                        words,
                        INFO,
                        2020,
                        2020,
                        d.split("\\.")[1],
                        d + "published_total",
                        Sign.AT_LEAST,
                        List.of(d + "published_total"),
                        List.of(d + "published"),
                        List.of()))
                .toList();
    }

    private Finding apply(Step step) {
        Optional<BigDecimal> demanded = demanded(step, false);
        Optional<Boolean> holds = holds(step, later.sum(List.of(step.left())), demanded);
        Optional<Boolean> withZeros = holds(step, later.sumWithZeros(List.of(step.left())), demanded(step, true));
        List<String> cells = Stream.of(List.of(step.left()), step.plus(), step.minus())
                .flatMap(List::stream)
                .toList();
        Finding finding = new Finding(
                step.words().id(),
                step.severity(),
                holds.map(h -> h ? Finding.Verdict.PASS : Finding.Verdict.FAIL).orElse(Finding.Verdict.NOT_ASSESSABLE),
                holds.isPresent() ? Optional.empty() : withZeros.map(h -> !h),
                step.where(),
                step.sign().before(demanded.map(Figures::plain).orElseGet(() -> shown(step))),
                later.printed(List.of(step.left())),
                cells,
                step.words());
        return finding.suspecting(Doubts.suspect(doubtsNow.any(cells) || doubtsBefore.any(step.before())));
    }

    private static Optional<Boolean> holds(Step step, Optional<BigDecimal> left, Optional<BigDecimal> right) {
        return left.flatMap(l -> right.map(r -> step.sign().holds(l.compareTo(r))));
    }

    private Optional<BigDecimal> demanded(Step step, boolean zeros) {
        Optional<BigDecimal> before = zeros ? earlier.sumWithZeros(step.before()) : earlier.sum(step.before());
        Optional<BigDecimal> plus = zeros ? later.sumWithZeros(step.plus()) : later.sum(step.plus());
        Optional<BigDecimal> minus = zeros ? later.sumWithZeros(step.minus()) : later.sum(step.minus());
        return before.flatMap(b -> plus.flatMap(p -> minus.map(m -> b.add(p).subtract(m))));
    }

    private String shown(Step step) {
        String plus = step.plus().isEmpty() ? "" : " + " + later.printed(step.plus());
        return earlier.printed(step.before())
                + plus
                + (step.minus().isEmpty() ? "" : " - " + later.printed(step.minus()));
    }

    /** Counts that are more than five times, or less than a fifth, of those of the year before. */
    private List<Finding> leaps() {
        Message words = words(
                "years.leap",
                "与上一年度相比变化超过五倍，请核对原文（可能属实，也可能是误读或误填）。",
                "More than five times, or less than a fifth, of the year before: look at the source; it may be true, or"
                        + " misread, or filled in wrongly.");
        return later.beginning("").stream()
                .filter(c -> !"万元".equals(c.unit()) && !c.code().endsWith("items_change"))
                .filter(this::leapt)
                .map(c -> new Finding(
                        words.id(),
                        INFO,
                        Finding.Verdict.FAIL,
                        Optional.empty(),
                        c.code(),
                        usual(earlier.sum(List.of(c.code())).orElseThrow()),
                        c.raw(),
                        List.of(c.code()),
                        words))
                .toList();
    }

    private static String usual(BigDecimal before) {
        return Figures.plain(before.divide(LEAP)) + "–" + Figures.plain(before.multiply(LEAP));
    }

    private boolean leapt(Cell cell) {
        Optional<BigDecimal> before = earlier.sum(List.of(cell.code()));
        if (before.isEmpty() || cell.value().isEmpty()) {
            return false;
        }
        BigDecimal less = before.get().min(cell.value().get());
        BigDecimal more = before.get().max(cell.value().get());
        return more.compareTo(LEAST) >= 0 && less.multiply(LEAP).compareTo(more) < 0;
    }

    private static Message words(String id, String zh, String en) {
        return new Message(id, zh, en);
    }
}
