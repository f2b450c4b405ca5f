package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Home;
import org.nianbao.model.Progress;
import org.nianbao.serve.FixityReport;
import org.nianbao.serve.House;
import org.nianbao.serve.api.Alerts;
import org.nianbao.serve.api.Answers;
import org.nianbao.serve.cli.Openings;

/** A bad byte in a real home: found by the rolling run, told with all that rests on it, put right from a copy. */
class FixityRunsIT {
    @TempDir
    Path root;

    @TempDir
    Path copy;

    private Doors doors(Duration later) {
        Instant now = Instant.now(Clock.systemUTC()).plus(later);
        return new Doors(Map.of(), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aBadByteIsToldWithWhatRestsOnItAndPutRight() throws Exception {
        ArchivedRecord bad;
        try (House house = new Doors(Map.of(), Clock.systemUTC()).demo(new Home(root), Map.of())) {
            house.sweep(house.seeds().sites().subList(0, 1), Set.of(), "test", (s, f, q, u) -> {});
            Index.ReportRow report = house.index()
                    .reports(new Index.ReportQuery(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("clean")))
                    .get(0);
            bad = house.index().capturesOf(report.sha256()).get(0);
        }
        try (House house = doors(Duration.ZERO).demo(new Home(root), Map.of())) {
            assertThat(house.fixity().files()).allMatch(f -> f.verified().isEmpty());
            assertThat(house.copy(copy, Progress.none()).refused()).isEmpty();
            assertThat(house.verifyDue(Progress.none()).damages()).isEmpty();
            assertThat(house.fixity().files()).allMatch(f -> f.verified().isPresent());
        }
        long at = damage(bad);
        try (House house = doors(Duration.ofDays(31)).demo(new Home(root), Map.of());
                Openings.Web web = doors(Duration.ZERO).web(house, Optional.of(0))) {
            Archive.Verification found = house.verifyDue(Progress.none());
            assertThat(found.damages()).isNotEmpty();
            told(house, bad, at);
            shown(web.address(), bad);
            List<Archive.Restored> restored = house.restore(copy, Set.of(bad.warcFile()));
            assertThat(restored).allMatch(Archive.Restored::done);
            assertThat(house.verify(Progress.none()).damages()).isEmpty();
            assertThat(house.fixity().damages()).isEmpty();
            try (var entries = house.ledger().entries()) {
                assertThat(entries.map(e -> e.kind()).filter(k -> k.startsWith("archive.")))
                        .containsSubsequence(
                                "archive.copied",
                                "archive.verified",
                                "archive.damaged",
                                "archive.verified",
                                "archive.restored",
                                "archive.verified");
            }
        }
    }

    private long damage(ArchivedRecord record) throws Exception {
        long at = record.offset() + record.length() / 2;
        Path file = new Home(root).warc().resolve(record.warcFile());
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int b = bytes.read();
            bytes.seek(at);
            bytes.write(b ^ 1);
        }
        return at;
    }

    private void told(House house, ArchivedRecord bad, long at) {
        FixityReport.Bad damage = house.fixity().damages().get(0);
        assertThat(damage.file()).isEqualTo(bad.warcFile());
        assertThat(damage.offset()).isEqualTo(bad.offset());
        assertThat(damage.recordId()).isEqualTo(bad.recordId());
        assertThat(damage.firstBadByte()).isEqualTo(at);
        assertThat(damage.captures()).contains(bad.uri().toString());
        assertThat(damage.reports()).hasSize(1);
        assertThat(damage.cells()).isPositive();
        assertThat(damage.goodCopies()).containsExactly(copy.toString());
        assertThat(new Alerts(Answers.of(house)).now())
                .filteredOn(a -> a.message().id().equals("fixity_failed"))
                .singleElement()
                .satisfies(a -> assertThat(a.message().en())
                        .contains(bad.warcFile(), bad.recordId(), String.valueOf(at), copy.toString(), "1 reports"));
    }

    private static void shown(URI web, ArchivedRecord bad) throws Exception {
        for (String path : List.of("/fixity", "/fixity?lang=en", "/api/v1/fixity/damages", "/api/v1/fixity.csv")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(web.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains(bad.warcFile());
        }
    }
}
