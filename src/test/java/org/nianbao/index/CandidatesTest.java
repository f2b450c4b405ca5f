package org.nianbao.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.index.Samples.judged;
import static org.nianbao.index.Samples.judgedReport;
import static org.nianbao.index.Samples.record;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Judgement;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

class CandidatesTest {
    @Test
    void yearIsNamedByExactlyOneNumber() {
        assertThat(Candidates.year("二七区2021年年度报告")).isEqualTo(Optional.of(2021));
        assertThat(Candidates.year("二〇二一年度报告")).isEqualTo(Optional.of(2021));
        assertThat(Candidates.year("二○一零年度报告")).isEqualTo(Optional.of(2010));
        assertThat(Candidates.year("2021年报告（2022年修订）")).isEmpty();
        assertThat(Candidates.year("电话62021345")).isEmpty();
        assertThat(Candidates.year("年度报告")).isEmpty();
    }

    @Test
    void documentsAreReadWhateverTheyAreCalledAndPagesWhenTheyAreReports() {
        ArchivedRecord page = record("http://x.example/a.html", "a", "2022-02-01T00:00:00Z");
        ArchivedRecord pdf = record("http://x.example/a.pdf", "a", "2022-02-01T00:00:00Z");
        assertThat(Candidates.worthReading(page, judgedReport(2021))).isTrue();
        assertThat(Candidates.worthReading(page, judged(Judgement.Kind.COLUMN))).isFalse();
        assertThat(Candidates.worthReading(pdf, judged(Judgement.Kind.OTHER))).isTrue();
        assertThat(Candidates.worthReading(pdf, judged(Judgement.Kind.LOOKALIKE)))
                .isFalse();
        Outcome redirect = new Outcome.Captured(Reason.REDIRECT, "302");
        assertThat(Candidates.worthReading(Samples.with(pdf, redirect, false), judgedReport(2021)))
                .isFalse();
    }
}
