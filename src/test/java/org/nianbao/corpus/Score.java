package org.nianbao.corpus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;

/**
 * How well one document was read.
 *
 * @param printed places of figures that the document prints
 * @param exact of these, read with the same kind and value
 * @param missing of these, without a cell or with one that says that it can't be read
 * @param flagged other than printed, and a failing relation or a remark says that something is wrong there
 * @param silent other than printed, and nothing says so
 */
record Score(int printed, int exact, int missing, int flagged, int silent) {

    static final Score NONE = new Score(0, 0, 0, 0, 0);

    static Score unread(Specimen specimen) {
        return new Score(specimen.told(), 0, specimen.told(), 0, 0);
    }

    /** Compares what was read with what is printed; a cell that is not printed at all is wrong too. */
    static Score of(Specimen specimen, Report report, List<Finding> findings, List<Remark> remarks) {
        Set<String> touched = touched(report, findings, remarks);
        Map<String, Cell> read = new HashMap<>();
        report.cells().forEach(c -> read.put(c.code(), c));
        int[] counts = new int[4];
        specimen.prints().forEach((code, print) -> {
            int judged = judge(print, read.get(code), touched.contains(code));
            // what a document does not tell need not be read, but if it is, it must be right
            counts[judged] += specimen.untold().contains(code) && judged < 2 ? 0 : 1;
        });
        for (Cell cell : report.cells()) {
            if (!specimen.prints().containsKey(cell.code()) && claims(cell)) {
                counts[touched.contains(cell.code()) ? 2 : 3]++;
            }
        }
        return new Score(specimen.told(), counts[0], counts[1], counts[2], counts[3]);
    }

    private static boolean claims(Cell cell) {
        return cell.kind() != Cell.Kind.ILLEGIBLE && cell.kind() != Cell.Kind.TEXT;
    }

    /** 0 exact, 1 missing, 2 flagged, 3 silently wrong. */
    private static int judge(Print print, Cell cell, boolean touched) {
        if (cell == null || !claims(cell)) {
            return 1;
        }
        if (Specimen.same(print, cell.kind(), cell.value().orElse(null))) {
            return 0;
        }
        return touched ? 2 : 3;
    }

    /** Codes that a failing relation contains, or that stand in a row with a remark. */
    private static Set<String> touched(Report report, List<Finding> findings, List<Remark> remarks) {
        Set<String> codes = new HashSet<>();
        findings.stream().filter(Finding::fails).forEach(f -> codes.addAll(f.cells()));
        Set<List<Integer>> rows = new HashSet<>();
        remarks.stream().flatMap(r -> r.locator().stream()).forEach(l -> rows.add(List.of(l.grid(), l.row())));
        report.cells().stream()
                .filter(c ->
                        rows.contains(List.of(c.locator().grid(), c.locator().row())))
                .forEach(c -> codes.add(c.code()));
        return codes;
    }

    /** The line of the ratchet. */
    String line(String name) {
        return String.join(
                "\t",
                name,
                String.valueOf(printed),
                String.valueOf(exact),
                String.valueOf(missing),
                String.valueOf(flagged),
                String.valueOf(silent));
    }

    Score plus(Score other) {
        return new Score(
                printed + other.printed,
                exact + other.exact,
                missing + other.missing,
                flagged + other.flagged,
                silent + other.silent);
    }
}
