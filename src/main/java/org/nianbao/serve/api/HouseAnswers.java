package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.nianbao.archive.Archive;
import org.nianbao.document.Documents;
import org.nianbao.index.Index;
import org.nianbao.ledger.Ledger;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.DecodedText;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Hints;
import org.nianbao.model.Indicator;
import org.nianbao.model.Message;
import org.nianbao.model.PagePicture;
import org.nianbao.model.Reading;
import org.nianbao.model.Site;
import org.nianbao.model.SweepAccount;
import org.nianbao.serve.Corrections;
import org.nianbao.serve.FixityReport;
import org.nianbao.serve.House;
import org.nianbao.serve.Settlements;
import org.nianbao.serve.Succession;
import org.nianbao.serve.Sweeps;
import org.nianbao.serve.export.ContractJson;

/** The answers of an opened home. */
final class HouseAnswers implements Answers {
    // The journal is read from its first line, so what it said is kept for a moment.
    private static final Duration JOURNAL_FRESH = Duration.ofSeconds(60);

    private final House house;
    private final Documents documents = new Documents();
    private final AtomicReference<Looked> looked = new AtomicReference<>();
    private final AtomicReference<Reported> reported = new AtomicReference<>();

    HouseAnswers(House house) {
        this.house = house;
    }

    @Override
    public Clock clock() {
        return house.clock();
    }

    @Override
    public Optional<Message> obstacle() {
        return house.archive().obstacle(0);
    }

    @Override
    public Optional<Message> away() {
        return house.archive().trouble().or(house.index()::trouble);
    }

    @Override
    public boolean indexToBeMade() {
        return house.index().learnt().isEmpty();
    }

    @Override
    public List<Indicator> indicators() {
        return house.indicators();
    }

    @Override
    public List<Site> sites() {
        return house.index().sites();
    }

    @Override
    public List<DistrictYear> tracker(Set<Integer> years) {
        return house.index().tracker(years);
    }

    @Override
    public List<Index.ReportRow> reports(Index.ReportQuery query) {
        return house.index().reports(query);
    }

    @Override
    public Optional<Index.ReportDetail> report(String id, Optional<Integer> version) {
        return house.index().report(id, version);
    }

    @Override
    public Index.ReportDetail amongOthers(Index.ReportDetail detail) {
        return Succession.amongOthers(house.index(), detail);
    }

    @Override
    public Stream<Index.CellRow> cells(Index.CellQuery query) {
        return house.index().cells(query);
    }

    @Override
    public Index.SearchAnswer search(String query, int limit) {
        return house.index().search(query, limit);
    }

    @Override
    public List<Index.Change> changes(Instant since, int limit) {
        return house.index().changes(since, limit);
    }

    @Override
    public List<Index.SweepRow> sweeps(Optional<String> siteCode, int limit) {
        return house.index().sweeps(siteCode, limit);
    }

    @Override
    public Optional<Index.SweepRow> sweep(String id) {
        return house.index().sweep(id);
    }

    @Override
    public List<Index.Judged> judgements(String sweepId) {
        return house.index().judgements(sweepId);
    }

    @Override
    public List<SweepAccount.Ended> notable(String sweepId) {
        return house.index().notable(sweepId);
    }

    @Override
    public Corrections corrections() {
        return house.corrections();
    }

    @Override
    public Settlements settlements() {
        return house.settlements();
    }

    @Override
    public Sweeps sweeps() {
        return house.sweeps();
    }

    @Override
    public Index.Figures figures() {
        return house.index().figures();
    }

    @Override
    public List<ArchivedRecord> captures(URI uri) {
        return house.archive().captures(uri);
    }

    @Override
    public List<Archive.Indexed> indexed(String from, String below) {
        return house.archive().indexed(from, below);
    }

    @Override
    public List<ArchivedRecord> capturesOf(String payloadSha256) {
        return house.index().capturesOf(payloadSha256);
    }

    @Override
    public byte[] payload(ArchivedRecord record, long limit) throws IOException {
        return house.archive().payload(record, limit);
    }

    @Override
    public List<Map.Entry<String, String>> headers(ArchivedRecord record) throws IOException {
        return house.archive().headers(record);
    }

    @Override
    public void entity(ArchivedRecord record, OutputStream to) throws IOException {
        house.archive().entity(record, to);
    }

    @Override
    public void warc(ArchivedRecord record, OutputStream to) throws IOException {
        house.archive().warc(record, to);
    }

    @Override
    public Map<String, String> provenance(ArchivedRecord record) throws IOException {
        return house.archive().provenance(record);
    }

    @Override
    public DecodedText decode(byte[] bytes, Optional<String> contentType) {
        return documents.decode(bytes, contentType);
    }

    @Override
    public String mediaType(byte[] bytes, Optional<String> contentType, Optional<URI> uri) {
        return documents.mediaType(bytes, contentType, uri);
    }

    @Override
    public DocumentOutcome document(byte[] bytes, Optional<String> contentType, Optional<URI> uri) {
        return house.document(bytes, contentType, new Hints(uri, Optional.empty(), List.of(), ""));
    }

    @Override
    public PagePicture picture(byte[] bytes, Optional<String> contentType, Optional<URI> uri, PagePicture.Wish wish) {
        return house.picture(bytes, contentType, new Hints(uri, Optional.empty(), List.of(), ""), wish);
    }

    @Override
    public ObjectNode json(Reading reading) {
        return ContractJson.reading(reading);
    }

    @Override
    public FixityReport fixity() {
        Instant now = house.clock().instant();
        Reported last = reported.get();
        if (last == null || last.at().plus(JOURNAL_FRESH).isBefore(now)) {
            last = new Reported(now, house.fixity());
            reported.set(last);
        }
        return last.report();
    }

    /** The report, and when it was made. */
    private record Reported(Instant at, FixityReport report) {}

    @Override
    public Optional<Verified> lastVerification() {
        Instant now = house.clock().instant();
        Looked last = looked.get();
        if (last == null || last.at().plus(JOURNAL_FRESH).isBefore(now)) {
            last = new Looked(now, newestVerification());
            looked.set(last);
        }
        return last.found();
    }

    private Optional<Verified> newestVerification() {
        try (Stream<Ledger.Entry> entries = house.ledger().entries()) {
            return entries.filter(HouseAnswers::isVerification)
                    .reduce((earlier, later) -> later)
                    .map(e -> new Verified(e.at(), damages(e.data()), e.data()));
        }
    }

    private static boolean isVerification(Ledger.Entry entry) {
        return entry.kind().contains("verif");
    }

    private static long damages(Map<String, Object> data) {
        Object said = data.get("damages");
        if (said instanceof Collection<?> several) {
            return several.size();
        }
        return said instanceof Number number ? number.longValue() : 0;
    }

    private record Looked(Instant at, Optional<Verified> found) {}
}
