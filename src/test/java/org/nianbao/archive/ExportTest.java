package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nianbao.archive.Captures.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Progress;

/** Packages of a selection, and broken ones with what the validator calls them. */
class ExportTest {
    private static final String REPORT = "http://www.erqi.example/zfxxgk/2024.html";
    private static final String AGAIN = "http://www.erqi.example/zfxxgk/again.html";

    @TempDir
    Path folder;

    private Archive archive;
    private ArchivedRecord original;
    private ArchivedRecord revisit;

    @BeforeEach
    void archive() throws IOException {
        try (Archive first = Captures.open(folder.resolve("home"))) {
            first.store(page("http://www.erqi.example/", "首页"));
            original = first.store(page(REPORT, "2024年政府信息公开工作年度报告"));
        }
        archive = Captures.open(folder.resolve("home"));
        archive.store(page("http://www.erqi.example/other.html", "其他"));
        revisit = archive.store(page(AGAIN, "2024年政府信息公开工作年度报告"));
        assertThat(revisit.revisit()).isTrue();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private Path export(Archive.Format format, String name, ArchivedRecord... selection) throws IOException {
        Path target = folder.resolve(name);
        Archive.Packing packing = new Archive.Packing(format, "二七区", "410103 2024", "nianbao 0.1.0");
        archive.export(List.of(selection), target, packing);
        return target;
    }

    @Test
    void aSignedPackageIsValidAndReplaysAlone() throws IOException {
        Path wacz = export(Archive.Format.WACZ, "a.wacz", revisit);
        assertThat(Archive.validate(wacz).defects()).isEmpty();
        assertThat(Archive.validate(wacz).records()).isEqualTo(2 * 4);
        Map<String, byte[]> entries = entries(wacz);
        Path warcs = Files.createDirectories(folder.resolve("alone/archive/warc"));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getKey().startsWith("archive/")) {
                Files.write(warcs.resolve(entry.getKey().substring("archive/".length())), entry.getValue());
            }
        }
        try (Archive alone = Captures.open(folder.resolve("alone"))) {
            ArchivedRecord found = alone.captures(revisit.uri()).get(0);
            assertThat(new String(alone.payload(found, 1000), UTF_8)).contains("2024年");
            assertThat(alone.verify(Progress.none()).damages()).isEmpty();
        }
        Validators.jwat(new WarcFolder(warcs).files());
        Validators.jwarc(new WarcFolder(warcs).files());
        String pages = new String(entries.get("pages/pages.jsonl"), UTF_8);
        assertThat(pages).contains(AGAIN).doesNotContain(REPORT).hasLineCount(2);
        JsonNode json = new ObjectMapper().readTree(entries.get("datapackage.json"));
        assertThat(json.get("mainPageUrl").asText()).isEqualTo(AGAIN);
        assertThat(json.get("created").asText()).isEqualTo("2026-03-31T08:15:30.123Z");
    }

    @Test
    void theSameSelectionGivesTheSameBytesButForTheSignature() throws IOException {
        Map<String, byte[]> one = entries(export(Archive.Format.WACZ, "a.wacz", revisit, original));
        Map<String, byte[]> two = entries(export(Archive.Format.WACZ, "b.wacz", original, revisit));
        assertThat(one.keySet()).containsExactlyElementsOf(two.keySet());
        one.remove("datapackage-digest.json");
        one.forEach((name, bytes) -> assertThat(two.get(name)).as(name).isEqualTo(bytes));
        assertThat(Files.readAllBytes(export(Archive.Format.WARC, "a.warc.gz", original)))
                .isEqualTo(Files.readAllBytes(export(Archive.Format.WARC, "b.warc.gz", original)));
        assertThat(Files.readAllBytes(export(Archive.Format.ZIP, "a.zip", original)))
                .isEqualTo(Files.readAllBytes(export(Archive.Format.ZIP, "b.zip", original)));
    }

    @Test
    void oneWarcFileHoldsTheSelectionAndItsOriginals() throws IOException {
        Path warc = export(Archive.Format.WARC, "a.warc.gz", revisit);
        assertThat(Archive.validate(warc).defects()).isEmpty();
        assertThat(Validators.jwat(List.of(warc)))
                .containsExactly(
                        "warcinfo", "response", "request", "metadata", "warcinfo", "revisit", "request", "metadata");
    }

    @Test
    void originalsHaveSafeNamesAndAManifest() throws IOException {
        byte[] body = "报告".getBytes(UTF_8);
        byte[] packed = Captures.gzip(body);
        ArchivedRecord evil = archive.store(Captures.capture(
                "http://www.erqi.example/a/..%2F..%5C..%2Fetc%2Fpasswd%00",
                Captures.join(
                        Captures.bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
                                + "Content-Length: " + packed.length + "\r\n\r\n"),
                        packed),
                packed));
        Map<String, byte[]> entries = entries(export(Archive.Format.ZIP, "a.zip", original, revisit, evil));
        assertThat(entries).hasSize(3); // the payload of the revisit is that of the original
        assertThat(entries.keySet())
                .allMatch(name -> name.matches("manifest\\.csv|originals/site-410103/[0-9a-f]{16}-[\\w.-]+"));
        List<String> manifest =
                new String(entries.get("manifest.csv"), UTF_8).lines().toList();
        assertThat(manifest).hasSize(4);
        assertThat(manifest.get(1).split(",")[0]).isEqualTo(manifest.get(2).split(",")[0]);
        for (String line : manifest.subList(1, 4)) {
            String[] cells = line.split(",");
            assertThat(Sha256.of(entries.get(cells[0]))).isEqualTo(cells[4]);
        }
        assertThat(entries.values()).contains(body);
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                all.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return all;
    }

    /** A change of a good package and what it is called. */
    private record Broken(String name, Flaw flaw, Consumer<Map<String, byte[]>> change) {}

    private static Broken replaced(Flaw flaw, String entry, String what, String by) {
        return new Broken(flaw.id() + " " + what, flaw, all -> {
            String text = new String(all.get(entry), UTF_8);
            assertThat(text).containsPattern(what);
            all.put(entry, text.replaceFirst(what, by).getBytes(UTF_8));
        });
    }

    private static Broken added(Flaw flaw, String entry, String text) {
        return new Broken(flaw.id() + " " + entry, flaw, all -> all.put(entry, text.getBytes(UTF_8)));
    }

    private static Broken without(Flaw flaw, String start) {
        return new Broken("without " + start, flaw, all -> all.keySet().removeIf(n -> n.startsWith(start)));
    }

    private static List<Broken> corpus() {
        String data = "datapackage.json";
        String digest = "datapackage-digest.json";
        String pages = "pages/pages.jsonl";
        String index = "indexes/index.idx";
        return List.of(
                without(Flaw.WACZ_FILE_MISSING, "datapackage.json"),
                without(Flaw.WACZ_FILE_MISSING, "archive/"),
                without(Flaw.WACZ_FILE_MISSING, "indexes/"),
                without(Flaw.WACZ_FILE_MISSING, "pages/"),
                without(Flaw.WACZ_RESOURCE_MISSING, "indexes/"),
                without(Flaw.CDXJ_FILE_MISSING, "archive/"),
                added(Flaw.WACZ_RESOURCE_UNLISTED, "extra.txt", "extra"),
                added(Flaw.WACZ_ENTRY_FOREIGN, "archive/notes.txt", "notes"),
                added(Flaw.WACZ_ENTRY_NAME, "../evil.txt", "evil"),
                added(Flaw.WACZ_JSON, data, "{"),
                added(Flaw.WACZ_JSON, digest, "[]"),
                replaced(Flaw.WACZ_PROFILE, data, "data-package", "wacz"),
                replaced(Flaw.WACZ_VERSION, data, "1\\.1\\.1", "9.9"),
                replaced(Flaw.WACZ_FIELD_MISSING, data, "\"wacz_version\"", "\"version\""),
                replaced(Flaw.WACZ_FIELD_MISSING, data, "\"profile\"", "\"x\""),
                replaced(Flaw.WACZ_FIELD_MISSING, data, "\"bytes\"", "\"size\""),
                replaced(Flaw.WACZ_TIME_FORM, data, "2026-03-31T", "2026/03/31 "),
                replaced(Flaw.WACZ_HASH_WRONG, data, "sha256:[0-9a-f]{4}", "sha256:0000"),
                replaced(Flaw.WACZ_HASH_FORM, data, "\"sha256:", "\"sha256-"),
                replaced(Flaw.WACZ_BYTES_WRONG, data, "\"bytes\" : ", "\"bytes\" : 1"),
                replaced(Flaw.WACZ_RESOURCE_REPEATED, data, "indexes/index.cdx.gz", "pages/pages.jsonl"),
                replaced(Flaw.WACZ_DIGEST_WRONG, digest, "sha256:[0-9a-f]{4}", "sha256:0000"),
                replaced(Flaw.WACZ_DIGEST_PATH, digest, "datapackage.json", "package.json"),
                replaced(Flaw.WACZ_SIGNATURE_FORM, digest, "\"software\"", "\"program\""),
                replaced(Flaw.WACZ_SIGNATURE_FORM, digest, "\"created\" : \"2026", "\"created\" : \"2025"),
                replaced(Flaw.WACZ_SIGNATURE_WRONG, digest, "\"signature\" : \".{4}", "\"signature\" : \"AAAA"),
                replaced(Flaw.WACZ_SIGNATURE_HASH, digest, "(?s)(signedData.*?sha256:).{4}", "$10000"),
                replaced(Flaw.WACZ_IDX_WRONG, index, "\"offset\":0", "\"offset\":1"),
                replaced(Flaw.WACZ_IDX_WRONG, index, "sha256:....", "sha256:0000"),
                replaced(Flaw.WACZ_IDX_WRONG, index, "cdxj-gzip-1.0", "cdxj-gzip-9"),
                replaced(Flaw.WACZ_IDX_WRONG, index, "index.cdx.gz", "other.cdx.gz"),
                replaced(Flaw.WACZ_IDX_WRONG, index, "example,erqi", "example,erqj"),
                replaced(Flaw.PAGES_HEADER, pages, "json-pages-1.0", "pages"),
                replaced(Flaw.PAGES_HEADER, pages, "\\{\"format\".*\n", ""),
                replaced(Flaw.PAGES_JSON, pages, "\\{\"id\":\".{8}-", "id-"),
                replaced(Flaw.PAGES_FIELD_MISSING, pages, "\"ts\"", "\"time\""),
                replaced(Flaw.PAGES_NOT_INDEXED, pages, "again.html", "never.html"));
    }

    @TestFactory
    Stream<DynamicTest> everyBrokenPackageIsNamed() throws IOException {
        Map<String, byte[]> good = entries(export(Archive.Format.WACZ, "good.wacz", revisit));
        List<DynamicTest> tests = new ArrayList<>();
        for (Broken broken : corpus()) {
            Map<String, byte[]> changed = new LinkedHashMap<>(good);
            broken.change.accept(changed);
            Path file = folder.resolve("broken-" + tests.size() + ".wacz");
            write(file, changed, Set.of());
            List<Archive.Defect> defects = Archive.validate(file).defects();
            tests.add(DynamicTest.dynamicTest(
                    broken.name, () -> assertThat(ids(defects)).contains(broken.flaw.id())));
        }
        return tests.stream();
    }

    private static Set<String> ids(List<Archive.Defect> defects) {
        return new TreeSet<>(defects.stream().map(d -> d.message().id()).toList());
    }

    private static void write(Path file, Map<String, byte[]> entries, Set<String> deflated) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(e.getKey());
                if (!deflated.contains(e.getKey())) {
                    CRC32 crc = new CRC32();
                    crc.update(e.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(e.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(e.getValue());
                zip.closeEntry();
            }
        }
    }

    @Test
    void compressionAndDamageOfTheZipAreNamed() throws IOException {
        Path good = export(Archive.Format.WACZ, "good.wacz", revisit);
        Map<String, byte[]> entries = entries(good);
        Path file = folder.resolve("broken.wacz");
        write(file, entries, entries.keySet());
        assertThat(ids(Archive.validate(file).defects())).containsExactly(Flaw.WACZ_ENTRY_COMPRESSED.id());
        byte[] bytes = Files.readAllBytes(good);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(ids(Archive.validate(file).defects())).containsExactly(Flaw.WACZ_NOT_ZIP.id());
        bytes[200] ^= 0x55; // within the first WARC file
        Files.write(file, bytes);
        assertThat(ids(Archive.validate(file).defects()))
                .contains(Flaw.WACZ_HASH_WRONG.id())
                .containsAnyOf(Flaw.GZIP_DAMAGED.id(), Flaw.GZIP_TORN.id());
    }
}
