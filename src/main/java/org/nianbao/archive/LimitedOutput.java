package org.nianbao.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory that refuse to become more than a limit. */
final class LimitedOutput extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long limit;

    LimitedOutput(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
        if (bytes.size() + (long) length > limit) {
            throw new IOException("the decoded body is larger than " + limit + " bytes");
        }
        bytes.write(from, start, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
