package org.nianbao.document;

import java.util.Optional;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;

/**
 * What a reader works on.
 *
 * @param bytes the payload
 * @param source where it came from, the charset not known yet
 * @param contentType the Content-Type header
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one method to the next, never compared
record Material(byte[] bytes, Document.Source source, Optional<String> contentType) {

    /** Decoded as text. */
    DecodedText decoded() {
        return TextDecoder.decode(bytes, contentType);
    }

    /** The source, with the charset the text was decoded with. */
    Document.Source source(DecodedText text) {
        return new Document.Source(
                source.uri(),
                source.mediaType(),
                source.sha256(),
                Optional.of(text.charset()),
                Optional.of(text.from()));
    }

    /** What became of it when it could not be read. */
    DocumentOutcome.Unreadable unreadable(Trouble why) {
        return new DocumentOutcome.Unreadable(source, why.message());
    }

    /** One file out of a container; the digest stays that of the container, which is what was archived. */
    Material inner(byte[] content, String mediaType) {
        Document.Source inside =
                new Document.Source(source.uri(), mediaType, source.sha256(), Optional.empty(), Optional.empty());
        return new Material(content, inside, Optional.empty());
    }
}
