package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.corpus.Corpus.Entry;

/** A selection of the corpus, of every format and irregularity: it scores as the ratchet says. {@link CorpusIT} reads all. */
class CorpusTest {
    private static Map<Entry, Score> scores;

    @BeforeAll
    static void read() {
        scores = Corpus.scores(Entry::selected);
    }

    @Test
    void everyDocumentScoresAsTheRatchetSays() throws IOException {
        assertThat(scores).hasSizeGreaterThanOrEqualTo(150);
        assertThat(Ratchet.lines())
                .as("a document is read worse or better than before; if better, renew as CorpusIT says")
                .containsAll(Ratchet.lines(scores));
    }

    @Test
    void noFigureIsSilentlyWrong() {
        assertThat(scores)
                .allSatisfy((entry, score) ->
                        assertThat(score.silent()).as(entry.name()).isZero());
    }
}
