package org.nianbao.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.index.Samples.link;
import static org.nianbao.index.Samples.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.HandSetClock;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Home;
import org.nianbao.model.Judgement;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.Scope;

/** Judgements are kept with their reasons and can be asked for by sweep. */
class JudgementsTest {
    private static final String SWEEP = "s-410103";

    @TempDir
    Path folder;

    private Index index;

    @BeforeEach
    void open() {
        index = Index.open(
                new Home(folder),
                Samples.settings(Optional.empty()),
                new HandSetClock(Samples.MAY_2024),
                Samples.indicators(),
                Samples.DEADLINES,
                Samples::related);
        index.sites(List.of(Samples.ERQI));
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static Judgement column(int links) {
        List<Judgement.LinkJudgement> many = IntStream.range(0, links)
                .mapToObj(i -> link("http://www.410103.example/" + i, "2021年报\u0000\uD800", 900))
                .toList();
        return new Judgement(
                Judgement.Kind.COLUMN,
                "trs",
                Optional.of(new Judgement.ReportClue("题", Optional.empty(), Scope.OFFICE, "")),
                many,
                many,
                List.of("页面自称“年报”，是年报栏目"));
    }

    @Test
    void comeBackAsTheyWereInTheOrderOfCapture() {
        ArchivedRecord later = record("http://www.410103.example/b", "b", "2024-02-02T00:00:00Z");
        ArchivedRecord first = record("http://www.410103.example/a", "a", "2024-02-01T00:00:00Z");
        Judgement other = new Judgement(Judgement.Kind.OTHER, "", Optional.empty(), List.of(), List.of("没有与年报有关的迹象"));
        for (int twice = 0; twice < 2; twice++) {
            index.judged(later, "", other, Samples.EXTRACTOR);
            index.judged(first, "", column(3), Samples.EXTRACTOR);
        }
        List<Index.Judged> kept = index.judgements(SWEEP);
        assertThat(kept).extracting(j -> j.record().recordId()).containsExactly(first.recordId(), later.recordId());
        assertThat(kept.get(1).judgement()).isEqualTo(other);
        Judgement back = kept.get(0).judgement();
        assertThat(back.report()).isEqualTo(column(3).report());
        assertThat(back.why()).isEqualTo(column(3).why());
        assertThat(back.links()).hasSize(3).allMatch(l -> l.promise() == 900);
        assertThat(index.judgements("none")).isEmpty();
    }

    @Test
    void aListOfTenThousandKeepsTwoHundred() {
        ArchivedRecord record = record("http://www.410103.example/a", "a", "2024-02-01T00:00:00Z");
        index.judged(record, "", column(10_000), Samples.EXTRACTOR);
        Judgement kept = index.judgements(SWEEP).get(0).judgement();
        assertThat(kept.links()).hasSize(200);
        assertThat(kept.aside()).hasSize(200);
    }

    @Test
    void aPageThatIsNoContentIsNoEvidenceAndTheOrderOfTakingInDoesNotMatter() {
        ArchivedRecord gone = Samples.with(
                record("http://www.410103.example/x", "x", "2024-02-01T00:00:00Z"),
                new Outcome.SoftError(Reason.NOT_FOUND, "404"),
                false);
        index.judged(gone, "", column(1), Samples.EXTRACTOR);
        assertThat(index.judgements(SWEEP)).isEmpty();
        List<ArchivedRecord> records = new ArrayList<>(IntStream.range(0, 5)
                .mapToObj(i -> record("http://www.410103.example/p" + i, "p" + i, "2024-02-01T00:00:00Z"))
                .toList());
        records.forEach(r -> index.judged(r, "", column(1), Samples.EXTRACTOR));
        List<Index.Judged> once = index.judgements(SWEEP);
        index.clear();
        assertThat(index.judgements(SWEEP)).isEmpty();
        Collections.reverse(records);
        records.forEach(r -> index.judged(r, "", column(1), Samples.EXTRACTOR));
        assertThat(index.judgements(SWEEP)).isEqualTo(once).hasSize(5);
    }
}
