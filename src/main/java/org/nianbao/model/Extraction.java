package org.nianbao.model;

import java.util.List;

/** What extraction makes of a document, before the relations are checked. */
public sealed interface Extraction {

    /** What there is to say about it. */
    List<Remark> remarks();

    /** A report. */
    record Extracted(Report report, List<Remark> remarks) implements Extraction {
        /** Copies the list. */
        public Extracted {
            remarks = List.copyOf(remarks);
        }
    }

    /** No report; the first remark says why. */
    record Declined(String title, List<Remark> remarks) implements Extraction {
        /** Copies the list. */
        public Declined {
            remarks = List.copyOf(remarks);
        }
    }
}
