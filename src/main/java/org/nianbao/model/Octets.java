package org.nianbao.model;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read again, in memory while small and in a file when not. */
public sealed interface Octets {

    /** Opens the bytes from the beginning; the caller closes the stream. */
    InputStream open() throws IOException;

    /** Number of bytes. */
    long length() throws IOException;

    /** All of it, not to be changed by the caller; only for bytes whose length has been checked. */
    default byte[] all() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /**
     * Bytes in memory.
     *
     * @param bytes never changed by anybody after this
     */
    static Octets of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /**
     * Bytes in a file.
     *
     * @param file read each time anew; whoever made it deletes it
     */
    static Octets of(Path file) {
        return new InFile(file);
    }

    /** Bytes in memory. */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity only; nobody asks two bodies for equality
    record InMemory(byte[] bytes) implements Octets {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public byte[] all() {
            return bytes;
        }
    }

    /** Bytes in a file. */
    record InFile(Path file) implements Octets {
        @Override
        public InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(file));
        }

        @Override
        public long length() throws IOException {
            return Files.size(file);
        }
    }
}
