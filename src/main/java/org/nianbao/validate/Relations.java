package org.nianbao.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;

/** The relations (勾稽关系) of the forms. Pure. */
public final class Relations {
    /** Rules that say a figure equals others; only these bear a figure out. */
    private static final Set<String> EQUATIONS = Set.of(
            "requests.balance",
            "requests.handled_total",
            "requests.row_total",
            "remedies.total",
            "statistics.received",
            "statistics.concluded",
            "statistics.answered",
            "statistics.refused",
            "statistics.reconsideration",
            "statistics.litigation",
            "statistics.staff");

    /**
     * A report whose figures have been held against the relations.
     *
     * @param report the same report, its cells confirmed or not; figures that were recognised in a picture and that no
     *     sum bears out are illegible
     * @param findings what every relation says of it
     * @param remarks on figures recognised in a picture: {@code ocr_withheld}, {@code ocr_unconfirmed}
     */
    public record Checked(Report report, List<Finding> findings, List<Remark> remarks) {
        /** Copies the lists. */
        public Checked {
            findings = List.copyOf(findings);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * A report with what was remarked while it was read, by which a failing relation is laid at somebody's door.
     *
     * @param report the report
     * @param remarks on its reading
     */
    public record AsRead(Report report, List<Remark> remarks) {
        /** Copies the list. */
        public AsRead {
            remarks = List.copyOf(remarks);
        }
    }

    /** Holds a report as read against every relation, and marks or withholds its figures accordingly. */
    public Checked settle(AsRead read) {
        Report report = read.report();
        List<Finding> checked = check(report);
        Recognised recognised = Recognised.of(
                checked.stream().filter(f -> EQUATIONS.contains(f.rule())).toList());
        Report kept = recognised.withheld(report);
        List<Finding> findings = recognised.remarks().isEmpty() ? checked : check(kept);
        Report confirmed = kept.withCells(confirm(kept.cells(), findings));
        return new Checked(confirmed, named(new AsRead(confirmed, read.remarks()), findings), recognised.remarks());
    }

    /** The findings on a report, each that fails with the one who is likely wrong. */
    public List<Finding> named(AsRead read, List<Finding> findings) {
        return Doubts.of(read).named(findings);
    }

    /** Applies every relation of the report's forms; passed, failed and not assessable ones alike. Suspects nobody. */
    public List<Finding> check(Report report) {
        Figures figures = new Figures(report);
        List<Finding> findings = new ArrayList<>();
        for (Relation relation : Catalogue.of(figures)) {
            findings.add(apply(relation, figures));
        }
        findings.addAll(Plausibility.check(report, figures));
        findings.addAll(Narrative.check(report, figures));
        return List.copyOf(findings);
    }

    /**
     * Applies the relations between the reports of one body for two years that follow each other: what was carried over,
     * what is in force, what leaps. Nothing when the reports are of different bodies, scopes or distant years. The cells
     * that a finding names are those of the later report.
     *
     * @param earlierRead the report of the year before
     * @param laterRead the report of the year
     */
    public List<Finding> acrossYears(AsRead earlierRead, AsRead laterRead) {
        Report earlier = earlierRead.report();
        Report later = laterRead.report();
        boolean follows = earlier.year().isPresent()
                && later.year().isPresent()
                && later.year().get() == earlier.year().get() + 1;
        return follows && sameBody(earlier.publisher(), later.publisher())
                ? List.copyOf(AcrossYears.check(earlierRead, laterRead))
                : List.of();
    }

    /**
     * Holds a report's words against those of other bodies for the same year; nothing against reports of another year or
     * scope, or of the same body.
     *
     * @param report the report
     * @param others reports of bodies of the same kind
     */
    public List<Finding> besideOthers(Report report, List<Report> others) {
        List<Report> sisters = others.stream()
                .filter(o -> report.year().isPresent() && o.year().equals(report.year()))
                .filter(o -> o.publisher().scope() == report.publisher().scope())
                .filter(o -> !sameBody(o.publisher(), report.publisher()))
                .toList();
        return List.copyOf(SameWords.beside(sisters, report));
    }

    /** The division decides for what there is one of in a division; otherwise the name. */
    private static boolean sameBody(Report.Publisher one, Report.Publisher other) {
        boolean sole = one.scope() == Scope.DISTRICT
                || one.scope() == Scope.GOVERNMENT_AND_OFFICE
                || one.scope() == Scope.OFFICE;
        boolean known = one.divisionCode().isPresent() && other.divisionCode().isPresent();
        boolean sameDivision = known && one.divisionCode().equals(other.divisionCode());
        boolean sameName = !one.name().isBlank() && one.name().equals(other.name());
        return one.scope() == other.scope() && (sole && known ? sameDivision : sameName && (sameDivision || !known));
    }

    /**
     * Marks the cells that a relation that holds contains, other than a trivial one: an equation counts, a comparison
     * or a rule about one figure does not.
     */
    public List<Cell> confirm(List<Cell> cells, List<Finding> findings) {
        Set<String> borneOut = findings.stream()
                .filter(f -> f.verdict() == Finding.Verdict.PASS && EQUATIONS.contains(f.rule()))
                .flatMap(f -> f.cells().stream())
                .collect(Collectors.toSet());
        return cells.stream()
                .map(c -> c.withConfirmed(borneOut.contains(c.code())))
                .toList();
    }

    private static Finding apply(Relation relation, Figures figures) {
        Optional<Boolean> holds = holds(relation, figures.sum(relation.left()), figures.sum(relation.right()));
        Optional<Boolean> withZeros =
                holds(relation, figures.sumWithZeros(relation.left()), figures.sumWithZeros(relation.right()));
        Finding.Verdict verdict =
                holds.map(h -> h ? Finding.Verdict.PASS : Finding.Verdict.FAIL).orElse(Finding.Verdict.NOT_ASSESSABLE);
        return new Finding(
                relation.rule(),
                relation.severity(),
                verdict,
                holds.isPresent() ? Optional.empty() : withZeros.map(h -> !h),
                relation.where(),
                relation.sign().before(relation.right().isEmpty() ? "0" : figures.printed(relation.right())),
                figures.printed(relation.left()),
                Stream.concat(relation.left().stream(), relation.right().stream())
                        .toList(),
                relation.words());
    }

    private static Optional<Boolean> holds(Relation relation, Optional<BigDecimal> left, Optional<BigDecimal> right) {
        return left.flatMap(l -> right.map(r -> relation.sign().holds(l.compareTo(r))));
    }
}
