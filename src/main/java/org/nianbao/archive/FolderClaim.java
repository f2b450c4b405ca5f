package org.nianbao.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Message;

/** The folders of an archive, held by one process: the system lets go of the lock when the process ends, however it ends. */
final class FolderClaim implements Closeable {
    /**
     * Folders held by this process. A second look at the lock file from within would be worse than useless: on POSIX
     * systems, closing any descriptor of a file drops all locks the process has on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderClaim(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes the folders where they are missing, proves that they can be written, and takes the lock.
     *
     * @throws ConfigurationError when one of this fails; nothing has been changed then but missing folders made
     */
    static FolderClaim of(Home home) {
        Path archive = home.archive();
        try {
            for (Path folder : new Path[] {home.warc(), home.cdx()}) {
                Files.createDirectories(folder);
                Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
            }
            return lock(archive);
        } catch (IOException e) {
            throw new ConfigurationError(new Message(
                    "archive.not_writable",
                    "无法写入档案文件夹 " + archive + "（" + e + "）；请检查其权限和磁盘空间，或用 --home 指定另一个文件夹。",
                    "The archive folder " + archive + " cannot be written (" + e
                            + "); check its permissions and the free space, or name another folder with --home."));
        }
    }

    private static FolderClaim lock(Path archive) throws IOException {
        Path folder = archive.toRealPath();
        if (!HELD.add(folder)) {
            throw inUse(archive);
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                HELD.remove(folder);
                if (channel != null) {
                    channel.close();
                }
            }
        }
        if (lock == null) {
            throw inUse(archive);
        }
        return new FolderClaim(folder, channel);
    }

    private static ConfigurationError inUse(Path archive) {
        return new ConfigurationError(
                new Message(
                        "archive.in_use",
                        "档案文件夹 " + archive + " 正被另一个进程使用；请先停止那个进程，或用 --home 指定另一个文件夹。",
                        "The archive folder " + archive
                                + " is in use by another process; stop that process first, or name another folder with --home."));
    }

    /** Makes new, renamed and removed names in a folder survive a power cut, where the system has a way to do so. */
    static void force(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        // An interrupt would close the channel; whoever interrupts may wait for these few milliseconds.
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }
}
