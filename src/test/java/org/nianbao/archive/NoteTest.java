package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.archive.Captures.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Progress;

/** What is noted about captures: in the WARC files, good WARC, found again, and no part of any exchange. */
class NoteTest {
    @TempDir
    Path folder;

    private static Optional<String> note(Archive archive, ArchivedRecord about) throws IOException {
        return archive.rebuildCdx(Progress.none()).notes().about(about).map(json -> new String(json, UTF_8));
    }

    @Test
    void notesAreFoundAgainAndTheLastOneCounts() throws IOException {
        ArchivedRecord one;
        ArchivedRecord two;
        String lines;
        try (Archive archive = Captures.open(folder)) {
            one = archive.store(page("http://www.erqi.example/1", "一"));
            archive.note(one, "{\"n\":1}".getBytes(UTF_8));
            two = archive.store(page("http://www.erqi.example/2", "二"));
            archive.note(one, "{\"n\":\"二\"}".getBytes(UTF_8));
            archive.note(two, "{}".getBytes(UTF_8));
        }
        Path index = folder.resolve("archive/cdx/index.cdxj");
        lines = Files.readString(index);
        try (Archive archive = Captures.open(folder)) {
            assertThat(archive.repairs()).isEmpty();
            assertThat(note(archive, one)).contains("{\"n\":\"二\"}");
            assertThat(note(archive, two)).contains("{}");
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
            assertThat(archive.verify(Progress.none()).records()).isEqualTo(1 + 2 * 3 + 3);
            assertThat(archive.captures(one.uri())).containsExactly(one);
        }
        assertThat(index).hasContent(lines);
        List<Path> files = new WarcFolder(folder.resolve("archive/warc")).files();
        assertThat(Validators.jwat(files)).endsWith("metadata", "metadata", "metadata");
        assertThat(Archive.validate(files.get(0)).defects()).isEmpty();
    }

    @Test
    void aNoteWithoutACaptureInTheFileIsNotKept() throws IOException {
        ArchivedRecord one;
        try (Archive archive = Captures.open(folder)) {
            one = archive.store(page("http://www.erqi.example/1", "一"));
        }
        try (Archive archive = Captures.open(folder)) {
            archive.note(one, "{}".getBytes(UTF_8));
            assertThat(note(archive, one)).isEmpty();
            assertThat(archive.files()).hasSize(1);
        }
    }

    @Test
    void aRunThatWasKilledKeepsWholeNotesAndCutsATornOne() throws IOException {
        ArchivedRecord one;
        byte[] whole;
        long end;
        String name;
        try (Archive archive = Captures.open(folder.resolve("run"))) {
            one = archive.store(page("http://www.erqi.example/1", "一"));
            Path open = archive.files().get(0);
            name = open.getFileName().toString();
            archive.note(one, "{\"n\":1}".getBytes(UTF_8));
            end = Files.size(open);
            archive.note(one, "{\"n\":2}".getBytes(UTF_8));
            whole = Files.readAllBytes(open);
        }
        List<Integer> cuts = new ArrayList<>(List.of(whole.length, (int) end, (int) end + 1, whole.length - 1));
        for (int cut : cuts) {
            Path root = folder.resolve("cut" + cut);
            Path warc = Files.createDirectories(root.resolve("archive/warc"));
            Files.write(warc.resolve(name), Arrays.copyOf(whole, cut));
            try (Archive archive = Captures.open(root)) {
                assertThat(archive.repairs()).singleElement().satisfies(r -> assertThat(r.cut())
                        .isEqualTo(cut == whole.length ? 0 : cut - end));
                assertThat(note(archive, one)).contains(cut == whole.length ? "{\"n\":2}" : "{\"n\":1}");
                assertThat(archive.captures(one.uri())).containsExactly(one);
                assertThat(archive.verify(Progress.none()).damages()).isEmpty();
            }
        }
    }

    @Test
    void aNoteIsNoPartOfWhatIsTakenOut() throws IOException {
        Path warc = folder.resolve("out.warc.gz");
        ArchivedRecord one;
        try (Archive archive = Captures.open(folder.resolve("from"))) {
            one = archive.store(page("http://www.erqi.example/1", "一"));
            archive.note(one, "{\"anchor\":\"no field\"}".getBytes(UTF_8));
            archive.store(page("http://www.erqi.example/2", "二"));
            try (var out = Files.newOutputStream(warc)) {
                archive.warc(one, out);
            }
            assertThat(archive.provenance(one)).doesNotContainKey("anchor\"");
        }
        assertThat(Validators.jwat(List.of(warc))).containsExactly("response", "request", "metadata");
    }
}
