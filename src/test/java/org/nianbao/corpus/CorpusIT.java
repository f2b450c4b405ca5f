package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.corpus.Corpus.Entry;

/**
 * The score of every document of the corpus may neither fall nor rise unseen: {@code scores.tsv} is the ratchet, renewed
 * together with {@code docs/extraction-quality.md} by {@code mvn test -Dtest=CorpusIT -Dratchet.write=true}.
 */
class CorpusIT {
    private static Map<Entry, Score> scores;

    @BeforeAll
    static void readAll() throws IOException, InterruptedException {
        if (Boolean.getBoolean("fixtures.write")) {
            OfficeFixtures.write(Corpus.entries().stream()
                    .filter(e -> e.format() == Format.DOCX)
                    .toList());
        }
        scores = Corpus.scores(e -> true);
        if (Boolean.getBoolean("ratchet.write")) {
            Ratchet.write(scores);
        }
    }

    @Test
    void everyDocumentScoresAsTheRatchetSays() throws IOException {
        assertThat(Ratchet.lines(scores))
                .as("a document is read worse or better than before; if better, renew with -Dratchet.write=true")
                .containsExactlyElementsOf(Ratchet.lines());
    }

    @Test
    void thePageShowsTheseScores() throws IOException {
        assertThat(Files.readString(Ratchet.PAGE)).isEqualTo(QualityPage.of(scores));
    }

    @Test
    void noFigureIsSilentlyWrong() {
        assertThat(scores)
                .allSatisfy((entry, score) ->
                        assertThat(score.silent()).as(entry.name()).isZero());
    }

    @Test
    void nearlyEveryPrintedFigureIsReadExactly() {
        Score all = scores.values().stream().reduce(Score.NONE, Score::plus);
        assertThat(all.exact() / (double) all.printed()).isGreaterThanOrEqualTo(0.999);
    }
}
