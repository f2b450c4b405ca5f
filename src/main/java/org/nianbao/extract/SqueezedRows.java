package org.nianbao.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.model.Form;

/**
 * The rows of table 三 in a text in which blank cells leave no trace. The sums of the rows tell their totals; the sums of
 * the columns, once every line of the form is there, often the rest.
 */
final class SqueezedRows {
    private static final String HANDLED = "requests.handled_total";
    private static final int EQUATIONS = 2;

    private final List<RequestRow> rows;
    private final List<RequestRow> bare;
    private final List<RequestLine> lines;
    private final Optional<Form> form;

    /**
     * Of a table.
     *
     * @param rows its rows
     * @param bare labels beside which nothing is printed
     * @param lines all lines of the forms
     * @param form the form, if a line tells it
     */
    SqueezedRows(List<RequestRow> rows, List<RequestRow> bare, List<RequestLine> lines, Optional<Form> form) {
        this.rows = rows;
        this.bare = bare;
        this.lines = lines;
        this.form = form;
    }

    /** How the numbers of rows that have fewer than columns may be placed, as far as the sums decide. */
    Map<RequestRow, Placement> placed() {
        Map<RequestRow, Placement> open = new LinkedHashMap<>();
        rows.stream().filter(r -> r.line().isPresent()).forEach(r -> r.placement()
                .ifPresent(p -> open.put(r, p)));
        if (open.isEmpty() && bare.isEmpty()) {
            return open;
        }
        List<RequestRow> blank = blank();
        Map<RequestRow, Placement> all = new LinkedHashMap<>(open);
        rows.stream().filter(r -> r.slots().size() == RequestRow.COLUMNS).forEach(r -> all.put(r, r.placed()));
        blank.forEach(
                r -> all.put(r, new Placement(List.of(), Placement.totalled(List.of(), 0, 0, RequestRow.COLUMNS))));
        return complete(all) && totalsHold(all) ? narrowed(all, open, blank) : open;
    }

    /** Known labels without numbers, of lines that have none elsewhere. */
    private List<RequestRow> blank() {
        Set<String> known = rows.stream()
                .flatMap(r -> r.line().stream())
                .map(RequestLine::code)
                .collect(Collectors.toSet());
        Map<String, RequestRow> once = new LinkedHashMap<>();
        bare.stream()
                .filter(r -> !known.contains(r.line().orElseThrow().code()))
                .forEach(r -> once.putIfAbsent(r.line().orElseThrow().code(), r));
        return List.copyOf(once.values());
    }

    /** Whether the rows are exactly the lines of a form. */
    private boolean complete(Map<RequestRow, Placement> all) {
        Set<RequestLine> present =
                all.keySet().stream().flatMap(r -> r.line().stream()).collect(Collectors.toSet());
        boolean every = all.size() == present.size() && all.size() >= rows.size();
        return every
                && form.map(List::of).orElse(List.of(Form.F2021, Form.F2019)).stream()
                        .anyMatch(f -> lines.stream()
                                .filter(l -> l.in(f))
                                .collect(Collectors.toSet())
                                .equals(present));
    }

    private static boolean totalsHold(Map<RequestRow, Placement> all) {
        long[] sums = new long[EQUATIONS];
        all.forEach((row, placement) -> {
            int[] way = placement.ways().get(0);
            int total = way[RequestRow.COLUMNS - 1];
            for (int e = 0; e < EQUATIONS; e++) {
                sums[e] += total == Placement.NONE
                        ? 0
                        : signs(row).get(e) * placement.figures()[total];
            }
        });
        return sums[0] == 0 && sums[1] == 0;
    }

    /** Its sign in the sum of results and in the balance. */
    private static List<Integer> signs(RequestRow row) {
        RequestLine line = row.line().orElseThrow();
        if (line.code().equals(HANDLED)) {
            return List.of(-1, -1);
        }
        boolean result = !line.group().isEmpty();
        return result ? List.of(1, 0) : List.of(0, line.code().endsWith("carried_out") ? -1 : 1);
    }

    private static Map<RequestRow, Placement> narrowed(
            Map<RequestRow, Placement> all, Map<RequestRow, Placement> open, List<RequestRow> blank) {
        List<RequestRow> order = new ArrayList<>(all.keySet());
        List<Placements.Line> lines = order.stream()
                .map(r -> new Placements.Line(all.get(r), signs(r)))
                .toList();
        List<Placement> settled = new Placements(lines, EQUATIONS, RequestRow.COLUMNS).settled();
        Map<RequestRow, Placement> narrowed = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            if (open.containsKey(order.get(i)) || blank.contains(order.get(i))) {
                narrowed.put(order.get(i), settled.get(i));
            }
        }
        return narrowed;
    }
}
