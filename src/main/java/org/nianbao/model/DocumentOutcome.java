package org.nianbao.model;

/** What became of reading bytes as a document. */
public sealed interface DocumentOutcome {

    /** Where the bytes came from. */
    Document.Source source();

    /** It could be read. */
    record Readable(Document document) implements DocumentOutcome {
        @Override
        public Document.Source source() {
            return document.source();
        }
    }

    /**
     * It could not.
     *
     * @param source where the bytes came from
     * @param why a stable id and sentences: {@code unsupported_type}, {@code corrupt}, {@code encrypted},
     *     {@code too_large}, {@code too_deep}, {@code empty}, {@code no_text}, {@code ocr_missing}, {@code ocr_failed},
     *     {@code timeout}, {@code crashed}
     */
    record Unreadable(Document.Source source, Message why) implements DocumentOutcome {}
}
