package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The gzip members (RFC 1952) of a file one after the other: where each begins and ends, its digest, and what is in it.
 * The libraries at hand either hide where a member ends or go on reading past it.
 */
final class GzipMembers implements Closeable {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final RandomAccessFile file;
    private final long limit;
    private final byte[] input = new byte[1 << 16];
    private int at;
    private int filled;
    private long filledTo;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final MessageDigest raw = Sha256.digest();
    private final InputStream content = new Content();
    private long offset;
    private boolean inside;

    /**
     * Reads a file.
     *
     * @param file the file
     * @param limit bytes from here on are not looked at: they may be about to be written
     */
    GzipMembers(Path file, long limit) throws IOException {
        this.file = WarcFolder.reading(file);
        this.limit = limit;
    }

    /** Goes to a place where a member begins. */
    GzipMembers from(long place) throws IOException {
        file.seek(place);
        at = 0;
        filled = 0;
        filledTo = place;
        inside = false;
        return this;
    }

    /**
     * Goes to the next member, reading the rest of the present one.
     *
     * @return false at the end of the file
     * @throws EOFException when the file ends within a member
     * @throws ZipException when the bytes are no gzip or do not match their checksum
     */
    boolean next() throws IOException {
        finish();
        offset = position();
        raw.reset();
        if (!available()) {
            return false;
        }
        header();
        inflater.reset();
        crc.reset();
        inside = true;
        return true;
    }

    /**
     * Looks for the next place at or after another one where a gzip member with a WARC record begins.
     *
     * @return the place, -1 when there is none
     */
    long search(long place) throws IOException {
        from(place);
        int last = 0;
        while (available()) {
            last = ((last << 8) | (input[at++] & 0xff)) & 0xffffff;
            if (last == 0x1f8b08) {
                long candidate = position() - 3;
                if (beginsRecord(candidate)) {
                    return candidate;
                }
                from(candidate + 3);
            }
        }
        return -1;
    }

    private boolean beginsRecord(long place) throws IOException {
        try {
            return from(place).next() && "WARC/".equals(new String(content.readNBytes(5), US_ASCII));
        } catch (ZipException | EOFException e) {
            return false; // these three bytes were not the beginning of a member
        }
    }

    /** Reads the present member to its end, so that its checksum is proved and its length known. */
    void finish() throws IOException {
        if (inside) {
            content.skip(Long.MAX_VALUE);
        }
    }

    /** What is in the present member; ends where it ends. */
    InputStream content() {
        return content;
    }

    /** Where the present member begins. */
    long offset() {
        return offset;
    }

    /** How far the file has been read: the end of the member after {@link #finish()}. */
    long position() {
        return filledTo - (filled - at);
    }

    /** SHA-256 of the compressed bytes of the member, after {@link #finish()}. */
    String memberSha256() {
        return Sha256.hex(raw);
    }

    private boolean available() throws IOException {
        if (at < filled) {
            return true;
        }
        int wanted = (int) Math.min(input.length, limit - filledTo);
        int n = wanted <= 0 ? -1 : file.read(input, 0, wanted);
        at = 0;
        filled = Math.max(n, 0);
        filledTo += filled;
        return n > 0;
    }

    private int take() throws IOException {
        if (!available()) {
            throw new EOFException("the file ends within a gzip member");
        }
        raw.update(input[at]);
        return input[at++] & 0xff;
    }

    private long takeInt() throws IOException {
        return take() | (take() << 8) | (take() << 16) | ((long) take() << 24);
    }

    private void header() throws IOException {
        if (take() != 0x1f || take() != 0x8b || take() != 8) {
            throw new ZipException("no gzip member begins here");
        }
        int flags = take();
        for (int i = 0; i < 6; i++) {
            take();
        }
        if ((flags & EXTRA) != 0) {
            for (int n = take() | (take() << 8); n > 0; n--) {
                take();
            }
        }
        skipText(flags, NAME);
        skipText(flags, COMMENT);
        if ((flags & HEADER_CRC) != 0) {
            take();
            take();
        }
    }

    private void skipText(int flags, int flag) throws IOException {
        int b = (flags & flag) == 0 ? 0 : take();
        while (b != 0) {
            b = take();
        }
    }

    private int inflate(byte[] to, int from, int length) throws IOException {
        while (inside) {
            if (inflater.needsInput()) {
                if (!available()) {
                    throw new EOFException("the file ends within a gzip member");
                }
                inflater.setInput(input, at, filled - at);
            }
            int n = inflateOnce(to, from, length);
            if (inflater.finished()) {
                trailer();
            }
            if (n > 0) {
                return n;
            }
        }
        return -1;
    }

    private int inflateOnce(byte[] to, int from, int length) throws ZipException {
        try {
            int n = inflater.inflate(to, from, length);
            int used = filled - inflater.getRemaining() - at;
            raw.update(input, at, used);
            at += used;
            crc.update(to, from, n);
            if (n == 0 && !inflater.finished() && !inflater.needsInput()) {
                throw new ZipException("the compressed data asks for a dictionary");
            }
            return n;
        } catch (DataFormatException e) {
            throw (ZipException) new ZipException("the compressed data are damaged: " + e.getMessage()).initCause(e);
        }
    }

    private void trailer() throws IOException {
        inside = false;
        long length = inflater.getBytesWritten() & 0xffffffffL;
        if (takeInt() != crc.getValue() || takeInt() != length) {
            throw new ZipException("the gzip member does not match its checksum");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }

    private final class Content extends InputStream {
        private final byte[] one = new byte[1];

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            return length == 0 ? 0 : inflate(to, from, length);
        }

        @Override
        public long skip(long n) throws IOException {
            byte[] waste = new byte[8192];
            long left = n;
            while (left > 0) {
                int read = read(waste, 0, (int) Math.min(waste.length, left));
                if (read < 0) {
                    break;
                }
                left -= read;
            }
            return n - left;
        }
    }
}
