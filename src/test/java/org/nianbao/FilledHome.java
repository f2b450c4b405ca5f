package org.nianbao;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.corpus.Papers;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.Home;
import org.nianbao.model.Judgement;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Reason;
import org.nianbao.model.Scope;
import org.nianbao.serve.House;

/** A home on disk whose archive holds papers of the corpus that wait to be read. */
final class FilledHome {
    static final String SITE = "x-1";

    private final Home home;
    private final Clock clock;
    private int captures;

    FilledHome(Path root, Clock clock) throws IOException {
        this.home = new Home(root);
        this.clock = clock;
        for (Path folder : List.of(home.config(), home.seeds(), home.archive())) {
            Files.createDirectories(folder);
        }
        for (String name : List.of("deadlines.yaml", "indicators.tsv")) {
            Files.copy(Path.of("config", name), home.config().resolve(name));
        }
        Files.writeString(home.config().resolve("nianbao.yaml"), "reading:\n  processes: 0\n");
        Files.writeString(home.seeds().resolve("a.csv"), "code,name,home_url\nx-1,金河区,http://www.x.invalid/\n");
    }

    Home home() {
        return home;
    }

    House open() {
        return new Doors(Map.of(), clock).house(home, Map.of());
    }

    /** Archives papers and puts them in the queue as if this version had asked. */
    List<ArchivedRecord> take(House house, List<Papers.Paper> papers, String extractorVersion) throws IOException {
        List<ArchivedRecord> records = new ArrayList<>();
        for (Papers.Paper paper : papers) {
            ArchivedRecord record = house.archive().store(capture(paper));
            Judgement judgement = new Judgement(
                    Judgement.Kind.REPORT,
                    "",
                    Optional.of(new Judgement.ReportClue("年报", Optional.of(2021), Scope.DISTRICT, "金河区人民政府")),
                    List.of(),
                    List.of());
            house.index().judged(record, "年报", judgement, extractorVersion);
            records.add(record);
        }
        return records;
    }

    private Capture capture(Papers.Paper paper) throws IOException {
        URI uri = URI.create("http://www.x.invalid/" + captures++);
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.write(("HTTP/1.1 200 OK\r\nContent-Type: " + paper.mediaType() + "\r\nContent-Length: "
                        + paper.bytes().length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        response.write(paper.bytes());
        byte[] request = ("GET " + uri.getPath() + " HTTP/1.1\r\nHost: www.x.invalid\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return new Capture(
                uri,
                Instant.parse("2024-03-31T08:15:31Z").plusSeconds(captures),
                Duration.ofMillis(87),
                Optional.of("127.0.0.1"),
                Octets.of(request),
                Octets.of(response.toByteArray()),
                Octets.of(paper.bytes()),
                sha256(paper.bytes()),
                200,
                Optional.of(paper.mediaType()),
                Optional.empty(),
                Optional.empty(),
                new Outcome.Captured(Reason.CONTENT, ""),
                new Capture.Origin(SITE, "sweep-1", Optional.empty(), "L", "年报"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
