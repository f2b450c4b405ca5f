package org.nianbao.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;

/**
 * Writes to the end of a file, wholly or not at all, and digests what passes. Not a {@link
 * java.nio.channels.FileChannel}: that one is closed under our hands when a thread of the crawl is interrupted, and may
 * write a part only.
 */
final class MemberChannel implements WritableByteChannel {
    private final RandomAccessFile file;
    private final MessageDigest digest = Sha256.digest();
    private long position;

    MemberChannel(RandomAccessFile file) {
        this.file = file;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        file.write(bytes);
        digest.update(bytes);
        position += bytes.length;
        return bytes.length;
    }

    /** Bytes written since the beginning of the file. */
    long position() {
        return position;
    }

    /** SHA-256 in hex of what was written since the last call. */
    String sha256() {
        return Sha256.hex(digest);
    }

    @Override
    public boolean isOpen() {
        return file.getChannel().isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
