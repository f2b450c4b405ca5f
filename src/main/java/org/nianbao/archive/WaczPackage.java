package org.nianbao.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nianbao.model.ArchivedRecord;

/**
 * A WACZ 1.1.1 package. Its WARC files have the names and the order of ours and hold the same gzip members, each file with
 * the warcinfo record it had; so the same selection gives the same bytes, but for the time of export and the signature.
 */
final class WaczPackage {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** ZIP knows no time before this and no zone; one fixed time keeps packages equal. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final RecordReading reading;
    private final Archive.Packing packing;
    private final Instant created;
    private final ArrayNode resources = JSON.createArrayNode();
    private final List<byte[]> lines = new ArrayList<>();

    WaczPackage(RecordReading reading, Archive.Packing packing, Instant created) {
        this.reading = reading;
        this.packing = packing;
        this.created = created.truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    /**
     * Writes the package.
     *
     * @param all exchanges that go in, in the order of their places
     * @param chosen those of the selection, which the page list shows
     */
    void write(Path target, List<CdxEntry> all, List<CdxEntry> chosen) throws IOException {
        Path spool = target.resolveSibling(target.getFileName() + ".warc");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Map.Entry<String, List<CdxEntry>> file : Exporting.byFile(all).entrySet()) {
                warc(zip, spool, file.getKey(), file.getValue());
            }
            lines.sort(Arrays::compareUnsigned);
            ZipNum index = ZipNum.of(lines, "index.cdx.gz");
            stored(zip, "indexes/index.cdx.gz", index.blocks());
            stored(zip, "indexes/index.idx", index.secondary());
            stored(zip, "pages/pages.jsonl", pages(chosen));
            byte[] description = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(description(chosen));
            plain(zip, "datapackage.json", description);
            plain(
                    zip,
                    "datapackage-digest.json",
                    JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(WaczSignature.sign(
                                    Sha256.LABEL + Sha256.of(description), created, packing.software())));
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private void warc(ZipOutputStream zip, Path spool, String name, List<CdxEntry> entries) throws IOException {
        MessageDigest digest = Sha256.digest();
        CRC32 crc = new CRC32();
        long place;
        try (OutputStream out =
                new CheckedOutputStream(new DigestOutputStream(Files.newOutputStream(spool), digest), crc)) {
            place = reading.copyWarcinfo(entries.get(0).record(), out);
            for (CdxEntry entry : entries) {
                reading.copy(entry, out);
                lines.add(CdxLine.standard(entry, place).getBytes(StandardCharsets.UTF_8));
                place += entry.exchangeLength();
            }
        }
        try (InputStream in = Files.newInputStream(spool)) {
            entry(zip, "archive/" + name, place, crc.getValue(), in);
        }
        resource("archive/" + name, place, Sha256.hex(digest));
    }

    private void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        plain(zip, name, bytes);
        resource(name, bytes.length, Sha256.of(bytes));
    }

    private static void plain(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry(zip, name, bytes.length, crc.getValue(), new ByteArrayInputStream(bytes));
    }

    private static void entry(ZipOutputStream zip, String name, long size, long crc, InputStream in)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(crc);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        in.transferTo(zip);
        zip.closeEntry();
    }

    private void resource(String path, long bytes, String sha256) {
        resources
                .addObject()
                .put("name", path.substring(path.lastIndexOf('/') + 1))
                .put("path", path)
                .put("hash", Sha256.LABEL + sha256)
                .put("bytes", bytes);
    }

    private static boolean page(CdxEntry entry) {
        ArchivedRecord record = entry.record();
        return record.status() == 200
                && record.mediaType().matches("text/html|application/(xhtml\\+xml|pdf|msword|vnd\\..*)");
    }

    private static byte[] pages(List<CdxEntry> chosen) throws IOException {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        ObjectNode head = JSON.createObjectNode();
        line(list, head.put("format", "json-pages-1.0").put("id", "pages").put("title", "All Pages"));
        for (CdxEntry entry : chosen.stream().filter(WaczPackage::page).toList()) {
            ArchivedRecord record = entry.record();
            ObjectNode page = JSON.createObjectNode()
                    .put("id", record.recordId().substring(record.recordId().lastIndexOf(':') + 1))
                    .put("url", record.uri().toString())
                    .put("ts", record.date().toString());
            if (!record.origin().anchor().isBlank()) {
                page.put("title", record.origin().anchor());
            }
            line(list, page);
        }
        return list.toByteArray();
    }

    private static void line(ByteArrayOutputStream list, ObjectNode json) throws IOException {
        list.writeBytes(JSON.writeValueAsBytes(json));
        list.write('\n');
    }

    private ObjectNode description(List<CdxEntry> chosen) {
        ObjectNode json = JSON.createObjectNode()
                .put("profile", "data-package")
                .put("wacz_version", "1.1.1")
                .put("title", packing.title())
                .put("description", packing.description())
                .put("created", created.toString())
                .put("software", packing.software());
        Comparator<CdxEntry> byDate =
                Comparator.comparing(entry -> entry.record().date());
        chosen.stream()
                .max(byDate)
                .ifPresent(e -> json.put("modified", e.record().date().toString()));
        // The page at the end of the longest way is what the others led to; one that a browser shows is preferred.
        Optional<CdxEntry> main = chosen.stream()
                .filter(WaczPackage::page)
                .max(Comparator.comparing((CdxEntry e) -> e.record().mediaType().contains("html"))
                        .thenComparing(e -> e.record().origin().hops().length())
                        .thenComparing(byDate));
        main.ifPresent(e -> json.put("mainPageUrl", e.record().uri().toString())
                .put("mainPageDate", e.record().date().toString()));
        json.set("resources", resources);
        return json;
    }
}
