package org.nianbao.serve.cli;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.DistrictYear;
import org.nianbao.serve.House;
import org.nianbao.serve.Succession;

/** What commands ask of the index. */
interface Answers {

    /** A list for people is not read further. */
    int MOST_CHANGES = 1000;

    /** Asks the index of a house. */
    static Answers of(House house) {
        return new OfIndex(house.index());
    }

    /** {@link Index#tracker}. */
    List<DistrictYear> tracker(Set<Integer> years);

    /** {@link Index#reports}. */
    List<Index.ReportRow> reports(Index.ReportQuery query);

    /** {@link Index#report}. */
    Optional<Index.ReportDetail> report(String id, Optional<Integer> version);

    /** A report version with what the year before and sister bodies say about it behind its own findings. */
    Index.ReportDetail amongOthers(Index.ReportDetail detail);

    /** {@link Index#search}. */
    Index.SearchAnswer search(String query, int limit);

    /** {@link Index#captures}; the caller closes the stream. */
    Stream<ArchivedRecord> captures(Optional<URI> uri);

    /** {@link Index#capturesOf}. */
    List<ArchivedRecord> capturesOf(String payloadSha256);

    /** {@link Index#figures}. */
    Index.Figures figures();

    /** {@link Index#changes} of reports known before, oldest first. */
    List<Index.Change> changedReports();

    /** Every report version. */
    default List<Index.ReportRow> reports() {
        return reports(new Index.ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** The index of an opened home. */
    record OfIndex(Index index) implements Answers {
        @Override
        public List<DistrictYear> tracker(Set<Integer> years) {
            return index.tracker(years);
        }

        @Override
        public List<Index.ReportRow> reports(Index.ReportQuery query) {
            return index.reports(query);
        }

        @Override
        public Optional<Index.ReportDetail> report(String id, Optional<Integer> version) {
            return index.report(id, version);
        }

        @Override
        public Index.ReportDetail amongOthers(Index.ReportDetail detail) {
            return Succession.amongOthers(index, detail);
        }

        @Override
        public Index.SearchAnswer search(String query, int limit) {
            return index.search(query, limit);
        }

        @Override
        public Stream<ArchivedRecord> captures(Optional<URI> uri) {
            return index.captures(uri);
        }

        @Override
        public List<ArchivedRecord> capturesOf(String payloadSha256) {
            return index.capturesOf(payloadSha256);
        }

        @Override
        public List<Index.Change> changedReports() {
            List<Index.Change> changed = index.changes(Instant.EPOCH, MOST_CHANGES).stream()
                    .filter(change -> change.kind().equals("changed_report"))
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.reverse(changed);
            return changed;
        }

        @Override
        public Index.Figures figures() {
            return index.figures();
        }
    }
}
