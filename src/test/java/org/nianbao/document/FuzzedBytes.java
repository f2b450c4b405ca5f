package org.nianbao.document;

import java.util.Optional;
import org.nianbao.model.Document;

/**
 * Reads bytes as the stage does, but lets out what is a fault of ours. What a library throws at damaged bytes, and a
 * stack or heap that it fills, is expected of those formats that are read in processes of their own.
 */
public final class FuzzedBytes {
    private FuzzedBytes() {}

    /** Reads bytes of one type; nothing when they are refused. */
    public static Optional<Document> read(byte[] bytes, String mediaType) {
        Document.Source source =
                new Document.Source(Optional.empty(), mediaType, "0", Optional.empty(), Optional.empty());
        try {
            return Optional.of(Readers.read(new Material(bytes, source, Optional.empty())));
        } catch (Refusal expected) {
            return Optional.empty();
        } catch (RuntimeException | AssertionError thrown) {
            if (ours(thrown)) {
                throw thrown;
            }
            return Optional.empty();
        } catch (StackOverflowError | OutOfMemoryError full) {
            if (MediaTypes.isText(mediaType)) {
                throw full;
            }
            return Optional.empty();
        }
    }

    /** Whether our own code, with no library between, has called what threw. */
    private static boolean ours(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String name = frame.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
                return name.startsWith("org.nianbao.");
            }
        }
        return true;
    }
}
