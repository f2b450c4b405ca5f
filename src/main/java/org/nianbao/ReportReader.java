package org.nianbao;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.document.Documents;
import org.nianbao.extract.Extractor;
import org.nianbao.extract.Indicators;
import org.nianbao.model.Cell;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.Extraction;
import org.nianbao.model.Finding;
import org.nianbao.model.Hints;
import org.nianbao.model.Home;
import org.nianbao.model.Indicator;
import org.nianbao.model.Reading;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Settings;
import org.nianbao.validate.Relations;

/** From bytes to checked figures: document, extraction, relations. Pure. */
record ReportReader(Documents documents, Extractor extractor, Relations relations, List<Indicator> indicators)
        implements AutoCloseable {

    /** With the figures of a home's {@code config/indicators.tsv} and its settings of reading. */
    static ReportReader of(Home home, Settings settings) {
        List<Indicator> indicators = Indicators.read(home.config().resolve("indicators.tsv"));
        Documents documents = Documents.apart(
                settings.reading().processes(), settings.reading().heapMegabytes());
        return new ReportReader(documents, new Extractor(indicators), new Relations(), indicators);
    }

    @Override
    public void close() {
        documents.close();
    }

    /** Reads bytes as a report. */
    Reading read(byte[] bytes, Optional<String> contentType, Hints hints) {
        DocumentOutcome outcome = documents.read(bytes, contentType, hints.uri());
        if (outcome instanceof DocumentOutcome.Unreadable unreadable) {
            return new Reading.NotReadable(
                    unreadable.source(), List.of(new Remark(unreadable.why(), Optional.empty())));
        }
        return read(((DocumentOutcome.Readable) outcome).document(), hints);
    }

    private Reading read(Document document, Hints hints) {
        Extraction extraction = extractor.extract(document, hints);
        if (extraction instanceof Extraction.Declined declined) {
            return new Reading.NotAReport(document.source(), declined.title(), declined.remarks());
        }
        Report report = ((Extraction.Extracted) extraction).report();
        Relations.Checked checked = relations.settle(new Relations.AsRead(report, extraction.remarks()));
        List<Remark> remarks = Stream.concat(extraction.remarks().stream(), checked.remarks().stream())
                .toList();
        return new Reading.ReportRead(document.source(), checked.report(), checked.findings(), remarks);
    }

    /** A reading put together from several, held against the relations again: its findings and what they bear out. */
    Reading.ReportRead related(Reading.ReportRead read) {
        List<Finding> findings = relations.check(read.report());
        List<Cell> cells = relations.confirm(read.report().cells(), findings);
        Report whole = read.report().withCells(cells);
        List<Finding> named = relations.named(new Relations.AsRead(whole, read.remarks()), findings);
        return new Reading.ReportRead(read.source(), whole, named, read.remarks());
    }
}
