package org.nianbao.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.nianbao.model.Message;

/**
 * Whether the disk of a folder takes more. Room is kept in reserve, since database, ledger and search index lie on the
 * same disk as a rule and bear a full one worse than WARC files do.
 */
final class DiskRoom {
    private static final long RESERVE = 16L << 20;
    private static final int PROBE = 1 << 16;

    private final Path folder;
    /** Asked for once: finding it reads the table of what is mounted, and its room is that of the folder all the same. */
    private volatile Optional<FileStore> store = Optional.empty();

    private final AtomicReference<Optional<IOException>> failed = new AtomicReference<>(Optional.empty());

    DiskRoom(Path folder) {
        this.folder = folder;
    }

    /** Writing failed; whether it still does is found out by trying. */
    void failed(IOException why) {
        failed.set(Optional.of(why));
    }

    /** Why nothing can be written now, found out by writing; empty when it can be. */
    Optional<Message> trouble() {
        failed.compareAndSet(Optional.empty(), Optional.of(new IOException("something else could not be written")));
        return obstacle(0);
    }

    /** Why some bytes more should not be written now; empty when they can be. */
    Optional<Message> obstacle(long bytes) {
        try {
            if (!Files.isWritable(folder)) {
                return Optional.of(readOnly());
            }
            long free = store().getUsableSpace();
            return free < RESERVE + bytes ? Optional.of(full(free, RESERVE + bytes)) : tried();
        } catch (IOException e) {
            return Optional.of(broken(e));
        }
    }

    private FileStore store() throws IOException {
        if (store.isEmpty()) {
            store = Optional.of(Files.getFileStore(folder));
        }
        return store.get();
    }

    private Optional<Message> tried() {
        if (failed.get().isEmpty()) {
            return Optional.empty();
        }
        try {
            probe();
            failed.set(Optional.empty());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(broken(e));
        }
    }

    private void probe() throws IOException {
        Path probe = Files.createTempFile(folder, "probe", ".tmp");
        try (RandomAccessFile file = new RandomAccessFile(probe.toFile(), "rw")) {
            file.write(new byte[PROBE]);
            file.getFD().sync();
        } finally {
            Files.delete(probe);
        }
    }

    private Message full(long free, long wanted) {
        return new Message(
                "disk_full",
                "磁盘空间不足：" + folder + " 只剩 " + megabytes(free) + " MB，需要 " + megabytes(wanted)
                        + " MB；巡查已暂停，已存档的内容没有丢失，腾出空间后自动继续。",
                "Not enough room: " + megabytes(free) + " MB are left in " + folder + ", " + megabytes(wanted)
                        + " MB are needed; sweeps pause, nothing archived is lost, and they go on when there is room.");
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }

    private Message readOnly() {
        return new Message(
                "disk_read_only",
                "无法写入 " + folder + "（只读、没有权限或未挂载）；巡查已暂停，已存档的内容没有丢失，恢复可写后自动继续。",
                folder + " cannot be written (read-only, no permission or not mounted); sweeps pause, nothing archived"
                        + " is lost, and they go on when it can be written again.");
    }

    private Message broken(IOException why) {
        boolean readOnly =
                String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT).contains("read-only");
        return readOnly ? readOnly() : failing(why);
    }

    private Message failing(IOException why) {
        return new Message(
                "disk_failed",
                "写入 " + folder + " 失败（" + why.getMessage() + "）；巡查已暂停，已存档的内容没有丢失，恢复后自动继续。",
                "Writing to " + folder + " fails (" + why.getMessage()
                        + "); sweeps pause, nothing archived is lost, and they go on when it works again.");
    }
}
