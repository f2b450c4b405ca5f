package org.nianbao.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Judgement;
import org.nianbao.model.Judgement.ReportClue;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.Scope;

/** Table {@code judgement}: why discovery went where it went. */
final class Judgements {
    /** Lists of departments can be very long; what is kept of one page is bounded. */
    private static final int MOST_LINKS = 200;

    private static final String INSERT =
            """
            insert into judgement (record_id, sweep_id, kind, platform, clue_title, clue_year, clue_scope,
                clue_publisher, why, links, aside)
            values (:record, :sweep, :kind, :platform, :title, :year, :scope, :publisher, :why, :links, :aside)
            """;

    private Judgements() {}

    /** Keeps the judgement of a page that had content, in place of an earlier one of the same record. */
    static void add(Handle handle, Index.Known known) {
        handle.execute(
                "delete from judgement where record_id = ?", known.record().recordId());
        insert(handle, List.of(known));
    }

    /** The same of records that have none yet. */
    static void insert(Handle handle, List<Index.Known> all) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (Index.Known known : all) {
            known.judgement().filter(judgement -> hasContent(known.record())).ifPresent(judgement -> bind(
                            batch, known.record(), judgement)
                    .add());
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static PreparedBatch bind(PreparedBatch batch, ArchivedRecord record, Judgement judgement) {
        batch.bind("record", record.recordId())
                .bind("sweep", record.origin().sweepId())
                .bind("kind", judgement.kind().name().toLowerCase(Locale.ROOT))
                .bind("platform", judgement.platform());
        bindClue(batch, judgement.report());
        return bindSignals(batch, judgement);
    }

    private static void bindClue(PreparedBatch batch, Optional<ReportClue> clue) {
        batch.bind("title", clue.map(ReportClue::title).orElse(null))
                .bind("year", clue.flatMap(ReportClue::year).orElse(null))
                .bind("scope", clue.map(c -> c.scope().id()).orElse(null))
                .bind("publisher", clue.map(ReportClue::publisher).orElse(null));
    }

    private static PreparedBatch bindSignals(PreparedBatch batch, Judgement judgement) {
        return batch.bind("why", Codec.writeWords(judgement.why()))
                .bind("links", Codec.writeLinks(bounded(judgement.links())))
                .bind("aside", Codec.writeLinks(bounded(judgement.aside())));
    }

    private static List<Judgement.LinkJudgement> bounded(List<Judgement.LinkJudgement> links) {
        return links.subList(0, Math.min(MOST_LINKS, links.size()));
    }

    /** What a rebuild would judge again; the rest is no evidence of anything. */
    private static boolean hasContent(ArchivedRecord record) {
        boolean captured =
                record.outcome() instanceof Outcome.Captured && record.outcome().reason() == Reason.CONTENT;
        return captured || record.outcome() instanceof Outcome.NotModified;
    }

    /** Of one sweep, in the order of capture. */
    static List<Index.Judged> ofSweep(Handle handle, String sweepId) {
        return handle.createQuery(
                        """
                        select j.kind, j.platform, j.clue_title, j.clue_year, j.clue_scope,
                            j.clue_publisher, j.why, j.links, j.aside, c.*
                        from judgement j join capture c on c.record_id = j.record_id
                        where j.sweep_id = :sweep
                        order by c.captured_at, c.url_hash, c.record_id
                        """)
                .bind("sweep", sweepId)
                .map((row, context) -> new Index.Judged(Captures.record(row), of(row)))
                .list();
    }

    private static Judgement of(ResultSet row) throws SQLException {
        return new Judgement(
                Judgement.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("platform"),
                clue(row),
                Codec.links(row.getString("links")),
                Codec.links(row.getString("aside")),
                Codec.words(row.getString("why")));
    }

    private static Optional<ReportClue> clue(ResultSet row) throws SQLException {
        String scope = row.getString("clue_scope");
        return scope == null
                ? Optional.empty()
                : Optional.of(new ReportClue(
                        row.getString("clue_title"),
                        Binding.optionalInt(row, "clue_year"),
                        Scope.of(scope),
                        row.getString("clue_publisher")));
    }
}
