package org.nianbao.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes records as gzip members of their own (WARC/1.1 Annex D), one after the other. The library's own channel has the
 * highest level built in, which takes twice the time of this one for a few bytes in a hundred (docs/performance.md).
 */
final class MemberDeflater implements Closeable {
    private static final int LEVEL = 3;
    /** Magic, deflate, no flags, no time, no extra flags, unknown system (RFC 1952 §2.3). */
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final byte[] RECORD_END = {'\r', '\n', '\r', '\n'};

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private final byte[] in = new byte[1 << 16];
    private final byte[] out = new byte[1 << 16];

    /**
     * Writes a record.
     *
     * @param header from the version line to the empty line
     * @param block to its end
     */
    void write(byte[] header, InputStream block, OutputStream to) throws IOException {
        deflater.reset();
        crc.reset();
        to.write(HEAD);
        put(header, header.length, to);
        for (int n = block.read(in); n >= 0; n = block.read(in)) {
            put(in, n, to);
        }
        put(RECORD_END, RECORD_END.length, to);
        deflater.finish();
        drain(to);
        to.write(trailer());
    }

    private void put(byte[] bytes, int length, OutputStream to) throws IOException {
        crc.update(bytes, 0, length);
        deflater.setInput(bytes, 0, length);
        drain(to);
    }

    private void drain(OutputStream to) throws IOException {
        for (int n = deflater.deflate(out); n > 0; n = deflater.deflate(out)) {
            to.write(out, 0, n);
        }
    }

    private byte[] trailer() {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt((int) deflater.getBytesRead())
                .array();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
