package org.nianbao.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Whole WARC files as bytes: proved, digested, copied, compared. */
final class Disk {
    private static final int CHUNK = 1 << 16;

    private Disk() {}

    /** What is wrong with a WARC file; empty when each of its records can be read and matches its digests. */
    static List<Archive.Damage> damages(Path file, String name) throws IOException {
        return damages(new WarcScan.Extent(file, name, 0, Files.size(file)));
    }

    static List<Archive.Damage> damages(WarcScan.Extent extent) throws IOException {
        List<Archive.Damage> damages = new ArrayList<>();
        new WarcScan(
                        true,
                        (entry, complete) -> {},
                        (file, offset, id, why) -> damages.add(new Archive.Damage(file, offset, id, why)))
                .read(extent);
        return damages;
    }

    /** Lowercase hex SHA-256 of the first bytes of a file. */
    static String sha256(Path file, long length) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new LimitedBody(Files.newInputStream(file), length)) {
            byte[] buffer = new byte[CHUNK];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return Sha256.hex(digest);
    }

    /**
     * Copies the first bytes of a file, forced to disk, read again and compared; the target appears only when it is
     * right.
     */
    static void copy(Path from, long length, Path to, String sha256) throws IOException {
        Path fresh = to.resolveSibling(to.getFileName() + ".tmp");
        try (InputStream in = new LimitedBody(Files.newInputStream(from), length);
                RandomAccessFile out = new RandomAccessFile(fresh.toFile(), "rw")) {
            out.setLength(0);
            byte[] buffer = new byte[CHUNK];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            out.getFD().sync();
        }
        if (!sha256(fresh, Long.MAX_VALUE).equals(sha256)) {
            Files.delete(fresh);
            throw new IOException("the copy of " + from + " in " + to.getParent() + " does not have the bytes written");
        }
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FolderClaim.force(to.getParent());
    }

    /**
     * Where two files begin to differ within a stretch.
     *
     * @return -1 when they do not
     */
    static long firstDifference(Path one, Path other, long from, long to) throws IOException {
        try (RandomAccessFile a = WarcFolder.reading(one);
                RandomAccessFile b = new RandomAccessFile(other.toFile(), "r")) {
            byte[] mine = new byte[CHUNK];
            byte[] theirs = new byte[CHUNK];
            for (long at = from; at < to; at += CHUNK) {
                int length = (int) Math.min(CHUNK, to - at);
                int here = java.util.Arrays.mismatch(
                        mine, 0, fill(a, at, mine, length), theirs, 0, fill(b, at, theirs, length));
                if (here >= 0) {
                    return at + here;
                }
            }
            return -1;
        }
    }

    /** Reads as much as there is; the number of bytes. */
    private static int fill(RandomAccessFile file, long at, byte[] buffer, int length) throws IOException {
        file.seek(at);
        int filled = 0;
        for (int n = 0; n >= 0 && filled < length; n = file.read(buffer, filled, length - filled)) {
            filled += n;
        }
        return filled;
    }
}
