package org.nianbao.extract;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.model.Document;
import org.nianbao.model.Extraction;
import org.nianbao.model.Hints;
import org.nianbao.model.Indicator;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;

/** Turns a document into a report: identity, sections, figures. Pure. */
public final class Extractor {

    /** Changes whenever the same document could give another answer. */
    public static final String VERSION = "8";

    private final FormWords words;

    /**
     * With the figures of the forms.
     *
     * @param indicators {@code config/indicators.tsv}
     */
    public Extractor(List<Indicator> indicators) {
        this.words = new FormWords(indicators);
    }

    /**
     * Reads a document.
     *
     * @param document the document, of any format
     * @param hints what is known of it from outside
     * @return the report, or why it is none
     */
    public Extraction extract(Document document, Hints hints) {
        Harvest harvest = FormTables.read(document, words);
        String title = Titles.find(document, hints);
        if (harvest.cells().isEmpty()) {
            Optional<Remark> reason = Lookalikes.judge(document, hints, title);
            if (reason.isPresent()) {
                String own = title.isBlank() ? Wording.spaced(document.title()) : title;
                return new Extraction.Declined(own, List.of(reason.get()));
            }
        }
        return report(document, hints, title, harvest);
    }

    private static Extraction report(Document document, Hints hints, String title, Harvest harvest) {
        PublicationDates dates = PublicationDates.of(document, hints);
        Optional<LocalDate> published = dates.published();
        Optional<URI> uri = hints.uri().or(() -> document.source().uri());
        Years years = Years.of(title, document.text(), uri, published);
        Publishers publishers = new Publishers(document, hints);
        Report report = new Report(
                title.isBlank() ? Wording.spaced(document.title()) : title,
                years.year(),
                years.from(),
                harvest.forms(),
                publishers.find(title),
                published,
                Wording.traditional(document.text()) ? "traditional" : "simplified",
                Sections.of(document),
                harvest.cells());
        List<Remark> remarks = new ArrayList<>(years.remarks());
        dates.remark().ifPresent(remarks::add);
        remarks.addAll(publishers.remarks());
        remarks.addAll(harvest.remarks());
        if (harvest.forms().isEmpty()) {
            remarks.addAll(ProseNumbers.in(document));
        }
        return new Extraction.Extracted(report, remarks);
    }
}
