package org.nianbao.serve.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.archive.Archive;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.DecodedText;
import org.nianbao.model.DistrictYear;
import org.nianbao.model.DocumentOutcome;
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
import org.nianbao.serve.Sweeps;

/**
 * The questions that pages and API ask: a narrow view of an opened home that can only be read, but for
 * what people say and the sweeps under way. Safe for many threads.
 */
public interface Answers {

    /** The answers of an opened home. */
    static Answers of(House house) {
        return new HouseAnswers(house);
    }

    /** The time. */
    Clock clock();

    /** Figures of the forms, in order. */
    List<Indicator> indicators();

    /** All sites. */
    List<Site> sites();

    /** See {@link Index#tracker}. */
    List<DistrictYear> tracker(Set<Integer> years);

    /** See {@link Index#reports}. */
    List<Index.ReportRow> reports(Index.ReportQuery query);

    /** See {@link Index#report}. */
    Optional<Index.ReportDetail> report(String id, Optional<Integer> version);

    /** A report version with what the year before and sister bodies say about it behind its own findings. */
    Index.ReportDetail amongOthers(Index.ReportDetail detail);

    /** See {@link Index#cells}; the caller closes the stream. */
    Stream<Index.CellRow> cells(Index.CellQuery query);

    /** See {@link Index#search}. */
    Index.SearchAnswer search(String query, int limit);

    /** See {@link Index#changes}. */
    List<Index.Change> changes(Instant since, int limit);

    /** See {@link Index#sweeps}. */
    List<Index.SweepRow> sweeps(Optional<String> siteCode, int limit);

    /** See {@link Index#sweep}. */
    Optional<Index.SweepRow> sweep(String id);

    /** See {@link Index#judgements}. */
    List<Index.Judged> judgements(String sweepId);

    /** See {@link Index#notable}. */
    List<SweepAccount.Ended> notable(String sweepId);

    /** What people say of figures. */
    Corrections corrections();

    /** What people say of districts in a year. */
    Settlements settlements();

    /** The sweeps under way. */
    Sweeps sweeps();

    /** See {@link Index#figures}. */
    Index.Figures figures();

    /** All captures of an address, oldest first. */
    List<ArchivedRecord> captures(URI uri);

    /** See {@link Archive#indexed}. */
    List<Archive.Indexed> indexed(String from, String below);

    /** Captures that hold a payload, the original first. */
    List<ArchivedRecord> capturesOf(String payloadSha256);

    /** The payload of a record without content coding, at most {@code limit} bytes. */
    byte[] payload(ArchivedRecord record, long limit) throws IOException;

    /** Response headers of a record, in order. */
    List<Map.Entry<String, String>> headers(ArchivedRecord record) throws IOException;

    /** Writes the entity body exactly as archived. */
    void entity(ArchivedRecord record, OutputStream to) throws IOException;

    /** Writes the record and those that belong to it as a WARC file. */
    void warc(ArchivedRecord record, OutputStream to) throws IOException;

    /** Fields of the metadata record and of the WARC headers. */
    Map<String, String> provenance(ArchivedRecord record) throws IOException;

    /** Decodes text exactly as extraction did, so that offsets fit. */
    DecodedText decode(byte[] bytes, Optional<String> contentType);

    /** The media type of bytes without parameters. */
    String mediaType(byte[] bytes, Optional<String> contentType, Optional<URI> uri);

    /** Reads bytes as a document, to show it. */
    DocumentOutcome document(byte[] bytes, Optional<String> contentType, Optional<URI> uri);

    /** Draws a page of a PDF or of a scan, to show it. */
    PagePicture picture(byte[] bytes, Optional<String> contentType, Optional<URI> uri, PagePicture.Wish wish);

    /** A reading in the JSON of the contract. */
    ObjectNode json(Reading reading);

    /** What keeps the archive from taking captures now; see {@link org.nianbao.archive.Archive#obstacle}. */
    default Optional<Message> obstacle() {
        return Optional.empty();
    }

    /**
     * Why disk or database cannot be used now, found out by trying; see {@link org.nianbao.archive.Archive#trouble}, {@link
     * org.nianbao.index.Index#trouble}.
     */
    default Optional<Message> away() {
        return Optional.empty();
    }

    /** Whether the index knows only part of what the archive holds, and is to be made again. */
    default boolean indexToBeMade() {
        return false;
    }

    /** What the journal says of the fixity of every file; may be a minute old. */
    FixityReport fixity();

    /** The last verification that was journalled, if any. */
    Optional<Verified> lastVerification();

    /**
     * What the journal says of a verification.
     *
     * @param at when it ended
     * @param damages number of damages, 0 when all was well
     * @param data the entry's details as journalled
     */
    record Verified(Instant at, long damages, Map<String, Object> data) {}
}
