package org.nianbao.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nianbao.corpus.Corpus.Entry;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.Cell;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Form;
import org.nianbao.model.Hints;
import org.nianbao.model.Indicator;

/** Text in which blank cells leave no trace: sums place the numbers where they can, and nothing else is reported. */
class SqueezedTextTest {
    private static final List<Indicator> INDICATORS = Indicators.read(Path.of("config/indicators.tsv"));
    private static final String ROW = "requests.refused.state_secret.";

    @Test
    void reportsOfOtherFiguresMayBePrintedAsTheSameBytes() {
        Entry one = entry(Map.of("proactive.regulations.issued", "2", "proactive.regulations.repealed", ""));
        Entry other = entry(Map.of("proactive.regulations.issued", "", "proactive.regulations.repealed", "2"));
        assertThat(one.bytes()).isEqualTo(other.bytes());
        assertThat(read(one).keySet()).noneMatch(c -> c.startsWith("proactive.regulations."));
    }

    @Test
    void whatTheSumsDecideIsReadAndRowsWithoutNumbersAreBlank() {
        Entry entry = entry(Map.of(
                ROW + "natural_person",
                "5",
                ROW + "total",
                "5",
                "requests.handled_total.natural_person",
                "5",
                "requests.handled_total.total",
                "5",
                "requests.new.natural_person",
                "7",
                "requests.new.research_institution",
                "1",
                "requests.new.total",
                "8",
                "requests.carried_out.natural_person",
                "2",
                "requests.carried_out.research_institution",
                "1",
                "requests.carried_out.total",
                "3"));
        Map<String, Cell> read = read(entry);
        entry.specimen().prints().forEach((code, print) -> {
            Cell cell = read.get(code);
            if (cell != null && cell.kind() != Cell.Kind.ILLEGIBLE) {
                assertThat(Specimen.same(print, cell.kind(), cell.value().orElse(null)))
                        .as(code)
                        .isTrue();
            }
        });
        assertThat(read.get(ROW + "total").value()).isPresent();
        assertThat(read.get("requests.granted.natural_person").kind()).isEqualTo(Cell.Kind.BLANK);
        assertThat(read.get("requests.granted.total").kind()).isEqualTo(Cell.Kind.BLANK);
    }

    /** A report that prints nothing but these figures. */
    private static Entry entry(Map<String, String> figures) {
        Map<String, Print> prints = new LinkedHashMap<>();
        Specimen.of(Form.F2021, Irregularity.NONE, INDICATORS).prints().keySet().forEach(code -> {
            String text = figures.getOrDefault(code, "");
            prints.put(code, text.isEmpty() ? new Print("", Cell.Kind.BLANK, null) : Print.of(text));
        });
        Specimen specimen = Specimen.of(Form.F2021, Irregularity.BLANKS, INDICATORS);
        return new Entry(specimen.printing(prints), Format.TEXT_SQUEEZED);
    }

    private static Map<String, Cell> read(Entry entry) {
        DocumentOutcome.Readable document = (DocumentOutcome.Readable)
                new Documents().read(entry.bytes(), Optional.of("text/plain"), Optional.empty());
        Extraction.Extracted extracted =
                (Extraction.Extracted) new Extractor(INDICATORS).extract(document.document(), Hints.none());
        return extracted.report().cells().stream().collect(Collectors.toMap(Cell::code, c -> c));
    }
}
