package org.nianbao.serve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.model.Capture;
import org.nianbao.model.Home;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;

/** The index as other tools ask for it, over a real archive. */
class CdxServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path root;

    private static Archive archive;
    private static WebInterface web;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        archive = Archive.open(
                new Home(root), Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC), Map.of());
        store("http://www.erqi.example/", "2024-01-02T03:04:05Z", "one");
        store("http://www.erqi.example/", "2025-01-02T03:04:05Z", "one");
        store("http://www.erqi.example/", "2026-01-02T03:04:05Z", "two");
        store("http://www.erqi.example/zfxxgk/a.html?b=2&a=1", "2025-06-01T00:00:00Z", "three");
        store("http://www.erqi.example/zfxxgk/年报.html", "2025-06-02T00:00:00Z", "four");
        store("http://data.erqi.example/list.json", "2025-06-03T00:00:00Z", "five");
        store("http://www.other.example/", "2025-06-04T00:00:00Z", "six");
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
        browser = new Browser(web);
    }

    @AfterAll
    static void stop() {
        web.close();
        archive.close();
    }

    private static void store(String address, String at, String text) throws Exception {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] answer = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + body.length + "\r\n\r\n"
                        + text)
                .getBytes(StandardCharsets.UTF_8);
        archive.store(new Capture(
                URI.create(URI.create(address).toASCIIString()),
                Instant.parse(at),
                Duration.ofMillis(5),
                Optional.of("127.0.0.1"),
                Octets.of("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Octets.of(answer),
                Octets.of(body),
                "",
                200,
                Optional.of("text/html"),
                Optional.empty(),
                Optional.empty(),
                new Outcome.Captured(Reason.CONTENT, ""),
                new Capture.Origin("410103", "s-1", Optional.empty(), "", "")));
    }

    private static List<String> ask(String query) throws Exception {
        HttpResponse<String> answer = browser.page("/api/v1/cdx?" + query);
        assertThat(answer.statusCode()).as(query + answer.body()).isEqualTo(200);
        return answer.body().lines().toList();
    }

    @Test
    void linesAreCdxjSortedByKeyAndTime() throws Exception {
        List<String> lines = ask("url=www.erqi.example/*");
        assertThat(lines).hasSize(5).allMatch(line -> line.matches("\\S+ \\d{14} \\{.*\\}"));
        assertThat(lines.stream().map(l -> l.split(" \\{")[0]))
                .startsWith("example,erqi)/ 20240102030405", "example,erqi)/ 20250102030405")
                .isSorted();
        JsonNode json = JSON.readTree(lines.get(0).substring(lines.get(0).indexOf('{')));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("url", "mime", "status", "digest", "length", "offset", "filename");
        assertThat(root.resolve("archive/warc").resolve(json.get("filename").asText() + ".open"))
                .exists();
    }

    @Test
    void whatMatchesIsAddressPrefixHostOrDomain() throws Exception {
        assertThat(ask("url=http://www.erqi.example/")).hasSize(3);
        assertThat(ask("url=https://erqi.example/")).hasSize(3);
        assertThat(ask("url=http://www.erqi.example/zfxxgk/a.html?a=1%26b=2")).hasSize(1);
        assertThat(ask("url=http://www.erqi.example/zfxxgk/&matchType=prefix")).hasSize(2);
        assertThat(ask("url=http://www.erqi.example/zfxxgk/&matchType=host")).hasSize(5);
        assertThat(ask("url=erqi.example&matchType=domain")).hasSize(6);
        assertThat(ask("url=*.erqi.example")).hasSize(6);
        assertThat(ask("url=http://nowhere.example/")).isEmpty();
    }

    @Test
    void timesSortingLimitsAndPages() throws Exception {
        String home = "url=http://www.erqi.example/";
        assertThat(ask(home + "&from=2025")).hasSize(2);
        assertThat(ask(home + "&from=2025&to=2025")).hasSize(1);
        assertThat(ask(home + "&sort=reverse").get(0)).contains(" 20260102030405 ");
        assertThat(ask(home + "&sort=closest&closest=20250301&limit=1").get(0)).contains(" 20250102030405 ");
        assertThat(ask(home + "&closest=20251231").get(0)).contains(" 20260102030405 ");
        assertThat(ask(home + "&limit=-1").get(0)).contains(" 20260102030405 ");
        assertThat(ask(home + "&pageSize=2&showNumPages=true")).containsExactly("2");
        assertThat(ask(home + "&pageSize=2&page=1")).hasSize(1);
        assertThat(ask(home + "&collapse=digest")).hasSize(2);
        assertThat(ask(home + "&collapse=timestamp:3")).hasSize(1);
    }

    @Test
    void filtersFieldsAndOutputs() throws Exception {
        String home = "url=http://www.erqi.example/";
        assertThat(ask(home + "&filter=mime:warc/.*")).hasSize(1);
        assertThat(ask(home + "&filter=!mime:warc/.*")).hasSize(2);
        assertThat(ask(home + "&filter=%3Dstatuscode:200&filter=~digest:sha256"))
                .hasSize(3);
        assertThat(ask(home + "&output=text&fl=timestamp,original&limit=1"))
                .containsExactly("20240102030405 http://www.erqi.example/");
        List<String> columns = List.of(ask(home + "&output=text&limit=1").get(0).split(" "));
        assertThat(columns)
                .hasSize(11)
                .startsWith("example,erqi)/", "20240102030405")
                .contains("200", "-");
        JsonNode json = JSON.readTree(ask(home + "&output=json&filter=mime:warc/revisit&resolveRevisits=true")
                .get(0));
        assertThat(json.get("orig.filename").asText())
                .isEqualTo(json.get("filename").asText());
        assertThat(json.get("orig.offset").asLong())
                .isLessThan(json.get("offset").asLong());
    }

    @Test
    void whatCannotBeUsedIsRefusedInWords() throws Exception {
        for (String query : List.of(
                "",
                "url=http://x.example/&matchType=all",
                "url=http://x.example/&from=yesterday",
                "url=http://x.example/&filter=mime",
                "url=http://x.example/&filter=mime:(",
                "url=http://x.example/&limit=0",
                "url=http://x.example/&collapse=digest:x",
                "url=http://x.example/&sort=closest",
                "url=http://www.erqi.example/&filter=digest:.*.*.*.*.*.*z")) {
            HttpResponse<String> answer = browser.page("/api/v1/cdx?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("urn:nianbao:problem:");
        }
    }
}
