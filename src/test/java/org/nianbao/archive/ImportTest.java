package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.archive.format.warc.WARCConstants.WARCRecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcDigest;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Outcome;
import org.nianbao.model.Progress;
import org.nianbao.model.Reason;

/** WARC files in the shapes that other tools write them, and hostile ones. */
class ImportTest {
    private static final String HTML = "<html><title>二七区2024年政府信息公开工作年度报告</title></html>";
    private static final String DATE = "2024-05-06T07:08:09Z";

    @TempDir
    Path root;

    private final List<ArchivedRecord> taken = new ArrayList<>();

    private static final class Reviewer implements Archive.Reviewer {
        @Override
        public String site(URI uri) {
            return uri.getHost().startsWith("www.erqi") ? "410103" : "";
        }

        @Override
        public String sweep() {
            return "import-1";
        }

        @Override
        public Outcome outcome(Archive.Answer answer) {
            return answer.status() == 404
                    ? new Outcome.SoftError(Reason.NOT_FOUND, "404")
                    : new Outcome.Captured(Reason.CONTENT, new String(answer.body(), UTF_8).substring(0, 6));
        }

        @Override
        public Outcome unchanged() {
            return new Outcome.Captured(Reason.CONTENT, "");
        }
    }

    /** A file in the making. */
    private static final class Foreign {
        private final String version;
        private final List<byte[]> records = new ArrayList<>();

        Foreign(String version) {
            this.version = version;
        }

        String add(String type, String target, byte[] block, String... more) {
            String id = "<urn:uuid:" + new UUID(7, records.size()) + ">";
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("WARC-Type", type);
            fields.put("WARC-Record-ID", id);
            fields.put("WARC-Date", DATE);
            if (!target.isEmpty()) {
                fields.put("WARC-Target-URI", version.equals("1.0") ? "<" + target + ">" : target);
            }
            fields.put("Content-Length", Integer.toString(block.length));
            for (int i = 0; i < more.length; i += 2) {
                fields.put(more[i], more[i + 1]);
            }
            StringBuilder header = new StringBuilder("WARC/" + version + "\r\n");
            fields.forEach((name, value) ->
                    header.append(name).append(": ").append(value).append("\r\n"));
            records.add(
                    Captures.join(header.append("\r\n").toString().getBytes(UTF_8), block, Captures.bytes("\r\n\r\n")));
            return id;
        }

        Path plain(Path file) throws IOException {
            return Files.write(file, Captures.join(records.toArray(byte[][]::new)));
        }

        Path members(Path file) throws IOException {
            return Files.write(
                    file, Captures.join(records.stream().map(Captures::gzip).toArray(byte[][]::new)));
        }

        Path whole(Path file) throws IOException {
            return Files.write(file, Captures.gzip(Captures.join(records.toArray(byte[][]::new))));
        }
    }

    private static byte[] http(String head, String body) {
        return Captures.join(Captures.bytes(head + "\r\n\r\n"), body.getBytes(UTF_8));
    }

    private static byte[] request(String path) {
        return Captures.bytes("GET " + path + " HTTP/1.1\r\nHost: www.erqi.example\r\n\r\n");
    }

    private static String sha1(byte[] bytes) {
        try {
            return "sha1:"
                    + new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(bytes)).base32();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Archive.Imported imported(Archive archive, Path file) throws IOException {
        return archive.importFrom(file, new Reviewer(), taken::add);
    }

    /** Takes a file in twice; the second time changes nothing, and others find nothing wrong with the result. */
    private Archive.Imported imported(Path file) throws IOException {
        Archive.Imported first;
        try (Archive archive = Captures.open(root)) {
            first = imported(archive, file);
            int captures = taken.size();
            assertThat(imported(archive, file).captures()).isZero();
            assertThat(taken).hasSize(captures);
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
        List<Path> files = new WarcFolder(root.resolve("archive/warc")).files();
        Validators.jwat(files);
        Validators.jwarc(files);
        for (Path each : files) {
            assertThat(Archive.validate(each).defects()).isEmpty();
        }
        return first;
    }

    private byte[] payload(ArchivedRecord record) throws IOException {
        try (Archive archive = Captures.open(root)) {
            return archive.payload(record, 1 << 24);
        }
    }

    private Map<String, String> provenance(ArchivedRecord record) throws IOException {
        try (Archive archive = Captures.open(root)) {
            return archive.provenance(record);
        }
    }

    /** The records of a fetch as its WARC writing processor makes them. */
    @Test
    void heritrix() throws IOException {
        HeritrixFile warc = new HeritrixFile(root.resolve("heritrix"), DATE);
        String id;
        try (warc) {
            warc.add(
                    WARCRecordType.response,
                    "dns:www.erqi.example",
                    "text/dns",
                    "20240506 www.erqi.example. 600 IN A 192.0.2.1".getBytes(UTF_8));
            id = response(warc, "http://www.erqi.example/a.html");
            warc.metadata(
                    "http://www.erqi.example/a.html",
                    id,
                    "via: http://www.erqi.example/\r\nhopsFromSeed: LL\r\nfetchTimeMs: 321\r\n");
            warc.add(
                    WARCRecordType.revisit,
                    "http://www.erqi.example/b.html",
                    "application/http; msgtype=response",
                    Captures.bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
                    "WARC-Profile",
                    "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest",
                    "WARC-Truncated",
                    "length",
                    "WARC-Payload-Digest",
                    sha1(HTML.getBytes(UTF_8)),
                    "WARC-Refers-To-Target-URI",
                    "http://www.erqi.example/a.html",
                    "WARC-Refers-To-Date",
                    DATE);
        }
        Path file = warc.file();
        Archive.Imported imported = imported(file);
        assertThat(imported.software()).isEqualTo("Heritrix/3.4.0");
        assertThat(imported.skipped()).isEqualTo(Map.of("no_web_address", 1));
        assertThat(imported.broken()).isEmpty();
        assertThat(taken).extracting(ArchivedRecord::revisit).containsExactly(false, true);
        assertThat(payload(taken.get(1))).isEqualTo(HTML.getBytes(UTF_8));
        ArchivedRecord record = taken.get(0);
        assertThat(record.origin().siteCode()).isEqualTo("410103");
        assertThat(record.origin().via()).contains(URI.create("http://www.erqi.example/"));
        assertThat(record.origin().hops()).isEqualTo("LL");
        assertThat(record.date()).isEqualTo(DATE);
        assertThat(payload(record)).isEqualTo(HTML.getBytes(UTF_8));
        assertThat(provenance(record))
                .containsEntry("importedFrom", file.getFileName().toString())
                .containsEntry("importedFileDigest", "sha256:" + Sha256.of(Files.readAllBytes(file)))
                .containsEntry("importedRecord", id)
                .containsEntry("importedSoftware", "Heritrix/3.4.0")
                .containsEntry("importedPayloadDigest", sha1(HTML.getBytes(UTF_8)))
                .containsEntry("importedVersion", "WARC/1.0")
                .containsEntry("fetchTimeMs", "321")
                .containsEntry("WARC-IP-Address", "192.0.2.1")
                .containsKey("request-WARC-Record-ID");
    }

    private static String response(HeritrixFile warc, String url) throws IOException {
        String id = warc.add(
                WARCRecordType.response,
                url,
                "application/http; msgtype=response",
                http("HTTP/1.1 200 OK\r\nContent-Type: text/html", HTML),
                "WARC-Payload-Digest",
                sha1(HTML.getBytes(UTF_8)),
                "WARC-IP-Address",
                "192.0.2.1");
        warc.add(
                WARCRecordType.request,
                url,
                "application/http; msgtype=request",
                request("/a.html"),
                "WARC-Concurrent-To",
                "<" + id + ">");
        return id;
    }

    @Test
    void browsertrix() throws IOException {
        Foreign warc = new Foreign("1.1");
        warc.add("warcinfo", "", "software: Browsertrix-Crawler 1.5.0\r\n".getBytes(UTF_8));
        byte[] body = HTML.getBytes(UTF_8);
        String url = "https://www.erqi.example/a?b=1";
        String id = warc.add(
                "response",
                url,
                http("HTTP/2 200 OK\r\n:status: 200\r\ncontent-type: text/html\r\nx-orig-content-encoding: br", HTML),
                "WARC-Payload-Digest",
                "sha256:" + Sha256.of(body),
                "WARC-Resource-Type",
                "document");
        warc.add(
                "request",
                url,
                Captures.bytes("GET /a?b=1 HTTP/1.1\r\n:authority: www.erqi.example\r\n:method: GET\r\n\r\n"),
                "WARC-Concurrent-To",
                id);
        warc.add("resource", "urn:pageinfo:" + url, "{}".getBytes(UTF_8), "Content-Type", "application/json");
        warc.add("resource", "urn:text:" + url, "text".getBytes(UTF_8), "Content-Type", "text/plain");
        warc.add(
                "revisit",
                "https://www.erqi.example/again",
                Captures.bytes("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n"),
                "WARC-Profile",
                "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
                "WARC-Refers-To-Target-URI",
                url,
                "WARC-Refers-To-Date",
                DATE,
                "WARC-Payload-Digest",
                "sha256:" + Sha256.of(body));
        Archive.Imported imported = imported(warc.members(root.resolve("rec.warc.gz")));
        assertThat(imported.skipped()).isEqualTo(Map.of("no_web_address", 2));
        assertThat(taken).extracting(ArchivedRecord::revisit).containsExactly(false, true);
        assertThat(payload(taken.get(0))).isEqualTo(body);
        assertThat(payload(taken.get(1))).isEqualTo(body);
        assertThat(provenance(taken.get(0))).containsEntry("WARC-Protocol", "h2");
    }

    @Test
    void pywbPlainWholeGzipAndResource() throws IOException {
        for (boolean whole : new boolean[] {false, true}) {
            Foreign warc = new Foreign(whole ? "1.1" : "1.0");
            String base = "http://www.erqi.example/" + whole;
            warc.add(
                    "response",
                    base,
                    Captures.join(
                            Captures.bytes("HTTP/1.0 404 Not Found\nContent-Encoding: gzip\n\n"),
                            Captures.gzip("没有这一页 ".repeat(9).getBytes(UTF_8))));
            warc.add("request", base, request("/"));
            warc.add("resource", base + ".pdf", "%PDF-1.4".getBytes(UTF_8), "Content-Type", "application/pdf");
            warc.add("conversion", base + ".pdf", "text".getBytes(UTF_8), "Content-Type", "text/plain");
            Path file = root.resolve(whole ? "w.warc.gz" : "p.warc");
            Archive.Imported imported = imported(whole ? warc.whole(file) : warc.plain(file));
            assertThat(imported.captures()).isEqualTo(2);
            assertThat(imported.skipped()).isEqualTo(Map.of("type_conversion", 1));
        }
        assertThat(taken.get(0).outcome().reason()).isEqualTo(Reason.NOT_FOUND);
        ArchivedRecord resource = taken.get(1);
        assertThat(resource.mediaType()).isEqualTo("application/pdf");
        assertThat(resource.status()).isEqualTo(200);
        assertThat(payload(resource)).isEqualTo("%PDF-1.4".getBytes(UTF_8));
        Files.delete(root.resolve("archive/cdx/index.cdxj"));
        assertThat(payload(resource)).as("found again without its index").isEqualTo("%PDF-1.4".getBytes(UTF_8));
    }

    @Test
    void whatIsWrongIsPassedOverAndCounted() throws IOException {
        Foreign warc = new Foreign("1.1");
        byte[] good = http("HTTP/1.1 200 OK", "abcdefgh");
        warc.add("response", "http://www.erqi.example/1", good, "WARC-Block-Digest", sha1(new byte[1]));
        warc.add("response", "http://www.erqi.example/2", Captures.bytes("SSH-2.0"));
        warc.add("response", "http://[bad/", good);
        warc.add("response", "http://www.erqi.example/3", good, "WARC-Date", "yesterday");
        warc.add("revisit", "http://www.erqi.example/4", good, "WARC-Payload-Digest", "sha1:AAAA");
        warc.add("response", "http://www.erqi.example/5", good, "WARC-Segment-Number", "1");
        warc.add("response", "http://www.erqi.example/6", good, "WARC-Block-Digest", sha1(good));
        warc.add("response", "http://www.erqi.example/7", good, "Content-Length", "999999999999999");
        Archive.Imported imported = imported(warc.plain(root.resolve("bad.warc")));
        assertThat(imported.captures()).isEqualTo(1);
        assertThat(imported.skipped())
                .isEqualTo(Map.of(
                        "block_digest_wrong",
                        1,
                        "no_http",
                        1,
                        "address_malformed",
                        1,
                        "date_malformed",
                        1,
                        "original_unknown",
                        1,
                        "segmented",
                        1,
                        "too_large",
                        1));
        assertThat(imported.broken()).isPresent();
    }

    @Test
    void hostileFilesAreBounded() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(Captures.bytes("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 300000000\r\n"
                    + "WARC-Target-URI: http://www.erqi.example/\r\nWARC-Date: " + DATE + "\r\n\r\n"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                gzip.write(zeros);
            }
        }
        Random random = new Random(11);
        byte[] noise = new byte[50_000];
        random.nextBytes(noise);
        Map<String, byte[]> files = Map.of(
                "bomb.warc.gz",
                bomb.toByteArray(),
                "noise.warc",
                noise,
                "empty.warc",
                new byte[0],
                "gzip.warc.gz",
                new byte[] {0x1f, (byte) 0x8b, 8, 1, 2},
                "header.warc",
                Captures.join(Captures.bytes("WARC/1.1\r\nA: "), new byte[3_000_000]));
        try (Archive archive = Captures.open(root)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Archive.Imported imported =
                        imported(archive, Files.write(root.resolve(file.getKey()), file.getValue()));
                assertThat(imported.captures()).as(file.getKey()).isZero();
            }
            assertThat(imported(archive, root.resolve("bomb.warc.gz")).broken()).isPresent();
        }
    }
}
