package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.crawl.Crawl;
import org.nianbao.discover.Discovery;
import org.nianbao.document.Documents;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Home;
import org.nianbao.model.Judgement;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Progress;
import org.nianbao.model.Reason;
import org.nianbao.model.Site;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.House;

/**
 * A rebuild that is broken off goes on where it was, and how fast one is: the latter with {@code
 * -Dnianbao.pages=1500} only; the line printed stands in docs/performance.md.
 */
class RebuildIT {
    private static final int PAGES = Integer.getInteger("nianbao.pages", 300);
    /** Without it, as in homes of before there were kept judgements, every page is judged anew. */
    private static final boolean KEPT = !"false".equals(System.getProperty("nianbao.kept"));

    private static final String[] WORDS = {"政府信息公开", "工作动态", "申请", "办理", "<td>12</td>", "通知公告", "区人民政府", "&nbsp;"};

    @TempDir
    Path root;

    private final Doors doors = new Doors(Map.of(), Clock.systemUTC());
    private Home home;

    @BeforeEach
    void archive() throws IOException {
        home = new Home(root);
        for (Path folder : List.of(home.archive(), home.config(), home.seeds())) {
            Files.createDirectories(folder);
        }
        for (String name : List.of("deadlines.yaml", "indicators.tsv", "nianbao.yaml")) {
            Files.copy(Path.of("config", name), home.config().resolve(name));
        }
        Files.writeString(home.seeds().resolve("a.csv"), "code,name,home_url\n410103,二七区,http://www.erqi.example/\n");
        Site site = Seeds.read(home.seeds()).sites().get(0);
        try (Archive archive = Archive.open(home, Clock.systemUTC(), Map.of())) {
            KeptJudgements kept = new KeptJudgements(archive);
            Random random = new Random(7);
            for (int i = 0; i < PAGES; i++) {
                Capture capture = i % 10 == 0 ? document(i, random) : page(i, random);
                ArchivedRecord record = archive.store(capture);
                if (KEPT) {
                    kept.keep(record, site, judgement(record, capture, site));
                }
            }
        }
    }

    /** As a sweep comes to it. */
    private static Judgement judgement(ArchivedRecord record, Capture capture, Site site) throws IOException {
        Optional<DecodedText> text = Crawl.source(
                        record.mediaType(), capture.entity().all())
                .map(source -> new Documents().decode(source, record.contentType()));
        Capture.Origin origin = record.origin();
        Page page = Crawl.page(record.uri(), origin.via(), origin.anchor(), record.mediaType(), text);
        return new Discovery().judge(page, site);
    }

    /** A page of 40 KB as sites have them: much navigation, some text. */
    private static Capture page(int i, Random random) {
        StringBuilder html = new StringBuilder("<html><head><title>第" + i + "页</title></head><body><ul>");
        for (int n = 0; n < 150; n++) {
            html.append("<li><a href='/news/")
                    .append(random.nextInt(100_000))
                    .append(".html'>")
                    .append(WORDS[random.nextInt(WORDS.length)])
                    .append(random.nextInt(1000))
                    .append("</a></li>\n");
        }
        html.append("</ul><div>");
        while (html.length() < 24_000) {
            html.append((char) (0x4e00 + random.nextInt(3000)));
        }
        return capture(
                i,
                "text/html; charset=utf-8",
                html.append("</div></body></html>").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Capture document(int i, Random random) {
        byte[] bytes = new byte[300_000];
        random.nextBytes(bytes);
        return capture(i, "image/jpeg", bytes);
    }

    private static Capture capture(int i, String type, byte[] body) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(
                ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(body);
        return new Capture(
                URI.create("http://www.erqi.example/news/" + i),
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i),
                Duration.ofMillis(9),
                Optional.of("127.0.0.1"),
                Octets.of("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Octets.of(answer.toByteArray()),
                Octets.of(body),
                "",
                200,
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                new Outcome.Captured(Reason.CONTENT, ""),
                new Capture.Origin("410103", "s-1", Optional.empty(), "L", "新闻"));
    }

    private static long captures(House house) {
        try (Stream<ArchivedRecord> all = house.index().captures(Optional.empty())) {
            return all.count();
        }
    }

    @Test
    void oneThatIsBrokenOffGoesOnWhereItWas() {
        try (House house = doors.house(home, Map.of())) {
            assertThatThrownBy(() -> house.rebuild((done, total, what) -> {
                        if (total == PAGES && done >= PAGES / 2) {
                            throw new IllegalStateException("broken off");
                        }
                    }))
                    .hasMessage("broken off");
            assertThat(house.index().rebuilding()).isPresent();
        }
        List<Long> steps = new ArrayList<>();
        try (House house = doors.houseToRebuild(home, Map.of())) {
            long begun = house.index().rebuilding().orElseThrow();
            assertThat(begun).isGreaterThanOrEqualTo(PAGES / 2);
            assertThat(captures(house)).isEqualTo(begun);
            House.Rebuilt rebuilt = house.rebuild((done, total, what) -> {
                if (total == PAGES) { // the WARC files are read again, the index goes on
                    steps.add(done);
                }
            });
            assertThat(rebuilt.captures()).isEqualTo(PAGES);
            assertThat(captures(house)).isEqualTo(PAGES);
            assertThat(house.index().rebuilding()).isEmpty();
            assertThat(steps).allMatch(done -> done > begun);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "nianbao.pages", matches = ".+", disabledReason = "a benchmark, see above")
    void howFastOneIs() throws IOException {
        try (House house = doors.house(home, Map.of())) {
            house.rebuild(Progress.none());
            long bytes = 0;
            for (Path file : house.archive().files()) {
                bytes += Files.size(file);
            }
            long begun = System.nanoTime();
            house.rebuild(Progress.none());
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "rebuild of %d exchanges, %.1f MB of WARC: %.2f s, %.1f MB/s, load %.1f%n",
                    PAGES,
                    bytes / 1e6,
                    seconds,
                    bytes / 1e6 / seconds,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            assertThat(captures(house)).isEqualTo(PAGES);
        }
    }
}
