package org.nianbao.document;

import org.apache.poi.EncryptedDocumentException;

/** What the office library says when it cannot read a file. */
final class Poi {
    private Poi() {}

    /** Locked, a bomb, or damaged. */
    static Refusal refusal(Exception e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String said = String.valueOf(t.getMessage());
            if (t instanceof EncryptedDocumentException || said.contains("password") || said.contains("encrypted")) {
                return new Refusal(Trouble.ENCRYPTED, e);
            }
            if (said.contains("Zip bomb") || said.contains("MAX_") || said.contains("too large")) {
                return new Refusal(Trouble.TOO_LARGE, e);
            }
        }
        return new Refusal(Trouble.CORRUPT, e);
    }
}
