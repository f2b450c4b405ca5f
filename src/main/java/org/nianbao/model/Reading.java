package org.nianbao.model;

import java.util.List;

/** What came of reading one document, from bytes to checked figures. */
public sealed interface Reading {

    /** Where the bytes came from. */
    Document.Source source();

    /** What there is to say about the reading. */
    List<Remark> remarks();

    /**
     * A report.
     *
     * @param source where the bytes came from
     * @param report the report
     * @param findings the relations, all of them, passed and failed
     * @param remarks what there is to say about the reading
     */
    record ReportRead(Document.Source source, Report report, List<Finding> findings, List<Remark> remarks)
            implements Reading {

        /** Copies the lists. */
        public ReportRead {
            findings = List.copyOf(findings);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Readable, but no report; the first remark says why.
     *
     * @param source where the bytes came from
     * @param title the document's title, may be blank
     * @param remarks why, first the decisive one
     */
    record NotAReport(Document.Source source, String title, List<Remark> remarks) implements Reading {

        /** Copies the list. */
        public NotAReport {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Not readable; the remark says why.
     *
     * @param source where the bytes came from
     * @param remarks why
     */
    record NotReadable(Document.Source source, List<Remark> remarks) implements Reading {

        /** Copies the list. */
        public NotReadable {
            remarks = List.copyOf(remarks);
        }
    }
}
