package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.corpus.Corpus.Entry;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;
import org.nianbao.model.Report;

/** A page of frames is no report, whatever its title says; the page in its frame is the document. */
class FramesTest {
    private final Entry framed = Corpus.entries().stream()
            .filter(e -> e.name().equals("html_frame/2021-none"))
            .findFirst()
            .orElseThrow();

    @Test
    void thePageOfFramesGivesNoReportAndThePageInTheFrameDoes() {
        assertThat(report(HtmlForms.frames(framed.essay()))).isEmpty();
        assertThat(report(HtmlForms.framed(framed.essay())))
                .hasValueSatisfying(report -> assertThat(report.cells()).hasSize(200));
    }

    private static Optional<Report> report(String html) {
        DocumentOutcome outcome =
                new Documents().read(html.getBytes(StandardCharsets.UTF_8), Optional.of("text/html"), Optional.empty());
        Extractor extractor = new Extractor(Indicators.read(Path.of("config/indicators.tsv")));
        return outcome instanceof DocumentOutcome.Readable readable
                        && extractor.extract(readable.document(), Hints.none()) instanceof Extraction.Extracted read
                ? Optional.of(read.report())
                : Optional.empty();
    }
}
