package org.nianbao.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nianbao.index.Index;
import org.nianbao.model.Finding;
import org.nianbao.validate.Relations;

/**
 * Shows a report together with what the report of the year before says about it. The findings across years are worked
 * out when they are asked for, from the stored figures alone: they need no place of their own, and a rebuild gives the
 * same ones.
 */
public final class Succession {
    private static final Relations RELATIONS = new Relations();

    private Succession() {}

    /**
     * One report version with everything, findings across years behind its own.
     *
     * @param index the answers
     * @param id of the report
     * @param version which one, the newest when empty
     */
    public static Optional<Index.ReportDetail> report(Index index, String id, Optional<Integer> version) {
        return index.report(id, version).map(detail -> before(index, detail.row())
                .map(earlier -> with(detail, RELATIONS.acrossYears(read(earlier), read(detail))))
                .orElse(detail));
    }

    /** The newest version of the report of the year before, of the same division, scope and, where several, name. */
    private static Optional<Index.ReportDetail> before(Index index, Index.ReportRow row) {
        if (row.year().isEmpty() || row.divisionCode().isBlank()) {
            return Optional.empty();
        }
        Index.ReportQuery query = new Index.ReportQuery(
                Optional.of(row.divisionCode()),
                row.year().map(y -> y - 1),
                Optional.of(row.scope()),
                Optional.empty());
        return index.reports(query).stream()
                .max(Comparator.<Index.ReportRow, Boolean>comparing(
                                r -> r.publisher().equals(row.publisher()))
                        .thenComparing(Index.ReportRow::version)
                        .thenComparing(Index.ReportRow::id))
                .flatMap(r -> index.report(r.id(), Optional.of(r.version())));
    }

    private static Relations.AsRead read(Index.ReportDetail detail) {
        return new Relations.AsRead(detail.report(), detail.remarks());
    }

    private static Index.ReportDetail with(Index.ReportDetail detail, List<Finding> more) {
        List<Finding> findings = new ArrayList<>(detail.findings());
        findings.addAll(more);
        return new Index.ReportDetail(
                detail.row(),
                detail.report(),
                findings,
                detail.remarks(),
                detail.versions(),
                detail.record(),
                detail.sightings(),
                detail.source(),
                detail.parts(),
                detail.appearances(),
                detail.corrections());
    }
}
