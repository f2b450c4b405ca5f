package org.nianbao.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nianbao.corpus.Corpus.Entry;

/** The stored scores, one line a document, and the page made of them. */
final class Ratchet {
    static final Path PAGE = Path.of("docs/extraction-quality.md");
    private static final Path FILE = Path.of("src/test/resources/corpus/scores.tsv");

    private Ratchet() {}

    static List<String> lines() throws IOException {
        return Files.readAllLines(FILE);
    }

    static List<String> lines(Map<Entry, Score> scores) {
        List<String> lines = new ArrayList<>(List.of("document\tprinted\texact\tmissing\tflagged\tsilent"));
        scores.forEach((entry, score) -> lines.add(score.line(entry.name())));
        return lines;
    }

    /** Renews both; only on an explicit wish. */
    static void write(Map<Entry, Score> scores) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines(scores));
        Files.writeString(PAGE, QualityPage.of(scores));
    }
}
