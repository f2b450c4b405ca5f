package org.nianbao.crawl;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.nianbao.model.Octets;

/** Takes bytes as they come: in memory while few, in a temporary file beyond {@link #IN_MEMORY}; counts and digests. */
final class Spool extends OutputStream {
    static final int IN_MEMORY = 1 << 20;

    private final Path folder;
    private final Optional<MessageDigest> digest;
    private final int likely;
    /** Empty until something comes, and once its bytes are taken: a page that waits for its place in the archive is not held twice. */
    private Kept memory = new Kept(0);

    private Path file;
    private OutputStream onDisk;
    private long length;
    private Optional<Octets> taken = Optional.empty();

    /**
     * Without a digest.
     *
     * @param likely how many bytes there will probably be
     */
    Spool(Path folder, int likely) {
        this(folder, likely, Optional.empty());
    }

    private Spool(Path folder, int likely, Optional<MessageDigest> digest) {
        this.folder = folder;
        this.likely = likely;
        this.digest = digest;
    }

    /** With a digest of what passes. */
    static Spool digesting(Path folder, int likely) {
        return new Spool(folder, likely, Optional.of(sha256()));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (length == 0 && memory.room() == 0) {
            memory = new Kept(likely);
        }
        digest.ifPresent(d -> d.update(bytes, from, count));
        length += count;
        if (onDisk == null && length > IN_MEMORY) {
            file = Files.createTempFile(folder, "spool", ".bin");
            onDisk = new BufferedOutputStream(Files.newOutputStream(file));
            memory.writeTo(onDisk);
            memory.reset();
        }
        if (onDisk == null) {
            memory.write(bytes, from, count);
        } else {
            onDisk.write(bytes, from, count);
        }
    }

    /** Makes room for as many bytes as are announced; they need not come. Nothing happens where they are not known. */
    void expect(long announced) {
        if (length == 0 && announced >= 0 && announced <= IN_MEMORY) {
            memory = new Kept((int) announced);
        }
    }

    long length() {
        return length;
    }

    /** The bytes so far; nothing may be written afterwards. */
    Octets octets() throws IOException {
        if (taken.isEmpty()) {
            taken = Optional.of(closed());
        }
        return taken.get();
    }

    private Octets closed() throws IOException {
        if (onDisk == null) {
            Octets bytes = Octets.of(memory.bytes());
            memory = new Kept(0);
            return bytes;
        }
        onDisk.close();
        return Octets.of(file);
    }

    /** Lowercase hex SHA-256 of the bytes; to be asked once. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.orElseThrow().digest());
    }

    /** Frees what it holds; the octets handed out may not be read any more. */
    void delete() throws IOException {
        if (onDisk != null) {
            onDisk.close();
            Files.deleteIfExists(file);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Bytes in memory, given away without a copy where the room for them was just right. */
    private static final class Kept extends ByteArrayOutputStream {
        Kept(int room) {
            super(room);
        }

        int room() {
            return buf.length - count;
        }

        byte[] bytes() {
            return count == buf.length ? buf : toByteArray();
        }
    }
}
