package org.nianbao.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.index.Index;
import org.nianbao.model.Finding;
import org.nianbao.model.Report;
import org.nianbao.model.Site;
import org.nianbao.validate.Relations;

/**
 * Shows a report together with what the report of the year before, and those of sister bodies, say about it. The findings
 * across reports are worked out when they are asked for, from the stored figures alone: they need no place of their own, and a rebuild gives the
 * same ones.
 */
public final class Succession {
    private static final Relations RELATIONS = new Relations();
    /** A prefecture has hardly more districts. */
    private static final int MOST_SISTERS = 20;

    private Succession() {}

    /**
     * A report version with what those others say about it behind its own findings.
     *
     * @param index the answers
     * @param detail the report version
     */
    public static Index.ReportDetail amongOthers(Index index, Index.ReportDetail detail) {
        List<Finding> more = new ArrayList<>();
        before(index, detail.row())
                .ifPresent(earlier -> more.addAll(RELATIONS.acrossYears(read(earlier), read(detail))));
        more.addAll(RELATIONS.besideOthers(detail.report(), sisters(index, detail.row())));
        return with(detail, more);
    }

    /** Newest reports of the same year and scope in the same division, or in those that have the same parent. */
    private static List<Report> sisters(Index index, Index.ReportRow row) {
        if (row.year().isEmpty() || row.divisionCode().isBlank()) {
            return List.of();
        }
        Set<String> near = near(index, row.divisionCode());
        Index.ReportQuery query =
                new Index.ReportQuery(Optional.empty(), row.year(), Optional.of(row.scope()), Optional.empty());
        return index.reports(query).stream()
                .filter(r -> near.contains(r.divisionCode()) && !r.id().equals(row.id()))
                .map(Index.ReportRow::id)
                .distinct()
                .sorted()
                .limit(MOST_SISTERS)
                .flatMap(id -> index.report(id, Optional.empty()).stream())
                .map(Index.ReportDetail::report)
                .toList();
    }

    private static Set<String> near(Index index, String code) {
        List<Site> sites = index.sites();
        Set<String> parents = sites.stream()
                .filter(s -> s.code().equals(code) && !s.parent().isBlank())
                .map(Site::parent)
                .collect(Collectors.toSet());
        Set<String> near = sites.stream()
                .filter(s -> parents.contains(s.parent()))
                .map(Site::code)
                .collect(Collectors.toSet());
        near.add(code);
        return near;
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
