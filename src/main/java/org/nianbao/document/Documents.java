package org.nianbao.document;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Document;
import org.nianbao.model.DocumentOutcome;
import org.nianbao.model.PagePicture;

/**
 * Reads bytes of any supported format into a document: HTML, plain text, PDF, DOCX, DOC, RTF, XLSX, XLS, and a ZIP that holds
 * exactly one of them. The same bytes give the same answer, places of cells included.
 */
public final class Documents implements AutoCloseable {
    /** An answer is wanted within ten seconds; what the limit ends needs a moment to end. */
    static final Duration LIMIT = Duration.ofSeconds(8);

    /** By how much a process is given longer than the reading within it. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How long a process that has nothing to read is kept. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final DocumentReading reading;
    private final DocumentReading apart;

    /** With the usual limit of eight seconds of work a document. */
    public Documents() {
        this(LIMIT);
    }

    /**
     * With a limit of time.
     *
     * @param limit how much processor time reading one document may take before it ends as {@code timeout}; thirty
     *     times as much by the clock, which only recognising scans needs
     */
    public Documents(Duration limit) {
        this.reading = new BoundedReading(new Patience(limit));
        this.apart = reading;
    }

    private Documents(DocumentReading apart) {
        this.reading = new BoundedReading(new Patience(LIMIT));
        this.apart = apart;
    }

    /**
     * Reads everything but HTML and text in processes of their own, so that the worst a file can do is to end one of
     * them. They are started when first wanted and ended after a minute without work; closing ends them.
     *
     * @param processes how many at once; none means that all is read in this process
     * @param heapMegabytes the largest heap of each
     */
    public static Documents apart(int processes, int heapMegabytes) {
        return processes == 0
                ? new Documents()
                : new Documents(new ReadingProcesses(processes, heapMegabytes, new Patience(LIMIT.plus(GRACE)), REST));
    }

    /**
     * Reads bytes. Whatever they hold, there is an outcome; {@link DocumentOutcome.Unreadable} says why not.
     *
     * @param bytes the payload, content coding removed
     * @param contentType the Content-Type header or the caller's wish, with parameters
     * @param uri its address, for relative links and as a last hint of the type
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
     */
    public DocumentOutcome read(byte[] bytes, Optional<String> contentType, Optional<URI> uri) {
        Material material = material(bytes, contentType, uri);
        return (MediaTypes.isText(material.source().mediaType()) ? reading : apart).read(material);
    }

    /**
     * Draws a page of a PDF or of a picture, within the limits of time and heap of reading and in the same processes.
     *
     * @param bytes the payload, content coding removed
     * @param contentType the Content-Type header
     * @param uri its address, as a last hint of the type
     * @param wish which page, and what is marked on it
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
     */
    public PagePicture picture(byte[] bytes, Optional<String> contentType, Optional<URI> uri, PagePicture.Wish wish) {
        return apart.run(new Errand.Draw(wish), material(bytes, contentType, uri));
    }

    private Material material(byte[] bytes, Optional<String> contentType, Optional<URI> uri) {
        String mediaType = mediaType(bytes, contentType, uri);
        Document.Source source = new Document.Source(uri, mediaType, sha256(bytes), Optional.empty(), Optional.empty());
        return new Material(bytes, source, contentType);
    }

    /**
     * Decodes bytes of text by byte-order mark, header, {@code <meta>}, detector, else as UTF-8; the GB family always as
     * GB18030. A label that the bytes clearly contradict is overruled; {@link DecodedText#from()} is then
     * {@code bytes}.
     *
     * @param bytes the payload, content coding removed
     * @param contentType the Content-Type header
     */
    public DecodedText decode(byte[] bytes, Optional<String> contentType) {
        return TextDecoder.decode(bytes, contentType);
    }

    /**
     * The media type of bytes without parameters: the magic first, then the header, then the suffix of the address.
     *
     * @param bytes the payload, content coding removed
     * @param contentType the Content-Type header; one that says nothing, such as {@code application/octet-stream}, is
     *     passed over
     * @param uri its address
     */
    public String mediaType(byte[] bytes, Optional<String> contentType, Optional<URI> uri) {
        return MediaTypes.of(bytes, contentType, uri);
    }

    @Override
    public void close() {
        apart.close();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
