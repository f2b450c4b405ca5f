package org.nianbao.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.nianbao.corpus.Papers;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;
import org.nianbao.validate.Relations;

/** The whole of reading one report, as the workers do it: document, extraction, relations. */
final class Desk {
    private final Documents documents;
    private final Extractor extractor = new Extractor(Indicators.read(Path.of("config/indicators.tsv")));
    private final Relations relations = new Relations();

    Desk(Documents documents) {
        this.documents = documents;
    }

    /** Reads a paper; returns how many figures came out. */
    int read(Papers.Paper paper) {
        DocumentOutcome outcome = documents.read(paper.bytes(), Optional.of(paper.mediaType()), Optional.empty());
        if (outcome instanceof DocumentOutcome.Readable readable
                && extractor.extract(readable.document(), Hints.none()) instanceof Extraction.Extracted extracted) {
            Relations.AsRead read = new Relations.AsRead(extracted.report(), extracted.remarks());
            return relations.settle(read).report().cells().size();
        }
        throw new IllegalStateException("every paper of the corpus is a report");
    }

    /** Whether a paper is read as a report at all. */
    boolean isReport(Papers.Paper paper) {
        DocumentOutcome outcome = documents.read(paper.bytes(), Optional.of(paper.mediaType()), Optional.empty());
        return outcome instanceof DocumentOutcome.Readable readable
                && extractor.extract(readable.document(), Hints.none()) instanceof Extraction.Extracted;
    }
}
