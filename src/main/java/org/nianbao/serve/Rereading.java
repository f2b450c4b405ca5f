package org.nianbao.serve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.index.Index;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Form;
import org.nianbao.model.Reading;
import org.nianbao.model.Report;

/**
 * How reading one archived document by the present rules differs from the reading that is held.
 *
 * @param held the document and what it was read by
 * @param extractorVersion the present version
 * @param outcome {@code report}, {@code not_a_report}, {@code not_readable} or {@code unread}, before and after
 * @param cells the cells that differ, in the order of the indicators
 * @param rules the relations that end otherwise
 * @param identity title, year, publisher and the like that differ
 */
public record Rereading(
        Index.Held held,
        String extractorVersion,
        Changed outcome,
        List<CellChange> cells,
        List<RuleChange> rules,
        List<Changed> identity) {
    /** Stands where there is nothing, for a blank is something else. */
    public static final String ABSENT = "∅";

    /** Copies the lists. */
    public Rereading {
        cells = List.copyOf(cells);
        rules = List.copyOf(rules);
        identity = List.copyOf(identity);
    }

    /**
     * Compares.
     *
     * @param before the reading that is held; nothing when reading it has failed so far
     * @param after the reading by the present rules
     */
    public static Rereading of(Index.Held held, String extractorVersion, Optional<Reading> before, Reading after) {
        Map<String, Finding> were = before.map(Rereading::findings).orElse(Map.of());
        Map<String, Finding> are = findings(after);
        List<RuleChange> rules = rules(were, are);
        return new Rereading(
                held,
                extractorVersion,
                new Changed("outcome", before.map(Rereading::outcome).orElse("unread"), outcome(after)),
                cells(before.map(Rereading::cells).orElse(Map.of()), cells(after), rules),
                rules,
                identity(before.flatMap(Rereading::report), report(after)));
    }

    /** Whether anything differs that people see: an outcome, a cell, a relation, the identity. */
    public boolean differs() {
        return !outcome.before().equals(outcome.after()) || !cells.isEmpty() || !rules.isEmpty() || !identity.isEmpty();
    }

    private static String outcome(Reading reading) {
        if (reading instanceof Reading.ReportRead) {
            return "report";
        }
        return reading instanceof Reading.NotAReport ? "not_a_report" : "not_readable";
    }

    private static Optional<Report> report(Reading reading) {
        return reading instanceof Reading.ReportRead read ? Optional.of(read.report()) : Optional.empty();
    }

    private static Map<String, Cell> cells(Reading reading) {
        return report(reading).map(Report::cells).orElse(List.of()).stream()
                .collect(Collectors.toMap(Cell::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, Finding> findings(Reading reading) {
        List<Finding> all = reading instanceof Reading.ReportRead read ? read.findings() : List.of();
        return all.stream()
                .collect(Collectors.toMap(f -> f.rule() + "@" + f.where(), f -> f, (a, b) -> a, LinkedHashMap::new));
    }

    private static List<RuleChange> rules(Map<String, Finding> were, Map<String, Finding> are) {
        Set<String> all = new LinkedHashSet<>(are.keySet());
        all.addAll(were.keySet());
        List<RuleChange> changes = new ArrayList<>();
        for (String key : all) {
            Optional<Finding> was = Optional.ofNullable(were.get(key));
            Optional<Finding> is = Optional.ofNullable(are.get(key));
            String before = was.map(f -> f.verdict().id()).orElse(ABSENT);
            String after = is.map(f -> f.verdict().id()).orElse(ABSENT);
            if (!before.equals(after)) {
                Finding one = is.or(() -> was).orElseThrow();
                changes.add(new RuleChange(one.rule(), one.where(), before, after, one.cells()));
            }
        }
        return changes;
    }

    private static List<CellChange> cells(Map<String, Cell> were, Map<String, Cell> are, List<RuleChange> rules) {
        Set<String> codes = new LinkedHashSet<>(are.keySet());
        codes.addAll(were.keySet());
        List<CellChange> changes = new ArrayList<>();
        for (String code : codes) {
            kind(were.get(code), are.get(code))
                    .ifPresent(kind -> changes.add(new CellChange(
                            code,
                            kind,
                            printed(were.get(code)),
                            printed(are.get(code)),
                            by(were.get(code)),
                            by(are.get(code)),
                            touching(code, rules))));
        }
        return changes;
    }

    private static Optional<String> kind(Cell was, Cell is) {
        if (was == null || is == null) {
            return Optional.of(was == null ? "appears" : "vanishes");
        }
        boolean value = was.kind() != is.kind()
                || was.value().isPresent()
                        && was.value().get().compareTo(is.value().orElseThrow()) != 0
                || was.value().isEmpty() && !was.raw().equals(is.raw());
        boolean evidence = was.by() != is.by() || was.confirmed() != is.confirmed();
        boolean place = !was.locator().equals(is.locator()) || !was.raw().equals(is.raw());
        String other = evidence ? "evidence" : place ? "place" : "";
        return Optional.of(value ? "value" : other).filter(k -> !k.isEmpty());
    }

    private static String printed(Cell cell) {
        if (cell == null) {
            return ABSENT;
        }
        return cell.value().map(v -> v.toPlainString()).orElseGet(() -> cell.kind()
                .id());
    }

    private static String by(Cell cell) {
        return cell == null ? ABSENT : cell.by().id();
    }

    private static List<String> touching(String code, List<RuleChange> rules) {
        return List.copyOf(rules.stream()
                .filter(r -> r.cells().contains(code))
                .map(RuleChange::rule)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<Changed> identity(Optional<Report> was, Optional<Report> is) {
        if (was.isEmpty() || is.isEmpty()) {
            return List.of();
        }
        Map<String, String> before = identity(was.get());
        return identity(is.get()).entrySet().stream()
                .map(e -> new Changed(e.getKey(), before.get(e.getKey()), e.getValue()))
                .filter(c -> !c.before().equals(c.after()))
                .toList();
    }

    private static Map<String, String> identity(Report report) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("title", report.title());
        all.put("year", report.year().map(String::valueOf).orElse(ABSENT));
        all.put("publisher", report.publisher().name());
        all.put("division_code", report.publisher().divisionCode().orElse(ABSENT));
        all.put("scope", report.publisher().scope().id());
        all.put("published", report.published().map(LocalDate::toString).orElse(ABSENT));
        all.put("forms", report.forms().stream().map(Form::id).collect(Collectors.joining(" ")));
        all.put("sections", report.sections().size() + "/" + report.sections().hashCode());
        return all;
    }

    /**
     * A cell that differs.
     *
     * @param code the indicator
     * @param kind {@code appears}, {@code vanishes}, {@code value} (number or kind), {@code evidence} (how it was
     *     assigned, whether a relation confirms it) or {@code place} (where it is printed, or its notation)
     * @param before the number, or the kind of a cell without one; {@link #ABSENT} where there was no cell
     * @param after the same by the present rules
     * @param byBefore how it was assigned: {@code label}, {@code order}, {@code ocr}
     * @param byAfter the same by the present rules
     * @param rules the relations that contain it and end otherwise
     */
    public record CellChange(
            String code,
            String kind,
            String before,
            String after,
            String byBefore,
            String byAfter,
            List<String> rules) {}

    /**
     * A relation that ends otherwise.
     *
     * @param rule its id
     * @param where the row or column it is applied to
     * @param before its verdict, {@link #ABSENT} where it was not applied
     * @param after the same by the present rules
     * @param cells the codes involved
     */
    public record RuleChange(String rule, String where, String before, String after, List<String> cells) {}

    /** Something with a name that differs, as text. */
    public record Changed(String name, String before, String after) {}

    /**
     * What re-reading everything came to.
     *
     * @param documents how many were read again
     * @param unreadable how many could not be had from the archive
     * @param differing payload digests of those whose reading would differ
     * @param outdated payload digests of those that an older version has read, differing or not, and of those set aside
     */
    public record Account(int documents, int unreadable, Set<String> differing, Set<String> outdated) {
        /** All that is to be read again on approval. */
        public Set<String> toReplace() {
            Set<String> all = new TreeSet<>(differing);
            all.addAll(outdated);
            return all;
        }
    }
}
