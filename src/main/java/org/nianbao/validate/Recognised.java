package org.nianbao.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.model.Cell;
import org.nianbao.model.Finding;
import org.nianbao.model.Locator;
import org.nianbao.model.Message;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;

/**
 * Figures recognised in pictures are believed only where an equation bears them out. Where equations contradict a figure
 * and none bears it out, it is withheld; where none can tell, a remark says so.
 */
final class Recognised {
    private final Set<String> denied;
    private final Set<String> borneOut;
    private final Map<List<Integer>, Locator> doubtful = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();

    private Recognised(List<Finding> equations) {
        this.denied = equations.stream()
                .filter(f -> f.fails() || f.failIfBlankIsZero().orElse(false))
                .flatMap(f -> f.cells().stream())
                .collect(Collectors.toSet());
        this.borneOut = equations.stream()
                .filter(Recognised::holds)
                .flatMap(f -> f.cells().stream())
                .collect(Collectors.toSet());
    }

    private static boolean holds(Finding finding) {
        boolean withZeros = finding.failIfBlankIsZero().filter(fails -> !fails).isPresent();
        return finding.verdict() == Finding.Verdict.PASS || withZeros;
    }

    /** The figures that remain, and what there is to say about them. */
    static Recognised of(List<Finding> equations) {
        return new Recognised(equations);
    }

    Report withheld(Report report) {
        Report kept = report.withCells(report.cells().stream().map(this::judged).toList());
        doubtful.values()
                .forEach(place -> remarks.add(remark(
                        place,
                        "ocr_unconfirmed",
                        "这一行的数字由文字识别得出，没有可用的合计关系证实，请对照原件。",
                        "The numbers of this row were recognised in a picture, and no sum of the form bears them out; compare"
                                + " them with the source.")));
        return kept;
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    private Cell judged(Cell cell) {
        if (cell.by() != Cell.By.OCR || cell.kind() != Cell.Kind.NUMBER || borneOut.contains(cell.code())) {
            return cell;
        }
        Locator at = cell.locator();
        if (!denied.contains(cell.code())) {
            doubtful.putIfAbsent(List.of(at.grid(), at.row()), at);
            return cell;
        }
        remarks.add(remark(
                at,
                "ocr_withheld",
                "“" + cell.raw() + "”由文字识别得出，表内合计关系不能证实，故不取值。",
                "“" + cell.raw()
                        + "” was recognised in a picture, and the sums of the form do not bear it out; no value"
                        + " was taken."));
        return new Cell(
                cell.code(), Optional.empty(), Cell.Kind.ILLEGIBLE, cell.raw(), cell.unit(), at, cell.by(), false);
    }

    private static Remark remark(Locator at, String id, String zh, String en) {
        return new Remark(new Message(id, zh, en), Optional.of(at));
    }
}
