package org.nianbao.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nianbao.archive.Captures.bytes;
import static org.nianbao.archive.Captures.capture;
import static org.nianbao.archive.Captures.chunked;
import static org.nianbao.archive.Captures.gzip;
import static org.nianbao.archive.Captures.join;
import static org.nianbao.archive.Captures.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Home;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Progress;
import org.nianbao.model.Reason;

class ArchiveTest {
    private static final String HTML = "<html><title>二七区2024年政府信息公开工作年度报告</title></html>";

    @TempDir
    Path root;

    /** Stores, reads back, closes, lets others read the file, opens again, reads back again. */
    private ArchivedRecord roundTrip(Capture capture, byte[] payload) throws IOException {
        ArchivedRecord record;
        try (Archive archive = Captures.open(root)) {
            record = archive.store(capture);
            check(archive, record, capture, payload);
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
        Validators.jwarc(files());
        String response = new String(capture.response().all(), ISO_8859_1);
        if (response.contains("chunked") || response.startsWith("HTTP/1.1 1")) {
            Validators.jwatWithoutPayloads(files());
        } else {
            Validators.jwat(List.of(root.resolve("archive/warc").resolve(record.warcFile())));
        }
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.repairs()).isEmpty();
            assertThat(archive.captures(capture.uri())).contains(record);
            check(archive, record, capture, payload);
            List<ArchivedRecord> scanned = new ArrayList<>();
            assertThat(archive.scan(scanned::add, Progress.none())).isEmpty();
            assertThat(scanned).contains(record);
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
        return record;
    }

    private static void check(Archive archive, ArchivedRecord record, Capture capture, byte[] payload)
            throws IOException {
        assertThat(archive.payload(record, 1 << 24)).isEqualTo(payload);
        ByteArrayOutputStream entity = new ByteArrayOutputStream();
        archive.entity(record, entity);
        assertThat(entity.toByteArray()).isEqualTo(capture.entity().all());
        assertThat(record.payloadSha256()).isEqualTo(capture.entitySha256());
        List<byte[]> blocks = blocks(archive, record);
        assertThat(blocks.get(0)).isEqualTo(capture.response().all());
        assertThat(blocks.get(1)).isEqualTo(capture.request().all());
    }

    /** The blocks of the WARC file that {@link Archive#warc} gives for a record. */
    private static List<byte[]> blocks(Archive archive, ArchivedRecord record) throws IOException {
        ByteArrayOutputStream warc = new ByteArrayOutputStream();
        archive.warc(record, warc);
        List<byte[]> blocks = new ArrayList<>();
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(warc.toByteArray()))) {
            for (WarcRecord each : reader) {
                blocks.add(each.body().stream().readAllBytes());
            }
        }
        assertThat(blocks).hasSize(3);
        return blocks;
    }

    private List<Path> files() throws IOException {
        return new WarcFolder(root.resolve("archive/warc")).files();
    }

    @Test
    void theLineOfAListAskedForWithJsonIsReadBackThoughItsKeyHasBraces() throws IOException {
        String address = "http://www.erqi.example/rest/list?__wb_method=POST&__wb_json=%7B%22page%22%3A1%7D";
        ArchivedRecord stored;
        try (Archive archive = Captures.open(root)) {
            stored = archive.store(page(address, "[]"));
        }
        String line = Files.readString(root.resolve("archive/cdx/index.cdxj"));
        assertThat(line.substring(0, line.indexOf(' '))).contains("{");
        assertThat(CdxLine.parse(line)).map(CdxEntry::record).contains(stored);
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
    }

    @Test
    void aPostBackWithTheStateOfAWholePageIsReadBack() throws IOException {
        String address = "http://www.erqi.example/list.aspx?__wb_method=POST&__VIEWSTATE=" + "wEPDw%2B".repeat(860);
        ArchivedRecord stored = roundTrip(page(address, HTML), HTML.getBytes(UTF_8));
        assertThat(Validators.jwat(files())).containsExactly("warcinfo", "response", "request", "metadata");
        String line = Files.readString(root.resolve("archive/cdx/index.cdxj"));
        assertThat(CdxLine.parse(line)).map(CdxEntry::record).contains(stored);
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
    }

    @Test
    void plainPage() throws IOException {
        ArchivedRecord record = roundTrip(page("http://www.erqi.example/a.html", HTML), HTML.getBytes(UTF_8));
        assertThat(record.revisit()).isFalse();
        assertThat(record.status()).isEqualTo(200);
        assertThat(record.mediaType()).isEqualTo("text/html");
        assertThat(record.contentType()).contains("text/html; charset=utf-8");
        assertThat(record.origin().anchor()).isEqualTo("2024年度报告");
        assertThat(record.warcFile()).isEqualTo("nianbao-20260331081530123-00001.warc.gz");
        assertThat(Validators.jwat(files())).containsExactly("warcinfo", "response", "request", "metadata");
    }

    @Test
    void chunkedAndGzip() throws IOException {
        byte[] plain = HTML.repeat(200).getBytes(UTF_8);
        byte[] entity = gzip(plain);
        byte[] head = bytes("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
        ArchivedRecord record =
                roundTrip(capture("http://www.erqi.example/c", join(head, chunked(entity, 50)), entity), plain);
        assertThat(record.mediaType()).isEqualTo("unk");
        assertThat(record.contentType()).isEmpty();
        try (WarcReader reader = new WarcReader(files().get(0))) {
            reader.next();
            WarcResponse response = (WarcResponse) reader.next().orElseThrow();
            byte[] body = response.http().body().stream().readAllBytes();
            assertThat(body)
                    .as("another reader of chunks finds the same entity")
                    .isEqualTo(entity);
        }
    }

    @Test
    void deflateInBothForms() throws IOException {
        byte[] plain = HTML.repeat(20).getBytes(UTF_8);
        for (boolean bare : new boolean[] {true, false}) {
            Deflater deflater = new Deflater(9, bare);
            deflater.setInput(plain);
            deflater.finish();
            byte[] buffer = new byte[4096];
            byte[] entity = Arrays.copyOf(buffer, deflater.deflate(buffer));
            deflater.end();
            byte[] head = bytes("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n");
            roundTrip(capture("http://www.erqi.example/deflate/" + bare, join(head, entity), entity), plain);
        }
    }

    @Test
    void http10BareLineFeedsAndInterimResponses() throws IOException {
        byte[] body = HTML.getBytes(UTF_8);
        byte[] old = join(bytes("HTTP/1.0 200 OK\nContent-Type: TEXT/HTML\n\n"), body);
        assertThat(roundTrip(capture("http://www.erqi.example/old", old, body), body)
                        .mediaType())
                .isEqualTo("text/html");
        byte[] other = "其他".getBytes(UTF_8);
        byte[] interim =
                join(bytes("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n"), other);
        ArchivedRecord record = roundTrip(capture("http://www.erqi.example/interim", interim, other), other);
        assertThat(record.status()).isEqualTo(404);
    }

    @Test
    void emptyBodyAndNoHttpAtAll() throws IOException {
        Capture empty = capture(
                "http://www.erqi.example/e", bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), new byte[0]);
        assertThat(roundTrip(empty, new byte[0]).revisit()).isFalse();
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.store(empty).revisit())
                    .as("nothing is never deduplicated")
                    .isFalse();
            ArchivedRecord garbage =
                    archive.store(capture("http://www.erqi.example/g", bytes("SSH-2.0-x\r\n"), new byte[0]));
            assertThat(garbage.status()).isZero();
            assertThatThrownBy(() -> archive.payload(garbage, 100)).hasMessageContaining("holds no HTTP response");
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
    }

    @Test
    void largeBodyFromAFile() throws IOException {
        byte[] body = new byte[6_000_000];
        new Random(42).nextBytes(body);
        Path file = root.resolve("spool");
        Files.write(file, join(bytes("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"), body));
        roundTrip(capture("http://www.erqi.example/big.pdf", Octets.of(file), body, Sha256.of(body)), body);
    }

    @Test
    void tlsAddressesAndOddTexts() throws IOException {
        Capture page = Captures.secure(page("https://www.erqi.example/年报?页=1", HTML), "2001:db8:0:0:0:0:0:1");
        Outcome outcome = new Outcome.Blocked(Reason.CHALLENGE, "第一行\r\nvia: http://evil.example/\u2028 中文\u0000 ");
        Capture.Origin origin = new Capture.Origin(
                "410103", "s-2", Optional.empty(), "", "  关于\t政府\r\n信息：“公开” <年报>; a: b \uD83D\uDE00");
        Capture odd = Captures.with(page, Optional.empty(), outcome, origin);
        ArchivedRecord record = roundTrip(odd, HTML.getBytes(UTF_8));
        assertThat(record.outcome()).isInstanceOf(Outcome.Blocked.class);
        assertThat(record.outcome().detail()).isEqualTo("第一行 via: http://evil.example/  中文");
        assertThat(record.origin().anchor()).isEqualTo("关于 政府 信息：“公开” <年报>; a: b \uD83D\uDE00");
        assertThat(record.origin().via()).isEmpty();
        assertThat(record.uri()).isEqualTo(URI.create("https://www.erqi.example/%E5%B9%B4%E6%8A%A5?%E9%A1%B5=1"));
        Validators.jwat(files());
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.captures(URI.create("https://www.erqi.example/年报?页=1")))
                    .hasSize(1);
            Map<String, String> provenance = archive.provenance(record);
            assertThat(provenance)
                    .containsEntry("WARC-IP-Address", "2001:db8::1")
                    .containsEntry("WARC-Protocol", "http/1.1, tls/1.3")
                    .containsEntry("WARC-Cipher-Suite", "TLS_AES_256_GCM_SHA384")
                    .containsEntry("tlsVerdict", "self-signed certificate")
                    .containsEntry(
                            "tlsCertificateChain",
                            "sha256:" + Sha256.of(bytes("certificate")) + " sha256:" + Sha256.of(bytes("authority")))
                    .containsEntry("configuration", "sha256:" + Sha256.of(bytes("politeness.factor=5")))
                    .containsEntry("sweep", "s-2")
                    .containsEntry("outcome", "blocked challenge")
                    .containsEntry("operator", "某大学 图书馆")
                    .containsEntry("format", "WARC File Format 1.1")
                    .containsEntry("WARC-Payload-Digest", "sha256:" + record.payloadSha256())
                    .containsKeys("request-WARC-Record-ID", "metadata-WARC-Record-ID", "software", "fetchTimeMs")
                    .doesNotContainKeys("via", "entityDigestAsFetched");
            assertThat(provenance.get("WARC-Date"))
                    .isEqualTo(record.date().toString())
                    .contains(".");
        }
    }

    @Test
    void headersAreThoseSent() throws IOException {
        byte[] response = bytes("HTTP/1.1 302 Found\r\nX-One: a\r\nlocation: /\u00e4 \r\nX-One: b\r\n folded\r\n\r\n");
        try (Archive archive = Captures.open(root)) {
            ArchivedRecord record = archive.store(capture("http://www.erqi.example/r", response, new byte[0]));
            assertThat(archive.headers(record))
                    .containsExactly(
                            Map.entry("X-One", "a"), Map.entry("location", "/\u00e4"), Map.entry("X-One", "b folded"));
        }
    }

    @Test
    void cutCapture() throws IOException {
        byte[] part = HTML.substring(0, 20).getBytes(UTF_8);
        byte[] response = join(bytes("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n"), part);
        Capture cut = Captures.cut(capture("http://www.erqi.example/cut", response, part), "disconnect");
        ArchivedRecord record = roundTrip(cut, part);
        try (Archive archive = Captures.open(root)) {
            assertThat(archive.provenance(record)).containsEntry("WARC-Truncated", "disconnect");
            assertThat(archive.store(cut).revisit())
                    .as("a cut payload is no original")
                    .isFalse();
        }
        Validators.jwat(files());
    }

    @Test
    void aDifferentReadingOfTheEntityIsNoted() throws IOException {
        Capture page = page("http://www.erqi.example/d", HTML);
        Capture other = capture(page.uri().toString(), page.response(), new byte[] {1}, Sha256.of(new byte[] {1}));
        try (Archive archive = Captures.open(root)) {
            ArchivedRecord record = archive.store(other);
            assertThat(record.payloadSha256()).isEqualTo(page.entitySha256());
            assertThat(archive.provenance(record))
                    .containsEntry("entityDigestAsFetched", "sha256:" + other.entitySha256());
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
    }

    @Test
    void bombsAndUnknownCodingsAreRefused() throws IOException {
        byte[] bomb = gzip(new byte[10_000_000]);
        byte[] head = bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        byte[] unknown = join(bytes("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n"), bomb);
        try (Archive archive = Captures.open(root)) {
            ArchivedRecord record = archive.store(capture("http://www.erqi.example/bomb", join(head, bomb), bomb));
            assertThatThrownBy(() -> archive.payload(record, 1_000_000)).hasMessageContaining("larger than 1000000");
            assertThat(archive.payload(record, 10_000_000)).hasSize(10_000_000);
            byte[] mine = Arrays.copyOf(bomb, bomb.length - 9);
            byte[] cut = join(head, mine);
            ArchivedRecord broken = archive.store(capture("http://www.erqi.example/broken", cut, mine));
            assertThatThrownBy(() -> archive.payload(broken, 100_000_000)).isInstanceOf(IOException.class);
            ArchivedRecord zstd = archive.store(capture("http://www.erqi.example/zstd", unknown, bomb));
            assertThatThrownBy(() -> archive.payload(zstd, 10)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void noFileBeforeTheFirstCaptureAndANewOneForEveryRun() throws IOException {
        Captures.open(root).close();
        assertThat(files()).isEmpty();
        for (int run = 1; run <= 3; run++) {
            try (Archive archive = Captures.open(root)) {
                archive.store(page("http://www.erqi.example/" + run, HTML + run));
                assertThat(archive.files()).hasSize(run);
                assertThat(archive.files().get(run - 1).toString()).endsWith(".open");
            }
        }
        assertThat(files()).hasSize(3);
    }

    @Test
    void filesStayBelowTheirLimit() throws IOException {
        Random random = new Random(7);
        try (Archive archive = Archive.open(new Home(root), Captures.CLOCK, Map.of(), 200_000)) {
            for (int i = 0; i < 12; i++) {
                byte[] body = new byte[50_000];
                random.nextBytes(body);
                archive.store(
                        capture("http://www.erqi.example/" + i, join(bytes("HTTP/1.1 200 OK\r\n\r\n"), body), body));
            }
            assertThat(archive.files()).hasSizeGreaterThan(3);
            assertThat(archive.verify(Progress.none()).damages()).isEmpty();
        }
        for (Path file : files()) {
            assertThat(Files.size(file)).isLessThanOrEqualTo(200_000);
        }
        Validators.jwat(files());
    }

    @Test
    void anInterruptedThreadStillStores() throws IOException {
        try (Archive archive = Captures.open(root)) {
            Thread.currentThread().interrupt();
            archive.store(page("http://www.erqi.example/1", HTML));
            archive.store(page("http://www.erqi.example/2", HTML));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Validators.jwat(files())).hasSize(7);
    }

    @Test
    void threadsMayStoreAtOnce() throws Exception {
        try (Archive archive = Captures.open(root)) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                String base = "http://site" + t + ".example/";
                List<Capture> mine = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    mine.add(page(base + i, HTML + (i % 5)));
                }
                threads.add(new Thread(() -> mine.forEach(c -> store(archive, c))));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            Archive.Verification verification = archive.verify(Progress.none());
            assertThat(verification.damages()).isEmpty();
            assertThat(verification.lines()).isEqualTo(40);
            assertThat(verification.records()).isEqualTo(121);
        }
        Validators.jwat(files());
    }

    private static void store(Archive archive, Capture capture) {
        try {
            archive.store(capture);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
