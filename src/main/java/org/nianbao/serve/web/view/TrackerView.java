package org.nianbao.serve.web.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.model.DistrictYear;

/**
 * The tracker: districts down, years across.
 *
 * @param years years shown
 * @param rows districts shown on this page
 * @param legend every state with its number; the numbers add up to {@code districts × years}
 * @param districts number of districts counted
 * @param wanted what was asked for
 * @param choices what can be asked for
 * @param matching number of districts that match, on all pages
 */
public record TrackerView(
        List<Integer> years,
        List<Row> rows,
        List<Count> legend,
        int districts,
        Wanted wanted,
        Choices choices,
        int matching) {

    /** Districts on one page. */
    public static final int PAGE = 200;

    /** What was asked for; {@code from} is the number of districts passed over. */
    public record Wanted(Optional<Integer> year, Optional<DistrictYear.State> state, String parent, int from) {
        boolean keeps(DistrictYear one) {
            return year.filter(y -> y != one.year()).isEmpty() && (parent.isEmpty() || parent.equals(one.parent()));
        }
    }

    /** What can be asked for. */
    public record Choices(List<Integer> years, List<String> parents) {}

    /** A district with its years. */
    public record Row(String code, String district, String parent, Map<Integer, DistrictYear> years) {}

    /** A state and how many district-years are in it. */
    public record Count(DistrictYear.State state, int number) {}

    /** Of all district-years. */
    public static TrackerView of(List<DistrictYear> all, Wanted wanted) {
        List<DistrictYear> kept = all.stream().filter(wanted::keeps).toList();
        List<Row> rows = rows(kept);
        List<Row> matching = rows.stream().filter(r -> matches(r, wanted)).toList();
        List<Row> page = matching.stream().skip(wanted.from()).limit(PAGE).toList();
        return new TrackerView(
                years(kept),
                page,
                legend(kept),
                rows.size(),
                wanted,
                new Choices(years(all), parents(all)),
                matching.size());
    }

    private static boolean matches(Row row, Wanted wanted) {
        return wanted.state()
                .map(s -> row.years().values().stream().anyMatch(y -> y.state() == s))
                .orElse(true);
    }

    private static List<Row> rows(List<DistrictYear> kept) {
        Map<String, Row> rows = new LinkedHashMap<>();
        kept.forEach(y -> rows.computeIfAbsent(y.code(), c -> new Row(c, y.district(), y.parent(), new TreeMap<>()))
                .years()
                .put(y.year(), y));
        return List.copyOf(rows.values());
    }

    private static List<Integer> years(List<DistrictYear> of) {
        return of.stream()
                .map(DistrictYear::year)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static List<String> parents(List<DistrictYear> of) {
        return of.stream()
                .map(DistrictYear::parent)
                .filter(p -> !p.isBlank())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Count> legend(List<DistrictYear> kept) {
        return java.util.Arrays.stream(DistrictYear.State.values())
                .map(s -> new Count(
                        s, (int) kept.stream().filter(y -> y.state() == s).count()))
                .toList();
    }

    /** Whether a cell is what the state filter asks for. */
    public boolean wantedState(DistrictYear one) {
        return wanted.state().map(s -> s == one.state()).orElse(true);
    }

    /** All district-years counted. */
    public int total() {
        return legend.stream().mapToInt(Count::number).sum();
    }

    /** Whether more districts follow. */
    public boolean hasNext() {
        return wanted.from() + PAGE < matching;
    }
}
