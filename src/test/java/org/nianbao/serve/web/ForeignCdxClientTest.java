package org.nianbao.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.cdx.CdxFormat;
import org.netpreserve.jwarc.cdx.CdxReader;
import org.netpreserve.jwarc.cdx.CdxRecord;
import org.netpreserve.jwarc.cdx.CdxWriter;
import org.netpreserve.jwarc.tools.DedupeTool;
import org.nianbao.archive.Archive;
import org.nianbao.model.Capture;
import org.nianbao.model.Home;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/** A program of somebody else, jwarc 0.36, asks the CDX server and goes by its answers. */
class ForeignCdxClientTest {
    private static final String HOST = "http://www.erqi.example";

    @TempDir
    Path root;

    private Archive archive;
    private WebInterface web;

    @BeforeEach
    void start() throws Exception {
        archive = archive("ours");
        store(archive, "/", "2024-01-02T03:04:05Z", 200, "一");
        store(archive, "/", "2025-01-02T03:04:05Z", 200, "一");
        store(archive, "/", "2026-01-02T03:04:05Z", 200, "二");
        store(archive, "/zfxxgk/a.html?b=2&a=1", "2025-06-01T00:00:00Z", 404, "三");
        store(archive, "/zfxxgk/年报 2024.html", "2025-06-02T00:00:00Z", 200, "四");
        store(archive, "/zfxxgk/年报 2024.html", "2025-06-03T00:00:00Z", 503, "");
        web = WebInterface.start(
                new SampleAnswers() {
                    @Override
                    public List<Archive.Indexed> indexed(String from, String below) {
                        return archive.indexed(from, below);
                    }
                },
                SampleAnswers.OPERATOR,
                "127.0.0.1",
                0);
    }

    @AfterEach
    void stop() {
        web.close();
        archive.close();
    }

    private Archive archive(String name) {
        return Archive.open(
                new Home(root.resolve(name)),
                Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC),
                Map.of());
    }

    /** A page is long enough for their tool to care about. */
    private static void store(Archive to, String path, String at, int status, String text) throws IOException {
        byte[] body = text.repeat(300).getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Said\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        byte[] answer = (head + text.repeat(300)).getBytes(StandardCharsets.UTF_8);
        to.store(new Capture(
                URI.create(HOST + path.replace("年报 2024", URLEncoder.encode("年报", StandardCharsets.UTF_8) + "%202024")),
                Instant.parse(at),
                Duration.ofMillis(5),
                Optional.of("127.0.0.1"),
                Octets.of("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Octets.of(answer),
                Octets.of(body),
                "",
                status,
                Optional.of("text/html; charset=utf-8"),
                Optional.empty(),
                Optional.empty(),
                new Outcome.Captured(Reason.CONTENT, ""),
                new Capture.Origin("410103", "s-1", Optional.empty(), "", "")));
    }

    private List<CdxRecord> ask(String question) throws Exception {
        HttpResponse<String> answer = new Browser(web).page("/api/v1/cdx?output=text&" + question);
        assertThat(answer.statusCode()).isEqualTo(200);
        return read(answer.body());
    }

    private static List<CdxRecord> read(String lines) throws IOException {
        List<CdxRecord> records = new ArrayList<>();
        try (CdxReader reader = new CdxReader(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))) {
            reader.forEach(records::add);
        }
        return records;
    }

    /** What their indexer says of our WARC files. */
    private List<CdxRecord> indexed() throws IOException {
        StringWriter lines = new StringWriter();
        try (CdxWriter writer = new CdxWriter(lines)) {
            writer.setFormat(CdxFormat.CDX11);
            writer.setSort(true);
            writer.process(archive.files(), false);
        }
        return read(lines.toString());
    }

    /** All columns of a line; the digest as bytes, since they write it in Base32. */
    private static List<String> columns(CdxRecord record) {
        List<String> columns = new ArrayList<>(record.values());
        columns.set(columns.indexOf(record.digest()), new WarcDigest(record.digest()).hex());
        return columns;
    }

    private static List<String> ofTheirs(CdxRecord record) {
        String base32 = record.digest().replace("=", "");
        List<String> columns = new ArrayList<>(record.values());
        columns.set(columns.indexOf(record.digest()), new WarcDigest("sha256:" + base32).hex());
        columns.replaceAll(column -> column.replaceFirst("[.]open$", "")); // as the file is called once it is closed
        return columns;
    }

    @Test
    void itReadsWhatItsOwnIndexerFindsInTheFiles() throws Exception {
        List<List<String>> own =
                indexed().stream().map(ForeignCdxClientTest::ofTheirs).toList();
        assertThat(own).hasSize(6);
        assertThat(ask("matchType=host&url=" + HOST).stream().map(ForeignCdxClientTest::columns))
                .containsExactlyElementsOf(own);
        assertThat(ask("url=" + HOST + "/").stream().map(ForeignCdxClientTest::columns))
                .containsExactlyElementsOf(own.subList(0, 3));
        assertThat(ask("sort=reverse&rows=10&matchType=exact&url=" + HOST + "/").stream()
                        .map(ForeignCdxClientTest::columns))
                .containsExactly(own.get(2), own.get(1), own.get(0));
    }

    @Test
    void itsCapturesAreWhereItIsTold() throws Exception {
        for (CdxRecord told : ask("matchType=host&url=" + HOST)) {
            Path file = archive.files().get(0);
            assertThat(file.getFileName().toString()).startsWith(told.filename());
            try (FileChannel channel = FileChannel.open(file);
                    WarcReader reader = new WarcReader(channel.position(told.position()))) {
                WarcCaptureRecord record = (WarcCaptureRecord) reader.next().orElseThrow();
                assertThat(record.target()).isEqualTo(told.target());
                assertThat(record.date()).isEqualTo(told.date());
                assertThat(record)
                        .isInstanceOf(
                                told.contentType().toString().equals("warc/revisit")
                                        ? WarcRevisit.class
                                        : WarcResponse.class);
                reader.next();
                assertThat(reader.position() - told.position()).isEqualTo(told.size());
            }
        }
    }

    /** It compares Base32 and finds no twins among digests in hex; what it cannot compare it copies. */
    @Test
    void itsDeduplicationAsksAndLosesNothing() throws Exception {
        try (Archive other = archive("theirs")) {
            store(other, "/", "2026-02-01T00:00:00Z", 200, "二");
            store(other, "/zfxxgk/年报 2024.html", "2026-02-03T00:00:00Z", 200, "四");
        }
        Path without = root.resolve("without.warc.gz");
        try (Archive other = archive("theirs")) {
            DedupeTool tool = new DedupeTool();
            tool.setQuiet(true);
            tool.setCdxServer(web.address() + "api/v1/cdx?output=text&asked_by=");
            tool.deduplicateWarcFile(other.files().get(0), without);
            assertThat(without).hasSameBinaryContentAs(other.files().get(0));
        }
    }
}
