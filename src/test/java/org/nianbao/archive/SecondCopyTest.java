package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.archive.Captures.page;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Progress;

class SecondCopyTest {
    @TempDir
    Path root;

    @TempDir
    Path copy;

    private final List<ArchivedRecord> records = new ArrayList<>();

    @BeforeEach
    void twoFiles() throws IOException {
        for (int run = 0; run < 2; run++) {
            try (Archive archive = Captures.open(root)) {
                for (int i = 0; i < 5; i++) {
                    records.add(archive.store(page("http://www.erqi.example/" + run + i, "报告 " + run + i)));
                }
            }
        }
        Files.createDirectories(root.resolve("archive/ledger"));
        Files.writeString(root.resolve("archive/ledger/ledger-2026.jsonl"), "{}\n");
    }

    private Path warc(int run) {
        return root.resolve("archive/warc").resolve(records.get(run * 5).warcFile());
    }

    /** Turns one byte round in the middle of a record. */
    private static long damage(Path file, ArchivedRecord record) throws IOException {
        long at = record.offset() + record.length() / 2;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int b = bytes.read();
            bytes.seek(at);
            bytes.write(b ^ 0x10);
        }
        return at;
    }

    @Test
    void theCopyIsCompleteListedAndMadeOnce() throws Exception {
        try (Archive archive = Captures.open(root)) {
            Archive.Copied first = archive.copy(copy, Optional.empty(), Progress.none());
            assertThat(first.files()).isEqualTo(3);
            assertThat(first.refused()).isEmpty();
            Archive.Copied again = archive.copy(copy, Optional.empty(), Progress.none());
            assertThat(again.files()).isZero();
            assertThat(again.already()).isEqualTo(3);
        }
        for (String line : Files.readAllLines(copy.resolve("manifest-sha256.txt"))) {
            String[] parts = line.split("  ");
            assertThat(Sha256.of(Files.readAllBytes(copy.resolve(parts[1])))).isEqualTo(parts[0]);
        }
        assertThat(Files.readAllBytes(
                        copy.resolve("warc").resolve(records.get(0).warcFile())))
                .isEqualTo(Files.readAllBytes(warc(0)));
    }

    @Test
    void theFirstBadByteIsNamedAndTheFileRestored() throws Exception {
        try (Archive archive = Captures.open(root)) {
            archive.copy(copy, Optional.empty(), Progress.none());
        }
        ArchivedRecord bad = records.get(7);
        byte[] before = Files.readAllBytes(warc(1));
        long at = damage(warc(1), bad);
        try (Archive archive = Captures.open(root)) {
            List<Archive.Damage> told = new ArrayList<>();
            Archive.Verification found = archive.verify(name -> true, told::add, Progress.none());
            assertThat(found.damages()).isNotEmpty().containsExactlyInAnyOrderElementsOf(told);
            Archive.Damage damage = told.get(0);
            assertThat(damage.offset()).isEqualTo(bad.offset());
            assertThat(damage.recordId()).isEqualTo(bad.recordId());
            assertThat(archive.firstBadByte(copy, damage)).contains(at);
            assertThat(archive.copy(copy, Optional.empty(), Progress.none()).refused())
                    .isNotEmpty();
            assertThat(archive.restore(copy, Set.of(bad.warcFile()))).allMatch(Archive.Restored::done);
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
            assertThat(archive.payload(bad, 1000)).isNotEmpty();
        }
        assertThat(Files.readAllBytes(warc(1))).isEqualTo(before);
        assertThat(warc(1).resolveSibling(bad.warcFile() + ".damaged-1")).exists();
    }

    @Test
    void aDamagedCopyRestoresNothingAndAMissingFileComesBack() throws Exception {
        try (Archive archive = Captures.open(root)) {
            archive.copy(copy, Optional.empty(), Progress.none());
        }
        ArchivedRecord bad = records.get(2);
        damage(copy.resolve("warc").resolve(bad.warcFile()), bad);
        damage(warc(0), bad);
        Files.delete(warc(1));
        try (Archive archive = Captures.open(root)) {
            Archive.Verification found = archive.verify(Progress.none());
            assertThat(found.checked()).contains(bad.warcFile(), records.get(7).warcFile());
            assertThat(archive.sizes()).containsEntry(records.get(7).warcFile(), 0L);
            assertThat(archive.firstBadByte(copy, found.damages().get(0))).isEmpty();
            List<Archive.Restored> restored =
                    archive.restore(copy, List.of(bad.warcFile(), records.get(7).warcFile(), "nianbao-no.warc.gz"));
            assertThat(restored).extracting(Archive.Restored::done).containsExactly(false, true, false);
            assertThat(restored)
                    .extracting(r -> r.message().id())
                    .containsExactly("restore_copy_damaged", "restored", "restore_missing");
            assertThat(archive.payload(records.get(7), 1000)).isNotEmpty();
        }
    }

    @Test
    void aPortionSpeaksOnlyOfItsFiles() throws Exception {
        damage(warc(0), records.get(2));
        Files.delete(warc(1));
        try (Archive archive = Captures.open(root)) {
            String sound = records.get(7).warcFile();
            Archive.Verification found =
                    archive.verify(name -> name.equals(records.get(0).warcFile()), d -> {}, Progress.none());
            assertThat(found.damages()).isNotEmpty().allMatch(d -> d.file()
                    .equals(records.get(0).warcFile()));
            assertThat(found.checked()).doesNotContain(sound);
        }
    }
}
