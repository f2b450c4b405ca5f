package org.nianbao.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nianbao.model.Home;
import org.nianbao.model.Message;
import org.nianbao.model.Progress;

/**
 * A second copy of WARC files and ledger in another folder: {@code warc/}, {@code ledger/} and {@code
 * manifest-sha256.txt}, a list that {@code sha256sum -c} reads. A bad file never takes the place of a good one, on
 * neither side.
 */
final class SecondCopy {
    private static final String MANIFEST = "manifest-sha256.txt";

    private final Path target;
    private final Map<String, String> manifest = new TreeMap<>();
    private final List<Archive.Damage> refused = new ArrayList<>();
    private int copied;
    private int already;
    private long bytes;

    SecondCopy(Path target) {
        this.target = target;
    }

    /** Where a file of the archive lies in the copy. */
    Path warc(String name) {
        return target.resolve("warc").resolve(name);
    }

    /** Brings the copy up to date and proves all of it. */
    Archive.Copied take(Home home, List<WarcScan.Extent> files, Optional<String> unfit, Progress progress)
            throws IOException {
        Files.createDirectories(target.resolve("warc"));
        Files.createDirectories(target.resolve("ledger"));
        for (int i = 0; i < files.size(); i++) {
            progress.at(i, files.size(), files.get(i).name());
            warc(files.get(i));
        }
        if (unfit.isPresent()) {
            refused.add(new Archive.Damage("ledger", -1, "", unfit.get()));
            for (Path kept : ledgerFiles(target.resolve("ledger"))) {
                manifest.put("ledger/" + kept.getFileName(), Disk.sha256(kept, Long.MAX_VALUE));
            }
        } else if (Files.isDirectory(home.ledger())) {
            ledger(home.ledger());
        }
        writeManifest();
        progress.at(files.size(), files.size(), "");
        return new Archive.Copied(copied, already, bytes, List.copyOf(refused));
    }

    private void warc(WarcScan.Extent file) throws IOException {
        List<Archive.Damage> damages = Disk.damages(file);
        if (damages.isEmpty()) {
            file(file.path(), file.to(), "warc/" + file.name());
        } else {
            refused.addAll(damages);
            Path there = warc(file.name());
            if (Files.exists(there)) {
                manifest.put("warc/" + file.name(), Disk.sha256(there, Long.MAX_VALUE));
            }
        }
    }

    private void ledger(Path folder) throws IOException {
        for (Path file : ledgerFiles(folder)) {
            file(file, Files.size(file), "ledger/" + file.getFileName());
        }
    }

    private static List<Path> ledgerFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private void file(Path from, long length, String name) throws IOException {
        Path to = target.resolve(name);
        String digest = Disk.sha256(from, length);
        boolean there = Files.exists(to)
                && Files.size(to) == length
                && Disk.sha256(to, length).equals(digest);
        if (there) {
            already++;
        } else {
            Disk.copy(from, length, to, digest);
            copied++;
        }
        bytes += length;
        manifest.put(name, digest);
    }

    private void writeManifest() throws IOException {
        StringBuilder lines = new StringBuilder();
        manifest.forEach(
                (name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
        Path fresh = target.resolve(MANIFEST + ".tmp");
        Files.writeString(fresh, lines, StandardCharsets.UTF_8);
        Files.move(fresh, target.resolve(MANIFEST), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts the copy of a file in the place of ours, which is set aside; not when the copy is damaged or missing. */
    Archive.Restored restore(Path ours, String name) throws IOException {
        Path theirs = warc(name);
        if (!Files.isRegularFile(theirs)) {
            return new Archive.Restored(name, false, missing(name));
        }
        List<Archive.Damage> damages = Disk.damages(theirs, name);
        if (!damages.isEmpty()) {
            return new Archive.Restored(name, false, damaged(name, damages.get(0)));
        }
        if (Files.exists(ours)) {
            setAside(ours);
        }
        long length = Files.size(theirs);
        Disk.copy(theirs, length, ours, Disk.sha256(theirs, length));
        return new Archive.Restored(name, true, restored(name));
    }

    private static void setAside(Path file) throws IOException {
        int n = 1;
        while (Files.exists(file.resolveSibling(file.getFileName() + ".damaged-" + n))) {
            n++;
        }
        Files.move(file, file.resolveSibling(file.getFileName() + ".damaged-" + n));
    }

    private Message missing(String name) {
        return new Message(
                "restore_missing",
                "副本 " + target + " 中没有文件 " + name + "，未能恢复。",
                "The copy " + target + " has no file " + name + "; it was not restored.");
    }

    private Message damaged(String name, Archive.Damage damage) {
        return new Message(
                "restore_copy_damaged",
                "副本 " + target + " 中的文件 " + name + " 在位置 " + damage.offset() + " 处也已损坏，未能恢复。",
                "The file " + name + " in the copy " + target + " is damaged, too, at offset " + damage.offset()
                        + "; it was not restored.");
    }

    private Message restored(String name) {
        return new Message(
                "restored",
                "文件 " + name + " 已由副本 " + target + " 恢复；损坏的文件改名保留在旁边。",
                "The file " + name + " was restored from the copy " + target
                        + "; the damaged one lies beside it under another name.");
    }
}
