package org.nianbao.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as it stands in WARC header fields: {@code sha256:} and lowercase Base16 (WARC/1.1 errata). */
final class Sha256 {
    static final String LABEL = "sha256:";
    static final String OF_NOTHING = hex(digest());

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Ends the digest. */
    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** Of all that is left in a stream. */
    static String ofAll(InputStream in) throws IOException {
        MessageDigest digest = digest();
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return hex(digest);
    }

    /** Whether a header field's value is a digest of the kind we write. */
    static boolean labels(String value) {
        return value.length() == LABEL.length() + 64 && value.startsWith(LABEL);
    }
}
