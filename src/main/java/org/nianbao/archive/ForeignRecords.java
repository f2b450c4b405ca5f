package org.nianbao.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The records of a WARC file of anybody, 1.0 or 1.1, plain, compressed record by record or as a whole. Hostile files are
 * bounded: what a compressed file may unfold to, the size of a header, and the records read.
 */
final class ForeignRecords {
    /** What compressed text may unfold to; bombs unfold a thousandfold. */
    private static final long LARGEST_RATIO = 250;

    private static final long ALWAYS_ALLOWED = 64L << 20;

    private ForeignRecords() {}

    /** Takes the records. */
    @FunctionalInterface
    interface Each {
        /**
         * One record.
         *
         * @param block its block; what is not read is passed over
         */
        void record(RawHeader header, InputStream block) throws IOException;
    }

    /**
     * Reads a file to its end, or as far as it can be read.
     *
     * @return why it could not be read to its end
     */
    static Optional<String> read(Path file, Each each) throws IOException {
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                CountedInput in = new CountedInput(FileKind.gzip(file) ? unfolded(plain, Files.size(file)) : plain)) {
            return records(in, each);
        } catch (ZipException | EOFException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static InputStream unfolded(InputStream plain, long size) throws IOException {
        long limit = Math.max(ALWAYS_ALLOWED, size * LARGEST_RATIO);
        return new Unfolded(new GZIPInputStream(plain, 1 << 16), limit);
    }

    private static Optional<String> records(CountedInput in, Each each) throws IOException {
        boolean damaged = false;
        while (in.toNextRecord()) {
            Optional<RawHeader> header = RawHeader.read(in, (flaw, detail) -> {});
            Optional<Long> length = header.flatMap(RawHeader::length);
            if (length.isEmpty()) {
                damaged = true;
                continue;
            }
            CountedInput block = new CountedInput(new LimitedBody(in, length.get()));
            each.record(header.get(), block);
            block.transferTo(java.io.OutputStream.nullOutputStream());
            if (block.count() < length.get()) {
                return Optional.of("the last record is " + (length.get() - block.count()) + " bytes short");
            }
        }
        return damaged ? Optional.of("a record has no Content-Length") : Optional.empty();
    }

    /** Ends with an error when there is more than a limit. */
    private static final class Unfolded extends InputStream {
        private final InputStream in;
        private long left;

        Unfolded(InputStream in, long limit) {
            this.in = in;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int n = in.read(to, from, length);
            left -= Math.max(n, 0);
            if (left < 0) {
                throw new ZipException("the file unfolds to far more than WARC files do; it was not read on");
            }
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
