package org.nianbao.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts the bytes of gzip members, and digests those of the first, which alone has its digest in the index. */
final class MemberOutput extends OutputStream {
    private final OutputStream to;
    private final MessageDigest digest = Sha256.digest();
    private boolean digesting = true;
    private long count;

    MemberOutput(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        to.write(from, offset, length);
        count += length;
        if (digesting) {
            digest.update(from, offset, length);
        }
    }

    /** Bytes so far. */
    long count() {
        return count;
    }

    /** SHA-256 in hex of what was written so far; what follows is not digested any more. */
    String sha256() {
        digesting = false;
        return Sha256.hex(digest);
    }
}
