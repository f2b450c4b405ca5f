package org.nianbao.validate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;

/**
 * The figures of a report that its reader had to decide on: those assigned by the order of rows, those recognised in a picture
 * that no sum bears out, and those of a row with a remark. Where a relation with one of them fails, the reading is
 * suspected, otherwise the source. Pure.
 */
final class Doubts {
    /** Says how a cell is printed, not that anything was decided. */
    private static final String NOTE = "note_in_cell";

    private final Set<String> codes = new HashSet<>();

    private Doubts() {}

    static Doubts of(Relations.AsRead read) {
        Doubts doubts = new Doubts();
        Set<List<Integer>> rows = read.remarks().stream()
                .filter(r -> !r.message().id().equals(NOTE))
                .flatMap(r -> r.locator().stream())
                .map(at -> List.of(at.grid(), at.row()))
                .collect(Collectors.toSet());
        for (Cell cell : read.report().cells()) {
            boolean decided = cell.by() == Cell.By.ORDER || cell.by() == Cell.By.OCR && !cell.confirmed();
            if (decided
                    || rows.contains(
                            List.of(cell.locator().grid(), cell.locator().row()))) {
                doubts.codes.add(cell.code());
            }
        }
        return doubts;
    }

    boolean any(Collection<String> some) {
        return some.stream().anyMatch(codes::contains);
    }

    /** The findings, each that fails with the one who is likely wrong. */
    List<Finding> named(List<Finding> findings) {
        return findings.stream().map(f -> f.suspecting(suspect(any(f.cells())))).toList();
    }

    static Finding.Suspect suspect(boolean doubtful) {
        return doubtful ? Finding.Suspect.READING : Finding.Suspect.SOURCE;
    }
}
