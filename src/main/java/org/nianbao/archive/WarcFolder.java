package org.nianbao.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nianbao.model.Message;

/** The WARC files of an archive: their names, their order, and what a killed run has left of them. */
final class WarcFolder {
    private static final String ENDING = ".warc.gz";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;

    WarcFolder(Path folder) {
        this.folder = folder;
    }

    /** Where the files lie. */
    Path path() {
        return folder;
    }

    /** Closed files, oldest first: their names begin with the time at which they were begun. */
    List<Path> files() throws IOException {
        return ending(ENDING);
    }

    private List<Path> ending(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Where a file lies now; while it is written it has another ending. */
    Path path(String name) throws IOException {
        if (name.contains("/") || name.contains("\\") || !name.endsWith(ENDING)) {
            throw new IOException(name + " is not the name of a WARC file");
        }
        Path closed = folder.resolve(name);
        Path open = folder.resolve(name + WarcVolume.OPEN);
        // A file may be renamed between the two looks; then it has its final name.
        return !Files.exists(closed) && Files.exists(open) ? open : closed;
    }

    /** Opens a file for reading, under its final name when it has been closed since its path was asked for. */
    static RandomAccessFile reading(Path path) throws IOException {
        try {
            return new RandomAccessFile(path.toFile(), "r");
        } catch (FileNotFoundException e) {
            String name = path.getFileName().toString();
            if (!name.endsWith(WarcVolume.OPEN)) {
                throw e;
            }
            String closed = name.substring(0, name.length() - WarcVolume.OPEN.length());
            return new RandomAccessFile(path.resolveSibling(closed).toFile(), "r");
        }
    }

    /** A name that no file has: {@code nianbao-<time>-<serial>.warc.gz}. */
    String freshName(Instant now, int serial) {
        for (int n = serial; ; n++) {
            String name = String.format(Locale.ROOT, "nianbao-%s-%05d%s", STAMP.format(now), n, ENDING);
            if (!Files.exists(folder.resolve(name)) && !Files.exists(folder.resolve(name + WarcVolume.OPEN))) {
                return name;
            }
        }
    }

    /** Closes the files that a killed run has left open, each cut behind its last whole exchange. */
    List<Archive.Repair> repair() throws IOException {
        List<Archive.Repair> repairs = new ArrayList<>();
        for (Path open : ending(ENDING + WarcVolume.OPEN)) {
            repairs.add(repair(open));
        }
        if (!repairs.isEmpty()) {
            FolderClaim.force(folder);
        }
        return repairs;
    }

    private Archive.Repair repair(Path open) throws IOException {
        String name = open.getFileName().toString();
        name = name.substring(0, name.length() - WarcVolume.OPEN.length());
        long size = Files.size(open);
        long[] whole = {0};
        long[] damage = {Long.MAX_VALUE};
        new WarcScan(
                        false,
                        (entry, complete) -> whole[0] = complete ? entry.end() : whole[0],
                        (file, offset, id, why) -> damage[0] = Math.min(damage[0], offset),
                        (about, note) -> whole[0] = whole[0] == 0 ? 0 : note.end())
                .read(new WarcScan.Extent(open, name, 0, size));
        if (whole[0] == 0) {
            Files.delete(open);
            return new Archive.Repair(name, 0, size, removed(name));
        }
        truncate(open, whole[0]);
        Files.move(open, folder.resolve(name));
        return new Archive.Repair(name, whole[0], size - whole[0], closed(name, size - whole[0], damage[0] < whole[0]));
    }

    private static void truncate(Path file, long size) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(size);
            open.getFD().sync();
        }
    }

    private static Message removed(String name) {
        return new Message(
                "archive.repair.removed",
                "上次运行中断时文件 " + name + " 中还没有完整的记录，已删除。",
                "The file " + name + " held no whole capture when the last run was cut off; it was removed.");
    }

    private static Message closed(String name, long cut, boolean damaged) {
        if (damaged) {
            // Whole captures lie behind the damage, so no cut-off run has made it: nothing is thrown away.
            return new Message(
                    "archive.repair.damaged",
                    "上次运行中断后已关闭文件 " + name + "；其中有损坏的记录，请运行 nianbao archive verify 查看。",
                    "The file " + name + " of a run that was cut off was closed; it has a damaged record inside, "
                            + "which nianbao archive verify names.");
        }
        return new Message(
                "archive.repair.closed",
                "上次运行中断后已关闭文件 " + name + "，末尾不完整的 " + cut + " 字节已截去；完整的记录没有丢失。",
                "The file " + name + " of a run that was cut off was closed; " + cut
                        + " bytes of an unfinished capture were cut from its end, no whole one was lost.");
    }
}
