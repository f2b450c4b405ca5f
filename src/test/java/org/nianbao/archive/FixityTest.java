package org.nianbao.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nianbao.archive.Captures.notModified;
import static org.nianbao.archive.Captures.page;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.cdx.CdxFormat;
import org.netpreserve.jwarc.cdx.CdxWriter;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Progress;

class FixityTest {
    @TempDir
    Path root;

    private final List<ArchivedRecord> records = new ArrayList<>();
    private Path file = Path.of("");
    private Path index = Path.of("");

    @BeforeEach
    void archive() throws IOException {
        try (Archive archive = Captures.open(root)) {
            for (int i = 0; i < 6; i++) {
                records.add(archive.store(page("http://www.erqi.example/Z" + i, "报告 " + i % 4)));
                records.add(archive.store(notModified("http://www.erqi.example/Z" + i)));
            }
        }
        file = root.resolve("archive/warc").resolve(records.get(0).warcFile());
        index = root.resolve("archive/cdx/index.cdxj");
    }

    private List<Archive.Damage> verify() throws IOException {
        try (Archive archive = Captures.open(root)) {
            return archive.verify(Progress.none()).damages();
        }
    }

    @Test
    void allIsWell() throws IOException {
        try (Archive archive = Captures.open(root)) {
            Archive.Verification verification = archive.verify(Progress.none());
            assertThat(verification.damages()).isEmpty();
            assertThat(verification.files()).isEqualTo(1);
            assertThat(verification.records()).isEqualTo(37);
            assertThat(verification.lines()).isEqualTo(12);
            assertThat(verification.bytes()).isEqualTo(Files.size(file));
        }
    }

    @Test
    void aFlippedByteIsNamed() throws IOException {
        byte[] good = Files.readAllBytes(file);
        ArchivedRecord hit = records.get(4);
        for (long place : new long[] {
            hit.offset(), hit.offset() + 5, hit.offset() + hit.length() / 2, hit.offset() + hit.length() - 1
        }) {
            byte[] bad = good.clone();
            bad[(int) place] ^= 0x11;
            Files.write(file, bad);
            List<Archive.Damage> damages = verify();
            assertThat(damages).as("byte %d", place).anySatisfy(d -> {
                assertThat(d.file()).isEqualTo(hit.warcFile());
                assertThat(d.offset()).isEqualTo(hit.offset());
                assertThat(d.recordId()).isEqualTo(hit.recordId());
                assertThat(d.why()).isNotBlank();
            });
            try (Archive archive = Captures.open(root)) {
                assertThat(archive.payload(records.get(6), 100)).isNotEmpty();
                // The time stamp in the gzip header carries nothing; only the CDXJ's digest of the member sees it.
                if (place != hit.offset() + 5) {
                    assertThatThrownBy(() -> archive.payload(hit, 100)).isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void recordsBehindADamageAreStillProved() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) records.get(2).offset() + 20] ^= 1;
        bytes[(int) records.get(6).offset() + 20] ^= 1;
        Files.write(file, bytes);
        assertThat(verify().stream().map(Archive.Damage::offset))
                .contains(records.get(2).offset(), records.get(6).offset())
                .doesNotContain(records.get(4).offset(), records.get(8).offset());
    }

    @Test
    void aWrongCdxLineIsNamed() throws IOException {
        String good = Files.readString(index);
        Files.writeString(index, good.replaceFirst("\"status\":\"200\"", "\"status\":\"404\""));
        assertThat(verify()).hasSize(2).allSatisfy(d -> assertThat(d.why()).contains("CDXJ"));
        Files.writeString(index, good.substring(good.indexOf('\n') + 1));
        assertThat(verify()).hasSize(1).allSatisfy(d -> assertThat(d.why()).contains("not in the CDXJ"));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(file);
        assertThat(verify()).hasSize(12).allSatisfy(d -> assertThat(d.why()).contains("not there"));
    }

    @Test
    void rebuildGivesTheSameBytes() throws IOException {
        byte[] live = Files.readAllBytes(index);
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.rebuildCdx(Progress.none()).lines()).isEqualTo(12);
            assertThat(index).hasBinaryContent(live);
            assertThat(archive.captures(records.get(0).uri())).containsExactly(records.get(0), records.get(1));
            archive.store(page("http://www.erqi.example/new", "新"));
            assertThat(archive.rebuildCdx(Progress.none()).lines()).isEqualTo(13);
            live = Files.readAllBytes(index);
        }
        assertThat(index).hasBinaryContent(live);
        Files.delete(index);
        try (Archive archive = Captures.open(root)) {
            assertThat(index).hasBinaryContent(live);
            assertThat(archive.repairs()).isEmpty();
        }
    }

    @Test
    void theIndexSaysWhatJwarcSays() throws IOException {
        List<String> lines = Files.readAllLines(index);
        assertThat(lines).hasSize(12).isSorted();
        assertThat(lines.get(0)).startsWith("example,erqi)/z0 20260331").contains("\"mime\":\"text/html\"");
        assertThat(lines.get(1)).contains("\"mime\":\"warc/revisit\"").contains("\"status\":\"304\"");
        assertThat(lines.stream().map(FixityTest::standard)).containsExactlyElementsOf(byJwarc());
        assertThat(new String(Files.readAllBytes(index), StandardCharsets.UTF_8))
                .endsWith("}\n");
    }

    /** Key, time and the seven standard fields. */
    private static String standard(String line) {
        return line.substring(0, line.indexOf(",\"recordDigest\"")) + "}";
    }

    private List<String> byJwarc() throws IOException {
        StringWriter cdxj = new StringWriter();
        try (CdxWriter writer = new CdxWriter(cdxj)) {
            writer.setFormat(CdxFormat.CDXJ);
            writer.setSort(true);
            writer.process(List.of(file), false);
        }
        return cdxj.toString()
                .lines()
                .map(l -> l.replace("\": \"", "\":\"").replace("\", \"", "\",\""))
                .toList();
    }

    @Test
    void scanIsInTheOrderOfWriting() throws IOException {
        try (Archive archive = Captures.open(root)) {
            List<ArchivedRecord> found = new ArrayList<>();
            assertThat(archive.scan(found::add, Progress.none())).isEmpty();
            assertThat(found).containsExactlyElementsOf(records);
        }
    }
}
