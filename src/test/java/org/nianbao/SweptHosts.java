package org.nianbao;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nianbao.archive.Archive;
import org.nianbao.crawl.Crawl;
import org.nianbao.crawl.HostsProcess;
import org.nianbao.discover.Discovery;
import org.nianbao.document.Documents;
import org.nianbao.index.Index;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Home;
import org.nianbao.model.Judgement;
import org.nianbao.model.Message;
import org.nianbao.model.Page;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;

/**
 * The measured process of {@link CrawlBenchmark}: for each line on standard input it sweeps all hosts into a new home and
 * prints {@code pages seconds cpuSeconds}. With {@code whole} every page is also judged and indexed, as the program does;
 * with {@code crawl} only what the benchmark names is on: wire bytes, WARC, digests, links, frontier, CDXJ; with {@code
 * polite} nothing is archived either.
 */
public final class SweptHosts {
    private final Path folder;
    private final int port;
    private final int hosts;
    private final String mode;
    private final Settings settings;

    private SweptHosts(String[] args) {
        this.folder = Path.of(args[0]);
        this.port = Integer.parseInt(args[1]);
        this.hosts = Integer.parseInt(args[2]);
        this.mode = args[3];
        this.settings = settings(Duration.ofMillis(Long.parseLong(args[4])));
    }

    /**
     * Measures until its input ends.
     *
     * @param args folder, port, number of hosts, {@code whole}, {@code crawl} or {@code polite}, delay in milliseconds
     */
    public static void main(String[] args) throws Exception {
        Crawl.lowerTlsFloor();
        SweptHosts swept = new SweptHosts(args);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int round = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            swept.round(round++);
        }
        System.exit(0);
    }

    private void round(int number) throws Exception {
        Home home = home(number);
        Clock clock = Clock.systemUTC();
        String result;
        try (Archive archive = Archive.open(home, clock, Software.warcinfo(settings));
                Index index = Index.open(home, settings, clock, List.of(), List.of(), read -> read);
                Crawl crawl = new Crawl(settings, index.database(), clock, ports(archive, index))) {
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = machine.getProcessCpuTime();
            long begun = System.nanoTime();
            int pages = sweepAll(crawl);
            double seconds = (System.nanoTime() - begun) / 1e9;
            result = pages + " " + seconds + " " + (machine.getProcessCpuTime() - cpu) / 1e9;
        }
        System.out.println(result);
    }

    private Home home(int number) throws IOException {
        Home home = new Home(folder.resolve("home-" + number));
        Files.createDirectories(home.archive());
        return home;
    }

    private int sweepAll(Crawl crawl) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(hosts);
        List<Future<SweepAccount>> running = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            Sweep sweep =
                    new Sweep("sweep-" + i, site(i), Set.of(), Clock.systemUTC().instant(), "benchmark");
            running.add(pool.submit(() -> crawl.sweep(sweep, (site, fetched, queued, uri) -> {})));
        }
        int pages = 0;
        for (Future<SweepAccount> one : running) {
            pages += one.get().counts().getOrDefault("captured.content", 0);
        }
        pool.shutdown();
        return pages;
    }

    private Site site(int number) {
        URI home = URI.create("http://" + HostsProcess.address(number) + ":" + port + "/");
        String code = "" + (410_000 + number);
        return new Site(
                code,
                "甲区",
                "",
                "",
                Optional.of(home),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private Crawl.Ports ports(Archive archive, Index index) {
        Discovery discovery = new Discovery();
        Intake intake =
                new Intake(archive, index, new Documents(), discovery, code -> Optional.empty(), index::trouble);
        return new EveryLink(intake, archive, mode);
    }

    /** Politeness off, as only a measurement on loopback may. */
    private static Settings settings(Duration delay) {
        return new Settings(
                new Settings.Network(
                        "benchmark@library.edu.cn",
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        32L << 20),
                new Settings.Politeness(delay, Duration.ofSeconds(30), 0),
                new Settings.Budget(1_000_000, 1L << 40, 600, 0),
                new Settings.Sweeping(1, 2008),
                new Settings.Server("127.0.0.1", 0),
                new Settings.Database(Optional.empty()),
                new Settings.Schedule("", ""),
                Map.of());
    }

    /** The program's own ports, but every link is worth following. */
    private record EveryLink(Intake intake, Archive archive, String mode) implements Crawl.Ports {
        private boolean whole() {
            return mode.equals("whole");
        }

        @Override
        public ArchivedRecord archive(Capture capture) {
            try {
                if (mode.equals("polite")) {
                    return unkept(capture);
                }
                return whole() ? intake.archive(capture) : archive.store(capture);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static ArchivedRecord unkept(Capture c) {
            String id = "urn:uuid:" + UUID.randomUUID();
            String digest = c.entitySha256();
            return new ArchivedRecord(
                    id,
                    false,
                    c.uri(),
                    c.begun(),
                    c.status(),
                    "unk",
                    c.contentType(),
                    digest,
                    "",
                    0,
                    0,
                    c.outcome(),
                    c.origin());
        }

        @Override
        public Optional<Message> obstacle(long bytes) {
            return intake.obstacle(bytes);
        }

        @Override
        public DecodedText decode(byte[] bytes, Optional<String> contentType) {
            return intake.decode(bytes, contentType);
        }

        @Override
        public Judgement judge(Page page, Site site) {
            List<Judgement.LinkJudgement> links = page.links().stream()
                    .map(link -> new Judgement.LinkJudgement(link, 100, List.of()))
                    .toList();
            Judgement.Kind kind = whole() ? intake.judge(page, site).kind() : Judgement.Kind.WAY;
            return new Judgement(kind, "", Optional.empty(), links, List.of());
        }

        @Override
        public void judged(ArchivedRecord record, Page page, Site site, Judgement judgement) {
            if (whole()) {
                intake.judged(record, page, site, judgement);
            }
        }

        @Override
        public Optional<Crawl.Validators> validators(URI uri) {
            return intake.validators(uri);
        }

        @Override
        public Optional<Crawl.Payload> payload(Crawl.Validators validators) {
            return intake.payload(validators);
        }
    }
}
